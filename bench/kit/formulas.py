"""Formulas over summed counts, as data: they can be written to a file and read back.

What has no denominator is None. Shares are in percent, 0 to 100.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from math import sqrt
from typing import Any

Counts = Mapping[str, float]
PAIR_SUMS = ("n", "x", "y", "xx", "yy", "xy")


@dataclass(frozen=True, slots=True)
class Share:
    """The percentage of one count in another."""

    over: str
    under: str

    def __call__(self, counts: Counts) -> float | None:
        """Return the percentage, None where there is nothing to take it of."""
        whole = counts.get(self.under, 0.0)
        return 100 * counts.get(self.over, 0.0) / whole if whole else None


@dataclass(frozen=True, slots=True)
class Mean:
    """One count a unit of another, times a number: 100 for "per 100 documents"."""

    over: str
    under: str
    times: float = 1.0

    def __call__(self, counts: Counts) -> float | None:
        """Return the mean, None where there is nothing to take it over."""
        whole = counts.get(self.under, 0.0)
        return self.times * counts.get(self.over, 0.0) / whole if whole else None


@dataclass(frozen=True, slots=True)
class F1:
    """The harmonic mean of precision and recall of a layer, in percent."""

    layer: str

    def __call__(self, counts: Counts) -> float | None:
        """Return F1, None where nothing is predicted and nothing wanted."""
        both = (counts.get(f"{self.layer}.{key}", 0.0) for key in ("predicted", "wanted"))
        total = sum(both)
        return 200 * counts.get(f"{self.layer}.right", 0.0) / total if total else None


@dataclass(frozen=True, slots=True)
class Harmonic:
    """The harmonic mean of two figures, whose numerators may differ."""

    first: "Formula"
    second: "Formula"

    def __call__(self, counts: Counts) -> float | None:
        """Return the mean, 0 where one is 0 or has no value; None where neither has one.

        Nothing predicted where something is wanted has no precision, and is worth nothing.
        """
        one, other = self.first(counts), self.second(counts)
        if one is None and other is None:
            return None
        return 2 * one * other / (one + other) if one and other else 0.0


@dataclass(frozen=True, slots=True)
class Average:
    """The plain mean of several figures."""

    parts: tuple["Formula", ...]

    def __call__(self, counts: Counts) -> float | None:
        """Return the mean, None where one of them has no value."""
        found = [value for part in self.parts if (value := part(counts)) is not None]
        return sum(found) / len(found) if found and len(found) == len(self.parts) else None


@dataclass(frozen=True, slots=True)
class Pearson:
    """Pearson's correlation of a layer's pairs of numbers, -1 to 1."""

    layer: str

    def __call__(self, counts: Counts) -> float | None:
        """Return the correlation, None where one side does not vary."""
        n, x, y, xx, yy, xy = (counts.get(f"{self.layer}.{key}", 0.0) for key in PAIR_SUMS)
        spread = (n * xx - x * x) * (n * yy - y * y)
        return (n * xy - x * y) / sqrt(spread) if n > 1 and spread > 1e-9 else None


Formula = Share | Mean | F1 | Harmonic | Average | Pearson
_KINDS = {kind.__name__: kind for kind in (Share, Mean, F1, Harmonic, Average, Pearson)}


def written(formula: Formula) -> list[Any]:
    """Return a formula in JSON's types: its kind, then its parts.

    >>> written(Harmonic(Share("a", "b"), F1("x")))
    ['Harmonic', ['Share', 'a', 'b'], ['F1', 'x']]
    """
    return [type(formula).__name__, *(_written(getattr(formula, f.name)) for f in fields(formula))]


def _written(value: object) -> Any:
    if isinstance(value, tuple):
        return {"all": [_written(each) for each in value]}
    return value if isinstance(value, str | float | int) else written(value)  # type: ignore[arg-type]


def formula_of(parts: Sequence[Any]) -> Formula:
    """Return the formula that `written` wrote."""
    kind, *values = parts
    return _KINDS[kind](*map(_read, values))


def _read(value: Any) -> Any:
    if isinstance(value, Mapping):
        return tuple(_read(each) for each in value["all"])
    return formula_of(value) if isinstance(value, list) else value
