"""The grammar of dates in news English: a table of patterns, and what each one builds.

A pattern finds; its builder reads the groups and may still refuse. Which of several finds
stands is decided in `core.dates`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from tocsin.core.dates import patterns as p
from tocsin.core.dates import words as w
from tocsin.core.dates.feasts import FEAST, HOLIDAY, feast, holiday
from tocsin.core.dates.guards import (
    is_bare_month,
    is_bare_year,
    is_named_day,
    is_plain_weekday,
    word_before,
)
from tocsin.core.dates.model import Direction, Section, TimeExpression, TimeKind, TimeUnit
from tocsin.core.types import DateParts

Match = re.Match[str]
Builder = Callable[[Match], TimeExpression | None]


def _expression(found: Match, kind: TimeKind, **values: object) -> TimeExpression:
    start, end = found.span()
    return replace(TimeExpression(start=start, end=end, kind=kind), **values)  # type: ignore[arg-type]


def _day(found: Match) -> TimeExpression | None:
    groups = found.groupdict()
    month, day = w.month_number(groups["month"]), w.day_number(groups["day"])
    year = int(groups["year"]) if groups.get("year") else None
    if not _exists(year, month, day):
        return None
    weekday = w.weekday_number(groups["weekday"]) if groups.get("weekday") else None
    return _expression(
        found,
        TimeKind.ABSOLUTE,
        parts=DateParts(year=year, month=month, day=day, weekday=weekday),
        clock=groups.get("clock"),
        zone=groups.get("zone"),
        named_day=year is None and is_named_day(found.string, *found.span()),
    )


def _day_month(found: Match) -> TimeExpression | None:
    # "June 5 May": the number belongs to the month before it.
    if re.fullmatch(w.MONTH, word_before(found.string, found.start("day"))):
        return None
    return _day(found)


def _exists(year: int | None, month: int, day: int) -> bool:
    if not 1 <= month <= 12 or day < 1:
        return False
    leap = year is None or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
    longest = 30 if month in {4, 6, 9, 11} else 31
    return day <= (29 if leap else 28) if month == 2 else day <= longest


def _days(found: Match) -> TimeExpression | None:
    groups = found.groupdict()
    month = w.month_number(groups["month"])
    year = int(groups["year"]) if groups.get("year") else None
    first, last = w.day_number(groups["day"]), w.day_number(groups["last"])
    if not (_exists(year, month, first) and _exists(year, month, last) and first < last):
        return None
    return _range(
        found,
        DateParts(year=year, month=month, day=first),
        DateParts(year=year, month=month, day=last),
    )


def _years(found: Match) -> TimeExpression | None:
    first, written = int(found.group("year")), found.group("last")
    section = w.section_of(found.group("section"))
    if len(written) == 3:
        # A year cut short: what is certain is its first year only.
        same = [year for year in range(first + 1, first + 100) if str(year).startswith(written)]
        readings = tuple(DateParts(year=year) for year in same)
        if not readings:
            return None
        parts = DateParts(year=first)
        return _expression(found, TimeKind.ABSOLUTE, parts=parts, readings=readings, garbled=True)
    last = int(written) if len(written) == 4 else first - first % 100 + int(written)
    if not first < last <= first + 100:
        return None
    whole = _range(found, DateParts(year=first), DateParts(year=last))
    if whole.ends is None or section is None:
        return whole
    return replace(whole, ends=(replace(whole.ends[0], section=section), whole.ends[1]))


def _range(found: Match, first: DateParts, last: DateParts) -> TimeExpression:
    ends = tuple(_expression(found, TimeKind.ABSOLUTE, parts=parts) for parts in (first, last))
    return _expression(found, TimeKind.RANGE, ends=ends)


def _iso(found: Match) -> TimeExpression | None:
    year, month, day = (int(found.group(name)) for name in ("year", "m", "d"))
    if not _exists(year, month, day):
        return None
    return _expression(
        found,
        TimeKind.ABSOLUTE,
        parts=DateParts(year=year, month=month, day=day),
        clock=found.groupdict().get("clock"),
        zone=found.groupdict().get("zone"),
    )


def _numeric(found: Match) -> TimeExpression | None:
    year, first, second = (int(found.group(name)) for name in ("year", "a", "b"))
    readings = tuple(
        DateParts(year=year, month=month, day=day)
        for month, day in dict.fromkeys([(first, second), (second, first)])
        if _exists(year, month, day)
    )
    if not readings:
        return None
    single = readings[0] if len(readings) == 1 else DateParts(year=year)
    more = readings if len(readings) > 1 else ()
    return _expression(found, TimeKind.ABSOLUTE, parts=single, readings=more)


def _year_of(written: str | None) -> tuple[int | None, tuple[int, ...]]:
    """Return the year, or None and the years that a garbled one may be."""
    if written is None or written.isdigit():
        return (int(written) if written else None), ()
    mended = int(written.replace("l", "1").replace("I", "1").replace("O", "0"))
    return None, (mended,)


# A day before a month that no rule took for a day of it: "31 February".
_IMPOSSIBLE_DAY = re.compile(r"(?<![\d.,])\d{1,2}(?:st|nd|rd|th)?\s$")


def _month(found: Match) -> TimeExpression | None:
    groups = found.groupdict()
    year, guesses = _year_of(groups.get("year"))
    start = found.start("month")
    if "year" not in groups and not is_bare_month(found.string, start, found.end("month")):
        return None
    if _IMPOSSIBLE_DAY.search(found.string, max(0, start - 6), start):
        return None
    month = w.month_number(groups["month"])
    return _expression(
        found,
        TimeKind.ABSOLUTE,
        parts=DateParts(year=year, month=month),
        section=w.section_of(groups.get("section")),
        readings=tuple(DateParts(year=guess, month=month) for guess in guesses),
        garbled=bool(guesses),
    )


def _year(found: Match) -> TimeExpression | None:
    groups = found.groupdict()
    year, guesses = _year_of(groups["year"])
    section = w.section_of(groups["section"] or groups["season"])
    if section is None and not guesses and not is_bare_year(found.string, *found.span("year")):
        return None
    return _expression(
        found,
        TimeKind.ABSOLUTE,
        parts=DateParts(year=year),
        section=section,
        readings=tuple(DateParts(year=guess) for guess in guesses),
        garbled=bool(guesses),
    )


def _decade(found: Match) -> TimeExpression:
    year = int(found.group("decade") or "19" + found.group("short"))
    return _expression(
        found,
        TimeKind.ABSOLUTE,
        parts=DateParts(year=year),
        unit=TimeUnit.DECADE,
        section=w.section_of(found.group("section")),
    )


def _named_day(found: Match) -> TimeExpression:
    readings = (DateParts(year=2001, month=9, day=11),)
    parts = DateParts(month=9, day=11)
    return _expression(found, TimeKind.ABSOLUTE, parts=parts, readings=readings, named_day=True)


_OFFSETS = {"last": -1, "past": -1, "previous": -1, "preceding": -1, "this": 0, "same": 0,
            "current": 0, "that": 0, "next": 1, "following": 1, "coming": 1}  # fmt: skip


def _offset(which: str | None) -> int | None:
    return _OFFSETS[which.lower().split()[-1]] if which else None


def _weekday(found: Match) -> TimeExpression | None:
    if not is_plain_weekday(found.string, *found.span("weekday")):
        return None
    return _expression(
        found,
        TimeKind.WEEKDAY,
        parts=DateParts(weekday=w.weekday_number(found.group("weekday"))),
        offset=_offset(found.group("which")),
    )


def _calendar_unit(found: Match) -> TimeExpression:
    which, (unit, size) = found.group("which"), w.unit_of(found.group("unit"))
    to_event = which.lower().split()[-1] in {"same", "previous", "following"}
    return _expression(
        found,
        TimeKind.EVENT_RELATIVE if to_event else TimeKind.RELATIVE,
        offset=(_offset(which) or 0) * size,
        unit=unit,
        section=w.section_of(found.group("section")),
    )


def _end_of_unit(found: Match) -> TimeExpression:
    groups = found.groupdict()
    unit, _ = w.unit_of(groups["unit"] or groups["unit2"] or groups["unit3"])
    section = w.section_of(groups["section"]) or Section.END
    return _expression(found, TimeKind.RELATIVE, offset=0, unit=unit, section=section)


def _which_month(found: Match) -> TimeExpression:
    parts = DateParts(month=w.month_number(found.group("month")))
    offset = _offset(found.group("which"))
    return _expression(found, TimeKind.RELATIVE, parts=parts, offset=offset, unit=TimeUnit.YEAR)


def _which_season(found: Match) -> TimeExpression:
    section, offset = w.section_of(found.group("season")), _offset(found.group("which"))
    return _expression(found, TimeKind.RELATIVE, section=section, offset=offset, unit=TimeUnit.YEAR)


_DAY_WORDS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "overnight": 0,
              "last night": -1, "the day before yesterday": -2,
              "the day after tomorrow": 2}  # fmt: skip


def _day_word(found: Match) -> TimeExpression:
    word = " ".join(found.group("word").lower().split())
    vague = word in {"overnight", "last night"}
    offset = _DAY_WORDS.get(word, 0)
    return _expression(found, TimeKind.RELATIVE, offset=offset, unit=TimeUnit.DAY, vague=vague)


def _counted(found: Match) -> tuple[int | None, TimeUnit, bool]:
    unit, size = w.unit_of(found.group("unit"))
    words = found.groupdict().get("count")
    if words:
        count, vague = w.count_of(words)
    else:
        plural = found.group("unit").lower().endswith("s")
        count, vague = (None, True) if plural else (1, False)
    vague = vague or bool(found.groupdict().get("rough"))
    return (None if count is None else count * size), unit, vague


def _ago(found: Match) -> TimeExpression:
    count, unit, vague = _counted(found)
    return _expression(
        found,
        TimeKind.RELATIVE,
        offset=None if count is None else -count,
        unit=unit,
        vague=vague,
        direction=Direction.PAST,
    )


def _way(found: Match) -> Direction:
    ahead = {"coming", "next", "following", "later", "after", "afterward", "afterwards"}
    return Direction.FUTURE if found.group("way").lower() in ahead else Direction.PAST


def _window(found: Match) -> TimeExpression | None:
    count, unit, vague = _counted(found)
    ahead = found.group("way").lower() in {"next", "following"}
    if ahead and not found.group("count") and unit is TimeUnit.DAY:
        return None  # "the next day" counts from an event
    return _expression(
        found, TimeKind.WINDOW, direction=_way(found), offset=count, unit=unit, vague=vague
    )


def _recent(found: Match) -> TimeExpression:
    unit = w.unit_of(found.group("unit"))[0] if "unit" in found.groupdict() else None
    way = _way(found) if unit else Direction.PAST
    return _expression(
        found,
        TimeKind.WINDOW,
        direction=way,
        unit=unit,
        vague=True,
        open_start=way is Direction.PAST,
    )


def _from_event(found: Match) -> TimeExpression | None:
    count, unit, vague = _counted(found)
    if found.group("count") is None and not found.group("unit").lower().endswith("s"):
        return None
    sign = 1 if _way(found) is Direction.FUTURE else -1
    offset = None if count is None else sign * count
    return _expression(
        found,
        TimeKind.EVENT_RELATIVE,
        direction=_way(found),
        offset=offset,
        unit=unit,
        vague=vague,
    )


def _near_event(found: Match) -> TimeExpression:
    return _expression(found, TimeKind.EVENT_RELATIVE, direction=_way(found), vague=True)


def _eve(found: Match) -> TimeExpression:
    past = Direction.PAST
    return _expression(found, TimeKind.EVENT_RELATIVE, direction=past, offset=-1, unit=TimeUnit.DAY)


def _that_day(found: Match) -> TimeExpression:
    unit, _ = w.unit_of(found.group("unit"))
    return _expression(
        found, TimeKind.EVENT_RELATIVE, offset=_offset(found.group("which")), unit=unit
    )


def _duration(found: Match) -> TimeExpression | None:
    count, unit, vague = _counted(found)
    if found.group("count") is None and not found.group("unit").lower().endswith("s"):
        return None
    return _expression(found, TimeKind.DURATION, offset=count, unit=unit, vague=vague)


@dataclass(frozen=True, slots=True)
class Rule:
    """One pattern of the grammar and what it builds."""

    pattern: re.Pattern[str]
    build: Builder


def _rule(pattern: str, build: Builder) -> Rule:
    return Rule(re.compile(rf"(?<![A-Za-z\d])(?:{pattern})"), build)


# Sorted by precedence among finds of one length at one place.
RULES: tuple[Rule, ...] = (
    _rule(p.NAMED_DAY, _named_day),
    _rule(FEAST, feast),
    _rule(HOLIDAY, holiday),
    _rule(p.MONTH_DAYS, _days),
    _rule(p.DAYS_MONTH, _days),
    _rule(p.YEARS, _years),
    _rule(p.MONTH_DAY + p.TAIL, _day),
    _rule(p.DAY_MONTH + p.TAIL, _day_month),
    _rule(p.ISO, _iso),
    _rule(p.NUMERIC, _numeric),
    _rule(p.MONTH_YEAR, _month),
    _rule(p.WHICH_MONTH, _which_month),
    _rule(p.WHICH_SEASON, _which_season),
    _rule(p.BARE_MONTH, _month),
    _rule(p.DECADE, _decade),
    _rule(p.YEAR, _year),
    _rule(p.WEEKDAY, _weekday),
    _rule(p.CALENDAR_UNIT, _calendar_unit),
    _rule(p.END_OF_UNIT, _end_of_unit),
    _rule(p.DAY_WORD, _day_word),
    _rule(p.AGO, _ago),
    _rule(p.WINDOW, _window),
    _rule(p.BARE_WINDOW, _window),
    _rule(p.RECENT_UNITS, _recent),
    _rule(p.RECENT, _recent),
    _rule(p.FROM_EVENT, _from_event),
    _rule(p.NEAR_EVENT, _near_event),
    _rule(p.EVE, _eve),
    _rule(p.THAT_DAY, _that_day),
    _rule(p.DURATION, _duration),
)
