"""Watches over the real reports: what may and may not raise an alert."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from asked import Report
from tocsin import codec
from tocsin.core.types import Alert, Watch
from tocsin.core.vocab import AlertSubject
from tocsin.pipeline.watching import run_watches
from tocsin.settings import Settings
from tocsin.store.ledger import Ledger

NOW = datetime(2024, 11, 22, tzinfo=UTC)
EVERYTHING = Watch(
    id="w1", name="all", subjects=tuple(AlertSubject), max_age_days=None, undated=True,
    by="analyst", made_at=NOW,
)  # fmt: skip


def alerts(path: Path, reports: Mapping[str, Report], *numbers: str) -> tuple[Alert, ...]:
    """Return what a watch on everything tells of some of the reports."""
    with Ledger.open(path) as ledger:
        with ledger.writing() as writer:
            writer.append(EVERYTHING, recorded_at=NOW)
            for number in numbers:
                writer.append(reports[number].document, recorded_at=NOW)
                writer.append(reports[number].reading, recorded_at=NOW)
        (found,) = run_watches(ledger, ["all"], settings=Settings(), now=NOW)
    return found.told.alerts


def test_004_24_the_opinion_piece_alone_raises_no_alert_of_any_kind(
    tmp_path: Path, reports: Mapping[str, Report]
) -> None:
    assert alerts(tmp_path / "one.db", reports, "004") == ()


def test_004_24_beside_the_others_it_is_in_no_alert_alone(
    tmp_path: Path, reports: Mapping[str, Report]
) -> None:
    told = alerts(tmp_path / "all.db", reports, *sorted(reports))
    opinion = reports["004"].document.id
    assert told
    for alert in told:
        assert {each.document_id for each in alert.bulletin.evidence} != {opinion}


def test_an_alert_on_one_origin_says_so(tmp_path: Path, reports: Mapping[str, Report]) -> None:
    told = alerts(tmp_path / "all.db", reports, *sorted(reports))
    for alert in told:
        one = alert.bulletin.origins_high == 1
        notes = alert.bulletin.notes
        assert any("One origin only" in each or "One speaker" in each for each in notes) is one
    assert {each.bulletin.subject for each in told} == {AlertSubject.INCIDENT, AlertSubject.OUTLOOK}


def test_the_warning_of_report_001_is_told_with_what_is_unknown(
    tmp_path: Path, reports: Mapping[str, Report]
) -> None:
    told = alerts(tmp_path / "one.db", reports, "001")
    warned = [each for each in told if "WARN" in each.bulletin.types]
    assert len(warned) == 1
    text = codec.encode(warned[0])
    assert warned[0].bulletin.evidence and "origin" in text
