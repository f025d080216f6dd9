"""The outbox of a ledger against a receiver that fails, in simulated time."""

import os
import random
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from standardwebhooks import Webhook as Verifier

from bench.delivery.receiver import HOST, Fault, Receiver, closed_port, receiver
from tocsin.core import ids
from tocsin.core.types import Alert, Attempted, Bulletin, Channel, Message, Watch
from tocsin.core.vocab import AlertKind, AlertSubject, ChannelKind, DeliveryStep
from tocsin.deliver.settings import DeliverSettings
from tocsin.pipeline.book import Book
from tocsin.pipeline.handing_out import hand_out
from tocsin.pipeline.outbox import outbox, queue
from tocsin.pipeline.posting import Post, patience_of
from tocsin.store.ledger import Ledger

START = datetime(2031, 5, 4, tzinfo=UTC)
STEP = timedelta(minutes=5)
WATCHES = 20
# No message fails so often that it is given up.
MOST_FAILURES_EACH = 10
# What is told of a subject, one after the other.
KINDS = (AlertKind.NEW, AlertKind.UPDATED, AlertKind.WITHDRAWN)
SECRET = "whsec_c2VjcmV0IG9mIHRoZSBiZW5jaG1hcms="
_VARIABLE = "TOCSIN_BENCH_SECRET"


@dataclass(slots=True)
class Clock:
    """A clock that goes on only when it is told to."""

    now: datetime = START

    def read(self) -> datetime:
        """Return the time."""
        return self.now


class CrashError(Exception):
    """The sender dies here: nothing after it is recorded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a simulation.

    `asked` is the number of failures that were to be injected; `again` counts messages that a
    receiver threw away, `disordered` the subjects of which it saw a later word before an earlier.
    """

    alerts: int
    subjects: int
    asked: int
    faults: Mapping[Fault, int]
    arrived: int
    twice: int
    again: int
    disordered: int
    dead: int
    wrong_signatures: int
    simulated: timedelta

    @property
    def complete(self) -> bool:
        """Return whether all failures were injected, and every alert arrived as it should.

        That is once, in the order in which its subject was told, under a signature that holds.
        """
        spared = sum(self.faults.values()) != self.asked
        lost = self.arrived != self.alerts
        wrong = self.twice or self.disordered or self.dead or self.wrong_signatures
        return not (spared or lost or wrong)


class Saboteur:
    """Hands messages over, and lets each fail as often as was drawn for it.

    `drawn` are the failures of one message each, in the order of their first attempt.
    """

    def __init__(self, post: Post, receiving: Receiver, drawn: Sequence[list[Fault]]):
        self._post, self._receiving, self._drawn = post, receiving, iter(drawn)
        self._failures: dict[str, list[Fault]] = {}
        self.faults: Counter[Fault] = Counter()

    def attempt(self, message: Message) -> Attempted:
        """Return what came of one attempt, with the next fault drawn for its message."""
        if message.id not in self._failures:
            self._failures[message.id] = next(self._drawn)
        left = self._failures[message.id]
        fault = left.pop() if left else None
        if fault is not None:
            self.faults[fault] += 1
        if fault is Fault.REFUSED:
            nobody = replace(message.channel, to=f"http://{HOST}:{closed_port()}")
            return self._post.attempt(replace(message, channel=nobody))
        self._receiving.fault = fault
        made = self._post.attempt(message)
        if fault is Fault.CRASH:
            raise CrashError
        return made


def simulate(path: Path, *, alerts: int, failures: int, seed: int) -> Outcome:
    """Return what came of sending alerts while so many failures are injected.

    Every subject is told, corrected and taken back, each a while after the other, so that one
    is queued while the one before it still waits for its next attempt.

    Raises:
        ValueError: If there are too few alerts to fail so often.
    """
    draw = random.Random(seed)
    drawn = _drawn(alerts, failures, draw)
    os.environ[_VARIABLE] = SECRET
    settings = replace(DeliverSettings(), seconds=0.15)
    clock = Clock()
    with receiver(seconds=settings.seconds) as receiving, Ledger.open(path) as ledger:
        rounds = _rounds(_watches(ledger, receiving.url), alerts)
        post = Post(ledger=ledger, settings=settings, clock=clock.read)
        saboteur = Saboteur(post, receiving, drawn)
        left = list(rounds)
        while left or any(not each.ended for each in outbox(ledger)):
            for watch, told in left.pop(0) if left else ():
                _queue(ledger, watch, told, now=clock.now)
            with suppress(CrashError):
                hand_out(
                    ledger,
                    saboteur.attempt,
                    patience=patience_of(settings),
                    clock=clock.read,
                    chance=draw.random,
                )
                clock.now += STEP
        dead = sum(each.last.step is DeliveryStep.DEAD for each in outbox(ledger))
    made = {each.id: each for some in rounds for _, told in some for each in told}
    seen = Counter(alert for held in receiving.taken.values() for alert in held)
    return Outcome(
        alerts=alerts,
        subjects=len({each.key for each in made.values()}),
        asked=failures,
        faults=saboteur.faults,
        arrived=len(seen),
        twice=sum(number > 1 for number in seen.values()),
        again=receiving.again,
        disordered=_disordered(receiving, made),
        dead=dead,
        wrong_signatures=_wrong_signatures(receiving),
        simulated=clock.now - START,
    )


def _drawn(messages: int, failures: int, draw: random.Random) -> list[list[Fault]]:
    """Return which faults each message meets, so many in all, each kind about as often.

    Raises:
        ValueError: If there are too few messages to fail so often.
    """
    if failures > MOST_FAILURES_EACH * messages:
        raise ValueError(f"{messages} messages cannot fail {failures} times and arrive")
    held = [list[Fault]() for _ in range(messages)]
    kinds = list(Fault)
    for number in range(failures):
        open_ones = [faults for faults in held if len(faults) < MOST_FAILURES_EACH]
        draw.choice(open_ones).append(kinds[number % len(kinds)])
    for faults in held:
        draw.shuffle(faults)
    return held


def _watches(ledger: Ledger, url: str) -> list[Watch]:
    """Return recorded watches, each with an address of its own."""
    made = []
    for index in range(WATCHES):
        name = f"watch-{index}"
        channel = Channel(kind=ChannelKind.WEBHOOK, to=f"{url}/{name}", secret=f"env:{_VARIABLE}")
        made.append(
            Watch(id=f"w{index}", name=name, channels=(channel,), by="bench", made_at=START)
        )
    with ledger.writing() as writer:
        for watch in made:
            writer.append(watch, recorded_at=START)
    return made


def _rounds(watches: Sequence[Watch], number: int) -> list[list[tuple[Watch, list[Alert]]]]:
    """Return so many alerts by watch, in rounds: all that is told, then corrected, then gone."""
    found: list[list[tuple[Watch, list[Alert]]]] = [[(each, []) for each in watches] for _ in KINDS]
    last: Alert | None = None
    for each in range(number):
        subject, turn = divmod(each, len(KINDS))
        watch, told = found[turn][subject % len(watches)]
        last = _alert(watch, subject, None if turn == 0 else last)
        told.append(last)
    return found


def _queue(ledger: Ledger, watch: Watch, alerts: Sequence[Alert], *, now: datetime) -> None:
    _, steps = queue(Book(ledger), watch, alerts, (), now=now)
    with ledger.writing() as writer:
        for alert in alerts:
            writer.append(alert, recorded_at=now)
        for step in steps:
            writer.append(step, recorded_at=now)


def _alert(watch: Watch, subject: int, last: Alert | None) -> Alert:
    """Return the first alert on a subject, or the one after another."""
    kind = KINDS[0 if last is None else last.number]
    key = ids.alert_key(watch=watch.name, subject="incident", subject_id=f"i{subject}")
    previous = None if last is None else last.id
    return Alert(
        id=ids.alert_id(key=key, previous=previous, kind=kind.value, state=""),
        watch=watch.name,
        watch_id=watch.id,
        key=key,
        number=1 if last is None else last.number + 1,
        kind=kind,
        previous=previous,
        bulletin=Bulletin(
            subject=AlertSubject.INCIDENT, subject_id=f"i{subject}", headline=f"Bombing {subject}"
        ),
        why=("invented",),
        made_at=START,
    )


def _disordered(receiving: Receiver, made: Mapping[str, Alert]) -> int:
    """Return of how many subjects a receiver did not see the words in the order of telling."""
    seen: dict[str, list[int]] = {}
    for held in receiving.taken.values():
        for each in held:
            seen.setdefault(made[each].key, []).append(made[each].number)
    return sum(numbers != sorted(numbers) for numbers in seen.values())


def _wrong_signatures(receiving: Receiver) -> int:
    """Return how many requests another implementation would have signed otherwise."""
    verifier = Verifier(SECRET)
    wrong = 0
    for headers, body in receiving.requests:
        at = datetime.fromtimestamp(int(headers["webhook-timestamp"]), tz=UTC)
        wanted = verifier.sign(headers["webhook-id"], at, body.decode())
        wrong += headers["webhook-signature"] != wanted
    return wrong
