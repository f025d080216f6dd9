"""A statement of a brief, and the marks of the footnotes that support it."""

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
