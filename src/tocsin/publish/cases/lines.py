"""Cases as rows of a table, and one case as text for a terminal."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tocsin.core.cases import latest
from tocsin.core.day_words import day_words
from tocsin.core.types import (
    Case,
    CaseAcknowledged,
    CaseActed,
    CaseClosed,
    CaseDecided,
    CaseEvent,
    CaseOpened,
    CaseReminder,
)
from tocsin.publish.cases.words import (
    STEP_WORDS,
    UNKNOWN,
    moment_words,
    part_lines,
    quotation_words,
)
from tocsin.publish.wording.words import capitalised, utc_second


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRow:
    """A case as a row. `threat` and `against` are masked where private persons are named."""

    id: str
    opened_at: str
    state: str
    threat: str | None
    against: str | None
    decision: str | None
    acknowledged: str
    action: str
    outcome: str | None
    events: int
    unknowns: int
    next: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DueRow:
    """What is due as a row."""

    case_id: str
    due_on: str | None
    overdue: bool
    what: str
    event_id: str | None


def case_rows(cases: Sequence[Case]) -> tuple[CaseRow, ...]:
    """Return cases as rows."""
    return tuple(map(_row, cases))


def _row(case: Case) -> CaseRow:
    opened, decided = latest(case, CaseOpened), latest(case, CaseDecided)
    answered, acted = latest(case, CaseAcknowledged), latest(case, CaseActed)
    closed = latest(case, CaseClosed) if case.closed else None
    assert opened is not None
    words = opened.threat or next((each.span.quote for each in opened.evidence), None)
    return CaseRow(
        id=case.id,
        opened_at=utc_second(case.events[0].recorded_at),
        state="closed" if case.closed else str(case.stage),
        threat=words,
        against="; ".join((*opened.persons, *opened.threatened)) or None,
        decision=str(decided.decision) if decided else None,
        acknowledged=str(answered.acknowledged) if answered else UNKNOWN,
        action=str(acted.acted) if acted else UNKNOWN,
        outcome=str(closed.outcome) if closed else None,
        events=len(case.events),
        unknowns=len(case.unknowns),
        next=case.advice,
    )


def due_rows(reminders: Sequence[CaseReminder]) -> tuple[DueRow, ...]:
    """Return what is due as rows."""
    return tuple(
        DueRow(
            case_id=each.case_id,
            due_on=each.due_on.isoformat() if each.due_on else None,
            overdue=each.overdue,
            what=each.what,
            event_id=each.event_id,
        )
        for each in reminders
    )


def case_text(case: Case) -> str:
    """Return one case as plain text: its state, its events in order, what nobody knows."""
    standing = set(case.standing)
    corrected = {event.corrects: event for event in case.events if event.corrects}
    state = "closed" if case.closed else f"open, {case.stage}"
    lines = [f"Case {case.id}: {state}", case.advice]
    for event in case.events:
        by = corrected.get(event.id)
        gone = f" (corrected by event {by.number})" if by and event.id not in standing else ""
        lines += ["", f"{event.number}. {STEP_WORDS[event.step]}{gone}", *_event_lines(event, case)]
    if case.unknowns:
        lines += ["", "Not known", *(f"  {each}" for each in case.unknowns)]
    return "\n".join(lines) + "\n"


def _event_lines(event: CaseEvent, case: Case) -> Iterator[str]:
    yield f"  when: {moment_words(event.happened_on, event.happened_at)}"
    recorded = moment_words(None, event.recorded_at)
    yield f"  recorded: {recorded}, by {event.by} ({event.id})"
    if event.corrects:
        number = next(each.number for each in case.events if each.id == event.corrects)
        yield f"  corrects: event {number}"
    for label, words in part_lines(event.content):
        yield f"  {label[:1].lower()}{label[1:]}: {words}"
    for each in getattr(event.content, "evidence", ()):
        yield f"  in its words: {quotation_words(each)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseView:
    """An open case as a brief prints it: own record, no report."""

    id: str
    threat: str
    against: str
    state: str
    answered: str
    next: str
    due: tuple[str, ...]
    unknown: str


def case_views(cases: Sequence[Case], reminders: Sequence[CaseReminder]) -> tuple[CaseView, ...]:
    """Return the open ones of cases for a brief, with what is due."""
    return tuple(_view(case, reminders) for case in cases if not case.closed)


def _view(case: Case, reminders: Sequence[CaseReminder]) -> CaseView:
    row = _row(case)
    decision = f"Decision: {row.decision}." if row.decision else "Nothing decided yet."
    return CaseView(
        id=case.id,
        threat=capitalised(row.threat or "threat not stated"),
        against=capitalised(row.against or UNKNOWN),
        state=decision,
        answered=f"Acknowledged: {row.acknowledged}. Action taken: {row.action}.",
        next=row.next,
        due=tuple(
            f"{day_words(each.due_on)}{', overdue' if each.overdue else ''}: {each.what}"
            for each in reminders
            if each.case_id == case.id and each.due_on is not None
        ),
        unknown=" ".join(case.unknowns) or "Nothing that the record asks for.",
    )
