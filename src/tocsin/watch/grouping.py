"""Into which weeks, months, countries, first-order areas, actors and types incidents fall."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from tocsin.core.located import countries_told
from tocsin.core.selection import areas_told, surely_within
from tocsin.core.types import DateInterval, Incident


class By(StrEnum):
    """What incidents are grouped by."""

    WEEK = "week"
    MONTH = "month"
    COUNTRY = "country"
    ADMIN1 = "admin1"
    ACTOR = "actor"
    TYPE = "type"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Period:
    """Days from `first` to `last`, both included."""

    first: date
    last: date

    def surely_holds(self, when: DateInterval) -> bool:
        """Return whether something certainly happened in it."""
        return surely_within(when, self.first, self.last)

    def may_hold(self, when: DateInterval) -> bool:
        """Return whether something of known days may have happened in it.

        Something of which one side is open may have happened long before or after: it falls into
        the period of the side that is known, no other.
        """
        if when.earliest is None and when.latest is None:
            return False
        first = when.earliest or when.latest
        last = when.latest or when.earliest
        assert first is not None and last is not None
        return first <= self.last and last >= self.first


def week_of(day: date) -> Period:
    """Return the week of a day, Monday to Sunday. Source: ISO 8601."""
    first = day - timedelta(days=day.weekday())
    return Period(first=first, last=first + timedelta(days=6))


def month_of(day: date) -> Period:
    """Return the calendar month of a day."""
    first = day.replace(day=1)
    following = (first + timedelta(days=31)).replace(day=1)
    return Period(first=first, last=following - timedelta(days=1))


def periods(by: By, first: date, last: date) -> Iterator[Period]:
    """Yield the weeks or months from that of one day to that of another, in order.

    Raises:
        ValueError: If incidents are not to be grouped by time.
    """
    if by not in {By.WEEK, By.MONTH}:
        raise ValueError(f"{by} is no time")
    period = week_of(first) if by is By.WEEK else month_of(first)
    while period.first <= last:
        yield period
        following = period.last + timedelta(days=1)
        period = week_of(following) if by is By.WEEK else month_of(following)


def groups_of(incident: Incident, by: By) -> tuple[str, ...]:
    """Return the keys of the groups that an incident may fall into, () where none is known.

    A country is ISO 3166-1 alpha-2, a first-order area the country's code, a dot and its name.
    Reports that contest the place put one incident into several groups.

    Raises:
        ValueError: If they are to be grouped by time or by actor, where being told is not
            enough: see `Period` and `counts.belonging.keys_of`.
    """
    match by:
        case By.COUNTRY:
            return tuple(sorted(countries_told(incident)))
        case By.ADMIN1:
            return tuple(sorted(areas_told(incident)))
        case By.TYPE:
            return (incident.event_type.value,)
    raise ValueError(f"an incident's {by} may be uncertain")
