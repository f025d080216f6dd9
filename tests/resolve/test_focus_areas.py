"""The first-order area that a report is about: by its names, its bodies, the towns in it."""

import pytest

from about import focus_of, place_about
from tocsin.core.types import FocusPlace
from tocsin.core.vocab import PlaceKind


def area_of(text: str) -> FocusPlace | None:
    """Return the first-order area of a report of which no act is read."""
    return place_about(text, PlaceKind.FIRST_ORDER)


@pytest.mark.parametrize(
    "text",
    [
        "Two men were shot on Monday in western Ohio. Ohio State Police closed a road.",
        "Two men were shot in Dayton, Ohio, on Monday.",
        "Two men were shot in Cincinnati on Monday, Cincinnati police said.",
        "DAYTON, Ohio - Two men were shot on Monday.",
    ],
)
def test_the_area_is_that_which_is_named_or_holds_the_town(text: str) -> None:
    found = area_of(text)
    assert found is not None
    assert found.where.place is not None
    assert (found.where.place.name, found.where.place.country) == ("Ohio", "US")
    assert found.where.inferred


def test_where_two_towns_of_an_area_are_named_it_is_surer_than_each() -> None:
    text = "Two men were shot in Dayton on Monday. Others were shot in Toledo. Ohio mourned."
    focus = focus_of(text)
    towns = [
        one.probability
        for one in focus.where
        if one.where.place is not None and one.where.place.kind is PlaceKind.SETTLEMENT
    ]
    found = area_of(text)
    assert found is not None
    assert found.probability > max(towns)


def test_a_report_that_names_no_place_is_about_no_area() -> None:
    assert area_of("Two men were shot on Monday. One of them died.") is None
