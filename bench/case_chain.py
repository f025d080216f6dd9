"""Tampering with case events: how many of random changes the chain detects.

    python -m bench.case_chain [--changes 1000] [--seed 1]

A ledger with whole cases is written to SQLite and its head kept. Then, change by change, a copy
of the database is altered as its owner could: a field of an event edited, rows deleted, the end
cut off, two rows exchanged, or an event put in; in half of them every digest after the change
is made anew, as somebody would who knows the form. Or the bytes of one column of one row are
changed, or a column gets the value that it has in another row. Each copy is verified against the
head that was kept, and also without it. An untouched copy must hold.
"""

import argparse
import shutil
import sqlite3
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

from tocsin import codec
from tocsin.cases.chain import head_of, sealed
from tocsin.core.types import (
    CaseAcknowledged,
    CaseActed,
    CaseAssessed,
    CaseClosed,
    CaseContent,
    CaseDecided,
    CaseDelivered,
    CaseEvent,
    CaseOpened,
    CaseScreened,
    CaseTestResult,
    ChainHead,
)
from tocsin.core.vocab import CaseOutcome, CaseTest, Known, WarningDecision
from tocsin.pipeline.cases import Entry, record, verify
from tocsin.store.ledger import Ledger

CASES = 12
RAW = 0.3  # the share of changes that are of the bytes of one column
START = datetime(2031, 5, 3, tzinfo=UTC)
COLUMNS = ("id", "recorded_at", "subject", "previous", "record")
Change = Callable[[list[CaseEvent], Random], list[CaseEvent]]


def write(path: Path, chance: Random) -> None:
    """Write a ledger with whole cases, their steps in random turn."""
    waiting = {number: list(_contents(number)) for number in range(CASES)}
    names: dict[int, str] = {}
    minute = 0
    with Ledger.open(path) as ledger:
        while waiting:
            number = chance.choice(list(waiting))
            minute += 1
            made = record(
                ledger,
                [Entry(content=waiting[number].pop(0), happened_on=date(2031, 5, 3))],
                case=names.get(number),
                by=f"Desk {number}",
                at=START + timedelta(minutes=minute),
                new_salt=lambda: f"{chance.getrandbits(128):032x}",
            )
            names[number] = made[0].case_id
            waiting = {key: left for key, left in waiting.items() if left}


def _contents(number: int) -> tuple[CaseContent, ...]:
    tests = tuple(CaseTestResult(test=test, answer=Known.UNKNOWN) for test in CaseTest)
    return (
        CaseOpened(threat=f"threat {number}", persons=(f"Person {number}",)),
        CaseScreened(tests=tests),
        CaseAssessed(duty=Known.UNKNOWN, reason=f"reason {number}"),
        CaseDecided(decision=WarningDecision.WARN, decided_by="A. Lund", reason="in doubt"),
        CaseDelivered(succeeded=Known.NO, to=f"Person {number}"),
        CaseDelivered(succeeded=Known.YES, to=f"Person {number}"),
        CaseAcknowledged(acknowledged=Known.UNKNOWN),
        CaseActed(acted=Known.UNKNOWN),
        CaseClosed(outcome=CaseOutcome.UNKNOWN, reason="not known"),
    )


def edited(events: list[CaseEvent], chance: Random) -> list[CaseEvent]:
    """Give one field of one event the value that it has in another one."""
    while True:
        place = chance.randrange(len(events))
        name = chance.choice([item.name for item in fields(CaseEvent)])
        value = getattr(chance.choice(events), name)
        if name == "recorded_at":
            value += timedelta(seconds=chance.choice([-1, 1]))
        changed = replace(events[place], **{name: value})
        if changed != events[place]:
            return [*events[:place], changed, *events[place + 1 :]]


def reworded(events: list[CaseEvent], chance: Random) -> list[CaseEvent]:
    """Change one letter of what an event records, or who recorded it."""
    place = chance.randrange(len(events))
    line = codec.encode(events[place])
    while True:
        at = chance.randrange(len(line))
        letter = chance.choice("abcdefghijklmnopqrstuvwxyz0123456789 ")
        try:
            changed = codec.decode(CaseEvent, line[:at] + letter + line[at + 1 :])
        except Exception:
            continue
        if changed != events[place]:
            return [*events[:place], changed, *events[place + 1 :]]


def deleted(events: list[CaseEvent], chance: Random) -> list[CaseEvent]:
    """Take out some rows, or a whole case."""
    place = chance.randrange(len(events))
    if chance.random() < 0.3:
        return [each for each in events if each.case_id != events[place].case_id]
    return events[:place] + events[place + chance.randint(1, 4) :]


def cut(events: list[CaseEvent], chance: Random) -> list[CaseEvent]:
    """Cut off the end."""
    return events[: chance.randrange(len(events))]


def exchanged(events: list[CaseEvent], chance: Random) -> list[CaseEvent]:
    """Let two rows change places."""
    one, other = chance.sample(range(len(events)), 2)
    made = list(events)
    made[one], made[other] = made[other], made[one]
    return made


def put_in(events: list[CaseEvent], chance: Random) -> list[CaseEvent]:
    """Put a copy of an event, as of another time, before one that is there."""
    place = chance.randrange(len(events))
    new = replace(chance.choice(events), recorded_at=START, salt=f"{chance.getrandbits(64):x}")
    last = events[place - 1] if place else None
    return [*events[:place], sealed(new, last=last, last_in_case=last), *events[place:]]


CHANGES: dict[str, Change] = {
    "edited": edited,
    "one letter": reworded,
    "deleted": deleted,
    "cut off": cut,
    "exchanged": exchanged,
    "put in": put_in,
}


def anew(events: list[CaseEvent]) -> list[CaseEvent]:
    """Return events chained anew in their order."""
    made: list[CaseEvent] = []
    last_of: dict[str, CaseEvent] = {}
    for each in events:
        event = sealed(
            each, last=made[-1] if made else None, last_in_case=last_of.get(each.case_id)
        )
        made.append(event)
        last_of[event.case_id] = event
    return made


def put_back(path: Path, events: list[CaseEvent]) -> None:
    """Write events into a ledger's table in place of what stands there, as its owner can."""
    connection = sqlite3.connect(path)
    with connection:
        for action in ("update", "delete"):
            connection.execute(f"DROP TRIGGER IF EXISTS case_events_no_{action}")
        connection.execute("DROP TABLE case_events")
        connection.execute(
            "CREATE TABLE case_events (sequence INTEGER PRIMARY KEY, id TEXT, recorded_at TEXT, "
            "subject TEXT, previous TEXT, record TEXT)"
        )
        connection.executemany(
            "INSERT INTO case_events (id, recorded_at, subject, previous, record) "
            "VALUES (?, ?, ?, ?, ?)",
            [
                (
                    each.id,
                    each.recorded_at.replace(tzinfo=None).isoformat(
                        sep=" ", timespec="microseconds"
                    ),
                    each.case_id,
                    each.previous or "",
                    codec.encode(each),
                )
                for each in events
            ],
        )
    connection.close()


def tamper(events: list[CaseEvent], head: ChainHead, chance: Random) -> tuple[str, list[CaseEvent]]:
    """Return a random change of a chain and what it makes; one that chaining anew undoes is none.

    So is a change of what nothing but digests held, and an event behind the last.
    """
    while True:
        kind = chance.choice(list(CHANGES))
        changed = CHANGES[kind](events, chance)
        if chance.random() < 0.5:
            chained = anew(changed)
            if [each.digest for each in chained][: head.length] == list(head.digests):
                continue
            return f"{kind}, digests made anew", chained
        return kind, changed


def exchange_bytes(path: Path, chance: Random) -> str:
    """Change bytes of one column of one row, or the whole of it; return which kind of change."""
    with closing(sqlite3.connect(path)) as connection:
        ((rows,),) = connection.execute("SELECT count(*) FROM case_events").fetchall()
        while True:
            column, (row, other) = chance.choice(COLUMNS), chance.sample(range(1, rows + 1), 2)
            asked = f"SELECT CAST({column} AS BLOB) FROM case_events WHERE sequence = ?"
            held, value = (
                connection.execute(asked, (each,)).fetchone()[0] for each in (row, other)
            )
            kind = "a column of another row"
            if chance.random() < 0.7:
                kind = "bytes of a column"
                at = chance.randint(0, len(held))
                value = held[:at] + chance.randbytes(chance.randint(0, 2))
                value += held[at + chance.randint(0, 2) :]
            if value != held:
                break
        change = f"UPDATE case_events SET {column} = CAST(? AS TEXT) WHERE sequence = ?"
        connection.execute(change, (value, row))
        connection.commit()
    return kind


def main() -> None:
    """Print how many changes of each kind were detected."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--changes", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    chance = Random(asked.seed)
    tried: Counter[str] = Counter()
    found: Counter[str] = Counter()
    alone: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as name:
        kept, copy = Path(name) / "kept.db", Path(name) / "copy.db"
        write(kept, chance)
        with Ledger.open(kept) as ledger:
            events = list(ledger.recorded(CaseEvent))
        head = head_of(events, made_at=START)
        shutil.copy(kept, copy)
        put_back(copy, events)
        if any(verified(copy, head)):
            sys.exit("an untouched ledger does not hold")
        for _ in range(asked.changes):
            shutil.copy(kept, copy)
            if chance.random() < RAW:
                put_back(copy, events)
                kind = exchange_bytes(copy, chance)
            else:
                kind, changed = tamper(events, head, chance)
                put_back(copy, changed)
            with_head, without = verified(copy, head)
            tried[kind] += 1
            found[kind] += with_head
            alone[kind] += without
    print(f"{len(events)} events of {CASES} cases; {asked.changes} changes, seed {asked.seed}")
    print(f"{'change':32} {'tried':>6} {'with head':>10} {'without':>8}")
    for kind in sorted(tried):
        print(f"{kind:32} {tried[kind]:6} {found[kind]:10} {alone[kind]:8}")
    print(f"{'all':32} {tried.total():6} {found.total():10} {alone.total():8}")


def verified(copy: Path, head: ChainHead) -> tuple[bool, bool]:
    """Return whether a copy of a ledger is found out, with a head and without."""
    with Ledger.open(copy) as ledger:
        return bool(verify(ledger, head=head).breaks), bool(verify(ledger).breaks)


if __name__ == "__main__":
    main()
