"""How stated times become intervals of days, and that none is ever made up."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.core.dates.find import TimeKind, find_times, no_time, unresolved
from tocsin.core.spans import quote
from tocsin.core.types import (
    Attribution,
    Claim,
    DateInterval,
    Document,
    Extraction,
    Occurrence,
    Outlook,
)
from tocsin.core.vocab import DateBasis, DatePrecision, EventType, OutlookKind, Realis, Stance
from tocsin.resolve.settings import TimeSettings
from tocsin.resolve.times import resolve_times

UNKNOWN = DateInterval(reason="not known")
TUESDAY = date(2023, 10, 24)
PHRASES = [
    "Friday", "last Friday", "next Tuesday", "yesterday", "last week", "this month", "last October",
    "the past few days", "recent weeks", "the coming days", "since May", "by Friday", "mid-June",
    "before the end of the year",
    "four years ago", "several years ago", "for two years", "June 2014",
    "between October 17 and October 30", "from Monday to Wednesday", "Jan. 3-4", "the 1990s",
    "9/11",
    "2002-200", "in March 200l", "03/04/2023", "three days earlier", "the summer of 2030", "2031",
    "later this year", "earlier this month", "this weekend", "overnight", "Dec. 31", "Feb. 29",
    "since the war began", "since the outbreak of fighting", "since the coup",
]  # fmt: skip
RELATIVE = frozenset(
    {TimeKind.WEEKDAY, TimeKind.RELATIVE, TimeKind.WINDOW, TimeKind.EVENT_RELATIVE}
)
dates = st.dates(min_value=date(2000, 1, 1), max_value=date(2030, 12, 31))


def on(day: date) -> DateInterval:
    return DateInterval(earliest=day, latest=day, basis=DateBasis.STATED, reason="given")


def document(text: str) -> Document:
    return Document(id="d1", text=text, raw_digest="r1")


def occurrence(
    text: str,
    trigger: str,
    *,
    key: str = "e1",
    realis: Realis = Realis.HAPPENED,
    time: int | None = 0,
) -> Claim:
    doc, start = document(text), text.index(trigger)
    found = find_times(text)
    times: tuple[DateInterval, ...] = ()
    if time is not None:
        times = (unresolved(quote(doc, found[time].start, found[time].end), found[time]),)
    content = Occurrence(
        trigger=quote(doc, start, start + len(trigger)),
        event_type=EventType.ASSAULT,
        realis=realis,
        background=False,
        times=times,
        incident_key=key,
    )
    return Claim(
        id=f"c{start}", document_id="d1", evidence=(), score=1.0, made_by="test", content=content
    )


def resolve(text: str, published: DateInterval, *claims: Claim) -> list[DateInterval]:
    extraction = Extraction(attributions=(), claims=claims)
    result = resolve_times(
        extraction, document=document(text), published_on=published, settings=TimeSettings()
    )
    return [
        claim.content.times[0] for claim in result.claims if isinstance(claim.content, Occurrence)
    ]


def happened(
    phrase: str, published: DateInterval, realis: Realis = Realis.HAPPENED
) -> DateInterval:
    text = f"Rebels attacked {phrase} in the north."
    (time,) = resolve(text, published, occurrence(text, "attacked", realis=realis))
    return time


@given(st.sampled_from(PHRASES), dates, st.sampled_from(list(Realis)))
def test_earliest_never_follows_latest(phrase: str, day: date, realis: Realis) -> None:
    time = happened(phrase, on(day), realis)
    assert time.earliest is None or time.latest is None or time.earliest <= time.latest
    for first, last in time.candidates:
        assert first <= last


@given(st.sampled_from(PHRASES), dates, st.integers(0, 20))
def test_what_happened_never_lies_after_publication(phrase: str, day: date, more: int) -> None:
    published = DateInterval(earliest=day, latest=day + timedelta(days=more), reason="")
    time = happened(phrase, published)
    assert time.latest is not None
    assert published.latest is not None
    assert time.latest <= published.latest


@given(st.sampled_from(PHRASES), st.none() | dates, st.sampled_from(list(Realis)))
def test_without_a_publication_date_no_relative_time_resolves(
    phrase: str, upper: date | None, realis: Realis
) -> None:
    (expression,) = find_times(phrase)
    if expression.kind not in RELATIVE:
        return
    time = happened(phrase, DateInterval(latest=upper, reason="a bound only"), realis)
    assert time.earliest is None
    assert time.latest in {None, upper}
    assert time.basis in {DateBasis.UNKNOWN, DateBasis.INFERRED}


@given(st.sampled_from(PHRASES), dates, dates)
def test_every_resolved_time_keeps_its_words_and_says_why(
    phrase: str, day: date, other: date
) -> None:
    time = happened(phrase, on(day))
    assert time.span is not None
    assert time.reason
    assert time.reason != "not resolved yet"


@pytest.mark.parametrize(
    ("phrase", "first", "last"),
    [
        ("on Monday", date(2023, 10, 23), date(2023, 10, 23)),
        ("on Tuesday", TUESDAY, TUESDAY),
        ("last Friday", date(2023, 10, 20), date(2023, 10, 20)),
        ("last week", date(2023, 10, 16), date(2023, 10, 22)),
        ("yesterday", date(2023, 10, 23), date(2023, 10, 23)),
        ("in the past few days", date(2023, 10, 18), TUESDAY),
        ("over the past three years", date(2020, 10, 24), TUESDAY),
        ("last October", date(2022, 10, 1), date(2022, 10, 31)),
        ("on Dec. 5", date(2022, 12, 5), date(2022, 12, 5)),
        ("on October 7", date(2023, 10, 7), date(2023, 10, 7)),
        ("in June 2014", date(2014, 6, 1), date(2014, 6, 30)),
        ("in 2016", date(2016, 1, 1), date(2016, 12, 31)),
        ("since May", date(2023, 5, 1), TUESDAY),
        ("between October 17 and October 20", date(2023, 10, 17), date(2023, 10, 20)),
        ("four years ago", date(2019, 1, 1), date(2019, 12, 31)),
        ("in the 1990s", date(1990, 1, 1), date(1999, 12, 31)),
        ("in recent weeks", None, TUESDAY),
    ],
)
def test_times_of_what_happened(phrase: str, first: date | None, last: date) -> None:
    time = happened(phrase, on(TUESDAY))
    assert (time.earliest, time.latest) == (first, last)


def test_a_plan_lies_ahead() -> None:
    assert happened("on Monday", on(TUESDAY), Realis.PLANNED).earliest == date(2023, 10, 30)
    assert happened("on November 2", on(TUESDAY), Realis.PLANNED).earliest == date(2023, 11, 2)


def test_a_weekday_that_may_be_past_or_to_come_is_not_chosen() -> None:
    time = happened("on Monday", on(TUESDAY), Realis.POSSIBLE)
    assert (time.earliest, time.latest) == (None, None)
    assert len(time.candidates) == 2


def test_parts_stay_where_no_year_can_be_told() -> None:
    time = happened("on Jan. 3", UNKNOWN)
    assert (time.written.month, time.written.day) == (1, 3)
    assert (time.earliest, time.latest, time.basis) == (None, None, DateBasis.UNKNOWN)


def test_a_day_that_serves_as_a_name_is_not_moved_into_the_last_year() -> None:
    text = "Officials recalled the Oct. 7 attack again."
    (time,) = resolve(text, on(date(2025, 9, 1)), occurrence(text, "attack"))
    assert time.earliest is None
    assert time.candidates


def test_a_month_named_while_it_lasts_may_be_last_years() -> None:
    time = happened("in October", on(TUESDAY))
    assert time.earliest is None
    assert (date(2022, 10, 1), date(2022, 10, 31)) in time.candidates


@pytest.mark.parametrize(
    ("phrase", "published", "first", "last"),
    [
        ("last summer", date(2024, 2, 3), date(2023, 6, 1), date(2023, 8, 31)),
        ("last winter", date(2024, 1, 5), date(2022, 12, 1), date(2023, 2, 28)),
        ("last winter", date(2024, 5, 5), date(2023, 12, 1), date(2024, 2, 29)),
        ("last summer", date(2024, 11, 3), None, date(2024, 11, 3)),
    ],
)
def test_the_last_season_has_ended_and_two_are_not_decided(
    phrase: str, published: date, first: date | None, last: date
) -> None:
    text = f"Gunmen attacked {phrase}."
    (time,) = resolve(text, on(published), occurrence(text, "attacked"))
    assert (time.earliest, time.latest) == (first, last)
    assert bool(time.candidates) is (first is None)


def test_garbled_years_choose_no_end() -> None:
    time = happened("(2002-200)", on(TUESDAY))
    assert time.written.year == 2002
    assert time.earliest == date(2002, 1, 1)
    assert len(time.candidates) == 7
    month = happened("in March 200l", UNKNOWN)
    assert (month.earliest, month.latest) == (None, None)
    assert month.candidates == ((date(2001, 3, 1), date(2001, 3, 31)),)


def test_a_stated_date_after_publication_is_kept_as_a_candidate_only() -> None:
    time = happened("in 2031", on(TUESDAY))
    assert (time.earliest, time.latest) == (None, TUESDAY)
    assert time.candidates == ((date(2031, 1, 1), date(2031, 12, 31)),)


def test_an_occurrence_without_a_time_gets_a_bound_and_never_the_publication_date() -> None:
    text = "Rebels attacked the town."
    (time,) = resolve(text, on(TUESDAY), occurrence(text, "attacked", time=None))
    assert (time.span, time.earliest, time.latest) == (None, None, TUESDAY)
    assert time.basis is DateBasis.INFERRED
    assert time.precision is None
    (unknown,) = resolve(text, UNKNOWN, occurrence(text, "attacked", time=None))
    assert unknown.basis is DateBasis.UNKNOWN
    assert unknown.latest is None


def test_a_time_before_another_event_counts_from_that_events_date() -> None:
    text = (
        "The twin bombings hit the city on January 3, 2022. "
        "A warning was delivered a week before the twin attacks."
    )
    bombings = occurrence(text, "bombings", key="blast")
    attacks = occurrence(text, "attacks", key="blast", time=None)
    warning = occurrence(text, "delivered", key="warning", time=1)
    _, _, time = resolve(text, on(date(2022, 1, 20)), bombings, attacks, warning)
    assert (time.earliest, time.latest) == (date(2021, 12, 24), date(2021, 12, 30))
    assert time.precision is DatePrecision.WEEK
    assert time.basis is DateBasis.RELATIVE_TO_EVENT
    assert time.anchor is not None
    assert time.anchor.quote == "attacks"


def test_a_time_before_an_undated_event_stays_open_with_its_anchor() -> None:
    text = "A warning was delivered a week before the twin attacks."
    attacks = occurrence(text, "attacks", key="blast", time=None)
    warning = occurrence(text, "delivered", key="warning")
    _, time = resolve(text, UNKNOWN, attacks, warning)
    assert (time.earliest, time.latest) == (None, None)
    assert time.basis is DateBasis.RELATIVE_TO_EVENT
    assert time.anchor is not None


def test_no_date_passes_between_occurrences_of_one_incident() -> None:
    text = "Rebels attacked on Friday. The attack killed five."
    dated = occurrence(text, "attacked", key="same")
    bare = occurrence(text, "attack killed", key="same", time=None)
    _, time = resolve(text, on(TUESDAY), dated, bare)
    assert time.earliest is None


def outlook(text: str, attribution: str | None) -> Claim:
    doc = document(text)
    found = find_times(text)[-1]
    content = Outlook(
        span=quote(doc, 0, len(text)),
        trigger=quote(doc, 0, 1),
        kind=OutlookKind.FORECAST,
        horizon=unresolved(quote(doc, found.start, found.end), found),
    )
    return Claim(
        id="c1", document_id="d1", attribution_id=attribution, evidence=(), score=1.0,
        made_by="test", content=content,
    )  # fmt: skip


def test_a_horizon_starts_when_it_was_said() -> None:
    text = "He said on Monday that attacks could increase in the coming days."
    doc, said = document(text), find_times(text)[0]
    attribution = Attribution(
        id="a1", speakers=(), cue=None, content=(), direct=False, stance=Stance.PREDICTED,
        said_on=unresolved(quote(doc, said.start, said.end), said), score=1.0, made_by="test",
    )  # fmt: skip
    extraction = Extraction(attributions=(attribution,), claims=(outlook(text, "a1"),))
    result = resolve_times(
        extraction, document=doc, published_on=on(TUESDAY), settings=TimeSettings()
    )
    content = result.claims[0].content
    assert isinstance(content, Outlook)
    assert result.attributions[0].said_on.earliest == date(2023, 10, 23)
    assert content.horizon.earliest == date(2023, 10, 23)
    assert content.horizon.latest == date(2023, 10, 29)
    assert content.horizon.candidates == ((TUESDAY, date(2023, 10, 30)),)


def test_a_deadline_is_its_last_day() -> None:
    text = "The group will attack before the end of the year."
    extraction = Extraction(attributions=(), claims=(outlook(text, None),))
    result = resolve_times(
        extraction, document=document(text), published_on=on(TUESDAY), settings=TimeSettings()
    )
    content = result.claims[0].content
    assert isinstance(content, Outlook)
    assert (content.horizon.earliest, content.horizon.latest) == (TUESDAY, date(2023, 12, 31))


def test_what_was_said_without_a_time_cannot_follow_publication() -> None:
    attribution = Attribution(
        id="a1", speakers=(), cue=None, content=(), direct=False, stance=Stance.ASSERTED,
        said_on=no_time("not found"), score=1.0, made_by="test",
    )  # fmt: skip
    extraction = Extraction(attributions=(attribution,), claims=())
    result = resolve_times(
        extraction,
        document=document("He said so."),
        published_on=on(TUESDAY),
        settings=TimeSettings(),
    )
    said_on = result.attributions[0].said_on
    assert (said_on.earliest, said_on.latest, said_on.basis) == (None, TUESDAY, DateBasis.INFERRED)


@pytest.mark.parametrize("day", [date.min, date.max])
@pytest.mark.parametrize(
    "phrase", [*PHRASES, "999 centuries ago", "yesterday", "over the next 999 decades", "tomorrow"]
)
def test_no_time_is_placed_outside_the_calendar(phrase: str, day: date) -> None:
    text = f"Gunmen attacked a village {phrase} and fled."
    if find_times(text):
        for realis in (Realis.HAPPENED, Realis.PLANNED):
            claim = occurrence(text, "attacked", realis=realis)
            resolved = resolve_times(
                Extraction(attributions=(), claims=(claim,)),
                document=document(text),
                published_on=on(day),
                settings=TimeSettings(),
            )
            assert len(resolved.claims) == 1


def test_a_time_too_far_from_its_event_is_unknown() -> None:
    text = "A bomb exploded on 3 May 2020. Gunmen attacked on 3 May 2020 and 999 centuries later."
    claim = occurrence(text, "attacked", time=2)
    first = occurrence(text, "attacked", key="e2", time=1)
    resolved = resolve_times(
        Extraction(attributions=(), claims=(first, claim)),
        document=document(text),
        published_on=UNKNOWN,
        settings=TimeSettings(),
    )
    content = resolved.claims[1].content
    assert isinstance(content, Occurrence)
    assert (content.times[0].earliest, content.times[0].latest) == (None, None)
    assert "outside the years" in content.times[0].reason
