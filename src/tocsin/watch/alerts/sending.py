"""When the alerts of a watch leave, and which of them together. Nothing is lost by waiting.

An alert waits for its hour or day where the watch has a pace, and for the end of quiet hours.
What waited for quiet hours to end, and what a rate limit leaves over, leaves as one digest.
Files and feeds, which disturb nobody, are written at once.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo

from tocsin.core import ids
from tocsin.core.types import Alert, Channel, Message, QuietHours, Watch
from tocsin.core.vocab import ChannelKind, Pace

DISTURBING = frozenset({ChannelKind.EMAIL, ChannelKind.WEBHOOK})
# Written anew from all alerts: one message for all that is new.
FEEDS = frozenset({ChannelKind.ATOM, ChannelKind.RSS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """Alerts that wait: why in words, and until when (UTC)."""

    alert_ids: tuple[str, ...]
    reason: str
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What leaves now over one channel, and what waits."""

    messages: tuple[Message, ...] = ()
    held: tuple[Held, ...] = ()


def channel_key(channel: Channel) -> str:
    """Return what makes two channels one: the kind and the receiver."""
    return f"{channel.kind.value}:{channel.to}"


def plan(  # noqa: PLR0913 (all that a sending depends on)
    watch: Watch,
    channel: Channel,
    pending: Sequence[Alert],
    *,
    sent: Sequence[Message],
    zone: tzinfo,
    now: datetime,
    notes: tuple[str, ...] = (),
) -> Plan:
    """Return what leaves over a channel at `now` (UTC), and what waits until when.

    Args:
        pending: Alerts in no message over this channel yet, in the order in which they were made.
        sent: Messages queued over this channel so far.
        zone: The time zone of the watch.
        notes: Sentences that every message carries.
    """
    if not pending:
        return Plan()
    if channel.kind in FEEDS:
        return Plan(messages=(message_of(watch, channel, pending, now, notes),))
    if channel.kind not in DISTURBING:
        return Plan(messages=tuple(message_of(watch, channel, [a], now, notes) for a in pending))
    if watch.quiet is not None and in_quiet(watch.quiet, now, zone):
        until = quiet_end(watch.quiet, now, zone)
        return Plan(held=(_held(pending, "quiet hours", until),))
    ready = [alert for alert in pending if due(watch, alert, zone) <= now]
    waiting = [alert for alert in pending if due(watch, alert, zone) > now]
    held = []
    if waiting:
        until = min(due(watch, alert, zone) for alert in waiting)
        held.append(_held(waiting, f"{watch.pace.value} digest", until))
    groups = _groups(watch, ready, zone)
    left, wait = _within_rate(watch, groups, sent, now)
    if wait is not None:
        held.append(_held([alert for group in groups for alert in group], "rate limit", wait))
    messages = tuple(message_of(watch, channel, group, now, notes) for group in left)
    return Plan(messages=messages, held=tuple(held))


def due(watch: Watch, alert: Alert, zone: tzinfo) -> datetime:
    """Return when the pace of a watch lets an alert leave: at the end of its hour or its day."""
    made = alert.made_at.astimezone(zone)
    match watch.pace:
        case Pace.EACH:
            return alert.made_at
        case Pace.HOURLY:
            passed = timedelta(
                minutes=made.minute, seconds=made.second, microseconds=made.microsecond
            )
            return alert.made_at - passed + timedelta(hours=1)
        case Pace.DAILY:
            return _next_at(watch.daily_at, made)


def in_quiet(quiet: QuietHours, instant: datetime, zone: tzinfo) -> bool:
    """Return whether an instant lies in quiet hours, by the clock of a time zone."""
    at = instant.astimezone(zone).time()
    if quiet.start <= quiet.end:
        return quiet.start <= at < quiet.end
    return at >= quiet.start or at < quiet.end


def quiet_end(quiet: QuietHours, instant: datetime, zone: tzinfo) -> datetime:
    """Return when the quiet hours end in which an instant lies."""
    return _next_at(quiet.end, instant.astimezone(zone))


def _next_at(at: time, after: datetime) -> datetime:
    """Return the next instant (UTC) after one at which a clock of its zone shows a time."""
    then = after.replace(hour=at.hour, minute=at.minute, second=0, microsecond=0)
    return (then if then > after else then + timedelta(days=1)).astimezone(UTC)


def _groups(watch: Watch, ready: Sequence[Alert], zone: tzinfo) -> list[list[Alert]]:
    """Return what leaves together: all with a pace, and all until the last of quiet hours.

    So what was told of a subject leaves in the order in which it was made.
    """
    if watch.pace is not Pace.EACH:
        return [list(ready)] if ready else []
    quiet = watch.quiet
    waited = 0
    for number, alert in enumerate(ready, start=1):
        if quiet is not None and in_quiet(quiet, alert.made_at, zone):
            waited = number
    others = [[alert] for alert in ready[waited:]]
    return [list(ready[:waited]), *others] if waited else others


def _within_rate(
    watch: Watch, groups: list[list[Alert]], sent: Sequence[Message], now: datetime
) -> tuple[list[list[Alert]], datetime | None]:
    """Return what a rate limit lets leave; else nothing, and until when all waits.

    The last message that it allows holds the rest.
    """
    if watch.rate is None or not groups:
        return groups, None
    window = timedelta(hours=watch.rate.hours)
    lately = sorted(each.made_at for each in sent if each.made_at > now - window)
    room = watch.rate.most - len(lately)
    if room <= 0:
        return [], lately[-watch.rate.most] + window
    if len(groups) <= room:
        return groups, None
    rest = [alert for group in groups[room - 1 :] for alert in group]
    return [*groups[: room - 1], rest], None


def _held(alerts: Sequence[Alert], reason: str, until: datetime) -> Held:
    return Held(alert_ids=tuple(each.id for each in alerts), reason=reason, until=until)


def message_of(
    watch: Watch,
    channel: Channel,
    alerts: Sequence[Alert],
    now: datetime,
    notes: tuple[str, ...] = (),
) -> Message:
    """Return what is handed to a channel at once."""
    held = tuple(each.id for each in alerts)
    return Message(
        id=ids.message_id(watch=watch.name, channel=channel_key(channel), alerts=held),
        watch=watch.name,
        channel=channel,
        alert_ids=held,
        digest=len(held) > 1 or watch.pace is not Pace.EACH,
        notes=notes,
        made_at=now,
    )
