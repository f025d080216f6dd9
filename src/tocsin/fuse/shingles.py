"""Runs of words as numbers: what texts are compared by.

The number of a run depends on its words alone, in every process and on every machine.
"""

from collections.abc import Sequence
from typing import TypeAlias
from zlib import crc32

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

Hashes: TypeAlias = NDArray[np.uint64]
# Odd constants of Knuth's multiplicative and Steele's SplitMix64 hashing.
_BASE, _MIX = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBF58476D1CE4E5B9)
_SHIFT = np.uint64(31)
NUMBER = "#"
NUMBERS = frozenset(
    """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
    fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty
    ninety hundred thousand dozen dozens""".split()
)


def unnumbered(words: Sequence[str]) -> list[str]:
    """Return words with one sign for every number: another figure is no other wording.

    >>> unnumbered(["killed", "5", "or", "six"])
    ['killed', '#', 'or', '#']
    """
    return [NUMBER if word in NUMBERS or word[0].isdigit() else word for word in words]


def hashes_of(words: Sequence[str]) -> Hashes:
    """Return the numbers of words, in their order."""
    return np.fromiter(map(crc32, map(str.encode, words)), np.uint64, len(words))


def combined(numbers: Hashes, size: int) -> Hashes:
    """Return the numbers of the runs of `size` words, from the numbers of the words."""
    if len(numbers) < size:
        return np.empty(0, np.uint64)
    found = np.zeros(len(numbers) - size + 1, np.uint64)
    for at in range(size):
        found = found * _BASE + numbers[at : len(numbers) - size + 1 + at]
    found ^= found >> _SHIFT
    found *= _MIX
    return found ^ (found >> _SHIFT)


def winnowed(hashes: Hashes, window: int) -> Hashes:
    """Return the least number of every `window` neighbours, each once.

    Two texts with `window` runs in common, one after the other, share one of them.
    Source: Schleimer, Wilkerson, Aiken, Winnowing, SIGMOD 2003.
    """
    if len(hashes) <= window:
        return np.unique(hashes)
    return np.unique(sliding_window_view(hashes, window).min(axis=1))
