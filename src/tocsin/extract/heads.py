"""What the model heads say of a document's words, as rules can ask it.

Everything is a probability. Where no heads were run nothing is known, and rules decide alone.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property

from tocsin.core.types import Analysis

# The first label of a head that marks words: none of the others.
OUTSIDE = 0


class HeadScores:
    """The scores of an Analysis, by head, token and label."""

    def __init__(self, analysis: Analysis | None = None) -> None:
        self._scores = analysis.scores if analysis else {}
        self._pairs = analysis.pairs if analysis else {}
        self._labels = analysis.labels if analysis else {}

    @property
    def ran(self) -> bool:
        """Whether there is anything to ask."""
        return bool(self._labels)

    def marked(self, head: str, *tokens: int) -> float | None:
        """Return how probable it is that a head marks one of these tokens; None if unknown."""
        rows = [row for token in tokens if (row := self._row(head, token))]
        return max((1.0 - row[OUTSIDE] for row in rows), default=None)

    def best(self, head: str, token: int, among: Sequence[str] | None = None) -> str | None:
        """Return a head's most probable label for a token, among those given; None if unknown."""
        told = self.of(head, token)
        labels = [label for label in (among or told) if label in told]
        return max(labels, key=lambda label: told[label]) if labels else None

    def of(self, head: str, token: int) -> Mapping[str, float]:
        """Return a head's probabilities for a token by label, empty where unknown."""
        return dict(zip(self._labels.get(head, ()), self._row(head, token), strict=False))

    def beside(self, head: str, predicate: int) -> Mapping[int, Mapping[str, float]]:
        """Return which tokens a head ties to a predicate, each with its labels' probabilities."""
        return self._by_predicate.get(head, {}).get(predicate, {})

    def _row(self, head: str, token: int) -> tuple[float, ...]:
        rows = self._scores.get(head, ())
        return rows[token] if token < len(rows) else ()

    @cached_property
    def _by_predicate(self) -> dict[str, dict[int, dict[int, dict[str, float]]]]:
        found: dict[str, dict[int, dict[int, dict[str, float]]]] = {}
        for head, pairs in self._pairs.items():
            labels = self._labels[head]
            for (predicate, token), row in pairs.items():
                ties = found.setdefault(head, {}).setdefault(predicate, {})
                ties[token] = dict(zip(labels, row, strict=True))
        return found
