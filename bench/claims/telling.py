"""Who tells something: whether both sides leave it to the same attribution."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from bench.claims.counting import values
from bench.claims.sheet import Attributed, Saying
from bench.kit.spans import Extent, last_word, touch

Entry = TypeVar("Entry", bound=Attributed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The attributions of both sides by id, and which stands for which; the text they are in."""

    text: str
    found: Mapping[str, Saying]
    wanted: Mapping[str, Saying]
    stands_for: Mapping[str, str]

    def links(
        self, layer: str, matched: Iterable[tuple[Entry, Entry]], at: Callable[[Entry], Extent]
    ) -> dict[str, float]:
        """Return how many matched entries the right attribution tells, or the outlet itself.

        `at` says where an annotated entry stands.
        """
        return values(
            layer,
            (
                (self._is_right(one.attribution, other.attribution, at(other)), True)
                for one, other in matched
            ),
        )

    def _is_right(self, one: str | None, other: str | None, at: Extent) -> bool:
        """Return whether both sides name one attribution, however its words were cut.

        Where an annotator has one attribution for a block and Tocsin one a sentence, no more
        than one of them is matched: then the same source, with the entry in its words, is right.
        """
        if one is None or other is None:
            return one is other
        if self.stands_for.get(one) == other:
            return True
        found, wanted = self.found[one], self.wanted[other]
        sources = [{last_word(self.text, span) for span in each.source} for each in (found, wanted)]
        return bool(sources[0] & sources[1]) and any(touch(span, at) for span in found.content)
