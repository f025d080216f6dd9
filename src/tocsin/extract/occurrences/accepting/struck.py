"""Places that are attacked: a name that is the object of a verb of assault, capture or march.

"Rebels attacked Barda in the north": the town is where it was, as well as what was hit.
"""

from collections.abc import Iterable

from tocsin.core.types import PlaceRef
from tocsin.core.vocab import PartyKind
from tocsin.extract.phrases.ends import actors_of, clause_head, objects_of_preposition
from tocsin.extract.phrases.mentions import (
    NAME_TAGS,
    PLACE_KINDS,
    is_armed,
    kind_of,
    name_of,
    place_ref,
)
from tocsin.extract.reader import Reader

# What is done to places; who does it to a person is told with other verbs, or is no force.
TAKING_PLACES = frozenset(
    "attack assault raid storm bomb shell strike hit invade capture seize overrun retake "
    "recapture besiege target bombard pound occupy enter reach leave vacate".split()
)
# One may attack a government with words: "for its policy".
_REPROACHES = ("for", "over")
_LYING = ("in", "near", "outside")
_OBJECTS = frozenset({"dobj", "nsubjpass", "conj", "appos"})


def struck_places(reader: Reader, verb: int, heads: Iterable[int]) -> list[PlaceRef]:
    """Return those of the parties that a verb's act befell that are places, unresolved."""
    tree = reader.tree
    if tree.lemma(verb) not in TAKING_PLACES or not tree.is_verb(verb):
        return []
    if objects_of_preposition(tree, verb, *_REPROACHES):
        return []
    return [place_ref(reader, head) for head in heads if _is_struck_place(reader, verb, head)]


def _is_struck_place(reader: Reader, verb: int, head: int) -> bool:
    tree = reader.tree
    token = tree.tokens[head]
    if token.tag not in NAME_TAGS or token.relation not in _OBJECTS:
        return False
    name = name_of(reader, head)
    kinds = reader.names.party_kinds(name)
    by_arms = any(is_armed(reader, actor) for actor in actors_of(tree, verb))
    if kinds:
        speaks = PartyKind.STATE in kinds
        return kinds <= PLACE_KINDS and (by_arms or not speaks)
    if kind_of(reader, head) is PartyKind.PERSON or reader.names.may_hold(name, name) is None:
        return False
    outer = [
        name_of(reader, place)
        for above in (head, verb, clause_head(tree, head))
        for place in objects_of_preposition(tree, above, *_LYING)
        if tree.tokens[place].tag in NAME_TAGS
    ]
    told = [reader.names.may_hold(name, each) for each in outer]
    return True in told or (by_arms and False not in told)
