"""Invented series of weekly counts in which nothing changes, and rises planted in them.

A series has a level, a ratio of variance to mean that is the same in all weeks (negative
binomial with one probability), and a condition: plain, a yearly season, a change of the effort
of reporting at a random week near the end, or a short history. A rise adds incidents of the
same ratio, so that it changes the mean and nothing else. Rises are measured in standard
deviations of a week, so that they are as hard to see at every level.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from tocsin.watch.escalation.tails import Array

RATIOS = (1.0, 2.0, 3.0)
# Weeks before anything is looked for, of a long and a short history.
HISTORY, SHORT = 156, 40
# Weeks looked at before the rise begins, and from its beginning on.
BEFORE, AFTER = 12, 26
# How far the mean swings over a year, and other reports a week.
SWING = 0.4
OTHER_REPORTS = 40.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What series have in common."""

    condition: str
    level: float
    ratio: float

    @property
    def history(self) -> int:
        """Weeks before the first that is looked at."""
        return SHORT if self.condition == "short history" else HISTORY

    @property
    def weeks(self) -> int:
        """All weeks."""
        return self.history + BEFORE + AFTER

    @property
    def change(self) -> int:
        """The first week of a rise."""
        return self.history + BEFORE


@dataclass(frozen=True, slots=True, kw_only=True)
class Rise:
    """A planted rise: so many standard deviations of a week, and how it goes on.

    `weeks` it lasts, None to the end; `ramp` weeks until it is whole; found later than
    `horizon` weeks it is not found.
    """

    name: str
    size: float
    weeks: int | None = None
    ramp: int = 1
    horizon: int = AFTER


RISES = (
    Rise(name="one week, 3 sd", size=3.0, weeks=1, horizon=8),
    Rise(name="one week, 5 sd", size=5.0, weeks=1, horizon=8),
    Rise(name="four weeks, 2 sd", size=2.0, weeks=4, horizon=12),
    Rise(name="step of 0.75 sd", size=0.75),
    Rise(name="step of 1.25 sd", size=1.25),
    Rise(name="step of 2.5 sd", size=2.5),
    Rise(name="ramp to 2 sd in 20 weeks", size=2.0, ramp=20),
    Rise(name="ramp to 3 sd in 10 weeks", size=3.0, ramp=10),
)

CELLS = tuple(
    Cell(condition=condition, level=level, ratio=ratio)
    for condition, levels in {
        "plain": (0.5, 2.0, 8.0),
        "season": (2.0, 8.0),
        "reporting changes": (2.0, 8.0),
        "short history": (0.5, 2.0, 8.0),
    }.items()
    for ratio in RATIOS
    for level in levels
)


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """Series of a cell, n by weeks: counts in which nothing changes, and with each rise.

    `reports` are other reports of the same sources.
    """

    cell: Cell
    quiet: Array
    risen: Mapping[str, Array]
    reports: Array


def make_world(cell: Cell, number: int, draw: np.random.Generator) -> World:
    """Return so many series of a cell."""
    weeks = np.arange(cell.weeks, dtype=float)
    mean = np.full((number, cell.weeks), cell.level)
    effort = np.ones_like(mean)
    if cell.condition == "season":
        shift = draw.uniform(0, 2 * np.pi, (number, 1))
        mean = mean * (1 + SWING * np.sin(2 * np.pi * weeks / (365.25 / 7) + shift))
    if cell.condition == "reporting changes":
        since = draw.integers(cell.history - 26, cell.weeks, (number, 1))
        factor = np.exp(draw.uniform(np.log(0.5), np.log(2.0), (number, 1)))
        effort = np.where(weeks >= since, factor, 1.0)
    quiet = draw_counts(mean * effort, cell.ratio, draw)
    deviation = np.sqrt(cell.level * cell.ratio)
    risen = {
        rise.name: quiet + draw_counts(_shape(rise, cell) * deviation * effort, cell.ratio, draw)
        for rise in RISES
    }
    reports = draw.poisson(OTHER_REPORTS * effort).astype(float)
    return World(cell=cell, quiet=quiet, risen=risen, reports=reports)


def _shape(rise: Rise, cell: Cell) -> Array:
    since = np.arange(cell.weeks) - cell.change
    height = rise.size * np.clip((since + 1) / rise.ramp, 0.0, 1.0)
    within = (since >= 0) & (since < (rise.weeks or cell.weeks))
    return np.where(within, height, 0.0)


def draw_counts(mean: Array, ratio: float, draw: np.random.Generator) -> Array:
    """Return counts of these means whose variance is so many times the mean."""
    if ratio <= 1:
        return draw.poisson(mean).astype(float)
    size = np.maximum(mean / (ratio - 1), 1e-9)
    return np.where(mean > 0, draw.negative_binomial(size, 1 / ratio), 0).astype(float)
