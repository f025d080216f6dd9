"""The lines of a GeoNames dump as rows; a line that is none is told with what is wrong in it.

Source: https://download.geonames.org/export/dump/readme.txt (columns, feature classes).
"""

import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tocsin.core.errors import FormatError, NotFoundError
from tocsin.core.vocab import PlaceKind

COLUMNS = 19
# With or without a mark at its start; bytes that are not UTF-8 are kept as they are, so that
# only their own line is left out.
UTF_8, KEPT = "utf-8-sig", "surrogateescape"
HINT = "Give a dump of GeoNames: allCountries.txt, US.txt, or its zip."
MEND = "Mend it and build again; the other lines are in."
# Feature codes and classes by what they are here; what is in neither is left out (roads,
# undersea features, former and unclear areas).
ORDERS = {"ADM1": PlaceKind.FIRST_ORDER, "ADM2": PlaceKind.SECOND_ORDER}
COUNTRY_CODES = frozenset({"PCL", "PCLI", "PCLD", "PCLF", "PCLS", "TERR"})
# Hills, parks, woods and streams are no regions or waters that a reader elsewhere knows by
# name: those are in the shipped gazetteer.
CLASSES = {
    "P": PlaceKind.SETTLEMENT,
    "S": PlaceKind.FACILITY,
    "H": PlaceKind.FEATURE,
    "T": PlaceKind.FEATURE,
    "L": PlaceKind.FEATURE,
    "V": PlaceKind.FEATURE,
}
# The code of a first-order area that GeoNames does not know.
NO_AREA = frozenset({"", "00"})


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a dump: an area, a settlement, a building or a feature of the land."""

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

    @property
    def first_code(self) -> str:
        """GeoNames' code of the first-order area that it is or lies in, "" for none."""
        return "" if self.first in NO_AREA else f"{self.country}.{self.first}"

    @property
    def second_code(self) -> str:
        """GeoNames' code of the second-order area that it is or lies in, "" for none."""
        return f"{self.first_code}.{self.second}" if self.first_code and self.second else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BadLine:
    """A line that could not be used: its name (file and number), and why."""

    name: str
    error: FormatError


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """The rows of a dump that a gazetteer holds, and the lines that could not be used."""

    rows: Sequence[Row]
    bad: Sequence[BadLine]


def geonames_rows(path: Path) -> Rows:
    """Return the rows of a dump. They are held in memory.

    Raises:
        NotFoundError: If the file cannot be read.
        FormatError: If none of its lines is one of a dump.
    """
    rows: dict[str, Row] = {}
    bad: list[BadLine] = []
    lines = 0
    with _lines(path) as stream:
        for number, line in enumerate(stream, start=1):
            text = line.rstrip("\r\n")
            if not text.strip():
                continue
            lines += 1
            try:
                row = _row(text)
                if row is not None and row.id in rows:
                    raise ValueError(f"the id {row.id} stands in an earlier line already")
            except ValueError as error:
                name = f"{path.name}, line {number}"
                bad.append(BadLine(name=name, error=FormatError(str(error), hint=MEND)))
                continue
            if row is not None:
                rows[row.id] = row
    if len(bad) == lines:
        why = f"{bad[0].name}: {bad[0].error.message}" if bad else f"{path} is empty"
        raise FormatError(f"no line of it is one of a dump; {why}", hint=HINT)
    return Rows(rows=tuple(rows.values()), bad=bad)


def _row(line: str) -> Row | None:
    """Return the row of a line, None where a gazetteer has no place for what it names.

    Raises:
        ValueError: If it is no line of a dump; the message says what was expected.
    """
    if not line.isascii() and any("\udc80" <= letter <= "\udcff" for letter in line):
        raise ValueError("it is not UTF-8")
    fields = line.split("\t")
    if len(fields) != COLUMNS:
        raise ValueError(f"{len(fields)} columns between tabs, expected {COLUMNS}")
    kind = _kind(fields[6], fields[7])
    if kind is None:
        return None
    if not (fields[0].isascii() and fields[0].isdigit()):
        raise ValueError(f"the id is {fields[0]!r}, expected a number")
    if not fields[1].strip():
        raise ValueError("it has no name")
    country = fields[8]
    if country and not (len(country) == 2 and country.isalpha() and country.isupper()):
        raise ValueError(f"the country is {country!r}, expected a code of two letters")
    return Row(
        id=fields[0],
        name=fields[1],
        aliases=tuple(filter(None, (fields[2], *fields[3].split(",")))),
        kind=kind,
        country=country,
        first=fields[10],
        second=fields[11],
        latitude=_degrees("latitude", fields[4], 90),
        longitude=_degrees("longitude", fields[5], 180),
        population=_people(fields[14]),
    )


def _degrees(what: str, text: str, most: int) -> float:
    try:
        degrees = float(text)
    except ValueError:
        degrees = float("nan")
    if not -most <= degrees <= most:
        raise ValueError(f"the {what} is {text!r}, expected degrees from -{most} to {most}")
    return degrees


def _people(text: str) -> int:
    if text and not (text.isascii() and text.isdigit()):
        raise ValueError(f"the population is {text!r}, expected a whole number")
    return int(text or 0)


def _kind(feature_class: str, code: str) -> PlaceKind | None:
    if feature_class == "A":
        return PlaceKind.COUNTRY if code in COUNTRY_CODES else ORDERS.get(code)
    return CLASSES.get(feature_class)


@contextmanager
def _lines(path: Path) -> Iterator[Iterable[str]]:
    try:
        if not zipfile.is_zipfile(path):
            with path.open(encoding=UTF_8, errors=KEPT) as stream:
                yield stream
            return
        with zipfile.ZipFile(path) as archive:
            texts = [name for name in archive.namelist() if name.endswith(".txt")]
            name = next((each for each in texts if "readme" not in each.lower()), None)
            if name is None:
                raise FormatError(f"{path} holds no text", hint="Give the zip of a dump.")
            with archive.open(name) as member:
                yield io.TextIOWrapper(member, encoding=UTF_8, errors=KEPT)
    except (zipfile.BadZipFile, zlib.error) as error:
        raise FormatError(f"{path} is a damaged zip: {error}", hint="Fetch it anew.") from error
    except OSError as error:
        raise NotFoundError(
            f"{path} cannot be read: {error.strerror}", hint="Check the path."
        ) from error
