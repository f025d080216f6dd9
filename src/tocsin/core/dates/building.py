"""What the builders of the grammar share: an expression at a match, days that exist."""

import re

from tocsin.core.dates import words as w
from tocsin.core.dates.model import DayPart, TimeExpression, TimeKind
from tocsin.core.types import DateParts

Match = re.Match[str]

_OFFSETS = {"last": -1, "past": -1, "previous": -1, "preceding": -1, "this": 0, "same": 0,
            "current": 0, "that": 0, "next": 1, "following": 1, "coming": 1}  # fmt: skip
# Words that count from what was told and not from the time of writing.
_FROM_EVENT = frozenset({"that", "same", "previous", "preceding", "following"})


def expression(found: Match, kind: TimeKind, **values: object) -> TimeExpression:
    """Return the expression of a match, with these fields."""
    start, end = found.span()
    return TimeExpression(start=start, end=end, kind=kind, **values)  # type: ignore[arg-type]


def exists(year: int | None, month: int, day: int) -> bool:
    """Return whether there is such a day; without a year 29 February is one."""
    if not 1 <= month <= 12 or day < 1:
        return False
    leap = year is None or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
    longest = 30 if month in {4, 6, 9, 11} else 31
    return day <= (29 if leap else 28) if month == 2 else day <= longest


def range_of(found: Match, first: DateParts, last: DateParts) -> TimeExpression:
    """Return the range between two dates that one match holds."""
    ends = tuple(expression(found, TimeKind.ABSOLUTE, parts=parts) for parts in (first, last))
    return expression(found, TimeKind.RANGE, ends=ends)


def offset_of(which: str | None) -> int | None:
    """Return which of its kind words mean: "last" -1, "this" and "that same" 0, "next" 1."""
    return _OFFSETS[which.lower().split()[-1]] if which else None


def counts_from_event(which: str) -> bool:
    """Return whether words count from what was told: "the same", "the following", "the next"."""
    words = which.lower().split()
    return words[-1] in _FROM_EVENT or words == ["the", "next"]


def of_year(found: Match) -> dict[str, object]:
    """Return kind and `year_offset` of a date with "of that year", "last year"; empty if none."""
    which = found.groupdict().get("of_year")
    if not which:
        return {}
    to_event = counts_from_event(which)
    kind = TimeKind.EVENT_RELATIVE if to_event else TimeKind.RELATIVE
    return {"kind": kind, "year_offset": offset_of(which)}


def time_of_day(found: Match) -> dict[str, object]:
    """Return what a match says of the time of day: `clock`, `zone`, `day_part`."""
    groups = found.groupdict()
    return {
        "clock": groups.get("clock") or groups.get("clock_before"),
        "zone": groups.get("zone") or groups.get("zone_before"),
        "day_part": _day_part(groups),
    }


def _day_part(groups: dict[str, str | None]) -> DayPart | None:
    return w.day_part_of(groups.get("part_of")) or w.day_part_of(groups.get("daypart"))
