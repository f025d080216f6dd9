"""The persons whom a text names as members of a group: "ten people, including Ada Roe".

Only names count that the document gives in full; a group keeps its own mention beside them.
"""

from collections.abc import Iterator

from tocsin.extract.occurrences.victims.people import People
from tocsin.extract.reader import Reader

NAMING_MEMBERS = frozenset({"including", "include", "like"})
SUBJECTS_AND_OBJECTS = frozenset({"nsubj", "nsubjpass", "dobj"})
PART_OF = frozenset({"among", "of"})
PLURAL = frozenset({"NNS", "NNPS", "CD", "DT"})
# Bodies of people in the singular.
OF_MANY = frozenset({"staff", "team", "crew", "group", "family", "couple", "crowd"})


def members(reader: Reader, people: People, head: int) -> list[int]:
    """Return the heads of the full names of a group's members, in text order."""
    tree = reader.tree
    if tree.tokens[head].tag not in PLURAL and tree.lemma(head) not in OF_MANY:
        return []
    listed = {name for first in _firsts(reader, head) for name in tree.conjuncts(first)}
    named = listed | {name for one in listed for name in tree.children(one, "appos")}
    return sorted(
        name
        for name in named - {head}
        if tree.tokens[name].tag == "NNP" and people.full_name(name) is not None
    )


def _firsts(reader: Reader, head: int) -> Iterator[int]:
    """Yield the first of each list of members: beside the group, in it, or equal to its part."""
    tree = reader.tree
    yield from tree.children(head, "appos")
    above = tree.tokens[head].head
    for place in (head, above) if tree.tokens[head].relation in SUBJECTS_AND_OBJECTS else (head,):
        for prep in tree.children(place, "prep"):
            such = prep > 0 and tree.lemma(prep) == "as" and tree.lemma(prep - 1) == "such"
            if such or tree.lemma(prep) in NAMING_MEMBERS:
                for inner in (prep, *tree.children(prep, "prep")):
                    yield from tree.children(inner, "pobj")
    yield from _equal(reader, head)


def _equal(reader: Reader, group: int) -> Iterator[int]:
    """Yield who is said to be the group or of it: "those held were X", "one of those held, X,"."""
    tree = reader.tree
    part, prep = group, tree.tokens[group].head
    if tree.tokens[group].relation == "pobj" and tree.lemma(prep) in PART_OF:
        part = tree.tokens[prep].head
        if tree.lemma(part) == "be":
            yield from tree.children(part, "nsubj", "attr")
            return
        if tree.tokens[part].tag != "CD":
            return
        yield from tree.children(part, "appos")
    verb = tree.tokens[part].head
    if tree.lemma(verb) == "be" and tree.tokens[part].relation in {"nsubj", "attr"}:
        yield from tree.children(verb, "attr" if tree.tokens[part].relation == "nsubj" else "nsubj")
