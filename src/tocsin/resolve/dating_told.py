"""What a time means where it counts from a date already told: "the 8th", "that year", "in March".

The date told is where a narrative stands when the words come, or the event they count from.
"""

from dataclasses import dataclass
from datetime import date

from tocsin.core.dates.calendar import (
    Days,
    weekday_on_or_after,
    weekday_on_or_before,
)
from tocsin.core.dates.counting import counted
from tocsin.core.dates.find import TimeExpression
from tocsin.core.types import Span
from tocsin.core.vocab import DateBasis
from tocsin.resolve.dating import in_year
from tocsin.resolve.dating_context import Context, Meaning

_MONTH_DAYS = 31
_YEAR_DAYS = 366


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A date that a text has told, from which others count: its words and its days."""

    span: Span
    days: Days

    @property
    def length(self) -> int:
        """Return how many days it covers."""
        return (self.days[1] - self.days[0]).days + 1

    def __str__(self) -> str:
        first, last = self.days
        dated = str(first) if first == last else f"{first} to {last}"
        return f"{' '.join(self.span.quote.split())!r}, dated {dated}"


def without_year(expression: TimeExpression, told: Told, context: Context) -> Meaning:
    """Return what "in March", "6 June", "Good Friday" mean after a date that a narrative told.

    After a whole year it is of that year. After a month or day it is of that year too, or of the
    next where it would lie too far back: the months of a story run on past December.
    """
    first, last = told.days
    years = range(max(1, first.year - 1), min(9999, last.year + 1) + 1)
    found = {year: days for year in years if (days := in_year(expression, year))}
    reason = f"no year is written: that of {told}"
    if told.length > _YEAR_DAYS:
        within = tuple(days for year, days in found.items() if first.year <= year <= last.year)
        reason = f"no year is written, and {told} leaves more than one"
        return Meaning(candidates=within, reason=reason)
    year = first.year
    if told.length <= _YEAR_DAYS // 2 and year in found:
        back = _months(found[year][0], last)
        limit = context.settings.narrative_months_back
        if back == limit and year + 1 in found:
            candidates = (found[year], found[year + 1])
            reason = f"no year is written: it may be before or after {told}"
            return Meaning(candidates=candidates, reason=reason)
        if back > limit:
            year += 1
            reason = f"no year is written: the next one after {told}"
    if year not in found:
        return Meaning(reason=f"{reason}, in which there is no such day")
    return _told(found[year], reason)


def _months(earlier: date, later: date) -> int:
    return (later.year - earlier.year) * 12 + later.month - earlier.month


def weekday_near(expression: TimeExpression, told: Told) -> Meaning:
    """Return the candidates for a weekday in a narrative: those on either side of the day told."""
    weekday = expression.parts.weekday or 1
    either = (
        weekday_on_or_before(told.days[0], weekday),
        weekday_on_or_after(told.days[1], weekday),
    )
    candidates = tuple(dict.fromkeys((day, day) for day in either))
    return Meaning(candidates=candidates, reason=f"a weekday before or after {told}")


def from_told(expression: TimeExpression, told: Told, context: Context) -> Meaning:
    """Return what an expression means that counts from a date told: "two days later".

    Raises:
        OverflowError: If that lies outside the calendar.
    """
    earliest, latest = counted(told.days, expression, context.settings.margins)
    reason = f"counted from {told}"
    if earliest is None and latest is None:
        return Meaning(reason=f"{reason}, which does not say which")
    return Meaning(
        earliest=earliest, latest=latest, basis=DateBasis.RELATIVE_TO_EVENT, reason=reason
    )


def _told(days: Days, reason: str) -> Meaning:
    return Meaning(
        earliest=days[0], latest=days[1], basis=DateBasis.RELATIVE_TO_EVENT, reason=reason
    )
