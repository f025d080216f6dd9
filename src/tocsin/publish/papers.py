"""Documents of a brief: what was read, what was dropped and why, and what is not known of them."""

from collections.abc import Sequence

from tocsin.core.spans import overlap
from tocsin.core.types import Block, CopyGroup, Reading
from tocsin.core.vocab import BlockKind, DateBasis, DateRole
from tocsin.publish.model import DocumentView, DroppedItem, DroppedView
from tocsin.publish.privacy.masking import Masker
from tocsin.publish.shelf import Shelf, title_of
from tocsin.publish.wording.phrases import BLOCK_WORDS
from tocsin.publish.wording.words import (
    capitalised,
    counted,
    listed,
    one_line,
    quoted,
    sentence,
    when_words,
)

_EXCERPT = 160  # characters of a dropped stretch that are shown
_DROPPED = (BlockKind.FURNITURE, BlockKind.DUPLICATE, BlockKind.CAPTION)
_ROLE_WORDS = {
    DateRole.PUBLICATION: "a rival publication date",
    DateRole.GIVEN: "the date given with the document",
    DateRole.METADATA: "a date of the file",
    DateRole.PAGE_CLOCK: "the clock of the page",
    DateRole.COPYRIGHT: "a copyright notice",
    DateRole.RELATED: "the date of another story",
    DateRole.UNPLACED: "a date of unknown role",
}
_BASIS = {
    DateBasis.STATED: "stated",
    DateBasis.RELATIVE_TO_PUBLICATION: "relative to publication",
    DateBasis.RELATIVE_TO_EVENT: "relative to another event",
    DateBasis.INFERRED: "inferred",
    DateBasis.UNKNOWN: "unknown",
}


def document_views(
    readings: Sequence[Reading], *, shelf: Shelf, copies: Sequence[CopyGroup], masker: Masker
) -> tuple[DocumentView, ...]:
    """Return the documents read, each with its outlet, publication date and address."""
    return tuple(_document_view(reading, shelf, copies, masker) for reading in readings)


def _document_view(
    reading: Reading, shelf: Shelf, copies: Sequence[CopyGroup], masker: Masker
) -> DocumentView:
    document = shelf.documents[reading.document_id]
    label = shelf.labels[document.id]
    hidden = document.url is not None and masker.hides(document.url)
    published = reading.published_on
    return DocumentView(
        id=document.id,
        anchor=f"document-{label}",
        label=label,
        title=title_of(document, reading),
        outlet=capitalised(shelf.outlet(document.id)),
        published=published_words(reading),
        published_because=sentence(f"{_BASIS[published.basis]}: {published.reason}"),
        rejected=_rejected(reading),
        url=None if hidden else document.url,
        url_note=_url_note(document.url, hidden=hidden),
        copies=_copies(document.id, shelf, copies),
    )


def published_words(reading: Reading) -> str:
    """Return when a document was published, or that this is unknown."""
    published = reading.published_on
    if published.earliest is None and published.latest is None:
        return "Publication date unknown"
    words = when_words(published)
    return f"Publication {words}" if words.startswith("date ") else f"Published {words}"


def _url_note(url: str | None, *, hidden: bool) -> str:
    if hidden:
        return "Address withheld: it spells a private name."
    return "" if url is not None else "Address not stated."


def _copies(document_id: str, shelf: Shelf, copies: Sequence[CopyGroup]) -> str:
    for group in copies:
        others = [d for d in group.document_ids if d != document_id and d in shelf.labels]
        if document_id in group.document_ids and others:
            labels = listed([shelf.labels[other] for other in others])
            held = "one text with" if group.whole else "text in common with"
            held = held if group.certain else "probably written from one text with"
            return sentence(f"{held} {labels}: {group.reason}")
    return ""


def _rejected(reading: Reading) -> tuple[str, ...]:
    return tuple(
        sentence(
            f"{quoted(date.value)} is not taken as the publication date: "
            f"{_ROLE_WORDS[date.role]}; {date.reason}"
        )
        for date in reading.rejected_dates
    )


def document_unknowns(readings: Sequence[Reading], shelf: Shelf) -> tuple[tuple[str, str], ...]:
    """Return which documents were not read, which publication dates are not known, and why.

    Each line stands behind the label of its document. Dates that were rejected are named too.
    """
    lines = []
    for reading in readings:
        label = shelf.labels[reading.document_id]
        published = reading.published_on
        if reading.unread is not None:
            lines.append((label, sentence(f"document {label}: not read: {reading.unread}")))
        if published.earliest is None or published.latest is None:
            missing = f"document {label}: {_missing(reading)}: {published.reason}"
            lines.append((label, sentence(missing)))
        rejected = dict.fromkeys(_rejected(reading))
        lines.extend((label, f"Document {label}: {line}") for line in rejected)
    return tuple(lines)


def _missing(reading: Reading) -> str:
    words = published_words(reading)
    return words[0].lower() + words[1:]


def dropped_views(readings: Sequence[Reading], shelf: Shelf) -> tuple[DroppedView, ...]:
    """Return what cleaning left out of each document, of which most was left out first."""
    views = []
    for reading in readings:
        told = [span for claim in reading.claims for span in claim.evidence]
        blocks = [
            block
            for block in reading.blocks
            if block.kind in _DROPPED and not any(overlap(block.span, span) for span in told)
        ]
        if blocks:
            lost = sum(len(block.span.quote) for block in blocks)
            label = shelf.labels[reading.document_id]
            view = DroppedView(
                document_label=label,
                document_anchor=f"document-{label}",
                summary=sentence(_summary(blocks)),
                items=tuple(_item(block) for block in blocks),
            )
            views.append((lost, view))
    return tuple(view for _, view in sorted(views, key=lambda pair: -pair[0]))


def _summary(blocks: Sequence[Block]) -> str:
    counts = [(kind, sum(block.kind is kind for block in blocks)) for kind in _DROPPED]
    return listed([counted(number, *BLOCK_WORDS[kind]) for kind, number in counts if number])


def _item(block: Block) -> DroppedItem:
    text = one_line(block.span.quote)
    shown = text if len(text) <= _EXCERPT else text[:_EXCERPT].rsplit(" ", 1)[0] + " …"
    return DroppedItem(
        kind=capitalised(BLOCK_WORDS[block.kind][0]),
        text=shown,
        reason=block.reason,
        start=block.span.start,
        end=block.span.end,
    )
