"""How late reports come: which part of what happened on a day is told so many days later."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from tocsin.watch.escalation.tails import Array
from tocsin.watch.escalation.told import Told

# Incidents younger than this may yet be told by reports to come, and show no delay.
_SETTLED_DAYS = 60
# Fewer incidents than this show nothing.
LEAST_INCIDENTS = 30
_LONGEST = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Promptness:
    """The part told by 0, 1, 2, ... days after; None where too few incidents show it.

    `weekdays` are the parts of a week's incidents that fall on Monday to Sunday.
    """

    by_day: Array | None
    weekdays: Array

    def told_of(self, day: date, by: date) -> float:
        """Return which part of a day's incidents is told by the end of another day, 0 to 1."""
        after = (by - day).days
        if after < 0:
            return 0.0
        if self.by_day is None or after >= len(self.by_day):
            return 1.0
        return float(self.by_day[after])

    def told_of_days(self, first: date, last: date, by: date) -> float:
        """Return which part of a usual week's incidents falls on these days and is told by then."""
        days = (first + timedelta(days=number) for number in range((last - first).days + 1))
        return sum(float(self.weekdays[day.weekday()]) * self.told_of(day, by) for day in days)


def promptness_of(told: Iterable[Told], *, until: date) -> Promptness:
    """Return how late reports come, by incidents of a known day that are long past."""
    settled = until - timedelta(days=_SETTLED_DAYS)
    known = [
        (each.first, each.reported_on)
        for each in told
        if each.first is not None and each.first == each.last and each.reported_on is not None
    ]
    delays = [(on - day).days for day, on in known if day <= settled and on >= day]
    # Half a week's worth of incidents on each day: a few by chance make no weekday.
    days = np.full(7, 3.5)
    for day, _ in known:
        days[day.weekday()] += 1
    by_day = None
    if len(delays) >= LEAST_INCIDENTS:
        late = np.bincount(np.minimum(delays, _LONGEST), minlength=_LONGEST + 1)
        by_day = (np.cumsum(late) + 1) / (len(delays) + 1)
    return Promptness(by_day=by_day, weekdays=days / days.sum())
