"""The incidents of one group as weekly counts of the outlets that were read all the time."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from tocsin.watch.escalation.effort import exposure
from tocsin.watch.escalation.frame import Frame
from tocsin.watch.escalation.panel import Panel, Weeks
from tocsin.watch.escalation.recent import guard_of
from tocsin.watch.escalation.tails import Array
from tocsin.watch.escalation.told import Told
from tocsin.watch.settings import EscalationSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Weekly counts of a panel, each of shape weeks.

    `shares` give an incident of uncertain day to its weeks in parts; `low` are incidents surely
    in a week, `high` those that may be, also those that count only perhaps. `exposure` is 0 where
    nothing was read. `reports` are the panel's reports that tell none of the incidents.
    """

    panel: Panel
    told: tuple[Told, ...]
    shares: Array
    low: Array
    high: Array
    reports: Array
    exposure: Array


def chosen_panel(
    panels: Sequence[Panel], told: Sequence[Told], weeks: Weeks, settings: EscalationSettings
) -> Panel | None:
    """Return the panel whose baseline holds most incidents, None where none is long enough.

    A longer comparison knows the past better, one that begins later has more outlets.
    """
    best, most = None, -1
    for panel in panels:
        guard = guard_of(int(panel.observed.sum()), settings)
        if guard < 1:
            continue
        end = weeks.last(panel.end - guard)
        held = [each for each in told if each.outlets & panel.outlets]
        number = sum(each.surely_in(weeks.first(panel.start), end) for each in held)
        if number > most:
            best, most = panel, number
    return best


def count(
    panel: Panel, told: Sequence[Told], frame: Frame, *, settings: EscalationSettings
) -> Counts:
    """Return the weekly counts of the incidents that a panel tells."""
    weeks = frame.weeks
    held = tuple(each for each in told if each.outlets & panel.outlets)
    spans = [(weeks.first(at), weeks.last(at)) for at in range(panel.start, panel.end + 1)]
    shares = np.zeros((3, len(spans)))
    for each in held:
        if each.first is None or each.last is None:
            continue
        begin = max(0, weeks.index(each.first) - panel.start)
        for at in range(begin, min(len(spans), weeks.index(each.last) - panel.start + 1)):
            share = each.share_in(*spans[at])
            shares[:, at] += share * each.sure, each.sure and share >= 1, share > 0
    reports = other_reports(panel, held, frame)
    effort = exposure(reports[None], panel.observed[None], least=settings.least_reports)[0]
    seen = panel.observed > 0
    return Counts(
        panel=panel,
        told=held,
        shares=np.where(seen, shares[0], 0.0),
        low=np.where(seen, shares[1], 0.0),
        high=np.where(seen, shares[2], 0.0),
        reports=reports,
        exposure=effort,
    )


def other_reports(panel: Panel, told: Sequence[Told], frame: Frame) -> Array:
    """Return the weekly reports of a panel that tell none of these incidents."""
    reports = np.zeros(panel.end + 1 - panel.start)
    for outlet in frame.outlets:
        if outlet.outlet in panel.outlets:
            reports += outlet.reports[panel.start : panel.end + 1]
    for key in {key for each in told for key in each.incident.document_ids}:
        own = frame.published.get(key)
        at = frame.weeks.index(own.day) - panel.start if own is not None else -1
        if own is not None and own.outlet in panel.outlets and 0 <= at < len(reports):
            reports[at] -= 1
    return reports


def window_counts(
    told: Sequence[Told], counts: Counts, weeks: Weeks, windows: Sequence[int]
) -> Array:
    """Return how many incidents surely lie in each window of observed weeks that ends now."""
    last = weeks.last(counts.panel.end)
    found = [
        each
        for each in told
        if each.first is not None and each.last is not None and _seen(each, counts, weeks)
    ]
    firsts = [weeks.first(counts.panel.end + 1 - window) for window in windows]
    return np.array([float(sum(each.surely_in(first, last) for each in found)) for first in firsts])


def first_in_window(told: Sequence[Told], counts: Counts, weeks: Weeks, window: int) -> int:
    """Return how many weeks of a window are left from its first week with an incident on."""
    first, last = weeks.first(counts.panel.end + 1 - window), weeks.last(counts.panel.end)
    held = [
        weeks.index(each.first)
        for each in told
        if each.first is not None and each.surely_in(first, last) and _seen(each, counts, weeks)
    ]
    return counts.panel.end + 1 - min(held) if held else window


def _seen(told: Told, counts: Counts, weeks: Weeks) -> bool:
    """Return whether any week in which an incident may lie was observed."""
    assert told.first is not None and told.last is not None
    start = counts.panel.start
    first, last = weeks.index(told.first) - start, weeks.index(told.last) - start
    return bool(np.any(counts.panel.observed[max(0, first) : last + 1] > 0)) if last >= 0 else False
