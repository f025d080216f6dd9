"""Measures by name: shares, F1, means, errors, correlation; and the counts that they need.

A layer's counts are `LAYER.right`, `LAYER.predicted` and `LAYER.wanted`. Shares are in
percent.
"""

from typing import TypedDict, Unpack

from bench.kit.formulas import (
    F1,
    PAIR_SUMS,
    Average,
    Counts,
    Formula,
    Harmonic,
    Mean,
    Pearson,
    Share,
)
from bench.kit.types import Measure


class Shown(TypedDict, total=False):
    """How a measure stands on the board (see `Measure`)."""

    main: bool
    higher_is_better: bool
    percent: bool
    support: str | None


def share(name: str, over: str, under: str, **shown: Unpack[Shown]) -> Measure:
    """Return the percentage of one count in another, an accuracy for one.

    >>> share("accuracy", "right", "all").of({"right": 3, "all": 4})
    75.0
    """
    return _measure(name, Share(over, under), shown, support=under)


def mean(
    name: str, over: str, under: str, *, times: float = 1.0, **shown: Unpack[Shown]
) -> Measure:
    """Return one count a unit of another, not in percent: a mean error for one.

    With `times=100` it is a rate for a hundred.
    """
    return _measure(name, Mean(over, under, times), shown, support=under, percent=False)


def precision(layer: str, name: str | None = None, **shown: Unpack[Shown]) -> Measure:
    """Return the percentage of what is predicted that is right."""
    return share(name or f"{layer} precision", f"{layer}.right", f"{layer}.predicted", **shown)


def recall(layer: str, name: str | None = None, **shown: Unpack[Shown]) -> Measure:
    """Return the percentage of what is wanted that is found."""
    return share(name or f"{layer} recall", f"{layer}.right", f"{layer}.wanted", **shown)


def f1(layer: str, name: str | None = None, **shown: Unpack[Shown]) -> Measure:
    """Return the harmonic mean of precision and recall of a layer, in percent.

    >>> f1("x").of({"x.right": 1, "x.predicted": 1, "x.wanted": 3})
    50.0
    """
    return _measure(name or f"{layer} F1", F1(layer), shown, support=f"{layer}.wanted")


def three(layer: str, name: str | None = None, **shown: Unpack[Shown]) -> tuple[Measure, ...]:
    """Return precision, recall and F1 of a layer; what is shown concerns F1."""
    called = name or layer
    return (
        precision(layer, f"{called} precision"),
        recall(layer, f"{called} recall"),
        f1(layer, f"{called} F1", **shown),
    )


def harmonic(name: str, first: Formula, second: Formula, **shown: Unpack[Shown]) -> Measure:
    """Return the harmonic mean of two percentages whose numerators differ."""
    return _measure(name, Harmonic(first, second), shown)


def average(name: str, *parts: Formula, **shown: Unpack[Shown]) -> Measure:
    """Return the plain mean of several figures, None where one of them is."""
    return _measure(name, Average(parts), shown)


def pearson(layer: str, name: str = "r", **shown: Unpack[Shown]) -> Measure:
    """Return Pearson's correlation from the sums that `pairs` counts, -1 to 1."""
    return _measure(name, Pearson(layer), shown, percent=False, support=f"{layer}.n")


def pairs(layer: str, x: float, y: float) -> dict[str, float]:
    """Return the counts of one pair of numbers, for `pearson`."""
    values = (1.0, x, y, x * x, y * y, x * y)
    return {f"{layer}.{key}": value for key, value in zip(PAIR_SUMS, values, strict=True)}


def layer_counts(layer: str, *, right: float, predicted: float, wanted: float) -> dict[str, float]:
    """Return the counts of one layer under their names."""
    return {f"{layer}.right": right, f"{layer}.predicted": predicted, f"{layer}.wanted": wanted}


def total(*counts: Counts) -> dict[str, float]:
    """Return the sums of several counts."""
    found: dict[str, float] = {}
    for one in counts:
        for key, value in one.items():
            found[key] = found.get(key, 0.0) + value
    return found


def _measure(name: str, of: Formula, shown: Shown, **default: Unpack[Shown]) -> Measure:
    """Return a measure shown as asked, and by default as its kind is."""
    merged: Shown = {**default, **shown}
    return Measure(name=name, of=of, **merged)
