"""The table of words: kept without loss but for words of one text, refused if broken."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.core.errors import ModelError
from tocsin.core.words import Vocabulary
from tocsin.tables.vocabulary import pack, shipped_vocabulary, unpack

words = st.text("abcdé'", min_size=1, max_size=8)


@settings(deadline=None)
@given(st.integers(0, 10**6), st.dictionaries(words, st.integers(1, 10**6), max_size=20))
def test_a_table_is_kept_but_for_words_of_one_text(texts: int, counts: dict[str, int]) -> None:
    kept = {word: number for word, number in counts.items() if number > 1}
    assert unpack(pack(Vocabulary(texts=texts, counts=counts))) == Vocabulary(
        texts=texts, counts=kept
    )


@pytest.mark.parametrize("data", [b"", b"no table", pack(Vocabulary())[:-4]])
def test_a_broken_table_is_refused(data: bytes) -> None:
    with pytest.raises(ModelError):
        unpack(data)


def test_common_words_are_common_in_the_shipped_table() -> None:
    table = shipped_vocabulary()
    assert table.counts["the"] > table.texts / 2 > table.counts["militants"] > 0
