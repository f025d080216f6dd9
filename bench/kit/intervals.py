"""Figures with the interval that holds 95 % of their resamples over units (bootstrap)."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy

from bench.kit.formulas import Counts
from bench.kit.measures import total
from bench.kit.types import Measure, Part, Unit

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
    sums = total(*(unit.counts for unit in part.units))
    drawn = resampled(part.units)
    return tuple(_figure(measure, sums, drawn) for measure in part.measures)


def values(part: Part) -> dict[str, float | None]:
    """Return the figures of a part by their names, without intervals."""
    sums = total(*(unit.counts for unit in part.units))
    return {measure.name: measure.of(sums) for measure in part.measures}


def resampled(units: Sequence[Unit]) -> list[Counts]:
    """Return the summed counts of each resample of some units; none without units.

    As many units are drawn alike at every call: two runs over the same units, in one order,
    are resampled together.
    """
    if not units:
        return []
    keys = sorted({key for unit in units for key in unit.counts})
    table = numpy.array([[unit.counts.get(key, 0.0) for key in keys] for unit in units])
    draw = numpy.random.default_rng(SEED)
    weights = draw.multinomial(len(units), [1 / len(units)] * len(units), size=RESAMPLES)
    return [dict(zip(keys, row, strict=True)) for row in (weights @ table).tolist()]


def bounds(values: Sequence[float]) -> tuple[float, float] | tuple[None, None]:
    """Return what holds 95 % of the values of resamples; None where too few have one."""
    if len(values) <= RESAMPLES / 2:
        return None, None
    low, high = numpy.percentile(values, [_LOW, _HIGH]).tolist()
    return low, high


def _figure(measure: Measure, sums: Counts, drawn: Sequence[Counts]) -> Figure:
    low, high = bounds([value for row in drawn if (value := measure.of(row)) is not None])
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
