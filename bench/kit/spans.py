"""Comparing the spans that a reader marked with those that are wanted.

A span is a pair of first position and end (exclusive), counted in code points or in tokens,
whichever a test counts in. Each layer of spans is a set: a span marked twice counts once.

- exact: both ends are the same.
- begin: the first position is the same; what is compared are the sets of first positions.
- overlap: the spans are compared position by position. A position counts as often as spans
  of one side cover it, so that a span within another is not lost; right is what both sides
  cover, the lesser of the two counts.
- last word: the last word begins at the same position, a possessive ending and marks of
  punctuation left out ("the group's" and "an armed group" of one text, not of two).

Source: exact and begin are those of CofeNet's evaluation on PolNeAR (Wang et al. 2022,
https://github.com/cofe-ai/CofeNet, exe/eval/evaluation.py), and so is `closeness`, its
Jaccard figure. Overlap is that of Citron (Newell et al. 2018, Quote Extraction and Analysis
for News; https://github.com/bbc/citron), positions that overlap against all predicted and
all wanted; it departs from it where spans of one side overlap one another.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from bench.kit.measures import layer_counts

Extent = tuple[int, int]
_WORD = re.compile(r"\w+")
_POSSESSIVE = re.compile(r"(?<=\w)['’]s\W*\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How many things are right, of how many predicted and how many wanted."""

    right: float
    predicted: float
    wanted: float

    def counts(self, layer: str) -> dict[str, float]:
        """Return them as the counts of a layer."""
        return layer_counts(layer, right=self.right, predicted=self.predicted, wanted=self.wanted)


def exact(predicted: Iterable[Extent], wanted: Iterable[Extent]) -> Agreement:
    """Return how many spans agree at both ends."""
    return _of_sets(set(predicted), set(wanted))


def begin(predicted: Iterable[Extent], wanted: Iterable[Extent]) -> Agreement:
    """Return how many spans agree in where they begin."""
    return _of_sets({start for start, _ in predicted}, {start for start, _ in wanted})


def overlap(predicted: Iterable[Extent], wanted: Iterable[Extent]) -> Agreement:
    """Return how many positions agree.

    >>> overlap([(0, 4)], [(2, 10)])
    Agreement(right=2, predicted=4, wanted=8)
    """
    found, asked = _covered(predicted), _covered(wanted)
    return Agreement(right=(found & asked).total(), predicted=found.total(), wanted=asked.total())


def compared(
    layer: str, predicted: Collection[Extent], wanted: Collection[Extent]
) -> dict[str, float]:
    """Return the counts of the layers `LAYER exact`, `LAYER begin` and `LAYER overlap`."""
    return {
        **exact(predicted, wanted).counts(f"{layer} exact"),
        **begin(predicted, wanted).counts(f"{layer} begin"),
        **overlap(predicted, wanted).counts(f"{layer} overlap"),
    }


def closeness(predicted: Collection[Extent], wanted: Collection[Extent]) -> tuple[float, int]:
    """Return the sum of the Jaccard indices of the cases, and how many cases there are.

    A case is each wanted span, with the predicted one that is nearest to it, and each
    predicted one that touches none wanted, with zero.
    """
    found, asked = set(predicted), set(wanted)
    nearest = [max((jaccard(one, other) for other in found), default=0.0) for one in asked]
    astray = sum(not any(touch(one, other) for other in asked) for one in found)
    return sum(nearest), len(nearest) + astray


def touch(one: Extent, other: Extent) -> bool:
    """Return whether two spans share a position."""
    return one[0] < other[1] and other[0] < one[1]


def shared(one: Iterable[Extent], other: Iterable[Extent]) -> int:
    """Return how many positions two groups of spans share, each position counted once."""
    return len(_positions(one) & _positions(other))


def jaccard(one: Extent, other: Extent) -> float:
    """Return the positions of both spans as a share of those of either, 0 to 1."""
    return closeness_of([one], [other])


def closeness_of(one: Iterable[Extent], other: Iterable[Extent]) -> float:
    """Return the Jaccard index of the positions of two groups of spans, 0 to 1."""
    first, second = _positions(one), _positions(other)
    either = len(first | second)
    return len(first & second) / either if either else 0.0


def last_word(text: str, span: Extent) -> Extent:
    """Return where the last word of a span stands; the span itself where it has no word.

    >>> last_word("the army's", (0, 10))
    (4, 8)
    """
    start, end = span
    words = text[start:end]
    ending = _POSSESSIVE.search(words)
    if ending:
        words = words[: ending.start()]
    found = [word.span() for word in _WORD.finditer(words)]
    return (start + found[-1][0], start + found[-1][1]) if found else span


def _of_sets(found: set[Extent] | set[int], asked: set[Extent] | set[int]) -> Agreement:
    return Agreement(right=len(found & asked), predicted=len(found), wanted=len(asked))


def _covered(spans: Iterable[Extent]) -> Counter[int]:
    return Counter(position for start, end in set(spans) for position in range(start, end))


def _positions(spans: Iterable[Extent]) -> set[int]:
    return {position for start, end in spans for position in range(start, end)}
