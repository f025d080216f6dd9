"""The town that a report is about: how it is named, and which of its name it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from about import place_about
from tocsin.core.types import FocusPlace
from tocsin.core.vocab import PlaceKind


def town_of(text: str) -> FocusPlace | None:
    """Return the town of a report of which no act is read."""
    return place_about(text, PlaceKind.SETTLEMENT)


def name_of(text: str) -> tuple[str, str | None] | None:
    """Return the name and the first-order area of the town of a report."""
    found = town_of(text)
    place = found.where.place if found else None
    return (place.name, place.first_order) if place else None


def probability_of(text: str) -> float:
    found = town_of(text)
    return found.probability if found else 0.0


@pytest.mark.parametrize(
    "text",
    [
        "Two men were shot on Monday, Tucson police said. One died.",
        "Two men were shot on Monday. The Tucson Police Department is looking for the driver.",
        "A driver shot two men on Monday. The mayor of Tucson said that one died.",
        "TUCSON, Arizona - Two men were shot on Monday. One died.",
        "Tucson: Two men were shot on Monday. One died.",
        "Two men were shot on Monday. One died at Tucson General Hospital.",
    ],
)
def test_the_town_whose_bodies_speak_or_that_heads_the_report_is_its_town(text: str) -> None:
    assert name_of(text) == ("Tucson", "Arizona")


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("Two men were shot in Springfield, Mo., on Monday.", "Missouri"),
        ("Two men were shot in Springfield, Ill., on Monday.", "Illinois"),
        ("Two men were shot in Springfield. Greene County deputies came late.", "Missouri"),
        ("Two men were shot in Springfield. Sangamon County deputies came late.", "Illinois"),
    ],
)
def test_of_towns_of_one_name_it_is_that_in_the_area_that_is_told(text: str, area: str) -> None:
    assert name_of(text) == ("Springfield", area)


@pytest.mark.parametrize(
    "text",
    [
        "Two men were shot in Tucson on Monday. Ann Fox, of Dallas, saw it.",
        "Two men were shot in Tucson on Monday. One of them was airlifted to Dallas.",
        "Ann Fox, 20, of Dallas, was shot in Tucson on Monday.",
    ],
)
def test_neither_a_home_nor_a_hospital_elsewhere_is_the_town(text: str) -> None:
    assert name_of(text) == ("Tucson", "Arizona")


def test_a_report_of_one_town_is_probably_about_it_though_it_names_no_country() -> None:
    alone = "A man was shot in Tucson on Monday, Tucson police said."
    assert probability_of(alone) > 0.5
    among = " Rallies in Dallas, in Boston, in Chicago and in Denver followed."
    assert probability_of(alone + among * 3) < probability_of(alone)


def test_the_police_of_a_state_are_of_no_town() -> None:
    assert name_of("Two men were shot on Monday, the National Police said.") is None


def test_a_part_of_a_town_that_is_named_too_is_not_the_town() -> None:
    text = "Two men were shot in Lima on Monday. A bomb went off in San Isidro. Peru mourned."
    found = town_of(text)
    assert found is not None
    assert found.where.mention.quote == "Lima"


SENTENCES = (
    "Two men were shot in Tucson on Monday.",
    "Dallas police said so.",
    "Ann Fox, of Boston, saw it.",
    "Lagos: it was hot.",
    "Pima County deputies came late.",
)


@given(st.lists(st.sampled_from(SENTENCES), max_size=5))
def test_the_town_is_quoted_and_its_probability_is_one(sentences: list[str]) -> None:
    text = " ".join(sentences)
    found = town_of(text)
    if found is not None:
        mention = found.where.mention
        assert text[mention.start : mention.end] == mention.quote
        assert found.where.inferred
        assert 0.0 < found.probability < 1.0
