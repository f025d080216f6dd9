"""A watch in words, and as a row."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tocsin.core.types import Alert, Channel, Watch
from tocsin.core.vocab import AlertSubject, CapStatus, ChannelKind, Pace
from tocsin.publish.alerts.words import SUBJECT_WORDS
from tocsin.publish.wording.words import listed, utc_second

_OVER = {
    ChannelKind.EMAIL: "mail to",
    ChannelKind.WEBHOOK: "webhook",
    ChannelKind.FILE: "JSON lines in",
    ChannelKind.ATOM: "Atom feed",
    ChannelKind.RSS: "RSS feed",
    ChannelKind.CAP: "CAP in",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchRow:
    """One watch as a row. Instants are UTC, ISO 8601; counts are of messages."""

    name: str
    conditions: str
    channels: str
    alerts: int
    last_alert_at: str | None
    waiting: int
    dead: int
    by: str
    made_at: str


def watch_rows(
    watches: Sequence[Watch],
    alerts: Sequence[Alert],
    *,
    waiting: Sequence[str],
    dead: Sequence[str],
) -> tuple[WatchRow, ...]:
    """Return watches as rows; `waiting` and `dead` hold the watch of each such message."""
    told = Counter(alert.watch for alert in alerts)
    last = {alert.watch: alert.made_at for alert in alerts}
    waits, lost = Counter(waiting), Counter(dead)
    return tuple(
        WatchRow(
            name=watch.name,
            conditions="; ".join(condition_words(watch)),
            channels="; ".join(channel_words(channel) for channel in watch.channels),
            alerts=told[watch.name],
            last_alert_at=utc_second(last[watch.name]) if watch.name in last else None,
            waiting=waits[watch.name],
            dead=lost[watch.name],
            by=watch.by,
            made_at=utc_second(watch.made_at),
        )
        for watch in watches
    )


def watch_lines(watch: Watch) -> Iterator[str]:
    """Yield a watch in words, a line each."""
    yield f"Watch {watch.name}, set by {watch.by} on {watch.made_at:%Y-%m-%d %H:%M} UTC"
    yield f"  For:  {'; '.join(condition_words(watch))}"
    yield f"  Age:  {_age(watch)}"
    yield from (f"  Over: {channel_words(channel)}" for channel in watch.channels)
    waits = list(_waits(watch))
    if waits:
        yield f"  When: {'; '.join(waits)}"


def watch_warnings(watch: Watch) -> Iterator[str]:
    """Yield what whoever set a watch should know."""
    if not watch.channels:
        yield "No channel: its alerts are recorded and sent to nobody. `tocsin watch alerts`"
    if any(_is_actual(channel) for channel in watch.channels):
        yield (
            "CAP messages of this watch have the status Actual: whoever receives them may act on "
            "them as real. Tocsin is no authority."
        )
    if any(c.kind is ChannelKind.WEBHOOK and c.secret is None for c in watch.channels):
        yield "Webhooks without --secret are not signed: receivers cannot tell who sent them."
    if any(c.to.startswith("http://") for c in watch.channels):
        yield "An http address carries alerts that others can read on the way; use https."


def condition_words(watch: Watch) -> Iterator[str]:
    """Yield each condition in words; the subjects first."""
    yield listed([f"{SUBJECT_WORDS[each]}s" for each in watch.subjects]).replace(
        "signal of escalations", "signals of escalation"
    )
    if watch.countries:
        yield f"in {listed(watch.countries, word='or')}"
    if watch.areas:
        yield f"in {listed(watch.areas, word='or')}"
    if watch.near is not None:
        yield f"within {watch.near.km:g} km of {watch.near.name}"
    if watch.types:
        yield listed(watch.types, word="or")
    if watch.actors:
        yield f"party {listed(watch.actors, word='or')}"
    if watch.contested:
        yield "contested"
    if watch.min_reliability is not None:
        yield f"reliability {watch.min_reliability.value} or better"
    if watch.min_credibility is not None:
        yield f"credibility {watch.min_credibility.value} or better"
    if watch.min_origins > 1:
        yield f"at least {watch.min_origins} independent origins"
    if watch.sources and AlertSubject.SOURCE in watch.subjects:
        yield f"depends on {listed(watch.sources)}"


def channel_words(channel: Channel) -> str:
    """Return a channel in words; no secret stands in it."""
    words = f"{_OVER[channel.kind]} {channel.to}"
    if channel.kind is ChannelKind.CAP:
        words += f" (status {channel.cap_status.value})"
    return f"{words}, signed" if channel.secret else words


def _is_actual(channel: Channel) -> bool:
    return channel.kind is ChannelKind.CAP and channel.cap_status is CapStatus.ACTUAL


def _age(watch: Watch) -> str:
    if watch.max_age_days is None:
        return "of any age, also what has no date"
    undated = "; also what has no date" if watch.undated else "; nothing without a date"
    return f"what happened at most {watch.max_age_days} days before{undated}"


def _waits(watch: Watch) -> Iterator[str]:
    if watch.pace is Pace.HOURLY:
        yield "together every hour"
    if watch.pace is Pace.DAILY:
        yield f"together every day at {watch.daily_at:%H:%M} ({watch.zone})"
    if watch.quiet is not None:
        yield f"quiet from {watch.quiet.start:%H:%M} to {watch.quiet.end:%H:%M} ({watch.zone})"
    if watch.rate is not None:
        hours = "hour" if watch.rate.hours == 1 else f"{watch.rate.hours} hours"
        yield f"at most {watch.rate.most} messages in any {hours}"
