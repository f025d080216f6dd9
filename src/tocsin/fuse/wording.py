"""How alike two texts are in their words, rare words counting for more than common ones."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, KeysView, Mapping
from dataclasses import dataclass

from tocsin.core.words import Vocabulary, plain_words

NO_TEXTS = Vocabulary()


class Late(Mapping[str, float]):
    """Words with numbers that are worked out when they are first asked for."""

    __slots__ = ("_found", "_make")

    def __init__(self, make: Callable[[], Mapping[str, float]]) -> None:
        self._make: Callable[[], Mapping[str, float]] | None = make
        self._found: Mapping[str, float] = {}

    def _all(self) -> Mapping[str, float]:
        if self._make is not None:
            # What they are made of is needed no more, and is let go.
            self._found, self._make = self._make(), None
        return self._found

    def __getitem__(self, word: str) -> float:
        return self._all()[word]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def keys(self) -> KeysView[str]:
        """Return the words."""
        return self._all().keys()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rarity:
    """How rare words are: the inverse document frequency over known texts and those at hand.

    What all reports of a ledger speak of is common there, however rare elsewhere; a ledger of
    few reports tells little against the many texts of the table. Without `here` only the table
    counts.
    """

    known: Vocabulary = NO_TEXTS
    here: Vocabulary | None = None

    def of(self, word: str) -> float:
        """Return how rare a word is (natural logarithm), at least 0; its possessive is the word."""
        plain = word.removesuffix("'s")
        texts, number = self.known.texts, self.known.counts.get(plain, 0)
        if self.here is not None:
            texts, number = texts + self.here.texts, number + self.here.counts.get(plain, 0)
        return max(0.0, math.log((texts + 1) / (number + 0.5)))

    def weighed(self, words: Iterable[str], *, floor: float = 0.0) -> Mapping[str, float]:
        """Return words with what their rarity exceeds a floor by, commoner words left out."""
        found = {word: self.of(word) - floor for word in sorted(words)}
        return {word: rarity for word, rarity in found.items() if rarity > 0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The words of a text with their weights, as a vector of length 1; empty without words."""

    weights: Mapping[str, float]

    def likeness(self, other: "Wording") -> float:
        """Return the cosine of the angle between two texts: 0 nothing shared, 1 the same words.

        Source: Salton and Buckley 1988, term weights `ltc`.
        """
        mine, others = self.weights, other.weights
        return math.fsum(mine[word] * others[word] for word in mine.keys() & others.keys())


def counted(texts: Iterable[str]) -> Mapping[str, float]:
    """Return how often each word stands in texts taken together."""
    held = tuple(texts)
    return Late(lambda: Counter(word for text in held for word in plain_words(text)))


def wording_of(counts: Mapping[str, float], rarity: Rarity) -> Wording:
    """Return the wording of a text of which each word stands in it so often."""
    return Wording(
        weights=Late(
            lambda: _of_length_one(
                {word: _often(counts[word]) * rarity.of(word) for word in sorted(counts)}
            )
        )
    )


def _of_length_one(weights: Mapping[str, float]) -> Mapping[str, float]:
    length = math.sqrt(math.fsum(weight * weight for weight in weights.values()))
    return {word: weight / length for word, weight in weights.items()} if length else {}


def rarest(
    counts: Mapping[str, float], rarity: Rarity, *, number: int, floor: float
) -> dict[str, float]:
    """Return the words that weigh most in a text and are as rare as a floor, with their rarity."""
    rare = {word: found for word in counts if (found := rarity.of(word)) >= floor}
    ordered = sorted(rare, key=lambda word: (-_often(counts[word]) * rare[word], word))
    return {word: rare[word] for word in ordered[:number]}


def _often(number: float) -> float:
    """Return what a word counts for that stands in a text so often."""
    return 1.0 + math.log(number)
