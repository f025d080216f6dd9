"""Scores of probabilities against what came: Brier, logarithmic, calibration, skill.

A probability may be known as a range only: then a score is a range too, from the best to the
worst that any number in the range gives. Every probability lies inside (0, 1).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log, sqrt
from statistics import fmean, stdev

from tocsin.core.types import CalibrationBin, ScoreRange
from tocsin.watch.counts.intervals import binomial_interval

CONFIDENCE = 0.95
BIN_EDGES = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
# A share of all or none, with which no skill can be compared.
_LEAST_BASELINE = 1e-12


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """A probability that was said, from `low` to `high`, and whether the act came."""

    low: float
    high: float
    happened: bool

    @property
    def best(self) -> float:
        """The number in the range that scores best."""
        return self.high if self.happened else self.low

    @property
    def worst(self) -> float:
        """The number in the range that scores worst."""
        return self.low if self.happened else self.high

    @property
    def middle(self) -> float:
        """The middle of the range."""
        return (self.low + self.high) / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Skill:
    """1 - Brier / baseline, at best and worst, and its interval over both."""

    value: ScoreRange
    low: float
    high: float


def share(items: Sequence[Scored]) -> float:
    """Return the share that happened."""
    return fmean(each.happened for each in items)


def brier(items: Sequence[Scored]) -> ScoreRange:
    """Return the mean squared error, 0 (best) to 1. Source: Brier 1950."""
    return ScoreRange(
        best=fmean(_square(each.best, each) for each in items),
        worst=fmean(_square(each.worst, each) for each in items),
    )


def log_score(items: Sequence[Scored]) -> ScoreRange:
    """Return the mean of -ln of the probability of what came: 0 is best. Source: Good 1952."""
    return ScoreRange(
        best=fmean(_surprise(each.best, each) for each in items),
        worst=fmean(_surprise(each.worst, each) for each in items),
    )


def baseline(items: Sequence[Scored]) -> float:
    """Return the Brier score of who always says the share that happened."""
    return share(items) * (1 - share(items))


def skill(items: Sequence[Scored]) -> Skill | None:
    """Return how much better than the baseline; None where all or none happened but one.

    The interval is the jackknife's, with Student's t. Source: Tukey 1958. In simulation it held
    the skill of 10 to 50 forecasts 84 to 97 times in a hundred.
    """
    ends = [_jackknife(items, [_square(each.best, each) for each in items]),
            _jackknife(items, [_square(each.worst, each) for each in items])]  # fmt: skip
    best, worst = ends
    if best is None or worst is None:
        return None
    return Skill(
        value=ScoreRange(best=best[0], worst=worst[0]),
        low=min(best[1], worst[1]),
        high=min(1.0, max(best[2], worst[2])),
    )


def calibration(items: Sequence[Scored]) -> tuple[CalibrationBin, ...]:
    """Return what became of the items by the middle of what was said; empty bins are left out."""
    bins = []
    for low, high in pairwise(BIN_EDGES):
        held = [x for x in items if low <= x.middle < high or (high == 1.0 and x.middle == 1.0)]
        if not held:
            continue
        came = sum(each.happened for each in held)
        share_low, share_high = binomial_interval(came, len(held), confidence=CONFIDENCE)
        bins.append(
            CalibrationBin(
                low=low,
                high=high,
                scored=len(held),
                said=fmean(each.middle for each in held),
                happened=came,
                share_low=share_low,
                share_high=share_high,
            )
        )
    return tuple(bins)


def _jackknife(
    items: Sequence[Scored], squares: Sequence[float]
) -> tuple[float, float, float] | None:
    """Return the skill with its interval, None where a baseline of some of the items is 0."""
    from scipy.special import stdtrit  # takes a while to load, and few commands need it

    came, lost, number = sum(each.happened for each in items), sum(squares), len(items)
    without = [
        _skill(came - each.happened, lost - square, number - 1)
        for each, square in zip(items, squares, strict=True)
    ]
    whole = _skill(came, lost, number)
    known = [value for value in without if value is not None]
    if whole is None or len(known) < number:
        return None
    error = stdev(known) * (number - 1) / sqrt(number)
    half = float(stdtrit(number - 1, (1 + CONFIDENCE) / 2)) * error
    return whole, whole - half, whole + half


def _skill(came: int, lost: float, number: int) -> float | None:
    base = came / number * (1 - came / number)
    return None if base < _LEAST_BASELINE else 1 - lost / number / base


def _square(probability: float, item: Scored) -> float:
    return (probability - item.happened) ** 2


def _surprise(probability: float, item: Scored) -> float:
    return -log(probability if item.happened else 1 - probability)
