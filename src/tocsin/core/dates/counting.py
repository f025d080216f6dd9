"""Counting from a date to another: "two days later", "that year", "August of the same year"."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from tocsin.core.dates.calendar import Days, days_of, section_days, shift, unit_around
from tocsin.core.dates.model import Direction, Section, TimeExpression, TimeKind, TimeUnit
from tocsin.core.types import DateInterval, DateParts

_MONTH_DAYS = 31
# A date that spans more than this fixes no other.
LONGEST_ANCHOR_DAYS = 31


@dataclass(frozen=True, slots=True, kw_only=True)
class Margins:
    """How far counted words are off: "a week before" by up to three days.

    `vague_share` is the share of the whole by which "about" and the like widen it.
    """

    week_days: int = 3
    month_days: int = 15
    vague_share: float = 0.1


def may_be_counted_from(when: DateInterval) -> bool:
    """Return whether days are known and few enough to count others from them."""
    if when.earliest is None or when.latest is None:
        return False
    return (when.latest - when.earliest).days < LONGEST_ANCHOR_DAYS


def around(day: date, offset: int, expression: TimeExpression, margins: Margins) -> Days:
    """Return the days meant by so many units before or after a day, as exact as the unit."""
    unit = expression.unit or TimeUnit.DAY
    spread = max(1, round(abs(offset) * margins.vague_share)) if expression.vague else 0
    first = shift(day, offset - spread, unit)
    last = shift(day, offset + spread, unit)
    if unit is TimeUnit.WEEK:
        margin = timedelta(days=margins.week_days)
    elif unit is TimeUnit.MONTH:
        margin = timedelta(days=margins.month_days)
    elif unit in {TimeUnit.YEAR, TimeUnit.DECADE, TimeUnit.CENTURY}:
        return unit_around(first, TimeUnit.YEAR)[0], unit_around(last, TimeUnit.YEAR)[1]
    elif unit in {TimeUnit.HOUR, TimeUnit.MINUTE}:
        margin = timedelta(days=1)
    else:
        margin = timedelta()
    return first - margin, last + margin


def counts_from_year(expression: TimeExpression) -> bool:
    """Return whether words count from a year written before: "that year", "August of that year"."""
    if expression.kind is not TimeKind.EVENT_RELATIVE or expression.direction is not None:
        return False
    return expression.year_offset is not None or expression.unit is TimeUnit.YEAR


def counted(
    days: Days, expression: TimeExpression, margins: Margins
) -> tuple[date | None, date | None]:
    """Return the days that an expression means, counted from `days`; a side may stay open.

    Raises:
        OverflowError: If they lie outside the calendar.
    """
    if expression.year_offset is not None:
        return _of_year(days, expression)
    if expression.parts.day is not None:
        return _day_of_month(days, expression.parts.day)
    if expression.offset is None or expression.unit is None:
        after = expression.direction is Direction.FUTURE
        return (days[0], None) if after else (None, days[1])
    if expression.direction is None:
        return _unit(days, expression, expression.unit, expression.offset)
    first = around(days[0], expression.offset, expression, margins)[0]
    last = around(days[1], expression.offset, expression, margins)[1]
    # What came before or after cannot reach beyond the anchor itself.
    if expression.offset < 0:
        return first, min(last, days[1])
    return max(first, days[0]), max(last, days[0])


def _unit(days: Days, expression: TimeExpression, unit: TimeUnit, offset: int) -> Days:
    """Return "that month", "the following year", "later that week"."""
    first = unit_around(shift(days[0], offset, unit), unit)[0]
    last = unit_around(shift(days[1], offset, unit), unit)[1]
    later = expression.section is Section.LATE and offset == 0
    if later and days[1] - days[0] < last - first:
        return days[0], last
    return section_days((first, last), expression.section)


def _of_year(days: Days, expression: TimeExpression) -> tuple[date | None, date | None]:
    """Return "August of that year", "24 January of the same year"."""
    year = days[0].year + (expression.year_offset or 0)
    found = days_of(replace(expression.parts, year=year))
    if found is None or days[0].year != days[1].year:
        return None, None
    return section_days(found, expression.section)


def _day_of_month(days: Days, number: int) -> tuple[date | None, date | None]:
    """Return "the 8th": of the month told, or of the next where that day of it has gone by."""
    if (days[1] - days[0]).days >= _MONTH_DAYS:
        return None, None
    following = unit_around(days[1], TimeUnit.MONTH)[1] + timedelta(days=1)
    for month in (days[0], following):
        found = days_of(DateParts(year=month.year, month=month.month, day=number))
        if found and found[0] >= days[0]:
            return found
    return None, None
