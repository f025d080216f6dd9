"""Whether the ranges of what is expected hold as many cases as they say.

Each series has a level, a ratio of variance to mean and a length of its own; its newest week,
and the sum of its newest four, are held against the ranges that the weeks before give. A range
of whole numbers cannot hold exactly half of all cases; what lies on its edge is therefore
counted by the part that the range needs to hold its share (the randomised probability integral
transform: Czado, Gneiting, Held, "Predictive model assessment for count data", Biometrics 65
(2009)). Beside it stands what the whole-number range, as it is shown, holds.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from bench.escalation.ours import SETTINGS
from tocsin.watch.escalation.recent import recent_of
from tocsin.watch.escalation.tails import Array, below, central_range

SHARES = (0.5, 0.8, 0.9, 0.95)
SPANS = (1, 4)
SERIES = 10_000
_LENGTHS = (16, 20, 26, 32, 40, 52, 65, 78, 104, 130, 156)
_LEVELS = (0.3, 30.0)
_RATIOS = (1.0, 4.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered:
    """What ranges hold of all cases, by weeks summed and share, 0 to 1.

    `exact` counts the edge in part, `shown` is the whole-number range; `by_ratio` is `exact` for
    series of a ratio up to 2, to 3 and to 4.
    """

    series: int
    exact: Mapping[tuple[int, float], float]
    shown: Mapping[tuple[int, float], float]
    by_ratio: Mapping[tuple[int, float, float], float]


def cover(number: int, draw: np.random.Generator) -> Covered:
    """Return what the ranges hold, over at least so many series of all lengths."""
    each = -(-number // len(_LENGTHS))
    places: dict[int, list[Array]] = {span: [] for span in SPANS}
    held: dict[tuple[int, float], list[Array]] = {}
    ratios: list[Array] = []
    for length in _LENGTHS:
        level = np.exp(draw.uniform(np.log(_LEVELS[0]), np.log(_LEVELS[1]), (each, 1)))
        ratio = draw.uniform(_RATIOS[0], _RATIOS[1], (each, 1))
        size = level / np.maximum(ratio - 1, 1e-3)
        counts = draw.negative_binomial(
            np.broadcast_to(size, (each, length)), size / (size + level)
        ).astype(float)
        recent = recent_of(counts, np.ones_like(counts), settings=SETTINGS)
        ratios.append(ratio[:, 0])
        for span in SPANS:
            at = recent.windows.index(span) if span in recent.windows else None
            if at is None:
                places[span].append(np.full(each, np.nan))
                continue
            told = counts[:, -span:].sum(axis=1)
            mean, variance = recent.mean[:, at], recent.variance[:, at]
            fewer = np.where(told > 0, below(np.maximum(told - 1, 0), mean, variance), 0.0)
            share = below(told, mean, variance) - fewer
            places[span].append(fewer + draw.random(each) * share)
            for wanted in SHARES:
                low, high = central_range(mean, variance, wanted)
                held.setdefault((span, wanted), []).append((told >= low) & (told <= high))
    ratio_of = np.concatenate(ratios)
    exact, by_ratio = {}, {}
    for span in SPANS:
        place = np.concatenate(places[span])
        known = ~np.isnan(place)
        for wanted in SHARES:
            inside = np.abs(place - 0.5) < wanted / 2
            exact[span, wanted] = float(inside[known].mean())
            for most in (2.0, 3.0, 4.0):
                those = known & (ratio_of <= most) & (ratio_of > most - 1)
                by_ratio[span, wanted, most] = float(inside[those].mean())
    return Covered(
        series=each * len(_LENGTHS),
        exact=exact,
        shown={key: float(np.concatenate(found).mean()) for key, found in held.items()},
        by_ratio=by_ratio,
    )
