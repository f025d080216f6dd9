"""Documents as rows, and one document whole: what it says of itself and what was read in it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from tocsin.core.types import DateInterval, Document, Reading, RejectedDate
from tocsin.core.vocab import BlockKind
from tocsin.publish.shelf import OUTLET_UNKNOWN, Shelf, title_of
from tocsin.publish.wording.claim_words import doubt_words
from tocsin.publish.wording.focus_words import about, focus_lines
from tocsin.publish.wording.words import NOT_FOUND, capitalised, one_line, quoted, when_words

NOT_READ = "no reading"
ABOUT = "Most probably about, as a whole (of single acts this says nothing)"
LANGUAGE_UNKNOWN = "not told"


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow:
    """One document in one row. None is unknown; `unread` says why it has no claims.

    `about` is what the report as a whole is about, as far as that is more probable than not.
    """

    id: str
    published_earliest: str | None
    published_latest: str | None
    source: str | None
    title: str
    language: str | None
    about: str | None
    claims: int | None
    unread: str | None
    recorded_at: str | None
    url: str | None


def document_rows(
    shelf: Shelf, document_ids: Iterable[str], *, recorded_at: Mapping[str, datetime]
) -> tuple[DocumentRow, ...]:
    """Return one row for each document, in the order given."""
    return tuple(
        _row(shelf.documents[key], shelf.readings.get(key), shelf, recorded_at.get(key))
        for key in document_ids
    )


def _row(
    document: Document, reading: Reading | None, shelf: Shelf, recorded_at: datetime | None
) -> DocumentRow:
    published = reading.published_on if reading is not None else DateInterval(reason=NOT_READ)
    outlet = shelf.outlet(document.id)
    return DocumentRow(
        id=document.id,
        published_earliest=published.earliest.isoformat() if published.earliest else None,
        published_latest=published.latest.isoformat() if published.latest else None,
        source=None if outlet == OUTLET_UNKNOWN else outlet,
        title=title_of(document, reading) if reading else one_line(document.title or document.id),
        language=reading.language if reading is not None else None,
        about=about(reading.focus) if reading is not None else None,
        claims=len(reading.claims) if reading is not None else None,
        unread=reading.unread if reading is not None else NOT_READ,
        recorded_at=f"{recorded_at:%Y-%m-%dT%H:%M:%SZ}" if recorded_at else None,
        url=document.url,
    )


def render_document_text(
    document: Document, reading: Reading | None, *, shelf: Shelf, recorded_at: datetime | None
) -> str:
    """Return one document as plain text for a terminal."""
    row = _row(document, reading, shelf, recorded_at)
    lines = [row.title, document.id, ""]
    lines += [
        f"{label}: {value}"
        for label, value in (
            ("Source", row.source or OUTLET_UNKNOWN),
            ("Address", document.url),
            ("Recorded", row.recorded_at),
            ("Retrieved", document.retrieved_at and f"{document.retrieved_at:%Y-%m-%dT%H:%M:%SZ}"),
            ("Language", row.language or LANGUAGE_UNKNOWN),
            ("Characters", f"{len(document.text):,}"),
            ("Digest of what was received", document.raw_digest),
            ("Text made by", document.extractor),
        )
        if value
    ]
    if row.unread:
        lines.append(f"Not read: {row.unread}")
    if reading is None:
        return "\n".join(lines) + "\n"
    lines += ["", *_publication(reading)]
    lines += _listed(ABOUT, focus_lines(reading.focus))
    lines += _listed("What the file says of itself", _metadata(document))
    lines += _listed("Blocks", _blocks(reading))
    lines += _listed("Claims", _claims(reading))
    lines += _listed("Doubted names in no claim", [doubt_words([each]) for each in reading.doubts])
    made = ", ".join(f"{name} {version}" for name, version in reading.provenance.stages)
    lines += ["", f"Read by {made} ({reading.id})"]
    return "\n".join(lines) + "\n"


def _publication(reading: Reading) -> list[str]:
    found = reading.published_on
    words = capitalised(when_words(found))
    if found.span is not None:
        words += f" {quoted(found.span.quote)} [{found.span.start},{found.span.end})"
    rejected = [f"  not {_rejected(each)}" for each in reading.rejected_dates]
    return [f"Published: {words}", f"  {found.reason}", *rejected]


def _rejected(found: RejectedDate) -> str:
    where = f" [{found.span.start},{found.span.end})" if found.span is not None else ""
    role = found.role.replace("_", " ")
    return f"{quoted(found.value)}{where} ({role}): {found.reason}"


def _metadata(document: Document) -> list[str]:
    return [f"{name}: {one_line(value)}" for name, value in document.metadata]


def _blocks(reading: Reading) -> list[str]:
    counts = Counter(block.kind for block in reading.blocks)
    return [f"{kind.value}: {counts[kind]}" for kind in BlockKind if counts[kind]] or [NOT_FOUND]


def _claims(reading: Reading) -> list[str]:
    counts = Counter(type(claim.content).__name__ for claim in reading.claims)
    doubted = sum(bool(claim.doubts) for claim in reading.claims)
    lines = [f"{kind.lower()}: {number}" for kind, number in sorted(counts.items())]
    return [*lines, *([f"doubted: {doubted}"] if doubted else [])] or ["none"]


def _listed(title: str, items: list[str]) -> list[str]:
    return ["", title, *(f"  {item}" for item in items)] if items else []
