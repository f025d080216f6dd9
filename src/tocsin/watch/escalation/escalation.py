"""Is it getting worse: each area, actor or type against its own history in the ledger."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypedDict

import numpy as np

from tocsin.core.types import Baseline, Change, Finding, Incident, Signal, Steady
from tocsin.watch.escalation.changes import changes_of
from tocsin.watch.escalation.counting import Counts, chosen_panel, count
from tocsin.watch.escalation.frame import Frame, Group, frames_of, grouped
from tocsin.watch.escalation.missing import no_baseline, unknowns
from tocsin.watch.escalation.recent import Recent, recent_of
from tocsin.watch.escalation.rises import Rise, lately, rise_in_days, rise_in_weeks
from tocsin.watch.escalation.standing import standing_of
from tocsin.watch.escalation.tails import central_range
from tocsin.watch.escalation.told import Scene, Told
from tocsin.watch.escalation.weekly import counted_series
from tocsin.watch.grouping import By
from tocsin.watch.settings import EscalationSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """One series with what is expected of it."""

    group: Group
    frame: Frame
    counts: Counts
    recent: Recent
    settings: EscalationSettings


def findings(
    scene: Scene,
    *groupings: By,
    as_of: datetime,
    settings: EscalationSettings,
    until: date | None = None,
) -> tuple[Finding, ...]:
    """Return for every area, actor or type that has incidents whether it rose.

    Of each way of grouping confirmed signals stand first, the clearest before others, then those
    not confirmed, what is steady, and what has no baseline, each by key.

    Args:
        until: The last day that is looked at: what is known at `as_of` of what was up to then.
            None looks at all days.

    Raises:
        ValueError: If one of the ways of grouping is a time.
    """
    return tuple(
        finding
        for frame in frames_of(scene, groupings, as_of=as_of, until=until, settings=settings)
        for finding in sorted((_finding(g, frame, settings) for g in grouped(frame)), key=_rank)
    )


def _rank(finding: Finding) -> tuple[int, float, str]:
    match finding:
        case Signal():
            return (0 if finding.confirmed else 1, -finding.score, finding.series.key)
        case Steady():
            return (2, 0.0, finding.series.key)
    return (3, 0.0, finding.series.key)


def _finding(group: Group, frame: Frame, settings: EscalationSettings) -> Finding:
    panel = chosen_panel(frame.panels, group.told, frame.weeks, settings)
    if panel is None:
        return no_baseline(group, frame, settings)
    counts = count(panel, group.told, frame, settings=settings)
    exposure = counts.exposure * frame.heard(panel)
    recent = recent_of(counts.shares[None], exposure[None], settings=settings)
    seen = _Seen(group=group, frame=frame, counts=counts, recent=recent, settings=settings)
    weekly = rise_in_weeks(counts, recent, frame, settings)
    daily = rise_in_days(counts, recent, frame, settings)
    if weekly.stands_out:
        return _signal(weekly, seen)
    if daily is not None and daily.stands_out:
        return _signal(daily, seen)
    return _steady(lately(weekly, counts, recent, frame), seen)


def _steady(rise: Rise, seen: _Seen) -> Steady:
    held = _surely(seen, rise.since, rise.until)
    return Steady(
        series=counted_series(seen.group, seen.counts, seen.recent, seen.frame, seen.settings),
        baseline=_baseline(seen),
        **_compared(rise, held, seen),
        changes=_changes(held, seen),
        unknown=_unknowns(held, seen),
    )


def _signal(rise: Rise, seen: _Seen) -> Signal:
    held = _surely(seen, rise.since, rise.until)
    before = [each.incident for each in _before(seen) if each.sure]
    standing = standing_of(held, before, expected=rise.expected, bodies=seen.frame.bodies)
    return Signal(
        series=counted_series(seen.group, seen.counts, seen.recent, seen.frame, seen.settings),
        baseline=_baseline(seen),
        kind=rise.kind,
        **_compared(rise, held, seen),
        false_alarm_weeks=seen.settings.false_alarm_weeks,
        confirmed=standing.confirmed,
        reason=standing.reason,
        incident_ids=tuple(each.id for each in held),
        origin_keys=standing.origin_keys,
        origins_low=standing.least,
        changes=_changes(held, seen),
        unknown=_unknowns(held, seen),
    )


class _Compared(TypedDict):
    """What came in some weeks beside what was expected, and how far that stands out."""

    since: date
    until: date
    low: int
    high: int
    expected: float
    expected_low: int
    expected_high: int
    score: float
    threshold: float


def _compared(rise: Rise, held: Sequence[Incident], seen: _Seen) -> _Compared:
    low, high = central_range(
        np.array([rise.expected]), np.array([rise.variance]), seen.settings.coverage
    )
    return _Compared(
        since=rise.since,
        until=rise.until,
        low=len(held),
        high=sum(each.share_in(rise.since, rise.until) > 0 for each in seen.counts.told),
        expected=rise.expected,
        expected_low=int(low[0]),
        expected_high=int(high[0]),
        score=rise.score,
        threshold=rise.limit,
    )


def _baseline(seen: _Seen) -> Baseline:
    weeks, start, number = seen.frame.weeks, seen.counts.panel.start, seen.recent.before
    observed = seen.counts.panel.observed
    return Baseline(
        first=weeks.first(start),
        last=weeks.last(start + number - 1),
        weeks=int(observed[:number].sum()),
        incidents=sum(each.sure for each in _before(seen)),
        mean=float(seen.recent.weekly[0][observed > 0][-1]),
        dispersion=float(seen.recent.fitted.dispersion[0]),
        coverage=seen.settings.coverage,
    )


def _before(seen: _Seen) -> list[Told]:
    """Return the incidents that lie in the baseline, at least in part or perhaps."""
    first = seen.frame.weeks.first(seen.counts.panel.start)
    last = seen.frame.weeks.last(seen.counts.panel.start + seen.recent.before - 1)
    return [each for each in seen.counts.told if each.share_in(first, last) > 0]


def _surely(seen: _Seen, since: date, until: date) -> list[Incident]:
    return [each.incident for each in seen.counts.told if each.surely_in(since, until)]


def _unknowns(held: Sequence[Incident], seen: _Seen) -> tuple[str, ...]:
    return unknowns(seen.group, seen.counts, seen.frame, seen.settings, held=held)


def _changes(recent: Sequence[Incident], seen: _Seen) -> tuple[Change, ...]:
    return changes_of(recent, [each.incident for each in _before(seen)], seen.frame.by)
