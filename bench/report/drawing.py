"""A picture to draw on, and its file: the same bytes for the same figures."""

from pathlib import Path

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure

_SIZE = (7.0, 5.2)
_UNDATED = {"Date": None, "Creator": None}


def new_axes() -> tuple[Figure, Axes]:
    """Return an empty picture and its axes."""
    figure = Figure(figsize=_SIZE, layout="constrained")
    axes = figure.add_subplot()
    axes.grid(visible=True, alpha=0.3)
    return figure, axes


def save(figure: Figure, path: Path, *, columns: int = 1) -> Path:
    """Write a picture as SVG, its legend under it, and return its file."""
    figure.legend(loc="outside lower center", fontsize=8, ncols=columns)
    path.parent.mkdir(parents=True, exist_ok=True)
    # Without a salt and with a date, the file would differ each time that it is written.
    with mpl.rc_context({"svg.hashsalt": "tocsin", "svg.fonttype": "none"}):
        figure.savefig(path, format="svg", metadata=_UNDATED)
    return path
