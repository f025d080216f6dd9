"""The day of an instant where the page was published.

Page data often gives an instant in UTC, or in a zone that it does not name; the day there may
not be the day that readers saw. The page's own zone decides, then what the page prints: its
day of publication, or a day of change, which publication cannot follow.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

from tocsin.clean.dated import Candidate, Trust
from tocsin.core.types import DateParts

# Source: the zones in use, UTC-12 to UTC+14, in steps of a quarter of an hour.
_WESTMOST, _EASTMOST = timedelta(hours=-12), timedelta(hours=14)
_STEP = timedelta(minutes=15)
_PRINTED = frozenset({Trust.PREFIX, Trust.LABELLED, Trust.UNDER_HEADLINE})


def on_day_of_page(
    best: Candidate, usable: Sequence[Candidate], found: Sequence[Candidate]
) -> Candidate:
    """Return the candidate that gives the day of an instant where it was published.

    An instant with a zone of its own has its day there, unless the page gives the same clock
    with another zone too: then one of them is wrong, and the zone is as good as missing.
    """
    at = best.at
    if at is None or (at.utcoffset() and not _is_doubted(at, found)):
        return best
    if at.tzinfo is not None and not at.utcoffset():
        zone = next((zone for each in found if (zone := _zone(each, at))), None)
        if zone is not None:
            return _moved(best, at.astimezone(zone))
    printed = [each for each in usable if each.trust in _PRINTED and _may_fall_on(at, each)]
    if not printed:
        return _not_after_change(best, at, found)
    told = min(printed, key=lambda each: each.trust)
    return best if told.days == best.days else told


def may_be_one_moment(instant: Candidate, day: Candidate) -> bool:
    """Return whether an instant of the page's data falls on a day somewhere on earth."""
    return instant.at is not None and _may_fall_on(instant.at, day)


def _moved(best: Candidate, local: datetime) -> Candidate:
    why = f"which is {local:%Y-%m-%d %H:%M} in the page's zone, UTC{local:%z}"
    return _on(best, local.date(), f"{best.reason}, {why}")


def _not_after_change(best: Candidate, at: datetime, found: Sequence[Candidate]) -> Candidate:
    """Return an instant on the day of a change that the page prints, where that is earlier."""
    changes = (
        each
        for each in found
        if each.trust is Trust.BOUND and each.at is None and _may_fall_on(at, each)
    )
    first = min(changes, key=lambda each: each.days, default=None)
    if first is None or first.days >= best.days:
        return best
    day = first.days[0][0]
    return _on(best, day, f"{best.reason}; not after {day}, {first.reason}")


def _on(best: Candidate, day: date, reason: str) -> Candidate:
    parts = DateParts(year=day.year, month=day.month, day=day.day)
    return replace(best, parts=parts, days=((day, day),), reason=reason)


def _is_doubted(at: datetime, found: Sequence[Candidate]) -> bool:
    clock = at.replace(tzinfo=None)
    return any(
        each.at is not None
        and each.at.tzinfo is not None
        and each.at.replace(tzinfo=None) == clock
        and each.at != at
        for each in found
    )


def _zone(candidate: Candidate, instant: datetime) -> tzinfo | None:
    """Return the zone of a candidate: its own, or that in which it names this instant."""
    if candidate.at is None:
        return None
    if candidate.at.tzinfo is not None:
        return candidate.at.tzinfo if candidate.at.utcoffset() else None
    to_the_minute = instant if candidate.at.second else instant.replace(second=0)
    gap = candidate.at.replace(tzinfo=UTC) - to_the_minute
    known = bool(gap) and not gap % _STEP and _WESTMOST <= gap <= _EASTMOST
    return timezone(gap) if known else None


def _may_fall_on(at: datetime, day: Candidate) -> bool:
    clock = at.replace(tzinfo=None)
    first, last = day.days[0] if len(day.days) == 1 else (None, None)
    return (
        first is not None
        and first == last
        and (clock + _WESTMOST).date() <= first <= (clock + _EASTMOST).date()
    )
