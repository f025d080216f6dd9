"""The outbox: what is queued over which channel, and how it is handed out, at least once."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from tocsin.core.errors import SettingsError
from tocsin.core.types import Alert, Attempted, Channel, Delivery, FeedState, Message, Watch
from tocsin.core.vocab import AlertSubject, ChannelKind, DeliveryStep
from tocsin.store.ledger import Ledger
from tocsin.watch.alerts.outbox import (
    Parcel,
    Patience,
    ended,
    parcels,
    queued,
    queued_again,
    trying,
)
from tocsin.watch.alerts.quiet_sources import silence_lines
from tocsin.watch.alerts.sending import Plan, channel_key, plan

Clock = Callable[[], datetime]
Attempt = Callable[[Message], Attempted]


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """What came of one message in this run: its last step."""

    message: Message
    step: Delivery


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
    ledger: Ledger,
    watch: Watch,
    alerts: Sequence[Alert],
    states: Sequence[FeedState],
    *,
    now: datetime,
) -> tuple[tuple[Plan, ...], tuple[Delivery, ...]]:
    """Return what leaves over each channel of a watch, and the steps that put it in the outbox.

    Over a channel that was added later only what is made from then on leaves.

    Args:
        alerts: All of the watch, in the order in which they were made.
    """
    sent: dict[str, list[Message]] = {}
    for step in ledger.recorded(Delivery):
        if step.message is not None and step.message.watch == watch.name:
            sent.setdefault(channel_key(step.message.channel), []).append(step.message)
    since = _channels_since(ledger, watch)
    notes, zone = silence_lines(watch, states, as_of=now), zone_of(watch.zone)
    plans = []
    for channel in watch.channels:
        key = channel_key(channel)
        held = {alert for message in sent.get(key, ()) for alert in message.alert_ids}
        pending = [
            alert
            for alert in alerts
            if alert.id not in held and alert.made_at >= since[key] and _is_for(alert, channel)
        ]
        plans.append(
            plan(watch, channel, pending, sent=sent.get(key, ()), zone=zone, now=now, notes=notes)
        )
    steps = tuple(queued(message, at=now) for each in plans for message in each.messages)
    return tuple(plans), steps


def _channels_since(ledger: Ledger, watch: Watch) -> Mapping[str, datetime]:
    """Return since when a watch tells over each channel, without a break."""
    since: dict[str, datetime] = {}
    for each in (*ledger.recorded(Watch, subject=watch.name), watch):
        now = {} if each.retired else {channel_key(one): each.made_at for one in each.channels}
        since = {key: since.get(key, at) for key, at in now.items()}
    return since


def _is_for(alert: Alert, channel: Channel) -> bool:
    """Return whether an alert can go over a channel: a source is no matter for CAP."""
    return channel.kind is not ChannelKind.CAP or alert.bulletin.subject is not AlertSubject.SOURCE


def hand_out(
    ledger: Ledger,
    attempt: Attempt,
    *,
    patience: Patience,
    clock: Clock,
    chance: Callable[[], float],
    on_message: Callable[[str], None] = lambda _: None,
) -> tuple[Handed, ...]:
    """Try every message that is due, once; return what came of each.

    Each attempt is recorded before it begins and when it ends. After one that may succeed later
    the other messages for the same receiver wait for the next run.
    """
    handed: list[Handed] = []
    waiting: set[str] = set()
    for parcel in parcels(ledger.recorded(Delivery)):
        key = channel_key(parcel.message.channel)
        if key in waiting or not parcel.due(clock()):
            continue
        begun = _begin(ledger, parcel, patience, now=clock())
        if begun is None:
            continue
        made = attempt(parcel.message)
        at = clock()
        step = ended(begun, made, patience, at=at, chance=chance())
        with ledger.writing() as writer:
            writer.append(step, recorded_at=at)
        if step.step is DeliveryStep.FAILED:
            waiting.add(key)
        handed.append(Handed(message=parcel.message, step=step))
        on_message(parcel.message.id)
    return tuple(handed)


def _begin(ledger: Ledger, parcel: Parcel, patience: Patience, *, now: datetime) -> Delivery | None:
    """Take a message, and record that; None where somebody else has taken it meanwhile."""
    with ledger.writing() as writer:
        writer.wait()
        (as_it_is,) = parcels(ledger.recorded(Delivery, subject=parcel.message.id))
        if not as_it_is.due(now):
            return None
        begun = trying(as_it_is, patience, at=now)
        writer.append(begun, recorded_at=now)
    return begun


def outbox(ledger: Ledger) -> tuple[Parcel, ...]:
    """Return every message as it stands, in the order of queueing."""
    return parcels(ledger.recorded(Delivery))


def retry(ledger: Ledger, asked: Sequence[Parcel], *, now: datetime) -> None:
    """Let messages be tried anew."""
    with ledger.writing() as writer:
        for parcel in asked:
            writer.append(queued_again(parcel, at=now), recorded_at=now)
