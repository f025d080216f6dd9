from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.core.types import DateInterval
from tocsin.watch.grouping import By, Period, month_of, periods, week_of

days = st.dates(min_value=date(1990, 1, 1), max_value=date(2030, 12, 31))


@given(days, st.integers(0, 400), st.sampled_from([By.WEEK, By.MONTH]))
def test_every_day_of_a_time_lies_in_just_one_of_its_periods(
    first: date, length: int, by: By
) -> None:
    last = first + timedelta(days=length)
    found = list(periods(by, first, last))
    assert found == sorted(found)
    for one, following in pairwise(found):
        assert following.first == one.last + timedelta(days=1)
    assert found[0].first <= first
    assert last <= found[-1].last


@given(days)
def test_a_week_begins_on_monday_and_a_month_on_its_first(day: date) -> None:
    assert week_of(day).first.isocalendar() == (*day.isocalendar()[:2], 1)
    assert month_of(day).first == day.replace(day=1)
    assert (month_of(day).last + timedelta(days=1)).day == 1


@given(days, st.integers(0, 40), days)
def test_what_surely_lies_in_a_period_may_lie_in_it(first: date, length: int, day: date) -> None:
    when = DateInterval(earliest=first, latest=first + timedelta(days=length), reason="")
    period = week_of(day)
    assert period.may_hold(when) or not period.surely_holds(when)


def test_what_has_one_open_side_falls_into_the_period_of_the_other_only() -> None:
    when = DateInterval(latest=date(2024, 5, 10), reason="")
    held = [p for p in periods(By.WEEK, date(2024, 1, 1), date(2024, 12, 31)) if p.may_hold(when)]
    assert held == [Period(first=date(2024, 5, 6), last=date(2024, 5, 12))]
    assert not held[0].surely_holds(when)


def test_what_has_no_date_falls_into_no_period() -> None:
    assert not week_of(date(2024, 5, 6)).may_hold(DateInterval(reason="unknown"))


def test_countries_are_no_times() -> None:
    with pytest.raises(ValueError, match="country is no time"):
        list(periods(By.COUNTRY, date(2024, 1, 1), date(2024, 1, 2)))
