"""The names of a list that begins with one: "Ada Roe, 33, of Lowick; Ben Coe, 20; and Carl Poe".

Between names stand their bearers' ages and homes; parsers break such lists in many ways, so the
words themselves are followed.
"""

from collections.abc import Iterable

from tocsin.extract.occurrences.victims.victims import Victims
from tocsin.extract.reader import Reader

BETWEEN = frozenset({",", ";", "and", "&", "-", "both", "aged", "age", "year", "years", "old"})
HOME = frozenset({"of", "from"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def names_listed(reader: Reader, victims: Victims, heads: Iterable[int]) -> list[int]:
    """Return the heads that are names of persons, each with the full names listed after it."""
    found: list[int] = []
    for head in heads:
        if victims.is_name(head):
            found += [head, *_after(reader, victims, head)]
    return sorted(dict.fromkeys(found))


def _after(reader: Reader, victims: Victims, first: int) -> list[int]:
    tree, found = reader.tree, list[int]()
    last, number = tree.sentence_of(first).last, first + 1
    home, homes = False, 0
    while number < last:
        word = tree.tokens[number].text.lower()
        if tree.tokens[number].tag == "NNP":
            number = _end_of_name(reader, number, last)
            named = not home and victims.full_name(number) is not None and victims.is_name(number)
            if named and not _begins_clause(reader, first, number):
                found.append(number)
            elif named or not homes:
                break
            home = False
        elif word in HOME:
            home, homes = True, homes + 1
        elif word not in BETWEEN and tree.tokens[number].tag != "CD":
            break
        number += 1
    return found


def _end_of_name(reader: Reader, number: int, last: int) -> int:
    tokens = reader.tree.tokens
    while number + 1 < last and tokens[number + 1].tag in {"NNP", "HYPH"}:
        number += 1
    return number


def _begins_clause(reader: Reader, first: int, name: int) -> bool:
    """Return whether a name is the subject of a clause in which the first has no part."""
    tokens = reader.tree.tokens
    if tokens[name].relation not in SUBJECTS:
        return False
    over = tokens[name].head
    return over not in {tokens[first].head, *reader.tree.ancestors(first)} or (
        tokens[first].relation in {"pobj", "dobj", "attr", "oprd"}
    )
