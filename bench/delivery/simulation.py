"""The outbox of a ledger against a receiver that fails, in simulated time."""

import os
import random
from collections import Counter
from collections.abc import Mapping
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
    """What came of a simulation. `again` counts messages that a receiver threw away."""

    alerts: int
    faults: Mapping[Fault, int]
    arrived: int
    twice: int
    again: int
    dead: int
    wrong_signatures: int
    simulated: timedelta

    @property
    def complete(self) -> bool:
        """Return whether every alert arrived, and once, under a signature that holds."""
        lost = self.arrived != self.alerts
        return not (lost or self.twice or self.dead or self.wrong_signatures)


class Saboteur:
    """Hands messages over, and lets each fail as often as was drawn for it."""

    def __init__(self, post: Post, receiving: Receiver, failures: Mapping[str, list[Fault]]):
        self._post, self._receiving, self._failures = post, receiving, failures
        self.faults: Counter[Fault] = Counter()

    def attempt(self, message: Message) -> Attempted:
        """Return what came of one attempt, with the next fault drawn for its message."""
        left = self._failures.get(message.id, [])
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
    """Return what came of sending alerts while so many failures are injected."""
    draw = random.Random(seed)
    os.environ[_VARIABLE] = SECRET
    settings = replace(DeliverSettings(), seconds=0.15)
    clock = Clock()
    with receiver(seconds=settings.seconds) as receiving, Ledger.open(path) as ledger:
        _queue(ledger, receiving.url, alerts)
        messages = [each.message.id for each in outbox(ledger)]
        post = Post(ledger=ledger, settings=settings, clock=clock.read)
        saboteur = Saboteur(post, receiving, _drawn(messages, failures, draw))
        while any(not each.ended for each in outbox(ledger)):
            try:
                hand_out(
                    ledger,
                    saboteur.attempt,
                    patience=patience_of(settings),
                    clock=clock.read,
                    chance=draw.random,
                )
            except CrashError:
                continue
            clock.now += STEP
        dead = sum(each.last.step is DeliveryStep.DEAD for each in outbox(ledger))
    seen = Counter(alert for held in receiving.taken.values() for alert in held)
    return Outcome(
        alerts=alerts,
        faults=saboteur.faults,
        arrived=len(seen),
        twice=sum(number > 1 for number in seen.values()),
        again=receiving.again,
        dead=dead,
        wrong_signatures=_wrong_signatures(receiving),
        simulated=clock.now - START,
    )


def _drawn(messages: list[str], failures: int, draw: random.Random) -> dict[str, list[Fault]]:
    """Return which faults each message meets, so many in all, each kind about as often.

    Raises:
        ValueError: If there are too few messages to fail so often.
    """
    if failures > MOST_FAILURES_EACH * len(messages):
        raise ValueError(f"{len(messages)} messages cannot fail {failures} times and arrive")
    held: dict[str, list[Fault]] = {each: [] for each in messages}
    kinds = list(Fault)
    for number in range(failures):
        open_ones = [key for key, faults in held.items() if len(faults) < MOST_FAILURES_EACH]
        held[draw.choice(open_ones)].append(kinds[number % len(kinds)])
    for faults in held.values():
        draw.shuffle(faults)
    return held


def _queue(ledger: Ledger, url: str, number: int) -> None:
    """Record watches, each with an address of its own, and queue their alerts."""
    for index in range(WATCHES):
        name = f"watch-{index}"
        channel = Channel(kind=ChannelKind.WEBHOOK, to=f"{url}/{name}", secret=f"env:{_VARIABLE}")
        watch = Watch(id=f"w{index}", name=name, channels=(channel,), by="bench", made_at=START)
        alerts = tuple(_alert(watch, each) for each in range(index, number, WATCHES))
        with ledger.writing() as writer:
            writer.append(watch, recorded_at=START)
        _, steps = queue(Book(ledger), watch, alerts, (), now=START)
        with ledger.writing() as writer:
            for alert in alerts:
                writer.append(alert, recorded_at=START)
            for step in steps:
                writer.append(step, recorded_at=START)


def _alert(watch: Watch, number: int) -> Alert:
    key = ids.alert_key(watch=watch.name, subject="incident", subject_id=f"i{number}")
    return Alert(
        id=ids.alert_id(key=key, previous=None, kind="new", state=""),
        watch=watch.name,
        watch_id=watch.id,
        key=key,
        number=1,
        kind=AlertKind.NEW,
        bulletin=Bulletin(
            subject=AlertSubject.INCIDENT, subject_id=f"i{number}", headline=f"Bombing {number}"
        ),
        why=("invented",),
        made_at=START,
    )


def _wrong_signatures(receiving: Receiver) -> int:
    """Return how many requests another implementation would have signed otherwise."""
    verifier = Verifier(SECRET)
    wrong = 0
    for headers, body in receiving.requests:
        at = datetime.fromtimestamp(int(headers["webhook-timestamp"]), tz=UTC)
        wanted = verifier.sign(headers["webhook-id"], at, body.decode())
        wrong += headers["webhook-signature"] != wanted
    return wrong
