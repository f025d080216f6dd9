"""A dump of GeoNames as a gazetteer: what its entries are, and in which areas they lie."""

import zipfile
from pathlib import Path

import pytest

from tocsin.core.errors import FormatError, NotFoundError
from tocsin.core.ports import Places
from tocsin.core.types import Place
from tocsin.core.vocab import PlaceKind
from tocsin.resolve.place_relations import lies_in
from tocsin.tables.gazetteer import Gazetteer, ShippedGazetteer
from tocsin.tables.gazetteer_added import places_of
from tocsin.tables.geonames import geonames_entries
from tocsin.tables.geonames_areas import _codes
from tocsin.tables.packed import Packed, write_packed

SHIPPED = ShippedGazetteer()
Row = tuple[str, ...]


def row(
    number: int,
    name: str,
    code: str,
    *,
    first: str = "",
    second: str = "",
    also: str = "",
    at: tuple[str, str] = ("33.1", "44.2"),
    people: str = "",
    country: str = "IQ",
) -> Row:
    """Return the fields of a line; `code` is class and code ("P.PPL")."""
    kind, feature = code.split(".")
    return (str(number), name, name, also, *at, kind, feature, country, "",
            first, second, "", "", people, "", "30", "Asia/Baghdad", "2024-01-01")  # fmt: skip


def written(folder: Path, *rows: Row) -> Path:
    path = folder / "IQ.txt"
    path.write_text("".join("\t".join(each) + "\n" for each in rows), encoding="utf-8")
    return path


def joined(folder: Path, *rows: Row) -> Places:
    """Return the gazetteer with a dump of these lines."""
    write_packed(folder / "own.bin", geonames_entries(written(folder, *rows)).entries, full=True)
    return places_of(own=Gazetteer(Packed((folder / "own.bin").read_bytes())))


def got(places: Places, number: int) -> Place:
    place = places.get(f"gn:{number}")
    assert place is not None
    return place


def shipped(name: str, country: str) -> Place:
    found = SHIPPED.find(name)
    return next(p for p in found if p.kind is PlaceKind.FIRST_ORDER and p.country == country)


# The province of Wasit, with the id that it has in GeoNames and its name as a dump writes it.
WASIT = row(89693, "Muḩāfaz̧at Wāsiţ", "A.ADM1", first="16")


@pytest.mark.parametrize("zipped", [False, True])
def test_a_dump_makes_a_gazetteer(tmp_path: Path, zipped: bool) -> None:
    path = written(
        tmp_path,
        WASIT,
        row(2, "Badra District", "A.ADM2", first="16", second="7"),
        row(3, "Zorbata", "P.PPL", first="16", second="7", also="Zurbata,زرباطة", people="900"),
        row(4, "Old Road", "R.RD", first="16"),
    )
    if zipped:
        with zipfile.ZipFile(tmp_path / "IQ.zip", "w") as made:
            made.write(path, "IQ.txt")
        path = tmp_path / "IQ.zip"
    write_packed(tmp_path / "own.bin", geonames_entries(path).entries, full=True)
    places = places_of(own=Gazetteer(Packed((tmp_path / "own.bin").read_bytes())))
    town, district = got(places, 3), got(places, 2)
    assert (town.parent, town.population) == ("gn:2", 900)
    assert town in places.find("Zurbata")
    assert district.parent == "gn:89693"
    assert places.get("gn:4") is None


@pytest.mark.parametrize(
    ("area", "first"),
    [
        (WASIT, "16"),
        (None, "16"),
        (row(9, "Wasit Governorate", "A.ADM1", first="99"), "99"),
    ],
    ids=["by its id", "by its code", "by its name"],
)
def test_what_lies_in_an_area_that_ships_lies_in_the_shipped_one(
    tmp_path: Path, area: Row | None, first: str
) -> None:
    places = joined(tmp_path, *([area] if area else []), row(3, "Zorbata", "P.PPL", first=first))
    town, wasit = got(places, 3), shipped("Wasit", "IQ")
    assert lies_in(town, wasit)
    assert (town.first_order, town.parent) == (wasit.name, wasit.id)
    firsts = [p for p in places.find("Wasit") if p.kind is PlaceKind.FIRST_ORDER]
    assert firsts == [wasit]


def test_every_area_that_ships_has_one_code_of_its_own_country() -> None:
    areas = {place.id: place for place in SHIPPED.places() if place.kind is PlaceKind.FIRST_ORDER}
    coded = {f"gn:{number}": code for code, number in _codes().items()}
    assert len(coded) == len(_codes())
    assert {place_id for place_id in areas if place_id.startswith("gn:")} == set(coded)
    assert all(areas[place_id].country == code[:2] for place_id, code in coded.items())


def test_a_part_that_an_area_was_divided_into_is_not_the_area(tmp_path: Path) -> None:
    places = joined(
        tmp_path,
        WASIT,
        row(8, "Wasit as Sharqi", "A.ADM1", first="98", also="Wasit"),
        row(3, "Zorbata", "P.PPL", first="98"),
    )
    assert got(places, 3).first_order == "Wasit as Sharqi"
    assert not lies_in(got(places, 3), shipped("Wasit", "IQ"))


def test_an_area_that_does_not_ship_takes_its_towns_that_do(tmp_path: Path) -> None:
    erbil = max(
        (place for place in SHIPPED.find("Erbil") if place.kind is PlaceKind.SETTLEMENT),
        key=lambda place: place.population or 0,
    )
    assert erbil.first_order is None
    number = int(erbil.id.removeprefix("gn:"))
    places = joined(
        tmp_path,
        row(7, "Arbil", "A.ADM1", first="11", also="Erbil"),
        row(number, "Arbil", "P.PPLA", first="11", people="5"),
        row(3, "Nahiya", "P.PPL", first="11"),
    )
    area = got(places, 7)
    assert lies_in(got(places, 3), area) and lies_in(got(places, number), area)
    # The rest of it stays as it ships.
    assert got(places, number).population == erbil.population


@pytest.mark.parametrize("code", ["", "00", "77"])
def test_what_geonames_puts_in_no_known_area_lies_in_its_country(tmp_path: Path, code: str) -> None:
    town = got(joined(tmp_path, row(3, "Zorbata", "P.PPL", first=code)), 3)
    iraq = SHIPPED.country("IQ")
    assert town.first_order is None
    assert iraq is not None and town.parent == iraq.id


@pytest.mark.parametrize(
    ("code", "kind", "lesser"),
    [
        ("P.PPL", PlaceKind.SETTLEMENT, False),
        ("S.HTL", PlaceKind.FACILITY, True),
        ("T.HLL", PlaceKind.FEATURE, True),
        ("H.STM", PlaceKind.FEATURE, True),
        ("L.PRK", PlaceKind.FEATURE, True),
        ("V.FRST", PlaceKind.FEATURE, True),
    ],
)
def test_what_is_no_area_and_no_settlement_is_a_lesser_feature(
    tmp_path: Path, code: str, kind: PlaceKind, lesser: bool
) -> None:
    places = joined(tmp_path, row(3, "Zorbata", code, first="16", people="12"))
    place = got(places, 3)
    assert place.kind is kind
    assert (place.population is None) is lesser
    assert places.is_lesser(place) is lesser
    # A misspelling is not taken for one of thousands of hills.
    assert place not in places.alike("Zorbatta", ["IQ"])


def test_no_facility_that_ships_is_a_lesser_one() -> None:
    places = [place for place in SHIPPED.places() if place.kind is PlaceKind.FACILITY]
    assert places and not any(map(SHIPPED.is_lesser, places))


GOOD = row(3, "Zorbata", "P.PPL", first="16")


@pytest.mark.parametrize(
    ("bad", "told"),
    [
        (("1", "Zorbata"), "2 columns"),
        (row(4, "", "P.PPL"), "no name"),
        (row(3, "Other", "P.PPL"), "id 3"),
        (row(4, "Other", "P.PPL", at=("200", "44")), "latitude"),
        (row(4, "Other", "P.PPL", at=("33", "east")), "longitude"),
        (row(4, "Other", "P.PPL", at=("nan", "44")), "latitude"),
        (row(4, "Other", "P.PPL", people="many"), "population"),
        (row(4, "Other", "P.PPL", country="Iraq"), "country"),
        (("x4", *row(4, "Other", "P.PPL")[1:]), "expected a number"),
    ],
)
def test_a_bad_line_is_named_and_the_rest_goes_on(tmp_path: Path, bad: Row, told: str) -> None:
    dump = geonames_entries(written(tmp_path, GOOD, bad, row(5, "Marnat", "P.PPL")))
    assert [entry.place.name for entry in dump.entries] == ["Zorbata", "Marnat"]
    (line,) = dump.bad
    assert line.name == "IQ.txt, line 2"
    assert told in line.error.message and line.error.hint


def test_a_line_that_is_not_utf_8_is_left_out_alone(tmp_path: Path) -> None:
    path = written(tmp_path, GOOD)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes() + b"\n4\tZorb\xff\n")
    dump = geonames_entries(path)
    assert [entry.place.name for entry in dump.entries] == ["Zorbata"]
    assert ["UTF-8" in line.error.message for line in dump.bad] == [True]


def test_what_is_no_dump_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="line 1: 2 columns"):
        geonames_entries(written(tmp_path, ("1", "Zorbata"), ("2", "Marnat")))
    with pytest.raises(FormatError, match="no place"):
        geonames_entries(written(tmp_path, row(4, "Old Road", "R.RD")))
    with pytest.raises(FormatError, match="empty"):
        geonames_entries(written(tmp_path))
    with pytest.raises(NotFoundError):
        geonames_entries(tmp_path / "nothing.txt")


def test_a_damaged_zip_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "IQ.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("IQ.txt", "\t".join(GOOD) * 50)
    data = bytearray(path.read_bytes())
    data[45:60] = bytes(15)
    path.write_bytes(data)
    with pytest.raises(FormatError, match="damaged"):
        geonames_entries(path)
