"""What past weeks lead one to expect: a mean, how far counts scatter, how sure both are.

A log-linear model of weekly counts whose variance is a multiple of the mean (quasi-Poisson),
with the effort of reporting as exposure, and with a season where two years are observed. Past
outbreaks weigh less. Source of model and weights: Noufaily, Enki, Farrington, Garthwaite,
Andrews, Charlett, "An improved algorithm for outbreak detection in multiple surveillance
systems", Statistics in Medicine 32 (2013). Departures: no trend, as a slow rise is what is
looked for; the dispersion is drawn towards that of other series; all work on many series at
once.
"""

from dataclasses import dataclass

import numpy as np

from tocsin.watch.escalation.tails import Array

WEEKS_A_YEAR = 365.25 / 7
# A season is fitted where at least so many weeks are observed.
SEASON_WEEKS = 104
# The logarithm of a season's swing is about so large: the prior's standard deviation.
_SWING = 0.25
# Dispersion is drawn towards this one as if so many weeks had shown it.
_USUAL_DISPERSION, _USUAL_WEEKS = 2.0, 6.0
# Half an incident is added to the whole baseline: that nothing was seen does not make it
# impossible. Source: Jeffreys' prior of a Poisson mean.
_HALF = 0.5
# Anscombe residuals above this are of outbreaks. Source: Noufaily et al. 2013.
_OUTBREAK = 2.58
_STEPS = 4
_FARTHEST = 12.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """A fitted model of n series with k terms.

    `terms` n by k, on the scale of logarithms; `covariance` n by k by k; `dispersion` n, at
    least 1.
    """

    terms: Array
    covariance: Array
    dispersion: Array


def design(weeks: Array, *, season: bool) -> Array:
    """Return the terms of weeks, weeks by 1 or 3: a constant, and with `season` a yearly wave.

    Args:
        weeks: Numbers of weeks, counted from any beginning.
    """
    columns = [np.ones_like(weeks)]
    if season:
        turn = 2 * np.pi * weeks / WEEKS_A_YEAR
        columns += [np.cos(turn), np.sin(turn)]
    return np.stack(columns, axis=1)


def fit(counts: Array, exposure: Array, terms: Array) -> Fitted:
    """Return the model of what is to be expected at exposure 1.

    Args:
        counts: n series by T weeks; of weeks not observed any number.
        exposure: n by T, how much was read, 1 as usual; 0 is not observed.
        terms: T by k, from `design`.
    """
    seen = (exposure > 0).astype(float)
    counts = counts * seen
    weights = seen
    found = _start(counts, exposure, terms)
    for last in (False, True):
        found, precision = _ascend(found, counts, exposure, terms, weights)
        mean = expected(found, exposure, terms)
        dispersion = _dispersion(counts, mean, weights, terms.shape[1])
        if not last:
            weights = seen * _outbreak_weights(counts, mean, dispersion)
    return Fitted(
        terms=found,
        covariance=np.linalg.inv(precision) * dispersion[:, None, None],
        dispersion=dispersion,
    )


def expected(found: Array, exposure: Array, terms: Array) -> Array:
    """Return the mean of each series (n by T) at an exposure (n by T)."""
    return np.asarray(exposure * np.exp(np.clip(found @ terms.T, -_FARTHEST, _FARTHEST)))


def sum_of_weeks(fitted: Fitted, mean: Array, terms: Array) -> tuple[Array, Array]:
    """Return mean and variance of the sum of some weeks of each series, each of shape n.

    The variance holds the scatter of counts and what is not known of the mean.

    Args:
        mean: n by w, from `expected`.
        terms: w by k, of the same weeks.
    """
    whole = mean.sum(axis=1)
    pull = (mean @ terms) / np.maximum(whole, 1e-12)[:, None]
    unsure = np.einsum("ni,nij,nj->n", pull, fitted.covariance, pull)
    return whole, fitted.dispersion * whole + unsure * whole**2


def _start(counts: Array, exposure: Array, terms: Array) -> Array:
    found = np.zeros((counts.shape[0], terms.shape[1]))
    found[:, 0] = np.log((counts.sum(axis=1) + _HALF) / np.maximum(exposure.sum(axis=1), 1e-9))
    return found


def _ascend(
    found: Array, counts: Array, exposure: Array, terms: Array, weights: Array
) -> tuple[Array, Array]:
    """Return the terms and their precision after some steps of Newton's method."""
    k = terms.shape[1]
    ridge = np.diag([0.0, *([1 / _SWING**2] * (k - 1))])
    precision = np.tile(np.eye(k), (counts.shape[0], 1, 1))
    for _ in range(_STEPS):
        mean = weights * expected(found, exposure, terms)
        precision = np.einsum("nt,ti,tj->nij", mean, terms, terms, optimize=True)
        precision += ridge + 1e-9 * np.eye(k)
        slope = (weights * counts - mean) @ terms - found @ ridge
        slope[:, 0] += _HALF
        step = np.linalg.solve(precision, slope[..., None])[..., 0]
        found = found + np.clip(step, -2.0, 2.0)
    return found, precision


def _dispersion(counts: Array, mean: Array, weights: Array, terms: int) -> Array:
    """Return the ratio of variance to mean, at least 1, drawn towards the usual one."""
    squares = (weights * (counts - mean) ** 2 / np.maximum(mean, 1e-9)).sum(axis=1)
    free = np.maximum(weights.sum(axis=1) - terms, 0.0)
    drawn = (_USUAL_WEEKS * _USUAL_DISPERSION + squares) / (_USUAL_WEEKS + free)
    return np.asarray(np.maximum(1.0, drawn))


def _outbreak_weights(counts: Array, mean: Array, dispersion: Array) -> Array:
    """Return 1, and less for weeks far above the mean: by the square of how far.

    Source: Farrington et al. 1996 and Noufaily et al. 2013, Anscombe residuals.
    """
    least = np.maximum(mean, 1e-9)
    apart = 1.5 * (counts ** (2 / 3) - least ** (2 / 3)) / least ** (1 / 6)
    residual = np.maximum(apart / np.sqrt(dispersion)[:, None], 1e-9)
    return np.asarray(np.where(residual > _OUTBREAK, (_OUTBREAK / residual) ** 2, 1.0))
