"""Texts put together again from the tokens of a test."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.kit.detokenising import detokenised


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        ("It fell , they said .", "It fell, they said."),
        ("`` No , '' she said .", "“No,” she said."),
        ('" No , " she said , " no . "', '"No," she said, "no."'),
        ("We do n't know the boy 's age", "We don't know the boy's age"),
        ("the lawyers ' fees and ' so on ' too", "the lawyers' fees and 'so on' too"),
        ("a loss of $ 5 , 3 % , -LRB- net -RRB-", "a loss of $5, 3%, (net)"),
        ("Wait ... what ?", "Wait... what?"),
        ("a Lima - based firm - the best", "a Lima - based firm - the best"),
    ],
)
def test_tokens_are_printed_as_an_editor_would(tokens: str, text: str) -> None:
    assert detokenised(tokens.split(" "))[0] == text


def test_hyphens_close_between_words_where_asked() -> None:
    assert detokenised("a Lima - based firm -".split(), close_hyphens=True)[0] == (
        "a Lima-based firm -"
    )


def test_each_token_says_where_it_stands() -> None:
    text, extents = detokenised(["-LRB-", "We", "do", "n't", ")"])
    assert [text[start:end] for start, end in extents] == ["(", "We", "do", "n't", ")"]


@given(st.lists(st.sampled_from(["a", "bs", "'", '"', "``", "''", "-", "(", ")", ".", "n't", "$"])))
def test_no_token_is_lost_or_moved(tokens: list[str]) -> None:
    text, extents = detokenised(tokens, close_hyphens=True)
    printed = [text[start:end] for start, end in extents]
    assert [{"“": "``", "”": "''"}.get(each, each) for each in printed] == tokens
    assert all(before[1] <= after[0] for before, after in pairwise(extents))
    assert "".join(printed) == text.replace(" ", "")
