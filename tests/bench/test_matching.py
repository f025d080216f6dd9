"""The best one-to-one assignment, against trying all."""

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.kit.matching import best_assignment

Table = list[list[int]]


@st.composite
def tables(draw: st.DrawFn, most: int = 5) -> Table:
    rows, columns = draw(st.integers(1, most)), draw(st.integers(1, most))
    row = st.lists(st.integers(-3, 9), min_size=columns, max_size=columns)
    return draw(st.lists(row, min_size=rows, max_size=rows))


def best_of_all(table: Table) -> int:
    """Return the greatest sum by trying every assignment; a pair may be left out."""
    if len(table) > len(table[0]):
        table = [list(row) for row in zip(*table, strict=True)]
    return max(
        sum(max(0, row[column]) for row, column in zip(table, columns, strict=True))
        for columns in permutations(range(len(table[0])), len(table))
    )


@settings(max_examples=300, deadline=None)
@given(tables())
def test_no_assignment_is_worth_more(table: Table) -> None:
    pairs = best_assignment(table)
    assert sum(table[row][column] for row, column in pairs) == best_of_all(table)


@settings(max_examples=100, deadline=None)
@given(tables(most=12))
def test_each_row_and_column_stands_in_one_pair_at_most_and_each_pair_wins(table: Table) -> None:
    pairs = best_assignment(table)
    assert pairs == sorted(pairs)
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)
    assert all(table[row][column] > 0 for row, column in pairs)


@settings(max_examples=100, deadline=None)
@given(tables(most=12))
def test_turning_the_table_changes_nothing_in_the_sum(table: Table) -> None:
    turned = [list(row) for row in zip(*table, strict=True)]
    worth = sum(table[row][column] for row, column in best_assignment(table))
    assert worth == sum(turned[row][column] for row, column in best_assignment(turned))


@settings(max_examples=100, deadline=None)
@given(st.permutations(range(9)), st.integers(1, 5))
def test_a_hidden_assignment_is_found(columns: list[int], worth: int) -> None:
    table = [
        [worth + 1 if columns[row] == column else worth for column in range(9)] for row in range(9)
    ]
    assert best_assignment(table) == list(enumerate(columns))


def test_the_greatest_pair_is_given_up_for_a_greater_sum() -> None:
    assert best_assignment([[0.9, 0.8], [0.8, 0.1]]) == [(0, 1), (1, 0)]


def test_nothing_is_assigned_where_nothing_is_won() -> None:
    assert best_assignment([]) == []
    assert best_assignment([[], []]) == []
    assert best_assignment([[0.0, -1.0], [0.0, 0.0]]) == []


@pytest.mark.parametrize("table", [[[1.0], [1.0, 2.0]], [[float("nan")]], [[float("inf"), 1.0]]])
def test_a_table_that_is_none_is_refused(table: list[list[float]]) -> None:
    with pytest.raises(ValueError, match="weight"):
        best_assignment(table)
