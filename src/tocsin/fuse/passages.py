"""Passages that several documents have in nearly the same words.

A sentence stays the same passage when a word or a figure is changed, a clause dropped, or who
said it put elsewhere. The decision rests on the two sentences alone.
"""

from collections.abc import Callable, Iterable, Sequence

from tocsin.core.sets import Groups
from tocsin.core.types import CopyGroup
from tocsin.core.words import words_of
from tocsin.fuse.accounts import Told
from tocsin.fuse.settings import CopySettings
from tocsin.fuse.shingles import NUMBER, combined, hashes_of, unnumbered

# Words of which reports of violence are made, whoever writes them.
STOCK = frozenset(
    """a an the this that these those his her its their it he she they who which whom whose
    of in on at to for from by with into near about after before during over under between
    and or but as than when while where since until against among amid
    is are was were be been being has have had will would could may might not no also only
    at least more most many some several other others another both all
    killed kill killing dead died death deaths wounded injured hurt shot people person persons
    man men woman women child children civilians soldiers officers police officials
    attack attacks attacked bomb bombs bombing blast explosion exploded shooting
    said say says told according reported report reports
    """.split()
) | {NUMBER}
Passage = tuple[str, tuple[Told, ...]]
Texts = Callable[[Told], Iterable[str]]


def copied_passages(told: Sequence[Told], settings: CopySettings) -> tuple[Passage, ...]:
    """Return each sentence that supports claims of two or more documents, with the claims."""
    return _shared(told, lambda one: (span.quote for span in one.claim.evidence), settings)


def shared_quotations(told: Sequence[Told], settings: CopySettings) -> tuple[Passage, ...]:
    """Return each direct quotation in which two or more documents make claims."""
    return _shared(told, _quoted, settings, least=settings.min_quotation_words)


def whole_sentences(
    told: Sequence[Told], groups: Iterable[CopyGroup]
) -> tuple[tuple[Told, ...], ...]:
    """Return claims of documents that copy each other, in groups that rest on the same words.

    In copies the shortest sentence is no chance.
    """
    found = []
    for group in groups:
        texts: dict[str, list[Told]] = {}
        for one in told:
            if one.claim.document_id in group.document_ids:
                for span in one.claim.evidence:
                    texts.setdefault(" ".join(words_of(span.quote)), []).append(one)
        found += [tuple(sharing) for _, sharing in sorted(texts.items()) if _apart(sharing)]
    return tuple(found)


def passage_groups(
    passages: Sequence[tuple[str, Sequence[Told]]], known: Sequence[CopyGroup]
) -> tuple[CopyGroup, ...]:
    """Return the groups of documents that share sentences but are not copies as a whole."""
    counts: dict[tuple[str, ...], int] = {}
    for _, sharing in passages:
        ids = tuple(sorted({one.claim.document_id for one in sharing}))
        counts[ids] = counts.get(ids, 0) + 1
    whole = [set(group.document_ids) for group in known if group.certain]
    return tuple(
        CopyGroup(
            document_ids=ids,
            similarity=1.0,
            reason=f"{count} {'passage is' if count == 1 else 'passages are'} the same, or nearly",
            whole=False,
        )
        for ids, count in sorted(counts.items())
        if not any(set(ids) <= documents for documents in whole)
    )


def alike(texts: Sequence[str], settings: CopySettings) -> Groups[str]:
    """Return which texts are nearly one, by the runs of words that they share.

    Args:
        texts: Words in lower case, parted by single spaces.
    """
    groups: Groups[str] = Groups(texts)
    runs = {text: telling_runs(text, settings) for text in sorted(set(texts))}
    holding: dict[int, list[str]] = {}
    for text, mine in runs.items():
        shared: dict[str, int] = {}
        for run in mine:
            for other in holding.get(run, ()):
                shared[other] = shared.get(other, 0) + 1
            holding.setdefault(run, []).append(text)
        for other, count in shared.items():
            if same_passage(count, len(mine), len(runs[other]), settings):
                groups.join(text, other)
    return groups


def same_passage(shared: int, first: int, second: int, settings: CopySettings) -> bool:
    """Return whether two passages are one, by the runs that they share of those that they have."""
    least = min(first, second)
    return shared >= settings.min_passage_runs and shared >= settings.min_passage_share * least


def telling_runs(text: str, settings: CopySettings) -> frozenset[int]:
    """Return the numbers of a passage's runs, without those of stock words only.

    "at least four people were killed in the" is in every second report.
    """
    words, size = unnumbered(text.split()), settings.passage_shingle_words
    runs = combined(hashes_of(words), size).tolist()
    return frozenset(
        run for at, run in enumerate(runs) if not STOCK.issuperset(words[at : at + size])
    )


def _shared(
    told: Sequence[Told], texts: Texts, settings: CopySettings, *, least: int | None = None
) -> tuple[Passage, ...]:
    passages: dict[str, list[Told]] = {}
    for one in told:
        for text in {" ".join(words_of(each)) for each in texts(one)}:
            if text.count(" ") + 1 >= (least or settings.min_passage_words):
                passages.setdefault(text, []).append(one)
    if not _apart([one for sharing in passages.values() for one in sharing]):
        return ()
    found = []
    for group in alike(sorted(passages), settings).all():
        sharing = {one.claim.id: one for text in group for one in passages[text]}
        if _apart(sharing.values()):
            ordered = sorted(sharing.values(), key=lambda one: one.place_in_text)
            found.append((group[0], tuple(ordered)))
    return tuple(found)


def _apart(told: Iterable[Told]) -> bool:
    """Return whether claims are of two documents or more."""
    return len({one.claim.document_id for one in told}) > 1


def _quoted(told: Told) -> Iterable[str]:
    """Yield the words that a claim's speaker is quoted with."""
    if told.chain and told.chain[0].direct:
        yield from (span.quote for span in told.chain[0].content)
