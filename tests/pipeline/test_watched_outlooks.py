"""What watches tell of acts to come: found by who is meant, and with what became of them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from commands import write_ledger
from tocsin.core.types import Alert, Resolution, Watch
from tocsin.core.vocab import AlertKind, AlertSubject, Outcome
from tocsin.pipeline.watching import run_watches
from tocsin.settings import Settings
from tocsin.store.ledger import Ledger
from told_ahead import ahead

NOW = datetime(2031, 5, 2, tzinfo=UTC)
WATCH = Watch(
    id="w1", name="marn", subjects=(AlertSubject.OUTLOOK,), by="Ann", made_at=NOW
)  # fmt: skip


def ledger_of(folder: Path, watch: Watch = WATCH) -> Ledger:
    opened = Ledger.open(write_ledger(folder / "ledger.db", [ahead()], at=NOW))
    with opened.writing() as writer:
        writer.append(watch, recorded_at=NOW)
    return opened


def run(ledger: Ledger, *, days: int) -> tuple[Alert, ...]:
    at = NOW + timedelta(days=days)
    (found,) = run_watches(ledger, ["marn"], settings=Settings(), now=at)
    return found.told.alerts


def rule(ledger: Ledger, subject: str, outcome: Outcome, *, days: int) -> None:
    at = NOW + timedelta(days=days)
    made = Resolution(
        id=f"o{days}", subject=subject, outcome=outcome, by="Ann", made_at=at, reason="as told"
    )
    with ledger.writing() as writer:
        writer.append(made, recorded_at=at)


def test_a_ruling_reaches_those_who_know_of_the_outlook_at_any_age(tmp_path: Path) -> None:
    with ledger_of(tmp_path) as ledger:
        (new,) = run(ledger, days=0)
        rule(ledger, new.bulletin.subject_id, Outcome.DID_NOT, days=40)
        (updated,) = run(ledger, days=41)
        assert run(ledger, days=42) == ()
        rule(ledger, new.bulletin.subject_id, Outcome.VOID, days=50)
        (withdrawn,) = run(ledger, days=51)
    assert (new.kind, updated.kind) == (AlertKind.NEW, AlertKind.UPDATED)
    assert updated.changes == (
        "What became of it: Did-not, ruled by Ann: as told. (not told before)",
    )
    assert withdrawn.kind is AlertKind.WITHDRAWN
    assert withdrawn.changes == ("Ann ruled it void on 21 June 2031: as told",)


@pytest.mark.parametrize("actor", ["river-front", "river front"])
def test_who_watches_a_party_is_told_that_what_was_told_of_it_is_withdrawn(
    actor: str, tmp_path: Path
) -> None:
    with ledger_of(tmp_path, replace(WATCH, actors=(actor,))) as ledger:
        (new,) = run(ledger, days=0)
        rule(ledger, new.bulletin.subject_id, Outcome.VOID, days=1)
        (withdrawn,) = run(ledger, days=2)
        assert run(ledger, days=3) == ()
    assert new.why == (f"party: {actor}",)
    assert (withdrawn.kind, withdrawn.why) == (AlertKind.WITHDRAWN, new.why)
    assert withdrawn.key == new.key


def test_who_watches_another_party_is_told_nothing(tmp_path: Path) -> None:
    with ledger_of(tmp_path, replace(WATCH, actors=("hill-sons",))) as ledger:
        assert run(ledger, days=0) == ()
