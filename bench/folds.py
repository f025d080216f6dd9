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


def fold_of(key: str, *, folds: int = FOLDS, seed: int = SEED) -> int:
    """Return the number of the fold that a key is in, 0 to `folds` - 1.

    Raises:
        ValueError: If there are fewer than two folds.
    """
    if folds < 2:
        raise ValueError(f"{folds} folds leave nothing to train on; at least 2 are needed")
    digest = sha256(f"{seed}:{key}".encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[:8], "big") % folds


def splits(
    items: Sequence[Item],
    key: Callable[[Item], str],
    *,
    folds: int = FOLDS,
    seed: int = SEED,
) -> list[tuple[list[Item], list[Item]]]:
    """Return for each fold what is trained on and what is held out, in the order given.

    Each item is held out once. A fold that holds nothing is left out.

    >>> [held for _, held in splits(["a", "b", "c", "d"], key=str, folds=2)]
    [['a', 'c'], ['b', 'd']]
    """
    numbers = [fold_of(key(item), folds=folds, seed=seed) for item in items]
    pairs = list(zip(numbers, items, strict=True))
    return [
        (
            [item for number, item in pairs if number != fold],
            [item for number, item in pairs if number == fold],
        )
        for fold in range(folds)
        if fold in numbers
    ]
