"""What a run of the watches says: sent, held back, failed, dead, and what was left out and why."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from tocsin.cli.report import number_of, reporter
from tocsin.core.errors import DeliveryError
from tocsin.core.vocab import AlertKind, AlertSubject, CapStatus, ChannelKind, DeliveryStep
from tocsin.ingest.given import Failure
from tocsin.publish.wording.words import listed
from tocsin.watch.alerts.alerts import Left

if TYPE_CHECKING:
    from tocsin.core.types import Message, Watch
    from tocsin.pipeline.handing_out import Handed
    from tocsin.pipeline.watching import Watched
    from tocsin.settings import Settings
    from tocsin.store.ledger import Ledger

_LEFT_OUT = {
    Left.OLD: "older than asked for (--max-age)",
    Left.UNDATED: "without a date (--undated tells them)",
    Left.UNPLACED: "of which the place is not known well enough to tell",
    Left.OPINION: "told by nothing but opinion or denial",
    Left.UNCONFIRMED: "not confirmed: resting on one origin, or on none that is known",
}


def said_of_run(
    watched: "Sequence[Watched] | None", handed: "Sequence[Handed]"
) -> tuple[list[Failure], int]:
    """Say what a run did; return what failed, and how many messages left.

    Without `watched` nobody could look what is new; what was queued before left all the same.
    """
    looked = watched is not None
    watched = watched or ()
    for each in watched:
        _say_left_out(each)
        _say_actual(each.watch)
    sent = [each for each in handed if each.step.step is DeliveryStep.DELIVERED]
    dead = [each for each in handed if each.step.step is DeliveryStep.DEAD]
    late = [each for each in handed if each.step.step is DeliveryStep.SUPERSEDED]
    failed = [each for each in handed if each.step.step is DeliveryStep.FAILED]
    alerts = [alert for each in watched for alert in each.told.alerts]
    counts = {kind.value: sum(a.kind is kind for a in alerts) for kind in AlertKind}
    told = ", ".join(f"{number} {kind}" for kind, number in counts.items() if number)
    words = f"{number_of(len(watched), 'watch', 'watches')}: " + (
        f"{number_of(len(alerts), 'alert')} ({told})" if alerts else "nothing new"
    )
    words = f"{words}; " if looked else ""
    words += f"{number_of(len(sent), 'message')} delivered"
    words += f", {len(failed)} to be tried again" if failed else ""
    words += f", {len(dead)} dead" if dead else ""
    words += f", {len(late)} left out: something later on the same went out" if late else ""
    reporter().say(
        "watch.run", words, watches=len(watched), alerts=len(alerts), **counts,
        delivered=len(sent), failed=len(failed), dead=len(dead), superseded=len(late),
    )  # fmt: skip
    _say_held(watched)
    return [_failure(each) for each in handed if each in failed or each in dead], len(sent)


def said_of_dry_run(watched: "Sequence[Watched]") -> None:
    """Say what a run would do."""
    for each in watched:
        _say_left_out(each)
        _say_actual(each.watch)
        messages = sum(len(one.messages) for one in each.plans)
        words = (
            f"{each.watch.name}: {number_of(len(each.told.alerts), 'alert')}, "
            f"{number_of(messages, 'message')} would leave; nothing was recorded or sent"
        )
        reporter().say(
            "watch.dry", words, watch=each.watch.name,
            alerts=len(each.told.alerts), messages=messages,
        )  # fmt: skip
    _say_held(watched)


def _say_left_out(watched: "Watched") -> None:
    name, left = watched.watch.name, watched.told.left
    for reason, words in _LEFT_OUT.items():
        counts = {each.value: left.get((reason, each), 0) for each in AlertSubject}
        told = [number_of(number, each) for each, number in counts.items() if number]
        if told:
            said = f"{name}: not told: {listed(told)} {words}"
            number = sum(counts.values())
            reporter().say("watch.left-out", said, watch=name, **{reason.value: number})


def _say_actual(watch: "Watch") -> None:
    if any(
        each.kind is ChannelKind.CAP and each.cap_status is CapStatus.ACTUAL
        for each in watch.channels
    ):
        words = f"{watch.name}: its CAP messages say Actual: receivers may act on them as real"
        reporter().say("watch.actual", words, watch=watch.name)


def _say_held(watched: "Sequence[Watched]") -> None:
    for each in watched:
        for channel, one in zip(each.watch.channels, each.plans, strict=True):
            for held in one.held:
                words = (
                    f"{each.watch.name}: {number_of(len(held.alert_ids), 'alert')} held back for "
                    f"{channel.kind.value} until {held.until:%Y-%m-%d %H:%M} UTC: {held.reason}"
                )
                reporter().say(
                    "watch.held", words, watch=each.watch.name, alerts=len(held.alert_ids),
                    until=held.until.isoformat(), reason=held.reason,
                )  # fmt: skip


def _failure(handed: "Handed") -> Failure:
    dead = handed.step.step is DeliveryStep.DEAD
    until = handed.step.due_at
    again = f"; next attempt from {until:%Y-%m-%d %H:%M} UTC" if until else ""
    words = f"not delivered: {handed.step.detail}{again}"
    hint = "Mend it, then `tocsin watch retry`." if dead else None
    return Failure(name=_name(handed.message), error=DeliveryError(words, hint=hint))


def _name(message: "Message") -> str:
    return f"{message.watch} {message.channel.kind.value}:{message.channel.to} {message.id}"


def tried(
    ledger: "Ledger", watch: "Watch", settings: "Settings", *, now: datetime
) -> list[Failure]:
    """Send a test over every channel of a watch; say what came of each, return what failed."""
    from tocsin.pipeline.posting import Post

    post = Post(ledger=ledger, settings=settings.deliver, clock=lambda: now)
    failures = []
    for each in watch.channels:
        channel = replace(each, cap_status=CapStatus.TEST)
        made = post.test(watch, channel, now=now)
        name = f"{watch.name} {each.kind.value}:{each.to}"
        if made.delivered:
            reporter().say("watch.tested", f"{name}: {made.detail}", watch=watch.name)
        else:
            error = DeliveryError(f"not delivered: {made.detail}", hint="Check address and secret.")
            failures.append(Failure(name=name, error=error))
    return failures
