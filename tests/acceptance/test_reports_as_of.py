"""X11: what was known after each report, asked later, also after rulings were made and undone.

The reports are recorded in the order 002, 000, 003, 001, 004, one a day.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from asked import Report
from tocsin import codec
from tocsin.core.speakers import chain_of
from tocsin.core.types import Incident, Judgement
from tocsin.core.vocab import EventType, FigureKind, Verdict
from tocsin.pipeline.view import View, view
from tocsin.settings import Settings
from tocsin.store.ledger import Ledger

ORDER = ("002", "000", "003", "001", "004")
FIRST = datetime(2025, 1, 1, 12, tzinfo=UTC)
RULED = FIRST + timedelta(days=10)


def after(number: str) -> datetime:
    """The moment at which a report had just been recorded."""
    return FIRST + timedelta(days=ORDER.index(number))


@pytest.fixture
def ledger_file(tmp_path: Path, reports: Mapping[str, Report]) -> Iterator[Ledger]:
    """A ledger of the five reports in the order of X11."""
    with Ledger.open(tmp_path / "five.db") as opened:
        for number in ORDER:
            with opened.writing() as writer:
                report = reports[number]
                writer.append(report.document, recorded_at=after(number))
                writer.append(report.reading, recorded_at=after(number))
        yield opened


def seen(opened: Ledger, at: datetime | None = None) -> View:
    return view(opened, settings=Settings(), as_of=at)


def attacks(found: View) -> list[Incident]:
    return [
        incident
        for incident in found.fusion.incidents
        if incident.event_type is EventType.ASSAULT and not incident.historical
    ]


def killed(incident: Incident) -> list[tuple[int | None, int | None, int | None]]:
    return [
        (figure.low, figure.best, figure.high)
        for figure in incident.figures
        if figure.kind is FigureKind.KILLED
    ]


def rule(opened: Ledger, verdict: Verdict, pair: tuple[str, str], days: int) -> None:
    at = RULED + timedelta(days=days)
    made = Judgement(
        id=f"j{days}", subject=pair, verdict=verdict, by="ana", made_at=at, reason="looked"
    )
    with opened.writing() as writer:
        writer.append(made, recorded_at=at)


def in_bytes(found: View) -> tuple[str, ...]:
    graded = (codec.encode(each) for each in found.assessments.values())
    return (codec.encode(found.fusion), *(codec.encode(each) for each in found.readings), *graded)


def test_x11_after_003_only(ledger_file: Ledger, reports: Mapping[str, Report]) -> None:
    found = seen(ledger_file, after("003"))
    assert {document.id for document in found.documents} == {
        reports[number].document.id for number in ("002", "000", "003")
    }
    (attack,) = attacks(found)
    assert killed(attack) == [(None, None, 99)]
    assert attack.where is not None and attack.where.place is not None
    assert attack.where.place.name == "Iran"
    assert attack.when.earliest != attack.when.latest
    days = [
        time.written.weekday
        for claim in found.claims_as_read().values()
        if claim.id in attack.claim_ids
        for time in getattr(claim.content, "times", ())
        if time.span is not None
    ]
    assert set(days) == {3}
    (reading,) = [one for one in found.readings if one.document_id in attack.document_ids]
    links = {link.id: link for link in reading.attributions}
    counts = {
        speaker.count
        for claim in reading.claims
        if claim.id in attack.claim_ids
        for link in chain_of(claim, links)
        if link.via is not None
        for speaker in link.speakers
        if not speaker.named
    }
    assert counts == {2}
    assert not [one for one in found.fusion.incidents if one.event_type is EventType.WARN]


def test_x11_after_001(ledger_file: Ledger) -> None:
    found = seen(ledger_file, after("001"))
    (attack,) = attacks(found)
    assert attack.when.earliest == attack.when.latest == date(2024, 1, 3)
    assert attack.where is not None and attack.where.place is not None
    assert attack.where.place.name == "Kerman"
    assert killed(attack) == [(81, None, 99)]
    (warned,) = [one for one in found.fusion.incidents if one.event_type is EventType.WARN]
    assert warned.when.latest is not None and warned.when.latest < date(2024, 1, 3)


def test_x11_undoing_the_merge_changes_no_earlier_answer(ledger_file: Ledger) -> None:
    answers = {number: in_bytes(seen(ledger_file, after(number))) for number in ORDER}
    (attack,) = attacks(seen(ledger_file))
    (pair,) = [each.claim_ids for each in attack.comparisons]
    rule(ledger_file, Verdict.DIFFERENT, pair, 0)
    parted = attacks(seen(ledger_file))
    assert len(parted) == 2
    assert {bounds for one in parted for bounds in killed(one)} == {
        (81, None, None),
        (None, None, 99),
    }
    for number in ORDER:
        assert in_bytes(seen(ledger_file, after(number))) == answers[number]
    between = in_bytes(seen(ledger_file, RULED))
    rule(ledger_file, Verdict.UNSURE, pair, 1)
    assert in_bytes(seen(ledger_file)) == answers["004"]
    rule(ledger_file, Verdict.DIFFERENT, pair, 2)
    rule(ledger_file, Verdict.SAME, pair, 3)
    (again,) = attacks(seen(ledger_file))
    assert again.claim_ids == attack.claim_ids and killed(again) == [(81, None, 99)]
    assert in_bytes(seen(ledger_file, RULED)) == between
    for number in ORDER:
        assert in_bytes(seen(ledger_file, after(number))) == answers[number]


def test_x11_parted_incidents_say_what_each_report_says(
    ledger_file: Ledger, reports: Mapping[str, Report]
) -> None:
    """What was derived by telling the two together is unknown again, and each has its own id."""
    (attack,) = attacks(seen(ledger_file))
    (pair,) = [each.claim_ids for each in attack.comparisons]
    rule(ledger_file, Verdict.DIFFERENT, pair, 0)
    parted = {one.document_ids: one for one in attacks(seen(ledger_file))}
    first, second = (parted[(reports[number].document.id,)] for number in ("003", "001"))
    assert first.id == attack.id and second.id != attack.id
    assert "c" + second.id[1:] in second.claim_ids
    assert first.when.earliest != first.when.latest
    assert second.when.latest is None
    assert first.where is not None and first.where.place is not None
    assert first.where.place.name == "Iran"
    (warned,) = [
        one for one in seen(ledger_file).fusion.incidents if one.event_type is EventType.WARN
    ]
    assert warned.when.earliest is None
