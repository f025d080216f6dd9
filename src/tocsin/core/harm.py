"""How many an incident is told to have harmed: the range that all its reports allow."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from tocsin.core.fields import is_contested
from tocsin.core.sums import bounds_of
from tocsin.core.types import Figure, Incident
from tocsin.core.vocab import FigureKind, Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """The numbers from `low` to `high` that something may be; None is open."""

    low: int
    high: int | None
    approximate: bool = False


def harm_of(incident: Incident, kind: FigureKind) -> Range | None:
    """Return how many an incident is told to have harmed, None where no report says.

    Where reports exclude each other it spans all that some of them allow together. Several
    figures of different measures are parts: the greatest of them is a lower bound.
    """
    figures = [
        figure
        for figure in incident.figures
        if figure.kind is kind and figure.unit is not Unit.PERCENT and says_number(figure)
    ]
    wholes = [figure for figure in figures if figure.subset_of is None]
    if not figures:
        return None
    if is_contested(incident, kind.value) and wholes:
        return hull(wholes)
    if len(wholes) == 1:
        return hull(wholes)
    return Range(low=max(hull([figure]).low for figure in figures), high=None)


def hull(figures: Sequence[Figure]) -> Range:
    """Return the range from the least to the greatest number that some figures allow together.

    Figures that go together are taken together ("more than 80" and "nearly 100" leave 81 to 99),
    those that do not side by side: with "103" the range is 81 to 103. An approximate number
    stands for itself.
    """
    bounds = sorted({reach_of(figure) for figure in figures})
    together = [[other for other in bounds if other[0] <= low <= other[1]] for low in _lows(bounds)]
    cliques = [group for group in together if not _within_another(group, together)]
    low = min(max(each[0] for each in group) for group in cliques)
    high = max(min(each[1] for each in group) for group in cliques)
    return Range(
        low=int(low),
        high=None if high == inf else int(high),
        approximate=any(figure.approximate for figure in figures),
    )


def says_number(figure: Figure) -> bool:
    """Return whether a figure has any bound or value."""
    return (figure.low, figure.best, figure.high) != (None, None, None)


def reach_of(figure: Figure) -> tuple[float, float]:
    """Return the least and the greatest number of a figure; infinite where open."""
    low, high = bounds_of(figure)
    return 0 if low is None else low, inf if high is None else high


def _lows(bounds: Sequence[tuple[float, float]]) -> list[float]:
    """Return the points that are enough to meet every group of figures that go together.

    Intervals that share a point share the greatest of their lower ends.
    """
    return sorted({low for low, _ in bounds})


def _within_another(
    group: Sequence[tuple[float, float]], groups: Sequence[Sequence[tuple[float, float]]]
) -> bool:
    return any(set(group) < set(other) for other in groups)
