"""A text to pieces: what each line is, from its words first and from its place second."""

import re
from collections.abc import Iterable
from dataclasses import replace

from tocsin.clean.front_matter import front_matter
from tocsin.clean.furniture import machine_prefix, mark_of
from tocsin.clean.layout import placed
from tocsin.clean.paragraphs import paragraphs
from tocsin.clean.pieces import Piece, Role, trimmed, words
from tocsin.clean.settings import CleanSettings
from tocsin.core.types import Document

_MARKDOWN = re.compile(r"#{1,6}\s+(?=\S)")
_INVISIBLE = re.compile(r"[\ufeff\u200b\u2060]+(?=\S)")


def pieces_of(document: Document, settings: CleanSettings) -> list[Piece]:
    """Return the pieces of a text in order; together they hold all that is not white."""
    text = document.text
    split = _split(text, _after_front_matter(text, paragraphs(text, settings)))
    marked = [_marked(text, piece, settings) for piece in split]
    return placed(document, marked, settings)


def _after_front_matter(text: str, found: Iterable[Piece]) -> Iterable[Piece]:
    """Yield the pieces, those of the front matter as one."""
    front = front_matter(text)
    if front is None:
        yield from found
        return
    start, end = trimmed(text, 0, front.end)
    reason = "what the file says of itself"
    yield Piece(start=start, end=end, gap=True, role=Role.MENU, reason=reason)
    for piece in found:
        if piece.end > front.end:
            yield replace(piece, start=max(piece.start, trimmed(text, front.end, piece.end)[0]))


def _marked(text: str, piece: Piece, settings: CleanSettings) -> Piece:
    if piece.role is not Role.TEXT:
        return piece
    mark = mark_of(text[piece.start : piece.end], settings)
    return replace(piece, role=mark[0], reason=mark[1]) if mark else piece


def _split(text: str, found: Iterable[Piece]) -> Iterable[Piece]:
    """Yield the pieces with what stands before the text on its line split off."""
    for piece in found:
        yield from _without_prefix(text, piece)


def _without_prefix(text: str, piece: Piece) -> Iterable[Piece]:
    invisible = _INVISIBLE.match(text, piece.start, piece.end)
    if invisible:
        yield Piece(
            start=piece.start,
            end=invisible.end(),
            gap=piece.gap,
            role=Role.MENU,
            reason="characters that print nothing",
        )
        piece = replace(piece, start=invisible.end())
    line = text[piece.start : piece.end]
    length = machine_prefix(line)
    if length and words(line[length:]):
        end = piece.start + length
        reason = "date that a machine put before the text"
        yield Piece(start=piece.start, end=end, gap=piece.gap, role=Role.PREFIX, reason=reason)
        start, _ = trimmed(text, end, piece.end)
        yield replace(piece, start=start, gap=False)
        return
    heading = _MARKDOWN.match(line)
    if heading:
        end = piece.start + len(line[: heading.end()].rstrip())
        reason = "mark of a heading"
        yield Piece(start=piece.start, end=end, gap=piece.gap, role=Role.MENU, reason=reason)
        start = piece.start + heading.end()
        reason = "heading marked as one"
        yield replace(piece, start=start, gap=False, role=Role.SECTION, reason=reason)
        return
    yield piece
