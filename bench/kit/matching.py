"""The best one-to-one assignment of two sets of things, given what each pair is worth.

Source: H. W. Kuhn, The Hungarian method for the assignment problem (1955), in the form that
adds one row at a time along a shortest augmenting path (Jonker and Volgenant, 1987).
"""

from collections.abc import Sequence

import numpy
from numpy.typing import NDArray


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
    rows = len(weights)
    columns = len(weights[0]) if rows else 0
    if any(len(row) != columns for row in weights):
        raise ValueError("the rows of weights are not of one length")
    if not columns:
        return []
    table = numpy.array(weights, dtype=numpy.float64)
    if not numpy.isfinite(table).all():
        raise ValueError("a weight is not a finite number")
    costs = -numpy.maximum(table, 0.0)
    if rows <= columns:
        pairs = list(enumerate(_columns_of_rows(costs)))
    else:
        pairs = [(row, column) for column, row in enumerate(_columns_of_rows(costs.T))]
    return sorted((row, column) for row, column in pairs if table[row, column] > 0)


def _columns_of_rows(costs: NDArray[numpy.float64]) -> list[int]:
    """Return the column of each row at the least total cost; rows are no more than columns."""
    rows, columns = costs.shape
    prices = numpy.zeros(columns)
    owners: list[int | None] = [None] * columns
    gains = numpy.zeros(rows)
    for row in range(rows):
        _add(row, costs, gains, prices, owners)
    found = [0] * rows
    for column, owner in enumerate(owners):
        if owner is not None:
            found[owner] = column
    return found


def _add(
    row: int,
    costs: NDArray[numpy.float64],
    gains: NDArray[numpy.float64],
    prices: NDArray[numpy.float64],
    owners: list[int | None],
) -> None:
    """Give a row a column along the shortest augmenting path; `gains` and `prices` are the duals.

    All three of `gains`, `prices` and `owners` are changed.
    """
    columns = len(prices)
    distance = numpy.full(columns, numpy.inf)
    before: list[int | None] = [None] * columns
    reached = numpy.zeros(columns, dtype=bool)
    here: int | None = None
    owner: int | None = row
    so_far = 0.0
    while owner is not None:
        through = so_far + costs[owner] - gains[owner] - prices
        nearer = ~reached & (through < distance)
        distance[nearer] = through[nearer]
        for column in numpy.flatnonzero(nearer):
            before[column] = here
        here = int(numpy.where(reached, numpy.inf, distance).argmin())
        so_far = float(distance[here])
        reached[here] = True
        owner = owners[here]
    for column in numpy.flatnonzero(reached):
        holder = owners[column]
        shift = so_far - distance[column]
        prices[column] -= shift
        if holder is not None:
            gains[holder] += shift
    gains[row] += so_far
    while here is not None:
        previous = before[here]
        owners[here] = row if previous is None else owners[previous]
        here = previous
