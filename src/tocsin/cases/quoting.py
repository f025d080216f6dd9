"""Words of reports as a case keeps them: quoted, with what pins the text they stand in."""

from collections.abc import Iterable
from hashlib import sha256

from tocsin.core.spans import check
from tocsin.core.types import CaseQuotation, Claim, Document, Source, Span


def quotations(
    spans: Iterable[Span], document: Document, *, claim: Claim | None, source: Source | None
) -> tuple[CaseQuotation, ...]:
    """Return spans of a document as quotations.

    Raises:
        EvidenceError: If the document does not say what a span says.
    """
    pinned = sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()
    found = []
    for span in dict.fromkeys(spans):
        check(document, span)
        found.append(
            CaseQuotation(
                span=span,
                claim_id=claim.id if claim else None,
                source=source.name if source else document.source,
                title=document.title,
                url=document.url,
                raw_digest=document.raw_digest,
                text_sha256=pinned,
            )
        )
    return tuple(found)
