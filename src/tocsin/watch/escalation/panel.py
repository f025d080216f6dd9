"""Which outlets were read all the time, so that weeks can be compared with each other.

A source that is added or lost changes how much is heard, not how much happens. Compared is
therefore like with like: only incidents told by outlets that were there from the first week of
the comparison to the last.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from tocsin.watch.escalation.tails import Array
from tocsin.watch.escalation.told import Published

# An outlet may be silent for so many weeks, or so many times as long as it usually is.
_SILENT_WEEKS, _SILENT_TIMES = 4, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Weeks:
    """Weeks from Monday to Sunday that follow each other: the first Monday, and how many."""

    monday: date
    number: int

    def index(self, day: date) -> int:
        """Return the number of a day's week; below 0 or beyond the end if it is none of these."""
        return (day - self.monday).days // 7

    def first(self, index: int) -> date:
        """Return the Monday of a week."""
        return self.monday + timedelta(weeks=index)

    def last(self, index: int) -> date:
        """Return the Sunday of a week."""
        return self.monday + timedelta(weeks=index, days=6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Presence:
    """From which week to which an outlet was read, and its reports in each of all weeks."""

    outlet: str
    first: int
    last: int
    reports: Array

    def lasts_to(self, end: int) -> bool:
        """Return whether it still was there in a week, for all that its usual gaps show."""
        active = np.flatnonzero(self.reports[: end + 1])
        gaps = np.diff(active)
        usual = float(np.median(gaps)) if len(gaps) else 1.0
        return bool(end - self.last <= max(_SILENT_WEEKS, _SILENT_TIMES * usual))


def presences(published: Iterable[Published], weeks: Weeks) -> tuple[Presence, ...]:
    """Return the outlets that brought anything in these weeks, in the order of their names."""
    counts: dict[str, Array] = {}
    for report in published:
        index = weeks.index(report.day)
        if 0 <= index < weeks.number:
            row = counts.setdefault(report.outlet, np.zeros(weeks.number))
            row[index] += 1
    return tuple(
        Presence(
            outlet=outlet,
            first=int(np.flatnonzero(counts[outlet])[0]),
            last=int(np.flatnonzero(counts[outlet])[-1]),
            reports=counts[outlet],
        )
        for outlet in sorted(counts)
    )


def weeks_read(found: Sequence[Presence], end: int | None) -> int:
    """Return in how many weeks up to one anything was brought; 0 where there is no such week."""
    if not found or end is None:
        return 0
    return int(np.any([each.reports[: end + 1] > 0 for each in found], axis=0).sum())


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """The outlets that were there from week `start` to `end`, and in which weeks any brought
    something. `left` are outlets that were there for a part only.
    """

    start: int
    end: int
    outlets: frozenset[str]
    observed: Array
    left: tuple[str, ...]


def panels(found: Sequence[Presence], end: int) -> tuple[Panel, ...]:
    """Return the panels that end in a week, one for each week in which one may begin."""
    there = [each for each in found if each.first <= end and each.lasts_to(end)]
    made = []
    for start in sorted({each.first for each in there}):
        held = [each for each in there if each.first <= start]
        reports = np.sum([each.reports[start : end + 1] for each in held], axis=0)
        names = frozenset(each.outlet for each in held)
        made.append(
            Panel(
                start=start,
                end=end,
                outlets=names,
                observed=(reports > 0).astype(float),
                left=tuple(each.outlet for each in found if each.outlet not in names),
            )
        )
    return tuple(made)
