"""What is due: reminders that nobody settled, and cases that wait for a step."""

from collections.abc import Iterator, Sequence
from datetime import date

from tocsin.core.cases import in_place_of, settled_by, standing_of
from tocsin.core.types import Case, CaseReminded, CaseReminder


def due(
    cases: Sequence[Case], *, today: date, until: date | None = None
) -> tuple[CaseReminder, ...]:
    """Return what is due by a day (all that is not done, without one), the oldest first.

    A closed case waits for nothing; an open one without a reminder is told with what comes
    next and without a day.
    """
    found = [each for case in cases if not case.closed for each in _of(case, today, until)]
    return tuple(sorted(found, key=lambda each: (each.due_on or date.max, each.case_id)))


def _of(case: Case, today: date, until: date | None) -> Iterator[CaseReminder]:
    held = standing_of(case)
    settled = settled_by(held, in_place_of(case.events))
    waiting = [
        (event.id, event.content)
        for event in held
        if isinstance(event.content, CaseReminded) and event.id not in settled
    ]
    for event_id, reminded in waiting:
        if until is None or reminded.due_on <= until:
            yield CaseReminder(
                case_id=case.id,
                event_id=event_id,
                due_on=reminded.due_on,
                what=reminded.what,
                overdue=reminded.due_on < today,
            )
    if not waiting:
        yield CaseReminder(
            case_id=case.id, event_id=None, due_on=None, what=case.advice, overdue=False
        )
