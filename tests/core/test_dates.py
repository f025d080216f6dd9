"""What the grammar of dates reads, what it leaves alone, and the laws of its arithmetic."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.core.dates.calendar import (
    days_of,
    occurrences,
    precision_of,
    section_days,
    shift,
    unit_around,
    weekday_agrees,
    weekday_on_or_after,
    weekday_on_or_before,
)
from tocsin.core.dates.find import (
    Bound,
    Direction,
    Section,
    TimeKind,
    TimeUnit,
    find_times,
    no_time,
    parse_absolute,
    parse_time,
    written_parts,
)
from tocsin.core.types import DateParts
from tocsin.core.vocab import DateBasis, DatePrecision

FRAGMENTS = [
    "Jan. 3", "24 October 2023", "2023-10-30", "last week", "Friday", "on Monday", "since", "May",
    "march", "March", "in", "2016", "2,016", "people", "the past few days", "three days earlier",
    "between", "and", "to", "-", "the 1990s", "200l", "two", "years ago", "'s", ",", ".", "\n",
    "the",
    "end of", "next month", "at 10 a.m.", "9/11", "1/2/2020", "early", "mid-June", "of",
]  # fmt: skip
texts = st.lists(st.sampled_from(FRAGMENTS), max_size=14).map(" ".join) | st.text(max_size=60)
days = st.dates(min_value=date(1950, 1, 1), max_value=date(2090, 12, 31))


def parts(text: str) -> tuple[int | None, int | None, int | None, int | None]:
    (found,) = find_times(text)
    return found.parts.year, found.parts.month, found.parts.day, found.parts.weekday


@given(texts)
def test_expressions_are_in_order_and_never_overlap(text: str) -> None:
    found = find_times(text)
    for first, second in pairwise(found):
        assert first.end <= second.start
    for each in found:
        assert 0 <= each.start < each.end <= len(text)
        assert text[each.start : each.end] == text[each.start : each.end].strip()


@given(texts)
def test_days_and_months_written_exist(text: str) -> None:
    for each in find_times(text):
        assert each.parts.month is None or 1 <= each.parts.month <= 12
        assert each.parts.day is None or 1 <= each.parts.day <= 31


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Oct 24, 2023", (2023, 10, 24, None)),
        ("24 October 2023", (2023, 10, 24, None)),
        ("the 4th of July", (None, 7, 4, None)),
        ("Jan. 3", (None, 1, 3, None)),
        ("2023-10-30", (2023, 10, 30, None)),
        ("Saturday, September 2nd, 2017 @ 1:56PM", (2017, 9, 2, 6)),
        ("Wed. May 29th, 2024", (2024, 5, 29, 3)),
        ("August 2021", (2021, 8, None, None)),
        ("Since May, troops", (None, 5, None, None)),
        ("a 2022 attack", (2022, None, None, None)),
        ("Wednesday’s raid", (None, None, None, 3)),
        ("25.12.2019", (2019, 12, 25, None)),
    ],
)
def test_dates_keep_their_parts_as_written(
    text: str, expected: tuple[int | None, int | None, int | None, int | None]
) -> None:
    assert parts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Rebels may attack. May be.", "They march on the capital. March on!",
        "The Sun reported it.",
        "more than 2016 people", "$2000", "1,100 troops", "23 incidents", "at 2000 GMT",
        "Resolution 1973", "a second blast", "Theresa May spoke to May", "Jan Brown left",
        "https://example.org/2016/10/12-story.htm", "the Sunday Times", "32 March",
        "31 February 2020",
        "Good Friday Agreement",
    ],
)  # fmt: skip
def test_what_is_no_date_is_left_alone(text: str) -> None:
    assert find_times(text) == ()


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("between October 17 and October 30", (10, 17), (10, 30)),
        ("from 17 to 30 October", (10, 17), (10, 30)),
        ("Jan. 3-4", (1, 3), (1, 4)),
        ("the night of January 3 to 4", (1, 3), (1, 4)),
        ("between January and mid-May", (1, None), (5, None)),
    ],
)
def test_ranges_have_two_ends_and_one_span(
    text: str, first: tuple[int, int | None], last: tuple[int, int | None]
) -> None:
    (found,) = find_times(text)
    assert (found.start, found.end) == (0, len(text))
    assert found.kind is TimeKind.RANGE
    assert found.ends is not None
    assert [(end.parts.month, end.parts.day) for end in found.ends] == [first, last]


def test_a_year_written_once_holds_for_both_ends() -> None:
    (found,) = find_times("from November 20 to January 5, 2020")
    assert found.ends is not None
    assert [end.parts.year for end in found.ends] == [2019, 2020]
    assert written_parts(found) == DateParts()


def test_a_garbled_year_is_kept_and_its_likely_reading_is_only_a_candidate() -> None:
    (cut,) = find_times("in two years (2004-200)")
    assert cut.garbled
    assert cut.parts == DateParts(year=2004)
    assert [reading.year for reading in cut.readings] == [2005, 2006, 2007, 2008, 2009]
    (letter,) = find_times("in March 200l")
    assert letter.garbled
    assert letter.parts == DateParts(month=3)
    assert letter.readings == (DateParts(year=2001, month=3),)


def test_relative_words_say_direction_offset_and_unit() -> None:
    found = {
        text: find_times(text)[0]
        for text in ("last week", "four years ago", "the past few days", "in the coming days",
                     "a week before the blasts", "over the next 24 hours", "recently")
    }  # fmt: skip
    assert (found["last week"].offset, found["last week"].unit) == (-1, TimeUnit.WEEK)
    assert (found["four years ago"].offset, found["four years ago"].unit) == (-4, TimeUnit.YEAR)
    assert found["the past few days"].direction is Direction.PAST
    assert found["the past few days"].offset is None
    assert found["in the coming days"].direction is Direction.FUTURE
    assert found["a week before the blasts"].kind is TimeKind.EVENT_RELATIVE
    assert found["a week before the blasts"].offset == -1
    assert found["over the next 24 hours"].offset == 24
    assert found["recently"].open_start


def test_a_word_that_makes_a_date_a_side_belongs_to_it_unless_the_date_modifies_a_noun() -> None:
    (end,) = find_times("before the end of the year")
    assert (end.start, end.bound, end.section) == (0, Bound.BEFORE, Section.END)
    (since,) = find_times("since 2014 more than")
    assert since.bound is Bound.SINCE
    (attack,) = find_times("before Wednesday's attack")
    assert (attack.start, attack.bound) == (7, None)


def test_before_an_hour_of_a_day_is_on_that_day() -> None:
    (friday,) = find_times("just before 3 p.m. Friday")
    assert (friday.clock, friday.bound) == ("3 p.m.", None)
    (until,) = find_times("by 3 p.m. Friday")
    assert until.bound is Bound.UNTIL


@pytest.mark.parametrize("text", ["on the 2000 block of Mill Street", "the 1900 block"])
def test_the_number_of_a_block_is_no_year(text: str) -> None:
    assert find_times(text) == ()


def test_a_day_without_a_year_before_a_noun_serves_as_a_name() -> None:
    assert find_times("the Oct. 7 attack")[0].named_day
    assert not find_times("the attack on Oct. 7 in")[0].named_day


def test_parse_absolute_keeps_weekday_time_and_zone_and_takes_no_part_of_a_date() -> None:
    found = parse_absolute("Posted Tue, 24 Oct 2023 10:00:00 GMT")
    assert found is not None
    assert found.parts == DateParts(year=2023, month=10, day=24, weekday=2)
    assert (found.clock, found.zone) == ("10:00:00", "GMT")
    assert parse_absolute("on October 24, last year, in 2022") is None
    either = parse_absolute("03/04/2023")
    assert either is not None
    assert len(either.readings) == 2
    assert either.parts == DateParts(year=2023)


def test_parse_time_reads_a_quotation() -> None:
    assert parse_time("nothing here") is None
    found = parse_time("last Friday’s")
    assert found is not None
    assert found.offset == -1


def test_no_time_is_unknown_or_bounded() -> None:
    assert no_time("why").basis is DateBasis.UNKNOWN
    assert no_time("why", latest=date(2020, 1, 1)).basis is DateBasis.INFERRED


def test_a_third_of_january_is_a_wednesday_in_these_years_only() -> None:
    wednesday = DateParts(month=1, day=3, weekday=3)
    found = occurrences(wednesday, date(2017, 1, 1), date(2028, 12, 31))
    assert found == (date(2018, 1, 3), date(2024, 1, 3))
    assert weekday_agrees(DateParts(year=2017, month=9, day=2, weekday=6)) is True
    assert weekday_agrees(DateParts(year=2017, month=9, day=2, weekday=5)) is False
    assert weekday_agrees(wednesday) is None


@given(days, st.integers(1, 7))
def test_weekdays_around_a_day_are_within_a_week_of_it(day: date, weekday: int) -> None:
    before, after = weekday_on_or_before(day, weekday), weekday_on_or_after(day, weekday)
    assert before.isoweekday() == after.isoweekday() == weekday
    assert timedelta(0) <= day - before < timedelta(7)
    assert timedelta(0) <= after - day < timedelta(7)


@given(days, st.sampled_from(list(TimeUnit)), st.sampled_from([None, *Section]))
def test_units_and_sections_are_intervals(day: date, unit: TimeUnit, section: Section) -> None:
    whole = unit_around(day, unit)
    first, last = section_days(whole, section)
    assert whole[0] <= whole[1]
    if (whole[1] - whole[0]).days >= 27:
        assert first <= last


@given(days, st.integers(-300, 300), st.sampled_from([TimeUnit.DAY, TimeUnit.WEEK, TimeUnit.MONTH]))
def test_shifting_goes_the_way_of_its_sign(day: date, count: int, unit: TimeUnit) -> None:
    assert (shift(day, count, unit) - day).days * count >= 0


@pytest.mark.parametrize(
    "parts",
    [
        DateParts(year=0),
        DateParts(year=10_000, month=1),
        DateParts(year=2024, month=13),
        DateParts(year=2024, month=2, day=30),
    ],
)
def test_what_the_calendar_does_not_have_has_no_days(parts: DateParts) -> None:
    assert days_of(parts) is None


@pytest.mark.parametrize("unit", [TimeUnit.DAY, TimeUnit.MONTH, TimeUnit.CENTURY])
@pytest.mark.parametrize("count", [-4_000_000, 4_000_000])
def test_shifting_beyond_the_calendar_is_an_overflow(count: int, unit: TimeUnit) -> None:
    with pytest.raises(OverflowError):
        shift(date(2024, 1, 1), count, unit)


def test_precision_follows_the_length_and_an_open_side_has_none() -> None:
    assert precision_of(date(2020, 1, 1), date(2020, 1, 1)) is DatePrecision.DAY
    assert precision_of(date(2020, 1, 1), date(2020, 1, 7)) is DatePrecision.WEEK
    assert precision_of(date(2020, 1, 1), date(2020, 12, 31)) is DatePrecision.YEAR
    assert precision_of(None, date(2020, 12, 31)) is None
    assert days_of(DateParts(month=1, day=3)) is None
    assert days_of(DateParts(year=2021, month=2, day=29)) is None
