"""A dump of GeoNames (allCountries.txt, US.txt, or the zip of one) as entries of a gazetteer."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tocsin.core.errors import FormatError
from tocsin.core.types import Place
from tocsin.core.vocab import PlaceKind
from tocsin.tables.gazetteer import LESSER, ShippedGazetteer
from tocsin.tables.gazetteer_names import bare, keys_of
from tocsin.tables.geonames_areas import DumpAreas
from tocsin.tables.geonames_rows import HINT, ORDERS, BadLine, Row, geonames_rows
from tocsin.tables.packed import PackedEntry

SOURCE = "GeoNames"
_ORDERED = frozenset(ORDERS.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Dump:
    """The entries that a dump makes, and the lines that could not be used."""

    entries: Sequence[PackedEntry]
    bad: Sequence[BadLine]


def geonames_entries(path: Path) -> Dump:
    """Return the entries of a dump. They are held in memory: some 1 KB a place.

    Raises:
        NotFoundError: If the file cannot be read.
        FormatError: If it is no dump of GeoNames, or names no place.
    """
    read = geonames_rows(path)
    if not read.rows:
        raise FormatError(f"{path} names no place, area or feature of the land", hint=HINT)
    areas = DumpAreas(read.rows)
    states = _states(read.rows)
    return Dump(entries=[_entry(row, areas, states) for row in read.rows], bad=read.bad)


def _states(rows: Sequence[Row]) -> dict[str, str]:
    """Return the ids of the countries by their codes: the shipped one's, else the dump's."""
    found = {row.country: f"gn:{row.id}" for row in rows if row.kind is PlaceKind.COUNTRY}
    for code in {row.country for row in rows}:
        shipped = ShippedGazetteer().country(code)
        if shipped is not None:
            found[code] = shipped.id
    return found


def _entry(row: Row, areas: DumpAreas, states: dict[str, str]) -> PackedEntry:
    names = [row.name, *row.aliases]
    if row.kind in _ORDERED:
        names += [bare(name) for name in names]
    shipped = areas.ships_as(row) if row.kind is PlaceKind.FIRST_ORDER else None
    place = shipped or _place(row, areas, states)
    return PackedEntry(place=place, keys=keys_of(names))


def _place(row: Row, areas: DumpAreas, states: dict[str, str]) -> Place:
    widest = row.kind in {PlaceKind.COUNTRY, PlaceKind.FIRST_ORDER}
    first = None if widest else areas.first(row)
    second = None if row.kind in {PlaceKind.COUNTRY, *_ORDERED} else areas.second(row)
    outer = second or (first[0] if first else None)
    if outer is None and row.kind is not PlaceKind.COUNTRY:
        outer = states.get(row.country)
    return Place(
        id=f"gn:{row.id}",
        name=row.name,
        kind=row.kind,
        country=row.country or None,
        first_order=first[1] if first else None,
        latitude=round(row.latitude, 4),
        longitude=round(row.longitude, 4),
        population=row.population or None if row.kind not in LESSER else None,
        parent=outer,
        source=SOURCE,
    )
