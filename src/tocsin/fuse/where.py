"""Where accounts say it was: whether two places can be one, and which is the finer."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from itertools import combinations

from tocsin.core.geo import area_of, contains, distance_km
from tocsin.core.types import Place, PlaceCandidate, PlaceRef
from tocsin.core.vocab import PlaceKind, PlacePrecision

# From the finest to the coarsest.
FINENESS: tuple[PlaceKind, ...] = (
    PlaceKind.FACILITY,
    PlaceKind.SETTLEMENT,
    PlaceKind.SECOND_ORDER,
    PlaceKind.FEATURE,
    PlaceKind.FIRST_ORDER,
    PlaceKind.WATER,
    PlaceKind.REGION,
    PlaceKind.COUNTRY,
)
# Their borders are not known here: nothing is ruled out by them.
UNBOUNDED = frozenset({PlaceKind.REGION, PlaceKind.WATER, PlaceKind.FEATURE})
AREAS = frozenset({PlaceKind.COUNTRY, PlaceKind.FIRST_ORDER, *UNBOUNDED})
# What the words name when they name a town or its district.
_POINTS = frozenset({PlaceKind.SETTLEMENT, PlaceKind.SECOND_ORDER})
_BOUNDED = AREAS - UNBOUNDED
TOWNS = frozenset({PlaceKind.SETTLEMENT, PlaceKind.FACILITY})


class PlaceLevel(StrEnum):
    """How far two places agree."""

    SAME_PLACE = "same_place"
    CONTAINED_PLACE = "contained_place"
    NEAR_PLACE = "near_place"
    SAME_AREA = "same_area"
    UNKNOWN = "unknown"
    OTHER_PLACE = "other_place"
    APART = "apart"


COMPATIBLE = frozenset({PlaceLevel.SAME_PLACE, PlaceLevel.CONTAINED_PLACE, PlaceLevel.SAME_AREA})
_EXCLUSIVE = frozenset({PlaceLevel.OTHER_PLACE, PlaceLevel.APART})


def compare_places(first: Place, second: Place, *, near_km: float) -> PlaceLevel:
    """Return how far two places agree."""
    if first.id == second.id:
        return PlaceLevel.SAME_AREA if first.kind in AREAS else PlaceLevel.SAME_PLACE
    if contains(first, second) or contains(second, first):
        return PlaceLevel.CONTAINED_PLACE
    if {first.kind, second.kind} & UNBOUNDED or not (first.country and second.country):
        return PlaceLevel.UNKNOWN
    distance = distance_km(first, second)
    pointed = not {first.kind, second.kind} & AREAS
    if pointed and distance is not None and distance <= near_km:
        return PlaceLevel.NEAR_PLACE
    return PlaceLevel.APART if first.country != second.country else PlaceLevel.OTHER_PLACE


def may_be_one(first: Sequence[Place], second: Sequence[Place], *, near_km: float) -> bool:
    """Return whether a place of one telling fits a place of another."""
    fit = COMPATIBLE | {PlaceLevel.NEAR_PLACE, PlaceLevel.UNKNOWN}
    return any(compare_places(a, b, near_km=near_km) in fit for a in first for b in second)


def name_exclusive_towns(tellings: Iterable[Sequence[PlaceRef]], *, near_km: float) -> bool:
    """Return whether tellings of one act, each by its places, name towns that exclude each other.

    Such towns are further apart than `near_km`. One telling that itself names several says that
    it was in all of them: then none excludes another.
    """
    named = [
        [ref.place for ref in stated(refs) if ref.place and ref.place.kind in TOWNS]
        for refs in tellings
    ]
    if any(
        _far_apart(*pair, near_km=near_km) for towns in named for pair in combinations(towns, 2)
    ):
        return False
    return any(
        all(_far_apart(a, b, near_km=near_km) for a in one for b in other)
        for one, other in combinations(filter(None, named), 2)
    )


def _far_apart(first: Place, second: Place, *, near_km: float) -> bool:
    level = compare_places(first, second, near_km=near_km)
    distance = distance_km(first, second)
    return level in _EXCLUSIVE and distance is not None and distance > near_km


def named_apart(first: Sequence[PlaceRef], second: Sequence[PlaceRef], *, near_km: float) -> bool:
    """Return whether two tellings each name places, and these exclude each other by name.

    They do where of what they name, towns or districts, those of one kind are different ones,
    with different names and further apart than `near_km`. A town that bears the name of its
    district is told at either. What was only near a place says nothing.
    """
    one, other = _named_points(first), _named_points(second)
    if one is None or other is None:
        return False
    pairs = [(a, b) for a in one for b in other if a.kind is b.kind]
    return bool(pairs) and all(_named_otherwise(*pair, near_km=near_km) for pair in pairs)


def _named_points(refs: Sequence[PlaceRef]) -> list[Place] | None:
    """Return the towns and districts that a telling names; None where it names others as well.

    The areas around them are none of those others.
    """
    found: list[Place] = []
    for ref in refs:
        if ref.place is not None and ref.place.kind in _BOUNDED and not stands_for_area(ref):
            continue
        points = _points(ref)
        if not points or ref.precision is PlacePrecision.NEAR:
            return None
        found.extend(points)
    return found


def _points(ref: PlaceRef) -> list[Place]:
    """Return the town and the district that a name may mean in the area where it is placed."""
    place = ref.place
    if place is None or not (place.kind in _POINTS or stands_for_area(ref)):
        return []
    area = area_of(place)
    others = (candidate.place for candidate in ref.candidates)
    return [
        each
        for each in {one.id: one for one in (place, *others)}.values()
        if each.kind in _POINTS and each.country == place.country and area_of(each) == area
    ]


def _named_otherwise(first: Place, second: Place, *, near_km: float) -> bool:
    """Return whether two places of one kind are different ones, and towns known to be far apart."""
    distance = distance_km(first, second)
    return (
        first.name.casefold() != second.name.casefold()
        and compare_places(first, second, near_km=near_km) in _EXCLUSIVE
        and (first.kind not in TOWNS if distance is None else distance > near_km)
    )


def areas_of(places: Iterable[Place]) -> frozenset[str]:
    """Return the keys of the first-order areas that places are or lie in."""
    return frozenset(map(area_of, places)) - {""}


def stands_for_area(ref: PlaceRef) -> bool:
    """Return whether only the area is known of a place that the text calls by its own name."""
    place = ref.place
    return (
        place is not None
        and place.kind in AREAS
        and all(candidate.place.id != place.id for candidate in ref.candidates)
        and place.name.casefold() not in ref.mention.quote.casefold()
    )


def stated(refs: Iterable[PlaceRef]) -> list[PlaceRef]:
    """Return the references that the text itself gives to the act, not those inferred."""
    return [ref for ref in refs if not ref.inferred]


def rivals(refs: Iterable[PlaceRef]) -> tuple[PlaceCandidate, ...]:
    """Return the places stated in which no other one lies, each with its share of the tellings."""
    places = [ref.place for ref in stated(refs) if ref.place is not None]
    told = {place.id: place for place in sorted(places, key=lambda place: place.id)}
    ends = [place for place in told.values() if not any(contains(place, other) for other in places)]
    counts = {place.id: sum(each.id == place.id for each in places) for place in ends}
    total = sum(counts.values())
    return tuple(
        PlaceCandidate(place=place, score=counts[place.id] / total)
        for place in sorted(ends, key=lambda place: (-counts[place.id], place.id))
    )


def finest(refs: Sequence[PlaceRef]) -> PlaceRef | None:
    """Return the reference to the finest place; an unresolved one only where none is resolved.

    What is inferred counts only where nothing is stated, and where all of it is one place.
    """
    told = stated(refs)
    if not told and len({ref.place.id for ref in refs if ref.place is not None}) > 1:
        return None
    return min(told or refs, key=_fineness, default=None)


def _fineness(ref: PlaceRef) -> tuple[int, int, str, int]:
    known = len(FINENESS) if ref.place is None else FINENESS.index(ref.place.kind)
    precision = 9 if ref.precision is None else int(ref.precision)
    return (known, precision, ref.mention.document_id, ref.mention.start)
