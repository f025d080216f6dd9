"""What a time is read against, and what reading it yields."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from tocsin.core.dates.calendar import Days, precision_of
from tocsin.core.types import DateInterval
from tocsin.core.vocab import DateBasis
from tocsin.resolve.settings import TimeSettings

UNKNOWN_PUBLICATION = "it counts from the publication date, which is not known"
OUTSIDE_CALENDAR = "it lies outside the years 1 to 9999"


class Role(StrEnum):
    """What a time is the time of, which decides the way in which it is read."""

    HAPPENED = "happened"
    STANDING = "standing"
    TO_COME = "to_come"
    OPEN = "open"


PAST_ROLES = frozenset({Role.HAPPENED, Role.STANDING})


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What a time is read against.

    `published` are the days between which publication lies, None unless both are known;
    `upper` is the last day on which it can lie; `from_day` is where a time to come starts.
    """

    role: Role
    published: Days | None
    upper: date | None
    from_day: date | None = None
    settings: TimeSettings = field(default_factory=TimeSettings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """The days that an expression means, before bounds of the context are applied."""

    earliest: date | None = None
    latest: date | None = None
    basis: DateBasis = DateBasis.UNKNOWN
    candidates: tuple[Days, ...] = ()
    reason: str


def hull(context: Context, days: Callable[[date], Days], reason: str) -> Meaning:
    """Return the days that an expression means whichever day publication was."""
    if context.published is None:
        return Meaning(reason=UNKNOWN_PUBLICATION)
    first, last = days(context.published[0]), days(context.published[1])
    return Meaning(
        earliest=first[0], latest=last[1], basis=DateBasis.RELATIVE_TO_PUBLICATION, reason=reason
    )


def placed(interval: DateInterval, meaning: Meaning, context: Context) -> DateInterval:
    """Return the interval with a meaning, bounded by publication where it must not follow it."""
    earliest, latest, reason, basis = (
        meaning.earliest, meaning.latest, meaning.reason, meaning.basis,
    )  # fmt: skip
    candidates = meaning.candidates
    upper = context.upper if context.role is Role.HAPPENED else None
    if upper and earliest and earliest > upper:
        candidates = (*candidates, (earliest, latest or earliest))
        earliest, latest, basis = None, upper, DateBasis.INFERRED
        reason = f"{reason}; that follows publication, which what happened cannot"
    elif upper and (latest is None or latest > upper):
        if earliest is None and basis is DateBasis.UNKNOWN:
            basis = DateBasis.INFERRED
        latest, reason = upper, f"{reason}; it cannot follow publication"
    return replace(
        interval,
        earliest=earliest,
        latest=latest,
        precision=precision_of(earliest, latest),
        basis=basis,
        candidates=candidates,
        reason=reason,
    )
