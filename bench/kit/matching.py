"""The best one-to-one assignment of two sets of things, given what each pair is worth."""

from collections.abc import Sequence

import numpy
from scipy.optimize import linear_sum_assignment


def best_assignment(weights: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Return the pairs of row and column whose weights have the greatest sum, by row.

    Each row and each column stands in one pair at most. Only pairs of positive weight are
    given: a row or column that wins nothing stays alone. Of several best assignments it is
    the same one at every call. Takes time that grows with the cube of the smaller side.

    >>> best_assignment([[3, 2], [3, 0]])
    [(0, 1), (1, 0)]

    Args:
        weights: One row a thing of the first set, as many columns as the second has things.
    Raises:
        ValueError: If the rows are not of one length, or a weight is not a finite number.
    """
    if len({len(row) for row in weights}) > 1:
        raise ValueError("the rows of weights are not of one length")
    if not weights or not weights[0]:
        return []
    table = numpy.array(weights, dtype=numpy.float64)
    if not numpy.isfinite(table).all():
        raise ValueError("a weight is not a finite number")
    rows, columns = linear_sum_assignment(numpy.maximum(table, 0.0), maximize=True)
    pairs = zip(rows.tolist(), columns.tolist(), strict=True)
    return [(row, column) for row, column in pairs if weights[row][column] > 0]
