"""Hills, streams and buildings of a full gazetteer do not stand in the way of towns."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from placing import resolve
from tocsin.core.ports import Places
from tocsin.core.types import Place
from tocsin.core.vocab import PlaceKind, PlacePrecision
from tocsin.resolve.place_choice import prior
from tocsin.resolve.place_names import Named
from tocsin.resolve.place_weights import PlaceWeights
from tocsin.resolve.surroundings import Surroundings
from tocsin.tables.gazetteer import Gazetteer
from tocsin.tables.gazetteer_added import places_of
from tocsin.tables.gazetteer_names import keys_of
from tocsin.tables.packed import Packed, PackedEntry, write_packed

LESSER_KINDS = ("feature", "facility")


def entry(number: int, name: str, kind: PlaceKind, country: str, area: str | None) -> PackedEntry:
    place = Place(
        id=f"gn:9000{number}",
        name=name,
        kind=kind,
        country=country,
        first_order=area,
        latitude=34.5,
        longitude=44.5,
        source="GeoNames",
    )
    return PackedEntry(place=place, keys=keys_of([name]))


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Places:
    """The shipped gazetteer with features in Iraq, and some elsewhere."""
    entries = [
        entry(1, "Paris", PlaceKind.FEATURE, "US", "Texas"),
        entry(2, "Paris", PlaceKind.FACILITY, "FR", None),
        entry(3, "Zorbata", PlaceKind.FEATURE, "IQ", "Diyala"),
        entry(4, "Zorbata", PlaceKind.SETTLEMENT, "IQ", "Diyala"),
        entry(5, "Al Noor Hospital", PlaceKind.FACILITY, "IQ", "Diyala"),
        entry(6, "Mosul", PlaceKind.FEATURE, "IQ", "Diyala"),
    ]
    path: Path = tmp_path_factory.mktemp("full") / "own.bin"
    write_packed(path, entries, full=True)
    return places_of(own=Gazetteer(Packed(path.read_bytes())))


@pytest.mark.parametrize(
    "text",
    [
        "A bomb went off in Paris.",
        "A bomb went off in Paris, police in Texas and Ohio said.",
        "Police in Paris, Texas, arrested two men.",
        "Voters in Brussels, London and Iowa said they fear an attack as in Paris.",
    ],
)
def test_a_town_means_what_it_means_without_a_full_gazetteer(text: str, places: Places) -> None:
    (with_features,) = resolve(text, "Paris", places=places)
    (without,) = resolve(text, "Paris")
    assert with_features.place == without.place is not None


def test_a_hill_is_meant_only_where_the_text_calls_it_one(places: Places) -> None:
    (bare,) = resolve("Troops in Diyala, Iraq, reached Zorbata.", "Zorbata", places=places)
    assert bare.place is not None and bare.place.kind is PlaceKind.SETTLEMENT
    for text in (
        "Troops in Diyala, Iraq, reached the Zorbata hills on Monday.",
        "Troops in Diyala, Iraq, reached the hill of Zorbata on Monday.",
    ):
        (called,) = resolve(text, "Zorbata", places=places)
        assert called.place is not None and called.place.kind is PlaceKind.FEATURE
        assert called.precision is PlacePrecision.FEATURE


def test_a_name_that_goes_on_calls_nothing_a_hill(places: Places) -> None:
    (ref,) = resolve("The army in Mosul River Brigade barracks, Iraq, said so.", "Mosul",
                     places=places)  # fmt: skip
    assert ref.place is not None and ref.place.kind is not PlaceKind.FEATURE


def test_a_building_is_meant_where_the_text_is_about_its_country(places: Places) -> None:
    near = "Shells hit Al Noor Hospital in Diyala, Iraq."
    far = "Shells hit Al Noor Hospital, residents of Nairobi and Mombasa said."
    (found,) = resolve(near, "Al Noor Hospital", places=places)
    assert found.place is not None and found.place.id == "gn:90005"
    (open_,) = resolve(far, "Al Noor Hospital", places=places)
    assert open_.place is None or open_.place.country != "IQ"


@given(st.none() | st.integers(1, 40_000_000), st.sampled_from(LESSER_KINDS))
def test_any_town_outweighs_a_lesser_feature_of_its_name(people: int | None, kind: str) -> None:
    town = replace(entry(1, "X", PlaceKind.SETTLEMENT, "IQ", None).place, population=people)
    hill = replace(town, kind=PlaceKind(kind), population=None)
    one = Named(name="X", entries=(town, hill), around=Surroundings())
    weights = PlaceWeights()
    assert prior(hill, one, weights, lesser=True) + 2.0 < prior(town, one, weights)
