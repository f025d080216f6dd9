"""How far recent weeks, one or many together, lie above what is expected: one score a series.

Each window of weeks that ends now is compared with its own expectation; the score joins what
all windows say by a mean of their probabilities. A burst stands out in the shortest window, a
slow rise in a long one, and looking at all of them is allowed for. Source of the mean: Vovk,
Wang, "Combining p-values via averaging", Biometrika 107 (2020), the mean of order -1/2. Source
of looking back over windows: Höhle, Paul, "Count data regression charts for the monitoring of
surveillance time series", Computational Statistics & Data Analysis 52 (2008).
"""

from collections.abc import Sequence

import numpy as np

from tocsin.watch.escalation.tails import Array, surprise

# Weeks that are looked at together, counted back from the newest.
WINDOWS = (1, 2, 3, 4, 6, 8, 10, 13, 17, 21, 26)
# At 1 the strongest window rules, nearer 0 many that agree; set with the simulation.
_ORDER = 0.5
# Scores that a series in which nothing changes passes once in so many weeks: the median over
# levels and dispersions of `python -m bench.escalation`, which measures them anew.
THRESHOLDS = ((26.0, 0.88), (52.0, 1.20), (104.0, 1.54), (208.0, 1.86), (520.0, 2.27))


def windows_of(weeks: int) -> tuple[int, ...]:
    """Return the windows that are looked at where so many weeks are recent."""
    return tuple(window for window in WINDOWS if window <= weeks)


def window_scores(counts: Array, mean: Array, variance: Array, *, least: int) -> Array:
    """Return how far each window lies above what is expected of it, as orders of magnitude.

    Args:
        counts: n series by w windows.
        mean: n by w.
        variance: n by w.
        least: Fewer incidents in a window are not far above anything.
    """
    return np.where(counts >= least, surprise(counts, mean, variance), 0.0)


def joined_score(scores: Array) -> Array:
    """Return one score of each series from those of its windows (n by w)."""
    highest = scores.max(axis=1, keepdims=True)
    mean = np.mean(10.0 ** (_ORDER * (scores - highest)), axis=1)
    return np.asarray(highest[:, 0] + np.log10(mean) / _ORDER)


def threshold(false_alarm_weeks: float, table: Sequence[tuple[float, float]] = THRESHOLDS) -> float:
    """Return the score above which a series is said to have risen, at a rate of false signals.

    Between the rates of the table it is interpolated over their logarithms.
    """
    weeks, scores = zip(*table, strict=True)
    return float(np.interp(np.log(false_alarm_weeks), np.log(weeks), scores))
