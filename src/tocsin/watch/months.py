"""Incidents by the months into which their days fall, so that a short time is looked up fast."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from tocsin.core.types import DateInterval, Incident
from tocsin.watch.grouping import By, Period, periods

# What may have been on more days than these is looked at for every time.
_LONGEST = timedelta(days=366)


class Months:
    """Incidents whose days are known, at least on one side, by month.

    Laws: `may_hold(period)` gives what `Period.may_hold` holds of all of them, in their order.
    """

    def __init__(self, incidents: Sequence[Incident]) -> None:
        self._incidents = incidents
        self._by_month: dict[date, list[int]] = {}
        self._long: list[int] = []
        for at, incident in enumerate(incidents):
            days = _days(incident.when)
            if days is None:
                continue
            if days.last - days.first > _LONGEST:
                self._long.append(at)
                continue
            for month in periods(By.MONTH, days.first, days.last):
                self._by_month.setdefault(month.first, []).append(at)

    def may_hold(self, period: Period) -> Iterator[Incident]:
        """Yield the incidents that may have happened in a time, in the order given."""
        if period.last < period.first:
            return
        found = set(self._long)
        for month in periods(By.MONTH, period.first, period.last):
            found.update(self._by_month.get(month.first, ()))
        for at in sorted(found):
            if period.may_hold(self._incidents[at].when):
                yield self._incidents[at]


def _days(when: DateInterval) -> Period | None:
    """Return the days of an interval, or the day of the side that is known."""
    first, last = when.earliest or when.latest, when.latest or when.earliest
    return Period(first=first, last=last) if first is not None and last is not None else None
