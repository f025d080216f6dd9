"""Checks of a ledger: version, file, triggers, quotes, room, clock."""

import os
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tocsin.cli.checks import Outcome, failed, ok, tried, warning
from tocsin.cli.report import number_of
from tocsin.core.errors import ChainError, EvidenceError, LedgerError
from tocsin.core.spans import check
from tocsin.core.types import CaseEvent, Document, Reading, Span
from tocsin.core.vocab import AdditionKind

if TYPE_CHECKING:
    from tocsin.store.ledger import Ledger

# Readings looked through without --full.
SAMPLE = 200
LITTLE_ROOM = 200_000_000
NO_ROOM = 10_000_000
RESTORE = "Restore the ledger from a copy: what it holds was changed."


def ledger_checks(address: str, *, full: bool) -> Iterator[Outcome]:
    """Yield the checks of a ledger; of one that is not there, only whether it could be made."""
    is_file = "://" not in address
    if is_file:
        yield tried("room", lambda: _room(Path(address)))
        yield tried("permission", lambda: _permission(Path(address)))
    if is_file and not Path(address).exists():
        yield ok("ledger", f"none at {address} yet; `tocsin read` makes it")
        return
    soundness = list(_soundness(address))
    yield from soundness
    if all(outcome.error is None for outcome in soundness):
        yield from _contents(address, full=full)


def _room(path: Path) -> Outcome:
    folder = next(each for each in path.absolute().parents if each.exists())
    free = shutil.disk_usage(folder).free
    words = f"{free / 1e9:.1f} GB free at {folder}"
    if free < NO_ROOM:
        raise LedgerError(words, hint="Make room: nothing more can be recorded.")
    if free < LITTLE_ROOM:
        return warning("room", words, "Make room before reading much more.")
    return ok("room", words)


def _permission(path: Path) -> Outcome:
    folder = next(each for each in path.absolute().parents if each.exists())
    # SQLite writes its journal beside the file.
    refused = [str(each) for each in (path, folder) if each.exists() and not _writable(each)]
    if refused:
        raise LedgerError(
            f"{' and '.join(refused)} cannot be written",
            hint="Ask for the right to write, or name another ledger with --ledger.",
        )
    return ok("permission", f"{path} can be written")


def _writable(path: Path) -> bool:
    return os.access(path, os.W_OK)


def _soundness(address: str) -> Iterator[Outcome]:
    from tocsin.store.health import examine

    try:
        health = examine(address)
    except LedgerError as error:
        yield failed("ledger", error)
        return
    if health.version is None:
        yield failed(
            "ledger",
            LedgerError(f"{address} holds no ledger", hint="Name the ledger with --ledger."),
        )
        return
    if health.version != health.newest:
        yield warning(
            "ledger",
            f"its tables are of version {health.version}, this Tocsin's of {health.newest}",
            "The next command brings them up to date; an older Tocsin cannot read it then.",
        )
    else:
        yield ok("ledger", f"tables of version {health.version}")
    if health.damage:
        words = f"the file is damaged: {health.damage[0]}"
        yield failed("integrity", LedgerError(words, hint="Restore it from a copy."))
    else:
        yield ok("integrity", "no damage found")
    if health.unprotected and health.version == health.newest:
        words = f"nothing refuses changes of {', '.join(health.unprotected)}"
        yield failed(
            "append-only",
            LedgerError(words, hint="Restore the ledger from a copy: rows may have been changed."),
        )
    else:
        yield ok("append-only", "the database refuses changes and deletions")


def _contents(address: str, *, full: bool) -> Iterator[Outcome]:
    from tocsin.store.ledger import Ledger

    with Ledger.open(address, create=False) as ledger:
        yield tried("records", lambda: _records(ledger))
        yield tried("additions", lambda: _additions(ledger))
        yield tried("quotes", lambda: _quotes(ledger, full=full))
        yield tried("recorded", lambda: _recorded(ledger))
        if ledger.rows(CaseEvent):
            yield tried("cases", lambda: _cases(ledger))


def _records(ledger: "Ledger") -> Outcome:
    documents, readings = ledger.documents(), ledger.readings()
    rulings = len(ledger.judgements())
    unread = {each.id for each in documents} - {each.document_id for each in readings}
    words = f"{len(documents)} documents, {len(readings)} readings, {rulings} rulings"
    if unread:
        return warning(
            "records",
            f"{words}; {len(unread)} documents without a reading",
            "Read them again: `tocsin read`.",
        )
    return ok("records", words)


def _additions(ledger: "Ledger") -> Outcome:
    """Count what users added to the registry and the gazetteer in this ledger."""
    from tocsin.tables.additions import standing

    held = ledger.additions()
    stands = [each for kind in AdditionKind for each in standing(held, kind)]
    counts = {
        "place": sum(each.place is not None for each in stands),
        "actor": sum(each.actor is not None for each in stands),
        "merge": sum(each.same_as is not None for each in stands),
    }
    told = [number_of(count, noun) for noun, count in counts.items() if count]
    retired = sum(each.retired for each in held)
    told += [f"{retired} taken back"] if retired else []
    return ok("additions", f"{', '.join(told) or 'none'} in {ledger.where}")


def _quotes(ledger: "Ledger", *, full: bool) -> Outcome:
    """Open every quote of every reading, or of a sample spread over the ledger."""
    documents = {each.id: each for each in ledger.documents()}
    readings = ledger.readings()
    chosen = readings if full else _sample(readings)
    opened = sum(_open(documents.get(each.document_id), each) for each in chosen)
    rest = "" if len(chosen) == len(readings) else f" of {len(readings)}; --full opens all"
    return ok("quotes", f"{opened:,} quotes open their words, in {len(chosen)} readings{rest}")


def _sample(readings: Sequence[Reading]) -> Sequence[Reading]:
    step = max(1, -(-len(readings) // SAMPLE))
    return readings[::step]


def _open(document: Document | None, reading: Reading) -> int:
    """Return how many quotes of a reading there are.

    Raises:
        EvidenceError: If its document is gone, or one does not stand there.
    """
    if document is None:
        raise EvidenceError(
            f"reading {reading.id} is of document {reading.document_id}, which is not there",
            hint=RESTORE,
        )
    spans = list(_spans(reading))
    try:
        for span in spans:
            check(document, span)
    except EvidenceError as error:
        raise EvidenceError(error.message, hint=RESTORE) from error
    return len(spans)


def _spans(value: object) -> Iterator[Span]:
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _spans(each)
    elif is_dataclass(value):
        for item in fields(value):
            yield from _spans(getattr(value, item.name))


def _cases(ledger: "Ledger") -> Outcome:
    """Verify the chain of case events, as far as that can be done without a retained head.

    Raises:
        ChainError: If it does not hold.
    """
    from tocsin.pipeline.cases import verify

    found = verify(ledger)
    if found.breaks:
        first = found.breaks[0]
        raise ChainError(
            f"the chain does not hold from event number {first.position}: {first.finding}",
            hint="Record nothing more in it; see `tocsin case verify`.",
        )
    words = f"the chain of {number_of(found.length, 'event')} holds"
    return ok("cases", f"{words}; only a kept head finds a cut end: `tocsin case verify --head`")


def _recorded(ledger: "Ledger") -> Outcome:
    """Compare the clock with the newest record: a clock set back records the past."""
    times = ledger.documents_recorded_at().values()
    newest = max(times, default=None)
    if newest is None:
        return ok("recorded", "nothing yet")
    if newest > datetime.now(UTC):
        return warning(
            "recorded",
            f"the newest document is recorded at {newest:%Y-%m-%d %H:%M} UTC, after the clock",
            "Set the clock: what is recorded now would seem older than it is.",
        )
    return ok("recorded", f"the newest document at {newest:%Y-%m-%d %H:%M} UTC")
