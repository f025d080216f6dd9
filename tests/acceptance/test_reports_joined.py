"""What the five real reports come to together: origins counted once, different things apart."""

from datetime import date

from asked import Ledger
from tocsin.core.revisions import ordered_by_day, series_of
from tocsin.core.types import Occurrence
from tocsin.core.vocab import DateBasis, DatePrecision, EventType, FigureKind


def test_who_did_it_rests_on_two_origins_at_most(ledger: Ledger) -> None:
    (incident,) = [item for item in ledger.of("001", "003") if item.event_type is EventType.ASSAULT]
    assert 1 <= incident.origins_low <= incident.origins_high <= 2
    known = {origin.label for origin in incident.origins if origin.known}
    assert any("intelligence" in label for label in known)
    assert any("its own claim" in label for label in known)


def test_a_suspect_adds_no_perpetrators(ledger: Ledger) -> None:
    (incident,) = [item for item in ledger.of("001", "003") if item.event_type is EventType.ASSAULT]
    assert [
        (figure.low, figure.high)
        for figure in incident.figures
        if figure.kind is FigureKind.PERPETRATORS
    ] == [(2, 2)]


def test_messages_and_an_interception_share_an_actor_only(ledger: Ledger) -> None:
    reports = ledger.reports
    (incident,) = [item for item in ledger.of("002") if item.event_type is EventType.INTERCEPT]
    assert incident.document_ids == (reports["002"].document.id,)
    told = [
        party.actor_id
        for _, item in reports["001"].claims(Occurrence, 1209, 1355)
        for party in item.actors
    ]
    assert told == ["houthis"]
    warned = [item for item in ledger.of("001") if item.event_type is EventType.WARN]
    assert [item.document_ids for item in warned] == [(reports["001"].document.id,)]
    assert {party.actor_id for item in warned for party in item.recipients} == {"state-ir"}


def test_one_incident_is_told_of_the_bombing(ledger: Ledger) -> None:
    for number in ("001", "003"):
        attacks = [item for item in ledger.of(number) if item.event_type is EventType.ASSAULT]
        assert len(attacks) == 1


def test_the_day_follows_from_two_reports_with_its_derivation(ledger: Ledger) -> None:
    """X1: a day and month in one report, a weekday and the bounds of its year in the other."""
    (incident,) = [item for item in ledger.of("001", "003") if item.event_type is EventType.ASSAULT]
    assert incident.when.earliest == incident.when.latest == date(2024, 1, 3)
    assert incident.when.basis is DateBasis.INFERRED
    quoted = {incident.when.span.quote if incident.when.span else ""}
    quoted |= {span.quote for span in incident.when.derived_from}
    assert {"Jan. 3", "Wednesday’s", "2022"} <= quoted


def test_two_bounds_have_no_order_in_time(ledger: Ledger) -> None:
    """X2: one of the reports has no date, so that no trend may be claimed."""
    (incident,) = [item for item in ledger.of("001", "003") if item.event_type is EventType.ASSAULT]
    found = series_of(incident, [ledger.dated["001"], ledger.dated["003"]])
    (killed,) = [each for each in found if each.field == FigureKind.KILLED]
    told = (*killed.dated, *killed.undated)
    assert {(each.figure.low, each.figure.high) for each in told if each.figure} == {
        (81, None),
        (None, 99),
    }
    assert not ordered_by_day(told)


def said_on(ledger: Ledger, number: str, words: str) -> set[tuple[date | None, date | None]]:
    """The days of what was said "on Friday" in a report, once the reports are told together."""
    return {
        (link.said_on.earliest, link.said_on.latest)
        for link in ledger.dated[number].attributions
        if link.said_on.span is not None and link.said_on.span.quote == words
    }


def test_the_telling_is_dated_by_the_day_of_what_it_tells(ledger: Ledger) -> None:
    """X1: the claim on Thursday, 4 January, the agency and Iran on Friday, 5 January."""
    assert said_on(ledger, "003", "Thursday") == {(date(2024, 1, 4),) * 2}
    assert said_on(ledger, "003", "Friday") == {(date(2024, 1, 5),) * 2}
    assert ledger.reports["003"].reading.published_on.earliest is None


def test_last_october_is_that_before_the_bombing(ledger: Ledger) -> None:
    """001-14: October of the year before an unknown date of publication, dated by X1 only."""
    october = (date(2023, 10, 1), date(2023, 10, 31))
    assert said_on(ledger, "001", "last October") == {october}
    (link,) = [
        link
        for link in ledger.dated["001"].attributions
        if link.said_on.span is not None and link.said_on.span.start == 2631
    ]
    assert "2024-01-03" in link.said_on.reason
    assert {"Jan. 3", "2022"} <= {span.quote for span in link.said_on.derived_from}
    (read,) = [one for one in ledger.reports["001"].reading.attributions if one.id == link.id]
    assert (read.said_on.earliest, read.said_on.latest) == (None, None)
    assert ledger.dated["001"].published_on.earliest is None


def test_a_warning_is_dated_by_the_attack_that_it_preceded(ledger: Ledger) -> None:
    """X1: "a week before the dual suicide bombings" of 3 January 2024."""
    (warned,) = [item for item in ledger.of("001") if item.event_type is EventType.WARN]
    assert warned.when.basis is DateBasis.RELATIVE_TO_EVENT
    assert (warned.when.earliest, warned.when.latest) == (date(2023, 12, 24), date(2023, 12, 30))
    assert warned.when.precision is DatePrecision.WEEK
