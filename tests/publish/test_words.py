"""Numbers, ranges and dates in plain English."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.core.types import DateInterval, DateParts, Span
from tocsin.core.vocab import DateBasis, Tense
from tocsin.publish.wording.words import (
    capitalised,
    counted,
    counted_range,
    listed,
    quoted,
    range_words,
    sentence,
    valid_words,
    when_clause,
    when_words,
)


def between(first: date | None, last: date | None, **written: int) -> DateInterval:
    return DateInterval(
        earliest=first, latest=last, written=DateParts(**written), reason="invented"
    )


@pytest.mark.parametrize(
    ("interval", "words"),
    [
        (between(date(2024, 1, 3), date(2024, 1, 3)), "on 3 January 2024"),
        (between(date(2023, 10, 17), date(2023, 10, 30)), "between 17 and 30 October 2023"),
        (
            between(date(2023, 10, 17), date(2023, 11, 2)),
            "between 17 October and 2 November 2023",
        ),
        (
            between(date(2023, 12, 30), date(2024, 1, 2)),
            "between 30 December 2023 and 2 January 2024",
        ),
        (between(date(2022, 1, 1), date(2022, 12, 31)), "in 2022"),
        (between(date(2001, 1, 1), date(2010, 12, 31)), "between 2001 and 2010"),
        (between(date(2024, 2, 1), date(2024, 2, 29)), "in February 2024"),
        (between(None, date(2024, 11, 21)), "date not found; not after 21 November 2024"),
        (between(date(2024, 11, 21), None), "date not found; not before 21 November 2024"),
        (between(None, None), "date not found"),
        (between(None, None, month=1, day=3), "on 3 January, year not stated"),
        (between(None, None, weekday=3), "on a Wednesday, date not found"),
    ],
)
def test_dates_are_worded(interval: DateInterval, words: str) -> None:
    assert when_words(interval) == words


def test_a_time_that_runs_from_an_event_keeps_its_words() -> None:
    since = DateInterval(
        span=Span(document_id="d1", start=0, end=19, quote="since the war began"),
        latest=date(2031, 6, 1),
        basis=DateBasis.RELATIVE_TO_EVENT,
        reason="invented",
    )
    assert when_words(since) == "“since the war began”, start not found; not after 1 June 2031"
    assert when_clause(since) == " “since the war began”, start not found (not after 1 June 2031)"


def test_a_tie_without_a_stated_time_stands_as_its_tense_says() -> None:
    day, month = (date(2031, 5, 3),) * 2, (date(2031, 5, 1), date(2031, 5, 31))
    assert valid_words(between(*day), Tense.PRESENT) == "as of 3 May 2031"
    assert valid_words(between(*month), Tense.PRESENT) == "as of May 2031"
    assert valid_words(between(None, day[0]), Tense.PAST) == "in the past; not after 3 May 2031"
    assert valid_words(between(None, None), Tense.PAST) == "in the past"
    assert valid_words(between(None, None), Tense.PRESENT) == "when told"
    assert valid_words(between(*day), None) == "on 3 May 2031"
    few = valid_words(between(date(2031, 5, 1), date(2031, 5, 3)), Tense.PRESENT)
    assert few == "as of some day between 1 and 3 May 2031"
    assert valid_words(between(None, day[0]), Tense.PRESENT) == "when told; not after 3 May 2031"
    past = valid_words(between(*day), Tense.PAST)
    assert past == "in the past; not before 3 May 2031; not after 3 May 2031"


def test_a_clause_joins_what_stands_before_it() -> None:
    assert when_clause(between(date(2024, 1, 3), date(2024, 1, 3))) == " on 3 January 2024"
    assert when_clause(between(None, None)) == ", date not found"
    open_start = between(None, date(2024, 5, 1))
    assert when_clause(open_start) == ", date not found (not after 1 May 2024)"


def test_ranges_are_worded() -> None:
    assert range_words(None, None) == "not found"
    assert range_words(0, 0) == "none"
    assert range_words(1100, 1100) == "1,100"


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_a_range_names_its_bounds_and_nothing_else(one: int, other: int) -> None:
    low, high = sorted((one, other))
    words = range_words(low, high)
    assert words == "none" if high == 0 else f"{high:,}" in words


@given(st.integers(0, 10**6))
def test_a_count_agrees_with_its_noun(number: int) -> None:
    assert counted(number, "report").endswith("report" if number == 1 else "reports")


@given(st.lists(st.sampled_from("ABCDE"), min_size=2))
def test_a_list_has_one_conjunction(items: list[str]) -> None:
    assert listed(items).count(" and ") == 1


def test_a_quotation_is_never_rewritten() -> None:
    assert capitalised("“before noon” (said)") == "“before noon” (said)"
    assert sentence("he left “for good.”") == "He left “for good.”"


def test_marks_of_the_source_are_not_doubled() -> None:
    assert quoted("“Nobody saw it,”") == "“Nobody saw it,”"
    assert quoted("“Yes” and “no”") == "““Yes” and “no””"


def test_a_range_of_counts_is_all_words_or_all_digits() -> None:
    assert counted_range(1, 1, "origin") == "one origin"
    assert counted_range(2, 3, "origin") == "two to three origins"
    assert counted_range(7, 15, "origin") == "7 to 15 origins"
