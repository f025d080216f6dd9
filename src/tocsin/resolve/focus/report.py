"""A report with all of it resolved that its focus follows from."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log1p

from tocsin.core.ports import Places
from tocsin.core.types import Cleaned, DateInterval, Document, Extraction, Occurrence
from tocsin.core.vocab import BlockKind, EventType, Realis
from tocsin.resolve.place_context import country_words

DONE = frozenset({Realis.HAPPENED, Realis.ONGOING})
HARMFUL = frozenset({EventType.ASSAULT, EventType.COERCE})
KINDS = frozenset({BlockKind.BODY, BlockKind.HEADING})
# "Mill Street", "Oak Ave.", "the 300 block of ...".
_STREET = re.compile(
    r"\b[A-Z]\w+ (?:Street|Avenue|Road|Drive|Boulevard|Lane|Parkway|St|Ave|Rd|Blvd|Dr)\b|"
    r"\bblock of\b"
)
# What stands before the date of the report itself: "Posted: Monday, 3 May".
_POSTED = re.compile(r"\b(?:posted|updated|published|modified)(?: on| at)?\s*:?\s*$", re.IGNORECASE)
_LONGEST_POSTED = 20


@dataclass(frozen=True, kw_only=True)
class Report:
    """A report, resolved.

    Attributes:
        document: Its text.
        cleaned: Its blocks, and when it was published.
        extraction: Its claims, with their times, places and actors.
        times: All that its text names, read as those of something past.
        named_in: What share of the places that it names lies in each country, by its code, and
            in each first-order area, by its key (`area_of`).
    """

    document: Document
    cleaned: Cleaned
    extraction: Extraction
    times: Sequence[DateInterval]
    named_in: Mapping[str, float]

    @cached_property
    def acts(self) -> Sequence[Occurrence]:
        """Its occurrences."""
        contents = (claim.content for claim in self.extraction.claims)
        return [each for each in contents if isinstance(each, Occurrence)]

    @cached_property
    def harm(self) -> Sequence[Occurrence]:
        """The assaults and acts of coercion that it tells as current."""
        return [act for act in self.acts if act.event_type in HARMFUL and is_current(act)]

    def reads(self, start: int) -> bool:
        """Return whether what begins here is body or heading, and no date of the report itself."""
        text = self.document.text
        place = bisect_right(self._read, (start, len(text))) - 1
        if place < 0 or start >= self._read[place][1]:
            return False
        if _POSTED.search(text, max(0, start - _LONGEST_POSTED), start):
            return False
        return not any(first <= start < last for first, last in self._dates)

    def local_signs(self, places: Places) -> dict[str, float]:
        """Return what tells local reports: they name few countries or their people, and streets."""
        words = country_words(self.document.text, places)
        streets = _STREET.finditer(self.document.text)
        return {
            "country_words": log1p(sum(self.reads(word.start) for word in words)),
            "street": float(any(self.reads(match.start()) for match in streets)),
        }

    @cached_property
    def _read(self) -> list[tuple[int, int]]:
        spans = (block.span for block in self.cleaned.blocks if block.kind in KINDS)
        return [(span.start, span.end) for span in spans]

    @cached_property
    def _dates(self) -> list[tuple[int, int]]:
        own = self.cleaned.published_on.span
        spans = (own, *(each.span for each in self.cleaned.rejected_dates))
        return [(span.start, span.end) for span in spans if span is not None]


def is_current(act: Occurrence) -> bool:
    """Return whether an act is told as done, and not as background."""
    return act.realis in DONE and not act.background
