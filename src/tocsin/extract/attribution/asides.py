"""Attributions beside the clause: "according to", "reportedly", "alleged", headings, "X: ..."."""

from collections.abc import Iterator
from dataclasses import dataclass

from tocsin.core.vocab import EventType, SourceKind, Stance
from tocsin.extract.attribution.contents import Content, stretches_of
from tocsin.extract.attribution.cues import Match
from tocsin.extract.attribution.naming import is_named, source_kind
from tocsin.extract.attribution.quotations import Quotation
from tocsin.extract.reader import Reader

# A speaker after or before a heading's colon is this many tokens at most.
HEADING_SPEAKER_TOKENS = 5
HEADING_MARKS = frozenset({":", "-", "–", "—", "--"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An attribution before its speakers are known: cue tokens, speakers' heads, content."""

    cue: tuple[int, int] | None
    head: int
    speakers: tuple[int, ...]
    content: Content
    stance: Stance
    rule: str
    score: float


def according_to(reader: Reader, quotations: tuple[Quotation, ...]) -> Iterator[Draft]:
    """Yield "according to X", with the sentence or clause around it as content."""
    tree = reader.tree
    for number in range(len(tree.tokens) - 1):
        follows = tree.lemma(number + 1) == "to"
        if tree.tokens[number].text.lower() != "according" or not follows:
            continue
        speakers = [
            noun for child in tree.children(number, "prep") for noun in tree.children(child, "pobj")
        ] or tree.children(number + 1, "pobj")
        if not speakers:
            continue
        aside = frozenset(tree.subtree(number)) | {number, number + 1}
        clause = _clause_around(reader, number, aside)
        stretches = stretches_of(reader, quotations, clause, aside)
        if stretches:
            root = _clause_head(reader, number)
            yield Draft(
                cue=(number, number + 1), head=number, speakers=tuple(speakers),
                content=Content(stretches=stretches, root=root, frame="according"),
                stance=Stance.ASSERTED, rule="according_to", score=0.9,
            )  # fmt: skip


def _clause_head(reader: Reader, number: int) -> int:
    tree = reader.tree
    for ancestor in tree.ancestors(number):
        number = ancestor
        token = tree.tokens[ancestor]
        if tree.is_verb(ancestor) and token.relation in {"ROOT", "ccomp", "conj", "relcl", "advcl"}:
            break
    return number


def _clause_around(reader: Reader, number: int, aside: frozenset[int]) -> list[int]:
    tree = reader.tree
    sentence = tree.sentence_of(number)
    head = _clause_head(reader, number)
    at_edge = min(aside) <= sentence.first + 1 or max(aside) >= sentence.last - 2
    if tree.tokens[head].relation == "ROOT" or (at_edge and tree.tokens[head].relation != "conj"):
        return list(range(sentence.first, sentence.last))
    return tree.subtree(head)


def adverb(reader: Reader, quotations: tuple[Quotation, ...], match: Match) -> Draft | None:
    """Return the attribution of "reportedly", "allegedly": its clause, without a speaker."""
    tree, number = reader.tree, match.head
    head = tree.tokens[number].head
    if head == number:
        return None
    if not tree.is_verb(head) and tree.tokens[head].relation in {"amod", "nummod", "advmod"}:
        head = tree.tokens[head].head
    if tree.tokens[head].relation == "amod":
        noun = tree.tokens[head].head
        members = list(range(number + 1, tree.noun_phrase_tokens(noun)[1] + 1))
    else:
        apart = {
            token
            for child in tree.children(head, "conj", "advcl", "parataxis")
            for token in tree.subtree(child)
        }
        members = [token for token in tree.subtree(head) if token not in apart]
    stretches = stretches_of(reader, quotations, members, frozenset({number}))
    if not stretches:
        return None
    return Draft(
        cue=(number, number), head=number, speakers=(),
        content=Content(stretches=stretches, root=head, frame="adverb"),
        stance=Stance(match.entries[0].code.lower()), rule="adverb", score=0.7,
    )  # fmt: skip


def adjective(reader: Reader, quotations: tuple[Quotation, ...], match: Match) -> Draft | None:
    """Return the attribution of "alleged", "suspected" before a noun, without a speaker."""
    tree, number = reader.tree, match.head
    noun = tree.tokens[number].head
    last = tree.noun_phrase_tokens(noun)[1]
    stretches = stretches_of(reader, quotations, range(number + 1, last + 1))
    if not stretches:
        return None
    return Draft(
        cue=(number, number), head=number, speakers=(),
        content=Content(stretches=stretches, root=None, frame="adjective"),
        stance=Stance(match.entries[0].code.lower()), rule="adjective", score=0.5,
    )  # fmt: skip


def headings(reader: Reader) -> Iterator[Draft]:
    """Yield attributions of headings: "Blast was an attack: officials", "Police: two held"."""
    tree = reader.tree
    for sentence in tree.sentences:
        if not reader.in_heading(sentence.first):
            continue
        marks = [
            number
            for number in range(sentence.first + 1, sentence.last - 1)
            if tree.tokens[number].text in HEADING_MARKS
            and (tree.tokens[number].text == ":" or _spaced(reader, number))
        ]
        if not marks:
            continue
        before = (sentence.first, marks[0] - 1, marks[0] + 1, sentence.last - 1)
        after = (marks[-1] + 1, sentence.last - 1, sentence.first, marks[-1] - 1)
        for place, (first, last, start, end) in (("after", after), ("before", before)):
            head = _heading_speaker(reader, first, last, place)
            if head is not None:
                span = tree.span(start, end)
                yield Draft(
                    cue=None, head=head, speakers=(head,),
                    content=Content(stretches=((span.start, span.end),), root=None,
                                    frame="heading"),
                    stance=Stance.ASSERTED, rule="heading", score=0.5,
                )  # fmt: skip
                break


def _spaced(reader: Reader, number: int) -> bool:
    token, text = reader.tree.tokens[number], reader.document.text
    return text[token.start - 1].isspace() and text[token.end : token.end + 1].isspace()


def _is_act(reader: Reader, head: int) -> bool:
    """Return whether a common noun tells an act of violence: "attack", "bombing"."""
    acts = reader.lexicons.table("trigger_nouns").get(reader.tree.lemma(head), ())
    common = reader.tree.tokens[head].tag in {"NN", "NNS"}
    return common and any(entry.code == EventType.ASSAULT for entry in acts)


def _heading_speaker(reader: Reader, first: int, last: int, place: str) -> int | None:
    """Return the head of a speaker beside a heading's colon, or None.

    A bare country before the colon is a topic ("Syria: ten killed"), never a speaker; so is an
    act ("Hospital bombing: two held").
    """
    tree = reader.tree
    while last > first and tree.tokens[last].tag in {".", "_SP"}:
        last -= 1
    if last - first >= HEADING_SPEAKER_TOKENS or not all(
        tree.is_noun(t) or tree.tokens[t].tag in {"JJ", "DT", "POS", "CD", "HYPH"}
        for t in range(first, last + 1)
    ):
        return None
    if place == "before" and _is_act(reader, last):
        return None
    kind = source_kind(reader, last)
    country = reader.names.country_of(tree.span(first, last).quote) is not None
    if place == "before" and (country or kind is SourceKind.GOVERNMENT):
        return None
    if kind is SourceKind.UNKNOWN and tree.lemma(last) not in {"source"}:
        return None
    if place == "before" and kind is SourceKind.DOCUMENT and not is_named(reader, last):
        return None
    return last
