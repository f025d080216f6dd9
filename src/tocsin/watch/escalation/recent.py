"""What is expected of the recent weeks of some series, by windows, from the weeks before them."""

from dataclasses import dataclass

import numpy as np

from tocsin.watch.escalation.baseline import (
    SEASON_WEEKS,
    Fitted,
    design,
    expected,
    fit,
    sum_of_weeks,
)
from tocsin.watch.escalation.scanning import windows_of
from tocsin.watch.escalation.tails import Array
from tocsin.watch.settings import EscalationSettings

# Of a short history so much is recent at most.
_SHARE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Recent:
    """Windows of weeks that end now (w of them), with mean and variance, both n by w.

    The first `before` of all weeks are the baseline; `weekly` (n by all weeks) is the mean of
    every week.
    """

    before: int
    windows: tuple[int, ...]
    mean: Array
    variance: Array
    weekly: Array
    fitted: Fitted
    terms: Array


def guard_of(observed: int, settings: EscalationSettings) -> int:
    """Return how many of the observed weeks are recent; 0 where too few are left before them."""
    most = min(settings.guard_weeks, observed // _SHARE, observed - settings.least_weeks)
    if most >= 1:
        return most
    return 1 if observed - settings.least_weeks >= 1 else 0


def recent_of(counts: Array, exposure: Array, *, settings: EscalationSettings) -> Recent:
    """Return what is expected of the recent weeks.

    Args:
        counts: n series by T weeks, the newest last.
        exposure: n by T, 0 where not observed: the same weeks of all series.

    Raises:
        ValueError: If too few weeks are observed.
    """
    seen = exposure[0] > 0
    guard = guard_of(int(seen.sum()), settings)
    if guard < 1:
        raise ValueError(f"{int(seen.sum())} weeks are observed: too few for a baseline")
    before = _end_of_baseline(seen, guard)
    weeks = np.arange(counts.shape[1], dtype=float)
    terms = design(weeks, season=int(seen[:before].sum()) >= SEASON_WEEKS)
    fitted = fit(counts[:, :before], exposure[:, :before], terms[:before])
    weekly = expected(fitted.terms, exposure, terms)
    windows = windows_of(counts.shape[1] - before)
    sums = [sum_of_weeks(fitted, weekly[:, -w:], terms[-w:]) for w in windows]
    return Recent(
        before=before,
        windows=windows,
        mean=np.stack([mean for mean, _ in sums], axis=1),
        variance=np.stack([variance for _, variance in sums], axis=1),
        weekly=weekly,
        fitted=fitted,
        terms=terms,
    )


def _end_of_baseline(seen: Array, guard: int) -> int:
    """Return the first recent week: from it on so many weeks are observed."""
    later = np.cumsum(seen[::-1])
    return len(seen) - int(np.searchsorted(later, guard)) - 1
