"""A date that was found: what it is the date of, and how far to trust it."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import IntEnum

from tocsin.core.dates.calendar import days_of, weekday_agrees
from tocsin.core.dates.find import TimeExpression
from tocsin.core.types import DateParts, Span
from tocsin.core.vocab import DateRole

_CHANGED = re.compile(r"updat|modif|chang|revis|edited", re.IGNORECASE)
_PUBLISHED = re.compile(
    r"publish|publication|posted|issued|released?\b|filed|dated?\b|broadcast|aired\b", re.IGNORECASE
)


class Trust(IntEnum):
    """How far a date may be taken for the publication's, most first.

    `BOUND` is a day on which the text was already out: the page's clock, a day of change.
    """

    GIVEN = 0
    METADATA = 1
    PREFIX = 2
    LABELLED = 3
    UNDER_HEADLINE = 4
    DATELINE = 5
    OVER_TEXT = 6
    BOUND = 8
    NONE = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A date found: its words, what it is the date of, how far to trust it, and why.

    `at` is the instant where a page's data gives one; without a zone where the page gives none.
    """

    span: Span | None
    value: str
    parts: DateParts
    days: tuple[tuple[date, date], ...]
    role: DateRole
    trust: Trust
    reason: str
    at: datetime | None = None

    @property
    def may_be_publication(self) -> bool:
        """Return whether this may be the day of publication."""
        return self.trust < Trust.BOUND and bool(self.days)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a date stands, as what it is the date of, with how far to trust it so."""

    role: DateRole
    trust: Trust
    reason: str


def labelled(label: str, place: Place) -> Place:
    """Return what a date is with the words before it on its line taken into account."""
    if place.role not in {DateRole.PUBLICATION, DateRole.PAGE_CLOCK, DateRole.UNPLACED}:
        return place
    if _CHANGED.search(label):
        return Place(DateRole.UNPLACED, Trust.BOUND, "marked as the day of a change")
    if _PUBLISHED.search(label) and place.trust is not Trust.PREFIX:
        return Place(DateRole.PUBLICATION, Trust.LABELLED, "marked as the day of publication")
    return place


def is_mark_of_release(line: str) -> bool:
    """Return whether a line says that what follows is published or released."""
    return bool(_PUBLISHED.search(line))


def dated(expression: TimeExpression, place: Place, *, span: Span | None, value: str) -> Candidate:
    """Return the candidate that a date makes at its place; `value` is the date as written."""
    readings = expression.readings or (expression.parts,)
    days = tuple(days for reading in readings if (days := days_of(reading)))
    reason = place.reason
    if weekday_agrees(expression.parts) is False:
        reason += "; its weekday is not that of the date"
    if expression.parts.month is None and not expression.readings:
        place = replace(place, trust=Trust.NONE)
        reason += "; a year alone is no date"
    elif not days:
        place = replace(place, trust=Trust.NONE)
        missing = "it gives no year" if expression.parts.year is None else "there is no such day"
        reason += f"; {missing}"
    return Candidate(
        span=span,
        value=value,
        parts=expression.parts,
        days=days,
        role=place.role if place.trust < Trust.BOUND else _unplaced(place.role),
        trust=place.trust,
        reason=reason,
    )


def _unplaced(role: DateRole) -> DateRole:
    return DateRole.UNPLACED if role is DateRole.PUBLICATION else role
