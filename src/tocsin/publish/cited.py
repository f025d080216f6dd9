"""Statements of a page and the words that they rest on, as records that are ready to print."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Cite:
    """One mark of a footnote. `anchor` is where the footnote leads back to."""

    number: int
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A statement of the brief and the footnotes that support it."""

    text: str
    cites: tuple[Cite, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnote:
    """The words behind a statement, within their sentence.

    `start` and `end` are offsets of `quote` in the document. `backs` are the anchors of
    the marks that cite it.
    """

    number: int
    anchor: str
    before: str
    quote: str
    after: str
    document_id: str
    document_label: str
    document_anchor: str
    outlet: str
    start: int
    end: int
    chain: str
    made_by: str
    backs: tuple[str, ...]
