"""How a message does on its way out, from its recorded steps; what its next step is.

Delivery is at least once: a message whose sender vanished between sending and recording is
sent again, under the same id. Time and chance are arguments.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from tocsin.core import ids
from tocsin.core.types import Attempted, Delivery, Message
from tocsin.core.vocab import DeliveryStep

_ENDED = frozenset({DeliveryStep.DELIVERED, DeliveryStep.DEAD, DeliveryStep.SUPERSEDED})
# Doubled so often the wait is longer than any limit, and no number overflows.
_DOUBLINGS = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How often and after which waits is tried; seconds.

    `lease_seconds`: whoever tries is given up after so long, and another may.
    """

    max_attempts: int
    first_wait_seconds: float
    longest_wait_seconds: float
    lease_seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """A message with its last step, and how many attempts began since it was last queued."""

    message: Message
    last: Delivery
    attempts: int

    @property
    def ended(self) -> bool:
        """Return whether it was delivered, given up or superseded."""
        return self.last.step in _ENDED

    def due(self, now: datetime) -> bool:
        """Return whether it is to be tried at an instant."""
        return not self.ended and (self.last.due_at is None or self.last.due_at <= now)


def parcels(deliveries: Iterable[Delivery]) -> tuple[Parcel, ...]:
    """Return every message as it stands, in the order of queueing.

    Args:
        deliveries: All steps, in the order in which they were recorded.
    """
    found: dict[str, Parcel] = {}
    for step in deliveries:
        stepped(found, step)
    return tuple(found.values())


def stepped(found: dict[str, Parcel], step: Delivery) -> None:
    """Bring what is known of a step's message up to it.

    What was delivered once is delivered, also where a slower sender recorded another end later.
    """
    known = found.get(step.message_id)
    if known is None:
        if step.message is not None:
            found[step.message_id] = Parcel(message=step.message, last=step, attempts=0)
        return
    if known.last.step is DeliveryStep.DELIVERED:
        return
    attempts = known.attempts + (step.step is DeliveryStep.TRYING)
    if step.step is DeliveryStep.QUEUED:
        attempts = 0
    found[step.message_id] = Parcel(message=known.message, last=step, attempts=attempts)


def queued(message: Message, *, at: datetime, due_at: datetime | None = None) -> Delivery:
    """Return the step that puts a message into the outbox; without `due_at` it leaves at once."""
    return _step(
        message.id, DeliveryStep.QUEUED, attempt=0, at=at, due_at=due_at or at, message=message
    )


def queued_again(parcel: Parcel, *, at: datetime) -> Delivery:
    """Return the step that lets a message be tried anew, its attempts counted from 0."""
    return _step(
        parcel.message.id, DeliveryStep.QUEUED, attempt=0, at=at, due_at=at, detail="queued again"
    )


def superseded(parcel: Parcel, rest: Message | None, *, at: datetime) -> tuple[Delivery, ...]:
    """Return the steps by which a message is not tried any longer, its rest queued instead."""
    detail = "something later on the same went out" + ("; the rest leaves" if rest else "")
    step = _step(
        parcel.message.id, DeliveryStep.SUPERSEDED, attempt=parcel.attempts, at=at, due_at=None,
        detail=detail,
    )  # fmt: skip
    return (step,) if rest is None else (step, queued(rest, at=at))


def trying(parcel: Parcel, patience: Patience, *, at: datetime) -> Delivery:
    """Return the step by which a sender takes a message for itself, for a while."""
    until = at + timedelta(seconds=patience.lease_seconds)
    return _step(
        parcel.message.id, DeliveryStep.TRYING, attempt=parcel.attempts + 1, at=at, due_at=until
    )


def ended(
    begun: Delivery, made: Attempted, patience: Patience, *, at: datetime, chance: float
) -> Delivery:
    """Return the step that an attempt ends with: delivered, to be tried again, or dead.

    Args:
        begun: The step with which the attempt began.
        chance: From 0 to 1; it shortens the wait by up to a half, so that many that failed
            together do not come back together.
    """
    if made.delivered:
        step, due_at = DeliveryStep.DELIVERED, None
    elif made.final or begun.attempt >= patience.max_attempts:
        step, due_at = DeliveryStep.DEAD, None
    else:
        step = DeliveryStep.FAILED
        due_at = at + timedelta(seconds=_wait(begun.attempt, made, patience, chance))
    return _step(
        begun.message_id, step, attempt=begun.attempt, at=at, due_at=due_at,
        code=made.code, detail=made.detail,
    )  # fmt: skip


def _wait(attempt: int, made: Attempted, patience: Patience, chance: float) -> float:
    """Return the wait after an attempt, in seconds: as asked for, or longer."""
    doubled: float = patience.first_wait_seconds * 2.0 ** min(attempt - 1, _DOUBLINGS)
    longest = patience.longest_wait_seconds
    own = min(doubled, longest) * (1 - chance / 2)
    return max(own, min(made.retry_after_seconds or 0.0, longest))


def _step(  # noqa: PLR0913 (one a field)
    message_id: str,
    step: DeliveryStep,
    *,
    attempt: int,
    at: datetime,
    due_at: datetime | None,
    code: int | None = None,
    detail: str = "",
    message: Message | None = None,
) -> Delivery:
    return Delivery(
        id=ids.delivery_id(message=message_id, step=step.value, attempt=attempt, at=at.isoformat()),
        message_id=message_id,
        step=step,
        attempt=attempt,
        at=at,
        due_at=due_at,
        code=code,
        detail=detail,
        message=message,
    )
