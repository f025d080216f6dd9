"""Which days one time expression means, given when the report was published.

Every rule says in words how it came to its days. Where two readings stay possible both are
kept as candidates and neither is chosen.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from tocsin.core.dates.calendar import Days, days_of, feast_days, section_days, unit_around
from tocsin.core.dates.find import Bound, Section, TimeExpression, TimeKind, TimeUnit
from tocsin.core.vocab import DateBasis
from tocsin.resolve.dating_context import (
    OUTSIDE_CALENDAR,
    PAST_ROLES,
    Context,
    Meaning,
    Role,
)
from tocsin.resolve.dating_relative import relative_meaning, weekday_meaning, window_meaning

Rule = Callable[[TimeExpression, Context], Meaning]


def meaning_of(expression: TimeExpression, context: Context) -> Meaning:
    """Return what an expression means, with the word before it ("since", "by") applied."""
    try:
        meaning = _RULES[expression.kind](expression, context)
        return with_bound(meaning, expression, context)
    except OverflowError:
        return Meaning(reason=OUTSIDE_CALENDAR)


def with_bound(meaning: Meaning, expression: TimeExpression, context: Context) -> Meaning:
    """Return a meaning as one side of a longer time, where the word before it says so."""
    first, last = meaning.earliest, meaning.latest
    if expression.bound is None or (first is None and last is None):
        return meaning
    ahead = context.role is Role.TO_COME
    if expression.bound in {Bound.SINCE, Bound.AFTER}:
        return replace(meaning, latest=None, reason=f"{meaning.reason}; from then on")
    if expression.bound is Bound.BEFORE and expression.section is not Section.END and first:
        last = first - timedelta(days=1)
    start = context.from_day or (context.published[0] if context.published else None)
    opens = start if ahead and start and last and start <= last else None
    return replace(meaning, earliest=opens, latest=last, reason=f"{meaning.reason}; not later")


def _absolute(expression: TimeExpression, context: Context) -> Meaning:
    parts = expression.parts
    if expression.readings:
        return _readings(expression, context)
    if expression.unit in {TimeUnit.DECADE, TimeUnit.CENTURY} and (parts.year or 0) > 0:
        days = unit_around(date(parts.year or 1, 1, 1), expression.unit)
        reason = f"a {expression.unit.value}, as stated"
        return _stated(section_days(days, expression.section), reason)
    days_or_none = _days_in(expression, parts.year) if parts.year else None
    if days_or_none:
        return _stated(section_days(days_or_none, expression.section), "as stated")
    if parts.year is not None:
        return Meaning(reason="no calendar date can be made of it")
    return _without_year(expression, context)


def _stated(days: Days, reason: str) -> Meaning:
    return Meaning(earliest=days[0], latest=days[1], basis=DateBasis.STATED, reason=reason)


def _readings(expression: TimeExpression, context: Context) -> Meaning:
    found = [days for days in map(days_of, expression.readings) if days]
    past = context.role in PAST_ROLES and context.upper
    possible = [days for days in found if not past or days[0] <= past]
    if expression.garbled and expression.parts.year is not None:
        first = date(expression.parts.year, 1, 1)
        return Meaning(
            earliest=first,
            basis=DateBasis.STATED,
            candidates=tuple((first, days[1]) for days in possible),
            reason="the second year is cut short as written; no end is chosen",
        )
    if expression.garbled:
        reason = "the year is garbled as written; the likely reading is only a candidate"
        return Meaning(candidates=tuple(possible), reason=reason)
    if len(possible) == 1:
        why = "a day known by its name" if expression.named_day else "the only reading possible"
        first, last = possible[0]
        return Meaning(earliest=first, latest=last, basis=DateBasis.INFERRED, reason=why)
    return Meaning(candidates=tuple(possible), reason="day and month can be read either way")


def _without_year(expression: TimeExpression, context: Context) -> Meaning:
    if context.published is None:
        return Meaning(reason="no year is written and the publication date is not known")
    before = [_latest_before(expression, day) for day in context.published]
    after = [_earliest_after(expression, day) for day in context.published]
    candidates = tuple(dict.fromkeys(days for days in (*before, *after) if days))
    if context.role in PAST_ROLES:
        chosen, way = before, "the latest one not after publication"
    elif context.role is Role.TO_COME:
        chosen, way = after, "the next one from publication on"
    else:
        return Meaning(
            candidates=candidates, reason="no year is written; it may be past or to come"
        )
    days = chosen[0]
    if days is None or chosen[0] != chosen[1]:
        return Meaning(candidates=candidates, reason="no year is written and more than one fits")
    whole_month = expression.parts.month and expression.parts.day is None
    if whole_month and _holds_publication(days, context):
        # A month is seldom named without "this" while it lasts.
        earlier = _latest_before(expression, days[0] - timedelta(days=1))
        candidates = (*candidates, earlier) if earlier else candidates
        return Meaning(candidates=candidates, reason="no year is written; it may be last year's")
    limit = context.settings.named_day_days
    distance = max(abs((day - edge).days) for day in context.published for edge in days[:1])
    if (expression.named_day or context.role is Role.TO_COME) and distance > limit:
        return Meaning(
            candidates=candidates, reason="no year is written and the nearest is far off"
        )
    return Meaning(
        earliest=days[0],
        latest=days[1],
        basis=DateBasis.RELATIVE_TO_PUBLICATION,
        reason=f"no year is written: {way}",
    )


def _holds_publication(days: Days, context: Context) -> bool:
    return any(days[0] <= day <= days[1] for day in context.published or ())


def _days_in(expression: TimeExpression, year: int) -> Days | None:
    if expression.feast is not None:
        return feast_days(expression.feast, year)
    return days_of(replace(expression.parts, year=year))


def in_year(expression: TimeExpression, year: int) -> Days | None:
    """Return the days of a date without its year in a year; None where its weekday forbids it."""
    parts = replace(expression.parts, year=year)
    days = _days_in(expression, year)
    if days is None:
        return None
    if parts.weekday and parts.day and days[0].isoweekday() != parts.weekday:
        return None
    return section_days(days, expression.section)


def _latest_before(expression: TimeExpression, day: date) -> Days | None:
    years = (in_year(expression, year) for year in range(day.year, day.year - 9, -1))
    return next((days for days in years if days and days[0] <= day), None)


def _earliest_after(expression: TimeExpression, day: date) -> Days | None:
    years = (in_year(expression, year) for year in range(day.year, day.year + 9))
    return next((days for days in years if days and days[1] >= day), None)


def _range(expression: TimeExpression, context: Context) -> Meaning:
    if expression.ends is None:
        return Meaning(reason="no ends are written")
    first, last = (meaning_of(end, context) for end in expression.ends)
    if context.role in PAST_ROLES and last.latest and first.earliest:
        if first.earliest > last.latest:
            first = meaning_of(expression.ends[0], _until(context, last.latest))
    elif first.earliest and last.latest and first.earliest > last.latest:
        last = meaning_of(expression.ends[1], _until(context, first.earliest))
    earliest, latest = first.earliest, last.latest
    if earliest and latest and earliest > latest:
        return Meaning(reason="the ends of the range contradict each other")
    candidates = tuple(
        (earliest, days[1]) for days in last.candidates if earliest and days[1] >= earliest
    )
    basis = last.basis if latest else first.basis
    reason = last.reason if first.reason == last.reason else f"{first.reason} to {last.reason}"
    return Meaning(
        earliest=earliest, latest=latest, basis=basis, candidates=candidates, reason=reason
    )


def _until(context: Context, day: date) -> Context:
    return replace(context, published=(day, day))


def _duration(expression: TimeExpression, context: Context) -> Meaning:
    return Meaning(reason="a length of time; when it began is not said")


def _event_relative(expression: TimeExpression, context: Context) -> Meaning:
    return Meaning(reason="it counts from another event, whose date is not found")


_RULES: dict[TimeKind, Rule] = {
    TimeKind.ABSOLUTE: _absolute,
    TimeKind.WEEKDAY: weekday_meaning,
    TimeKind.RELATIVE: relative_meaning,
    TimeKind.WINDOW: window_meaning,
    TimeKind.RANGE: _range,
    TimeKind.DURATION: _duration,
    TimeKind.EVENT_RELATIVE: _event_relative,
    TimeKind.LENGTH: _duration,
    TimeKind.CLOCK: _event_relative,
    TimeKind.SINCE_EVENT: _event_relative,
}
