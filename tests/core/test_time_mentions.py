"""Times of day, seasons, years counted from others, lengths; and that nothing is overlooked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.core.dates.find import Section, TimeExpression, TimeKind, find_mentions, find_times
from tocsin.core.dates.grammar import RULES
from tocsin.core.dates.model import DayPart, Direction, TimeUnit
from tocsin.core.dates.stretches import AFTER, stretches

WORDS = [
    "Jan. 3", "the night of", "at 6:30 a.m. on", "Friday", "a week later", "the 1920s", "44 BC",
    "in the spring", "three-day", "that year", "of the same year", "Months earlier",
    "Decades after", "the end of the month", "the last quarter of 1989", "1914-18", "the",
    "men", "fell", "2016", "recently", "yesterday", "ago", "two", "years", "Good Friday",
    "on the eve of", "\n", "since the war began", "ever since the start of the", "humanitarian",
    "conflict", "since the American-led", "invasion", "counteroffensive",
    "Marines", "Mayor", "Sunni", "newly", "9/11",
    "the 8th", "20", "2019-05-06",
]  # fmt: skip
sentences = st.lists(st.sampled_from(WORDS), max_size=16).map(" ".join)


def one(text: str) -> TimeExpression:
    (found,) = find_mentions(text)
    return found


def words(text: str) -> list[str]:
    return [text[each.start : each.end] for each in find_mentions(text)]


@given(sentences, st.integers(0, 3))
def test_looking_only_around_words_of_time_finds_the_same(text: str, gaps: int) -> None:
    spread = (" " + "nothing here " * 20).join([text] * (gaps + 1))
    around = stretches(spread)
    for rule in RULES:
        everywhere = [found.span() for found in rule.pattern.finditer(spread)]
        within = [
            found.span()
            for stretch in around[rule.need]
            for found in rule.pattern.finditer(spread, *stretch)
        ]
        assert within == everywhere


@given(sentences)
def test_stretches_are_in_order_and_do_not_overlap(text: str) -> None:
    for need, held in stretches(text).items():
        edges = [edge for stretch in held for edge in stretch]
        assert edges == sorted(edges)
        assert all(last - first > AFTER[need] or last == len(text) for first, last in held)


@pytest.mark.parametrize(
    ("text", "quoted", "part", "clock"),
    [
        ("It fell on the night of 3 May 1990.", "the night of 3 May 1990", DayPart.NIGHT, None),
        ("It fell in the early hours of Friday.", "the early hours of Friday", DayPart.MORNING,
         None),
        ("It fell early the next morning.", "early the next morning", DayPart.MORNING, None),
        ("It fell on Friday night.", "Friday night", DayPart.NIGHT, None),
        ("It fell at 6:30 a.m. on Friday.", "6:30 a.m. on Friday", None, "6:30 a.m."),
        ("It fell at 9 pm, May 3, in rain.", "9 pm, May 3", None, "9 pm"),
    ],
)  # fmt: skip
def test_a_time_of_day_belongs_to_its_day(
    text: str, quoted: str, part: DayPart | None, clock: str | None
) -> None:
    assert words(text) == [quoted]
    assert (one(text).day_part, one(text).clock) == (part, clock)


@pytest.mark.parametrize(
    ("text", "quoted", "kind", "offset"),
    [
        ("It rose in August of that year.", "August of that year", TimeKind.EVENT_RELATIVE, 0),
        ("It rose on 24 May of the following year.", "24 May of the following year",
         TimeKind.EVENT_RELATIVE, 1),
        ("It rose in June last year.", "June last year", TimeKind.RELATIVE, -1),
        ("It rose in the spring of next year.", "the spring of next year", TimeKind.RELATIVE, 1),
    ],
)  # fmt: skip
def test_a_year_in_words_belongs_to_its_month(
    text: str, quoted: str, kind: TimeKind, offset: int
) -> None:
    assert words(text) == [quoted]
    assert (one(text).kind, one(text).year_offset) == (kind, offset)


def test_a_year_written_once_after_two_dates_is_that_of_both() -> None:
    found = find_times("Towns fell in October and November 1919, and on 5 May or 2 June, 2001.")
    assert [(each.parts.month, each.parts.year) for each in found] == [
        (10, 1919), (11, 1919), (5, 2001), (6, 2001),
    ]  # fmt: skip


def test_quarters_and_last_weeks_are_sections() -> None:
    assert one("in the last quarter of 1989").section is Section.QUARTER_4
    assert one("in the final days of March 2001").section is Section.END


def test_the_last_weeks_of_something_do_not_reach_to_now() -> None:
    assert words("It grew in the last weeks of the siege.") == []
    assert one("It grew in the last weeks.").kind is TimeKind.WINDOW


@pytest.mark.parametrize(
    "text",
    [
        "After the fall of the town they left.", "He spoke of the Arab Spring.",
        "The 8th Brigade left.",
        "They met on the 7th floor.", "She is nineteen years old.", "A 45-year-old man left.",
        "He called it a threat of the 21st century.", "It ended 12:30.", "They may fall back.",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_time(text: str) -> None:
    assert words(text) == []


def test_a_season_alone_needs_words_that_make_it_a_time() -> None:
    assert words("It grew during the summer and in early spring.") == ["the summer", "early spring"]
    assert one("It grew that same winter.").kind is TimeKind.EVENT_RELATIVE


def test_lengths_and_bare_clocks_are_found_and_date_nothing() -> None:
    text = "The three-day battle took over a month and ended at 11:30 a.m. there."
    kinds = [each.kind for each in find_mentions(text)]
    assert kinds == [TimeKind.LENGTH, TimeKind.LENGTH, TimeKind.CLOCK]
    assert find_times(text) == ()


def test_years_before_christ_are_below_zero() -> None:
    found = find_mentions("It fell in 44 BC, in the 470s BC, in the 4th century BC.")
    assert [each.parts.year for each in found] == [-44, -470, -400]
    assert [each.unit for each in found] == [None, TimeUnit.DECADE, TimeUnit.CENTURY]


def test_the_units_around_what_was_told() -> None:
    found = find_times("They left the day before and came back in the following weeks.")
    assert [(each.kind, each.direction, each.offset) for each in found] == [
        (TimeKind.EVENT_RELATIVE, Direction.PAST, -1),
        (TimeKind.EVENT_RELATIVE, Direction.FUTURE, None),
    ]


def test_every_pattern_has_its_word() -> None:
    assert {rule.need for rule in RULES} <= set(stretches(""))
