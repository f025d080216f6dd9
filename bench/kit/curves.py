"""Precision and recall over thresholds, from what is predicted with a score."""

from collections.abc import Sequence

from bench.kit.types import Unit

# Points of a curve that are kept, at most.
POINTS = 60


def curves(units: Sequence[Unit]) -> dict[str, list[list[float]]]:
    """Return, by layer, points of threshold, precision and recall (shares), highest first.

    A point stands for all predictions that score at least the threshold; recall counts
    against what is wanted (`LAYER.wanted` in the counts). A layer whose predictions all
    have one score has no curve.
    """
    scored: dict[str, list[tuple[float, bool]]] = {}
    for unit in units:
        for layer, found in unit.scored.items():
            if found:
                scored.setdefault(layer, []).extend((score, right) for score, right in found)
    drawn = {}
    for layer, found in scored.items():
        wanted = sum(unit.counts.get(f"{layer}.wanted", 0.0) for unit in units)
        points = _points(found, wanted)
        if len(points) > 1:
            drawn[layer] = points
    return drawn


def _points(found: Sequence[tuple[float, bool]], wanted: float) -> list[list[float]]:
    ordered = sorted(found, key=lambda one: -one[0])
    points, right = [], 0
    for number, (score, is_right) in enumerate(ordered, start=1):
        right += is_right
        last_of_its_score = number == len(ordered) or ordered[number][0] != score
        if last_of_its_score:
            points.append([score, right / number, right / wanted if wanted else 0.0])
    every = max(1, -(-len(points) // POINTS))
    kept = points[::every]
    return kept if kept[-1] == points[-1] else [*kept, points[-1]]
