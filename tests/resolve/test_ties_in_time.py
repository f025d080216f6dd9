"""When a tie stands: as stated, else by its tense and the day on which it was told."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from commands import tie
from tocsin.core.types import DateInterval, Extraction, Tie
from tocsin.core.vocab import DateBasis, Relation, Tense
from tocsin.resolve.settings import TimeSettings
from tocsin.resolve.times import resolve_times
from tocsin.testing import Report

UNKNOWN = DateInterval(reason="the document gives no publication date")
days = st.dates(date(1990, 1, 1), date(2050, 1, 1))
tenses = st.sampled_from([Tense.PAST, Tense.PRESENT])


def on(day: date) -> DateInterval:
    return DateInterval(earliest=day, latest=day, basis=DateBasis.STATED, reason="stated")


def standing(
    tense: Tense | None, published: DateInterval, said: DateInterval | None = None
) -> DateInterval:
    report = Report("Norland arms Dawn, officials said.")
    made = tie(report, "Norland", Relation.ARMS, "Dawn", trigger="arms", by="officials")
    assert isinstance(made.content, Tie)
    claim = replace(made, content=replace(made.content, tense=tense))
    links = tuple(replace(link, said_on=said or UNKNOWN) for link in report.attributions)
    resolved = resolve_times(
        Extraction(attributions=links, claims=(claim,)),
        document=report.document,
        published_on=published,
        settings=TimeSettings(),
    )
    content = resolved.claims[0].content
    assert isinstance(content, Tie)
    return content.valid


@given(days, tenses)
def test_the_present_holds_on_the_day_of_the_telling_and_the_past_before(
    day: date, tense: Tense
) -> None:
    valid = standing(tense, on(day))
    assert valid.latest == day
    assert valid.earliest == (day if tense is Tense.PRESENT else None)
    assert valid.basis is DateBasis.INFERRED and tense.value in valid.reason


@given(days, tenses, st.integers(1, 400))
def test_what_was_said_on_a_known_day_holds_on_that(day: date, tense: Tense, before: int) -> None:
    said = day - timedelta(days=before)
    assert standing(tense, on(day), on(said)).latest == said


@given(tenses)
def test_without_a_date_the_tense_is_all_that_is_known(tense: Tense) -> None:
    valid = standing(tense, UNKNOWN)
    assert (valid.earliest, valid.latest, valid.basis) == (None, None, DateBasis.UNKNOWN)
    assert tense.value in valid.reason


def test_without_a_tense_nothing_is_inferred() -> None:
    assert standing(None, on(date(2031, 5, 3))).reason == "not stated"
