"""In how many reports each word stands: a table of many texts, compressed."""

import lzma
from functools import cache
from importlib.resources import files

from tocsin.core.errors import ModelError
from tocsin.core.words import Vocabulary

MAGIC = "tocsin vocabulary 1"
# A word met in one text is as rare as one never met.
_MIN_TEXTS = 2


def pack(vocabulary: Vocabulary) -> bytes:
    """Return a vocabulary as bytes, without the words of one text only."""
    counts = sorted(vocabulary.counts.items())
    kept = [f"{word} {number}" for word, number in counts if number >= _MIN_TEXTS]
    return lzma.compress("\n".join((MAGIC, str(vocabulary.texts), *kept)).encode(), preset=9)


def unpack(data: bytes) -> Vocabulary:
    """Return the vocabulary that some bytes hold.

    Raises:
        ModelError: If the bytes are no vocabulary.
    """
    try:
        magic, texts, *lines = lzma.decompress(data).decode().split("\n")
        if magic != MAGIC:
            raise ValueError(f"it begins with {magic!r}")
        pairs = (line.partition(" ") for line in lines)
        return Vocabulary(texts=int(texts), counts={word: int(number) for word, _, number in pairs})
    except (lzma.LZMAError, ValueError) as error:
        raise ModelError(f"the table of words cannot be read: {error}") from error


@cache
def shipped_vocabulary() -> Vocabulary:
    """Return the table that is shipped."""
    return unpack((files("tocsin.data") / "vocabulary.bin").read_bytes())
