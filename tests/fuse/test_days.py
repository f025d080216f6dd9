"""Dates of several accounts: what all allow, and what excludes what."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tocsin.core.types import DateInterval, DateParts
from tocsin.core.vocab import DateBasis, DatePrecision
from tocsin.fuse.days import DayLevel, compare_days, join_intervals

START = date(2030, 1, 1)


def between(first: date | None, last: date | None, **parts: int) -> DateInterval:
    return DateInterval(
        earliest=first, latest=last, written=DateParts(**parts), reason="given for the test"
    )


@st.composite
def intervals(draw: st.DrawFn) -> DateInterval:
    first = START + timedelta(days=draw(st.integers(0, 60)))
    last = first + timedelta(days=draw(st.integers(0, 20)))
    sides = draw(st.sampled_from(["both", "first", "last", "none"]))
    return between(
        first if sides in {"both", "first"} else None, last if sides in {"both", "last"} else None
    )


def level(first: DateInterval, second: DateInterval) -> DayLevel:
    return compare_days(first, second, max_days_apart=1, few_days=10)


@given(intervals(), intervals())
def test_comparing_is_symmetric(first: DateInterval, second: DateInterval) -> None:
    assert level(first, second) is level(second, first)


@given(st.lists(intervals(), min_size=1, max_size=4), st.integers(0, 80))
def test_a_day_in_all_intervals_is_in_their_join(told: list[DateInterval], days: int) -> None:
    day = START + timedelta(days=days)
    inside = [
        (one.earliest or day) <= day <= (one.latest or day)
        for one in (*told, join_intervals(told).interval)
    ]
    if all(inside[:-1]):
        assert inside[-1]
        assert not join_intervals(told).contested


@given(st.lists(intervals(), max_size=4))
def test_joining_dates_does_not_depend_on_order(told: list[DateInterval]) -> None:
    assert join_intervals(told) == join_intervals(told[::-1])


def test_no_date_is_an_interval_with_a_reason() -> None:
    joined = join_intervals([]).interval
    assert (joined.earliest, joined.latest, joined.basis) == (None, None, DateBasis.UNKNOWN)
    assert joined.reason == "no date found"


def test_the_year_follows_from_the_weekday_between_bounds() -> None:
    day_and_month = between(date(2029, 1, 1), date(2033, 6, 1), month=5, day=3)
    saturday = between(None, None, weekday=6)
    joined = join_intervals([saturday, day_and_month])
    assert not joined.contested
    assert joined.interval.earliest == joined.interval.latest == date(2031, 5, 3)
    assert joined.interval.precision is DatePrecision.DAY
    assert joined.interval.basis is DateBasis.INFERRED


def test_two_possible_years_are_not_decided() -> None:
    day_and_month = between(date(2024, 1, 1), date(2033, 6, 1), month=5, day=3)
    joined = join_intervals([between(None, None, weekday=6), day_and_month]).interval
    assert (joined.earliest, joined.latest) == (date(2024, 1, 1), date(2033, 6, 1))


def test_an_incomplete_date_keeps_its_words_and_takes_the_bound_of_another() -> None:
    bound = between(None, date(2031, 6, 1), weekday=6)
    joined = join_intervals([bound, between(None, None, month=5, day=3)]).interval
    assert (joined.written.month, joined.written.day) == (5, 3)
    assert (joined.earliest, joined.latest) == (None, date(2031, 6, 1))


def test_a_weekday_that_is_not_the_day_excludes_it() -> None:
    friday = between(None, None, weekday=5)
    day = between(date(2031, 5, 3), date(2031, 5, 3))
    assert level(friday, day) is DayLevel.APART
    assert level(between(None, None, weekday=6), day) is DayLevel.POSSIBLE_WEEKDAY


def test_two_days_far_apart_exclude_each_other_and_both_are_covered() -> None:
    first, second = date(2031, 5, 3), date(2031, 5, 20)
    assert level(between(first, first), between(second, second)) is DayLevel.APART
    joined = join_intervals([between(first, first), between(second, second)])
    assert joined.contested
    assert (joined.interval.earliest, joined.interval.latest) == (first, second)
