"""Whether two acts are told of places that cannot be one: two towns, two streets.

A report names a place more and more closely: the town, its quarter, the street, the house.
Names of different reach therefore set no two acts apart, and of the same reach they do, unless
they share a word of their own ("West Oakham", "Oakham") or the gazetteer has one in the other.
"""

from collections.abc import Sequence
from enum import StrEnum

from tocsin.core.types import Occurrence, PlaceRef
from tocsin.core.vocab import PartyKind
from tocsin.extract.reader import Reader

STREETS = frozenset(
    "street streets st st. avenue avenues ave ave. aves aves. road roads rd rd. boulevard blvd "
    "blvd. drive dr dr. lane ln ln. place pl pl. highway hwy route terrace court parkway way "
    "freeway interstate intersection block".split()
)
SPOTS = frozenset(
    "apartment apartments bar club nightclub lounge tavern restaurant hotel motel inn cafe store "
    "shop market mall plaza park playground school college university church mosque temple "
    "synagogue shrine hospital station airport base camp barracks checkpoint embassy consulate "
    "prison jail bridge stadium theater theatre center centre building tower house factory plant "
    "refinery square garden gardens".split()
)
# Words beside the name of a part of a town.
PARTS = frozenset(
    "neighborhood neighbourhood section area ward quarter side suburb district borough "
    "neighborhoods community".split()
)
# Words of names that many names have.
SHARED = frozenset(
    "the of and north south east west northern southern eastern western northeast northwest "
    "southeast southwest central upper lower new old greater downtown san santa saint el la los "
    "las al de del port fort mount lake city town village county province state district region "
    "area side valley hill hills heights".split()
)
# Where the hurt are taken.
CARE = frozenset({"hospital", "clinic", "infirmary"})
# As long as what follows a name may say of what it is the name.
BESIDE = 24


class Reach(StrEnum):
    """How much a name takes in."""

    STREET = "street"
    SPOT = "spot"
    PART = "part"
    AREA = "area"


_Told = dict[Reach | None, list[PlaceRef]]


def places_agree(reader: Reader, one: Occurrence, other: Occurrence) -> bool:
    """Return whether all that two acts tell of where they were may be of one place."""
    first, second = (_told(reader, side.places) for side in (one, other))
    countries = [{ref.mention.quote for ref in side[None]} for side in (first, second)]
    if countries[0] and countries[1] and not countries[0] & countries[1]:
        return False
    return _cross(first, second) or not any(
        first[reach]
        and second[reach]
        and not any(_may_be_one(reader, a, b) for a in first[reach] for b in second[reach])
        for reach in Reach
    )


def _cross(first: _Told, second: _Told) -> bool:
    """Return whether one name is told in two reaches: "in Oakham", "on Oakham Street"."""
    return any(
        _own_words(a) & _own_words(b)
        for one in Reach
        for other in Reach
        if one is not other
        for a in first[one]
        for b in second[other]
    )


def reach_of(reader: Reader, ref: PlaceRef) -> Reach:
    """Return how much a place takes in, as its words and the one after them say."""
    words = [word.lower() for word in ref.mention.quote.split()]
    if not words:
        return Reach.AREA
    text, mention = reader.document.text, ref.mention
    before = text[max(0, mention.start - BESIDE) : mention.start].lower().split()[-1:]
    after = text[mention.end : mention.end + BESIDE].lower().split()[:1]
    owner = after[:1] in (["'s"], ["\u2019s"])
    if STREETS & set(words[1:] or words) or words[0][:1].isdigit():
        return Reach.STREET
    if before == ["on"] and not owner:
        return Reach.STREET
    if words[-1].strip(".,") in SPOTS:
        return Reach.SPOT
    following = after[0].strip(".,;") if after else ""
    if following in STREETS and mention.quote[:1].isupper():
        return Reach.STREET
    return Reach.PART if words[-1] in PARTS or following in PARTS else Reach.AREA


def _told(reader: Reader, refs: Sequence[PlaceRef]) -> _Told:
    """Return the places by their reach; states under None."""
    found: _Told = {reach: [] for reach in (None, *Reach)}
    for ref in refs:
        if CARE & {word.lower() for word in ref.mention.quote.split()}:
            continue
        state = PartyKind.STATE in reader.names.party_kinds(ref.mention.quote)
        found[None if state else reach_of(reader, ref)].append(ref)
    return found


def _may_be_one(reader: Reader, one: PlaceRef, other: PlaceRef) -> bool:
    first, second = (_own_words(ref) for ref in (one, other))
    if not first or not second or first & second:
        return True
    held = reader.names.may_hold(one.mention.quote, other.mention.quote)
    # What the gazetteer lacks is small, and may lie in what it has.
    return held if held is not None else _is_known(reader, one) or _is_known(reader, other)


def _is_known(reader: Reader, ref: PlaceRef) -> bool:
    return reader.names.may_hold(ref.mention.quote, ref.mention.quote) is not None


def _own_words(ref: PlaceRef) -> set[str]:
    """Return the words of a name that few other names have, in lower case; all without such."""
    text = ref.mention.quote.replace("-", " ").replace("\u2019s", "").replace("'s", "")
    words = {word.strip(".,()").lower() for word in text.split()} - STREETS - {""}
    return words - SHARED or words
