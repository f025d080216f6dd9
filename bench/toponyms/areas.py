"""How far areas reach: an area's stretch is that of the settlements that lie in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from tocsin.tables.gazetteer import ShippedGazetteer

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

    def holds(self, latitude: float, longitude: float) -> bool:
        """Return whether a point lies in the box or hardly outside it."""
        north_south = self.south - MARGIN <= latitude <= self.north + MARGIN
        return north_south and self.west - MARGIN <= longitude <= self.east + MARGIN


@cache
def stretches() -> Mapping[str, Stretch]:
    """Return the stretch of every area of the gazetteer that has settlements, by id."""
    places = {place.id: place for place in ShippedGazetteer().places()}
    points: dict[str, list[tuple[float, float]]] = {}
    for place in places.values():
        if place.latitude is None or place.longitude is None:
            continue
        outer = place.parent
        while outer in places:
            points.setdefault(outer, []).append((place.latitude, place.longitude))
            outer = places[outer].parent
    return {key: _stretch(found) for key, found in points.items()}


def _stretch(points: list[tuple[float, float]]) -> Stretch:
    latitudes, longitudes = [one for one, _ in points], [other for _, other in points]
    return Stretch(
        south=min(latitudes), north=max(latitudes), west=min(longitudes), east=max(longitudes)
    )
