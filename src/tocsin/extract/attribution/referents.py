"""Whom a description means: "the advisor" after "foreign policy advisor Ann Other"."""

from tocsin.extract.attribution.naming import is_plural, name_of
from tocsin.extract.phrases.syntax import Tree
from tocsin.extract.reader import Reader

# People of bodies that speak as such; the bodies themselves are no persons.
PEOPLE = frozenset(
    "activist campaigner militant gunman fighter rebel insurgent attacker journalist reporter "
    "correspondent editor columnist commentator blogger worker jihadist militiaman".split()
)
POINTING = frozenset({"the", "this", "that"})


def is_person(reader: Reader, head: int) -> bool:
    """Return whether a noun phrase names one person rather than a body."""
    tree = reader.tree
    if tree.tokens[head].tag in {"NN", "NNS"}:
        return tree.lemma(head) in PEOPLE or tree.lemma(head) in reader.lexicons.table("offices")
    if tree.tokens[head].tag != "NNP" or reader.names.source_kind(name_of(reader, head)):
        return False
    first, _ = tree.noun_phrase_tokens(head)
    near = [*range(first, head), *tree.children(head, "appos")]
    if tree.tokens[head].relation == "appos":
        near.append(tree.tokens[head].head)
    offices = reader.lexicons.table("offices")
    return any(tree.lemma(word) in offices or tree.lemma(word) in PEOPLE for word in near)


def described_name(reader: Reader, noun: int) -> str:
    """Return the name that a description had before: "the mayor" of "Mayor Ada Roe", or "".

    The nearest one of the same office, if the description adds nothing to it.
    """
    tree = reader.tree
    if tree.tokens[noun].tag != "NN" or is_plural(tree, noun):
        return ""
    pointing = {tree.lemma(child) for child in tree.children(noun, "det")} & POINTING
    if not pointing or tree.children(noun, "prep", "relcl", "acl"):
        return ""
    added = _modifiers(tree, noun)
    for earlier in range(noun - 1, -1, -1):
        if tree.lemma(earlier) != tree.lemma(noun) or not tree.is_noun(earlier):
            continue
        holder = _holder(tree, earlier)
        if holder is not None and added <= _modifiers(tree, holder) | _modifiers(tree, earlier):
            return name_of(reader, holder)
    return ""


def _holder(tree: Tree, office: int) -> int | None:
    """Return the name of who holds an office, as the grammar joins them."""
    token = tree.tokens[office]
    if token.relation in {"compound", "nmod", "appos"} and tree.tokens[token.head].tag == "NNP":
        return token.head
    return next((c for c in tree.children(office, "appos") if tree.tokens[c].tag == "NNP"), None)


def _modifiers(tree: Tree, noun: int) -> frozenset[str]:
    return frozenset(tree.lemma(child) for child in tree.children(noun, "amod", "compound", "nmod"))
