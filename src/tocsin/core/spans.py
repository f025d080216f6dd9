"""Spans: the only way from a value back to the words that support it."""

from tocsin.core.errors import EvidenceError
from tocsin.core.types import Document, Span


def quote(document: Document, start: int, end: int) -> Span:
    """Return the span of `document.text[start:end]`.

    Raises:
        EvidenceError: If the span is empty or outside the text.
    """
    if not 0 <= start < end <= len(document.text):
        raise EvidenceError(
            f"span {start}:{end} is empty or outside document {document.id} "
            f"of {len(document.text)} characters"
        )
    return Span(document_id=document.id, start=start, end=end, quote=document.text[start:end])


def covers(outer: Span, inner: Span) -> bool:
    """Return whether `inner` lies within `outer`, in one document."""
    return (
        outer.document_id == inner.document_id
        and outer.start <= inner.start
        and inner.end <= outer.end
    )


def overlap(first: Span, second: Span) -> bool:
    """Return whether two spans of one document share a character."""
    return (
        first.document_id == second.document_id
        and first.start < second.end
        and second.start < first.end
    )


def distinct(*spans: Span | None) -> tuple[Span, ...]:
    """Return spans in their order, each once; None is left out."""
    return tuple(dict.fromkeys(span for span in spans if span is not None))


def check(document: Document, span: Span) -> None:
    """Raise unless the span opens its quote in the document.

    Raises:
        EvidenceError: If the document is another one or the words differ.
    """
    if span.document_id != document.id:
        raise EvidenceError(f"span of document {span.document_id} opened in {document.id}")
    if document.text[span.start : span.end] != span.quote:
        raise EvidenceError(
            f"document {document.id} [{span.start}:{span.end}] does not read {span.quote!r}"
        )
