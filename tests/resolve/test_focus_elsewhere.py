"""Towns that a name alone was taken for, in a report that is surely about another area."""

import pytest

from about import focus_of, resolved_in
from tocsin.core.vocab import PlaceKind

HOUSTON = (
    "HOUSTON, Texas - Two men were shot in {}, Houston police said. Houston Mayor John Roe said "
    "that the killer was at large in Houston. Texas State Police and the Houston Fire Department "
    "helped. Two more were shot in Houston on Monday. Texas mourned."
)


def test_the_report_is_surely_about_texas() -> None:
    area = focus_of(HOUSTON.format("a park")).where[-2]
    assert area.where.place is not None
    assert (area.where.place.name, area.probability > 0.8) == ("Texas", True)


def test_a_town_of_another_area_that_is_not_named_is_a_name_in_the_area_of_the_report() -> None:
    ref = resolved_in(HOUSTON.format("East Ridge"), "East Ridge")
    assert ref.place is not None
    assert (ref.place.name, ref.place.kind) == ("Texas", PlaceKind.FIRST_ORDER)
    assert "East Ridge, Tennessee" in ref.reason


@pytest.mark.parametrize("place", ["East Ridge, Tennessee", "East Ridge, Tenn."])
def test_a_town_told_with_its_area_stays(place: str) -> None:
    ref = resolved_in(HOUSTON.format(place), "East Ridge")
    assert ref.place is not None
    assert (ref.place.name, ref.place.first_order) == ("East Ridge", "Tennessee")


def test_of_towns_of_one_name_it_is_that_in_the_area_of_the_report() -> None:
    ref = resolved_in(HOUSTON.format("Taylor"), "Taylor")
    assert ref.place is not None
    assert (ref.place.name, ref.place.first_order) == ("Taylor", "Texas")
