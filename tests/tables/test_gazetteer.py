"""The gazetteer finds what it holds, and its file gives back what was put in."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.core.types import Place
from tocsin.core.vocab import PlaceKind
from tocsin.tables.gazetteer import ShippedGazetteer
from tocsin.tables.packed import Packed, PackedEntry, write_packed

PLACES = ShippedGazetteer()


@pytest.mark.parametrize(
    ("name", "country", "kind"),
    [
        ("Kerman", "IR", PlaceKind.SETTLEMENT),
        ("Deir Ezzor", "SY", PlaceKind.SETTLEMENT),
        ("Kobani", "SY", PlaceKind.SETTLEMENT),
        ("Mir Ali", "PK", PlaceKind.SETTLEMENT),
        ("Palma", "MZ", PlaceKind.SETTLEMENT),
        ("Anbar", "IQ", PlaceKind.FIRST_ORDER),
        ("Cabo Delgado", "MZ", PlaceKind.FIRST_ORDER),
        ("Gaza Strip", "PS", PlaceKind.REGION),
        ("the Red Sea", None, PlaceKind.WATER),
        ("Middle East", None, PlaceKind.REGION),
        ("U.S.", "US", PlaceKind.COUNTRY),
    ],
)
def test_a_place_is_found_by_its_name(name: str, country: str | None, kind: PlaceKind) -> None:
    assert any(p.country == country and p.kind is kind for p in PLACES.find(name))


@pytest.mark.parametrize("name", ["Wednesday", "us", "the city", "police", "May", ""])
def test_words_are_no_places(name: str) -> None:
    assert not PLACES.find(name)


def test_the_most_populous_comes_first() -> None:
    found = [place.population or 0 for place in PLACES.find("Tripoli")]
    assert len(found) > 1
    assert found == sorted(found, reverse=True)


def test_a_place_is_found_by_its_id_and_lies_in_its_parents() -> None:
    mosul = next(place for place in PLACES.find("Mosul") if place.kind is PlaceKind.SETTLEMENT)
    assert PLACES.get(mosul.id) == mosul
    assert mosul.parent is not None
    district = PLACES.get(mosul.parent)
    assert district is not None and district.parent is not None
    area = PLACES.get(district.parent)
    assert area is not None and area.parent is not None
    kinds = [district.kind, area.kind]
    assert kinds == [PlaceKind.SECOND_ORDER, PlaceKind.FIRST_ORDER]
    assert area.name == mosul.first_order == district.first_order
    assert PLACES.get(area.parent) == PLACES.country("IQ")
    assert PLACES.get("gn:nothing") is None


def test_areas_have_a_point_amid_their_settlements() -> None:
    for code, north, east in (("IQ", 33, 44), ("FJ", -17, 178), ("US", 39, -94)):
        country = PLACES.country(code)
        assert country is not None
        assert country.latitude == pytest.approx(north, abs=3)
        assert country.longitude == pytest.approx(east, abs=6)
    county = max(PLACES.find("Orange County"), key=lambda place: place.population or 0)
    assert (county.kind, county.first_order) == (PlaceKind.SECOND_ORDER, "California")


@pytest.mark.parametrize(
    ("garbled", "country", "name"),
    [("Dilala", "IQ", "Diyala"), ("Kandahaar", "AF", "Kandahār"), ("Mosoul", "IQ", "Mosul")],
)
def test_a_garbled_name_is_guessed_at_in_its_country(garbled: str, country: str, name: str) -> None:
    assert name in {place.name for place in PLACES.alike(garbled, [country])}
    assert not PLACES.alike(garbled, ["JP"])
    assert not PLACES.alike("Mo", [country])


def test_a_name_of_other_times_has_its_note() -> None:
    yangon = next(place for place in PLACES.find("Rangoon") if place.name == "Yangon")
    assert PLACES.note("Rangoon", yangon)
    assert PLACES.note("Yangon", yangon) is None


def test_what_is_a_capital_is_the_large_one_of_its_name() -> None:
    paris = [place for place in PLACES.find("Paris") if PLACES.is_capital(place)]
    assert [(place.country, place.kind) for place in paris] == [("FR", PlaceKind.SETTLEMENT)]


def test_every_source_is_named() -> None:
    assert {place.source for place in PLACES.find("Palma")} == {"GeoNames", "Tocsin supplement"}


def test_our_own_towns_lie_in_first_order_areas() -> None:
    (palma,) = [place for place in PLACES.find("Palma") if place.id == "ts:palma-mozambique"]
    (area,) = [place for place in PLACES.find("Cabo Delgado") if place.country == "MZ"]
    assert (palma.first_order, palma.parent) == (area.name, area.id)


KEYS = st.text(alphabet="abcdefz", min_size=1, max_size=4)
COORDINATES = st.none() | st.integers(-90, 90).map(float)


@st.composite
def tables(draw: st.DrawFn) -> list[PackedEntry]:
    slugs = draw(st.lists(st.integers(0, 10_000), unique=True, max_size=300))
    return [
        PackedEntry(
            place=Place(
                id=f"x:{slug}",
                name=f"Name {slug}",
                kind=draw(st.sampled_from(PlaceKind)),
                latitude=draw(COORDINATES),
                population=draw(st.none() | st.integers(1, 10**8)),
                source="test",
            ),
            keys=tuple(draw(st.sets(KEYS, max_size=3))),
        )
        for slug in slugs
    ]


@settings(max_examples=25, deadline=None)
@given(tables())
def test_the_file_gives_back_what_was_put_in(
    entries: list[PackedEntry],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        first, second = Path(folder) / "first", Path(folder) / "second"
        write_packed(first, entries)
        write_packed(second, entries[::-1])
        data = first.read_bytes()
        assert data == second.read_bytes()
    packed = Packed(data)
    for entry in entries:
        number = packed.number_of(entry.place.id)
        assert number is not None
        assert packed.place(number) == entry.place
        for key in entry.keys:
            assert number in packed.numbers(key)
    assert packed.numbers("not a key") == ()
    assert packed.number_of("y:1") is None
