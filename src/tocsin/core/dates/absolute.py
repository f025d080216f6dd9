"""What the grammar builds of dates of the calendar: days, months, years, seasons, ranges.

A builder reads the groups of its pattern (`core.dates.patterns`) and may refuse.
"""

import re
from dataclasses import replace

from tocsin.core.dates import words as w
from tocsin.core.dates.building import (
    Match,
    exists,
    expression,
    of_year,
    range_of,
    time_of_day,
)
from tocsin.core.dates.guards import is_bare_month, is_bare_year, is_named_day, word_before
from tocsin.core.dates.model import TimeExpression, TimeKind, TimeUnit
from tocsin.core.types import DateParts


def build_day(found: Match) -> TimeExpression | None:
    """Return a day of a month, with or without its year; None where there is no such day."""
    groups = found.groupdict()
    month, day = w.month_number(groups["month"]), w.day_number(groups["day"])
    year = int(groups["year"]) if groups.get("year") else None
    if not exists(year, month, day):
        return None
    weekday = w.weekday_number(groups["weekday"]) if groups.get("weekday") else None
    values = {"kind": TimeKind.ABSOLUTE, **of_year(found), **time_of_day(found)}
    return expression(
        found,
        parts=DateParts(year=year, month=month, day=day, weekday=weekday),
        named_day=year is None and is_named_day(found.string, *found.span()),
        **values,  # type: ignore[arg-type]
    )


def build_day_month(found: Match) -> TimeExpression | None:
    """Return a day written before its month, or None."""
    # "June 5 May": the number belongs to the month before it.
    if re.fullmatch(w.MONTH, word_before(found.string, found.start("day"))):
        return None
    return build_day(found)


def build_days(found: Match) -> TimeExpression | None:
    """Return the range between two days of one month, or None."""
    groups = found.groupdict()
    month = w.month_number(groups["month"])
    year = int(groups["year"]) if groups.get("year") else None
    first, last = w.day_number(groups["day"]), w.day_number(groups["last"])
    if not (exists(year, month, first) and exists(year, month, last) and first < last):
        return None
    return range_of(
        found,
        DateParts(year=year, month=month, day=first),
        DateParts(year=year, month=month, day=last),
    )


def build_years(found: Match) -> TimeExpression | None:
    """Return the range between two years, or what is certain of one cut short."""
    first, written = int(found.group("year")), found.group("last")
    section = w.section_of(found.group("section"))
    if len(written) == 3:
        # A year cut short: what is certain is its first year only.
        same = [year for year in range(first + 1, first + 100) if str(year).startswith(written)]
        readings = tuple(DateParts(year=year) for year in same)
        if not readings:
            return None
        parts = DateParts(year=first)
        return expression(found, TimeKind.ABSOLUTE, parts=parts, readings=readings, garbled=True)
    last = int(written) if len(written) == 4 else first - first % 100 + int(written)
    if not first < last <= first + 100:
        return None
    whole = range_of(found, DateParts(year=first), DateParts(year=last))
    if whole.ends is None or section is None:
        return whole
    return replace(whole, ends=(replace(whole.ends[0], section=section), whole.ends[1]))


def build_iso(found: Match) -> TimeExpression | None:
    """Return a date written as digits, the year first."""
    year, month, day = (int(found.group(name)) for name in ("year", "m", "d"))
    if not exists(year, month, day):
        return None
    return expression(
        found,
        TimeKind.ABSOLUTE,
        parts=DateParts(year=year, month=month, day=day),
        clock=found.groupdict().get("clock"),
        zone=found.groupdict().get("zone"),
    )


def build_numeric(found: Match) -> TimeExpression | None:
    """Return a date written as digits, with both readings where two are possible."""
    year, first, second = (int(found.group(name)) for name in ("year", "a", "b"))
    readings = tuple(
        DateParts(year=year, month=month, day=day)
        for month, day in dict.fromkeys([(first, second), (second, first)])
        if exists(year, month, day)
    )
    if not readings:
        return None
    single = readings[0] if len(readings) == 1 else DateParts(year=year)
    more = readings if len(readings) > 1 else ()
    return expression(found, TimeKind.ABSOLUTE, parts=single, readings=more)


def _year_of(written: str | None) -> tuple[int | None, tuple[int, ...]]:
    """Return the year, or None and the years that a garbled one may be."""
    if written is None or written.isdigit():
        return (int(written) if written else None), ()
    mended = int(written.replace("l", "1").replace("I", "1").replace("O", "0"))
    return None, (mended,)


# A day before a month that no rule took for a day of it: "31 February".
_IMPOSSIBLE_DAY = re.compile(r"(?<![\d.,])\d{1,2}(?:st|nd|rd|th)?\s$")


def build_month(found: Match) -> TimeExpression | None:
    """Return a month with or without its year, or None where the word is none."""
    groups = found.groupdict()
    year, guesses = _year_of(groups.get("year"))
    start = found.start("month")
    if "year" not in groups and not is_bare_month(found.string, start, found.end("month")):
        return None
    if _IMPOSSIBLE_DAY.search(found.string, max(0, start - 6), start):
        return None
    month = w.month_number(groups["month"])
    values = {"kind": TimeKind.ABSOLUTE, **of_year(found)}
    return expression(
        found,
        parts=DateParts(year=year, month=month),
        section=w.section_of(groups.get("section")),
        readings=tuple(DateParts(year=guess, month=month) for guess in guesses),
        garbled=bool(guesses),
        **values,  # type: ignore[arg-type]
    )


def build_year(found: Match) -> TimeExpression | None:
    """Return a year, or None where the digits are none."""
    groups = found.groupdict()
    year, guesses = _year_of(groups["year"])
    section = w.section_of(groups["section"] or groups["season"])
    if section is None and not guesses and not is_bare_year(found.string, *found.span("year")):
        return None
    return expression(
        found,
        TimeKind.ABSOLUTE,
        parts=DateParts(year=year),
        section=section,
        readings=tuple(DateParts(year=guess) for guess in guesses),
        garbled=bool(guesses),
    )


def build_decade(found: Match) -> TimeExpression:
    """Return a decade."""
    year = int(found.group("decade") or "19" + found.group("short"))
    return expression(
        found,
        TimeKind.ABSOLUTE,
        parts=DateParts(year=year),
        unit=TimeUnit.DECADE,
        section=w.section_of(found.group("section")),
    )


def build_named_day(found: Match) -> TimeExpression:
    """Return the day that is known by its date."""
    readings = (DateParts(year=2001, month=9, day=11),)
    parts = DateParts(month=9, day=11)
    return expression(found, TimeKind.ABSOLUTE, parts=parts, readings=readings, named_day=True)


def build_century(found: Match) -> TimeExpression | None:
    """Return a century of our era, by the year it is counted from: "in the 20th" 1900.

    None where nothing is dated by it ("a threat of the 21st century").
    """
    if word_before(found.string, found.start()).lower() in {"of", "s", ""}:
        return None
    first = (int(found.group("number")[:2]) - 1) * 100
    return expression(
        found,
        TimeKind.ABSOLUTE,
        parts=DateParts(year=first),
        unit=TimeUnit.CENTURY,
        section=w.section_of(found.group("section")),
    )


# Words after which a season's name alone is a time.
_SEASON_AFTER = frozenset({"in", "by", "during", "throughout", "until", "since", "over", "before"})


def build_season(found: Match) -> TimeExpression | None:
    """Return a season whose year is not written, or None where the word may be something else."""
    groups = found.groupdict()
    section, which = w.section_of(groups["season"]), (groups["which"] or "").lower()
    if groups["of_year"]:
        values = {"kind": TimeKind.ABSOLUTE, **of_year(found)}
        return expression(found, section=section, **values)  # type: ignore[arg-type]
    if not _is_season(found):
        return None
    if which in {"", "the"}:
        return expression(found, TimeKind.ABSOLUTE, section=section)
    return expression(found, TimeKind.EVENT_RELATIVE, section=section, year_offset=0)


def _is_season(found: Match) -> bool:
    """Return whether a season's name is the time of the year: no fall of a town, no Arab Spring."""
    text, word = found.string, found.group("season")
    start, end = found.span("season")
    lead = text[found.start() : start].strip().lower()
    if text.startswith(" of ", end) or (lead and not word.islower()):
        return False
    if word.lower() == "fall" and lead in {"", "the"}:
        return False
    return bool(lead) or word_before(text, start).lower() in _SEASON_AFTER


# What may follow "on the 8th" where it is a day and no rank of anything.
_AFTER_DAY = re.compile(
    r"\s*(?:[.,;:)]|$|(?:a|an|the|and|but|when|in|at|by|he|she|it|they|while)\b)"
)


def build_day_of_month(found: Match) -> TimeExpression | None:
    """Return a day of a month that is not written: "on the 8th"; None for a rank."""
    text = found.string
    if word_before(text, found.start()).lower() not in {"on", "until", "by", "since"}:
        return None
    if not _AFTER_DAY.match(text, found.end()):
        return None
    parts = DateParts(day=w.day_number(found.group("day")))
    return expression(found, TimeKind.EVENT_RELATIVE, parts=parts)


def build_before_christ(found: Match) -> TimeExpression:
    """Return a year before Christ: below 0, and outside the calendar that dates are told in."""
    groups = found.groupdict()
    month = w.month_number(groups["month"]) if groups["month"] else None
    return expression(
        found,
        TimeKind.ABSOLUTE,
        parts=DateParts(year=-int(groups["year"]), month=month),
        unit=TimeUnit.DECADE if groups["decade"] else None,
        section=w.section_of(groups["section"] or groups["season"]),
    )


def build_century_before_christ(found: Match) -> TimeExpression:
    """Return a century before Christ, by its first year: "the 4th" -400."""
    parts = DateParts(year=-100 * int(found.group("number")))
    return expression(found, TimeKind.ABSOLUTE, parts=parts, unit=TimeUnit.CENTURY)


def build_years_before_christ(found: Match) -> TimeExpression | None:
    """Return a range of years before Christ, or None where the second is not the later one."""
    first, last = (-int(found.group(name)) for name in ("year", "last"))
    if first >= last:
        return None
    return range_of(found, DateParts(year=first), DateParts(year=last))
