"""Examples cut into windows that the encoder can take, as arrays of one shape a batch."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from tocsin.models.windows import Window, windows_of
from training.examples import FLAGS, MASKED, PAIRS, WHOLES, Example

Numbers = NDArray[np.int64]
Reals = NDArray[np.float32]
UNKNOWN = float("nan")


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A window of an example, with its marks."""

    example: Example
    window: Window

    @property
    def first(self) -> int:
        """Number of its first word."""
        return self.window.first

    @property
    def last(self) -> int:
        """Number of the word after its last."""
        return self.window.last

    @property
    def count(self) -> int:
        """Number of words."""
        return self.window.last - self.window.first

    @property
    def size(self) -> int:
        """Number of pieces."""
        return len(self.window.pieces)


def marked_windows(tokenizer: Tokenizer, example: Example) -> Iterator[Marked]:
    """Yield the windows of an example, cut as the product cuts them."""
    sentences = zip(example.sentences, [*example.sentences[1:], len(example.words)], strict=True)
    for window in windows_of(tokenizer, example.words, sentences):
        yield Marked(example=example, window=window)


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Windows of one shape: what goes into the network, and what should come out.

    Shapes: `pieces` [windows, pieces], `starts` [windows, words] (0 where there is no word);
    `tags` by head [windows, words], masked where unknown; `flags` by head [windows, words,
    labels] and `wholes` [windows, labels], NaN where unknown; `predicates` by head [windows,
    predicates] with -1 for none, `pairs` [windows, predicates, words, labels].
    """

    pieces: Numbers
    present: Numbers
    starts: Numbers
    words: Numbers
    tags: dict[str, Numbers]
    flags: dict[str, Reals]
    wholes: dict[str, Reals]
    predicates: dict[str, Numbers]
    pairs: dict[str, Reals]


def batch_of(windows: Sequence[Marked], *, padding: int = 0) -> Batch:
    """Return windows as arrays, padded to the longest."""
    longest = max(window.size for window in windows)
    most = max(window.count for window in windows)
    pieces = np.full((len(windows), longest), padding, dtype=np.int64)
    present = np.zeros((len(windows), longest), dtype=np.int64)
    starts = np.zeros((len(windows), most), dtype=np.int64)
    for row, window in enumerate(windows):
        pieces[row, : window.size] = window.window.pieces
        present[row, : window.size] = 1
        starts[row, : window.count] = window.window.starts
    return Batch(
        pieces=pieces,
        present=present,
        starts=starts,
        words=np.array([window.count for window in windows], dtype=np.int64),
        tags={head: _tags(windows, head, most) for head in _told(windows, "tags")},
        flags={head: _flags(windows, head, most) for head in _told(windows, "flags")},
        wholes={head: _wholes(windows, head) for head in _told(windows, "wholes")},
        predicates={head: _predicates(windows, head) for head in _told(windows, "pairs")},
        pairs={head: _pairs(windows, head, most) for head in _told(windows, "pairs")},
    )


def _told(windows: Iterable[Marked], form: str) -> list[str]:
    return sorted({head for window in windows for head in getattr(window.example, form)})


def _tags(windows: Sequence[Marked], head: str, most: int) -> Numbers:
    rows = np.full((len(windows), most), MASKED, dtype=np.int64)
    for row, window in enumerate(windows):
        if (told := window.example.tags.get(head)) is not None:
            rows[row, : window.count] = told[window.first : window.last]
    return rows


def _flags(windows: Sequence[Marked], head: str, most: int) -> Reals:
    labels = FLAGS[head]
    rows = np.full((len(windows), most, len(labels)), UNKNOWN, dtype=np.float32)
    for row, window in enumerate(windows):
        if (told := window.example.flags.get(head)) is None:
            continue
        for label in told.asked or labels:
            rows[row, : window.count, labels.index(label)] = 0.0
        for number in told.masked:
            if window.first <= number < window.last:
                rows[row, number - window.first] = UNKNOWN
        for number, label in told.marked:
            if window.first <= number < window.last:
                rows[row, number - window.first, labels.index(label)] = 1.0
    return rows


def _wholes(windows: Sequence[Marked], head: str) -> Reals:
    labels = WHOLES[head]
    rows = np.full((len(windows), len(labels)), UNKNOWN, dtype=np.float32)
    for row, window in enumerate(windows):
        if (told := window.example.wholes.get(head)) is not None:
            rows[row] = [float(label in told) for label in labels]
    return rows


def _inside(window: Marked, head: str) -> list[int]:
    told = window.example.pairs.get(head)
    return [each for each in told.predicates if window.first <= each < window.last] if told else []


def _predicates(windows: Sequence[Marked], head: str) -> Numbers:
    inside = [_inside(window, head) for window in windows]
    rows = np.full((len(windows), max(1, *map(len, inside), 1)), -1, dtype=np.int64)
    for row, (window, places) in enumerate(zip(windows, inside, strict=True)):
        rows[row, : len(places)] = [place - window.first for place in places]
    return rows


def _pairs(windows: Sequence[Marked], head: str, most: int) -> Reals:
    labels = PAIRS[head]
    inside = [_inside(window, head) for window in windows]
    shape = (len(windows), max(1, *map(len, inside), 1), most, len(labels))
    rows = np.full(shape, UNKNOWN, dtype=np.float32)
    for row, (window, places) in enumerate(zip(windows, inside, strict=True)):
        told = window.example.pairs.get(head)
        if told is None:
            continue
        asked = [labels.index(label) for label in told.asked or labels]
        number_of = {place: number for number, place in enumerate(places)}
        for number in range(len(places)):
            if told.among is None:
                rows[row, number, : window.count, asked] = 0.0
            else:
                for word in told.among:
                    if window.first <= word < window.last and word != places[number]:
                        rows[row, number, word - window.first, asked] = 0.0
        for place, word in told.masked:
            if place in number_of and window.first <= word < window.last:
                rows[row, number_of[place], word - window.first] = UNKNOWN
        for place, word, label in told.marked:
            if place in number_of and window.first <= word < window.last:
                rows[row, number_of[place], word - window.first, labels.index(label)] = 1.0
    return rows
