"""Ids made from content, so that the same thing gets the same id everywhere.

Parts are length-prefixed before hashing: no two different lists of parts share bytes.
"""

from hashlib import blake2b

from tocsin.core.types import (
    Content,
    Occurrence,
    Outlook,
    Span,
    Statement,
    Tally,
    Tie,
)

DIGEST_BYTES = 12
# Enough of an id to tell records apart and to type.
ID_SHOWN = 7


def digest(prefix: str, *parts: str | bytes | None) -> str:
    """Return `prefix` and the hexadecimal BLAKE2b of the length-prefixed parts.

    None and the empty string are different parts.
    """
    return prefix + blake2b(framed(*parts), digest_size=DIGEST_BYTES).hexdigest()


def framed(*parts: str | bytes | None) -> bytes:
    """Return the parts as bytes: each behind its length in bytes and a colon, None as "-;"."""
    return b"".join(map(_frame, parts))


def _frame(part: str | bytes | None) -> bytes:
    if part is None:
        return b"-;"
    data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
    return f"{len(data)}:".encode() + data


def raw_digest(data: bytes) -> str:
    """Return the digest of a file as received."""
    return digest("r", data)


def document_id(*, source: str | None, url: str | None, text: str) -> str:
    """Return a document's id: from its source, url and text."""
    return digest("d", source, url, text)


def reading_id(*, document: str, provenance: str) -> str:
    """Return a reading's id: from its document and what made it."""
    return digest("g", document, provenance)


def feed_id(*, url: str, added_at: str) -> str:
    """Return the id of one recording of a followed address; `added_at` is ISO 8601."""
    return digest("f", url, added_at)


def retrieval_id(*, feed_url: str, started_at: str) -> str:
    """Return a retrieval's id: from its feed's address and its start (ISO 8601)."""
    return digest("t", feed_url, started_at)


def attribution_id(document: str, cue: Span | None, content: tuple[Span, ...]) -> str:
    """Return an attribution's id: from its document, cue and content spans."""
    return digest("a", document, *_offsets(*([cue] if cue else []), *content))


def claim_id(document: str, content: Content, ordinal: int = 0) -> str:
    """Return a claim's id: from its document, kind of content, spans, and ordinal among equals.

    Resolved values, scores and provenance do not enter, so that a better model or
    gazetteer orphans nothing that people decided.
    """
    kind = type(content).__name__
    return digest("c", document, kind, *_offsets(*content_spans(content)), str(ordinal))


def content_spans(content: Content) -> tuple[Span, ...]:
    """Return the spans that identify a claim's content, in order."""
    match content:
        case Occurrence():
            return (content.trigger,)
        case Tie():
            return (content.subject.mention, content.trigger, content.object.mention)
        case Tally() | Outlook():
            return (content.span,)
        case Statement():
            return content.content


def judgement_id(
    *,
    subject: tuple[str, ...],
    verdict: str,
    field: str | None,
    value: str | None,
    by: str,
    at: str,
) -> str:
    """Return a ruling's id: from what was ruled, by whom and when (ISO 8601)."""
    return digest("j", verdict, field, value, by, at, *subject)


def addition_id(*, kind: str, entry: str, by: str, at: str) -> str:
    """Return the id of one addition to a table: of which entry, by whom and when (ISO 8601)."""
    return digest("n", kind, entry, by, at)


def source_grade_id(*, source: str, grade: str, by: str, at: str) -> str:
    """Return the id of one grade of a source: which, by whom and when (ISO 8601)."""
    return digest("s", source, grade, by, at)


def forecast_id(*, text: str, by: str, at: str) -> str:
    """Return the id of a user's forecast: its words, by whom and when (ISO 8601)."""
    return digest("p", text, by, at)


def resolution_id(*, subject: str, outcome: str, by: str, at: str) -> str:
    """Return the id of a ruling on an outcome: of what, how, by whom and when (ISO 8601)."""
    return digest("o", subject, outcome, by, at)


def case_id(*, opened_at: str, by: str, salt: str) -> str:
    """Return the id of a case: from who opened it, when (ISO 8601), and a random salt."""
    return digest("k", opened_at, by, salt)


def watch_id(*, name: str, by: str, at: str) -> str:
    """Return the id of one recording of a watch: its name, by whom and when (ISO 8601)."""
    return digest("w", name, by, at)


def alert_key(*, watch: str, subject: str, subject_id: str) -> str:
    """Return what all alerts of a watch on one subject share, from its id when first told."""
    return digest("h", watch, subject, subject_id)


def alert_id(*, key: str, previous: str | None, kind: str, state: str) -> str:
    """Return an alert's id: from its key, the alert before, and the state that it tells.

    The same state told twice, after another one in between, makes two alerts.
    """
    return digest("l", key, previous, kind, state)


def message_id(*, watch: str, channel: str, alerts: tuple[str, ...]) -> str:
    """Return a message's id, its idempotency key: which alerts of a watch, to whom."""
    return digest("m", watch, channel, *alerts)


def delivery_id(*, message: str, step: str, attempt: int, at: str) -> str:
    """Return the id of one step of a message: which step, of which attempt, when (ISO 8601)."""
    return digest("y", message, step, str(attempt), at)


def incident_id(first_claim: str) -> str:
    """Return an incident's id: from its first recorded claim."""
    return "i" + first_claim.removeprefix("c")


def _offsets(*spans: Span) -> tuple[str, ...]:
    return tuple(f"{span.start}-{span.end}" for span in spans)
