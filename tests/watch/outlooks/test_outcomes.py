from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.core.types import (
    Claim,
    DateInterval,
    FieldValue,
    Figure,
    Fusion,
    Incident,
    IncidentField,
    OutcomeProposal,
    OutlookEntry,
    Tally,
    TallyPart,
)
from tocsin.core.vocab import (
    EventType,
    FigureKind,
    Mode,
    Outcome,
    Stance,
    Unit,
)
from tocsin.testing import Report, country, settlement
from tocsin.watch.counts.counting import World
from tocsin.watch.counts.coverage import Compared, coverage_of, shares_of
from tocsin.watch.outlooks.absence import Report as Activity
from tocsin.watch.outlooks.lookup import Evidence
from tocsin.watch.outlooks.outcomes import propose
from tocsin.watch.outlooks.outlooks import Told, outlook_entries
from told_ahead import MARN, OSTLAND, SAID, ahead, came, ref

LATER = date(2031, 6, 1)
FAR = settlement("Tolm", "WS")
WITHIN = date(2031, 5, 5)
days = st.dates(min_value=date(2031, 4, 20), max_value=date(2031, 5, 20))


def entry_of(report: Report, on: date = LATER) -> OutlookEntry:
    documents = {report.document.id: report.document}
    (entry,) = outlook_entries(Told(documents=documents, readings=[report.reading()]), on=on)
    return entry


def proposal(
    report: Report,
    *incidents: Incident,
    tallies: Sequence[Claim] = (),
    reports: Sequence[Activity] = (),
) -> OutcomeProposal:
    world = World(Fusion(incidents=incidents, copies=()), readings=())
    shares = shares_of(coverage_of(tallies, Compared(world=world, confidence=0.95)))
    evidence = Evidence(incidents=incidents, tallies=tallies, shares=shares, reports=reports)
    made = propose(entry_of(report), evidence)
    assert made is not None
    return made


def total(low: int, high: int | None, first: date, last: date) -> Claim:
    """A reported total of attacks in Ostland between two days."""
    words = f"There were {low} attacks in Ostland that month."
    report = Report(words, source="Ministry bulletin", published=last)
    content = Tally(
        span=report.span(words),
        figure=Figure(
            kind=FigureKind.INCIDENTS,
            unit=Unit.INCIDENTS,
            low=low,
            best=None,
            high=high,
            span=report.span(str(low)),
        ),
        event_type=EventType.ASSAULT,
        window=DateInterval(earliest=first, latest=last, reason="given"),
        area=(ref(report.span("Ostland"), OSTLAND),),
    )
    return report.claim(content, evidence=report.span(words))


def active(*outlets: str) -> list[Activity]:
    """Reports on Ostland of every day of April and May."""
    every = [date(2031, 4, 1) + timedelta(days=n) for n in range(61)]
    return [
        Activity(outlet=name, published_on=day, countries=frozenset({"OS"}))
        for name in outlets
        for day in every
    ]


def test_an_incident_that_fits_in_all_is_proposed_as_what_came() -> None:
    made = proposal(ahead(), came(WITHIN))
    assert (made.outcome, made.incident_ids) == (Outcome.HAPPENED, (came(WITHIN).id,))


@pytest.mark.parametrize(
    "other",
    [
        came(SAID - timedelta(days=1)),
        came(date(2031, 5, 9)),
        came(WITHIN, place=FAR),
        came(WITHIN, by="others"),
        came(WITHIN, event_type=EventType.PROTEST),
        came(WITHIN, historical=True),
        came(None),
    ],
    ids=["before", "after", "elsewhere", "by others", "another act", "history", "undated"],
)
def test_an_incident_that_does_not_fit_is_not_even_possible(other: Incident) -> None:
    made = proposal(ahead(), other)
    assert (made.outcome, made.incident_ids, made.possible_ids) == (Outcome.UNRESOLVED, (), ())


@pytest.mark.parametrize(
    "perhaps",
    [
        came(SAID),
        came(date(2031, 5, 6), date(2031, 5, 12)),
        came(WITHIN, by=None),
        came(WITHIN, whom=None),
        came(WITHIN, place=None),
        came(WITHIN, origins=0),
        came(WITHIN, contested=True),
    ],
    ids=["same day", "perhaps late", "by?", "whom?", "where?", "opinion alone", "contested"],
)
def test_what_may_fit_leaves_it_unresolved_and_is_named(perhaps: Incident) -> None:
    made = proposal(ahead(), perhaps)
    assert (made.outcome, made.incident_ids) == (Outcome.UNRESOLVED, ())
    assert made.possible_ids == (perhaps.id,)


def test_that_no_report_is_known_is_not_that_it_did_not_come() -> None:
    made = proposal(ahead())
    assert made.outcome is Outcome.UNRESOLVED
    assert "no evidence that it did not come" in made.reason


def test_it_did_not_come_only_where_sources_were_active_and_a_total_says_so() -> None:
    none = total(0, 0, date(2031, 4, 1), date(2031, 5, 31))
    two = active("a", "b")
    assert proposal(ahead(), tallies=[none], reports=two).outcome is Outcome.DID_NOT
    assert proposal(ahead(), reports=two).outcome is Outcome.UNRESOLVED
    assert proposal(ahead(), tallies=[none]).outcome is Outcome.UNRESOLVED
    one = proposal(ahead(), tallies=[none], reports=active("a"))
    assert (one.outcome, "fewer than 2 outlets" in one.reason) == (Outcome.UNRESOLVED, True)
    many = total(9, 9, date(2031, 4, 1), date(2031, 5, 31))
    assert proposal(ahead(), tallies=[many], reports=two).outcome is Outcome.UNRESOLVED
    short = total(0, 0, date(2031, 5, 3), date(2031, 5, 31))
    assert proposal(ahead(), tallies=[short], reports=two).outcome is Outcome.UNRESOLVED
    week = [each for each in two if each.published_on < date(2031, 5, 8)]
    assert proposal(ahead(), tallies=[none], reports=week).outcome is Outcome.UNRESOLVED


@pytest.mark.parametrize("narrow", ["other place", "other party", "one weapon", "no area"])
def test_a_total_of_something_narrower_tells_nothing_of_the_rest(narrow: str) -> None:
    none = total(0, 0, date(2031, 4, 1), date(2031, 5, 31))
    tally = none.content
    assert isinstance(tally, Tally)
    mention = Report("the League in Marn with rockets")
    values: dict[str, Any] = {
        "other place": {"area": (ref(mention.span("Marn"), MARN),)},
        "other party": {"actors": (mention.party("the League", actor_id="league"),)},
        "one weapon": {"weapons": (mention.span("rockets"),)},
        "no area": {"area": ()},
    }
    claim = replace(none, content=replace(tally, **values[narrow]))
    made = proposal(ahead(), tallies=[claim], reports=active("a", "b"))
    assert made.outcome is Outcome.UNRESOLVED


def test_a_ledger_that_holds_a_total_and_none_that_fits_saw_enough() -> None:
    three = total(3, 3, date(2031, 4, 1), date(2031, 5, 31))
    others = [came(date(2031, 4, 2 + n), number=n, by="others") for n in range(3)]
    two = active("a", "b")
    assert proposal(ahead(), *others, tallies=[three], reports=two).outcome is Outcome.DID_NOT
    less = proposal(ahead(), *others[:2], tallies=[three], reports=two)
    assert less.outcome is Outcome.UNRESOLVED


def test_an_incident_of_which_too_little_is_told_speaks_against_did_not() -> None:
    none = total(0, 0, date(2031, 4, 1), date(2031, 5, 31))
    bare = came(WITHIN, by=None, whom=None, place=None)
    made = proposal(ahead(), bare, tallies=[none], reports=active("a", "b"))
    assert (made.outcome, made.possible_ids) == (Outcome.UNRESOLVED, ())


def open_until(last: date) -> Incident:
    """An incident of which reports say only by when it was."""
    made = came(last)
    return replace(made, when=replace(made.when, earliest=None))


@pytest.mark.parametrize(
    "undated",
    [came(None), open_until(date(2031, 5, 12)), came(None, by=None, whom=None, place=None)],
    ids=["no day", "one side open", "no day and nothing told"],
)
def test_an_incident_of_open_days_speaks_against_did_not(undated: Incident) -> None:
    none = total(0, 0, date(2031, 4, 1), date(2031, 5, 31))
    made = proposal(ahead(), undated, tallies=[none], reports=active("a", "b"))
    assert (made.outcome, made.incident_ids) == (Outcome.UNRESOLVED, ())


@pytest.mark.parametrize("elsewhere", [came(WITHIN, place=FAR, by=None), came(None, place=FAR)])
def test_what_came_elsewhere_does_not_speak_against_did_not(elsewhere: Incident) -> None:
    none = total(0, 0, date(2031, 4, 1), date(2031, 5, 31))
    made = proposal(ahead(), elsewhere, tallies=[none], reports=active("a", "b"))
    assert made.outcome is Outcome.DID_NOT


def test_an_incident_that_somebody_denies_is_only_possible() -> None:
    said = FieldValue(
        label="attack", claim_ids=("c1",), origin_keys=(), stances=(Stance.DENIED,), evidence=()
    )
    what = IncidentField(name="what", values=(said,), joined=None, contested=True, note="")
    denied = replace(came(WITHIN), fields=(what,))
    made = proposal(ahead(), denied)
    assert (made.outcome, made.possible_ids) == (Outcome.UNRESOLVED, (denied.id,))
    six = [replace(denied, id=f"i{n}") for n in range(6)]
    assert proposal(ahead(when=MORE), *six).outcome is Outcome.UNRESOLVED


def test_a_share_is_no_number_of_attacks() -> None:
    claim = total(23, 23, date(2031, 4, 20), date(2031, 5, 9))
    tally = claim.content
    assert isinstance(tally, Tally)
    share = replace(claim, content=replace(tally, figure=replace(tally.figure, unit=Unit.PERCENT)))
    assert proposal(ahead(when=MORE), tallies=[share]).tally_ids == ()


@pytest.mark.parametrize(
    ("report", "words"),
    [
        (ahead(last=None), "no last day"),
        (ahead(condition="if the talks fail"), "if the talks fail"),
        (ahead(event_type=EventType.THREATEN), "do not say what"),
        (ahead(event_type=None), "do not say what"),
        (ahead(bare=True), "neither who, nor whom, nor where"),
    ],
)
def test_what_cannot_be_judged_is_void_with_the_reason(report: Report, words: str) -> None:
    made = proposal(report, came(WITHIN))
    assert made.outcome is Outcome.VOID
    assert words in made.reason


def test_an_open_outlook_has_no_proposal() -> None:
    entry = entry_of(ahead(), on=date(2031, 5, 8))
    assert propose(entry, Evidence(incidents=[came(WITHIN)])) is None


def test_without_the_day_on_which_it_was_said_nothing_is_surely_after_it() -> None:
    made = proposal(ahead(published=None), came(WITHIN))
    assert (made.outcome, made.incident_ids) == (Outcome.UNRESOLVED, ())


@pytest.mark.parametrize(
    ("modes", "outcome"),
    [
        ((Mode.SEIZE,), Outcome.HAPPENED),
        ((Mode.ARREST,), Outcome.UNRESOLVED),
    ],
)
def test_an_invasion_is_no_arrest(modes: tuple[Mode, ...], outcome: Outcome) -> None:
    entry = replace(entry_of(ahead(event_type=EventType.COERCE)), act="invasion")
    incident = came(WITHIN, event_type=EventType.COERCE, modes=modes)
    made = propose(entry, Evidence(incidents=[incident]))
    assert made is not None
    assert made.outcome is outcome


MORE = "as more attacks follow within a week"


def test_more_attacks_need_counts_before_and_after() -> None:
    after = [came(date(2031, 5, 3), number=n) for n in range(1, 7)]
    assert proposal(ahead(when=MORE), *after).outcome is Outcome.HAPPENED
    assert proposal(ahead(when=MORE), *after[:3]).outcome is Outcome.UNRESOLVED
    before = [came(date(2031, 4, 28), number=n) for n in range(11, 17)]
    same = proposal(ahead(when=MORE), *after, *before)
    assert same.outcome is Outcome.UNRESOLVED
    assert "6 such incidents" in same.reason


def test_a_total_that_begins_before_the_forecast_is_not_split_by_day() -> None:
    tally = total(23, 23, date(2031, 4, 20), date(2031, 5, 9))
    made = proposal(ahead(when=MORE), tallies=[tally])
    assert made.outcome is Outcome.UNRESOLVED
    assert made.reason.startswith("supported, not measurable: a reported total (23 incidents")
    assert made.tally_ids == (tally.id,)
    past = total(23, 23, date(2031, 4, 1), date(2031, 5, 1))
    assert proposal(ahead(when=MORE), tallies=[past]).tally_ids == ()


def wider(claim: Claim, *, parts: tuple[int, ...] = ()) -> Claim:
    """The same total over Ostland and Westland, with the number of each if given."""
    tally = claim.content
    assert isinstance(tally, Tally)
    mention = Report("Ostland and Westland").span("Westland")
    areas = (*tally.area, ref(mention, country("Westland", "WS")))
    told = tuple(
        TallyPart(figure=replace(tally.figure, low=number, high=number), area=area)
        for number, area in zip(parts, areas, strict=False)
    )
    return replace(claim, content=replace(tally, area=areas, parts=told))


def test_a_total_that_also_counts_other_places_bears_on_one_of_them() -> None:
    plain = total(23, 23, SAID + timedelta(days=1), date(2031, 5, 8))
    tally = wider(plain)
    made = proposal(ahead(when=MORE), tallies=[tally])
    assert made.tally_ids == (tally.id,) and made.reason.startswith("not measurable")
    assert "23 incidents" in made.reason and "other places too" in made.reason
    parted = proposal(ahead(when=MORE), tallies=[wider(plain, parts=(14, 9))])
    assert parted.reason.startswith("supported") and "14 incidents" in parted.reason
    assert isinstance(tally.content, Tally)
    abroad = replace(tally, content=replace(tally.content, area=tally.content.area[1:]))
    assert proposal(ahead(when=MORE), tallies=[abroad]).tally_ids == ()


def test_of_a_total_over_more_places_none_is_none_and_most_is_not_enough() -> None:
    two = active("a", "b")
    none = wider(total(0, 0, date(2031, 4, 1), date(2031, 5, 31)))
    assert proposal(ahead(), tallies=[none], reports=two).outcome is Outcome.DID_NOT
    three = wider(total(3, 3, date(2031, 4, 1), date(2031, 5, 31)))
    others = [came(date(2031, 4, 2 + n), number=n, by="others") for n in range(3)]
    made = proposal(ahead(), *others, tallies=[three], reports=two)
    assert made.outcome is Outcome.UNRESOLVED


def test_of_a_total_in_parts_only_none_at_the_place_is_none() -> None:
    two = active("a", "b")
    far = settlement("Wessel", "WS")
    others = [came(date(2031, 4, 2 + n), number=n, by="others", place=far) for n in range(9)]
    ten = total(10, 10, date(2031, 4, 1), date(2031, 5, 31))
    one_there = proposal(ahead(), *others, tallies=[wider(ten, parts=(1, 9))], reports=two)
    assert one_there.outcome is Outcome.UNRESOLVED
    none_there = proposal(ahead(), tallies=[wider(ten, parts=(0, 10))], reports=two)
    assert none_there.outcome is Outcome.DID_NOT


@given(days, st.integers(0, 10), st.booleans(), st.booleans())
def test_a_proposal_never_rests_on_an_incident_outside_its_window(
    first: date, length: int, more: bool, reliable: bool
) -> None:
    incident = came(first, first + timedelta(days=length), origins=int(reliable))
    made = proposal(ahead(when=MORE) if more else ahead(), incident)
    assert made.first is not None
    assert made.last is not None
    if made.incident_ids:
        assert SAID < made.first <= first
        assert first + timedelta(days=length) <= made.last


THREE = [came(WITHIN, number=n, by=by) for n, by in enumerate(("river-front", None, "others"))]


@given(st.permutations(THREE))
def test_the_order_of_incidents_does_not_matter(incidents: list[Incident]) -> None:
    made = proposal(ahead(), *incidents)
    assert made.outcome is Outcome.HAPPENED
    assert (set(made.incident_ids), set(made.possible_ids)) == (
        {came(WITHIN, number=0).id},
        {came(WITHIN, number=1).id},
    )
