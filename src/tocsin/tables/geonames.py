"""A dump of GeoNames (allCountries.txt, US.txt, or the zip of one) as entries of a gazetteer.

Source: https://download.geonames.org/export/dump/readme.txt (columns, feature classes).
"""

import io
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tocsin.core.errors import FormatError, NotFoundError
from tocsin.core.types import Place
from tocsin.core.vocab import PlaceKind
from tocsin.tables.gazetteer import ShippedGazetteer
from tocsin.tables.gazetteer_names import bare, keys_of
from tocsin.tables.packed import PackedEntry

SOURCE = "GeoNames"
COLUMNS = 19
# Feature codes and classes by what they are here; what is in neither is left out (roads,
# undersea features, former and unclear areas).
CODES = {"ADM1": PlaceKind.FIRST_ORDER, "ADM2": PlaceKind.SECOND_ORDER}
AREAS = frozenset({PlaceKind.COUNTRY, *CODES.values()})
COUNTRY_CODES = frozenset({"PCL", "PCLI", "PCLD", "PCLF", "PCLS", "TERR"})
CLASSES = {
    "P": PlaceKind.SETTLEMENT,
    "H": PlaceKind.WATER,
    "T": PlaceKind.REGION,
    "L": PlaceKind.REGION,
    "V": PlaceKind.REGION,
    "S": PlaceKind.FACILITY,
}


@dataclass(frozen=True, slots=True)
class _Row:
    """One line of a dump."""

    id: str
    name: str
    aliases: tuple[str, ...]
    kind: PlaceKind
    country: str
    first: str
    second: str
    latitude: float
    longitude: float
    population: int


def geonames_entries(path: Path) -> list[PackedEntry]:
    """Return the entries of a dump. They are held in memory: some 1 KB a place.

    Raises:
        NotFoundError: If the file cannot be read.
        FormatError: If it is no dump of GeoNames.
    """
    rows = list(_rows(path))
    areas = {_code(row): row for row in rows if row.kind in set(CODES.values())}
    states = {country: f"gn:{row.id}" for country, row in _countries(rows).items()}
    for code in {row.country for row in rows} - set(states):
        shipped = ShippedGazetteer().country(code)
        if shipped is not None:
            states[code] = shipped.id
    return [_entry(row, areas, states) for row in rows]


def _countries(rows: Iterable[_Row]) -> dict[str, _Row]:
    return {row.country: row for row in rows if row.kind is PlaceKind.COUNTRY}


def _entry(row: _Row, areas: dict[str, _Row], states: dict[str, str]) -> PackedEntry:
    first = areas.get(f"{row.country}.{row.first}")
    second = areas.get(f"{row.country}.{row.first}.{row.second}")
    around: tuple[_Row | None, ...] = (second, first)
    if row.kind in AREAS:
        around = (first,) if row.kind is PlaceKind.SECOND_ORDER else ()
    outer = next((f"gn:{each.id}" for each in around if each), None)
    if outer is None and row.kind is not PlaceKind.COUNTRY:
        outer = states.get(row.country)
    names = [row.name, *row.aliases]
    if row.kind in set(CODES.values()):
        names += [bare(name) for name in names]
    within = first.name if first and row.kind is not PlaceKind.FIRST_ORDER else None
    place = Place(
        id=f"gn:{row.id}",
        name=row.name,
        kind=row.kind,
        country=row.country or None,
        first_order=within if row.kind is not PlaceKind.COUNTRY else None,
        latitude=round(row.latitude, 4),
        longitude=round(row.longitude, 4),
        population=row.population or None,
        parent=outer,
        source=SOURCE,
    )
    return PackedEntry(place=place, keys=keys_of(names))


def _code(row: _Row) -> str:
    parts = (row.country, row.first, *((row.second,) if row.kind is CODES["ADM2"] else ()))
    return ".".join(parts)


def _rows(path: Path) -> Iterator[_Row]:
    with _lines(path) as lines:
        for number, line in enumerate(lines, start=1):
            fields = line.rstrip("\n").split("\t")
            if len(fields) != COLUMNS:
                raise FormatError(
                    f"{path}, line {number}: {len(fields)} columns, expected {COLUMNS}",
                    hint="Give a dump of GeoNames: allCountries.txt, US.txt, or its zip.",
                )
            kind = _kind(fields[6], fields[7])
            if kind is not None:
                try:
                    yield _row(fields, kind)
                except ValueError as error:
                    raise FormatError(
                        f"{path}, line {number}: {error}", hint="Fetch the dump anew."
                    ) from error


def _row(fields: list[str], kind: PlaceKind) -> _Row:
    return _Row(
        id=fields[0],
        name=fields[1],
        aliases=tuple(filter(None, (fields[2], *fields[3].split(",")))),
        kind=kind,
        country=fields[8],
        first=fields[10],
        second=fields[11],
        latitude=float(fields[4]),
        longitude=float(fields[5]),
        population=int(fields[14] or 0),
    )


def _kind(feature_class: str, code: str) -> PlaceKind | None:
    if feature_class == "A":
        return PlaceKind.COUNTRY if code in COUNTRY_CODES else CODES.get(code)
    return CLASSES.get(feature_class)


@contextmanager
def _lines(path: Path) -> Iterator[Iterable[str]]:
    try:
        if not zipfile.is_zipfile(path):
            with path.open(encoding="utf-8") as stream:
                yield stream
            return
        with zipfile.ZipFile(path) as archive:
            texts = [name for name in archive.namelist() if name.endswith(".txt")]
            name = next((each for each in texts if "readme" not in each.lower()), None)
            if name is None:
                raise FormatError(f"{path} holds no text", hint="Give the zip of a dump.")
            with archive.open(name) as member:
                yield io.TextIOWrapper(member, encoding="utf-8")
    except OSError as error:
        raise NotFoundError(
            f"{path} cannot be read: {error.strerror}", hint="Check the path."
        ) from error
    except UnicodeDecodeError as error:
        raise FormatError(
            f"{path} is not UTF-8", hint="Give a dump of GeoNames as it was fetched."
        ) from error
