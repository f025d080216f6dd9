"""The outbox: what is queued over which channel, and how each message stands."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from tocsin.core.errors import SettingsError
from tocsin.core.types import Alert, Channel, Delivery, FeedState, Watch
from tocsin.core.vocab import AlertSubject, ChannelKind
from tocsin.pipeline.book import Book
from tocsin.store.ledger import Ledger
from tocsin.watch.alerts.outbox import (
    Parcel,
    parcels,
    queued,
    queued_again,
)
from tocsin.watch.alerts.quiet_sources import silence_lines
from tocsin.watch.alerts.sending import Plan, channel_key, message_of, plan


def zone_of(name: str) -> ZoneInfo:
    """Return a time zone of the IANA database.

    Raises:
        SettingsError: If there is none of that name.
    """
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise SettingsError(
            f"there is no time zone {name!r}", hint="Give one like Europe/Rome or Africa/Lagos."
        ) from error


def queue(
    book: Book,
    watch: Watch,
    made: Sequence[Alert],
    states: Sequence[FeedState],
    *,
    now: datetime,
) -> tuple[tuple[Plan, ...], tuple[Delivery, ...]]:
    """Return what leaves over each channel of a watch, and the steps that put it in the outbox.

    Over a channel that was added later only what is made from then on leaves.

    Args:
        made: Alerts of the watch that are not recorded yet.
    """
    notes = silence_lines(watch, states, as_of=now)
    waiting = _waiting(book, watch, made)
    plans = tuple(
        _planned(book, watch, each, alerts, now=now, notes=notes) for each, alerts in waiting
    )
    steps = tuple(queued(message, at=now) for each in plans for message in each.messages)
    return plans, steps


def let_go(book: Book, watch: Watch, kept: Collection[str], *, now: datetime) -> list[Delivery]:
    """Return the steps that queue what waits over channels that a watch is to lose.

    What is held back leaves when it would have left.

    Args:
        kept: The keys of the channels that it keeps.
    """
    steps = []
    for channel, alerts in _waiting(book, watch, ()):
        if channel_key(channel) in kept:
            continue
        planned = _planned(book, watch, channel, alerts, now=now)
        steps += [queued(message, at=now) for message in planned.messages]
        for held in planned.held:
            those = [alert for alert in alerts if alert.id in held.alert_ids]
            message = message_of(watch, channel, those, now)
            steps.append(queued(message, at=now, due_at=held.until))
    return steps


def _planned(
    book: Book,
    watch: Watch,
    channel: Channel,
    pending: Sequence[Alert],
    *,
    now: datetime,
    notes: tuple[str, ...] = (),
) -> Plan:
    sent = [each for each in book.queued[channel_key(channel)] if each.watch == watch.name]
    return plan(watch, channel, pending, sent=sent, zone=zone_of(watch.zone), now=now, notes=notes)


def _waiting(
    book: Book, watch: Watch, made: Sequence[Alert]
) -> Iterator[tuple[Channel, list[Alert]]]:
    """Yield the channels of a watch, each with the alerts that are in no message over it yet.

    An alert belongs to the recording of the watch that asked for it: what was asked for before
    a channel was added does not leave over it. No clock has a say in that.
    """
    recordings = (*book.ledger.recorded(Watch, subject=watch.name), watch)
    order = {each.id: number for number, each in reversed(list(enumerate(recordings)))}
    since = _channels_since(recordings, order)
    for channel in watch.channels:
        key = channel_key(channel)
        held = {alert for message in book.queued[key] for alert in message.alert_ids}
        yield (
            channel,
            [
                alert
                for alert in (*book.told[watch.name], *made)
                if alert.id not in held
                and order.get(alert.watch_id, -1) >= since[key]
                and _is_for(alert, channel)
            ],
        )


def _channels_since(recordings: Sequence[Watch], order: Mapping[str, int]) -> Mapping[str, int]:
    """Return since which recording a watch tells over each channel, without a break."""
    since: dict[str, int] = {}
    for each in recordings:
        now = () if each.retired else map(channel_key, each.channels)
        since = {key: since.get(key, order[each.id]) for key in now}
    return since


def _is_for(alert: Alert, channel: Channel) -> bool:
    """Return whether an alert can go over a channel: a source is no matter for CAP."""
    return channel.kind is not ChannelKind.CAP or alert.bulletin.subject is not AlertSubject.SOURCE


def outbox(ledger: Ledger) -> tuple[Parcel, ...]:
    """Return every message as it stands, in the order of queueing."""
    return parcels(ledger.recorded(Delivery))


def retry(ledger: Ledger, asked: Sequence[Parcel], *, now: datetime) -> None:
    """Let messages be tried anew."""
    with ledger.writing() as writer:
        for parcel in asked:
            writer.append(queued_again(parcel, at=now), recorded_at=now)
