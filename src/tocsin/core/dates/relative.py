"""What the grammar builds of times that count from another: weekdays, units, windows, lengths.

A builder reads the groups of its pattern (`core.dates.relative_patterns`) and may refuse.
"""

import re

from tocsin.core.dates import relative_patterns as p
from tocsin.core.dates import words as w
from tocsin.core.dates.building import (
    Match,
    counts_from_event,
    expression,
    offset_of,
    time_of_day,
)
from tocsin.core.dates.guards import is_plain_weekday, word_before
from tocsin.core.dates.model import Direction, Section, TimeExpression, TimeKind, TimeUnit
from tocsin.core.types import DateParts

_UNIT_GROUPS = ("unit", "unit2", "unit3", "unit4")
# Words after which "the next month" is the month after, and no stretch of time from now.
_POINT = frozenset({"by", "until", "in", "early", "late", "later", "of"})
_CLOCK_AFTER = frozenset({"at", "by", "until", "around", "about", "from", "to", "since", "before"})
_OF_ANOTHER = re.compile(p.OF_ANOTHER)


def build_weekday(found: Match) -> TimeExpression | None:
    """Return a weekday, or None where the name is that of something else."""
    if not is_plain_weekday(found.string, *found.span("weekday")):
        return None
    return expression(
        found,
        TimeKind.WEEKDAY,
        parts=DateParts(weekday=w.weekday_number(found.group("weekday"))),
        offset=offset_of(found.group("which")),
        **time_of_day(found),
    )


def build_calendar_unit(found: Match) -> TimeExpression:
    """Return "last week", "the following year"."""
    which, (unit, size) = found.group("which"), w.unit_of(found.group("unit"))
    to_event = which.lower().split()[-1] in {"same", "previous", "following"}
    return expression(
        found,
        TimeKind.EVENT_RELATIVE if to_event else TimeKind.RELATIVE,
        offset=(offset_of(which) or 0) * size,
        unit=unit,
        section=w.section_of(found.group("section")),
    )


def build_end_of_unit(found: Match) -> TimeExpression:
    """Return "the end of the month", "the start of that year", "later in the week"."""
    groups = found.groupdict()
    unit, _ = w.unit_of(next(groups[name] for name in _UNIT_GROUPS if groups[name]))
    section = w.section_of(groups["section"] or groups["later"]) or Section.END
    which = " ".join((groups["which"] or "the").lower().split())
    if which == "the":
        return expression(found, TimeKind.RELATIVE, unit=unit, section=section)
    kind = TimeKind.EVENT_RELATIVE if counts_from_event(which) else TimeKind.RELATIVE
    return expression(found, kind, offset=offset_of(which), unit=unit, section=section)


def build_which_month(found: Match) -> TimeExpression:
    """Return "last October"."""
    parts = DateParts(month=w.month_number(found.group("month")))
    offset = offset_of(found.group("which"))
    return expression(found, TimeKind.RELATIVE, parts=parts, offset=offset, unit=TimeUnit.YEAR)


def build_which_season(found: Match) -> TimeExpression:
    """Return "next summer"."""
    section, offset = w.section_of(found.group("season")), offset_of(found.group("which"))
    return expression(found, TimeKind.RELATIVE, section=section, offset=offset, unit=TimeUnit.YEAR)


_DAY_WORDS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "overnight": 0,
              "last night": -1, "the day before yesterday": -2,
              "the day after tomorrow": 2}  # fmt: skip


def build_day_word(found: Match) -> TimeExpression:
    """Return "yesterday", "tonight"."""
    word = " ".join(found.group("word").lower().split())
    vague = word in {"overnight", "last night"}
    offset = _DAY_WORDS.get(word, 0)
    part = w.day_part_of(word.split()[-1]) or w.day_part_of(found.group("daypart"))
    return expression(
        found, TimeKind.RELATIVE, offset=offset, unit=TimeUnit.DAY, vague=vague, day_part=part
    )


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


def build_ago(found: Match) -> TimeExpression:
    """Return "two years ago"."""
    count, unit, vague = _counted(found)
    return expression(
        found,
        TimeKind.RELATIVE,
        offset=None if count is None else -count,
        unit=unit,
        vague=vague,
        direction=Direction.PAST,
    )


def _way(found: Match) -> Direction:
    ahead = {"coming", "next", "following", "later", "after", "afterward", "afterwards",
             "succeeding", "subsequent", "ensuing"}  # fmt: skip
    return Direction.FUTURE if found.group("way").lower() in ahead else Direction.PAST


def build_window(found: Match) -> TimeExpression | None:
    """Return "the past three days", or None where it does not reach to now."""
    count, unit, vague = _counted(found)
    ahead = found.group("way").lower() in {"next", "following"}
    if not found.groupdict().get("count"):
        if found.group("way").lower() in {"following", "preceding"}:
            return None  # "the following days" count from an event
        if ahead and unit is TimeUnit.DAY and count == 1:
            return None  # "the next day" counts from an event
        if ahead and count == 1 and word_before(found.string, found.start()).lower() in _POINT:
            return None  # "by the next month": the unit after that told of
    if found.group("way").lower() == "last" and _OF_ANOTHER.match(found.string, found.end()):
        return None  # "the last weeks of the war"
    return expression(
        found, TimeKind.WINDOW, direction=_way(found), offset=count, unit=unit, vague=vague
    )


def build_recent(found: Match) -> TimeExpression:
    """Return "recent weeks", "recently"."""
    unit = w.unit_of(found.group("unit"))[0] if "unit" in found.groupdict() else None
    way = _way(found) if unit else Direction.PAST
    return expression(
        found,
        TimeKind.WINDOW,
        direction=way,
        unit=unit,
        vague=True,
        open_start=way is Direction.PAST,
    )


def build_from_event(found: Match) -> TimeExpression | None:
    """Return "two days later", "weeks before", or None without a count."""
    count, unit, vague = _counted(found)
    if found.group("count") is None and not found.group("unit").lower().endswith("s"):
        return None
    sign = 1 if _way(found) is Direction.FUTURE else -1
    offset = None if count is None else sign * count
    return expression(
        found,
        TimeKind.EVENT_RELATIVE,
        direction=_way(found),
        offset=offset,
        unit=unit,
        vague=vague,
    )


def build_near_event(found: Match) -> TimeExpression:
    """Return "shortly after"."""
    return expression(found, TimeKind.EVENT_RELATIVE, direction=_way(found), vague=True)


def build_eve(found: Match) -> TimeExpression:
    """Return "on the eve of"."""
    past = Direction.PAST
    return expression(found, TimeKind.EVENT_RELATIVE, direction=past, offset=-1, unit=TimeUnit.DAY)


def build_that_day(found: Match) -> TimeExpression:
    """Return "the same day", "the next morning", "later that month"."""
    groups = found.groupdict()
    unit, _ = w.unit_of(groups["unit"])
    words = (groups["section"] or "").lower().split()
    return expression(
        found,
        TimeKind.EVENT_RELATIVE,
        offset=offset_of(groups["which"]),
        unit=unit,
        section=w.section_of(words[0]) if words and unit is not TimeUnit.DAY else None,
        day_part=w.day_part_of(groups["unit"]),
    )


def build_day_beside(found: Match) -> TimeExpression:
    """Return "the day before", "the year after"."""
    unit, _ = w.unit_of(found.group("unit"))
    way = _way(found)
    offset = 1 if way is Direction.FUTURE else -1
    part = w.day_part_of(found.group("unit"))
    return expression(
        found, TimeKind.EVENT_RELATIVE, direction=way, offset=offset, unit=unit, day_part=part
    )


def build_following_units(found: Match) -> TimeExpression:
    """Return "the following days": how many is not said."""
    unit, _ = w.unit_of(found.group("unit"))
    return expression(found, TimeKind.EVENT_RELATIVE, direction=_way(found), unit=unit, vague=True)


def build_duration(found: Match) -> TimeExpression | None:
    """Return "for two weeks", or None without a count."""
    count, unit, vague = _counted(found)
    if found.group("count") is None and not found.group("unit").lower().endswith("s"):
        return None
    return expression(found, TimeKind.DURATION, offset=count, unit=unit, vague=vague)


def build_length(found: Match) -> TimeExpression:
    """Return a length of time of which it is not said that it went by: "a three-day battle"."""
    count, unit, vague = _counted(found)
    return expression(found, TimeKind.LENGTH, offset=count, unit=unit, vague=vague)


def build_clock(found: Match) -> TimeExpression | None:
    """Return a time of day that stands alone, or None where the digits may be something else."""
    clock = found.group("clock")
    hour, _, minute = re.sub(r"[^\d:]", "", clock).partition(":")
    after_at = word_before(found.string, found.start()).lower() in _CLOCK_AFTER
    named = re.search(r"[ap]\.?m", clock, re.IGNORECASE) is not None
    if int(hour) > (12 if named else 24) or int(minute or 0) > 59 or not (named or after_at):
        return None
    return expression(found, TimeKind.CLOCK, offset=0, unit=TimeUnit.DAY, clock=clock)
