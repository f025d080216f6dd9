"""The time of a narrative: where a story stands when a date without its year is told.

In a report "in March" is the latest March before publication. In the story of a war that ended
decades ago it is March of the year that the story has come to. A text is read as a narrative when
it writes several years long before that of its publication, hardly any time that counts from now
("on Monday", "last week"), and tells in the past tense.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from tocsin.core.dates.counting import counts_from_year
from tocsin.core.dates.find import Direction, TimeExpression, TimeKind
from tocsin.core.records import changed
from tocsin.core.spans import quote
from tocsin.core.types import DateInterval, Document
from tocsin.core.vocab import DateBasis
from tocsin.resolve.dating import meaning_of, with_bound
from tocsin.resolve.dating_context import OUTSIDE_CALENDAR, Context, Meaning, placed
from tocsin.resolve.dating_told import Told, from_told, weekday_near, without_year

SAID_THEN = "it counts from when it was said, inside a quotation whose day is not known"
NOT_TOLD = "no year is written, and the narrative has told no date before"
_QUOTED = re.compile(r"“[^”\n]{1,2000}”|\"[^\"\n]{1,2000}\"")
_OPENING = re.compile(r"(?:[.!?][”\"’)]?\s|\n|\()\s*(?:\w+\s){0,2}$")
# "Two days after the vote" counts from what follows, "two days after, they" from what was told.
_AHEAD = re.compile(r"(?:before|after|of) \w$", re.IGNORECASE)
_TENSE = re.compile(
    r"\b(?:(?P<past>was|were|had|did|would)|(?P<present>is|are|has|have|will|does|do))\b"
)
_FROM_NOW = frozenset({TimeKind.WEEKDAY, TimeKind.RELATIVE, TimeKind.WINDOW})

Key = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrated:
    """What an expression means where it stands in a narrative, and the date it counts from."""

    meaning: Meaning
    told: Told | None = None


def narrated_times(
    document: Document, expressions: Sequence[TimeExpression], context: Context
) -> Mapping[Key, Narrated]:
    """Return what each expression means in a narrative, by its place; empty for another text."""
    quoted = _Quotations.of(document.text)
    settled = _few_from_now(expressions, quoted, context)
    if not settled or not _in_the_past_tense(document.text, quoted, context):
        return {}
    told: Told | None = None
    year: Told | None = None
    found: dict[Key, Narrated] = {}
    for expression in expressions:
        within = quoted.holds(expression.start)
        plain = changed(expression, bound=None)
        ahead = _AHEAD.search(document.text[expression.start : expression.end + 2])
        from_date = None if ahead else year if year and counts_from_year(expression) else told
        meaning = _meaning(plain, from_date, context, quoted=within)
        found[expression.start, expression.end] = Narrated(meaning=meaning, told=from_date)
        if within:
            continue
        if _year(expression) is not None:
            year = _told(document, expression, meaning)
        if _moves(document.text, expression, meaning, told):
            told = year = _told(document, expression, meaning)
    return found


def narrated(
    interval: DateInterval, expression: TimeExpression, found: Narrated, context: Context
) -> DateInterval:
    """Return the interval of an expression as the narrative dates it, with what it counts from."""
    meaning = with_bound(found.meaning, expression, context)
    if found.told and meaning.basis is DateBasis.RELATIVE_TO_EVENT:
        span = found.told.span
        interval = replace(interval, anchor=span, derived_from=(*interval.derived_from, span))
    return placed(interval, meaning, context)


@dataclass(frozen=True, slots=True)
class _Quotations:
    """The stretches of a text between quotation marks, in order, none overlapping another."""

    spans: tuple[Key, ...]

    @classmethod
    def of(cls, text: str) -> "_Quotations":
        return cls(tuple(found.span() for found in _QUOTED.finditer(text)))

    def holds(self, place: int) -> bool:
        before = bisect_left(self.spans, (place,))
        return before > 0 and place < self.spans[before - 1][1]


def _few_from_now(
    expressions: Iterable[TimeExpression], quoted: _Quotations, context: Context
) -> bool:
    """Return whether years long before publication dominate the times that count from now.

    The first date of a story has its year: one without counts from publication.
    """
    settings = context.settings
    years = now = 0
    recent = context.upper.year - settings.narrative_years_before if context.upper else None
    for each in expressions:
        if each.kind in _FROM_NOW:
            now += _is_from_now(each) and not quoted.holds(each.start)
        elif (year := _year(each)) is not None:
            years += recent is None or year <= recent
        elif each.kind is TimeKind.ABSOLUTE and not years:
            return False
    return years >= settings.narrative_years and now <= years * settings.narrative_share_now


def _in_the_past_tense(text: str, quoted: _Quotations, context: Context) -> bool:
    """Return whether most verbs that show their tense, outside quotations, are in the past."""
    past = present = 0
    for found in _TENSE.finditer(text):
        if not quoted.holds(found.start()):
            past += found.lastgroup == "past"
            present += found.lastgroup == "present"
    return past >= (past + present) * context.settings.narrative_share_past


def _is_from_now(expression: TimeExpression) -> bool:
    """Return whether words surely count from the time of writing.

    A story too has its "end of the month", its "recently" and its "next three weeks".
    """
    if expression.kind is TimeKind.WEEKDAY:
        return True
    return expression.offset is not None and expression.direction is not Direction.FUTURE


def _year(expression: TimeExpression) -> int | None:
    if expression.ends is not None:
        return _year(expression.ends[0]) or _year(expression.ends[1])
    return expression.parts.year if expression.kind is TimeKind.ABSOLUTE else None


def _meaning(
    expression: TimeExpression, told: Told | None, context: Context, *, quoted: bool
) -> Meaning:
    try:
        return _read(expression, told, context, quoted=quoted)
    except OverflowError:
        return Meaning(reason=OUTSIDE_CALENDAR)


def _read(
    expression: TimeExpression, told: Told | None, context: Context, *, quoted: bool
) -> Meaning:
    kind = expression.kind
    if kind is TimeKind.RANGE and expression.ends is not None:
        return _range(expression, told, context, quoted=quoted)
    if kind is TimeKind.ABSOLUTE and _year(expression) is None and not expression.readings:
        return without_year(expression, told, context) if told else Meaning(reason=NOT_TOLD)
    if kind is TimeKind.WEEKDAY and told and expression.offset is None and not quoted:
        return weekday_near(expression, told)
    if told and _is_unit_told(expression):
        return from_told(replace(expression, offset=0), told, context)
    if kind in _FROM_NOW and quoted:
        return Meaning(reason=SAID_THEN)
    if kind in {TimeKind.EVENT_RELATIVE, TimeKind.CLOCK} and told:
        return from_told(expression, told, context)
    return meaning_of(expression, context)


def _is_unit_told(expression: TimeExpression) -> bool:
    """Return whether words mean a part of the unit that a story is in: "the end of the month"."""
    of_now = expression.kind is TimeKind.RELATIVE and expression.offset is None
    return of_now and expression.unit is not None and expression.section is not None


def _range(
    expression: TimeExpression, told: Told | None, context: Context, *, quoted: bool
) -> Meaning:
    """Read the ends one after the other: the second goes on from the first."""
    ends = expression.ends
    if ends is None:
        return Meaning(reason="no ends are written")
    first = _meaning(ends[0], told, context, quoted=quoted)
    if first.earliest and first.latest and told:
        told = replace(told, days=(first.earliest, first.latest))
    last = _meaning(ends[1], told, context, quoted=quoted)
    if first.earliest and last.latest and first.earliest > last.latest:
        return Meaning(reason="the ends of the range contradict each other")
    basis = last.basis if last.latest else first.basis
    return Meaning(earliest=first.earliest, latest=last.latest, basis=basis, reason=last.reason)


def _moves(text: str, expression: TimeExpression, meaning: Meaning, told: Told | None) -> bool:
    """Return whether a narrative goes on from an expression.

    Not from the bare year in which it is already; nor, unless they open their sentence, from one
    side of a longer time ("had grown to 200 by December") or a bare year ("planned for 1976").
    """
    first, last = meaning.earliest, meaning.latest
    if first is None or last is None:
        return False
    aside = expression.bound is not None or (told is not None and _is_bare_year(expression))
    if aside and not _opens(text, expression.start):
        return False
    if expression.kind in {TimeKind.ABSOLUTE, TimeKind.RANGE}:
        return told is None or not (first <= told.days[0] and told.days[1] <= last)
    forward = (expression.offset or 0) > 0 or expression.parts.day is not None
    return expression.kind is TimeKind.EVENT_RELATIVE and forward


def _is_bare_year(expression: TimeExpression) -> bool:
    parts = expression.parts
    return parts.year is not None and parts.month is None


def _opens(text: str, start: int) -> bool:
    """Return whether a sentence, a line or a parenthesis begins at `start`, or two words before."""
    return start == 0 or _OPENING.search(text[max(0, start - 30) : start]) is not None


def _told(document: Document, expression: TimeExpression, meaning: Meaning) -> Told | None:
    if meaning.earliest is None or meaning.latest is None:
        return None
    words = quote(document, expression.start, expression.end)
    return Told(span=words, days=(meaning.earliest, meaning.latest))
