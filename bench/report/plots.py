"""Plots of precision and recall over thresholds."""

from collections.abc import Sequence
from pathlib import Path

from matplotlib.axes import Axes

from bench.kit.results import Result
from bench.report.drawing import new_axes, save

# Curves that stand in one picture: more cannot be told apart.
_MOST_LINES = 8


def plot_curves(result: Result, docs: Path) -> Path | None:
    """Write the picture of a benchmark's curves and return its file; None where it has none."""
    lines = [
        (f"{layer} ({part.part})", points)
        for part in result.parts
        for layer, points in part.curves.items()
    ]
    if not lines:
        return None
    figure, axes = new_axes()
    for label, points in lines[:_MOST_LINES]:
        _line(axes, label, points)
    axes.set(xlabel="recall", ylabel="precision", xlim=(0, 1.02), ylim=(0, 1.02))
    return save(figure, docs / "scoreboard" / f"{result.benchmark}.svg", columns=2)


def _line(axes: Axes, label: str, points: Sequence[Sequence[float]]) -> None:
    recall, precision = [point[2] for point in points], [point[1] for point in points]
    axes.plot(recall, precision, marker=".", label=label)
    for threshold, p, r in (points[0], points[-1]):
        axes.annotate(f"{threshold:.2f}", (r, p), fontsize=7)
