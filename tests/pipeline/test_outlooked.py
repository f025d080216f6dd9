from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import product
from pathlib import Path

import pytest

from tocsin.core.types import Forecast, Outlook, OutlookEntry, Resolution
from tocsin.core.vocab import EventType, Outcome, OutlookState
from tocsin.pipeline.outlooked import NOT_NAMED, forecasts_of, outlooks_of, records_of
from tocsin.pipeline.view import view
from tocsin.settings import Settings
from tocsin.store.ledger import Ledger
from tocsin.testing import Report
from tocsin.watch.outlooks.tracks import Whose
from told_ahead import MARN, ahead

READ = datetime(2031, 5, 2, tzinfo=UTC)
RULED = datetime(2031, 6, 1, tzinfo=UTC)
RULED_AGAIN = datetime(2031, 6, 5, tzinfo=UTC)
NOW = date(2031, 7, 1)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "l.db") as opened:
        yield opened


def record(ledger: Ledger, *reports: Report, at: datetime = READ) -> None:
    with ledger.writing() as writer:
        for report in reports:
            writer.append(report.document, recorded_at=at)
            writer.append(report.reading(), recorded_at=at)


def rule(ledger: Ledger, subject: str, outcome: Outcome, at: datetime) -> None:
    made = Resolution(
        id=f"o{at.isoformat()}", subject=subject, outcome=outcome, by="ann", made_at=at, reason="r"
    )
    with ledger.writing() as writer:
        writer.append(made, recorded_at=at)


def one(ledger: Ledger, as_of: datetime | None = None, on: date = NOW) -> OutlookEntry:
    (entry,) = outlooks_of(view(ledger, settings=Settings(), as_of=as_of), Settings(), on=on)
    return entry


def test_what_was_ruled_later_was_not_known_earlier(ledger: Ledger) -> None:
    report = ahead()
    record(ledger, report)
    rule(ledger, report.claims[0].id, Outcome.VOID, RULED)
    rule(ledger, report.claims[0].id, Outcome.HAPPENED, RULED_AGAIN)
    assert one(ledger, READ, on=READ.date()).state is OutlookState.OPEN
    first, last = one(ledger, RULED), one(ledger)
    assert first.resolution is not None
    assert last.resolution is not None
    assert (first.resolution.outcome, last.resolution.outcome) == (Outcome.VOID, Outcome.HAPPENED)
    before = one(ledger, datetime(2031, 5, 20, tzinfo=UTC), on=date(2031, 5, 20))
    assert (before.state, before.resolution) == (OutlookState.DUE, None)


def test_a_ruling_follows_the_outlook_into_a_newer_reading(ledger: Ledger) -> None:
    report = ahead()
    record(ledger, report)
    rule(ledger, report.claims[0].id, Outcome.HAPPENED, RULED)
    (claim,) = report.reading().claims
    newer = ahead()
    content = newer.claims.pop().content
    assert isinstance(content, Outlook)
    words = newer.span("River Front will probably attack the garrison of Marn")
    newer.claim(replace(content, span=words), evidence=words)
    again = replace(newer.reading(), id="gnewer")
    with ledger.writing() as writer:
        writer.append(again, recorded_at=RULED_AGAIN)
    entry = one(ledger)
    assert entry.id != claim.id
    assert entry.resolution is not None
    assert entry.resolution.outcome is Outcome.HAPPENED


def test_a_registered_speaker_has_a_record_and_nobody_else_unnamed(ledger: Ledger) -> None:
    record(
        ledger,
        ahead(who="John Kirby", actor_id="kirby"),
        ahead(who="Two officials", named=False, source="Ostland Wire"),
    )
    seen = view(ledger, settings=Settings())
    names = {each.name for each in records_of(seen, Settings(), whose=Whose.SPEAKER, on=NOW)}
    assert names == {"John Kirby", NOT_NAMED}
    outlets = records_of(seen, Settings(), whose=Whose.OUTLET, on=NOW)
    assert {each.name for each in outlets} == {"Marn Courier", "Ostland Wire"}


def test_a_record_is_named_after_a_mention_that_carries_the_name(ledger: Ledger) -> None:
    told = ahead(who="She", when="within a week, Anna Holm added")
    told.attribute("Anna Holm", named=True)
    named = told.attributions[1].speakers[0]
    told.attributions[1] = replace(
        told.attributions[1], speakers=(replace(named, speaker_key="she"),)
    )
    record(ledger, told, ahead(who="He", source="Ostland Wire"))
    seen = view(ledger, settings=Settings())
    names = {each.name for each in records_of(seen, Settings(), whose=Whose.SPEAKER, on=NOW)}
    assert names == {"Anna Holm", NOT_NAMED}


def test_ten_of_one_speaker_ruled_on_are_scored_as_ranges(ledger: Ledger) -> None:
    said = [
        ahead(
            who="John Kirby",
            actor_id="kirby",
            published=date(2031, 1, 1 + day),
            last=date(2031, 1, 1 + day),
            source=f"Wire {day}",
        )
        for day in range(12)
    ]
    record(ledger, *said)
    for number, report in enumerate(said):
        outcome = Outcome.DID_NOT if number % 3 == 0 else Outcome.HAPPENED
        rule(ledger, report.claims[0].id, outcome, RULED.replace(minute=number))
    seen = view(ledger, settings=Settings())
    (found,) = records_of(seen, Settings(), whose=Whose.SPEAKER, on=NOW)
    assert (found.made, found.scored, found.happened) == (12, 12, 8)
    assert found.brier is not None
    assert found.brier.best < found.brier.worst
    assert found.baseline == pytest.approx(2 / 9)


def test_users_forecasts_are_kept_and_fall_due(ledger: Ledger) -> None:
    made = Forecast(
        id="p1", text="x", probability=0.3, until=date(2031, 6, 1), by="ann", made_at=READ
    )
    with ledger.writing() as writer:
        writer.append(made, recorded_at=READ)
    rule(ledger, "p1", Outcome.DID_NOT, RULED_AGAIN)
    seen = view(ledger, settings=Settings())
    (entry,) = forecasts_of(seen, Settings(), on=NOW)
    assert (entry.forecast, entry.state) == (made, OutlookState.RULED)
    earlier = view(ledger, settings=Settings(), as_of=RULED)
    assert forecasts_of(earlier, Settings(), on=date(2031, 6, 2))[0].state is OutlookState.DUE
    (record_,) = records_of(seen, Settings(), whose=Whose.USER, on=NOW)
    assert (record_.name, record_.scored, record_.did_not) == ("ann", 1, 1)


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        ("The Marn Courier", "fewer than 2 outlets"),
        ("Ostland Wire", "no reported total"),
    ],
)
def test_one_outlet_under_two_names_is_no_second_outlet(
    ledger: Ledger, other: str, reason: str
) -> None:
    record(ledger, ahead())
    for source, day in product(("Marn Courier", other), (4, 8)):
        text = f"{source}, page {day}: the garrison of Marn was calm.\n"
        told = Report(text, source=source, published=date(2031, 5, day))
        told.occurrence("calm", event_type=EventType.COOPERATE, places=[told.place("Marn", MARN)])
        record(ledger, told)
    proposal = one(ledger).proposal
    assert proposal is not None
    assert reason in proposal.reason
