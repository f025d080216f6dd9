"""In which areas the rows of a GeoNames dump lie: in those that ship, where they are among them.

A row tells its areas by GeoNames' codes ("IQ.16"). A table beside the shipped gazetteer, built
with it, tells which shipped first-order area each code is.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files

from tocsin.core.errors import ModelError
from tocsin.core.types import Place
from tocsin.core.vocab import PlaceKind
from tocsin.tables.gazetteer import ShippedGazetteer
from tocsin.tables.gazetteer_names import bare
from tocsin.tables.geonames_rows import Row

TABLE = "area_codes.txt"


class DumpAreas:
    """The areas of a dump's rows."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._shipped = ShippedGazetteer()
        self._own = _by_code(rows, PlaceKind.FIRST_ORDER)
        self._own_second = _by_code(rows, PlaceKind.SECOND_ORDER)
        self._same = self._those_that_ship({row.first_code for row in rows if row.first_code})

    def ships_as(self, row: Row) -> Place | None:
        """Return the shipped area that a first-order area of the dump is, None if none does."""
        return self._same.get(row.first_code)

    def first(self, row: Row) -> tuple[str, str] | None:
        """Return id and name of the first-order area that a row lies in, None if unknown."""
        shipped, own = self._same.get(row.first_code), self._own.get(row.first_code)
        if shipped is not None:
            return shipped.id, shipped.name
        return (f"gn:{own.id}", own.name) if own else None

    def second(self, row: Row) -> str | None:
        """Return the id of the second-order area that a row lies in, None if unknown."""
        own = self._own_second.get(row.second_code)
        return f"gn:{own.id}" if own else None

    def _those_that_ship(self, codes: Iterable[str]) -> Mapping[str, Place]:
        """Return the shipped first-order area of each code, of those that have one.

        An area of the dump is the shipped one of its id; without one that of its code or its
        name, unless another area of the dump is that: it was then divided since.
        """
        found = {code: area for code, own in self._own.items() if (area := self._area(own.id))}
        taken = {area.id for area in found.values()}
        for code in sorted(set(codes) - set(found)):
            own = self._own.get(code)
            area = self._area(_codes().get(code, "")) or (self._named(own) if own else None)
            if area is None or (own is not None and area.id in taken):
                continue
            found[code] = area
            taken.update([area.id] if own else [])
        return found

    def _area(self, number: str) -> Place | None:
        """Return the shipped first-order area of one of GeoNames' ids, None if there is none."""
        place = self._shipped.get(f"gn:{number}")
        return place if place is not None and place.kind is PlaceKind.FIRST_ORDER else None

    def _named(self, own: Row) -> Place | None:
        """Return the one shipped area that bears a name of an area of the dump."""
        names = [own.name, *own.aliases]
        for spelled in (names, [bare(name) for name in names]):
            borne = {
                place.id: place
                for name in spelled
                for place in self._shipped.find(name)
                if place.kind is PlaceKind.FIRST_ORDER and place.country == own.country
            }
            if len(borne) == 1:
                return next(iter(borne.values()))
        return None


def _by_code(rows: Iterable[Row], kind: PlaceKind) -> dict[str, Row]:
    """Return the areas of a dump by their codes; of two with one code the first."""
    found: dict[str, Row] = {}
    for row in rows:
        code = row.first_code if kind is PlaceKind.FIRST_ORDER else row.second_code
        if row.kind is kind and code:
            found.setdefault(code, row)
    return found


@cache
def _codes() -> Mapping[str, str]:
    """Return GeoNames' ids of the shipped first-order areas by their codes."""
    try:
        text = (files("tocsin.data") / TABLE).read_text(encoding="ascii")
    except OSError as error:
        raise ModelError(
            f"cannot read the codes of areas: {error.strerror}", hint="Reinstall Tocsin."
        ) from error
    return dict(line.split(" ") for line in text.splitlines())
