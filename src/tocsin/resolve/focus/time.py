"""The days that a report is most probably about, among all times that it names.

They follow from how near a time stands to the harm that the report tells and to its head, how
often it and its year are named, how exact it is and how old.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import log1p

from tocsin.core.dates.calendar import days_of, precision_of
from tocsin.core.types import DateInterval, DateParts, FocusTime
from tocsin.core.vocab import DateBasis
from tocsin.resolve.focus.report import Report
from tocsin.resolve.focus.weights import TIME, Signs, shares

# Distances and ages beyond these, in characters and days, tell nothing more.
FARTHEST = 3000
OLDEST = 36_525
# A date without its year that lies at most so many days ahead is of this year.
AHEAD = 60
DAYS_OF_YEAR = 366
# Year; year and month; year, month and day.
Key = tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeOption:
    """A time that a report names: its interval, the year, month and day that it fixes."""

    interval: DateInterval
    key: Key
    signs: Signs


def times_of_focus(options: Sequence[TimeOption]) -> tuple[FocusTime, ...]:
    """Return the likeliest year, its likeliest month and that month's likeliest day.

    What no time of the report fixes is left out.
    """
    found: list[FocusTime] = []
    chosen: Key = ()
    told = list(zip(options, shares([each.signs for each in options], TIME), strict=True))
    for size in (1, 2, 3):
        told = [(one, share) for one, share in told if one.key[: size - 1] == chosen]
        sums: dict[Key, float] = {}
        for one, share in told:
            if len(one.key) >= size:
                sums[one.key[:size]] = sums.get(one.key[:size], 0.0) + share
        if not sums:
            break
        chosen = min(sums, key=lambda key: (-sums[key], key))
        named = [(share, -_start(one), one) for one, share in told if one.key[:size] == chosen]
        _, _, likeliest = max(named, key=lambda one: one[:2])
        found.append(_focus(chosen, likeliest.interval, sums[chosen]))
    return tuple(found)


def _focus(key: Key, told: DateInterval, probability: float) -> FocusTime:
    parts = DateParts(**dict(zip(("year", "month", "day"), key, strict=False)))
    days = days_of(parts)
    assert days is not None
    when = DateInterval(
        span=told.span,
        earliest=days[0],
        latest=days[1],
        precision=precision_of(*days),
        basis=DateBasis.INFERRED,
        reason="what the report names beside the harm that it tells, and how often",
    )
    return FocusTime(when=when, probability=probability)


def _start(option: TimeOption) -> int:
    return option.interval.span.start if option.interval.span else 0


def time_options(report: Report) -> list[TimeOption]:
    """Return the times that lie within one year, with what speaks for each."""
    published = report.cleaned.published_on.latest
    within = [
        (time, time.span, key)
        for time in report.times
        if time.span and report.reads(time.span.start) and (key := _key(time))
        if not _is_to_come(time, published)
    ]
    named = Counter(key[:size] for _, _, key in within for size in range(1, len(key) + 1))
    triggers = [act.trigger.start for act in report.harm]
    said = {
        (each.said_on.span.start, each.said_on.span.end)
        for each in report.extraction.attributions
        if each.said_on.span
    }
    return [
        TimeOption(
            interval=time,
            key=key,
            signs={
                **_signs_of_words(time, key, published),
                "distance": _distance(span.start, triggers),
                "of_speaking": float((span.start, span.end) in said),
                "position": span.start / len(report.document.text),
                "same": named[key] / len(within),
                "same_year": named[key[:1]] / len(within),
            },
        )
        for time, span, key in within
    ]


def _is_to_come(time: DateInterval, published: date | None) -> bool:
    """Return whether a time lies ahead of the report, or would without the year supplied to it.

    "20 February" in a report of 11 February is hardly that of the year before.
    """
    if published is None or time.earliest is None:
        return False
    supplied = time.basis is DateBasis.RELATIVE_TO_PUBLICATION
    back = (published - time.earliest).days
    return back < 0 or (supplied and DAYS_OF_YEAR - AHEAD <= back <= DAYS_OF_YEAR)


def _signs_of_words(time: DateInterval, key: Key, published: date | None) -> dict[str, float]:
    age = (published - time.latest).days if published and time.latest else 0
    return {
        "day": float(len(key) == 3),
        "year_only": float(len(key) == 1),
        "age": log1p(min(max(age, 0), OLDEST)),
        "stated": float(time.basis is DateBasis.STATED),
    }


def _key(time: DateInterval) -> Key:
    """Return the year, with month and day if it fixes them; () where it fixes no year."""
    first, last = time.earliest, time.latest
    if first is None or last is None or first.year != last.year:
        return ()
    if first.month != last.month:
        return (first.year,)
    return (first.year, first.month, first.day) if first == last else (first.year, first.month)


def _distance(start: int, triggers: Sequence[int]) -> float:
    return log1p(min([FARTHEST, *(abs(start - each) for each in triggers)]))
