"""Documents and blocks made of a text that stands in a test."""

import re

from tocsin.core.ids import document_id, raw_digest
from tocsin.core.spans import quote
from tocsin.core.types import Block, DateInterval, Document, Provenance, Reading
from tocsin.core.vocab import BlockKind


def as_document(text: str) -> Document:
    return Document(
        id=document_id(source=None, url=None, text=text),
        text=text,
        raw_digest=raw_digest(text.encode()),
    )


def as_blocks(document: Document, headings: int = 0, captions: int = 0) -> tuple[Block, ...]:
    """One block a line: so many `headings` first, so many `captions` last, the others body."""
    lines = [match for match in re.finditer(r"[^\n]+", document.text) if match.group().strip()]
    body = len(lines) - headings - captions
    kinds = [BlockKind.HEADING] * headings + [BlockKind.BODY] * body
    kinds += [BlockKind.CAPTION] * captions
    return tuple(
        Block(span=quote(document, match.start(), match.end()), kind=kind, reason="made for a test")
        for match, kind in zip(lines, kinds, strict=True)
    )


def as_reading(name: str, of: str, *stages: tuple[str, str]) -> Reading:
    """A reading by its id and that of its document, in which nothing was found."""
    return Reading(
        id=name,
        document_id=of,
        blocks=(),
        published_on=DateInterval(reason="none found"),
        attributions=(),
        claims=(),
        provenance=Provenance(stages=stages, settings_digest="s"),
    )
