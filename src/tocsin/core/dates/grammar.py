"""The grammar of dates in news English: a table of patterns, and what each one builds.

A pattern finds; its builder reads the groups and may still refuse. Which of several finds
stands is decided in `core.dates.find`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from tocsin.core.dates import absolute as a
from tocsin.core.dates import patterns as p
from tocsin.core.dates import relative as r
from tocsin.core.dates import relative_patterns as q
from tocsin.core.dates.building import Match
from tocsin.core.dates.feasts import FEAST, HOLIDAY, feast, holiday
from tocsin.core.dates.model import TimeExpression
from tocsin.core.dates.since import SINCE_BEGAN, SINCE_POINT, SINCE_START, build_since
from tocsin.core.dates.stretches import Need

Builder = Callable[[Match], TimeExpression | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """One pattern of the grammar, what it builds, and the kind of word that it needs."""

    pattern: re.Pattern[str]
    build: Builder
    need: Need


def _rule(pattern: str, build: Builder, need: Need) -> Rule:
    return Rule(re.compile(rf"(?<![A-Za-z\d])(?:{pattern})"), build, need)


# Sorted by precedence among finds of one length at one place.
RULES: tuple[Rule, ...] = (
    _rule(p.NAMED_DAY, a.build_named_day, Need.DIGIT),
    _rule(FEAST, feast, Need.FEAST),
    _rule(HOLIDAY, holiday, Need.FEAST),
    _rule(p.MONTH_DAYS, a.build_days, Need.MONTH),
    _rule(p.DAYS_MONTH, a.build_days, Need.MONTH),
    _rule(p.YEARS, a.build_years, Need.YEAR),
    _rule(p.MONTH_DAY + p.TAIL, a.build_day, Need.MONTH),
    _rule(p.DAY_MONTH + p.TAIL, a.build_day_month, Need.MONTH),
    _rule(p.ISO, a.build_iso, Need.YEAR),
    _rule(p.NUMERIC, a.build_numeric, Need.YEAR),
    _rule(p.MONTH_YEAR, a.build_month, Need.MONTH),
    _rule(q.WHICH_MONTH, r.build_which_month, Need.MONTH),
    _rule(q.WHICH_SEASON, r.build_which_season, Need.SEASON),
    _rule(p.BARE_MONTH, a.build_month, Need.MONTH),
    _rule(p.YEARS_BEFORE_CHRIST, a.build_years_before_christ, Need.ERA),
    _rule(p.BEFORE_CHRIST, a.build_before_christ, Need.ERA),
    _rule(p.CENTURY_BEFORE_CHRIST, a.build_century_before_christ, Need.ERA),
    _rule(p.DECADE, a.build_decade, Need.YEAR),
    _rule(p.CENTURY, a.build_century, Need.CENTURY),
    _rule(p.YEAR, a.build_year, Need.YEAR),
    _rule(p.SEASON, a.build_season, Need.SEASON),
    _rule(p.DAY_OF_MONTH, a.build_day_of_month, Need.DIGIT),
    _rule(q.WEEKDAY, r.build_weekday, Need.WEEKDAY),
    _rule(q.CALENDAR_UNIT, r.build_calendar_unit, Need.LONG_UNIT),
    _rule(q.END_OF_UNIT, r.build_end_of_unit, Need.LONG_UNIT),
    _rule(q.DAY_WORD, r.build_day_word, Need.TODAY),
    _rule(q.PART_OF_TODAY, r.build_day_word, Need.UNIT),
    _rule(q.AGO, r.build_ago, Need.AGO),
    _rule(q.WINDOW, r.build_window, Need.UNIT),
    _rule(q.BARE_WINDOW, r.build_window, Need.UNIT),
    _rule(q.RECENT_UNITS, r.build_recent, Need.UNIT),
    _rule(q.RECENT, r.build_recent, Need.RECENT),
    _rule(q.FROM_EVENT, r.build_from_event, Need.UNIT),
    _rule(q.NEAR_EVENT, r.build_near_event, Need.ASIDE),
    _rule(q.EVE, r.build_eve, Need.FEAST),
    _rule(q.THAT_DAY, r.build_that_day, Need.UNIT),
    _rule(q.DAY_BESIDE, r.build_day_beside, Need.UNIT),
    _rule(q.FOLLOWING_UNITS, r.build_following_units, Need.UNIT),
    _rule(q.DURATION, r.build_duration, Need.UNIT),
    _rule(q.LENGTH, r.build_length, Need.UNIT),
    _rule(q.ONE_LENGTH, r.build_length, Need.UNIT),
    _rule(q.CLOCK_ALONE, r.build_clock, Need.DIGIT),
    _rule(SINCE_BEGAN, build_since, Need.SINCE),
    _rule(SINCE_START, build_since, Need.SINCE),
    _rule(SINCE_POINT, build_since, Need.SINCE),
)
