"""Dates of several accounts: what all allow, and what excludes what."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tocsin.core.types import DateInterval, DateParts, Span
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


def test_a_weekday_is_the_one_day_of_the_week_told() -> None:
    week = between(date(2031, 4, 28), date(2031, 5, 4))
    joined = join_intervals([between(None, None, weekday=6), week])
    assert not joined.contested
    assert joined.interval.earliest == joined.interval.latest == date(2031, 5, 3)
    assert joined.interval.reason == (
        "the only day from 2031-04-28 to 2031-05-04 that fits all dates stated"
    )


def test_a_weekday_that_no_day_allowed_is_is_contested() -> None:
    friday = between(None, None, weekday=5)
    assert join_intervals([friday, between(date(2031, 4, 28), date(2031, 4, 30))]).contested
    assert not join_intervals([friday, between(date(2031, 1, 1), date(2031, 8, 1))]).contested


def test_a_month_without_its_year_is_the_one_between_the_bounds() -> None:
    bounds = between(date(2030, 11, 2), date(2031, 10, 20))
    joined = join_intervals([bounds, between(None, None, month=3)]).interval
    assert (joined.earliest, joined.latest) == (date(2031, 3, 1), date(2031, 3, 31))


def test_a_date_that_is_only_a_bound_gives_no_day() -> None:
    words = Span(document_id="d", start=0, end=12, quote="before May 3")
    before = replace(between(None, date(2031, 5, 2), month=5, day=3), span=words)
    joined = join_intervals([before, between(date(2030, 6, 1), None)]).interval
    assert (joined.earliest, joined.latest) == (date(2030, 6, 1), date(2031, 5, 2))


@st.composite
def accounts(draw: st.DrawFn) -> DateInterval:
    """An interval that may also write parts of a date which lies in it."""
    told = draw(intervals())
    day = (told.earliest or told.latest or START) + timedelta(days=draw(st.integers(0, 400)))
    names = draw(st.sets(st.sampled_from(["month", "day", "weekday"])))
    parts = {"month": day.month, "day": day.day, "weekday": day.isoweekday()}
    return replace(told, written=DateParts(**{name: parts[name] for name in names}))


@given(st.lists(accounts(), min_size=1, max_size=3), accounts())
def test_one_more_account_never_widens_what_all_allow(
    told: list[DateInterval], more: DateInterval
) -> None:
    before, after = join_intervals(told), join_intervals([*told, more])
    if before.contested or after.contested:
        return
    first, last = before.interval.earliest, before.interval.latest
    assert first is None or (after.interval.earliest or date.min) >= first
    assert last is None or (after.interval.latest or date.max) <= last
