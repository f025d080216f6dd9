"""X5, 000-4 and 000-10, 004-10, 004-11: what becomes of what the five reports say is to come."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from asked import Report
from tocsin.core.types import OutlookEntry, Tally
from tocsin.core.vocab import EventType, Outcome, OutlookState
from tocsin.pipeline.outlooked import outlooks_of
from tocsin.pipeline.view import View, view
from tocsin.settings import Settings
from tocsin.store.ledger import Ledger

AT = datetime(2025, 1, 1, tzinfo=UTC)
LATER = date(2025, 1, 1)


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory, reports: Mapping[str, Report]) -> Iterator[View]:
    """What a ledger of the five reports says."""
    path: Path = tmp_path_factory.mktemp("outlooks") / "five.db"
    with Ledger.open(path) as opened:
        with opened.writing() as writer:
            for report in reports.values():
                writer.append(report.document, recorded_at=AT)
                writer.append(report.reading, recorded_at=AT)
        yield view(opened, settings=Settings())


def of(number: str, seen: View, reports: Mapping[str, Report], on: date) -> list[OutlookEntry]:
    key = reports[number].document.id
    return [e for e in outlooks_of(seen, Settings(), on=on) if key in e.document_ids]


def rising(seen: View, reports: Mapping[str, Report], on: date = LATER) -> OutlookEntry:
    """The forecast of 000 that attacks will increase."""
    (entry,) = [e for e in of("000", seen, reports, on) if e.event_type is EventType.ASSAULT]
    return entry


def dated(seen: View, reports: Mapping[str, Report], on: date) -> OutlookEntry:
    """The forecast of 004 that has a deadline."""
    (entry,) = [e for e in of("004", seen, reports, on) if e.last is not None]
    return entry


def test_000_4_and_000_10_are_one_forecast_with_its_horizon(
    seen: View, reports: Mapping[str, Report]
) -> None:
    entry = rising(seen, reports)
    assert len(entry.claim_ids) >= 2
    assert entry.more
    assert entry.voice == "kirby"
    assert entry.said_on.earliest == date(2023, 10, 23)
    assert entry.last in {date(2023, 10, 29), date(2023, 10, 30)}


def test_x5_the_reported_total_supports_the_forecast_and_does_not_measure_it(
    seen: View, reports: Mapping[str, Report]
) -> None:
    made = rising(seen, reports).proposal
    assert made is not None
    assert made.outcome is Outcome.UNRESOLVED
    assert "supported, not measurable" in made.reason
    assert "days before the forecast" in made.reason
    (total,) = made.tally_ids
    tally = seen.claims_as_read()[total].content
    assert isinstance(tally, Tally)
    assert (tally.figure.low, tally.window.earliest) == (23, date(2023, 10, 17))
    assert made.incident_ids == ()


def test_x5_no_number_is_made_of_words_that_nobody_puts_a_number_on(
    seen: View, reports: Mapping[str, Report]
) -> None:
    assert rising(seen, reports).numbers is None


@pytest.mark.parametrize(
    ("on", "state"),
    [(date(2017, 12, 31), OutlookState.OPEN), (date(2018, 1, 1), OutlookState.DUE)],
)
def test_004_10_is_due_on_the_first_of_january(
    seen: View, reports: Mapping[str, Report], on: date, state: OutlookState
) -> None:
    entry = dated(seen, reports, on)
    assert (entry.last, entry.state) == (date(2017, 12, 31), state)


def test_004_10_without_a_report_of_it_is_unresolved_and_not_did_not(
    seen: View, reports: Mapping[str, Report]
) -> None:
    entry = dated(seen, reports, date(2018, 1, 1))
    assert entry.proposal is not None
    assert entry.proposal.outcome is Outcome.UNRESOLVED
    assert "no evidence that it did not come" in entry.proposal.reason
    assert entry.opinion


def test_004_10_keeps_the_words_and_shows_what_people_read_in_them(
    seen: View, reports: Mapping[str, Report]
) -> None:
    entry = dated(seen, reports, LATER)
    assert [each.quote for each in entry.likelihood] == ["most likely"]
    assert entry.numbers is not None
    assert not entry.numbers.asked
    assert entry.numbers.low < 80 < entry.numbers.high


def test_004_11_has_no_deadline_and_is_never_scored(
    seen: View, reports: Mapping[str, Report]
) -> None:
    (entry,) = [
        e
        for e in of("004", seen, reports, LATER)
        if any("regional forces" in party.mention.quote for party in e.against)
    ]
    assert entry.state is OutlookState.NO_DEADLINE
    assert entry.proposal is not None
    assert entry.proposal.outcome is Outcome.VOID
