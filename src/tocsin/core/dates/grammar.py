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

Builder = Callable[[Match], TimeExpression | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """One pattern of the grammar and what it builds."""

    pattern: re.Pattern[str]
    build: Builder


def _rule(pattern: str, build: Builder) -> Rule:
    return Rule(re.compile(rf"(?<![A-Za-z\d])(?:{pattern})"), build)


# Sorted by precedence among finds of one length at one place.
RULES: tuple[Rule, ...] = (
    _rule(p.NAMED_DAY, a.build_named_day),
    _rule(FEAST, feast),
    _rule(HOLIDAY, holiday),
    _rule(p.MONTH_DAYS, a.build_days),
    _rule(p.DAYS_MONTH, a.build_days),
    _rule(p.YEARS, a.build_years),
    _rule(p.MONTH_DAY + p.TAIL, a.build_day),
    _rule(p.DAY_MONTH + p.TAIL, a.build_day_month),
    _rule(p.ISO, a.build_iso),
    _rule(p.NUMERIC, a.build_numeric),
    _rule(p.MONTH_YEAR, a.build_month),
    _rule(q.WHICH_MONTH, r.build_which_month),
    _rule(q.WHICH_SEASON, r.build_which_season),
    _rule(p.BARE_MONTH, a.build_month),
    _rule(p.YEARS_BEFORE_CHRIST, a.build_years_before_christ),
    _rule(p.BEFORE_CHRIST, a.build_before_christ),
    _rule(p.CENTURY_BEFORE_CHRIST, a.build_century_before_christ),
    _rule(p.DECADE, a.build_decade),
    _rule(p.CENTURY, a.build_century),
    _rule(p.YEAR, a.build_year),
    _rule(p.SEASON, a.build_season),
    _rule(p.DAY_OF_MONTH, a.build_day_of_month),
    _rule(q.WEEKDAY, r.build_weekday),
    _rule(q.CALENDAR_UNIT, r.build_calendar_unit),
    _rule(q.END_OF_UNIT, r.build_end_of_unit),
    _rule(q.DAY_WORD, r.build_day_word),
    _rule(q.AGO, r.build_ago),
    _rule(q.WINDOW, r.build_window),
    _rule(q.BARE_WINDOW, r.build_window),
    _rule(q.RECENT_UNITS, r.build_recent),
    _rule(q.RECENT, r.build_recent),
    _rule(q.FROM_EVENT, r.build_from_event),
    _rule(q.NEAR_EVENT, r.build_near_event),
    _rule(q.EVE, r.build_eve),
    _rule(q.THAT_DAY, r.build_that_day),
    _rule(q.DAY_BESIDE, r.build_day_beside),
    _rule(q.FOLLOWING_UNITS, r.build_following_units),
    _rule(q.DURATION, r.build_duration),
    _rule(q.LENGTH, r.build_length),
    _rule(q.ONE_LENGTH, r.build_length),
    _rule(q.CLOCK_ALONE, r.build_clock),
)
