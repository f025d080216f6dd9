"""When accounts say it was: whether two intervals can be one day, and what all allow."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from tocsin.core.dates.calendar import precision_of
from tocsin.core.dates.words import BOUNDS
from tocsin.core.types import DateInterval, Span
from tocsin.core.vocab import DateBasis

# A year that is sought between two bounds lies within so many years, or it is not sought.
MAX_YEARS_SOUGHT = 30
# Days that are not next to each other narrow a time of at most so many.
MAX_DAYS_NARROWED = 400
# Words that make the date after them a bound.
_BOUNDING = frozenset(word for bound in BOUNDS for word in bound.split()[:1])


class DayLevel(StrEnum):
    """How far two dates agree."""

    SAME_DAY = "same_day"
    SAME_DAYS = "same_days"
    SAME_MONTH = "same_month"
    OVERLAPPING = "overlapping"
    DAY_OF_YEAR = "day_of_year"
    POSSIBLE_WEEKDAY = "possible_weekday"
    NEXT_DAY = "next_day"
    UNKNOWN = "unknown"
    APART = "apart"


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """What several intervals come to; `contested` where no day satisfies all."""

    interval: DateInterval
    contested: bool


def is_known(interval: DateInterval) -> bool:
    """Return whether both ends of an interval are known."""
    return interval.earliest is not None and interval.latest is not None


def is_dated(interval: DateInterval) -> bool:
    """Return whether the text says anything of the date, be it only a weekday."""
    parts = interval.written
    return is_known(interval) or any((parts.year, parts.month, parts.day, parts.weekday))


def bounds(interval: DateInterval) -> tuple[date, date]:
    """Return the first and last day possible; an open side is the end of the calendar."""
    return interval.earliest or date.min, interval.latest or date.max


def day_of(interval: DateInterval) -> date | None:
    """Return the day of an interval of one day."""
    return interval.earliest if interval.earliest == interval.latest else None


def days_apart(first: DateInterval, second: DateInterval) -> int:
    """Return the days between two intervals, 0 where they overlap."""
    (start, end), (other_start, other_end) = bounds(first), bounds(second)
    return max((other_start - end).days, (start - other_end).days, 0)


def compare_days(
    first: DateInterval, second: DateInterval, *, max_days_apart: int, few_days: int
) -> DayLevel:
    """Return how far two dates agree."""
    apart = days_apart(first, second)
    if apart > 0:
        near = apart <= max_days_apart and is_known(first) and is_known(second)
        return DayLevel.NEXT_DAY if near else DayLevel.APART
    if _is_settled(first) and _is_settled(second):
        return _compare_known(first, second, few_days)
    return _compare_written(first, second)


def join_intervals(intervals: Sequence[DateInterval]) -> Joined:
    """Return what all intervals allow, or the widest one where no day satisfies all.

    Parts of dates narrow it: a day and month without a year take the one year that the bounds
    and weekdays of the others leave possible, a weekday the one such day of a week told.
    """
    told = sorted(intervals, key=_sort_key)
    if not told:
        return Joined(interval=DateInterval(reason="no date found"), contested=False)
    earliest = max(bounds(one)[0] for one in told)
    latest = min(bounds(one)[1] for one in told)
    if earliest > latest:
        return Joined(interval=_widest(told), contested=True)
    derived = None if earliest == latest else _by_parts(told, earliest, latest)
    if derived is not None:
        return Joined(interval=derived, contested=False)
    contested = _at_odds(told) or _fits_nowhere(told, earliest, latest)
    return Joined(interval=_narrow(told, earliest, latest), contested=contested)


def _is_settled(interval: DateInterval) -> bool:
    """Return whether the bounds say all that the words say."""
    open_words = interval.written.day or interval.written.weekday
    return is_known(interval) and (day_of(interval) is not None or not open_words)


def _compare_known(first: DateInterval, second: DateInterval, few_days: int) -> DayLevel:
    if day_of(first) and day_of(first) == day_of(second):
        return DayLevel.SAME_DAY
    longest = max((bounds(one)[1] - bounds(one)[0]).days + 1 for one in (first, second))
    if longest <= few_days:
        return DayLevel.SAME_DAYS
    return DayLevel.SAME_MONTH if longest <= 31 else DayLevel.OVERLAPPING


def _compare_written(first: DateInterval, second: DateInterval) -> DayLevel:
    one, other = _written(first), _written(second)
    agreed = [a == b for a, b in zip(one, other, strict=True) if a is not None and b is not None]
    if not all(agreed):
        return DayLevel.APART
    month_and_day = one[0] == other[0] and one[1] == other[1] and None not in one[:2]
    if month_and_day:
        return DayLevel.DAY_OF_YEAR
    named = [parts for parts in (one, other) if parts[2] is not None]
    placed = [parts for parts in (one, other) if parts[1] is not None]
    return DayLevel.POSSIBLE_WEEKDAY if named and (placed or agreed) else DayLevel.UNKNOWN


def _written(interval: DateInterval) -> tuple[int | None, int | None, int | None]:
    """Return month, day and weekday: of the day if it is known, else as written."""
    day = day_of(interval)
    if day is not None:
        return day.month, day.day, day.isoweekday()
    return interval.written.month, interval.written.day, interval.written.weekday


def _at_odds(told: Sequence[DateInterval]) -> bool:
    return any(
        _compare_written(first, second) is DayLevel.APART
        for at, first in enumerate(told)
        for second in told[at + 1 :]
        if not (_is_settled(first) and _is_settled(second))
    )


def _fits_nowhere(told: Sequence[DateInterval], earliest: date, latest: date) -> bool:
    """Return whether a part of a date ("Friday") falls on no day that all others allow."""
    if earliest == date.min or latest == date.max:
        return False
    # Of longer times it is not known which days have the parts.
    if (latest - earliest).days > MAX_DAYS_NARROWED:
        return False
    has_parts = any(_is_day_of(one) and not _is_settled(one) for one in told)
    return has_parts and not _fitting(told, earliest, latest)


def _sort_key(interval: DateInterval) -> tuple[date, date, str, int, str]:
    span = interval.span
    place = (span.document_id, span.start) if span else ("", -1)
    return (*bounds(interval), *place, interval.reason)


def _others(told: Sequence[DateInterval], chosen: DateInterval) -> tuple[Span, ...]:
    spans = [one.span for one in told if one.span is not None and one.span != chosen.span]
    return tuple(dict.fromkeys(spans))


def _widest(told: Sequence[DateInterval]) -> DateInterval:
    starts = [one.earliest for one in told if one.earliest]
    ends = [one.latest for one in told if one.latest]
    earliest = min(starts) if len(starts) == len(told) else None
    latest = max(ends) if len(ends) == len(told) else None
    reason = "the reports give dates that exclude each other; this covers all of them"
    return _inferred(told, earliest, latest, reason)


def _narrow(told: Sequence[DateInterval], earliest: date, latest: date) -> DateInterval:
    """Return the interval that is the intersection, or a new one that is."""
    known = earliest != date.min and latest != date.max
    exact = [one for one in told if bounds(one) == (earliest, latest)]
    if exact and known:
        best = max(exact, key=lambda one: (_detail(one), one.span is not None))
        return replace(best, derived_from=(*best.derived_from, *_others(told, best)))
    if not known:
        return _most_telling(told, earliest, latest)
    return _inferred(told, earliest, latest, "the days that all dates stated allow")


def _inferred(
    told: Sequence[DateInterval], earliest: date | None, latest: date | None, reason: str
) -> DateInterval:
    return DateInterval(
        earliest=earliest,
        latest=latest,
        precision=precision_of(earliest, latest),
        basis=DateBasis.INFERRED,
        derived_from=tuple(dict.fromkeys(one.span for one in told if one.span)),
        reason=reason,
    )


def _most_telling(told: Sequence[DateInterval], earliest: date, latest: date) -> DateInterval:
    """Return the fullest date as written, within the one bound that is known, if any."""
    best = max(told, key=lambda one: (_detail(one), bounds(one) == (earliest, latest)))
    if bounds(best) == (earliest, latest):
        return replace(best, derived_from=(*best.derived_from, *_others(told, best)))
    return replace(
        best,
        earliest=None if earliest == date.min else earliest,
        latest=None if latest == date.max else latest,
        basis=DateBasis.INFERRED,
        derived_from=(*best.derived_from, *_others(told, best)),
        reason=f"{best.reason}; bounded by the other dates told",
    )


def _detail(interval: DateInterval) -> int:
    parts = interval.written
    return sum(part is not None for part in (parts.year, parts.month, parts.day, parts.weekday))


def _by_parts(told: Sequence[DateInterval], earliest: date, latest: date) -> DateInterval | None:
    """Return the days between two bounds on which all parts of dates told fall, or None.

    None where nothing follows from them: no part, no such day, or days all over the time.
    """
    open_parts = [one for one in told if _is_day_of(one) and not _is_settled(one)]
    if not open_parts or earliest == date.min or latest == date.max:
        return None
    if latest.year - earliest.year > MAX_YEARS_SOUGHT:
        return None
    fits = _fitting(told, earliest, latest)
    if not fits or (len(fits) > 1 and (latest - earliest).days > MAX_DAYS_NARROWED):
        return None
    if (fits[0], fits[-1]) == (earliest, latest):
        return None
    best = max(open_parts, key=_detail)
    years = best.written.month and best.written.day
    one_day = "the only year" if years else "the only day"
    reason = f"{one_day} from {earliest} to {latest} that fits all dates stated"
    if len(fits) > 1:
        reason = f"the days from {earliest} to {latest} that fit all dates stated"
    return replace(
        best,
        earliest=fits[0],
        latest=fits[-1],
        precision=precision_of(fits[0], fits[-1]),
        basis=DateBasis.INFERRED,
        derived_from=_derivation(told, best),
        reason=reason,
    )


def _derivation(told: Sequence[DateInterval], best: DateInterval) -> tuple[Span, ...]:
    """Return the words that lead to a date with those that the other dates were derived from."""
    others = [span for one in told for span in one.derived_from]
    spans = (*best.derived_from, *_others(told, best), *others)
    return tuple(dict.fromkeys(span for span in spans if span != best.span))


def _is_day_of(interval: DateInterval) -> bool:
    """Return whether the parts written are those of the day itself, and not of a bound on it."""
    words = interval.span.quote.split() if interval.span else []
    parts = interval.written
    return any((parts.month, parts.day, parts.weekday)) and not (
        words and words[0].lower() in _BOUNDING
    )


def _fitting(told: Sequence[DateInterval], earliest: date, latest: date) -> list[date]:
    """Return the days that have every part told; at most two where they are days of many years."""
    parts = [one.written for one in told if _is_day_of(one)]
    months, days = ({getattr(one, name) for one in parts} - {None} for name in ("month", "day"))
    weekdays = {one.weekday for one in parts} - {None}
    if max(map(len, (months, days, weekdays))) > 1:
        return []
    if (latest - earliest).days <= MAX_DAYS_NARROWED:
        possible: Iterator[date] = map(
            date.fromordinal, range(earliest.toordinal(), latest.toordinal() + 1)
        )
    elif months and days:
        possible = _days_between(next(iter(months)), next(iter(days)), earliest, latest)
    else:
        return []
    return [
        day
        for day in possible
        if {day.month} >= months and {day.day} >= days and {day.isoweekday()} >= weekdays
    ]


def _days_between(month: int, day: int, earliest: date, latest: date) -> Iterator[date]:
    for year in range(earliest.year, latest.year + 1):
        try:
            found = date(year, month, day)
        except ValueError:  # 29 February
            continue
        if earliest <= found <= latest:
            yield found
