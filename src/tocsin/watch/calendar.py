"""Incidents by month and country, so that those of a time and an area are found at once."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from tocsin.core.located import countries_told
from tocsin.core.types import Incident
from tocsin.core.vocab import EventType

# What may lie in a longer time than this is looked at for every time.
_LONG = timedelta(days=400)
_Month = tuple[int, int]
_ByCountry = dict[str, list[Incident]]


class Calendar:
    """Incidents by month and country."""

    def __init__(self, incidents: Iterable[Incident]) -> None:
        self._order: dict[str, int] = {}
        self._months: dict[_Month, _ByCountry] = {}
        self._always: _ByCountry = {}
        for incident in incidents:
            self._order[incident.id] = len(self._order)
            first, last = incident.when.earliest, incident.when.latest
            shelves = [self._always]
            if first is not None and last is not None and last - first <= _LONG:
                shelves = [self._months.setdefault(month, {}) for month in _months(first, last)]
            for shelf in shelves:
                for country in countries_told(incident) or {""}:
                    shelf.setdefault(country, []).append(incident)

    def near(
        self, first: date, last: date, countries: frozenset[str] | None = None
    ) -> tuple[Incident, ...]:
        """Return what may have been from one day to another, and all that has an open date.

        They are in the order in which they were given; others of those months are among them.

        With `countries`, only what may have been in one of them; what is in no known country may.
        """
        shelves = [self._always, *(self._months.get(month, {}) for month in _months(first, last))]
        found = {
            incident.id: incident
            for shelf in shelves
            for country in (shelf if countries is None else (*sorted(countries), ""))
            for incident in shelf.get(country, ())
        }
        return tuple(sorted(found.values(), key=lambda each: self._order[each.id]))


def calendars(incidents: Iterable[Incident]) -> Mapping[EventType, Calendar]:
    """Return the current incidents of each type."""
    by_type: dict[EventType, list[Incident]] = {}
    for incident in incidents:
        if not incident.historical:
            by_type.setdefault(incident.event_type, []).append(incident)
    return {event_type: Calendar(held) for event_type, held in by_type.items()}


def _months(first: date, last: date) -> Iterator[_Month]:
    year, month = first.year, first.month
    while (year, month) <= (last.year, last.month):
        yield year, month
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
