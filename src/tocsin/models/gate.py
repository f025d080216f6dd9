"""The document gate: how probable it is that a full reading of a text would find anything.

A linear model over hashed words, stems and pairs of stems, in capitals or not. A text is
scored window by window; its most telling window and its mean count, so that one paragraph on
an attack is enough if it leaves no doubt. It takes microseconds a word and stands before the
parser, which takes hundreds. Made by `training/gate.py`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from hashlib import blake2b
from importlib.resources import files
from io import BytesIO
from math import exp, inf, sqrt
from typing import TYPE_CHECKING
from zlib import crc32

from tocsin.core.errors import ModelError
from tocsin.core.types import Block
from tocsin.models.english import TEXT_KINDS
from tocsin.models.settings import GateSettings

if TYPE_CHECKING:
    from numpy import int8, int64
    from numpy.typing import NDArray

FILE = "gate.npz"
OFF = "off"
DIGITS = 4
_WORD = re.compile(r"[^\W\d_]+|\d+")
_ENDING = re.compile(r"(?:ings?|edly|ed|ers?|ors?|es|s|e|y|ies)$")
_STEM_LETTERS = 7
_LEAST_STEM = 3
_GENITIVE = re.compile(r"['\u2019]s\b")
_LOW = 0xFFFF_FFFF
# Odd numbers that spread the bits of their products; the order of two stems tells.
_PAIR = 2_654_435_761
_MIX = 0x9E37_79B9_7F4A_7C15


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """The model: one weight a bucket, and what turns a window's score into a probability.

    `values` times `scale` are the weights; a window of `window` words begins every `step`;
    the text's mean has `mean_share` in the score, its most telling window the rest.
    """

    values: "NDArray[int8]"
    scale: float
    bias: float
    window: int
    step: int
    mean_share: float
    slope: float
    offset: float


class DocumentGate:
    """Tells how probable it is that a full reading of a document would find anything."""

    def __init__(self, settings: GateSettings) -> None:
        self._settings = settings

    @property
    def is_on(self) -> bool:
        """Whether documents are asked at all."""
        return self._settings.min_probability > 0

    @cached_property
    def digest(self) -> str:
        """Digest of the model, or that it is off."""
        return shipped()[1] if self.is_on else OFF

    def prepare(self) -> None:
        """Load the model now rather than with the first document."""
        if self.is_on:
            shipped()

    def relevance(self, blocks: Sequence[Block]) -> float | None:
        """Return the probability that the body and headings hold anything that is read.

        None where nothing is asked: the gate is off, or the text is short.
        """
        text = "\n".join(block.span.quote for block in blocks if block.kind in TEXT_KINDS)
        if not self.is_on or len(text.split()) < self._settings.min_words:
            return None
        found = probability(text, shipped()[0])
        return None if found is None else round(found, DIGITS)

    def weight(self, words: Sequence[str]) -> float:
        """Return how much a sentence has of what makes a text relevant: log odds, uncalibrated."""
        model = shipped()[0]
        buckets = buckets_of(" ".join(words), len(model.values))
        return score_of(buckets, model) if buckets.shape[1] else -inf

    def refused(self, relevance: float | None) -> str | None:
        """Return in words why a document is not read; None where it is."""
        least = self._settings.min_probability
        if relevance is None or relevance >= least:
            return None
        return (
            "its words are not those of a report on violence, coercion, protest or threats: the "
            f"probability that anything is found is {relevance:g}, read is what has {least:g}"
        )


def probability(text: str, weights: Weights) -> float | None:
    """Return the probability that anything is found in a text; None without a word."""
    buckets = buckets_of(text, len(weights.values))
    if not buckets.shape[1]:
        return None
    return 1 / (1 + exp(-(weights.slope * score_of(buckets, weights) + weights.offset)))


def score_of(buckets: "NDArray[int64]", weights: Weights) -> float:
    """Return a text's score: that of its most telling window, mixed with its mean.

    A window's score is the sum of its words' over the root of their number; the mean is told
    as the score of a window of which all words are like the text's.
    """
    import numpy as np

    sums = np.concatenate(([0], np.cumsum(weights.values[buckets].sum(axis=0, dtype=np.int64))))
    count = buckets.shape[1]
    starts = np.array(window_starts(count, window=weights.window, step=weights.step))
    ends = np.minimum(starts + weights.window, count)
    best = float(np.max((sums[ends] - sums[starts]) / np.sqrt(ends - starts)))
    mean = float(sums[-1]) / count * sqrt(weights.window)
    mixed: float = (1 - weights.mean_share) * best + weights.mean_share * mean
    return mixed * weights.scale + weights.bias


def window_starts(words: int, *, window: int, step: int) -> range:
    """Return at which words the windows begin; the last one reaches the end."""
    return range(0, max(words - window + step, 1), step)


def buckets_of(text: str, size: int) -> "NDArray[int64]":
    """Return the buckets of each word, its stem, and its stem with the next, as three rows."""
    import numpy as np

    found = words_of(text)
    both = np.fromiter(map(_numbers, found), dtype=np.uint64, count=len(found))
    words, stems = both >> np.uint64(32), both & np.uint64(_LOW)
    following = np.append(stems[1:], np.uint64(0)) if found else stems
    # A product's high bits tell most.
    pairs = ((stems * np.uint64(_PAIR) + following) * np.uint64(_MIX)) >> np.uint64(33)
    return np.stack((words, stems, pairs)).astype(np.int64) % size


def words_of(text: str) -> list[str]:
    """Return the words and numbers of a text in small letters, without the genitive's s."""
    return _WORD.findall(_GENITIVE.sub("", text.lower()))


@lru_cache(maxsize=1 << 16)
def _numbers(word: str) -> int:
    """Return the numbers of a word and of its stem, 32 bits each; of a number, of its length."""
    word = "0" * len(word) if word.isdigit() else word
    return crc32(word.encode()) << 32 | crc32(b"~" + stem(word).encode())


def stem(word: str) -> str:
    """Return a word without its ending, cut short: enough to join the forms of one word.

    >>> stem("killings"), stem("killed"), stem("bombers")
    ('kill', 'kill', 'bomb')
    """
    cut = _ENDING.sub("", word)
    return (cut if len(cut) >= _LEAST_STEM else word)[:_STEM_LETTERS]


@cache
def shipped() -> tuple[Weights, str]:
    """Return the shipped model with its digest.

    Raises:
        ModelError: If it cannot be read.
    """
    import numpy as np

    try:
        content = files("tocsin.data").joinpath("models", FILE).read_bytes()
        with np.load(BytesIO(content), allow_pickle=False) as loaded:
            numbers = {name: float(loaded[name]) for name in loaded.files if name != "values"}
            weights = Weights(
                values=loaded["values"],
                scale=numbers["scale"],
                bias=numbers["bias"],
                window=int(numbers["window"]),
                step=int(numbers["step"]),
                mean_share=numbers["mean_share"],
                slope=numbers["slope"],
                offset=numbers["offset"],
            )
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(
            f"cannot read the document gate {FILE}: {error}",
            hint="Reinstall Tocsin, or set models.gate.min_probability to 0.",
        ) from error
    return weights, f"gate-{blake2b(content, digest_size=6).hexdigest()}"
