"""False signals of series in which nothing changes, when they are looked at every day.

A week's incidents fall on its days by chance. On each Monday the weeks up to the last are looked
at, as in `race`; on the days from Tuesday on also the days of the running week, as `tocsin
escalation` does: what Monday brought, what Monday and Tuesday brought, up to six days.
"""

from dataclasses import dataclass

import numpy as np

from bench.escalation import ours
from bench.escalation.race import FALSE_ALARM_WEEKS, weeks_to_false
from bench.escalation.world import CELLS, Cell, draw_counts
from tocsin.watch.escalation.rises import limit_of_days, score_days
from tocsin.watch.escalation.scanning import threshold

_DAYS = 7
DAILY = tuple(
    each for each in CELLS if each.condition in {"plain", "short history"} and each.level >= 2
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadDaily:
    """Weeks of quiet series until a false signal: looked at once a week, and every day."""

    cell: Cell
    weekly: float
    daily: float


def read_daily(cell: Cell, number: int, draw: np.random.Generator) -> ReadDaily:
    """Return how often so many series of a cell give a false signal as thresholds ship."""
    mean = np.full((number, cell.weeks + 1, _DAYS), cell.level / _DAYS)
    days = draw_counts(mean, cell.ratio, draw)
    weeks = days.sum(axis=2)
    effort = np.ones_like(weeks)
    looks = ours.looks_of(cell, weeks, effort)
    weekly = ours.scores(weeks, effort, looks) - threshold(FALSE_ALARM_WEEKS)
    limit, least = limit_of_days(FALSE_ALARM_WEEKS), ours.SETTINGS.least_incidents
    running = np.stack(
        [
            np.max(
                [
                    score_days(told, recent, part=at / _DAYS, least=least).score
                    for at, told in enumerate(days[:, week + 1].cumsum(axis=1).T[:-1], start=1)
                ],
                axis=0,
            )
            for week, recent in looks.expected.items()
        ],
        axis=1,
    )
    return ReadDaily(
        cell=cell,
        weekly=weeks_to_false(weekly, 0.0),
        daily=weeks_to_false(np.maximum(weekly, running - limit), 0.0),
    )
