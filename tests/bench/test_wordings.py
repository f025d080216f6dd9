"""Names within mentions, and one form for all spellings of a name."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.kit.wordings import folded, names_in


@pytest.mark.parametrize(
    ("mention", "names"),
    [
        ("the towns of Selby and New Ouse", ["Selby", "New Ouse"]),
        ("The reporter Jane Q. Ousby", ["Jane Q. Ousby"]),
        ("N.K. Ousby", ["N.K. Ousby"]),
        ("Ousby's brother", ["Ousby"]),
        ("Ousby’s", ["Ousby"]),
        ("al-Ousby", ["al-Ousby"]),
        ("Selby, Ouse", ["Selby", "Ouse"]),
        ("two young men", []),
        ("", []),
    ],
)
def test_names_are_runs_of_words_with_a_capital(mention: str, names: list[str]) -> None:
    assert [mention[start:end] for start, end in names_in(mention, (0, len(mention)))] == names


def test_names_stand_where_the_mention_does() -> None:
    text = "In Riding the town of Selby fell."
    assert names_in(text, (10, 27)) == [(22, 27)]


@pytest.mark.parametrize(
    ("one", "other"),
    [("São Tomé", "sao tome"), ("Al-Ousby", "al ousby"), ("N'Ouse", "NOUSE"), ("A  B.", "a b")],
)
def test_spellings_of_one_name_fold_to_one(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@given(st.text())
def test_folding_again_changes_nothing(name: str) -> None:
    assert folded(folded(name)) == folded(name)


@given(st.text(alphabet="ab AB.,-'’", max_size=30))
def test_names_are_in_order_and_apart(text: str) -> None:
    found = names_in(text, (0, len(text)))
    assert all(start < end for start, end in found)
    assert all(one[1] <= other[0] for one, other in pairwise(found))
