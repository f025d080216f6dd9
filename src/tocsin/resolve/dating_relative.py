"""Which days a time counted from publication means: weekdays, "last week", "the past few days"."""

from dataclasses import replace
from datetime import date, timedelta

from tocsin.core.dates.calendar import (
    SEASONS,
    Days,
    days_of,
    section_days,
    shift,
    unit_around,
    weekday_on_or_after,
    weekday_on_or_before,
)
from tocsin.core.dates.counting import around
from tocsin.core.dates.find import Bound, Direction, Section, TimeExpression, TimeUnit
from tocsin.core.types import DateParts
from tocsin.core.vocab import DateBasis
from tocsin.resolve.dating_context import (
    OUTSIDE_CALENDAR,
    PAST_ROLES,
    UNKNOWN_PUBLICATION,
    Context,
    Meaning,
    Role,
    hull,
)


def weekday_meaning(expression: TimeExpression, context: Context) -> Meaning:
    """Return the day that a weekday's name means."""
    weekday, offset = expression.parts.weekday or 1, expression.offset
    if context.published is None:
        return Meaning(reason=f"a weekday only; {UNKNOWN_PUBLICATION}")
    one = timedelta(days=1)
    if offset == -1:
        return hull(
            context, lambda day: _both(weekday_on_or_before(day - one, weekday)),
            "the latest such weekday before publication",
        )  # fmt: skip
    if offset == 1:
        return hull(
            context, lambda day: _both(weekday_on_or_after(day + one, weekday)),
            "the first such weekday after publication",
        )  # fmt: skip
    if context.role is Role.OPEN:
        day = context.published[0]
        either = (weekday_on_or_before(day, weekday), weekday_on_or_after(day, weekday))
        candidates = tuple(dict.fromkeys(_both(found) for found in either))
        return Meaning(candidates=candidates, reason="a weekday that may be past or to come")
    if context.role is Role.TO_COME:
        return hull(
            context, lambda day: _both(weekday_on_or_after(day, weekday)),
            "the first such weekday on or after publication",
        )  # fmt: skip
    return hull(
        context, lambda day: _both(weekday_on_or_before(day, weekday)),
        "the latest such weekday on or before publication",
    )  # fmt: skip


def _both(day: date) -> Days:
    return day, day


def relative_meaning(expression: TimeExpression, context: Context) -> Meaning:
    """Return the days of "yesterday", "last week", "last October", "four years ago"."""
    if expression.year_offset is not None:
        return _of_year(expression, context)
    if expression.parts.month:
        return _which_month(expression, context)
    if expression.direction is Direction.PAST:
        return _ago(expression, context)
    if expression.section in SEASONS and expression.offset == -1:
        return _last_season(expression, context)
    unit, offset = expression.unit or TimeUnit.DAY, expression.offset or 0
    if unit is TimeUnit.DAY:
        early = 1 if expression.vague and offset == 0 else 0
        late = 1 if expression.vague and offset == -1 else 0
        return hull(
            context,
            lambda day: (day + timedelta(offset - early), day + timedelta(offset + late)),
            "counted from publication",
        )
    reason = f"the calendar {unit.value} counted from publication"
    if unit is TimeUnit.WEEK:
        reason += ", weeks from Monday to Sunday (ISO 8601)"
    return hull(context, lambda day: _unit(expression, context, day, unit, offset), reason)


def _unit(
    expression: TimeExpression, context: Context, day: date, unit: TimeUnit, offset: int
) -> Days:
    days = unit_around(shift(day, offset, unit), unit)
    if unit is TimeUnit.WEEKEND and offset == 0 and context.role in PAST_ROLES and days[0] > day:
        days = days[0] - timedelta(days=7), days[1] - timedelta(days=7)
    if offset == 0 and expression.section is Section.EARLY:
        return days[0], min(day, days[1])
    if offset == 0 and expression.section is Section.LATE and context.role is Role.TO_COME:
        return max(day, days[0]), days[1]
    if offset == 0 and expression.section is None and context.role is Role.TO_COME:
        return max(day, days[0]), days[1]
    if expression.section is Section.END and expression.bound in {Bound.BEFORE, Bound.UNTIL}:
        return days
    return section_days(days, expression.section)


def _of_year(expression: TimeExpression, context: Context) -> Meaning:
    """Read "in June last year": June of the calendar year before that of publication."""
    offset, parts = expression.year_offset or 0, expression.parts

    def days(day: date) -> Days | None:
        return days_of(replace(parts, year=day.year + offset))

    if context.published and not all(map(days, context.published)):
        return Meaning(reason="there is no such day in that year")
    return hull(
        context, lambda day: section_days(days(day) or (day, day), expression.section),
        "its year is counted from that of publication",
    )  # fmt: skip


def _which_month(expression: TimeExpression, context: Context) -> Meaning:
    """Read "last October": the latest October that ended before publication's month."""
    month, offset = expression.parts.month or 1, expression.offset or 0

    def days(day: date) -> Days:
        year = day.year
        if offset < 0 and month >= day.month:
            year -= 1
        if offset > 0 and month <= day.month:
            year += 1
        found = days_of(DateParts(year=year, month=month))
        return found or (day, day)

    words = {-1: "the latest such month before", 0: "that month of the year of",
             1: "the next such month after"}  # fmt: skip
    return hull(context, days, f"{words[offset]} publication")


def _last_season(expression: TimeExpression, context: Context) -> Meaning:
    """Read "last summer": the latest that ended before publication.

    In the autumn of the same year it may also be that of the year before: neither is chosen.
    """
    if context.published is None:
        return Meaning(reason=UNKNOWN_PUBLICATION)
    first, last = context.published
    years = range(max(1, first.year - 3), last.year + 1)
    ended = [days for days in (_season(expression, year) for year in years) if days[1] < first]
    if len(ended) < 2:
        return Meaning(reason=OUTSIDE_CALENDAR)
    before, latest = ended[-2:]
    if latest[1].year == last.year and latest[0].year == last.year:
        return Meaning(
            candidates=(before, latest), reason="it may be this year's, or that of the year before"
        )
    return Meaning(
        earliest=latest[0],
        latest=latest[1],
        basis=DateBasis.RELATIVE_TO_PUBLICATION,
        reason="the latest such season that ended before publication",
    )


def _season(expression: TimeExpression, year: int) -> Days:
    return section_days((date(year, 1, 1), date(year, 12, 31)), expression.section)


def _ago(expression: TimeExpression, context: Context) -> Meaning:
    unit = expression.unit or TimeUnit.DAY
    if expression.offset is None:
        # Two at least: the plural.
        meaning = hull(context, lambda day: _both(shift(day, -2, unit)), "")
        if meaning.latest is None:
            return meaning
        reason = "two or more before publication; how many is not said"
        return replace(meaning, earliest=None, reason=reason)
    reason = f"counted back from publication, to the {unit.value}"
    count, margins = expression.offset, context.settings.margins
    return hull(context, lambda day: around(day, count, expression, margins), reason)


def window_meaning(expression: TimeExpression, context: Context) -> Meaning:
    """Return the days of "the past few days", "recent weeks", "the coming days"."""
    unit = expression.unit
    if expression.direction is Direction.FUTURE:
        return _ahead(expression, context)
    if unit is None or expression.open_start:
        meaning = hull(context, _both, "up to publication; how far back is not said")
        return replace(meaning, earliest=None)
    count = expression.offset if expression.offset is not None else context.settings.a_few
    if unit is TimeUnit.DAY and expression.offset is None:
        reason = f"the {count} days before publication, as far as 'a few' goes"
    else:
        reason = f"{count} of its unit up to publication"
    return hull(context, lambda day: (shift(day, -count, unit), day), reason)


def _ahead(expression: TimeExpression, context: Context) -> Meaning:
    unit, count = expression.unit or TimeUnit.DAY, expression.offset
    if count is None:
        count = context.settings.a_few
    start, published = context.from_day, context.published

    def ahead(day: date) -> Days:
        return day, shift(day, count, unit)

    reason = f"up to {count} {unit.value}s on"
    if start is None:
        return hull(context, ahead, f"{reason} from publication")
    others = (ahead(published[0]),) if published and published[0] != start else ()
    first, last = ahead(start)
    return Meaning(
        earliest=first,
        latest=last,
        basis=DateBasis.RELATIVE_TO_PUBLICATION,
        candidates=others,
        reason=f"{reason} from when it was said",
    )
