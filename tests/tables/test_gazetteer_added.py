"""A user's own places: found beside what ships, from the ledger and from a dump of GeoNames."""

import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tocsin.core.errors import FormatError, ModelError, NotFoundError
from tocsin.core.types import Addition, Place
from tocsin.core.vocab import AdditionKind, PlaceKind
from tocsin.tables.gazetteer import Gazetteer, ShippedGazetteer
from tocsin.tables.gazetteer_added import own_gazetteer, places_of
from tocsin.tables.geonames import geonames_entries
from tocsin.tables.packed import Packed, write_packed

HAMLET = Place(
    id="own:zorbata-iq",
    name="Zorbata",
    kind=PlaceKind.SETTLEMENT,
    country="IQ",
    latitude=33.1,
    longitude=44.2,
    source="a map",
)


def addition(place: Place, *names: str, retired: bool = False) -> Addition:
    return Addition(
        id=f"n-{place.id}-{retired}",
        kind=AdditionKind.PLACE,
        entry_id=place.id,
        place=place,
        names=names,
        retired=retired,
        by="an analyst",
        made_at=datetime(2024, 1, 1, tzinfo=UTC),
        reason=place.source,
    )


def dump(folder: Path, *rows: tuple[str, ...]) -> Path:
    path = folder / "IQ.txt"
    path.write_text("".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")
    return path


def row(number: int, name: str, code: str, *, first: str = "", second: str = "") -> tuple[str, ...]:
    kind, feature = code.split(".")
    return (str(number), name, name, "Zurbata,زرباطة", "33.1", "44.2", kind, feature, "IQ", "",
            first, second, "", "", "1200", "", "30", "Asia/Baghdad", "2024-01-01")  # fmt: skip


def test_without_additions_the_shipped_gazetteer_is_asked() -> None:
    assert isinstance(places_of(), ShippedGazetteer)


def test_an_added_place_is_found_by_all_its_names() -> None:
    places = places_of([addition(HAMLET, "Zurbata")])
    for name in ("Zorbata", "zurbata".title()):
        assert HAMLET in places.find(name)
    assert places.get(HAMLET.id) == HAMLET
    assert places.note("Zorbata", HAMLET) == "added by the user"
    assert places.find("Mosul") == ShippedGazetteer().find("Mosul")
    assert places.country("IQ") == ShippedGazetteer().country("IQ")


def test_what_is_taken_back_is_no_longer_found() -> None:
    places = places_of([addition(HAMLET), addition(HAMLET, retired=True)])
    assert not places.find("Zorbata")


def test_an_own_entry_stands_in_the_place_of_a_shipped_one() -> None:
    shipped = next(p for p in ShippedGazetteer().find("Mosul") if p.kind is PlaceKind.SETTLEMENT)
    own = Place(id=shipped.id, name="Mosul", kind=shipped.kind, country="IQ", source="a survey")
    found = [place for place in places_of([addition(own)]).find("Mosul") if place.id == own.id]
    assert found == [own]


@pytest.mark.parametrize("zipped", [False, True])
def test_a_dump_of_geonames_makes_a_gazetteer(tmp_path: Path, zipped: bool) -> None:
    path = dump(
        tmp_path,
        row(1, "Wasit Governorate", "A.ADM1", first="16"),
        row(2, "Badra District", "A.ADM2", first="16", second="7"),
        row(3, "Zorbata", "P.PPL", first="16", second="7"),
        row(4, "Old Road", "R.RD", first="16"),
        row(5, "Tell Zorb", "T.HLL", first="16"),
    )
    if zipped:
        archive = tmp_path / "IQ.zip"
        with zipfile.ZipFile(archive, "w") as made:
            made.write(path, "IQ.txt")
        path = archive
    write_packed(tmp_path / "own.bin", geonames_entries(path))
    own = Gazetteer(Packed((tmp_path / "own.bin").read_bytes()))
    places = places_of(own=own)
    town = places.get("gn:3")
    assert town is not None
    assert (town.first_order, town.parent) == ("Wasit Governorate", "gn:2")
    assert town in places.find("Zurbata")
    district, area = places.get("gn:2"), places.get("gn:1")
    assert district is not None and district.parent == "gn:1"
    iraq = ShippedGazetteer().country("IQ")
    assert area is not None and iraq is not None and area.parent == iraq.id
    assert area in places.find("Wasit")
    assert places.get("gn:4") is None
    hill = places.get("gn:5")
    assert hill is not None and hill.kind is PlaceKind.REGION


def test_what_is_no_dump_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="line 1"):
        geonames_entries(dump(tmp_path, ("1", "Zorbata")))
    with pytest.raises(NotFoundError):
        geonames_entries(tmp_path / "nothing.txt")


def test_a_users_file_of_another_kind_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TOCSIN_GAZETTEER", str(tmp_path / "own.bin"))
    assert own_gazetteer() is None
    (tmp_path / "own.bin").write_bytes(b"something else")
    with pytest.raises(ModelError, match=r"own\.bin"):
        own_gazetteer()
