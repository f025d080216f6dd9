"""The outbox over both databases: several runs at once lose nothing and send nothing twice."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier

import pytest

from alerting import alerts, bulletin, known, watch
from commands import bombing
from tocsin.core.types import Alert, Attempted, Channel, Delivery, Message, Watch
from tocsin.core.vocab import ChannelKind, DeliveryStep
from tocsin.pipeline.handing_out import hand_out
from tocsin.pipeline.outbox import outbox, retry
from tocsin.pipeline.watching import run_watches
from tocsin.settings import Settings
from tocsin.store.ledger import Ledger
from tocsin.watch.alerts.alerts import alerts_of
from tocsin.watch.alerts.outbox import Patience, queued

NOW = datetime(2031, 5, 4, 12, tzinfo=UTC)
PATIENCE = Patience(
    max_attempts=3, first_wait_seconds=10, longest_wait_seconds=60, lease_seconds=30
)
TAKEN = Attempted(delivered=True, detail="taken")
FAILED = Attempted(delivered=False, code=500, detail="answered 500")


class CrashError(Exception):
    """The sender dies."""


def fill(ledger: Ledger, number: int) -> list[str]:
    held = [
        Message(
            id=f"m{each}",
            watch="north",
            channel=Channel(kind=ChannelKind.EMAIL, to=f"desk{each}@example.org"),
            alert_ids=(f"l{each}",),
            made_at=NOW,
        )
        for each in range(number)
    ]
    with ledger.writing() as writer:
        for each in held:
            writer.append(queued(each, at=NOW), recorded_at=NOW)
    return [each.id for each in held]


def send(ledger: Ledger, attempt: object, *, at: datetime = NOW) -> list[Delivery]:
    handed = hand_out(
        ledger,
        attempt,  # type: ignore[arg-type]
        patience=PATIENCE,
        clock=lambda: at,
        chance=lambda: 0.0,
    )
    return [each.step for each in handed]


def test_runs_at_once_share_the_messages(address: str) -> None:
    with Ledger.open(address) as ledger:
        wanted = fill(ledger, 12)
    sent: Counter[str] = Counter()
    together = Barrier(4)

    def attempt(message: Message) -> Attempted:
        sent[message.id] += 1
        return TAKEN

    def one(_: int) -> None:
        with Ledger.open(address) as opened:
            together.wait()
            send(opened, attempt)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(one, range(4)))
    assert sent == dict.fromkeys(wanted, 1)
    with Ledger.open(address) as ledger:
        assert all(each.last.step is DeliveryStep.DELIVERED for each in outbox(ledger))


def test_runs_at_once_make_and_queue_each_alert_once(address: str) -> None:
    channel = Channel(kind=ChannelKind.EMAIL, to="desk@example.org")
    made = Watch(
        id="w1", name="marn", channels=(channel,), by="analyst", made_at=NOW - timedelta(days=1)
    )
    with Ledger.open(address) as ledger, ledger.writing() as writer:
        writer.append(made, recorded_at=made.made_at)
        for report in (bombing(source="The Quay", killed="4"), bombing(source="Sun", killed="9")):
            writer.append(report.document, recorded_at=NOW)
            writer.append(report.reading(), recorded_at=NOW)
    together = Barrier(3)

    def one(number: int) -> None:
        with Ledger.open(address) as opened:
            together.wait()
            at = NOW + timedelta(seconds=number)
            run_watches(opened, ["marn"], settings=Settings(), now=at)

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(one, range(3)))
    with Ledger.open(address) as ledger:
        (alert,) = ledger.recorded(Alert)
        (parcel,) = outbox(ledger)
    assert parcel.message.alert_ids == (alert.id,)


def test_a_crash_between_sending_and_recording_sends_again_under_the_same_id(
    ledger: Ledger,
) -> None:
    fill(ledger, 1)
    sent: list[str] = []

    def crash(message: Message) -> Attempted:
        sent.append(message.id)
        raise CrashError

    def take(message: Message) -> Attempted:
        sent.append(message.id)
        return TAKEN

    with pytest.raises(CrashError):
        send(ledger, crash)
    assert send(ledger, take, at=NOW + timedelta(seconds=29)) == []
    (step,) = send(ledger, take, at=NOW + timedelta(seconds=30))
    assert sent == ["m0", "m0"] and step.step is DeliveryStep.DELIVERED and step.attempt == 2


def test_what_fails_waits_and_dies_and_lives_again_by_hand(ledger: Ledger) -> None:
    fill(ledger, 1)
    at, steps = NOW, []
    for _ in range(3):
        (step,) = send(ledger, lambda _: FAILED, at=at)
        assert send(ledger, lambda _: TAKEN, at=at) == []
        steps.append(step.step)
        at = step.due_at or at
    assert steps == [DeliveryStep.FAILED, DeliveryStep.FAILED, DeliveryStep.DEAD]
    retry(ledger, outbox(ledger), now=at)
    (step,) = send(ledger, lambda _: TAKEN, at=at)
    assert step.step is DeliveryStep.DELIVERED


def test_a_receiver_that_fails_is_not_asked_again_in_the_same_run(ledger: Ledger) -> None:
    same = Channel(kind=ChannelKind.WEBHOOK, to="https://desk.example/in")
    with ledger.writing() as writer:
        for each in range(3):
            message = Message(
                id=f"m{each}", watch="north", channel=same, alert_ids=(f"l{each}",), made_at=NOW
            )
            writer.append(queued(message, at=NOW), recorded_at=NOW)
    assert len(send(ledger, lambda _: FAILED)) == 1
    later = NOW + timedelta(seconds=1)
    assert len(send(ledger, lambda _: TAKEN, at=later)) == 2


def test_reading_on_from_a_position_misses_none_and_repeats_none(ledger: Ledger) -> None:
    fill(ledger, 2)
    position, first = ledger.recorded_after(Delivery, 0)
    assert ledger.recorded_after(Delivery, position) == (position, ())
    send(ledger, lambda _: TAKEN)
    _, then = ledger.recorded_after(Delivery, position)
    assert (*first, *then) == ledger.recorded(Delivery)


HOOK = Channel(kind=ChannelKind.WEBHOOK, to="https://desk.example/in")
NEVER = Attempted(delivered=False, final=True, detail="answered 410")


def thread(ledger: Ledger, channel: Channel) -> None:
    """Record an alert and its withdrawal, each queued over a channel."""
    told = alerts(bulletin(), of=watch(channels=(channel,)))
    told += alerts_of(watch(), known(), told, as_of=NOW).alerts
    for each in told:
        put_in(ledger, f"m{each.number}", each, channel=channel)


def put_in(ledger: Ledger, key: str, *told: Alert, channel: Channel = HOOK) -> None:
    """Record alerts, and queue them as one message."""
    message = Message(
        id=key, watch="north", channel=channel, alert_ids=tuple(each.id for each in told),
        digest=len(told) > 1, made_at=NOW,
    )  # fmt: skip
    with ledger.writing() as writer:
        for each in told:
            writer.append(each, recorded_at=NOW)
        writer.append(queued(message, at=NOW), recorded_at=NOW)


def test_no_withdrawal_comes_before_its_alert(ledger: Ledger) -> None:
    thread(ledger, HOOK)
    send(ledger, lambda _: FAILED)
    sent: list[str] = []

    def take(message: Message) -> Attempted:
        sent.append(message.id)
        return TAKEN

    for seconds in (1, 5, 10):
        send(ledger, take, at=NOW + timedelta(seconds=seconds))
    assert sent == ["m1", "m2"]


def test_what_goes_on_from_a_dead_letter_leaves(ledger: Ledger) -> None:
    thread(ledger, HOOK)
    made = iter((NEVER, TAKEN))
    steps = [each.step for each in send(ledger, lambda _: next(made))]
    assert steps == [DeliveryStep.DEAD, DeliveryStep.DELIVERED]


@pytest.mark.parametrize("later", [TAKEN, FAILED])
def test_a_dead_letter_is_not_tried_anew_after_its_withdrawal_may_have_come(
    ledger: Ledger, later: Attempted
) -> None:
    # A receiver may have taken what it answered 500 to, and throws that away when it comes again.
    thread(ledger, HOOK)
    made = iter((NEVER, later))
    send(ledger, lambda _: next(made))
    retry(ledger, outbox(ledger)[:1], now=NOW + timedelta(seconds=1))
    sent: list[str] = []

    def take(message: Message) -> Attempted:
        sent.append(message.id)
        return TAKEN

    step = send(ledger, take, at=NOW + timedelta(seconds=10))[0]
    assert (step.message_id, step.step) == ("m1", DeliveryStep.SUPERSEDED)
    assert sent == ([] if later is TAKEN else ["m2"])
    assert all(each.ended for each in outbox(ledger))


def test_of_a_digest_that_is_tried_anew_only_the_last_words_leave(ledger: Ledger) -> None:
    first, other = alerts(bulletin(1), bulletin(2))
    (withdrawn,) = alerts_of(watch(), known(bulletin(2)), [first, other], as_of=NOW).alerts
    put_in(ledger, "digest", first, other)
    send(ledger, lambda _: NEVER)
    put_in(ledger, "then", withdrawn)
    send(ledger, lambda _: TAKEN)
    retry(ledger, outbox(ledger)[:1], now=NOW + timedelta(seconds=1))
    sent: list[Message] = []

    def take(message: Message) -> Attempted:
        sent.append(message)
        return TAKEN

    steps = send(ledger, take, at=NOW + timedelta(seconds=1))
    (rest,) = sent
    assert [each.step for each in steps] == [DeliveryStep.SUPERSEDED, DeliveryStep.DELIVERED]
    assert rest.alert_ids == (other.id,) and rest.id != "digest"
    assert (rest.watch, rest.channel, rest.digest) == ("north", HOOK, True)


@pytest.mark.parametrize("earlier_is_first", [True, False])
def test_a_message_does_not_leave_beside_one_that_it_goes_on_from(
    ledger: Ledger, earlier_is_first: bool
) -> None:
    """Two runs at once: one has seen a dead letter before somebody had it tried anew."""
    thread(ledger, HOOK)
    send(ledger, lambda message: NEVER if message.id == "m1" else FAILED)
    at, seen = NOW + timedelta(seconds=10), list[tuple[str, list[str]]]()

    def attempt(message: Message) -> Attempted:
        # While this one is on its way somebody has the other tried, and another run begins.
        if not seen:
            seen.append((message.id, []))
            retry(ledger, [each for each in outbox(ledger) if each.message.id == "m1"], now=at)
            send(ledger, attempt, at=at)
        else:
            seen[0][1].append(message.id)
        return TAKEN

    if earlier_is_first:
        retry(ledger, outbox(ledger)[:1], now=at)
    send(ledger, attempt, at=at)
    assert seen == [("m2", [])]
    assert all(each.ended for each in outbox(ledger))
