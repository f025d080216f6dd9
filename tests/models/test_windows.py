"""Windows hold every word of a text once, in order, and never more than the encoder takes."""

from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.pre_tokenizers import BertPreTokenizer

from tocsin.models.windows import MOST_PIECES, MOST_PIECES_OF_WORD, windows_of

LETTERS = "abcdefgh"


def tokenizer() -> Tokenizer:
    """Return one that knows single letters only: a word has as many pieces as letters."""
    pieces = [*LETTERS, *(f"##{letter}" for letter in LETTERS)]
    marks = ["[UNK]", "[CLS]", "[SEP]"]
    vocabulary = {piece: number for number, piece in enumerate([*marks, *pieces])}
    found = Tokenizer(WordPiece(vocabulary, unk_token="[UNK]"))
    found.pre_tokenizer = BertPreTokenizer()
    return found


TOKENIZER = tokenizer()
words = st.text(alphabet=LETTERS + "?", min_size=1, max_size=9)
sentences = st.lists(st.lists(words, min_size=1, max_size=90), min_size=1, max_size=12)


@given(sentences)
def test_every_word_is_in_one_window_and_none_is_too_long(told: list[list[str]]) -> None:
    flat = [word for sentence in told for word in sentence]
    bounds, start = [], 0
    for sentence in told:
        bounds.append((start, start + len(sentence)))
        start += len(sentence)
    windows = list(windows_of(TOKENIZER, flat, bounds))
    covered = [number for window in windows for number in range(window.first, window.last)]
    assert covered == list(range(len(flat)))
    for window in windows:
        assert len(window.pieces) <= MOST_PIECES + 2
        assert len(window.starts) == window.last - window.first
        assert list(window.starts) == sorted(set(window.starts))
        assert window.pieces[0] == TOKENIZER.token_to_id("[CLS]")
        assert window.pieces[-1] == TOKENIZER.token_to_id("[SEP]")


def test_a_sentence_stays_whole_where_it_fits() -> None:
    told = [["abcd"] * 40, ["abcd"] * 40]
    flat = [word for sentence in told for word in sentence]
    windows = list(windows_of(TOKENIZER, flat, [(0, 40), (40, 80)]))
    assert [(window.first, window.last) for window in windows] == [(0, 40), (40, 80)]


def test_a_long_word_is_told_by_its_first_pieces_and_an_unknown_one_by_one() -> None:
    window = next(windows_of(TOKENIZER, ["abcdefghabc", "?", "a"], [(0, 3)]))
    assert window.starts == (1, 1 + MOST_PIECES_OF_WORD, 2 + MOST_PIECES_OF_WORD)
    assert window.pieces[window.starts[1]] == TOKENIZER.token_to_id("[UNK]")


def test_no_words_no_window() -> None:
    assert not list(windows_of(TOKENIZER, [], []))
