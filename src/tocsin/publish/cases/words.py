"""Events of a case of duty to warn in words: their parts with labels, and their times."""

from collections.abc import Iterator, Sequence
from dataclasses import fields
from datetime import UTC, date, datetime
from enum import StrEnum

from tocsin.core.cases import step_of
from tocsin.core.day_words import day_words
from tocsin.core.types import (
    CaseAcknowledged,
    CaseActed,
    CaseAssessed,
    CaseContent,
    CaseDecided,
    CaseDelivered,
    CaseEvent,
    CaseOpened,
    CaseQuotation,
    CaseScreened,
    CaseTestResult,
    Span,
)
from tocsin.core.vocab import CaseStep
from tocsin.publish.wording.words import quoted

UNKNOWN = "unknown"
STEP_WORDS = {
    CaseStep.OPENED: "Opened",
    CaseStep.SCREENED: "Screened",
    CaseStep.ASSESSED: "Assessed",
    CaseStep.DECIDED: "Decided",
    CaseStep.DELIVERED: "Delivery",
    CaseStep.ACKNOWLEDGED: "Acknowledgement",
    CaseStep.ACTED: "Action taken",
    CaseStep.LINKED: "Linked",
    CaseStep.REMINDED: "Reminder",
    CaseStep.SETTLED: "Reminder settled",
    CaseStep.CLOSED: "Closed",
    CaseStep.REOPENED: "Reopened",
}
_LABELS = {
    "persons": "Persons threatened",
    "threatened": "Groups, bodies and places threatened",
    "claim_id": "From the claim",
    "duty": "Duty to warn",
    "doubts": "Doubts",
    "reason": "Reason",
    "ground": "Ground of the waiver",
    "succeeded": "Arrived",
    "to": "To whom",
    "through": "Through whom",
    "protection": "How the source was protected",
    "originator_told": "Whoever it came from was told",
    "by_whom": "By whom",
    "delivery": "Of the delivery",
    "acted": "Action taken",
    "what": "What",
    "how": "How",
    "subject_id": "What is linked",
    "linked_as": "As",
    "due_on": "Due",
    "harms": "Harm threatened",
}
# Parts that need not be known: nothing is said of them where they are not.
_OPTIONAL = frozenset(
    "claim_id ground referred_to note delivery doubts words by_whom what reason".split()
)
_LEFT_OUT = frozenset({"received_on", "received_at", "evidence", "tests"})


def moment_words(on: date | None, at: datetime | None) -> str:
    """Return when something was: an instant in UTC, a day alone, or that it is not known."""
    if at is not None:
        utc = at.astimezone(UTC)
        return f"{day_words(utc.date())}, {utc:%H:%M} UTC"
    return f"{day_words(on)}, time unknown" if on is not None else UNKNOWN


def part_lines(content: CaseContent) -> tuple[tuple[str, str], ...]:
    """Return what an event records, part by part: a label and its words, unknown said so."""
    return tuple(_parts(content))


def _parts(content: CaseContent) -> Iterator[tuple[str, str]]:
    if isinstance(content, CaseScreened):
        for result in content.tests:
            yield result.test.capitalize(), _result(result)
    for item in fields(content):
        if item.name in _LEFT_OUT:
            continue
        value = getattr(content, item.name)
        if item.name in _OPTIONAL and not value:
            continue
        if item.name == "harms" and not value:
            continue
        label = _LABELS.get(item.name, item.name.replace("_", " ").capitalize())
        yield label, _words(value)
    if isinstance(content, CaseOpened):
        yield "Received", moment_words(content.received_on, content.received_at)


def _result(result: CaseTestResult) -> str:
    return f"{result.answer}: {result.reason}" if result.reason else str(result.answer)


def _words(value: object) -> str:
    match value:
        case StrEnum():
            return value.replace("_", " ")
        case tuple():
            return "; ".join(_words(each) for each in value) or UNKNOWN
        case date():
            return day_words(value)
        case None | "":
            return UNKNOWN
    return str(value)


def answer_words(content: CaseContent) -> str:
    """Return what an event records with the answer that it gives: "delivery, arrived: no"."""
    named = STEP_WORDS[step_of(content)].lower()
    match content:
        case CaseAssessed():
            return f"{named}, duty to warn: {content.duty}"
        case CaseDecided():
            return f"{named}: {content.decision}"
        case CaseDelivered():
            return f"{named}, arrived: {content.succeeded}"
        case CaseAcknowledged():
            return f"{named}: {content.acknowledged}"
        case CaseActed():
            return f"{named}: {content.acted}"
    return named


def lost_words(before: CaseContent, after: CaseContent) -> tuple[str, ...]:
    """Return the labels of what one event says and a correction of it leaves unknown."""
    said = {label for label, words in part_lines(before) if words != UNKNOWN}
    says = {label for label, words in part_lines(after) if words != UNKNOWN}
    return tuple(label for label, _ in part_lines(before) if label in said - says)


def quotation_words(quotation: CaseQuotation) -> str:
    """Return words of a report with their place and what pins the text."""
    span = quotation.span
    named = ", ".join(filter(None, (quotation.title, quotation.source)))
    return (
        f"{quoted(span.quote)} [{span.start},{span.end}) of document {span.document_id}"
        + (f" ({named})" if named else "")
        + f", SHA-256 of its text {quotation.text_sha256}"
    )


def quotations_of(events: Sequence[CaseEvent]) -> tuple[CaseQuotation, ...]:
    """Return the words of reports that events rest on, each once, document by document."""
    found: dict[str, dict[Span, CaseQuotation]] = {}
    for event in events:
        for each in getattr(event.content, "evidence", ()):
            found.setdefault(each.span.document_id, {}).setdefault(each.span, each)
    return tuple(each for held in found.values() for each in held.values())
