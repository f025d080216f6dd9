"""Tails and quantiles of counts that scatter more than independent ones: negative binomial."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

# Variance is at least so much above the mean: below it is the Poisson distribution.
_LEAST_EXCESS = 1e-4
# No probability is said to be smaller.
_SMALLEST = 1e-300
_HALVINGS = 60


def upper_tail(counts: Array, mean: Array, variance: Array) -> Array:
    """Return how probable so many or more are, half of "so many" counted (mid-p).

    With half, the mean over what may happen is one half, as for a continuous quantity: small
    counts are neither favoured nor held back.

    Args:
        counts: Of any shape, 0 or more; fractions are interpolated.
        mean: Above 0, of a shape that broadcasts with it.
        variance: As `mean`; where it is below the mean, the mean counts.
    """
    shape, chance = _shape(mean, variance)
    reached = np.where(counts > 0, _beta(np.maximum(counts, 1e-9), shape, chance), 1.0)
    return np.asarray((reached + _beta(counts + 1, shape, chance)) / 2)


def surprise(counts: Array, mean: Array, variance: Array) -> Array:
    """Return the upper tail as its order of magnitude: 2 is one in a hundred."""
    return np.asarray(-np.log10(np.maximum(upper_tail(counts, mean, variance), _SMALLEST)))


def below(counts: Array, mean: Array, variance: Array) -> Array:
    """Return how probable so many or fewer are."""
    shape, chance = _shape(mean, variance)
    return np.asarray(1 - _beta(counts + 1, shape, chance))


def central_range(mean: Array, variance: Array, coverage: float) -> tuple[Array, Array]:
    """Return the range that holds at least this share of all cases, as little as can be beyond
    on either side.

    Returns:
        The lowest and the highest count of it, whole numbers, of the shape of `mean`.
    """
    side = (1 - coverage) / 2
    return _quantile(side, mean, variance), _quantile(1 - side, mean, variance)


def _quantile(share: float, mean: Array, variance: Array) -> Array:
    """Return the smallest count that is reached or not passed with this probability."""
    spread = np.sqrt(np.maximum(variance, mean))
    low, high = np.full_like(mean, -1.0), np.ceil(mean + 60 * spread + 60)
    for _ in range(_HALVINGS):
        middle = np.floor((low + high) / 2)
        enough = below(middle, mean, variance) >= share
        high, low = np.where(enough, middle, high), np.where(enough, low, middle)
        if np.all(high - low <= 1):
            break
    return np.asarray(high)


def _shape(mean: Array, variance: Array) -> tuple[Array, Array]:
    """Return the size of the distribution and the chance of one more of what it counts."""
    least = np.maximum(mean, 1e-9)
    excess = np.maximum(variance - least, least * _LEAST_EXCESS)
    size = least * least / excess
    return size, least / (size + least)


def _beta(counts: Array, size: Array, chance: Array) -> Array:
    """Return the probability of `counts` or more. Source: DLMF 8.17.24."""
    from scipy import special  # a fifth of a second, and only where there is a baseline

    found: Any = special.betainc(counts, size, chance)
    return np.asarray(found)
