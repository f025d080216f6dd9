"""Handing out what stands in the outbox: at least once, and never behind a later word.

Of the messages on one subject over one channel one leaves at a time, in the order of queueing.
A message that was given up, and that somebody has tried anew, may so be late: a receiver would
take what it tells for the last word. So what a later one was tried of is left out of it.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from tocsin.core import ids
from tocsin.core.types import Attempted, Delivery, Message
from tocsin.core.vocab import DeliveryStep
from tocsin.pipeline.book import Book
from tocsin.store.ledger import Ledger
from tocsin.watch.alerts.outbox import Patience, ended, superseded, trying
from tocsin.watch.alerts.sending import channel_key

Clock = Callable[[], datetime]
Attempt = Callable[[Message], Attempted]


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """What came of one message in this run: its last step."""

    message: Message
    step: Delivery


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
    book, handed, waiting = Book(ledger), list[Handed](), set[str]()
    line = list(book.parcels)
    for key in line:
        message = book.parcels[key].message
        channel = channel_key(message.channel)
        if channel in waiting or not _its_turn(book, key, clock()):
            continue
        steps = _taken(book, key, patience, now=clock())
        if not steps:
            continue
        step, *others = steps
        if step.step is DeliveryStep.TRYING:
            made = attempt(message)
            at = clock()
            step = ended(step, made, patience, at=at, chance=chance())
            with ledger.writing() as writer:
                writer.append(step, recorded_at=at)
        if step.step is DeliveryStep.FAILED:
            waiting.add(channel)
        book.read()
        line += [each.message_id for each in others]
        handed.append(Handed(message=message, step=step))
        on_message(message.id)
    return tuple(handed)


def _taken(book: Book, key: str, patience: Patience, *, now: datetime) -> tuple[Delivery, ...]:
    """Take a message, or put its rest in its place, and record that; return the steps.

    There are none where by then, as others have recorded, it is not its turn.
    """
    with book.ledger.writing() as writer:
        writer.wait()
        book.read()
        if not _its_turn(book, key, now):
            return ()
        parcel = book.parcels[key]
        left = _not_overtaken(book, parcel.message)
        if left == parcel.message.alert_ids:
            steps: tuple[Delivery, ...] = (trying(parcel, patience, at=now),)
        else:
            steps = superseded(parcel, _rest(parcel.message, left), at=now)
        for step in steps:
            writer.append(step, recorded_at=now)
    return steps


def _its_turn(book: Book, key: str, now: datetime) -> bool:
    """Return whether a message is due, and what it goes on from was delivered or given up."""
    parcel = book.parcels[key]
    if not parcel.due(now):
        return False
    for about in book.subjects(parcel.message):
        held = book.about[about]
        if not all(book.parcels[each].ended for each in held[: held.index(key)]):
            return False
    return True


def _not_overtaken(book: Book, message: Message) -> tuple[str, ...]:
    """Return the alerts of a message of which no other told anything later over its channel.

    What was tried counts: a receiver may have it, and would throw it away if it came again.
    """
    last: dict[tuple[str, str], int] = {}
    for about in book.subjects(message):
        others = [each for each in book.about[about] if each in book.begun and each != message.id]
        told = (book.subjects(book.parcels[each].message)[about] for each in others)
        last[about] = max(told, default=0)
    channel = channel_key(message.channel)
    return tuple(
        each
        for each in message.alert_ids
        if each not in book.alerts
        or book.alerts[each].number >= last[channel, book.alerts[each].key]
    )


def _rest(message: Message, left: tuple[str, ...]) -> Message | None:
    """Return the message that tells what is left of another, under an id of its own."""
    if not left:
        return None
    channel = channel_key(message.channel)
    key = ids.message_id(watch=message.watch, channel=channel, alerts=left)
    return replace(message, id=key, alert_ids=left)
