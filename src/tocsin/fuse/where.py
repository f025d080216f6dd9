"""Where accounts say it was: whether two places can be one, and which is the finer."""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from tocsin.core.geo import distance_km
from tocsin.core.types import Place, PlaceRef
from tocsin.core.vocab import PlaceKind

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


def contains(outer: Place, inner: Place) -> bool:
    """Return whether one place is known to lie in the other."""
    if inner.parent == outer.id:
        return True
    if outer.kind is PlaceKind.COUNTRY:
        same = outer.country is not None and outer.country == inner.country
        return same and inner.kind is not PlaceKind.COUNTRY
    if outer.kind is PlaceKind.FIRST_ORDER and inner.first_order and inner.id != outer.id:
        return inner.first_order in {outer.id, outer.first_order, outer.name} and (
            inner.country == outer.country
        )
    return False


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
