"""Alerts and messages as rows."""

from collections.abc import Sequence
from dataclasses import dataclass

from tocsin.core.types import Alert, Delivery, Message
from tocsin.publish.alerts.watches import channel_words
from tocsin.publish.wording.words import utc_second


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertRow:
    """One alert as a row. Instants are UTC, ISO 8601; names of private persons are masked."""

    id: str
    made_at: str
    watch: str
    kind: str
    subject: str
    subject_id: str
    headline: str
    grade: str | None
    origins: str | None
    changes: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageRow:
    """One message as a row. `due_at` is when it is tried next, None where it is not."""

    id: str
    watch: str
    channel: str
    alerts: int
    queued_at: str
    state: str
    attempts: int
    last_at: str
    due_at: str | None
    code: int | None
    detail: str


def alert_rows(alerts: Sequence[Alert]) -> tuple[AlertRow, ...]:
    """Return alerts as rows."""
    return tuple(
        AlertRow(
            id=each.id,
            made_at=utc_second(each.made_at),
            watch=each.watch,
            kind=each.kind.value,
            subject=each.bulletin.subject.value,
            subject_id=each.bulletin.subject_id,
            headline=each.bulletin.headline,
            grade=each.bulletin.grade or None,
            origins=each.bulletin.origins or None,
            changes="; ".join(each.changes),
            why="; ".join(each.why),
        )
        for each in alerts
    )


def message_rows(held: Sequence[tuple[Message, Delivery, int]]) -> tuple[MessageRow, ...]:
    """Return messages, each with its last step and its number of attempts, as rows."""
    return tuple(
        MessageRow(
            id=message.id,
            watch=message.watch,
            channel=channel_words(message.channel),
            alerts=len(message.alert_ids),
            queued_at=utc_second(message.made_at),
            state=last.step.value,
            attempts=attempts,
            last_at=utc_second(last.at),
            due_at=None if last.due_at is None else utc_second(last.due_at),
            code=last.code,
            detail=last.detail,
        )
        for message, last, attempts in held
    )
