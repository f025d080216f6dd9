"""Those harmed, over several incidents: sums of what all reports allow, unknown never 0."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from math import inf

from tocsin.core.fields import is_contested
from tocsin.core.sums import bounds_of
from tocsin.core.types import Claim, Figure, HarmSum, Incident, Occurrence
from tocsin.core.vocab import FigureKind, Unit

# Kinds of figures that tell harm to persons.
HARM_KINDS = (
    FigureKind.KILLED,
    FigureKind.INJURED,
    FigureKind.ABDUCTED,
    FigureKind.MISSING,
    FigureKind.DISPLACED,
    FigureKind.ARRESTED,
)
Groups = Callable[[Sequence[Incident]], Sequence[Sequence[Incident]]]


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
        if figure.kind is kind and figure.unit is not Unit.PERCENT and _says(figure)
    ]
    wholes = [figure for figure in figures if figure.subset_of is None]
    if not figures:
        return None
    if is_contested(incident, kind.value) and wholes:
        return hull(wholes)
    if len(wholes) == 1:
        return hull(wholes)
    return Range(low=max(hull([figure]).low for figure in figures), high=None)


def acts_of(incident: Incident, claims: Iterable[Claim]) -> Range:
    """Return how many acts one incident is told to be: twin bombings are two, else it is one."""
    told = [claim.content.count for claim in claims if isinstance(claim.content, Occurrence)]
    counts = [figure for figure in told if figure is not None and _says(figure)]
    if not counts:
        return Range(low=1, high=1)
    found = hull(counts) if is_contested(incident, "count") else _joined(counts)
    return replace(found, low=max(1, found.low))


def hull(figures: Sequence[Figure]) -> Range:
    """Return the range from the least to the greatest number that some figures allow together.

    Figures that go together are taken together ("more than 80" and "nearly 100" leave 81 to 99),
    those that do not side by side: with "103" the range is 81 to 103. An approximate number
    stands for itself.
    """
    bounds = sorted({_bounds(figure) for figure in figures})
    together = [[other for other in bounds if other[0] <= low <= other[1]] for low in _lows(bounds)]
    cliques = [group for group in together if not _within_another(group, together)]
    low = min(max(each[0] for each in group) for group in cliques)
    high = max(min(each[1] for each in group) for group in cliques)
    return Range(
        low=int(low),
        high=None if high == inf else int(high),
        approximate=any(figure.approximate for figure in figures),
    )


def sum_harm(
    kind: FigureKind, certain: Sequence[Incident], possible: Sequence[Incident], groups: Groups
) -> HarmSum:
    """Return how many were harmed in several incidents, from the least to the most.

    Args:
        certain: Those that certainly count.
        possible: Those that may count as well.
        groups: Puts those together that may be one: of such, the greatest lower bound counts.
    """
    told = {each.id: harm_of(each, kind) for each in (*certain, *possible)}
    known = [each for each in told.values() if each is not None]
    silent = len(told) - len(known)
    highs = [each.high for each in known]
    bounded = not silent and None not in highs
    return HarmSum(
        kind=kind,
        low=sum(max(_low(told[each.id]) for each in group) for group in groups(certain)),
        high=sum(high for high in highs if high is not None) if bounded else None,
        silent=silent,
        contested=tuple(
            sorted(each.id for each in (*certain, *possible) if is_contested(each, kind.value))
        ),
        approximate=any(each.approximate for each in known),
    )


def _low(told: Range | None) -> int:
    return told.low if told is not None else 0


def _says(figure: Figure) -> bool:
    return (figure.low, figure.best, figure.high) != (None, None, None)


def _bounds(figure: Figure) -> tuple[float, float]:
    low, high = bounds_of(figure)
    return 0 if low is None else low, inf if high is None else high


def _joined(figures: Sequence[Figure]) -> Range:
    bounds = [_bounds(figure) for figure in figures]
    low, high = max(each[0] for each in bounds), min(each[1] for each in bounds)
    if low > high:
        return hull(figures)
    return Range(low=int(low), high=None if high == inf else int(high))


def _lows(bounds: Sequence[tuple[float, float]]) -> list[float]:
    """Return the points that are enough to meet every group of figures that go together.

    Intervals that share a point share the greatest of their lower ends.
    """
    return sorted({low for low, _ in bounds})


def _within_another(
    group: Sequence[tuple[float, float]], groups: Sequence[Sequence[tuple[float, float]]]
) -> bool:
    return any(set(group) < set(other) for other in groups)
