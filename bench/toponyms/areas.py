"""Where areas lie: the gazetteer has no coordinates for countries and first-order areas.

An area's stretch is that of the settlements that the gazetteer puts into it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import asin, cos, radians, sin, sqrt

from tocsin.core.types import Place
from tocsin.tables.packed import Packed

EARTH_RADIUS_KM = 6371.009
# An area reaches this many degrees beyond the outermost of its settlements.
MARGIN = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """The box around an area's settlements, in degrees.

    Of an area on both sides of the date line it is as wide as the Earth.
    """

    south: float
    north: float
    west: float
    east: float

    @property
    def centre(self) -> tuple[float, float]:
        """Return latitude and longitude of the middle of the box.

        The mean of the settlements would lie near the largest city, not amid the area.
        """
        return (self.south + self.north) / 2, (self.west + self.east) / 2

    def holds(self, latitude: float, longitude: float) -> bool:
        """Return whether a point lies in the box or hardly outside it."""
        north_south = self.south - MARGIN <= latitude <= self.north + MARGIN
        return north_south and self.west - MARGIN <= longitude <= self.east + MARGIN


def distance_km(first: tuple[float, float], second: tuple[float, float]) -> float:
    """Return the great-circle distance of two points (latitude, longitude in degrees).

    Source: the haversine formula, on a sphere of the Earth's mean radius.

    >>> round(distance_km((0.0, 0.0), (0.0, 90.0)))
    10008
    """
    (south, west), (north, east) = (tuple(map(radians, point)) for point in (first, second))
    half = sin((north - south) / 2) ** 2 + cos(south) * cos(north) * sin((east - west) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(half)))


@cache
def stretches() -> Mapping[str, Stretch]:
    """Return the stretch of every area of the gazetteer that has settlements, by id."""
    places = {place.id: place for place in _all_places()}
    points: dict[str, list[tuple[float, float]]] = {}
    for place in places.values():
        if place.latitude is None or place.longitude is None:
            continue
        outer = place.parent
        while outer in places:
            points.setdefault(outer, []).append((place.latitude, place.longitude))
            outer = places[outer].parent
    return {key: _stretch(found) for key, found in points.items()}


def _all_places() -> Iterator[Place]:
    packed = Packed((files("tocsin.data") / "gazetteer.bin").read_bytes())
    number = 0
    while True:
        try:
            yield packed.place(number)
        except IndexError:
            return
        number += 1


def _stretch(points: list[tuple[float, float]]) -> Stretch:
    latitudes, longitudes = [one for one, _ in points], [other for _, other in points]
    return Stretch(
        south=min(latitudes), north=max(latitudes), west=min(longitudes), east=max(longitudes)
    )
