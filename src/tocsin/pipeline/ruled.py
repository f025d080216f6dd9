"""Readings as people ruled them: what was read, with rejections and corrections applied."""

from collections.abc import Sequence
from dataclasses import replace

from tocsin.core.dates.find import NOT_RESOLVED
from tocsin.core.ports import Places
from tocsin.core.types import (
    Claim,
    DateInterval,
    Document,
    Extraction,
    Judgement,
    Occurrence,
    Outlook,
    Reading,
    Tally,
    Tie,
)
from tocsin.core.vocab import DateBasis
from tocsin.fuse.corrections import as_ruled, with_ruled_publication
from tocsin.resolve.settings import TimeSettings
from tocsin.resolve.times import resolve_times
from tocsin.tables.lexicons import ShippedLexicons

_LEXICONS = ShippedLexicons()


def ruled_readings(
    documents: Sequence[Document],
    readings: Sequence[Reading],
    judgements: Sequence[Judgement],
    *,
    places: Places,
    settings: TimeSettings,
) -> tuple[Reading, ...]:
    """Return the readings with what people ruled in place of what was read.

    Where a publication date is corrected, the times of the document that count from it are
    resolved anew before the corrections of its claims are applied.
    """
    held = {document.id: document for document in documents}
    dated = with_ruled_publication(readings, judgements)
    anew = [
        after if after is before else _dated_anew(held[after.document_id], after, settings)
        for before, after in zip(readings, dated, strict=True)
    ]
    return as_ruled(anew, judgements, places=places)


def _dated_anew(document: Document, reading: Reading, settings: TimeSettings) -> Reading:
    """Return the reading with its times read against its publication date as it is now.

    Which days it is about as a whole is then not known: it was told by the other date.
    """
    resolved = resolve_times(
        reopened(reading),
        document=document,
        published_on=reading.published_on,
        settings=settings,
        lexicons=_LEXICONS,
    )
    focus = replace(reading.focus, when=())
    return replace(reading, attributions=resolved.attributions, claims=resolved.claims, focus=focus)


def reopened(reading: Reading) -> Extraction:
    """Return what was extracted of a document, its times as extraction left them."""
    return Extraction(
        attributions=tuple(
            replace(link, said_on=_open(link.said_on)) for link in reading.attributions
        ),
        claims=tuple(_undated(claim) for claim in reading.claims),
    )


def _undated(claim: Claim) -> Claim:
    content = claim.content
    match content:
        case Occurrence():
            times = tuple(_open(time) for time in content.times if time.span is not None)
            return replace(claim, content=replace(content, times=times))
        case Tie():
            return replace(claim, content=replace(content, valid=_open(content.valid)))
        case Tally():
            return replace(claim, content=replace(content, window=_open(content.window)))
        case Outlook():
            return replace(claim, content=replace(content, horizon=_open(content.horizon)))
    return claim


def _open(interval: DateInterval) -> DateInterval:
    """Return an interval as extraction leaves it: its words, and nothing resolved."""
    if interval.span is None:
        return DateInterval(reason=interval.reason)
    return DateInterval(
        span=interval.span,
        written=interval.written,
        basis=DateBasis.UNKNOWN,
        reason=NOT_RESOLVED,
    )
