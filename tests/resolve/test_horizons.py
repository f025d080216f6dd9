"""By when an act to come is said to come: every phrase has its days, and none is invented."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.core.dates.find import NOT_RESOLVED
from tocsin.core.dates.horizons import EVENT, HorizonGrammar
from tocsin.core.spans import quote
from tocsin.core.types import Claim, DateInterval, Document, Extraction, Outlook
from tocsin.core.vocab import DateBasis, OutlookKind
from tocsin.resolve.horizons import BEFORE_SAID
from tocsin.resolve.settings import TimeSettings
from tocsin.resolve.times import resolve_times
from tocsin.tables.lexicons import ShippedLexicons

TABLE = ShippedLexicons().table("horizons")
GRAMMAR = HorizonGrammar(TABLE)
UNKNOWN = DateInterval(reason="not known")
MONDAY = date(2024, 5, 6)
PHRASES = [phrase for phrase, (entry, *_) in TABLE.items() if entry.code != EVENT]


def words_of(phrase: str) -> str:
    unit = "week" if phrase.startswith(("within the", "the coming {unit}")) else "weeks"
    filled = {"{count}": "two", "{unit}": unit, "{event}": "the election", " 's": "'"}
    for mark, filling in filled.items():
        phrase = phrase.replace(mark, filling)
    return phrase


def horizon(words: str, published: DateInterval) -> DateInterval:
    document = Document(id="d1", text=f"They will attack {words}.", raw_digest="r1")
    span = quote(document, 17, 17 + len(words))
    outlook = Outlook(
        span=span,
        trigger=span,
        kind=OutlookKind.FORECAST,
        horizon=DateInterval(span=span, reason=NOT_RESOLVED),
    )
    claim = Claim(
        id="c1", document_id="d1", evidence=(), score=1.0, made_by="test", content=outlook
    )
    found = resolve_times(
        Extraction(attributions=(), claims=(claim,)),
        document=document,
        published_on=published,
        settings=TimeSettings(),
        lexicons=ShippedLexicons(),
    )
    content = found.claims[0].content
    assert isinstance(content, Outlook)
    return content.horizon


def on(day: date) -> DateInterval:
    return DateInterval(earliest=day, latest=day, basis=DateBasis.STATED, reason="given")


@pytest.mark.parametrize("phrase", PHRASES)
def test_the_grammar_reads_every_phrase_of_its_table_whole(phrase: str) -> None:
    found = GRAMMAR.parse(words_of(phrase))
    assert found is not None and found.reason


@pytest.mark.parametrize("phrase", PHRASES)
@given(day=st.dates(min_value=date(1990, 1, 1), max_value=date(2050, 12, 31)))
def test_no_horizon_begins_before_it_was_said_or_ends_before_it_begins(
    phrase: str, day: date
) -> None:
    found = horizon(words_of(phrase), on(day))
    assert found.earliest is None or found.earliest >= day
    assert found.latest is None or (found.earliest and found.latest >= found.earliest)
    assert found.reason


@pytest.mark.parametrize("phrase", PHRASES)
def test_without_a_publication_date_every_horizon_stays_open(phrase: str) -> None:
    found = horizon(words_of(phrase), UNKNOWN)
    assert (found.earliest, found.latest, found.basis) == (None, None, DateBasis.UNKNOWN)
    assert found.span is not None and found.reason != NOT_RESOLVED


@pytest.mark.parametrize(
    ("words", "last"),
    [
        ("before Christmas", date(2024, 12, 24)),
        ("ahead of Christmas", date(2024, 12, 24)),
        ("by Christmas", date(2024, 12, 25)),
        ("before the new year", date(2024, 12, 31)),
        ("by next Christmas", date(2024, 12, 25)),
        ("before the last Christmas", None),
        ("after Christmas", None),
        ("before Ramadan", None),
    ],
)
def test_an_event_of_one_day_a_year_has_a_last_day(words: str, last: date | None) -> None:
    assert horizon(words, on(MONDAY)).latest == last


def test_a_year_of_its_own_is_no_matter_of_the_next_one() -> None:
    assert GRAMMAR.find("They will attack before Christmas 2031.") == ()
    assert horizon("before Christmas", on(date(2024, 12, 25))).latest == date(2025, 12, 24)


@pytest.mark.parametrize("words", ["soon", "eventually", "in the near future", "imminent"])
def test_what_has_no_last_day_gets_none(words: str) -> None:
    found = horizon(words, on(MONDAY))
    assert (found.earliest, found.latest) == (MONDAY, None)


@pytest.mark.parametrize("words", ["ahead of the election", "before Ramadan", "after the vote"])
def test_what_counts_from_an_undated_event_is_open_on_both_sides(words: str) -> None:
    found = horizon(words, on(MONDAY))
    assert (found.earliest, found.latest) == (None, None)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("within 48 hours", 0, 2),
        ("within hours", 0, 1),
        ("the coming days", 0, 6),
        ("the coming week", 0, 7),
        ("in the next two weeks", 0, 14),
        ("in 10 days", 10, 10),
        ("in two weeks", 11, 17),
    ],
)
def test_a_stretch_ahead_in_days(words: str, first: int, last: int) -> None:
    found = horizon(words, on(MONDAY))
    assert found.earliest == MONDAY + timedelta(days=first)
    assert found.latest == MONDAY + timedelta(days=last)


@pytest.mark.parametrize(
    ("words", "last"),
    [
        ("by March", date(2025, 3, 31)),
        ("by summer", date(2024, 8, 31)),
        ("before winter", date(2024, 11, 30)),
        ("before the end of the year", date(2024, 12, 31)),
        ("by the end of the month", date(2024, 5, 31)),
        ("next week", date(2024, 5, 19)),
    ],
)
def test_words_with_a_date_of_their_own_mean_the_next_one(words: str, last: date) -> None:
    assert horizon(words, on(MONDAY)).latest == last


def test_what_lies_before_it_was_said_is_no_horizon() -> None:
    found = horizon("by 2011", on(MONDAY))
    assert (found.earliest, found.latest, found.reason) == (None, None, BEFORE_SAID)


def test_as_soon_as_is_no_soon() -> None:
    assert [each.start for each in GRAMMAR.find("as soon as Monday, or soon")] == [22]
