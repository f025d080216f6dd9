"""Cases of duty to warn in a ledger: recording their events in the chain, and verifying it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from tocsin import codec
from tocsin.cases.chain import is_written_as, sealed, verify_ledger
from tocsin.cases.rules import check
from tocsin.cases.state import cases_of
from tocsin.core.cases import step_of
from tocsin.core.errors import ChainError, FormatError
from tocsin.core.ids import case_id
from tocsin.core.types import (
    Case,
    CaseContent,
    CaseEvent,
    ChainBreak,
    ChainCheck,
    ChainHead,
)
from tocsin.store.ledger import Ledger
from tocsin.store.rows import row_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What is to be recorded, and when it happened: an instant, a day alone, or not known."""

    content: CaseContent
    happened_on: date | None
    happened_at: datetime | None = None
    corrects: str | None = None


def record(
    ledger: Ledger,
    entries: Sequence[Entry],
    *,
    case: str | None,
    by: str,
    at: datetime,
    new_salt: Callable[[], str],
) -> tuple[CaseEvent, ...]:
    """Append events to a case (a new one where `case` is None), all or none of them.

    Nobody else can put an event between: the chain is read and written in one transaction.

    Raises:
        CaseError: If one of them is out of order.
        FormatError: If one of them lacks what it must say.
        ChainError: If another event took the place in the chain all the same.
    """
    with ledger.writing() as writer:
        events = list(writer.recorded(CaseEvent))
        name = case or case_id(opened_at=at.isoformat(), by=by, salt=new_salt())
        mine = [event for event in events if event.case_id == name]
        made: list[CaseEvent] = []
        for entry in entries:
            event = _sealed(_draft(entry, case=name, by=by, at=at, salt=new_salt()), events, mine)
            check(event, mine)
            if not writer.append(event, recorded_at=at):
                raise ChainError(
                    f"another event follows number {event.position - 1} of the chain already",
                    hint="Nothing was recorded. Verify the chain: tocsin case verify.",
                )
            events.append(event)
            mine.append(event)
            made.append(event)
    return tuple(made)


def _sealed(draft: CaseEvent, events: Sequence[CaseEvent], mine: Sequence[CaseEvent]) -> CaseEvent:
    """Return a draft as the next link of the ledger and of its case.

    Raises:
        FormatError: If it holds bytes that are no text.
    """
    try:
        return sealed(
            draft,
            last=events[-1] if events else None,
            last_in_case=mine[-1] if mine else None,
        )
    except UnicodeEncodeError as error:
        raise FormatError(
            "what is to be recorded holds bytes that are not UTF-8",
            hint="Type it again, or set the terminal to UTF-8.",
        ) from error


def _draft(entry: Entry, *, case: str, by: str, at: datetime, salt: str) -> CaseEvent:
    return CaseEvent(
        id="",
        case_id=case,
        number=0,
        position=0,
        previous_in_case=None,
        previous=None,
        step=step_of(entry.content),
        happened_on=entry.happened_on,
        happened_at=entry.happened_at,
        recorded_at=at,
        by=by,
        corrects=entry.corrects,
        content=entry.content,
        salt=salt,
        content_digest="",
        digest="",
    )


def cases_in(ledger: Ledger, *, as_of: datetime | None = None) -> tuple[Case, ...]:
    """Return the cases of a ledger, as recorded by an instant."""
    return cases_of(ledger.recorded(CaseEvent, as_of=as_of))


def verify(ledger: Ledger, *, head: ChainHead | None = None) -> ChainCheck:
    """Return how far the chain of a ledger's case events holds, row by row as it stands.

    A row that cannot be read, or that says in any column something else than its record, or
    whose record is not written as it was recorded, is a break.
    """
    events: list[CaseEvent] = []
    broken: list[ChainBreak] = []
    rows = ledger.rows(CaseEvent)
    for place, row in enumerate(rows, start=1):
        record = row["record"] or ""
        try:
            event = codec.decode(CaseEvent, record)
        except FormatError as error:
            words = f"its record cannot be read: {error.message}"
            broken.append(_row_break(place, row["subject"], row["id"], words))
            continue
        events.append(event)
        wanted = row_of(event, recorded_at=event.recorded_at)
        if differing := [name for name in wanted if name != "record" and row[name] != wanted[name]]:
            words = (
                f"the column {', '.join(differing)} of its row does not say what its record says"
            )
            broken.append(_row_break(event.position, event.case_id, event.id, words))
        elif not is_written_as(record, event):
            words = "its record is not written as it was recorded"
            broken.append(_row_break(event.position, event.case_id, event.id, words))
    found = verify_ledger(events, head=head)
    breaks = sorted((*broken, *found.breaks), key=lambda each: each.position)
    return replace(found, length=len(rows), breaks=tuple(breaks))


def _row_break(position: int, case: str | None, event: str | None, finding: str) -> ChainBreak:
    return ChainBreak(position=position, case_id=case, event_id=event, finding=finding)
