"""The time of a narrative: dates without a year take the year that the story has come to."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.core.dates.find import find_mentions
from tocsin.core.types import DateInterval, Document
from tocsin.core.vocab import DateBasis
from tocsin.resolve.dating_context import Context, Role
from tocsin.resolve.narrative import Narrated, narrated, narrated_times

PUBLISHED = date(2019, 6, 3)
# Told in the past tense, with enough years of long ago and nothing that counts from now.
STORY = (
    "The rising was put down in 1921 and began anew in 1922. In 1923 the league was banned, "
    "and in 1924 it had ceased to be. In 1925 its last members were tried.\n\n"
)


def context(published: date | None = PUBLISHED) -> Context:
    days = (published, published) if published else None
    return Context(role=Role.HAPPENED, published=days, upper=published)


def told(text: str, published: date | None = PUBLISHED) -> dict[str, Narrated]:
    document = Document(id="d", text=text, raw_digest="r")
    found = narrated_times(document, find_mentions(text), context(published))
    return {text[start:end]: each for (start, end), each in found.items()}


def days(text: str, words: str) -> tuple[date | None, date | None]:
    meaning = told(STORY + text)[words].meaning
    return meaning.earliest, meaning.latest


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("On 6 June 1931 the port fell. On 9 July the bridge was lost.", "9 July",
         date(1931, 7, 9), date(1931, 7, 9)),
        ("In November 1931 the port fell. In February the bridge was lost.", "February",
         date(1932, 2, 1), date(1932, 2, 29)),
        ("In November 1931 the port fell. In August the bridge had been lost.", "August",
         date(1931, 8, 1), date(1931, 8, 31)),
        ("In 1931 the port fell. In March the bridge was lost.", "March",
         date(1931, 3, 1), date(1931, 3, 31)),
        ("On 6 June 1931 the port fell, and on the 8th the bridge.", "the 8th",
         date(1931, 6, 8), date(1931, 6, 8)),
        ("On 30 June 1931 the port fell. Two days later they fled.", "Two days later",
         date(1931, 7, 2), date(1931, 7, 2)),
        ("On 30 June 1931 the port fell. They fled by the end of the year.",
         "by the end of the year", date(1931, 11, 2), date(1931, 12, 31)),
        ("On 30 June 1931 the port fell. The following year they fled.", "The following year",
         date(1932, 1, 1), date(1932, 12, 31)),
        ("On 30 June 1931 the port fell. They fled in May of the same year.",
         "May of the same year", date(1931, 5, 1), date(1931, 5, 31)),
        ("On 5 May 1931 the port fell. Later that month they fled.", "Later that month",
         date(1931, 5, 5), date(1931, 5, 31)),
    ],
)  # fmt: skip
def test_a_story_dates_what_it_tells_next(text: str, words: str, first: date, last: date) -> None:
    assert days(text, words) == (first, last)


def test_the_date_it_counts_from_is_the_anchor_and_the_reason() -> None:
    text = STORY + "On 6 June 1931 the port fell. On 9 July the bridge was lost."
    document = Document(id="d", text=text, raw_digest="r")
    expressions = find_mentions(text)
    found = narrated_times(document, expressions, context())
    last = expressions[-1]
    interval = narrated(DateInterval(reason="open"), last, found[last.start, last.end], context())
    assert interval.basis is DateBasis.RELATIVE_TO_EVENT
    assert interval.anchor is not None
    assert interval.anchor.quote == "6 June 1931"
    assert "'6 June 1931'" in interval.reason
    assert interval.anchor in interval.derived_from


def test_where_two_years_are_as_near_neither_is_chosen() -> None:
    meaning = told(STORY + "In November 1931 the port fell. In March they fled.")["March"].meaning
    assert (meaning.earliest, meaning.latest) == (None, None)
    assert {first.year for first, _ in meaning.candidates} == {1931, 1932}


def test_a_weekday_of_a_story_is_not_chosen() -> None:
    text = STORY * 3 + "On 6 June 1931 the port fell. On Monday they fled."
    meaning = told(text)["Monday"].meaning
    assert meaning.earliest is None
    assert [first for first, _ in meaning.candidates] == [date(1931, 6, 1), date(1931, 6, 8)]


@pytest.mark.parametrize(
    ("aside", "moved"),
    [
        ("It grew to 900 men by December 1936.", False),
        ("A second one was planned for 1936.", False),
        ("By December 1936 it grew to 900 men.", True),
        ("In 1936 a second one was planned.", True),
    ],
)
def test_a_look_aside_does_not_carry_the_story_along(aside: str, moved: bool) -> None:
    found = days(f"On 6 June 1931 the port fell. {aside} In July they fled.", "July")
    assert found[0] is not None
    assert (found[0].year != 1931) is moved


def test_words_in_a_quotation_count_from_a_day_that_is_not_known() -> None:
    meaning = told(STORY + 'In May 1931 he said: "We lost it last week."')["last week"].meaning
    assert (meaning.earliest, meaning.latest) == (None, None)


def test_what_counts_from_an_event_that_follows_waits_for_it() -> None:
    meaning = told(STORY + "On 6 June 1931 it fell, two days after the vote.")[
        "two days after"
    ].meaning
    assert meaning.earliest is None


@pytest.mark.parametrize(
    "text",
    [
        # A report: it tells from the day on which it appears.
        STORY + "On Monday police said that they found two bodies. Last week there were three.",
        # The present tense.
        "It is led from abroad since 1991. It has its seat in the south since 1992 and in the "
        "west since 1993; it is said to have men from 1994 and 1995. In July it has grown.",
        # The first date has no year.
        "On 6 June police raided a house. " + STORY,
        # Too few years of long ago.
        "In 1998 the league was banned. In July they raided its house.",
        # Not long ago.
        "It was so in 2018, as it was in May 2018, in June 2018, in July 2018 and in August 2018. "
        "In September they raided its house.",
    ],
)
def test_a_report_is_no_narrative(text: str) -> None:
    assert told(text) == {}


@given(st.dates(min_value=date(1800, 1, 1), max_value=date(2100, 12, 31)))
def test_the_days_of_a_story_do_not_depend_on_when_it_appeared(published: date) -> None:
    text = STORY + "On 6 June 1931 the port fell. In July they fled, and two weeks later they died."
    without = told(text, None)
    for words, each in told(text, published).items():
        assert each.meaning == without[words].meaning
