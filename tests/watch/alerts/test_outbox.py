"""How often and when a message is tried, from its recorded steps."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from alerting import NOW, mail
from tocsin.core.types import Attempted, Delivery, Message
from tocsin.core.vocab import DeliveryStep
from tocsin.watch.alerts.outbox import (
    Parcel,
    Patience,
    ended,
    parcels,
    queued,
    queued_again,
    trying,
)

PATIENCE = Patience(
    max_attempts=4, first_wait_seconds=10, longest_wait_seconds=60, lease_seconds=30
)
MESSAGE = Message(id="m1", watch="north", channel=mail(), alert_ids=("l1",), made_at=NOW)
SOMETIMES = Attempted(delivered=False, code=500, detail="answered 500")
NEVER = Attempted(delivered=False, code=410, final=True, detail="answered 410")
TAKEN = Attempted(delivered=True, code=200, detail="answered 200")


def one(steps: list[Delivery]) -> Parcel:
    (found,) = parcels(steps)
    return found


def tried(*outcomes: Attempted, chance: float = 0.0) -> list[Delivery]:
    """Return the steps of attempts that end so, each begun when it is due."""
    steps = [queued(MESSAGE, at=NOW)]
    for made in outcomes:
        at = one(steps).last.due_at or NOW
        begun = trying(one(steps), PATIENCE, at=at)
        steps += [begun, ended(begun, made, PATIENCE, at=at, chance=chance)]
    return steps


def test_waits_double_up_to_the_longest_and_then_it_is_dead() -> None:
    steps = tried(*[SOMETIMES] * 4)
    failed = [each for each in steps if each.step is DeliveryStep.FAILED]
    assert [(each.due_at or NOW) - each.at for each in failed] == [
        timedelta(seconds=wait) for wait in (10, 20, 40)
    ]
    assert one(steps).last.step is DeliveryStep.DEAD
    assert not one(steps).due(NOW + timedelta(days=365))


@given(st.floats(0, 1), st.floats(0, 1_000), st.integers(1, 3))
def test_no_wait_is_shorter_than_asked_for_nor_longer_than_the_longest(
    chance: float, asked: float, attempt: int
) -> None:
    made = Attempted(delivered=False, detail="", retry_after_seconds=asked)
    last = tried(*[made] * attempt, chance=chance)[-1]
    wait = ((last.due_at or NOW) - last.at).total_seconds()
    assert min(asked, 60) <= wait + 1e-5 and wait <= 60
    assert wait >= min(10 * 2 ** (attempt - 1), 60) / 2 - 1e-5


def test_a_refusal_for_good_is_dead_at_once_and_can_be_tried_anew() -> None:
    steps = tried(NEVER)
    assert one(steps).last.step is DeliveryStep.DEAD
    steps.append(queued_again(one(steps), at=NOW))
    assert one(steps).due(NOW) and one(steps).attempts == 0
    assert one(steps).message == MESSAGE


def test_a_sender_that_vanished_is_given_up_after_its_lease() -> None:
    steps = [queued(MESSAGE, at=NOW)]
    steps.append(trying(one(steps), PATIENCE, at=NOW))
    assert not one(steps).due(NOW + timedelta(seconds=29))
    assert one(steps).due(NOW + timedelta(seconds=30))
    assert one(steps).attempts == 1


def test_delivered_is_delivered_whatever_a_slower_sender_says_after_it() -> None:
    steps = [queued(MESSAGE, at=NOW)]
    slow = trying(one(steps), PATIENCE, at=NOW)
    quick = trying(one([*steps, slow]), PATIENCE, at=NOW + timedelta(seconds=30))
    done = ended(quick, TAKEN, PATIENCE, at=NOW, chance=0)
    late = ended(slow, NEVER, PATIENCE, at=NOW, chance=0)
    assert one([*steps, slow, quick, done, late]).last == done
