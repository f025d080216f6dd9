"""What a speaker's knowledge rests on, and how probable a speaker says something is."""

from collections.abc import Iterable

from tocsin.core.types import Span
from tocsin.core.vocab import EvidenceBasis
from tocsin.extract.attribution.contents import Content
from tocsin.extract.reader import Reader

# Verbs by which evidence speaks: "intercepts confirmed that".
SHOWING = frozenset(
    [
        "confirm",
        "show",
        "indicate",
        "reveal",
        "suggest",
        "prove",
        "demonstrate",
        "find",
        "point",
        "establish",
    ]
)
HAVING = frozenset(["have", "obtain", "see", "review", "receive", "collect", "gather", "possess"])
RESTING = frozenset(["base", "cite", "rely"])
POINTING = frozenset({"the", "this", "that", "these", "those"})
# Words of the longest phrase in the lexicons.
LONGEST = 3


def find_basis(
    reader: Reader, speakers: Iterable[int], content: Content
) -> tuple[EvidenceBasis, Span | None]:
    """Return the basis that a speaker's phrase or the content states, with its words."""
    for head in speakers:
        found = _evidence(reader, head) or _cited(reader, head)
        if found is not None:
            return found
    if content.root is not None:
        found = _in_content(reader, content.root)
        if found is not None:
            return found
    return EvidenceBasis.NONE_STATED, None


def based_on(reader: Reader, verb: int) -> tuple[EvidenceBasis, Span] | None:
    """Return the basis that an adverbial of a clause states: "based on", "citing"."""
    tree = reader.tree
    for child in tree.children(verb, "prep", "advcl"):
        if tree.lemma(child) not in RESTING:
            continue
        found = _rests(reader, child)
        if found is not None:
            return found
    return None


def _rests(reader: Reader, resting: int) -> tuple[EvidenceBasis, Span] | None:
    """Return the evidence behind "based on" or "citing"."""
    tree = reader.tree
    nouns = tree.children(resting, "dobj") + [
        noun
        for preposition in tree.children(resting, "prep")
        for noun in tree.children(preposition, "pobj")
    ]
    return next((hit for noun in nouns if (hit := _evidence(reader, noun))), None)


def rested_on(reader: Reader, noun: int) -> tuple[EvidenceBasis, Span] | None:
    """Return what the document says elsewhere that a thing said rests on.

    "He gave a warning of an attack. The warning, which was based on intelligence, ..."
    """
    tree = reader.tree
    if not tree.is_noun(noun):
        return None
    for other, token in enumerate(tree.tokens):
        if tree.lemma(other) != tree.lemma(noun) or not tree.is_noun(other):
            continue
        pointing = {tree.lemma(child) for child in tree.children(other, "det")} & POINTING
        clauses = tree.children(other, "relcl", "acl")
        if token.relation == "nsubjpass":
            clauses.append(token.head)
        for clause in clauses if pointing else ():
            found = _rests(reader, clause) if tree.lemma(clause) in RESTING else None
            if found is not None:
                return found
    return None


def find_likelihood(reader: Reader, content: Content) -> Span | None:
    """Return the first words of probability in the main clause of a content, or None."""
    tree, table = reader.tree, reader.lexicons.table("likelihood")
    if content.root is None:
        return None
    inside = [
        number
        for number in tree.subtree(content.root)
        if any(
            start <= tree.tokens[number].start and tree.tokens[number].end <= end
            for start, end in content.stretches
        )
    ]
    for position, number in enumerate(inside):
        for length in range(LONGEST, 0, -1):
            window = inside[position : position + length]
            words = " ".join(tree.lemma(token) for token in window)
            if len(window) == length and words in table and _main(reader, number, content.root):
                return tree.span(window[0], window[-1])
    return None


def _main(reader: Reader, number: int, root: int) -> bool:
    """Return whether a word belongs to the main clause of the content."""
    tree = reader.tree
    while number != root:
        if tree.tokens[number].relation in {"relcl", "advcl", "acl", "conj"}:
            return False
        number = tree.tokens[number].head
    return True


def _in_content(reader: Reader, root: int) -> tuple[EvidenceBasis, Span] | None:
    tree = reader.tree
    found = based_on(reader, root)
    if found is None and tree.lemma(root) in SHOWING:
        found = next((hit for n in tree.children(root, "nsubj") if (hit := _evidence(reader, n))),
                     None)  # fmt: skip
    if found is None and tree.lemma(root) in HAVING:
        found = next((hit for n in tree.children(root, "dobj") if (hit := _evidence(reader, n))),
                     None)  # fmt: skip
    return found


def _cited(reader: Reader, head: int) -> tuple[EvidenceBasis, Span] | None:
    """Return the basis in a clause after the speaker: "officials citing intelligence"."""
    tree = reader.tree
    for clause in tree.children(head, "acl"):
        if tree.lemma(clause) in RESTING:
            for noun in tree.children(clause, "dobj"):
                return _evidence(reader, noun)
    return None


def _evidence(reader: Reader, head: int) -> tuple[EvidenceBasis, Span] | None:
    """Return the basis that a noun phrase names, with the phrase and who collected it."""
    tree, table = reader.tree, reader.lexicons.table("evidence")
    first, last = tree.noun_phrase_tokens(head)
    for start in range(max(first, head - LONGEST), head + 1):
        words = " ".join(tree.lemma(number) for number in range(start, head + 1))
        if words not in table:
            continue
        for clause in tree.children(head, "acl"):
            if tree.tokens[clause].tag == "VBN":
                last = max(last, tree.subtree(clause)[-1])
        return EvidenceBasis(table[words][0].code), tree.span(first, last)
    return None
