"""Attributions that the model heads find: cues that no rule reads, and how a speaker stands."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from tocsin.core.vocab import Stance
from tocsin.extract.attribution.asides import Draft
from tocsin.extract.attribution.contents import Content, stretches_of
from tocsin.extract.attribution.quotations import Quotation
from tocsin.extract.phrases.turns import unsaid
from tocsin.extract.reader import Reader
from tocsin.extract.settings import AttributionSettings

# The head that marks the words of cues, and that which ties to them who spoke and what was said.
CUE, SAID = "cue", "said"
# Between two words of one content so many others may stand: marks, or the cue itself.
MOST_BETWEEN = 2


def by_heads(
    reader: Reader,
    quotations: tuple[Quotation, ...],
    known: Sequence[Draft],
    settings: AttributionSettings,
) -> Iterator[Draft]:
    """Yield the attributions of cues that no rule has read."""
    taken = {
        token for draft in known if draft.cue for token in range(draft.cue[0], draft.cue[1] + 1)
    }
    taken |= {draft.head for draft in known}
    silent = unsaid(reader.document.text)
    for token, place in enumerate(reader.tree.tokens):
        probability = reader.heads.of(CUE, token).get("begin", 0.0)
        if probability < settings.min_by_heads or token in taken:
            continue
        if any(start <= place.start < end for start, end in silent):
            continue
        draft = _draft(reader, quotations, token, probability, settings)
        if draft is not None:
            yield draft


def with_stance(reader: Reader, draft: Draft, settings: AttributionSettings) -> Draft:
    """Return a draft with the stance that the heads are sure of."""
    if draft.cue is None:
        return draft
    best = reader.heads.sure("stance", draft.cue[0], settings.min_stance)
    if best is None:
        return draft
    return replace(draft, stance=Stance(best))


def _draft(
    reader: Reader,
    quotations: tuple[Quotation, ...],
    token: int,
    probability: float,
    settings: AttributionSettings,
) -> Draft | None:
    last = _last_of_cue(reader, token)
    told = reader.heads.beside(SAID, token)
    inside = range(token, last + 1)
    said = [
        word
        for word, row in told.items()
        if row["content"] >= settings.min_content and word not in inside
    ]
    runs = _runs(reader, said)
    stretches = [each for run in runs for each in stretches_of(reader, quotations, run)]
    if not stretches:
        return None
    speaking = [
        word
        for word, row in told.items()
        if row["source"] >= settings.min_source and word not in inside
    ]
    stance = reader.heads.best("stance", token)
    return Draft(
        cue=(token, last),
        head=token,
        speakers=_heads(reader, speaking),
        content=Content(stretches=tuple(stretches), root=None, frame="heads"),
        stance=Stance(stance) if stance else Stance.ASSERTED,
        rule="heads",
        score=round(probability, 3),
    )


def _last_of_cue(reader: Reader, first: int) -> int:
    last = first
    while reader.heads.best(CUE, last + 1) == "inside":
        last += 1
    return last


def _runs(reader: Reader, words: Iterable[int]) -> list[list[int]]:
    """Return words in runs, each within a sentence, small gaps closed."""
    runs: list[list[int]] = []
    for word in sorted(words):
        near = runs and word - runs[-1][-1] <= MOST_BETWEEN + 1
        if near and reader.tree.sentence_number(word) == reader.tree.sentence_number(runs[-1][-1]):
            runs[-1].extend(range(runs[-1][-1] + 1, word + 1))
        else:
            runs.append([word])
    return runs


def _heads(reader: Reader, words: Iterable[int]) -> tuple[int, ...]:
    """Return the words of a source that hang on none of its others: the speakers."""
    tree, runs = reader.tree, _runs(reader, words)
    found = []
    for run in runs:
        found += [
            word
            for word in tree.tops(run)
            if tree.is_noun(word) or tree.tokens[word].tag.startswith(("PRP", "DT", "CD"))
        ][:1]
    return tuple(found)
