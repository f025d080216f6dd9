"""Footnotes: every statement of a brief leads to words, and the words lead back to it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from tocsin.core.spans import covers
from tocsin.core.types import Claim, Document, Span
from tocsin.publish.cited import Cite, Footnote, Line
from tocsin.publish.privacy.masking import Masker
from tocsin.publish.shelf import Shelf

# A full stop behind one of these ends no sentence.
_ABBREVIATED = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Lt|Col|Sgt|Gov|Sen|Rep|St|No|Jan|Feb|Mar|Apr|Jun|Jul|Aug"
    r"|Sep|Sept|Oct|Nov|Dec|vs|etc)\.)$"
)
_SENTENCE_END = re.compile(r"[.!?][”’\"')\]]*(?=\s)|\n")

Evidence = tuple[Claim | None, Sequence[Span]]


@dataclass(slots=True, kw_only=True)
class _Entry:
    """One footnote while the brief is being written. No claim: words that date a document."""

    number: int
    span: Span
    claim: Claim | None
    made_by: dict[str, None] = field(default_factory=dict)
    backs: list[str] = field(default_factory=list)


class Notebook:
    """Gives footnotes their numbers in the order of first mention.

    One quote said by one speaker is one footnote, however many statements cite it. Every
    mark handed out must be printed once: its footnote leads back to it.
    """

    def __init__(self, shelf: Shelf, *, context_characters: int) -> None:
        self._shelf = shelf
        self._limit = context_characters
        self._entries: dict[tuple[str, int, int, str | None], _Entry] = {}

    def line(self, text: str, *evidence: Evidence) -> Line:
        """Return a statement that cites each claim's spans."""
        return Line(text=text, cites=self.cites(*evidence))

    def cites(self, *evidence: Evidence) -> tuple[Cite, ...]:
        """Return the marks for these words, numbering new ones; each footnote once."""
        entries: dict[int, _Entry] = {}
        for claim, spans in evidence:
            for span in spans:
                entry = self._entry(claim, span)
                entries[entry.number] = entry
        return tuple(_mark(entries[number]) for number in sorted(entries))

    def _entry(self, claim: Claim | None, span: Span) -> _Entry:
        link = claim.attribution_id if claim is not None else None
        key = (span.document_id, span.start, span.end, link)
        entry = self._entries.get(key)
        if entry is None:
            entry = _Entry(number=len(self._entries) + 1, span=span, claim=claim)
            self._entries[key] = entry
        entry.made_by[_maker(claim)] = None
        return entry

    def footnotes(self, masker: Masker) -> tuple[Footnote, ...]:
        """Return all footnotes in the order of their numbers, quotes masked in context."""
        return tuple(self._footnote(entry, masker) for entry in self._entries.values())

    def _footnote(self, entry: _Entry, masker: Masker) -> Footnote:
        span, shelf = entry.span, self._shelf
        document = shelf.documents[span.document_id]
        claim = entry.claim
        within = claim.evidence if claim is not None else ()
        start, end = context(document, span, within=within, limit=self._limit)
        before, quote, after = masker.pieces(
            document.text[start : span.start],
            span.quote,
            document.text[span.end : end],
        )
        return Footnote(
            number=entry.number,
            anchor=f"n{entry.number}",
            before=before,
            quote=quote,
            after=after,
            document_id=document.id,
            document_label=shelf.labels[document.id],
            document_anchor=f"document-{shelf.labels[document.id]}",
            outlet=shelf.outlet(document.id),
            start=span.start,
            end=span.end,
            chain=shelf.chain(claim) if claim else shelf.voice(document.id),
            made_by="; ".join(entry.made_by),
            backs=tuple(entry.backs),
        )


def own_spans(claim: Claim, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return those of the spans that a claim itself says: words of its speaker, no other's.

    Where none lies in its evidence, the evidence stands for them.
    """
    own = tuple(span for span in spans if any(covers(words, span) for words in claim.evidence))
    return own or claim.evidence


def _mark(entry: _Entry) -> Cite:
    anchor = f"r{entry.number}-{len(entry.backs) + 1}"
    entry.backs.append(anchor)
    return Cite(number=entry.number, anchor=anchor)


def _maker(claim: Claim | None) -> str:
    return f"{claim.made_by}, score {claim.score:.2f}" if claim is not None else "dates"


def context(
    document: Document, span: Span, *, within: Sequence[Span] = (), limit: int
) -> tuple[int, int]:
    """Return the offsets of the sentence around a span, at most `limit` characters each side.

    The sentence is the claim's evidence where that is wider than the span, else what stands
    between sentence ends and line breaks.
    """
    for evidence in within:
        if covers(evidence, span) and (evidence.start, evidence.end) != (span.start, span.end):
            return _bounded(document.text, span, evidence.start, evidence.end, limit)
    return _bounded(
        document.text,
        span,
        _sentence_start(document.text, span),
        _sentence_end(document.text, span),
        limit,
    )


def _sentence_start(text: str, span: Span) -> int:
    start = 0
    for match in _SENTENCE_END.finditer(text, 0, span.start):
        if match.group() == "\n" or not _ABBREVIATED.search(
            text[max(0, match.end() - 8) : match.end()]
        ):
            start = match.end()
    while start < span.start and text[start].isspace():
        start += 1
    return start


def _sentence_end(text: str, span: Span) -> int:
    for match in _SENTENCE_END.finditer(text, max(span.start, span.end - 3)):
        if match.end() < span.end:
            continue
        if match.group() == "\n":
            return max(span.end, match.start())
        if not _ABBREVIATED.search(text[max(0, match.end() - 8) : match.end()]):
            return match.end()
    return len(text)


def _bounded(text: str, span: Span, start: int, end: int, limit: int) -> tuple[int, int]:
    """Return the offsets cut to the limit at a space."""
    if span.start - start > limit:
        start = text.find(" ", span.start - limit, span.start) + 1 or span.start
    if end - span.end > limit:
        cut = text.rfind(" ", span.end, span.end + limit)
        end = cut if cut > 0 else span.end
    return start, end
