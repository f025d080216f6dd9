"""Values of TIMEX3: their normal form, their type, the days that they cover.

Source: TimeML 1.2.1, TIMEX3, and TIDES 2005 (TIMEX2), which WikiWars follows.
"""

import re
from datetime import date, timedelta
from enum import StrEnum

from tocsin.core.dates.calendar import Days, days_of, shift, unit_around
from tocsin.core.dates.model import TimeUnit
from tocsin.core.types import DateParts


class TimexType(StrEnum):
    """What an expression tells of: a day or longer, a time of day, a length, a repetition."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


_DURATION = re.compile(r"P(?![A-Z]+_)")
_CLOCK = re.compile(r"[\dX]T[\dA-Z]")
# A decade or century whose open digits are written as X, with or without them.
_OPEN_DIGITS = re.compile(r"(\d{2,3})X{1,2}")
_LONG = re.compile(r"P(\d+)(DE|CE)")
_YEARS_IN = {"DE": 10, "CE": 100}
_NOTHING = frozenset({"", "NULL"})
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
_PART = re.compile(r"(\d{4})-(SP|SU|FA|WI|H[12]|Q[1-4])")
_YEARS = re.compile(r"\d{2,4}")
# First month and number of months of the parts of a year; winter begins in December.
_MONTHS = {
    "SP": (3, 3), "SU": (6, 3), "FA": (9, 3), "WI": (12, 3), "H1": (1, 6), "H2": (7, 6),
    "Q1": (1, 3), "Q2": (4, 3), "Q3": (7, 3), "Q4": (10, 3),
}  # fmt: skip


def normalised(value: str | None) -> str | None:
    """Return a value in one form, None for no value.

    It is in capitals, a decade or century has no X for its open digits, and lengths in decades
    and centuries are in years.

    >>> normalised("198X"), normalised("p2de"), normalised("null")
    ('198', 'P20Y', None)
    """
    form = (value or "").strip().upper()
    if form in _NOTHING:
        return None
    if found := _LONG.fullmatch(form):
        return f"P{int(found[1]) * _YEARS_IN[found[2]]}Y"
    return _OPEN_DIGITS.sub(r"\1", form) if _OPEN_DIGITS.fullmatch(form) else form


def type_of(written: str | None, value: str | None) -> TimexType:
    """Return the type that is written, or where that is DATE what the value shows it to be.

    WikiWars calls every expression a DATE.
    """
    if written in {TimexType.SET, TimexType.TIME, TimexType.DURATION}:
        return TimexType(written)
    if value is not None and _DURATION.match(value):
        return TimexType.DURATION
    return TimexType.TIME if value is not None and _CLOCK.search(value) else TimexType.DATE


def days_covered(value: str | None) -> Days | None:
    """Return the days that a value covers, None where it names none of the calendar."""
    if value is None:
        return None
    try:
        return _days(value)
    except (ValueError, OverflowError):
        return None


def _days(value: str) -> Days | None:
    if found := _DAY.fullmatch(value):
        year, month, day = map(int, found.groups())
        return days_of(DateParts(year=year, month=month, day=day))
    if found := _MONTH.fullmatch(value):
        return days_of(DateParts(year=int(found[1]), month=int(found[2])))
    if found := _WEEK.fullmatch(value):
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
        return monday + timedelta(days=5 if found[3] else 0), monday + timedelta(days=6)
    if found := _PART.fullmatch(value):
        month, length = _MONTHS[found[2]]
        first = date(int(found[1]), month, 1)
        return first, shift(first, length, TimeUnit.MONTH) - timedelta(days=1)
    if _YEARS.fullmatch(value):
        unit = {4: TimeUnit.YEAR, 3: TimeUnit.DECADE, 2: TimeUnit.CENTURY}[len(value)]
        return unit_around(date(int(value.ljust(4, "0")), 1, 1), unit)
    return None
