"""Time expressions of news English: where they stand and what they say.

Nothing here knows a day on which anything was written. Which days an expression means is
for `resolve` to say; the arithmetic that it needs is in `core.dates.calendar`.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import lru_cache

from tocsin.core.dates import words as w
from tocsin.core.dates.grammar import RULES
from tocsin.core.dates.guards import is_part_of_address, is_premodifier
from tocsin.core.dates.model import (
    Bound,
    Direction,
    Section,
    TimeExpression,
    TimeKind,
    TimeUnit,
)
from tocsin.core.dates.stretches import stretches
from tocsin.core.types import DateInterval, DateParts, Span
from tocsin.core.vocab import DateBasis

__all__ = [
    "NOT_AFTER",
    "NOT_RESOLVED",
    "Bound",
    "Direction",
    "Section",
    "TimeExpression",
    "TimeKind",
    "TimeUnit",
    "bound_by_telling",
    "find_mentions",
    "find_times",
    "no_time",
    "parse_absolute",
    "parse_time",
    "unresolved",
    "written_parts",
]

NOT_RESOLVED = "not resolved yet"
# Words that may date an event or only its telling: the event is not later.
NOT_AFTER = "not resolved yet; it may be the day on which somebody spoke of it"
_DATE_NOTHING = frozenset({TimeKind.LENGTH, TimeKind.CLOCK})
_DATED = frozenset({TimeKind.ABSOLUTE, TimeKind.WEEKDAY, TimeKind.RELATIVE})
_BOUND_BEFORE = re.compile(rf"(?<![A-Za-z])(?P<bound>(?i:{w.BOUND}))\s+(?:(?i:the)\s+)?$")
_OPENER = re.compile(r"(?<![A-Za-z])(?P<opener>(?i:between|from))\s+(?:(?i:the)\s+)?$")
_JOIN = re.compile(r"\s*(?P<join>[-–—]|(?i:to|until|till|through|and))\s*(?:(?i:the)\s+)?")
_COORDINATION = re.compile(r"\s*(?:,|/|&|,?\s(?:and|or))\s*(?:(?:in|on)\s)?(?:the\s)?")
_LONGEST_BOUND = 24


@lru_cache(maxsize=32)
def find_times(text: str) -> tuple[TimeExpression, ...]:
    """Return the time expressions of a text that can date something, in order.

    Lengths ("a three-day battle") and times of day without a day are left out.
    """
    return tuple(each for each in find_mentions(text) if each.kind not in _DATE_NOTHING)


@lru_cache(maxsize=32)
def find_mentions(text: str) -> tuple[TimeExpression, ...]:
    """Return all time expressions of a text, in order, none overlapping another.

    The leftmost wins, then the longest. The words "since", "until", "by", "before",
    "after" that make a date the side of a longer time belong to the expression.
    """
    around = stretches(text)
    finds = [
        (built.start, -built.end, rank, built)
        for rank, rule in enumerate(RULES)
        for stretch in around[rule.need]
        for found in rule.pattern.finditer(text, *stretch)
        if (built := rule.build(found)) and not is_part_of_address(text, built.start, built.end)
    ]
    finds.sort(key=lambda find: find[:3])
    chosen: list[TimeExpression] = []
    for start, _, _, built in finds:
        if not chosen or start >= chosen[-1].end:
            chosen.append(built)
    return tuple(_bounded(text, _joined(text, _with_shared_year(text, chosen))))


def _with_shared_year(text: str, found: list[TimeExpression]) -> list[TimeExpression]:
    """Return the expressions, a year written once after two dates given to the first as well.

    "in October and November 1919", "on May 4 or June 2, 2001".
    """
    shared = list(found)
    for at in range(len(shared) - 2, -1, -1):
        first, last = shared[at], shared[at + 1]
        both = first.kind is last.kind is TimeKind.ABSOLUTE
        if both and _COORDINATION.fullmatch(text, first.end, last.start):
            shared[at], shared[at + 1] = _shared(first, last)
    return shared


def parse_time(text: str) -> TimeExpression | None:
    """Return the time expression that a quotation of one reads as: the longest in it, or None."""
    found = find_times(text)
    return max(found, key=lambda each: each.end - each.start, default=None)


def parse_absolute(text: str) -> TimeExpression | None:
    """Return the first whole date (year, month, day) of a text, or None.

    Weekday, time of day and zone are kept as written (`parts.weekday`, `clock`, `zone`), and
    nobody has checked that the weekday fits. A date of digits that can be read two ways
    ("03/04/2023") has both in `readings`.
    """
    for found in find_times(text):
        whole = found.parts.year is not None and found.parts.day is not None
        if found.kind is TimeKind.ABSOLUTE and (whole or _numeric(found)):
            return found
    return None


def unresolved(span: Span, expression: TimeExpression) -> DateInterval:
    """Return the interval of words that nobody has interpreted yet."""
    return DateInterval(
        span=span, written=written_parts(expression), basis=DateBasis.UNKNOWN, reason=NOT_RESOLVED
    )


def bound_by_telling(span: Span) -> DateInterval:
    """Return the interval of words that may date an event or only what was said of it.

    They give it no part of a date: it is only not later than them.
    """
    return DateInterval(span=span, basis=DateBasis.UNKNOWN, reason=NOT_AFTER)


def no_time(reason: str, *, latest: date | None = None) -> DateInterval:
    """Return the interval of something whose time is not stated, bounded where a bound is known."""
    basis = DateBasis.INFERRED if latest else DateBasis.UNKNOWN
    return DateInterval(latest=latest, basis=basis, reason=reason)


def written_parts(expression: TimeExpression) -> DateParts:
    """Return the parts as written; of a range, those in which both ends agree."""
    if expression.ends is None:
        return expression.parts
    first, last = (written_parts(end) for end in expression.ends)
    year = first.year if first.year == last.year else None
    month = first.month if first.month == last.month and year == first.year else None
    return DateParts(year=year, month=month)


def _numeric(found: TimeExpression) -> bool:
    return bool(found.readings) and all(reading.day for reading in found.readings)


def _joined(text: str, found: Iterable[TimeExpression]) -> list[TimeExpression]:
    """Return the expressions with neighbours that are the ends of a range made one."""
    joined: list[TimeExpression] = []
    for expression in found:
        whole = _range(text, joined[-1], expression) if joined else None
        if whole and joined[:-1] and whole.start < joined[-2].end:
            whole = replace(whole, start=joined[-1].start)
        if whole:
            joined[-1] = whole
        else:
            joined.append(expression)
    return joined


def _range(text: str, first: TimeExpression, last: TimeExpression) -> TimeExpression | None:
    link = _JOIN.fullmatch(text, first.end, last.start)
    if not link or first.kind not in _DATED or last.kind not in _DATED:
        return None
    if (first.kind is TimeKind.WEEKDAY) != (last.kind is TimeKind.WEEKDAY):
        return None
    opener = _OPENER.search(text, max(0, first.start - _LONGEST_BOUND), first.start)
    if link.group("join").lower() == "and" and not (
        opener and opener.group("opener").lower() == "between"
    ):
        return None
    start = opener.start() if opener else first.start
    return TimeExpression(start=start, end=last.end, kind=TimeKind.RANGE, ends=_shared(first, last))


def _shared(first: TimeExpression, last: TimeExpression) -> tuple[TimeExpression, TimeExpression]:
    """Return the ends with the year that is written once for both given to both."""
    dated = first.parts.month or first.section is not None
    if first.parts.year is None and (last.parts.year or 0) > 0 and dated:
        crosses = (first.parts.month or 0) > (last.parts.month or 12)
        year = (last.parts.year or 0) - crosses
        return replace(first, parts=replace(first.parts, year=year), named_day=False), last
    return first, last


def _bounded(text: str, found: list[TimeExpression]) -> list[TimeExpression]:
    """Return the expressions with the bound word before each made part of it."""
    bounded: list[TimeExpression] = []
    for expression in found:
        floor = bounded[-1].end if bounded else 0
        bounded.append(_with_bound(text, expression, floor))
    return bounded


def _with_bound(text: str, expression: TimeExpression, floor: int) -> TimeExpression:
    if expression.kind is TimeKind.RANGE:
        return _with_opener(text, expression, floor)
    if expression.kind not in _DATED:
        return expression
    word = _BOUND_BEFORE.search(
        text, max(floor, expression.start - _LONGEST_BOUND), expression.start
    )
    if word is None or is_premodifier(text, expression.start, expression.end):
        return expression
    bound = w.BOUNDS[" ".join(word.group("bound").lower().split())]
    # "just before 3 p.m. Friday" is on that Friday: the word bounds the hour.
    if expression.clock is not None and bound in {Bound.BEFORE, Bound.AFTER}:
        return expression
    return replace(expression, start=word.start(), bound=bound)


def _with_opener(text: str, expression: TimeExpression, floor: int) -> TimeExpression:
    opener = _OPENER.search(text, max(floor, expression.start - _LONGEST_BOUND), expression.start)
    return replace(expression, start=opener.start()) if opener else expression
