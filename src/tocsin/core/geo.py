"""Distances on the Earth, and the areas that places lie in."""

from math import asin, cos, radians, sin, sqrt

from tocsin.core.types import Place
from tocsin.core.vocab import PlaceKind

# Mean radius of the Earth. Source: IUGG.
EARTH_RADIUS_KM = 6371.009
Point = tuple[float, float]


def great_circle_km(first: Point, second: Point) -> float:
    """Return the great-circle distance of two points (latitude, longitude in degrees).

    Source: the haversine formula, on a sphere of the Earth's mean radius.

    >>> round(great_circle_km((0.0, 0.0), (0.0, 90.0)))
    10008
    """
    (south, west), (north, east) = (tuple(map(radians, point)) for point in (first, second))
    half = sin((north - south) / 2) ** 2 + cos(south) * cos(north) * sin((east - west) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(half)))


def distance_km(first: Place, second: Place) -> float | None:
    """Return how far apart two places are, None where coordinates are missing."""
    one, other = point_of(first), point_of(second)
    return None if one is None or other is None else great_circle_km(one, other)


def point_of(place: Place) -> Point | None:
    """Return a place's latitude and longitude, None where the gazetteer has none."""
    if place.latitude is None or place.longitude is None:
        return None
    return place.latitude, place.longitude


def area_of(place: Place) -> str:
    """Return a key of the first-order area that a place is or lies in, "" without one."""
    name = place.name if place.kind is PlaceKind.FIRST_ORDER else place.first_order
    return f"{place.country}.{name}" if name else ""


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
