"""All detectors on one cell at one rate of false alarms: weeks until each rise is found."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from bench.escalation import ours
from bench.escalation.literature import DETECTORS, known_of
from bench.escalation.world import AFTER, BEFORE, RISES, Cell, make_world
from tocsin.watch.escalation.scanning import threshold
from tocsin.watch.escalation.tails import Array

OURS = "Tocsin"
SHIPPED = "Tocsin, threshold as shipped"
# One false alarm in so many weeks of a series in which nothing changes.
FALSE_ALARM_WEEKS = 104.0
_LOOKED = BEFORE + AFTER
# Scores that are equal are told apart at random, so that every rate can be met.
_JITTER = 1e-7


@dataclass(frozen=True, slots=True, kw_only=True)
class Delays:
    """Weeks from the beginning of a rise to its alarm: 1 in its first week.

    `weeks` of each series that gave no alarm before, the horizon where it was not found.
    """

    weeks: Array
    horizon: int

    @property
    def mean(self) -> float:
        """Return the mean, of those not found the horizon."""
        return float(self.weeks.mean())

    @property
    def found(self) -> float:
        """Return the share found before the horizon."""
        return float((self.weeks < self.horizon).mean())


@dataclass(frozen=True, slots=True, kw_only=True)
class Raced:
    """What one cell gave: delays by detector and rise, and what the shipped threshold does.

    `false_alarm_weeks`: weeks of quiet series until a false signal at the shipped threshold.
    `thresholds`: ours at the rates that ship, by weeks.
    """

    cell: Cell
    delays: Mapping[str, Mapping[str, Delays]]
    false_alarm_weeks: float
    thresholds: Mapping[float, float]


def race(cell: Cell, number: int, draw: np.random.Generator) -> Raced:
    """Return the delays of all detectors on so many series of a cell."""
    world = make_world(cell, number, draw)
    effort = ours.effort_of(cell, world.reports)
    known, looks = known_of(cell, world.quiet, effort), ours.looks_of(cell, world.quiet, effort)

    def scored(counts: Array) -> dict[str, Array]:
        found = {name: detector(counts, known) for name, detector in DETECTORS.items()}
        found[OURS] = ours.scores(counts, effort, looks)
        return {name: each + draw.random(each.shape) * _JITTER for name, each in found.items()}

    quiet = scored(world.quiet)
    limits = {name: limit_of(each, FALSE_ALARM_WEEKS) for name, each in quiet.items()}
    shipped = threshold(FALSE_ALARM_WEEKS)
    delays: dict[str, dict[str, Delays]] = {}
    for rise in RISES:
        for name, each in scored(world.risen[rise.name]).items():
            delays.setdefault(name, {})[rise.name] = delays_of(each, limits[name], rise.horizon)
            if name == OURS:
                own = delays_of(each, shipped, rise.horizon)
                delays.setdefault(SHIPPED, {})[rise.name] = own
    return Raced(
        cell=cell,
        delays=delays,
        false_alarm_weeks=weeks_to_false(quiet[OURS], shipped),
        thresholds={w: limit_of(quiet[OURS], w) for w in (26.0, 52.0, 104.0, 208.0, 520.0)},
    )


def limit_of(scores: Array, weeks: float) -> float:
    """Return the score that quiet series (n by weeks looked at) pass once in so many weeks."""
    none = float(np.exp(-scores.shape[1] / weeks))
    return float(np.quantile(scores.max(axis=1), none))


def weeks_to_false(scores: Array, limit: float) -> float:
    """Return in how many weeks of quiet series (n by weeks looked at) one alarm is to be met."""
    none = float((scores.max(axis=1) <= limit).mean())
    return float(scores.shape[1] / -np.log(np.clip(none, 1e-6, 1 - 1e-6)))


def delays_of(scores: Array, limit: float, horizon: int) -> Delays:
    """Return the weeks until an alarm, of the series without one before the rise."""
    alarms = scores > limit
    silent = ~alarms[:, :BEFORE].any(axis=1)
    after = alarms[silent, BEFORE:][:, : horizon - 1]
    first = np.where(after.any(axis=1), after.argmax(axis=1) + 1, horizon)
    return Delays(weeks=first.astype(float), horizon=horizon)
