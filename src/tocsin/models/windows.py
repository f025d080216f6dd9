"""Windows: as many whole sentences of a text as the encoder takes at once, as pieces of words."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tokenizers import Tokenizer

# Pieces of one window, the two marks at its ends not counted.
MOST_PIECES = 254
# A word is told by its first pieces.
MOST_PIECES_OF_WORD = 6
BEGIN = ("[CLS]", "<s>")
END = ("[SEP]", "</s>")
UNKNOWN = ("[UNK]", "<unk>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Words `first` to `last` (exclusive) as pieces; `starts` are each word's first piece."""

    first: int
    last: int
    pieces: tuple[int, ...]
    starts: tuple[int, ...]


def windows_of(
    tokenizer: "Tokenizer", words: Sequence[str], sentences: Iterable[tuple[int, int]]
) -> Iterator[Window]:
    """Yield the windows of a text; a sentence too long for one is cut where the room ends."""
    pieces = _pieces(tokenizer, words)
    begin, end = _special(tokenizer, BEGIN), _special(tokenizer, END)
    first, last, size = 0, 0, 0
    for start, stop in _stretches(sentences, pieces):
        length = sum(len(pieces[number]) for number in range(start, stop))
        if size and size + length > MOST_PIECES:
            yield _window(first, last, pieces, begin, end)
            first, size = start, 0
        size += length
        last = stop
    if last > first:
        yield _window(first, last, pieces, begin, end)


def _pieces(tokenizer: "Tokenizer", words: Sequence[str]) -> list[list[int]]:
    """Return the first pieces of each word; one that the tokenizer does not know has one."""
    pieces: list[list[int]] = [[] for _ in words]
    encoded = tokenizer.encode(list(words), is_pretokenized=True, add_special_tokens=False)
    for piece, word in zip(encoded.ids, encoded.word_ids, strict=True):
        if word is not None and len(pieces[word]) < MOST_PIECES_OF_WORD:
            pieces[word].append(piece)
    unknown = _special(tokenizer, UNKNOWN)
    return [each or [unknown] for each in pieces]


def _special(tokenizer: "Tokenizer", names: Sequence[str]) -> int:
    numbers = (tokenizer.token_to_id(name) for name in names)
    return next(number for number in numbers if number is not None)


def _stretches(
    sentences: Iterable[tuple[int, int]], pieces: Sequence[Sequence[int]]
) -> Iterator[tuple[int, int]]:
    """Yield the sentences, those of too many pieces in parts."""
    for first, last in sentences:
        start, size = first, 0
        for number in range(first, last):
            if size + len(pieces[number]) > MOST_PIECES:
                yield start, number
                start, size = number, 0
            size += len(pieces[number])
        yield start, last


def _window(first: int, last: int, pieces: Sequence[Sequence[int]], begin: int, end: int) -> Window:
    ids, starts = [begin], []
    for number in range(first, last):
        starts.append(len(ids))
        ids.extend(pieces[number])
    return Window(first=first, last=last, pieces=(*ids, end), starts=tuple(starts))
