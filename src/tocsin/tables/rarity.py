"""How rare words are in reports: a table of the texts in which each word stands, compressed."""

import lzma
import math
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from tocsin.core.errors import ModelError

MAGIC = "tocsin rarity 1"
# A word met in one text is as rare as one never met.
_MIN_TEXTS = 2


def pack(texts: int, counts: Mapping[str, int]) -> bytes:
    """Return the table of words as bytes: in how many of `texts` texts each stands."""
    kept = [f"{word} {n}" for word, n in sorted(counts.items()) if n >= _MIN_TEXTS]
    return lzma.compress("\n".join((MAGIC, str(texts), *kept)).encode(), preset=9)


def unpack(data: bytes) -> Mapping[str, float]:
    """Return by word its inverse document frequency (natural logarithm, at least 0).

    The empty word stands for all words that the table does not know.

    Raises:
        ModelError: If the bytes are no such table.
    """
    try:
        magic, texts, *lines = lzma.decompress(data).decode().split("\n")
        if magic != MAGIC:
            raise ValueError(f"it begins with {magic!r}")
        total = int(texts) + 1
        found = {word: int(n) for word, _, n in (line.partition(" ") for line in lines)}
    except (lzma.LZMAError, ValueError) as error:
        raise ModelError(f"the table of rare words cannot be read: {error}") from error
    rare = {word: max(0.0, math.log(total / (n + 0.5))) for word, n in found.items()}
    return {**rare, "": math.log(total / 1.0)}


@cache
def shipped_rarity() -> Mapping[str, float]:
    """Return the table that is shipped."""
    return unpack((files("tocsin.data") / "rarity.bin").read_bytes())
