"""Content that is a clause or a quotation: after its cue, before it, or around it."""

from collections.abc import Iterable
from dataclasses import dataclass

from tocsin.extract.attribution.cues import Match
from tocsin.extract.attribution.edges import after_dateline, besides, snapped
from tocsin.extract.attribution.paragraphs import statement_blocks
from tocsin.extract.attribution.quotations import Quotation, with_marks
from tocsin.extract.phrases.syntax import Tree
from tocsin.extract.reader import Reader

EDGES = frozenset({",", ".", ":", ";", "-", "–", "—", "...", "…", "_SP", "--"})
QUOTES = frozenset({'"', "“", "”", "''", "``"})
LEADING = frozenset({"and", "but", "or", "that"})
# Said before what the report tells now.
EARLIER = frozenset({"earlier", "previously", "initially", "originally"})
# What is refused in "said so without giving details".
REFUSING = frozenset(
    {"give", "provide", "elaborate", "specify", "offer", "name", "identify", "disclose", "comment"}
)
# A quotation stands this near its cue, in tokens, or is at least that long, to be its content.
NEAR_TOKENS, LONG_QUOTATION = 3, 30
# Verbs whose object is who is told, never the subject of what is told.
ADDRESSING = frozenset({"tell", "inform", "warn", "ask", "remind", "assure", "brief", "notify"})
# A sentence that only says who spoke the quotation before it is this short, in tokens.
SHORT_SENTENCE = 12
Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What is attributed: stretches of text (offsets), and the word that governs it."""

    stretches: tuple[Stretch, ...]
    root: int | None
    frame: str


def stretches_of(
    reader: Reader,
    quotations: tuple[Quotation, ...],
    members: Iterable[int],
    without: frozenset[int] = frozenset(),
) -> tuple[Stretch, ...]:
    """Return the text of tokens, in runs around those left out, without edge punctuation."""
    tree = reader.tree
    kept = sorted(set(members) - without)
    runs: list[list[int]] = []
    for token in kept:
        if runs and not any(gap in without for gap in range(runs[-1][-1] + 1, token)):
            runs[-1].append(token)
        else:
            runs.append([token])
    trimmed = (_trim(tree, run) for run in runs)
    text = reader.document.text
    return tuple(
        with_marks(text, quotations, *after_dateline(text, (tree.tokens[run[0]].start,
                                                            tree.tokens[run[-1]].end)))
        for run in trimmed
        if run
    )  # fmt: skip


def _trim(tree: Tree, run: list[int]) -> list[int]:
    first, last = 0, len(run)
    while first < last and (_is_edge(tree, run[first]) or _leads(tree, run[first])):
        first += 1
    while last > first and _is_edge(tree, run[last - 1]):
        last -= 1
    return run[first:last]


def _leads(tree: Tree, token: int) -> bool:
    """Return whether a word only leads in to a clause, and is not itself quoted."""
    joins = tree.lemma(token) in LEADING and tree.tokens[token].relation in {"cc", "mark"}
    text = tree.tokens[token].text.lower()
    if text in EARLIER and token + 1 < len(tree.tokens) and tree.lemma(token + 1) == "that":
        return True
    return joins and not (token > 0 and tree.tokens[token - 1].text in QUOTES)


def _is_edge(tree: Tree, token: int) -> bool:
    text = tree.tokens[token].text
    return text in EDGES or not text.strip() or text in QUOTES


def clause_frame(reader: Reader, quotations: tuple[Quotation, ...], match: Match) -> Content | None:
    """A clause that the cue governs, or that the cue interrupts or follows."""
    tree, verb = reader.tree, match.head
    block = _speech_block(tree, match)
    clauses = [c for c in tree.children(verb, "ccomp") if not has_to(tree, c)]
    if match.last != verb:
        clauses += [c for c in tree.children(match.last, "ccomp", "acl") if not has_to(tree, c)]
    clauses = [c for c in clauses if c not in match.tokens]
    if clauses:
        before = [c for c in clauses if c < verb]
        after = [c for c in clauses if c > verb]
        found: tuple[Stretch, ...] = ()
        if before:
            found = _before(reader, quotations, match, before[0], block)
        if after:
            members = [t for c in after for t in _whole(tree, match, c)]
            block = (block - set(members)) | _refusals(tree, members) | besides(reader, verb, after)
            found += stretches_of(reader, quotations, members, block)
        cue = (tree.tokens[min(match.tokens)].start, tree.tokens[match.last].end)
        found = snapped(reader, quotations, found, cue)
        return _content(_with_quotations(reader, quotations, match, found), clauses[-1])
    head = tree.tokens[verb].head
    if tree.tokens[verb].relation == "parataxis" and head != verb:
        members = [t for t in tree.subtree(head) if t not in set(tree.subtree(verb))]
        without = frozenset(tree.subtree(verb))
        return _content(stretches_of(reader, quotations, members, without), head)
    return None


def _whole(tree: Tree, match: Match, clause: int) -> list[int]:
    """The words of a clause, with its subject where the parse takes it for the cue's object."""
    members = tree.subtree(clause)
    own = tree.children(clause, "nsubj", "nsubjpass", "expl", "csubj")
    if not own and tree.lemma(match.head) not in ADDRESSING:
        for noun in tree.children(match.head, "dobj"):
            if match.last < noun < clause:
                members = [*tree.subtree(noun), *members]
    return members


def _with_quotations(
    reader: Reader,
    quotations: tuple[Quotation, ...],
    match: Match,
    found: tuple[Stretch, ...],
) -> tuple[Stretch, ...]:
    """Add the other part of a quotation that the cue interrupts, where one part is quoted."""
    if not any(item.holds(*part) for item in quotations for part in found):
        return found
    tree = reader.tree
    sentence = tree.sentence_of(match.head)
    first, last = tree.tokens[sentence.first].start, tree.tokens[sentence.last - 1].end
    others = [
        (item.start, item.end)
        for item in quotations
        if first <= item.start
        and item.end <= last
        and not any(item.start < end and start < item.end for start, end in found)
        and item.end - item.start >= LONG_QUOTATION
        and _beside(tree, match, (item.start, item.end))
    ]
    return tuple(sorted((*found, *others)))


def _refusals(tree: Tree, members: list[int]) -> frozenset[int]:
    """The words of "without giving details": of the telling, not of what is told."""
    return frozenset(
        token
        for number in members
        if tree.lemma(number) == "without"
        and any(tree.lemma(verb) in REFUSING for verb in tree.children(number, "pcomp"))
        for token in tree.subtree(number)
    )


def _before(
    reader: Reader,
    quotations: tuple[Quotation, ...],
    match: Match,
    clause: int,
    block: frozenset[int],
) -> tuple[Stretch, ...]:
    """The words before a sentence-final cue: the whole sentence up to the speaker."""
    tree = reader.tree
    members = set(tree.subtree(clause))
    if tree.tokens[match.head].relation in {"ROOT", "ccomp"}:
        sentence = tree.sentence_of(match.head)
        if tree.tokens[match.head].relation == "ROOT":
            members.update(range(sentence.first, min(block)))
    return stretches_of(reader, quotations, members, block)


def _content(stretches: tuple[Stretch, ...], root: int) -> Content | None:
    return Content(stretches=stretches, root=root, frame="clause") if stretches else None


def _speech_block(tree: Tree, match: Match) -> frozenset[int]:
    verb = match.head
    block = {verb, *match.tokens}
    for child in tree.children(verb, "nsubj", "nsubjpass", "aux", "auxpass", "neg", "dobj",
                               "dative", "agent", "npadvmod", "prep"):  # fmt: skip
        members = tree.subtree(child)
        near = tree.tokens[child].relation in {"nsubj", "nsubjpass", "aux", "auxpass", "neg"}
        if near or (child > verb and child - verb <= 3):
            block.update(members)
    return frozenset(block)


def quote_frame(reader: Reader, quotations: tuple[Quotation, ...], match: Match) -> Content | None:
    """Words in quotation marks beside the cue, after its colon, or in the sentence before."""
    tree = reader.tree
    sentence = tree.sentence_of(match.head)
    first, last = tree.tokens[sentence.first].start, tree.tokens[sentence.last - 1].end
    cue = tree.tokens[match.head]
    inside = [
        (max(item.start, first), min(item.end, last))
        for item in quotations
        if item.start < last and first < item.end and not item.holds(cue.start, cue.end)
    ]
    inside = [part for part in inside if _beside(tree, match, part)]
    if inside:
        drawn = snapped(reader, quotations, inside, (cue.start, cue.end))
        return Content(stretches=drawn, root=None, frame="quote")
    return _after_colon(reader, quotations, match) or _sentence_before(reader, quotations, match)


def _beside(tree: Tree, match: Match, part: Stretch) -> bool:
    start, end = part
    if end - start >= LONG_QUOTATION:
        return True
    block = _speech_block(tree, match)
    edges = (tree.tokens[min(block)].start, tree.tokens[max(block)].end)
    gap = (end, edges[0]) if end <= edges[0] else (edges[1], start)
    if gap[0] > gap[1]:
        return False
    between = tree.tokens_in(tree.characters(*gap)) if gap[1] - gap[0] > 1 else []
    return len(between) <= NEAR_TOKENS


def _after_colon(reader: Reader, quotations: tuple[Quotation, ...], match: Match) -> Content | None:
    """What follows "X said:" without marks: the rest of its paragraph, or the next ones."""
    tree = reader.tree
    sentence = tree.sentence_of(match.head)
    ends = [t for t in range(match.last, sentence.last) if tree.tokens[t].text == ":"]
    if not ends or ends[0] - match.last > NEAR_TOKENS or tree.children(match.head, "ccomp"):
        return None
    rest = [t for t in range(ends[0] + 1, len(tree.tokens))
            if tree.sentence_of(t).block == sentence.block]  # fmt: skip
    if any(tree.tokens[t].text.isalnum() for t in rest):
        span = tree.span(rest[0], rest[-1])
        return Content(stretches=((span.start, span.end),), root=None, frame="quote")
    names = {tree.tokens[t].text for t in range(sentence.first, match.head)
             if tree.tokens[t].tag == "NNP"}  # fmt: skip
    stretches = tuple(statement_blocks(reader, sentence.block, names))
    return Content(stretches=stretches, root=None, frame="quote") if stretches else None


def _sentence_before(
    reader: Reader, quotations: tuple[Quotation, ...], match: Match
) -> Content | None:
    """The quoted sentence before a short one with nothing but speaker and cue."""
    tree = reader.tree
    sentence = tree.sentence_of(match.head)
    earlier = tree.sentence_number(match.head) - 1
    if earlier < 0 or tree.sentences[earlier].block != sentence.block:
        return None
    span = tree.sentence_span(tree.sentences[earlier])
    touching = any(item.holds(span.start, span.end) and item.end == span.end for item in quotations)
    if touching and sentence.last - sentence.first <= SHORT_SENTENCE:
        return Content(stretches=((span.start, span.end),), root=None, frame="quote")
    return None


def has_to(tree: Tree, verb: int) -> bool:
    """Return whether a verb is a to-infinitive."""
    return any(tree.lemma(child) == "to" for child in tree.children(verb, "aux", "mark"))
