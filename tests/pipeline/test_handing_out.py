"""Whatever happens on the way, no receiver is left with an older word for the last one."""

from collections import defaultdict
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from alerting import bulletin, known, watch
from tocsin.core.types import Alert, Attempted, Channel, Message
from tocsin.core.vocab import ChannelKind, DeliveryStep
from tocsin.pipeline.handing_out import hand_out
from tocsin.pipeline.outbox import outbox, retry
from tocsin.store.ledger import Ledger
from tocsin.watch.alerts.alerts import alerts_of
from tocsin.watch.alerts.outbox import Patience, queued

START = datetime(2031, 5, 4, 12, tzinfo=UTC)
HOOK = Channel(kind=ChannelKind.WEBHOOK, to="https://desk.example/in")
PATIENCE = Patience(
    max_attempts=3, first_wait_seconds=10, longest_wait_seconds=60, lease_seconds=30
)
TAKEN = Attempted(delivered=True, detail="taken")
FAILED = Attempted(delivered=False, code=500, detail="answered 500")
REFUSED = Attempted(delivered=False, code=410, final=True, detail="answered 410")
# What a receiver is told to do with a message: whether it takes it, and what it answers; None:
# the sender dies before it hears that.
WAYS = ((True, TAKEN), (True, FAILED), (True, None), (False, FAILED), (False, REFUSED))


class CrashError(Exception):
    """The sender dies."""


def story(subjects: int) -> list[Alert]:
    """Return alerts on some subjects: each is told, corrected, taken back, and told again."""
    told: list[Alert] = []
    for killed in ("4", "5", None, "5"):
        now = [bulletin(each, killed=killed) for each in range(subjects) if killed is not None]
        told += alerts_of(watch(), known(*now), told, as_of=START).alerts
    return told


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_what_a_receiver_keeps_only_goes_on(data: st.DataObject) -> None:
    told = story(data.draw(st.integers(1, 2)))
    numbers = {each.id: each.number for each in told}
    keys = {each.id: each.key for each in told}
    messages: dict[str, tuple[str, ...]] = {}
    seen: dict[str, list[int]] = defaultdict(list)

    def attempt(message: Message) -> Attempted:
        takes, answer = data.draw(st.sampled_from(WAYS))
        if takes and message.id not in messages:
            messages[message.id] = message.alert_ids
            for each in message.alert_ids:
                seen[keys[each]].append(numbers[each])
        if answer is None:
            raise CrashError
        return answer

    with TemporaryDirectory() as folder, Ledger.open(Path(folder) / "ledger.db") as ledger:
        now, rest = START, list(told)
        for number in range(30):
            now += timedelta(seconds=30)
            if rest:
                some = [rest.pop(0) for _ in range(min(len(rest), data.draw(st.integers(0, 3))))]
                _put_in(ledger, f"m{number}", some, now)
            dead = [each for each in outbox(ledger) if each.last.step is DeliveryStep.DEAD]
            again = data.draw(st.sets(st.sampled_from(range(len(dead))))) if dead else set()
            retry(ledger, [dead[each] for each in again], now=now)
            with suppress(CrashError):
                hand_out(
                    ledger, attempt, patience=PATIENCE, clock=partial(_same, now),
                    chance=lambda: 0.0,
                )  # fmt: skip
    assert all(order == sorted(order) for order in seen.values())


def _same(now: datetime) -> datetime:
    return now


def _put_in(ledger: Ledger, key: str, some: list[Alert], now: datetime) -> None:
    if not some:
        return
    held = tuple(each.id for each in some)
    message = Message(id=key, watch="north", channel=HOOK, alert_ids=held, made_at=now)
    with ledger.writing() as writer:
        for each in some:
            writer.append(each, recorded_at=now)
        writer.append(queued(message, at=now), recorded_at=now)
