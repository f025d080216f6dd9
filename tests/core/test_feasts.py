"""Days with a name: where Easter falls, and what words mean one."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.core.dates.calendar import feast_days
from tocsin.core.dates.find import find_times
from tocsin.core.dates.model import Feast
from tocsin.core.types import DateParts

YEARS = st.integers(1583, 4099)


# Source: the table of Easter days of the Astronomical Applications Department, U.S. Naval
# Observatory; the extremes 22 March and 25 April are those of 1818 and 1943.
@pytest.mark.parametrize(
    "easter",
    [
        date(1818, 3, 22), date(1943, 4, 25), date(1954, 4, 18), date(1981, 4, 19),
        date(2000, 4, 23), date(2008, 3, 23), date(2019, 4, 21), date(2024, 3, 31),
        date(2038, 4, 25),
    ],
)  # fmt: skip
def test_easter_falls_where_the_tables_say(easter: date) -> None:
    assert feast_days(Feast.EASTER_SUNDAY, easter.year) == (easter, easter)


@given(YEARS)
def test_easter_is_a_sunday_of_spring_with_its_days_around_it(year: int) -> None:
    easter, _ = feast_days(Feast.EASTER_SUNDAY, year)
    assert easter.isoweekday() == 7
    assert date(year, 3, 22) <= easter <= date(year, 4, 25)
    friday, monday = (
        feast_days(feast, year)[0] for feast in (Feast.GOOD_FRIDAY, Feast.EASTER_MONDAY)
    )
    assert ((easter - friday).days, (monday - easter).days) == (2, 1)


@pytest.mark.parametrize(
    ("text", "quote", "parts"),
    [
        ("attacked on Easter Sunday in", "Easter Sunday", DateParts(weekday=7)),
        ("since Good Friday 2019.", "since Good Friday 2019", DateParts(year=2019, weekday=5)),
        ("shot dead on Christmas Eve,", "Christmas Eve", DateParts(month=12, day=24)),
        ("the New Year's Day attack", "New Year's Day", DateParts(month=1, day=1)),
        ("on New Year’s Eve of 2016", "New Year’s Eve of 2016",
         DateParts(year=2016, month=12, day=31)),
    ],
)  # fmt: skip
def test_a_named_day_is_one_expression(text: str, quote: str, parts: DateParts) -> None:
    (found,) = find_times(text)
    assert text[found.start : found.end] == quote
    assert found.parts == parts


@pytest.mark.parametrize(
    "text", ["the Good Friday Agreement", "an Easter march", "Christmas cards"]
)
def test_a_name_made_of_a_named_day_is_none(text: str) -> None:
    assert find_times(text) == ()
