"""Those harmed, over several incidents: sums of what all reports allow, unknown never 0."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from math import inf

from tocsin.core.fields import is_contested
from tocsin.core.harm import Range, harm_of, hull, reach_of, says_number
from tocsin.core.types import Claim, Figure, HarmSum, Incident, Occurrence
from tocsin.core.vocab import FigureKind

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


def acts_of(incident: Incident, claims: Iterable[Claim]) -> Range:
    """Return how many acts one incident is told to be: twin bombings are two, else it is one."""
    told = [claim.content.count for claim in claims if isinstance(claim.content, Occurrence)]
    counts = [figure for figure in told if figure is not None and says_number(figure)]
    if not counts:
        return Range(low=1, high=1)
    found = hull(counts) if is_contested(incident, "count") else _joined(counts)
    return replace(found, low=max(1, found.low))


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


def _joined(figures: Sequence[Figure]) -> Range:
    bounds = [reach_of(figure) for figure in figures]
    low, high = max(each[0] for each in bounds), min(each[1] for each in bounds)
    if low > high:
        return hull(figures)
    return Range(low=int(low), high=None if high == inf else int(high))
