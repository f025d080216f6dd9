"""How places stand to each other: what lies in what, and how far apart."""

from math import cos, hypot, radians

from tocsin.core.types import Place
from tocsin.core.vocab import PlaceKind

KM_PER_DEGREE = 111.2


def lies_in(inner: Place, outer: Place) -> bool:
    """Return whether one place is known to lie, or may well lie, in another."""
    if inner.id == outer.id:
        return False
    if inner.parent == outer.id:
        return True
    if outer.kind is PlaceKind.COUNTRY:
        return inner.country == outer.country and inner.kind is not PlaceKind.COUNTRY
    if outer.kind is PlaceKind.FIRST_ORDER:
        return inner.country == outer.country and inner.first_order == outer.name
    # The borders of regions are not known here: what may lie in one counts as in it.
    return (
        outer.kind is PlaceKind.REGION
        and inner.kind in {PlaceKind.SETTLEMENT, PlaceKind.FACILITY, PlaceKind.FIRST_ORDER}
        and outer.country in {None, inner.country}
    )


def distance_km(first: Place, second: Place) -> float | None:
    """Return how far apart two places are, None where coordinates are missing."""
    if first.latitude is None or first.longitude is None:
        return None
    if second.latitude is None or second.longitude is None:
        return None
    north = (first.latitude - second.latitude) * KM_PER_DEGREE
    width = KM_PER_DEGREE * cos(radians((first.latitude + second.latitude) / 2))
    return hypot(north, (first.longitude - second.longitude) * width)


def label(place: Place) -> str:
    """Return a place's name with what contains it."""
    return ", ".join(part for part in (place.name, place.first_order, place.country) if part)
