"""The recaser's table as bytes: three lists of lines, sorted and compressed."""

import lzma
from collections.abc import Mapping, Sequence
from functools import cache, cached_property
from importlib.resources import files

from tocsin.core.errors import ModelError
from tocsin.core.ids import raw_digest
from tocsin.models.casing import CasingTable, TableRecaser
from tocsin.models.casing_signs import NameForms

MAGIC = "tocsin casing 1"
# A word that was met once tells nothing, and a weight so small changes nothing.
_MIN_COUNT = 2
_SCALE = 2.0
_MIN_WEIGHT = 6
_LARGEST = 2**15 - 1


def pack(table: CasingTable) -> bytes:
    """Return a table as bytes. The same table gives the same bytes."""
    counts = [
        f"{key} {' '.join(map(str, _small(count)))}"
        for key, count in sorted(table.counts.items())
        if sum(count) >= _MIN_COUNT
    ]
    spellings = [written for _, written in sorted(table.spellings.items())]
    weights = []
    for feature, weight in sorted(table.weights.items()):
        numbers = _whole(weight)
        if max(numbers) - min(numbers) >= _MIN_WEIGHT and "\t" not in feature:
            weights.append(f"{feature}\t{numbers[0] - numbers[2]}\t{numbers[1] - numbers[2]}")
    text = "\n".join(
        (MAGIC, *map(str, map(len, (counts, spellings, weights))), *counts, *spellings, *weights)
    )
    return lzma.compress(text.encode(), preset=9)


def unpack(data: bytes) -> CasingTable:
    """Return the table that bytes hold.

    Raises:
        ModelError: If they hold none.
    """
    try:
        magic, *rest = lzma.decompress(data).decode().split("\n")
        if magic != MAGIC:
            raise ValueError(magic)
        first, second = int(rest[0]), int(rest[0]) + int(rest[1])
        lines = rest[3:]
        return CasingTable(
            counts=_counts(lines[:first]),
            spellings={line.lower(): line for line in lines[first:second]},
            weights=_weights(lines[second:]),
            digest=raw_digest(data),
        )
    except (lzma.LZMAError, ValueError, IndexError) as error:
        raise ModelError(
            f"the recaser's table cannot be read: {error}", hint="Reinstall Tocsin."
        ) from error


class ShippedRecaser:
    """The recaser that comes with the package; its table is unpacked with the first text."""

    def __init__(self, names: NameForms) -> None:
        self._names = names

    @cached_property
    def digest(self) -> str:
        """Digest of the table.

        Raises:
            ModelError: If it is missing.
        """
        return raw_digest(_shipped())

    @cached_property
    def _recaser(self) -> TableRecaser:
        return TableRecaser(unpack(_shipped()), self._names)

    def recase(self, text: str) -> str:
        """Return the text in mixed case; words that have small letters stay as they are.

        Raises:
            ModelError: If the table is missing or cannot be read.
        """
        return self._recaser.recase(text)


@cache
def _shipped() -> bytes:
    try:
        return (files("tocsin.data") / "casing.bin").read_bytes()
    except OSError as error:
        raise ModelError(
            f"cannot read the recaser's table: {error.strerror}", hint="Reinstall Tocsin."
        ) from error


def _small(count: tuple[int, int, int]) -> tuple[int, ...]:
    """Return counts of at most two digits in the same proportion: shares are all that matters."""
    most = max(count)
    return count if most < 100 else tuple(round(99 * each / most) for each in count)


def _whole(weight: tuple[float, float, float]) -> tuple[int, int, int]:
    small, title, capitals = (
        max(-_LARGEST, min(_LARGEST, round(each * _SCALE))) for each in weight
    )
    return small, title, capitals


def _counts(lines: Sequence[str]) -> Mapping[str, tuple[int, int, int]]:
    found = {}
    for line in lines:
        key, small, title, capitals = line.rsplit(" ", 3)
        found[key] = (int(small), int(title), int(capitals))
    return found


def _weights(lines: Sequence[str]) -> Mapping[str, tuple[float, float, float]]:
    found = {}
    for line in lines:
        feature, small, title = line.rsplit("\t", 2)
        found[feature] = (int(small) / _SCALE, int(title) / _SCALE, 0.0)
    return found
