"""Our detector in the simulation: the functions that `tocsin escalation` calls."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from bench.escalation.world import Cell
from tocsin.watch.escalation.effort import exposure
from tocsin.watch.escalation.recent import Recent, recent_of
from tocsin.watch.escalation.scanning import joined_score, window_scores
from tocsin.watch.escalation.tails import Array
from tocsin.watch.settings import EscalationSettings

SETTINGS = EscalationSettings()


@dataclass(frozen=True, slots=True, kw_only=True)
class Looks:
    """What our detector expects in each week looked at, from series without rises."""

    cell: Cell
    expected: Mapping[int, Recent]


def effort_of(cell: Cell, reports: Array) -> Array:
    """Return the effort of reporting as our detector measures it; 1 where it never changes."""
    if cell.condition != "reporting changes":
        return np.ones_like(reports)
    return exposure(reports, np.ones_like(reports), least=SETTINGS.least_reports)


def looks_of(cell: Cell, quiet: Array, effort: Array) -> Looks:
    """Return what is expected of each week looked at.

    No rise is older than the recent weeks of a long history, so what is expected does not
    depend on it. In a short history it may be; there `scores` expects anew.
    """
    expected = {week: _look(quiet, effort, week) for week in range(cell.history, cell.weeks)}
    return Looks(cell=cell, expected=expected)


def scores(counts: Array, effort: Array, looks: Looks) -> Array:
    """Return our score of each week looked at, series by weeks."""
    found = []
    anew = looks.cell.condition == "short history"
    for week, known in looks.expected.items():
        recent = _look(counts, effort, week) if anew else known
        sums = np.stack(
            [counts[:, week + 1 - w : week + 1].sum(axis=1) for w in recent.windows], axis=1
        )
        windows = window_scores(sums, recent.mean, recent.variance, least=SETTINGS.least_incidents)
        found.append(joined_score(windows))
    return np.stack(found, axis=1)


def _look(counts: Array, effort: Array, week: int) -> Recent:
    first = max(0, week + 1 - SETTINGS.most_weeks)
    return recent_of(counts[:, first : week + 1], effort[:, first : week + 1], settings=SETTINGS)
