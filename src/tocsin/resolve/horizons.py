"""The days within which an act to come is said to come.

The table of horizons says how its phrases are read; all others are read as times are. A
horizon counts from the day on which it was said, where that is known, else from publication.
"""

import math
from dataclasses import replace
from datetime import date, timedelta

from tocsin.core.dates.calendar import Days, precision_of, shift
from tocsin.core.dates.counting import around
from tocsin.core.dates.find import TimeExpression, TimeKind, TimeUnit
from tocsin.core.dates.horizons import Horizon, Reading
from tocsin.core.types import DateInterval
from tocsin.core.vocab import DateBasis
from tocsin.resolve.dating_context import OUTSIDE_CALENDAR, UNKNOWN_PUBLICATION, Context

BEFORE_SAID = "it lies before the day on which it was said: it is no time to come"
_HOURS = {TimeUnit.HOUR: 24, TimeUnit.MINUTE: 24 * 60}


def horizon_days(interval: DateInterval, horizon: Horizon, context: Context) -> DateInterval:
    """Return the interval of a horizon that the table has, or open with the reason."""
    if horizon.reading is Reading.UNTOLD and horizon.day is None:
        return replace(interval, basis=DateBasis.UNKNOWN, reason=horizon.reason)
    start = _start(context)
    if start is None:
        return replace(
            interval, basis=DateBasis.UNKNOWN, reason=f"{horizon.reason}; {UNKNOWN_PUBLICATION}"
        )
    try:
        first, last, how = _days(horizon, start, context)
    except (OverflowError, ValueError):
        return replace(interval, basis=DateBasis.UNKNOWN, reason=OUTSIDE_CALENDAR)
    said = "the day on which it was said" if context.from_day else "publication"
    return replace(
        interval,
        earliest=first,
        latest=last,
        precision=precision_of(first, last),
        basis=DateBasis.RELATIVE_TO_PUBLICATION,
        reason=f"{horizon.reason}: {how} {said}",
    )


def still_to_come(interval: DateInterval, context: Context) -> DateInterval:
    """Return a horizon as read, or open where it had passed when it was said."""
    start = _start(context)
    if start is None or interval.latest is None or interval.latest >= start[0]:
        return interval
    return replace(
        interval, earliest=None, latest=None, precision=None, basis=DateBasis.UNKNOWN,
        reason=BEFORE_SAID,
    )  # fmt: skip


def _start(context: Context) -> Days | None:
    """Return the days on one of which it was said."""
    if context.from_day is not None:
        return context.from_day, context.from_day
    return context.published


def _days(horizon: Horizon, start: Days, context: Context) -> tuple[date, date | None, str]:
    """Return the first and last day, and in words how they count from the start."""
    if horizon.day is not None:
        last = _next_day(horizon.day, start[1] + timedelta(days=horizon.before))
        return start[0], last - timedelta(days=horizon.before), "the next one from"
    if horizon.reading is Reading.OPEN or horizon.unit is None:
        return start[0], None, "open from"
    unit, few = horizon.unit, context.settings.a_few
    count = few if horizon.count is None else horizon.count
    units = f"{count} {unit.value}{'s' * (count != 1)}"
    if horizon.reading is Reading.AFTER and horizon.count is not None:
        counted = TimeExpression(
            start=0, end=0, kind=TimeKind.RELATIVE, unit=unit, vague=horizon.vague
        )
        first = around(start[0], count, counted, context.settings.margins)[0]
        last = around(start[1], count, counted, context.settings.margins)[1]
        return max(first, start[0]), last, f"{units} after"
    how = f"up to {units} on from"
    if unit in _HOURS:
        # The hour of the saying is not known: hours may reach into the next day.
        days = timedelta(days=max(1, math.ceil(count / _HOURS[unit])))
        return start[0], start[1] + days, how
    return start[0], shift(start[1], count, unit), how


def _next_day(day: tuple[int, int], first: date) -> date:
    """Return the first day of that month and number that is not before `first`."""
    this_year = date(first.year, *day)
    return this_year if this_year >= first else date(first.year + 1, *day)
