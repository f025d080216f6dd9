"""Whole words are found as the pattern with a word's edge on both sides finds them."""

import re

from hypothesis import given
from hypothesis import strategies as st

from tocsin.resolve.whole_words import stands, starts_of

LETTERS = "aAé9_' -’.b"


@given(st.text(LETTERS, max_size=4), st.text(LETTERS, max_size=40))
def test_words_are_found_as_by_a_pattern(words: str, text: str) -> None:
    found = [match.start() for match in re.finditer(rf"\b{re.escape(words)}\b", text)]
    assert list(starts_of(words, text)) == found
    assert stands(words, text) == bool(found)
