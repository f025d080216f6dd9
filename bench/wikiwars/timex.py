"""The value of TIMEX3 that says what a time expression of Tocsin says, with the day found for it.

What Tocsin does not say is left out: parts of the day without a clock ("in the morning"), the
years before Christ, sets ("every day"), quarters.
"""

import re
from datetime import date

from tocsin.core.dates.model import DayPart, Direction, Section, TimeExpression, TimeKind, TimeUnit

PAST, FUTURE = "PAST_REF", "FUTURE_REF"
_SEASONS = {
    Section.SPRING: "SP", Section.SUMMER: "SU", Section.AUTUMN: "FA", Section.WINTER: "WI",
}  # fmt: skip
_HALVES = {
    Section.FIRST_HALF: "H1", Section.SECOND_HALF: "H2", Section.QUARTER_1: "Q1",
    Section.QUARTER_2: "Q2", Section.QUARTER_3: "Q3", Section.QUARTER_4: "Q4",
}  # fmt: skip
_PARTS_OF_DAY = {
    DayPart.MORNING: "MO", DayPart.MIDDAY: "MI", DayPart.AFTERNOON: "AF", DayPart.EVENING: "EV",
    DayPart.NIGHT: "NI",
}  # fmt: skip
_UNITS = {
    TimeUnit.DAY: "D", TimeUnit.WEEKEND: "WE", TimeUnit.WEEK: "W", TimeUnit.MONTH: "M",
    TimeUnit.YEAR: "Y", TimeUnit.DECADE: "DE", TimeUnit.CENTURY: "CE",
    TimeUnit.HOUR: "H", TimeUnit.MINUTE: "M",
}  # fmt: skip
_OF_DAY = frozenset({TimeUnit.HOUR, TimeUnit.MINUTE})
_CLOCK = re.compile(r"(?P<hour>\d{1,2})(?::(?P<minute>\d\d))?.*?(?P<half>[ap])?\.?(?:m\.?)?$", re.I)


def value_of(expression: TimeExpression, day: date | None) -> str | None:
    """Return the value of an expression that means the unit around `day`.

    Without a day the parts that are not known are X. None where the expression has no unit.
    """
    if expression.kind in {TimeKind.DURATION, TimeKind.LENGTH}:
        return _length(expression)
    if expression.kind is TimeKind.WINDOW:
        return _window(expression)
    if expression.direction is not None and expression.offset is None:
        return PAST if expression.direction is Direction.PAST else FUTURE
    if expression.section in _SEASONS and (expression.parts.year or 0) >= 0:
        return f"{_year(day)}-{_SEASONS[expression.section]}"
    return _calendar(expression, day)


def _length(expression: TimeExpression) -> str | None:
    if expression.unit is None:
        return None
    count = "X" if expression.offset is None else str(expression.offset)
    time = "T" if expression.unit in _OF_DAY else ""
    return f"P{time}{count}{_UNITS[expression.unit]}"


def _window(expression: TimeExpression) -> str | None:
    """Return the length of a time up to or from now; a reference where it has none."""
    if expression.open_start or expression.unit is None:
        return PAST if expression.direction is Direction.PAST else FUTURE
    return _length(expression)


def _calendar(expression: TimeExpression, day: date | None) -> str | None:
    parts = expression.parts
    if (parts.year or 0) < 0:
        return _before_christ(expression)
    if parts.day or parts.weekday or expression.feast:
        return _of_day(expression, day)
    if parts.month:
        return f"{_year(day)}-{day.month if day else parts.month:02d}"
    match expression.unit or (TimeUnit.YEAR if parts.year else None):
        case TimeUnit.DAY | TimeUnit.HOUR | TimeUnit.MINUTE:
            return _of_day(expression, day)
        case TimeUnit.WEEK:
            return _week(day)
        case TimeUnit.WEEKEND:
            return f"{_week(day)}-WE"
        case TimeUnit.MONTH:
            return f"{day:%Y-%m}" if day else "XXXX-XX"
        case TimeUnit.YEAR:
            half = _HALVES.get(expression.section) if expression.section else None
            return f"{_year(day)}-{half}" if half else _year(day)
        case TimeUnit.DECADE:
            return _year(day)[:3]
        case TimeUnit.CENTURY:
            return _year(day)[:2]
    return None


def _before_christ(expression: TimeExpression) -> str:
    year, parts = -(expression.parts.year or 0), expression.parts
    if expression.unit is TimeUnit.DECADE:
        return f"BC{year // 10:03d}"
    if expression.unit is TimeUnit.CENTURY:
        return f"BC{year // 100 - 1:02d}"
    if expression.section in _SEASONS:
        return f"BC{year:04d}-{_SEASONS[expression.section]}"
    return f"BC{year:04d}" + (f"-{parts.month:02d}" if parts.month else "")


def _of_day(expression: TimeExpression, day: date | None) -> str:
    parts, part = expression.parts, expression.day_part
    time = _clock(expression.clock) or (_PARTS_OF_DAY[part] if part else None)
    month_day = f"{parts.month:02d}-{parts.day:02d}" if parts.month and parts.day else "XX-XX"
    return f"{day.isoformat() if day else f'XXXX-{month_day}'}{f'T{time}' if time else ''}"


def _year(day: date | None) -> str:
    return f"{day.year:04d}" if day else "XXXX"


def _week(day: date | None) -> str:
    if day is None:
        return "XXXX-WXX"
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def _clock(written: str | None) -> str | None:
    """Return a time of day as hours and minutes of 24.

    >>> _clock("9:34 p.m.")
    '21:34'
    """
    found = _CLOCK.fullmatch(written.strip()) if written else None
    if found is None:
        return None
    hour, half = int(found["hour"]), (found["half"] or "").lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02d}:{found['minute'] or '00'}"
