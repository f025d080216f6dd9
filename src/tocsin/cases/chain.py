"""The chain of case events: the bytes that are digested, and how a chain is verified.

An event's digest is the SHA-256 of its parts, each framed by its length (`core.ids.framed`):
the words `EVENT_FORM`, then the fields named in `_parts`. What it records enters as a digest
of its own, made with a salt from canonical JSON. So a name can be masked in an export, or
erased on legal demand, and the chain still holds and can still be checked.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any

from tocsin import codec
from tocsin.core.cases import step_of
from tocsin.core.ids import framed
from tocsin.core.types import (
    CaseContent,
    CaseEvent,
    ChainBreak,
    ChainCheck,
    ChainHead,
)

EVENT_FORM = "tocsin case event 1"
CONTENT_FORM = "tocsin case content 1"
_MARKS = (",", ":")
UNSEEN = (
    "Without a head kept elsewhere this cannot find events cut from the end, nor a chain that "
    "was made anew from some event on with every digest after it."
)


def canonical(content: CaseContent) -> str:
    """Return what an event records as JSON that has one form only.

    Keys are sorted, nothing stands between the marks, letters stand as they are, and members
    that are null or an empty list are left out, so that a field added later changes nothing.
    Source: RFC 8785, for the values that occur here (strings, true, false, objects, arrays).
    """
    bare = _without_empty(json.loads(codec.encode(content)))
    return json.dumps(bare, sort_keys=True, separators=_MARKS, ensure_ascii=False)


def is_written_as(record: str, event: CaseEvent) -> bool:
    """Return whether a row's JSON is, byte for byte, the one way to write this event.

    Members that are null or an empty list may be missing, as where a later version knows more.
    """
    held, wanted = json.loads(record), json.loads(codec.encode(event))
    written = [
        json.dumps(each, separators=_MARKS, ensure_ascii=False)
        for each in (held, _without_empty(held), _without_empty(wanted))
    ]
    return written[0] == record and written[1] == written[2]


def _without_empty(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_empty(item) for key, item in value.items() if item not in (None, [])}
    if isinstance(value, list):
        return [_without_empty(item) for item in value]
    return value


def content_digest(content: CaseContent, *, salt: str) -> str:
    """Return the digest of what an event records."""
    return sha256(framed(CONTENT_FORM, salt, canonical(content))).hexdigest()


def event_digest(event: CaseEvent) -> str:
    """Return the digest that an event should have, from its other fields."""
    return sha256(framed(EVENT_FORM, *_parts(event))).hexdigest()


def _parts(event: CaseEvent) -> tuple[str | None, ...]:
    return (
        event.case_id,
        str(event.number),
        str(event.position),
        event.previous_in_case,
        event.previous,
        event.step,
        instant_words(event.happened_on),
        instant_words(event.happened_at),
        instant_words(event.recorded_at),
        event.by,
        event.corrects,
        event.content_digest,
    )


def instant_words(value: date | datetime | None) -> str | None:
    """Return a day or an instant as it stands in JSON: ISO 8601, in UTC with a Z."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return None if value is None else value.isoformat()


def sealed(
    draft: CaseEvent, *, last: CaseEvent | None, last_in_case: CaseEvent | None
) -> CaseEvent:
    """Return an event as the next link behind the last of the ledger and of its case.

    Args:
        draft: What is recorded, when, by whom, with its salt; its digests do not matter.
    """
    linked = replace(
        draft,
        number=last_in_case.number + 1 if last_in_case else 1,
        position=last.position + 1 if last else 1,
        previous_in_case=last_in_case.digest if last_in_case else None,
        previous=last.digest if last else None,
        content_digest=content_digest(draft.content, salt=draft.salt or ""),
    )
    digest = event_digest(linked)
    return replace(linked, id=event_id(digest), digest=digest)


def event_id(digest: str) -> str:
    """Return the id of an event with this digest."""
    return f"e{digest[:24]}"


def head_of(
    events: Sequence[CaseEvent], *, made_at: datetime, case_id: str | None = None
) -> ChainHead:
    """Return the head of a case's events, or of all events of a ledger, in their order."""
    digests = tuple(event.digest for event in events)
    return ChainHead(
        made_at=made_at,
        case_id=case_id,
        length=len(digests),
        digest=digests[-1] if digests else None,
        digests=digests,
    )


def verify_ledger(events: Sequence[CaseEvent], *, head: ChainHead | None = None) -> ChainCheck:
    """Return how far the chain of all events of a ledger holds, in the order of its rows.

    Where a retained head is of one case, the events of that case are held against it.
    """
    breaks: list[ChainBreak] = []
    before: CaseEvent | None = None
    last_of: dict[str, CaseEvent] = {}
    for event in events:
        finding = (
            _wrong_in_itself(event)
            or _wrong_link(event.position, event.previous, before.position if before else 0, before)
            or _wrong_in_case(event, last_of)
        )
        if finding:
            breaks.append(_break(event.position, event, finding))
        before, last_of[event.case_id] = event, event
    if head is not None:
        shown = [each for each in events if head.case_id in {None, each.case_id}]
        breaks += _against(shown, head)
    return ChainCheck(
        length=len(events),
        digest=events[-1].digest if events else None,
        head=head,
        breaks=tuple(sorted(breaks, key=lambda each: each.position)),
        unseen=UNSEEN if head is None else None,
    )


def _break(position: int, event: CaseEvent, finding: str) -> ChainBreak:
    return ChainBreak(position=position, case_id=event.case_id, event_id=event.id, finding=finding)


def _wrong_in_itself(event: CaseEvent) -> str | None:
    """Return what an event says that its digests do not; a masked content is taken as given."""
    if event.salt is not None and event.content_digest != content_digest(
        event.content, salt=event.salt
    ):
        return "what it records is not what was recorded: the digest of its content differs"
    if event.step is not step_of(event.content):
        return f"it calls itself {event.step}, and records that it was {step_of(event.content)}"
    if event.digest != event_digest(event):
        return "it was changed: its digest differs"
    if event.id != event_id(event.digest):
        return "its id is not that of its digest"
    return None


def _wrong_link(
    number: int, previous: str | None, number_before: int, before: CaseEvent | None
) -> str | None:
    expected = number_before + 1
    if number != expected:
        return f"it is number {number}, and number {expected} should stand here"
    if previous != (before.digest if before else None):
        return "it does not follow the event before it: that one was another"
    return None


def _wrong_in_case(event: CaseEvent, last_of: Mapping[str, CaseEvent]) -> str | None:
    last = last_of.get(event.case_id)
    wrong = _wrong_link(event.number, event.previous_in_case, last.number if last else 0, last)
    return wrong and f"in its case {wrong}"


def _against(events: Sequence[CaseEvent], head: ChainHead) -> list[ChainBreak]:
    """Return the first event that is not as a retained head has it, or is no longer there."""
    last = head.digests[-1] if head.digests else None
    if (head.length, head.digest) != (len(head.digests), last):
        words = "the retained head does not agree with itself: it was changed"
        return [ChainBreak(position=0, case_id=head.case_id, event_id=None, finding=words)]
    for place, kept in enumerate(head.digests, start=1):
        if place > len(events):
            words = f"the retained head has {head.length} events, and here are {len(events)}"
            return [ChainBreak(position=place, case_id=head.case_id, event_id=None, finding=words)]
        if events[place - 1].digest != kept:
            words = "it is not the event that the retained head has here"
            return [_break(place, events[place - 1], words)]
    return []
