"""Where an area lies: a point amid its settlements, and how many people live in them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import atan2, cos, degrees, floor, hypot, radians, sin

# The settlements of one such square count once, so that a large city's suburbs do not draw
# the point to them.
CELL_DEGREES = 0.25


@dataclass(slots=True)
class Extent:
    """The settlements of one area, gathered."""

    population: int = 0
    cells: set[tuple[int, int]] = field(default_factory=set)

    def add(self, latitude: float, longitude: float, population: int) -> None:
        """Count one settlement in."""
        self.population += population
        self.cells.add((floor(latitude / CELL_DEGREES), floor(longitude / CELL_DEGREES)))

    @property
    def point(self) -> tuple[float, float] | None:
        """Return latitude and longitude of the middle of the cells, None without any.

        It is the mean on the sphere: an area on both sides of the date line has its point
        in the area, not on the other side of the Earth.
        """
        x = y = z = 0.0
        for north, east in sorted(self.cells):
            latitude = radians((north + 0.5) * CELL_DEGREES)
            longitude = radians((east + 0.5) * CELL_DEGREES)
            x += cos(latitude) * cos(longitude)
            y += cos(latitude) * sin(longitude)
            z += sin(latitude)
        if not self.cells:
            return None
        return round(degrees(atan2(z, hypot(x, y))), 2), round(degrees(atan2(y, x)), 2)


def extents(
    settlements: Iterable[tuple[str, float, float, int]],
) -> Mapping[str, Extent]:
    """Return the extent of every area by its code ("US", "US.GA", "US.GA.183").

    A settlement is its area's code, latitude, longitude and population.
    """
    found: dict[str, Extent] = {}
    for code, latitude, longitude, population in settlements:
        parts = code.split(".")
        for count in range(1, len(parts) + 1):
            area = ".".join(parts[:count])
            found.setdefault(area, Extent()).add(latitude, longitude, population)
    return found
