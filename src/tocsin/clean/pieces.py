"""What cleaning knows of a stretch of text while it works; blocks are made of it at the end."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from tocsin.core.vocab import BlockKind


class Role(StrEnum):
    """What a piece is on the page. Finer than a block's kind: dates are placed by it."""

    TEXT = "text"
    TITLE = "title"
    LEDE = "lede"
    DECK = "deck"
    SECTION = "section"
    DATE_LINE = "date_line"
    BYLINE = "byline"
    DATELINE = "dateline"
    PREFIX = "prefix"
    OUTLET = "outlet"
    LABEL = "label"
    BREADCRUMB = "breadcrumb"
    TICKER = "ticker"
    COPYRIGHT = "copyright"
    RELATED = "related"
    PICTURE = "picture"
    MENU = "menu"
    CREDIT = "credit"


KIND_OF_ROLE = {
    Role.TEXT: BlockKind.BODY,
    Role.LEDE: BlockKind.BODY,
    Role.TITLE: BlockKind.HEADING,
    Role.DECK: BlockKind.HEADING,
    Role.SECTION: BlockKind.HEADING,
    Role.PICTURE: BlockKind.CAPTION,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text without white space at its edges.

    `gap` says that a blank line stands before it; `repeats` are the offsets of the words that
    it repeats.
    """

    start: int
    end: int
    gap: bool
    role: Role = Role.TEXT
    reason: str = "paragraph of the text"
    repeats: tuple[int, int] | None = None

    @property
    def kind(self) -> BlockKind:
        """Return the kind of block that this piece becomes."""
        if self.repeats is not None:
            return BlockKind.DUPLICATE
        return KIND_OF_ROLE.get(self.role, BlockKind.FURNITURE)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the offsets without the white space at the edges; equal offsets for none."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def words(text: str) -> list[str]:
    """Return the words: what stands between white space and holds a letter or digit."""
    return [word for word in text.split() if word.isalnum() or any(map(str.isalnum, word))]


def numbered(pieces: list[Piece], role: Role) -> Iterator[int]:
    """Yield the numbers of the pieces that play this role."""
    return (number for number, piece in enumerate(pieces) if piece.role is role)
