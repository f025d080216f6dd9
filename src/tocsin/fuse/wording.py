"""How alike two texts are in their words, rare words counting for more than common ones."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tocsin.core.words import words_of

# The key of the table under which the rarity of words stands that it does not know.
UNKNOWN = ""
# Where there is no table, all words are equally rare.
_NO_TABLE = 8.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Rarity:
    """How rare words are: the inverse document frequency of each (natural logarithm)."""

    table: Mapping[str, float]

    def of(self, word: str) -> float:
        """Return how rare a word in lower case is, at least 0; its possessive is the word."""
        found = self.table.get(word)
        if found is None:
            found = self.table.get(word.removesuffix("'s"))
        return self.table.get(UNKNOWN, _NO_TABLE) if found is None else found

    def above(self, words: Iterable[str], floor: float) -> float:
        """Return by how much the rarity of words exceeds a floor, summed over the words."""
        return sum(max(0.0, self.of(word) - floor) for word in sorted(words))


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The words of a text with their weights, as a vector of length 1; empty without words."""

    weights: Mapping[str, float]

    def likeness(self, other: "Wording") -> float:
        """Return the cosine of the angle between two texts: 0 nothing shared, 1 the same words.

        Source: Salton and Buckley 1988, term weights `ltc`.
        """
        short, long = sorted((self.weights, other.weights), key=len)
        return sum(weight * long[word] for word, weight in short.items() if word in long)

    def rarest(self, number: int) -> tuple[str, ...]:
        """Return the words that weigh most, the heaviest first."""
        ordered = sorted(self.weights.items(), key=lambda item: (-item[1], item[0]))
        return tuple(word for word, _ in ordered[:number])


def wording_of(texts: Iterable[str], rarity: Rarity) -> Wording:
    """Return the wording of texts taken together."""
    counts = Counter(word.removesuffix("'s") for text in texts for word in words_of(text))
    weights = {
        word: (1.0 + math.log(number)) * rarity.of(word) for word, number in sorted(counts.items())
    }
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    return Wording(
        weights={word: weight / length for word, weight in weights.items()} if length else {}
    )
