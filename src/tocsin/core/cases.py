"""What a case says now: its newest standing word on each step."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from tocsin.core.types import Case, CaseContent, CaseEvent, CaseSettled
from tocsin.core.vocab import CaseStep

Content = TypeVar("Content", bound=CaseContent)


def all_of(events: Sequence[CaseEvent], kind: type[Content]) -> tuple[Content, ...]:
    """Return what events of one kind record, in order."""
    return tuple(event.content for event in events if isinstance(event.content, kind))


def standing_of(case: Case) -> tuple[CaseEvent, ...]:
    """Return the events of a case that count, each correction where the corrected event stood."""
    held = {event.id: event for event in case.events}
    return tuple(held[key] for key in case.standing)


def in_place_of(events: Sequence[CaseEvent]) -> Mapping[str, CaseEvent]:
    """Return of each event of a case the one that counts: itself, or its last correction."""
    corrections = {event.corrects: event for event in events if event.corrects}
    found: dict[str, CaseEvent] = {}
    for event in reversed(events):
        by = corrections.get(event.id)
        found[event.id] = found.get(by.id, event) if by else event
    return found


def settled_by(
    held: Sequence[CaseEvent], counts: Mapping[str, CaseEvent]
) -> Mapping[str, CaseEvent]:
    """Return the reminders, by the ids of those that count, that are done with, and how.

    Args:
        held: Events that count.
        counts: The event that counts in the place of each, as `in_place_of` returns it.
    """
    return {
        counts[event.content.reminder].id: event
        for event in held
        if isinstance(event.content, CaseSettled) and event.content.reminder in counts
    }


def latest(case: Case, kind: type[Content]) -> Content | None:
    """Return what the last standing event of a kind records, or None."""
    found = all_of(standing_of(case), kind)
    return found[-1] if found else None


def step_of(content: CaseContent) -> CaseStep:
    """Return the step that a content records: "CaseOpened" is `opened`."""
    return CaseStep(type(content).__name__.removeprefix("Case").lower())
