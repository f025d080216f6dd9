"""A series as weeks to show: what was counted, and what was to be expected, with its range."""

from collections.abc import Sequence

import numpy as np

from tocsin.core.types import CountedWeek, Series
from tocsin.watch.escalation.counting import Counts
from tocsin.watch.escalation.frame import Frame, Group
from tocsin.watch.escalation.panel import Panel
from tocsin.watch.escalation.recent import Recent
from tocsin.watch.escalation.tails import Array, central_range
from tocsin.watch.escalation.told import Told
from tocsin.watch.settings import EscalationSettings


def counted_series(
    group: Group, counts: Counts, recent: Recent, frame: Frame, settings: EscalationSettings
) -> Series:
    """Return the weeks of a series that has a baseline."""
    mean = recent.weekly[0]
    low, high = _ranges(recent, settings)
    weeks = tuple(
        _week(
            counts.panel,
            at,
            counts.told,
            frame,
            expected=(float(mean[at]), int(low[at]), int(high[at])),
        )
        for at in range(len(mean))
    )
    return _series(group, weeks, counts.panel, frame)


def bare_series(group: Group, panel: Panel | None, frame: Frame) -> Series:
    """Return the weeks of a series without a baseline; none where no report has a known day."""
    if panel is None:
        return _series(group, (), None, frame)
    told = [each for each in group.told if each.outlets & panel.outlets]
    weeks = tuple(_week(panel, at, told, frame) for at in range(panel.end + 1 - panel.start))
    return _series(group, weeks, panel, frame)


def _series(
    group: Group, weeks: tuple[CountedWeek, ...], panel: Panel | None, frame: Frame
) -> Series:
    return Series(
        by=group.by.value,
        key=group.key,
        label=group.label,
        weeks=weeks,
        sources=tuple(sorted(frame.outlet_names[key] for key in panel.outlets)) if panel else (),
    )


def _ranges(recent: Recent, settings: EscalationSettings) -> tuple[Array, Array]:
    fitted, terms, mean = recent.fitted, recent.terms, recent.weekly[0]
    unsure = np.einsum("ti,ij,tj->t", terms, fitted.covariance[0], terms)
    safe = np.maximum(mean, 1e-9)
    return central_range(safe, fitted.dispersion[0] * safe + unsure * safe**2, settings.coverage)


def _week(
    panel: Panel,
    at: int,
    told: Sequence[Told],
    frame: Frame,
    *,
    expected: tuple[float, int, int] | None = None,
) -> CountedWeek:
    first, last = frame.weeks.first(panel.start + at), frame.weeks.last(panel.start + at)
    if not panel.observed[at]:
        return CountedWeek(first=first, last=last, low=None, high=None)
    held = [each for each in told if each.share_in(first, last) > 0]
    return CountedWeek(
        first=first,
        last=last,
        low=sum(each.surely_in(first, last) for each in held),
        high=len(held),
        expected=expected[0] if expected else None,
        expected_low=expected[1] if expected else None,
        expected_high=expected[2] if expected else None,
        incident_ids=tuple(each.incident.id for each in held),
    )
