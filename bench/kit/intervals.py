"""Figures with the interval that holds 95 % of their resamples over units (bootstrap)."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy
from numpy.typing import NDArray

from bench.kit.measures import total
from bench.kit.types import Counts, Measure, Part

RESAMPLES = 1_000
SEED = 20_240_101
# Fewer cases than this are reported and not judged.
MIN_SUPPORT = 30
_LOW, _HIGH = 2.5, 97.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """What a measure gives on a part, None where there is nothing to measure.

    `low` and `high` bound the percentile interval; None too where too few resamples have
    a value. `support` is the number of cases it rests on, None where that is the units.
    """

    measure: str
    value: float | None
    low: float | None
    high: float | None
    support: int | None
    main: bool
    percent: bool
    higher_is_better: bool


def figures(part: Part) -> tuple[Figure, ...]:
    """Return the figures of a part, each with its interval; the same at every call."""
    keys = sorted({key for unit in part.units for key in unit.counts})
    table = numpy.array([[unit.counts.get(key, 0.0) for key in keys] for unit in part.units])
    sums = dict(zip(keys, table.sum(axis=0).tolist(), strict=True)) if part.units else {}
    resampled = [dict(zip(keys, row, strict=True)) for row in _resampled(table)]
    return tuple(_figure(measure, sums, resampled) for measure in part.measures)


def values(part: Part) -> dict[str, float | None]:
    """Return the figures of a part by their names, without intervals."""
    sums = total(*(unit.counts for unit in part.units))
    return {measure.name: measure.of(sums) for measure in part.measures}


def _resampled(table: NDArray[numpy.float64]) -> list[list[float]]:
    """Return the sums of each resample, one row a resample."""
    units = len(table)
    if not units:
        return []
    draw = numpy.random.default_rng(SEED)
    weights = draw.multinomial(units, [1 / units] * units, size=RESAMPLES)
    rows: list[list[float]] = (weights @ table).tolist()
    return rows


def _figure(measure: Measure, sums: Counts, resampled: Sequence[Counts]) -> Figure:
    values = [value for row in resampled if (value := measure.of(row)) is not None]
    enough = len(values) > RESAMPLES / 2
    low, high = numpy.percentile(values, [_LOW, _HIGH]).tolist() if enough else (None, None)
    return Figure(
        measure=measure.name,
        value=measure.of(sums),
        low=low,
        high=high,
        support=None if measure.support is None else round(sums.get(measure.support, 0.0)),
        main=measure.main,
        percent=measure.percent,
        higher_is_better=measure.higher_is_better,
    )
