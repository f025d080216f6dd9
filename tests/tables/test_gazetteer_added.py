"""A user's own places: found beside what ships."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tocsin.core.errors import ModelError
from tocsin.core.types import Addition, Place
from tocsin.core.vocab import AdditionKind, PlaceKind
from tocsin.tables.gazetteer import ShippedGazetteer
from tocsin.tables.gazetteer_added import own_gazetteer, places_of
from tocsin.tables.packed import MAGIC, PackedEntry, write_packed

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


def test_namesakes_that_a_user_added_are_both_found() -> None:
    other = replace(HAMLET, id="own:zorbata-iq-2", latitude=36.0)
    assert set(places_of([addition(HAMLET), addition(other)]).find("Zorbata")) == {HAMLET, other}


def test_an_own_entry_stands_in_the_place_of_a_shipped_one() -> None:
    shipped = next(p for p in ShippedGazetteer().find("Mosul") if p.kind is PlaceKind.SETTLEMENT)
    own = Place(id=shipped.id, name="Mosul", kind=shipped.kind, country="IQ", source="a survey")
    found = [place for place in places_of([addition(own)]).find("Mosul") if place.id == own.id]
    assert found == [own]


def test_a_users_file_of_another_kind_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TOCSIN_GAZETTEER", str(tmp_path / "own.bin"))
    assert own_gazetteer() is None
    for wrong in (b"something else", MAGIC, MAGIC + b"\0\0\0\x08damaged!"):
        (tmp_path / "own.bin").write_bytes(wrong)
        with pytest.raises(ModelError, match=r"own\.bin"):
            own_gazetteer()


def test_a_users_file_of_an_earlier_version_is_to_be_built_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TOCSIN_GAZETTEER", str(tmp_path / "own.bin"))
    entries = [PackedEntry(place=HAMLET, keys=("zorbata",))]
    write_packed(tmp_path / "own.bin", entries)
    with pytest.raises(ModelError, match="earlier version"):
        own_gazetteer()
    write_packed(tmp_path / "own.bin", entries, full=True)
    own = own_gazetteer()
    assert own is not None and own.is_whole
    data = (tmp_path / "own.bin").read_bytes()
    (tmp_path / "own.bin").write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    damaged = own_gazetteer()
    assert damaged is not None and not damaged.is_whole
