"""The current incidents of a text, as `tocsin incidents` lists them when nothing is asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bench.kit.spans import Extent
from bench.kit.tools import Tools, document_of
from bench.restraint.load import Text
from tocsin.core.selection import Selection, select_incidents
from tocsin.core.types import Document, Incident, Occurrence, Reading, Span
from tocsin.core.vocab import EventType


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """An incident that is listed: its type, and the triggers of the claims that make it."""

    event_type: EventType
    triggers: tuple[Extent, ...]
    words: tuple[str, ...]


def read(
    texts: Sequence[Text], tools: Tools, *, what: str
) -> list[tuple[Text, tuple[Listed, ...] | None]]:
    """Return each text with the incidents listed of it alone, None where it was not read."""
    documents = [
        document_of(text.text, id=text.id, published=text.published, title=text.title)
        for text in texts
    ]
    readings = tools.read(documents, what=what)
    return [
        (text, None if reading is None else listed(document, reading, tools))
        for text, document, reading in zip(texts, documents, readings, strict=True)
    ]


def listed(document: Document, reading: Reading, tools: Tools) -> tuple[Listed, ...] | None:
    """Return the incidents that one reading makes and that are listed by default.

    None where the document is in a language that is not read; what the document gate stops
    is read, and lists nothing.
    """
    if reading.unread is not None and reading.relevance is None:
        return None
    triggers = {
        claim.id: claim.content.trigger
        for claim in reading.claims
        if isinstance(claim.content, Occurrence)
    }
    fusion = tools.fused([document], [reading])
    chosen = select_incidents(fusion.incidents, Selection())
    return tuple(_listed(incident, triggers) for incident in chosen)


def _listed(incident: Incident, triggers: Mapping[str, Span]) -> Listed:
    spans = sorted(
        {triggers[claim] for claim in incident.claim_ids if claim in triggers},
        key=lambda span: (span.start, span.end),
    )
    return Listed(
        event_type=incident.event_type,
        triggers=tuple((span.start, span.end) for span in spans),
        words=tuple(span.quote for span in spans),
    )
