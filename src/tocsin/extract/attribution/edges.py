"""Where content ends: datelines before it, quotations around it, what a speaker does besides."""

import re
from collections.abc import Iterable

from tocsin.extract.attribution.quotations import Quotation
from tocsin.extract.phrases.syntax import Tree
from tocsin.extract.reader import Reader

Stretch = tuple[int, int]
# "SELBY, NORLAND — ", "OSTAVA (Agency) - -": where and by whom a report was filed.
DATELINE = re.compile(
    r"[A-Z][A-Z.’' ]*[A-Z.](?:,\s[A-Z][\w. ]*)?(?:\s\([^)\n]{2,20}\))?"
    r"(?:\s?(?:—|–|--)|\s-)[\s—–-]*(?=[A-Z\"“‘])"
)
FINITE = frozenset({"VBD", "VBZ", "VBP"})
DASHES = "-–—"


def after_dateline(text: str, stretch: Stretch) -> Stretch:
    """Return a stretch without the dateline or the dashes that it begins with."""
    start, end = stretch
    found = DATELINE.match(text, start, end)
    if found is not None and _begins_line(text, start):
        start = found.end()
    while start < end and text[start] in DASHES:
        start += 1
    return start, end


def _begins_line(text: str, start: int) -> bool:
    before = text[:start].rstrip(" \u00a0" + DASHES)
    return not before or before[-1] == "\n"


def snapped(
    reader: Reader, quotations: Iterable[Quotation], stretches: Iterable[Stretch], cue: Stretch
) -> tuple[Stretch, ...]:
    """Return stretches drawn out to the quotations that they begin or end in.

    To the beginning in the same line, to the end in the same sentence: what is quoted after it
    is told apart. A quotation that holds the cue as well is another's, and not drawn out to.
    """
    found: list[Stretch] = []
    for start, end in stretches:
        first, last = start, end
        low = reader.document.text.rfind("\n", 0, start) + 1
        high = sentence_end(reader, end - 1)
        for item in quotations:
            if item.start < cue[1] and cue[0] < item.end:
                continue
            if item.start < start < item.end:
                first = max(item.start, low)
            if item.start < end < item.end:
                last = min(item.end, high)
        if found and first < found[-1][1]:
            first = found.pop()[0]
        found.append((first, last))
    return tuple(found)


def sentence_end(reader: Reader, offset: int) -> int:
    """Return where the sentence of a character ends."""
    tree = reader.tree
    token = tree.token_at(offset)
    return offset + 1 if token is None else tree.tokens[tree.sentence_of(token).last - 1].end


def besides(reader: Reader, cue: int, clauses: Iterable[int]) -> frozenset[int]:
    """Return the tokens of what a speaker does besides, which the parse hangs on what is said.

    "Said the talks are going well and praised the hosts", "..., calling the raid a crime".
    """
    tree, table = reader.tree, reader.lexicons.table("cues")
    found: set[int] = set()
    for clause in clauses:
        for verb in tree.children(clause, "conj", "advcl"):
            if verb > cue and tree.lemma(verb) in table and speaks_besides(tree, verb) == cue:
                found.update(_with_lead(tree, verb))
    return frozenset(found)


def _with_lead(tree: Tree, verb: int) -> list[int]:
    """Return the tokens of a clause and the conjunction or comma that leads to it."""
    members = tree.subtree(verb)
    first = members[0]
    while (
        first > 0
        and tree.tokens[first - 1].tag in {"CC", ","}
        and (tree.tokens[first - 1].head in {tree.tokens[verb].head, verb})
    ):
        first -= 1
    return [*range(first, members[0]), *members]


def speaks_besides(tree: Tree, verb: int) -> int | None:
    """Return the cue whose speaker does what a verb says, where the parse has it elsewhere.

    The verb is joined to what is said, and has the cue's tense where what is said has another;
    or it is a participle after a comma.
    """
    token = tree.tokens[verb]
    clause = tree.tokens[token.head]
    if clause.relation != "ccomp" or tree.children(verb, "nsubj", "nsubjpass", "aux", "auxpass"):
        return None
    cue = clause.head
    if cue > token.head or not tree.is_verb(cue):
        return None
    if token.relation == "advcl" and token.tag == "VBG":
        start = tree.subtree(verb)[0]
        return cue if tree.tokens[start - 1].text == "," and start == verb else None
    tag = tree.tokens[cue].tag
    other = token.relation == "conj" and token.tag == tag and tag in FINITE
    return cue if other and _tense(tree, token.head) != tag else None


def _tense(tree: Tree, verb: int) -> str:
    """Return the tag of the finite word of a clause."""
    helpers = tree.children(verb, "aux", "auxpass")
    return tree.tokens[helpers[0] if helpers else verb].tag
