"""Attributions: who says so, of which words, and how they stand to it, clause by clause."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tocsin.core.ids import attribution_id
from tocsin.core.ports import Entry
from tocsin.core.speakers import SAID_EARLIER
from tocsin.core.types import Attribution, DateInterval, Span, Speaker
from tocsin.core.vocab import EvidenceBasis, SourceKind, Stance
from tocsin.extract.attribution.asides import Draft, according_to, adjective, adverb, headings
from tocsin.extract.attribution.basis import based_on, find_basis, find_likelihood, rested_on
from tocsin.extract.attribution.contents import EARLIER, Content
from tocsin.extract.attribution.continuations import COMPLETING, with_continuations
from tocsin.extract.attribution.corrections import CORRECTION, corrections
from tocsin.extract.attribution.cues import Match, find_cues, needed
from tocsin.extract.attribution.edges import speaks_besides
from tocsin.extract.attribution.frames import find_content
from tocsin.extract.attribution.naming import is_named, source_kind
from tocsin.extract.attribution.quotations import Quotation, find_quotations, quotation_at
from tocsin.extract.attribution.signed import signed_quotations
from tocsin.extract.attribution.speakers import FIRST, PRONOUNS, Cast, pronoun_of
from tocsin.extract.attribution.stance import is_negated, stance_of
from tocsin.extract.attribution.via import find_via, is_outlet
from tocsin.extract.attribution.voices import agent, auxiliaries, is_passive, subject
from tocsin.extract.phrases.refuted import is_refuted_noun
from tocsin.extract.phrases.syntax import Tree
from tocsin.extract.phrases.times import said_time
from tocsin.extract.reader import Reader

# Verbs that lend their subject to a noun of saying: "made a claim", "issued a warning".
SUPPORT = frozenset(
    ["make", "issue", "release", "give", "deliver", "repeat", "publish", "voice", "renew", "send"]
)
# Verbs that say who gives it, with the noun behind "with": "provided him with a warning".
SUPPLYING = frozenset({"provide", "supply", "present", "issue", "furnish"})
MODALS = frozenset({"should", "must", "can", "could", "may", "might", "would"})
# People whose very name says that they saw it; residents and relatives may have heard of it.
WITNESSES = frozenset({"witness", "eyewitness"})
OBJECT_FRAMES = frozenset({"object", "small", "gerund", "passive", "bare"})


def find_attributions(reader: Reader) -> tuple[Attribution, ...]:
    """Return the attributions of a document in text order, each with a unique id."""
    quotations = find_quotations(reader)
    cued = list(_cued(reader, quotations))
    telling = {draft.head for draft in cued if draft.speakers and draft.content.frame in COMPLETING}
    aside = [draft for draft in according_to(reader, quotations)
             if not _passes_on(reader, draft, telling)]  # fmt: skip
    signed = signed_quotations(reader, quotations, [*cued, *aside])
    corrected = corrections(reader, [*cued, *aside])
    drafts = _distinct([*cued, *aside, *headings(reader), *signed, *corrected])
    parents = _parents(reader, drafts)
    speakers = _speakers(reader, drafts, parents)
    made = [_finish(reader, quotations, draft, speakers[number])
            for number, draft in enumerate(drafts)]  # fmt: skip
    parents = _without_themselves(made, parents)
    made = [replace(item, parent=made[parent].id if parent is not None else None)
            for item, parent in zip(made, parents, strict=True)]  # fmt: skip
    return with_continuations(reader, quotations, made)


def _passes_on(reader: Reader, draft: Draft, telling: set[int]) -> bool:
    """Return whether "X said so, according to state media": the outlet is how we know, not who."""
    governor = reader.tree.tokens[draft.head].head
    return governor in telling and all(is_outlet(reader, head) for head in draft.speakers)


def innermost(attributions: Sequence[Attribution], offset: int) -> Attribution | None:
    """Return the attribution with the least content that covers a character, or None."""
    covering = [
        item for item in attributions for span in item.content if span.start <= offset < span.end
    ]
    return min(covering, key=lambda item: (_length(item), item.id), default=None)


def _length(item: Attribution) -> int:
    return sum(span.end - span.start for span in item.content)


# ------------------------------------------------------------------------------- cues


def _cued(reader: Reader, quotations: tuple[Quotation, ...]) -> Iterator[Draft]:
    taken: set[int] = set()
    for match in find_cues(reader):
        if match.head in taken:
            continue
        draft = _draft(reader, quotations, match)
        if draft is not None:
            taken.add(match.head)
            yield draft


def _draft(reader: Reader, quotations: tuple[Quotation, ...], match: Match) -> Draft | None:
    kind = match.entries[0].features.get("pos", "verb")
    if kind == "adverb":
        return adverb(reader, quotations, match)
    if kind == "adjective":
        return adjective(reader, quotations, match)
    noun = kind == "noun"
    if noun and reader.tree.lemma(reader.tree.tokens[match.head].head) == "in":
        return None
    if not noun and not _asserted(reader, match.head):
        return None
    negated = is_negated(reader, match.head)
    for entry in match.entries:
        content = find_content(reader, quotations, match, entry)
        if content is None:
            continue
        stance = stance_of(reader, entry, content, negated=negated)
        if stance is None:
            continue
        speaking = _noun_speakers if noun else _verb_speakers
        heads = speaking(reader, match.head, entry)
        if heads is None or not _can_speak(reader, heads, entry, content):
            continue
        return Draft(
            cue=_cue_tokens(reader, match, content.root, negated=negated, stance=stance),
            head=match.head, speakers=heads, content=content, stance=stance,
            rule=f"{kind}_{content.frame}", score=_score(kind, content.frame, heads),
        )  # fmt: skip
    return None


def _score(kind: str, frame: str, heads: tuple[int, ...]) -> float:
    """Return how far a rule is trusted: clauses most, objects less, nouns least."""
    score = 0.6 if kind == "noun" else 0.7 if frame in OBJECT_FRAMES else 0.9
    return score if heads else round(score - 0.1, 2)


def _asserted(reader: Reader, verb: int) -> bool:
    """Return whether a verb of saying is said to have happened: no "to say", no "should say"."""
    tree = reader.tree
    helpers = set(auxiliaries(tree, verb))
    if tree.tokens[verb].tag == "VB" and not helpers:
        joined = (
            tree.tokens[verb].relation == "conj" and tree.tokens[tree.tokens[verb].head].tag != "VB"
        )
        return joined or reader.in_heading(verb)
    if any(tree.lemma(mark) in {"if", "whether", "unless"} for mark in tree.children(verb, "mark")):
        return False
    if tree.tokens[verb].tag == "VB" and "to" in helpers:
        governor = tree.tokens[verb].head
        return tree.tokens[verb].relation == "xcomp" and tree.lemma(governor) in {
            "continue", "want", "wish", "like", "quick", "appear", "seem", "go", "move",
        }  # fmt: skip
    return not helpers & MODALS or tree.negated(verb)


def _can_speak(reader: Reader, heads: tuple[int, ...], entry: Entry, content: Content) -> bool:
    """Return whether a subject can be the speaker: events "highlight" but do not speak."""
    kinds = needed(entry, "speaker_needs")
    animate = "animate" in entry.features and content.frame not in COMPLETING
    if not heads or not (kinds or animate):
        return True
    kind = source_kind(reader, heads[0])
    if kinds:
        return kind.value in kinds
    named = kind is not SourceKind.UNKNOWN or is_named(reader, heads[0])
    return named or reader.tree.lemma(heads[0]) in PRONOUNS | {"source"}


def _verb_speakers(reader: Reader, verb: int, entry: Entry) -> tuple[int, ...] | None:
    """Return the heads of a verb's speakers; empty where none is expressed, None if it has none."""
    tree = reader.tree
    if is_passive(tree, verb) and "experiencer" not in entry.features:
        who = agent(tree, verb)
        return (who,) if who is not None else ()
    elsewhere = speaks_besides(tree, verb)
    if elsewhere is not None:
        return _verb_speakers(reader, elsewhere, entry)
    who = _refuser(tree, verb) if tree.tokens[verb].relation == "pcomp" else None
    who = subject(tree, verb) if who is None else who
    if who is not None and (tree.negated(who) or tree.lemma(who) in {"nobody", "none"}):
        return _who_declines(tree, who, entry)
    impersonal = {"you", "there"} | ({"it"} if entry.features.get("pos") == "copula" else set())
    if who is None:
        who = _inverted(tree, verb)
    if who is None or tree.tokens[who].relation == "expl" or tree.lemma(who) in impersonal:
        return None
    return None if tree.tokens[who].tag in {"WDT", "WP"} else (who,)


def _who_declines(tree: Tree, who: int, entry: Entry) -> tuple[int, ...] | None:
    """Return the speaker of "no official would comment"; "nobody knows" has none."""
    refused = "only_negated" in entry.features and tree.lemma(who) not in {"nobody", "none", "one"}
    return (who,) if refused else None


def _inverted(tree: Tree, verb: int) -> int | None:
    """Return the speaker after a sentence-final verb that the parse takes for its object."""
    if not any(child < verb for child in tree.children(verb, "ccomp")):
        return None
    return next((n for n in tree.children(verb, "dobj") if tree.tokens[n].tag == "NNP"), None)


def _refuser(tree: Tree, verb: int) -> int | None:
    """Return who does something "without giving details": the speaker, not who is spoken of."""
    preposition = tree.tokens[verb].head
    if tree.lemma(preposition) != "without":
        return None
    top = tree.tokens[preposition].head
    while tree.tokens[top].relation == "ccomp" and tree.tokens[top].head < top:
        top = tree.tokens[top].head
    return subject(tree, top) if tree.is_verb(top) else None


def _noun_speakers(reader: Reader, noun: int, entry: Entry) -> tuple[int, ...] | None:
    tree = reader.tree
    for owner in tree.children(noun, "poss"):
        return (owner,)
    for preposition in tree.children(noun, "prep", "agent"):
        if tree.lemma(preposition) in {"by", "from"}:
            return tuple(tree.children(preposition, "pobj")[:1])
    verb = tree.tokens[noun].head
    if tree.tokens[noun].relation == "dobj" and tree.lemma(verb) in SUPPORT:
        who = subject(tree, verb)
        return (who,) if who is not None and not is_passive(tree, verb) else ()
    above = tree.tokens[verb].head
    if tree.lemma(verb) == "with" and tree.lemma(above) in SUPPLYING:
        who = subject(tree, above)
        return (who,) if who is not None and not is_passive(tree, above) else ()
    own = "self" in entry.features and not is_refuted_noun(tree, noun)
    return (noun,) if own else ()


def _cue_tokens(
    reader: Reader, match: Match, root: int | None, *, negated: bool, stance: Stance
) -> tuple[int, int]:
    tree = reader.tree
    first = min(match.tokens)
    last = max(match.tokens)
    if negated:
        helpers = tree.children(match.head, "aux", "neg")
        first = min([first, *helpers])
    if (
        stance is Stance.DECLINED
        and root is not None
        and tree.tokens[root].relation in {"xcomp", "pcomp"}
    ):
        last = max(last, root) if root - last <= 4 else last
    if tree.lemma(match.head) in {"be", "remain"}:
        first = match.tokens[-1]
    return first, last


# ------------------------------------------------------------------------------- drafts


def _distinct(drafts: list[Draft]) -> list[Draft]:
    """Return drafts in text order without those that repeat a cue or name no new words."""
    seen: set[object] = set()
    kept = []
    for draft in sorted(drafts, key=lambda item: (item.head, -item.score)):
        key = (draft.cue, draft.content.stretches)
        if key not in seen:
            seen.add(key)
            kept.append(draft)
    return kept


def _parents(reader: Reader, drafts: list[Draft]) -> list[int | None]:
    """Return for each draft the one in whose content it lies, by its cue and first words."""
    tree = reader.tree
    found: list[int | None] = []
    for draft in drafts:
        place = tree.tokens[draft.head].start
        start = draft.content.stretches[0][0]
        around = [
            number
            for number, other in enumerate(drafts)
            if other is not draft
            and _holds(other, place)
            and _holds(other, start)
            and _size(other) > _size(draft)
        ]
        found.append(min(around, key=lambda number: _size(drafts[number]), default=None))
    return found


def _without_themselves(made: list[Attribution], parents: list[int | None]) -> list[int | None]:
    """Return the parents, those of whoever takes back a number in words of their own left out."""
    return [
        parents[parent]
        if parent is not None
        and item.made_by == f"attribution/{CORRECTION}"
        and _keys(item) == _keys(made[parent])
        else parent
        for item, parent in zip(made, parents, strict=True)
    ]


def _keys(item: Attribution) -> list[str]:
    return [speaker.speaker_key for speaker in item.speakers]


def _holds(draft: Draft, offset: int) -> bool:
    return any(start <= offset < end for start, end in draft.content.stretches)


def _size(draft: Draft) -> int:
    return sum(end - start for start, end in draft.content.stretches)


def _speakers(
    reader: Reader, drafts: list[Draft], parents: list[int | None]
) -> list[tuple[Speaker, ...]]:
    """Return the speakers of each draft; "I" and "we" are those whose speech it is."""
    tree, cast = reader.tree, Cast(reader=reader)
    order = sorted(
        range(len(drafts)), key=lambda n: min(drafts[n].speakers, default=drafts[n].head)
    )
    found: dict[int, tuple[Speaker, ...]] = {
        number: tuple(s for head in drafts[number].speakers for s in cast.speakers(head))
        for number in order
    }
    for number in sorted(order, key=lambda n: -_size(drafts[n])):
        parent = parents[number]
        heads = drafts[number].speakers
        if parent is not None and heads and pronoun_of(tree, heads[0]) in FIRST:
            found[number] = cast.speakers(heads[0], within=found[parent])
    return [found[number] for number in range(len(drafts))]


def _finish(
    reader: Reader, quotations: tuple[Quotation, ...], draft: Draft, speakers: tuple[Speaker, ...]
) -> Attribution:
    tree, content = reader.tree, draft.content
    cue = tree.span(*draft.cue) if draft.cue else None
    spans = tuple(tree.characters(start, end) for start, end in content.stretches)
    basis, basis_span = _basis(reader, draft, speakers)
    return Attribution(
        id=attribution_id(reader.document.id, cue, spans),
        speakers=speakers,
        cue=cue,
        content=spans,
        direct=_is_verbatim(reader, quotations, draft, spans),
        via=find_via(reader, draft.head, draft.speakers),
        stance=draft.stance,
        basis=basis,
        basis_span=basis_span,
        likelihood=find_likelihood(reader, content),
        said_on=_said_on(reader, draft.head),
        score=draft.score,
        made_by=f"attribution/{draft.rule}",
    )


def _said_on(reader: Reader, cue: int) -> DateInterval:
    """Return when something was said; "had said earlier" is no date, but keeps its words."""
    tree, said_on = reader.tree, said_time(reader, cue)
    near = [*tree.children(cue, "advmod"), min(cue + 1, len(tree.tokens) - 1)]
    before = [token for token in near if tree.tokens[token].text.lower() in EARLIER]
    if said_on.span is not None or not before:
        return said_on
    return DateInterval(span=tree.span(before[0], before[0]), reason=SAID_EARLIER)


def _is_verbatim(
    reader: Reader, quotations: tuple[Quotation, ...], draft: Draft, spans: tuple[Span, ...]
) -> bool:
    """Return whether all content is quoted; a headline's quotation marks promise no such thing."""
    return not reader.in_heading(draft.head) and all(
        quotation_at(quotations, span.start, span.end) is not None for span in spans
    )


def _basis(
    reader: Reader, draft: Draft, speakers: tuple[Speaker, ...]
) -> tuple[EvidenceBasis, Span | None]:
    if draft.stance is Stance.CLAIMED:
        return EvidenceBasis.CLAIM_OF_RESPONSIBILITY, None
    basis, span = find_basis(reader, draft.speakers, draft.content)
    if span is None:
        resting = based_on(reader, draft.head) or rested_on(reader, draft.head)
        basis, span = resting if resting is not None else (basis, span)
    if span is None and speakers and reader.tree.lemma(draft.speakers[0]) in WITNESSES:
        return EvidenceBasis.EYEWITNESS, speakers[0].mention
    return basis, span
