"""Values that people rule, as written: days, figures, and the fields that take them.

Days are "2024-01-03", "2024-01", "2024" or two of them with ".." between; figures "83",
"81..99", "81.." or "..99". "unknown" takes a value away.
"""

import re

from tocsin.core.dates.calendar import Days
from tocsin.core.dates.calendar import days_of as days_of_parts
from tocsin.core.errors import FormatError
from tocsin.core.types import Claim, DateParts, Occurrence, Outlook, Tally, Tie
from tocsin.core.vocab import EventType, FigureKind, Mode, PartStatus, Relation

UNKNOWN = "unknown"
WHEN, WHERE, TYPE = "when", "where", "type"
RELATION, STATUS, SUBJECT, OBJECT = "relation", "status", "subject", "object"
# The one field of a document that can be corrected.
PUBLISHED = "published"
FIGURES = tuple(kind.value for kind in FigureKind)
_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_RANGE = re.compile(r"(\d*)\.\.(\d*)")
Bounds = tuple[int | None, int | None]


def fields_of(claim: Claim) -> tuple[str, ...]:
    """Return the fields of a claim that can be corrected; empty if none can."""
    match claim.content:
        case Occurrence():
            return (WHEN, WHERE, TYPE, *FIGURES)
        case Tie():
            return (WHEN, RELATION, STATUS, SUBJECT, OBJECT)
        case Tally(figure=figure):
            return (WHEN, figure.kind.value)
        case Outlook():
            return (WHEN,)
    return ()


def days_of(value: str) -> Days | None:
    """Return the first and last day that a value means; None for "unknown".

    Raises:
        FormatError: If it is not written so, or ends before it begins.
    """
    if value == UNKNOWN:
        return None
    first, joined, last = value.partition("..")
    begin, end = _days(first), _days(last if joined else first)
    if begin[0] > end[1]:
        raise FormatError(f"{value!r} ends before it begins", hint="Swap the two days.")
    return begin[0], end[1]


def _days(text: str) -> Days:
    match = _DAY.fullmatch(text)
    year, month, day = (int(part) if part else None for part in match.groups()) if match else (
        None, None, None,
    )  # fmt: skip
    found = days_of_parts(DateParts(year=year, month=month, day=day))
    if found is None:
        raise FormatError(
            f"{text!r} is no day",
            hint="Write 2024-01-03, 2024-01, 2024, two of them with .. between, or unknown.",
        )
    return found


def bounds_of(value: str) -> Bounds | None:
    """Return the lowest and highest number that a value allows; None for "unknown".

    Raises:
        FormatError: If it is no whole number and no range of them.
    """
    if value == UNKNOWN:
        return None
    match = _RANGE.fullmatch(value if ".." in value else f"{value}..{value}")
    low, high = (int(part) if part else None for part in match.groups()) if match else (None, None)
    empty = low is None and high is None
    if empty or (low is not None and high is not None and high < low):
        raise FormatError(
            f"{value!r} is no figure", hint="Write 83, 81..99, 81.., ..99, or unknown."
        )
    return low, high


def type_of(value: str) -> tuple[EventType, tuple[Mode, ...]]:
    """Return the type and modes that a value names: "ASSAULT", or "ASSAULT drone explosives".

    Raises:
        FormatError: If one of them is not known.
    """
    name, *modes = value.split()
    try:
        return EventType(name.upper()), tuple(Mode(mode.lower()) for mode in modes)
    except ValueError as error:
        raise FormatError(
            f"{value!r} is no type", hint=f"Types are {', '.join(EventType)}; modes may follow."
        ) from error


def check_value(field: str, value: str) -> None:
    """Check that a value can stand in a field; whether an id exists is not known here.

    Raises:
        FormatError: If it cannot.
    """
    if field in {WHEN, PUBLISHED}:
        days_of(value)
    elif field in FIGURES:
        bounds_of(value)
    elif field == TYPE:
        type_of(value)
    elif field in {RELATION, STATUS}:
        codes = {str(code) for code in (Relation if field == RELATION else PartStatus)}
        if value not in codes:
            raise FormatError(
                f"{value!r} is no {field}", hint=f"Known are {', '.join(sorted(codes))}."
            )
