"""Folds for cross-validation: which part of some data is held out together.

A thing's fold follows from its own id alone, so that it stays where it is when others come or
go, in every run and on every machine. Things that must not be split between training and
test (repeated texts, documents of one incident) are given one key.
"""

from collections.abc import Callable, Sequence
from hashlib import sha256
from typing import TypeVar

FOLDS = 5
SEED = 20_240_101
Item = TypeVar("Item")


def fold_of(key: str) -> int:
    """Return the number of the fold that a key is in, from 0."""
    digest = sha256(f"{SEED}:{key}".encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[:8], "big") % FOLDS


def splits(
    items: Sequence[Item], key: Callable[[Item], str]
) -> list[tuple[list[Item], list[Item]]]:
    """Return for each fold what is trained on and what is held out, in the order given.

    Each item is held out once. A fold that holds nothing is left out.

    >>> [held for _, held in splits(["report-1", "report-2", "report-3"], key=str)]
    [['report-1', 'report-3'], ['report-2']]
    """
    pairs = [(fold_of(key(item)), item) for item in items]
    numbers = sorted({number for number, _ in pairs})
    return [
        (
            [item for number, item in pairs if number != fold],
            [item for number, item in pairs if number == fold],
        )
        for fold in numbers
    ]
