"""What in a case does not fit together: allowed, perhaps true, and to be looked at.

What cannot be true is refused where it is recorded (`cases.rules`). The rest stands as it was
said, and beside it what speaks against it, until somebody corrects one of the two.
"""

from collections.abc import Iterator, Sequence

from tocsin.cases.rules import NEEDS, answered, is_before
from tocsin.core.cases import all_of, in_place_of, settled_by
from tocsin.core.day_words import day_words
from tocsin.core.types import (
    CaseAcknowledged,
    CaseActed,
    CaseAssessed,
    CaseDecided,
    CaseEvent,
    CaseReminded,
    CaseScreened,
    CaseSettled,
)
from tocsin.core.vocab import CaseStep, Known, WarningDecision


def remarks(events: Sequence[CaseEvent], held: Sequence[CaseEvent]) -> Iterator[str]:
    """Yield what does not fit together in a case, each in a sentence.

    Args:
        events: All events of the case.
        held: Those that count, each correction where the event stood that it corrects.
    """
    yield from _against_order(events, held)
    yield from _late_reminders(events, held)
    yield from _against_duty(held)


def _against_order(events: Sequence[CaseEvent], held: Sequence[CaseEvent]) -> Iterator[str]:
    """Yield the events that are dated before all on which they may rest."""
    for place, event in enumerate(held):
        rests_on = _rests_on(event, held[:place], events)
        if rests_on and all(is_before(event, each) for each in rests_on):
            first = rests_on[0]
            yield (
                f"Event {event.number} ({event.step}) is dated {_words(event)}, before event "
                f"{first.number} ({first.step}), dated {_words(first)}."
            )


def _rests_on(
    event: CaseEvent, before: Sequence[CaseEvent], events: Sequence[CaseEvent]
) -> list[CaseEvent]:
    """Return the events of which one had to be there first."""
    counts = in_place_of(events)
    if isinstance(event.content, CaseAcknowledged | CaseActed):
        return answered(event, before, counts)
    if isinstance(event.content, CaseSettled):
        reminder = counts.get(event.content.reminder)
        return [reminder] if reminder is not None else []
    if event.step not in NEEDS:
        return []
    found = [each for each in before if each.step is NEEDS[event.step][0]]
    if event.step is CaseStep.DELIVERED:
        return [each for each in found if not _waives(each)]
    return found


def _waives(event: CaseEvent) -> bool:
    content = event.content
    return isinstance(content, CaseDecided) and content.decision is WarningDecision.WAIVE


def _words(event: CaseEvent) -> str:
    if event.happened_at is not None:
        return f"{day_words(event.happened_at.date())}, {event.happened_at:%H:%M} UTC"
    return day_words(event.happened_on) if event.happened_on is not None else "unknown"


def _late_reminders(events: Sequence[CaseEvent], held: Sequence[CaseEvent]) -> Iterator[str]:
    settled = settled_by(held, in_place_of(events))
    for event in held:
        if not isinstance(event.content, CaseReminded) or event.id in settled:
            continue
        if event.content.due_on < event.recorded_at.date():
            yield (
                f"Event {event.number} (reminded) is for {day_words(event.content.due_on)}, "
                "a day that was over when it was recorded."
            )


def _against_duty(held: Sequence[CaseEvent]) -> Iterator[str]:
    """Yield where the screening, the assessment and the decision point different ways."""
    screened, assessed = all_of(held, CaseScreened)[-1:], all_of(held, CaseAssessed)[-1:]
    decided = all_of(held, CaseDecided)[-1:]
    duty = assessed[0].duty if assessed else Known.UNKNOWN
    if screened:
        failed = [each.test for each in screened[0].tests if each.answer is Known.NO]
        met = all(each.answer is Known.YES for each in screened[0].tests)
        if failed and duty is Known.YES:
            yield f"The answer is no to {', '.join(failed)}, and a duty to warn was found."
        if met and duty is Known.NO:
            yield "All four tests are met, and no duty to warn was found."
    if decided and decided[0].decision is WarningDecision.WARN and duty is Known.NO:
        yield "No duty to warn was found, and the decision is to warn."
