"""The detectors of the literature, written from their papers, for this simulation only.

Each returns scores of the weeks looked at, series by weeks: the higher, the more a week stands
out. Those with a model are told what ours must find out: whether there is a season. Where the
effort of reporting changes they have it as an offset, as ours has.

- Shewhart: the upper tail of the newest week (negative binomial).
- EARS C1, C2, C3: Hutwagner, Thompson, Seeman, Treadwell, "The bioterrorism preparedness and
  response Early Aberration Reporting System", Journal of Urban Health 80 (2003).
- Farrington flexible: Noufaily et al., Statistics in Medicine 32 (2013).
- EWMA: Lucas, Saccucci, Technometrics 32 (1990), on standardised residuals.
- CUSUM, GLR (negative binomial): Höhle, Paul, Computational Statistics & Data Analysis 52 (2008).
- Shiryaev-Roberts (negative binomial): Pollak, Annals of Statistics 13 (1985).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from bench.escalation.world import Cell
from tocsin.watch.escalation.baseline import WEEKS_A_YEAR
from tocsin.watch.escalation.tails import Array, surprise

# A chart is begun so many weeks before the first week looked at, so that it has settled.
_SETTLE = 26
_WINDOW = 26


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the detectors know of a cell before the rises: fitted on weeks without any.

    `mean` n by weeks, `ratio` n: variance over mean, both from the history. `trend` are the
    mean and the ratio of Farrington's own model, refitted for each week looked at.
    """

    cell: Cell
    mean: Array
    ratio: Array
    trend: Mapping[int, tuple[Array, Array]]


Detector = Callable[[Array, Known], Array]


def known_of(cell: Cell, quiet: Array, effort: Array) -> Known:
    """Return what is known from series in which nothing changes (n by weeks)."""
    weeks = np.arange(cell.weeks, dtype=float)
    seasonal = cell.condition == "season"
    plain = _terms(weeks, seasonal=seasonal, trend=False)
    found, ratio = _regress(
        quiet[:, : cell.history], effort[:, : cell.history], plain[: cell.history]
    )
    mean = effort * np.exp(np.clip(found @ plain.T, -12, 12))
    sloped = _terms(weeks / cell.weeks, seasonal=False, trend=True)
    if seasonal:
        sloped = np.hstack([sloped, plain[:, 1:]])
    trend = {}
    for week in range(cell.history, cell.weeks):
        end = max(12, week - _WINDOW)
        terms, scatter = _regress(quiet[:, :end], effort[:, :end], sloped[:end], robust=True)
        here = np.exp(np.clip(terms @ sloped[week], -12, 12))
        trend[week] = effort[:, week] * here, scatter
    return Known(cell=cell, mean=np.maximum(mean, 0.01), ratio=ratio, trend=trend)


def _terms(weeks: Array, *, seasonal: bool, trend: bool) -> Array:
    columns = [np.ones_like(weeks)]
    if trend:
        columns.append(weeks)
    if seasonal:
        turn = 2 * np.pi * weeks / WEEKS_A_YEAR
        columns += [np.cos(turn), np.sin(turn)]
    return np.stack(columns, axis=1)


def _regress(
    counts: Array, effort: Array, terms: Array, *, robust: bool = False
) -> tuple[Array, Array]:
    """Return terms and ratio of variance to mean of a quasi-Poisson regression."""
    n, k = counts.shape[0], terms.shape[1]
    found = np.zeros((n, k))
    found[:, 0] = np.log((counts.sum(axis=1) + 0.1) / effort.sum(axis=1))
    weights, ratio, mean = np.ones_like(counts), np.ones(n), counts
    for again in range(2 if robust else 1):
        for _ in range(5):
            mean = effort * np.exp(np.clip(found @ terms.T, -12, 12))
            inner = np.einsum("nt,ti,tj->nij", weights * mean, terms, terms, optimize=True)
            slope = (weights * (counts - mean)) @ terms
            step = np.linalg.solve(inner + 1e-4 * np.eye(k), slope[..., None])[..., 0]
            found = found + np.clip(step, -2, 2)
        squares = (weights * (counts - mean) ** 2 / np.maximum(mean, 1e-9)).sum(axis=1)
        ratio = np.maximum(1.0, squares / (weights.sum(axis=1) - k))
        if robust and not again:
            least = np.maximum(mean, 1e-9)
            apart = 1.5 * (counts ** (2 / 3) - least ** (2 / 3)) / least ** (1 / 6)
            residual = np.maximum(apart / np.sqrt(ratio)[:, None], 1e-9)
            weights = np.where(residual > 2.58, residual**-2.0, 1.0)
    return found, ratio


def _looked(known: Known) -> range:
    return range(known.cell.history, known.cell.weeks)


def shewhart(counts: Array, known: Known) -> Array:
    """The upper tail of each week alone."""
    since = known.cell.history
    mean = known.mean[:, since:]
    return surprise(counts[:, since:], mean, known.ratio[:, None] * mean)


def farrington(counts: Array, known: Known) -> Array:
    """The upper tail of each week under a model with a trend, past outbreaks weighing less."""
    scores = []
    for week in _looked(known):
        mean, ratio = known.trend[week]
        scores.append(surprise(counts[:, week], mean, ratio * mean))
    return np.stack(scores, axis=1)


def _ears(counts: Array, weeks: range, lag: int) -> Array:
    scores = []
    for week in weeks:
        before = counts[:, week - 7 - lag : week - lag]
        spread = np.maximum(before.std(axis=1, ddof=1), 0.2)
        scores.append((counts[:, week] - before.mean(axis=1)) / spread)
    return np.stack(scores, axis=1)


def ears_c1(counts: Array, known: Known) -> Array:
    """Against the seven weeks before."""
    return _ears(counts, _looked(known), 0)


def ears_c2(counts: Array, known: Known) -> Array:
    """Against seven weeks, the last two left out."""
    return _ears(counts, _looked(known), 2)


def ears_c3(counts: Array, known: Known) -> Array:
    """The excess of C2 over three weeks."""
    since, end = known.cell.history - 2, known.cell.weeks
    excess = np.maximum(0.0, _ears(counts, range(since, end), 2) - 1)
    return np.asarray(excess[:, 2:] + excess[:, 1:-1] + excess[:, :-2])


def _chart(known: Known, step: Callable[[Array, int], Array], start: float) -> Array:
    """Return a chart that is carried from week to week."""
    state = np.full(known.mean.shape[0], start)
    scores = []
    for week in range(known.cell.history - _SETTLE, known.cell.weeks):
        state = step(state, week)
        if week >= known.cell.history:
            scores.append(state)
    return np.stack(scores, axis=1)


def ewma(weight: float) -> Detector:
    """Return the chart of a moving average that gives the newest week this weight."""

    def chart(counts: Array, known: Known) -> Array:
        deviation = np.sqrt(known.ratio[:, None] * known.mean)
        apart = (counts - known.mean) / deviation
        return _chart(known, lambda s, w: np.asarray((1 - weight) * s + weight * apart[:, w]), 0.0)

    return chart


def _likelihood(counts: Array, known: Known, factor: float) -> Array:
    """Return the log-likelihood ratio of each week for a mean so many times as high."""
    size = np.where(known.ratio > 1.001, known.ratio - 1, 1e-6)[:, None] ** -1 * known.mean
    higher = (size + factor * known.mean) / (size + known.mean)
    return np.asarray(counts * np.log(factor) - (counts + size) * np.log(higher))


def cusum(factor: float) -> Detector:
    """Return the chart of Page's sum, tuned to a mean so many times as high."""

    def chart(counts: Array, known: Known) -> Array:
        gain = _likelihood(counts, known, factor)
        return _chart(known, lambda s, w: np.asarray(np.maximum(0.0, s + gain[:, w])), 0.0)

    return chart


def shiryaev_roberts(factor: float) -> Detector:
    """Return the logarithm of the Shiryaev-Roberts chart, tuned likewise."""

    def chart(counts: Array, known: Known) -> Array:
        gain = _likelihood(counts, known, factor)
        return _chart(known, lambda s, w: np.asarray(np.logaddexp(0.0, s) + gain[:, w]), -50.0)

    return chart


def glr(counts: Array, known: Known) -> Array:
    """The likelihood ratio at its greatest over sizes of the rise and weeks of its beginning."""
    sums = np.cumsum(np.pad(counts, ((0, 0), (1, 0))), axis=1)
    means = np.cumsum(np.pad(known.mean, ((0, 0), (1, 0))), axis=1)
    scores = []
    for week in _looked(known):
        best = np.zeros(counts.shape[0])
        for back in range(1, _WINDOW + 1):
            found = sums[:, week + 1] - sums[:, week + 1 - back]
            mean = means[:, week + 1] - means[:, week + 1 - back]
            size = mean / np.where(known.ratio > 1.001, known.ratio - 1, 1e-6)
            factor = np.maximum(found / mean, 1.0)
            higher = (size + factor * mean) / (size + mean)
            best = np.maximum(best, found * np.log(factor) - (found + size) * np.log(higher))
        scores.append(best)
    return np.stack(scores, axis=1)


DETECTORS: Mapping[str, Detector] = {
    "Shewhart": shewhart,
    "EARS C1": ears_c1,
    "EARS C2": ears_c2,
    "EARS C3": ears_c3,
    "Farrington flexible": farrington,
    "EWMA 0.1": ewma(0.1),
    "EWMA 0.2": ewma(0.2),
    "EWMA 0.4": ewma(0.4),
    "NB CUSUM 1.5": cusum(1.5),
    "NB CUSUM 2": cusum(2.0),
    "NB CUSUM 3": cusum(3.0),
    "NB GLR": glr,
    "Shiryaev-Roberts 1.5": shiryaev_roberts(1.5),
    "Shiryaev-Roberts 2": shiryaev_roberts(2.0),
}
