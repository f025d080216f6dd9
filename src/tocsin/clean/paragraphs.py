"""Lines to paragraphs: hard-wrapped lines are joined, all others stand alone."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tocsin.clean.pieces import Piece, trimmed
from tocsin.clean.settings import CleanSettings

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_STOP = re.compile(r"[.?!:]['\")\]\u2019\u201d]*$")
_INDENT_OF_PARAGRAPH = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    start: int
    end: int
    indent: int
    gap: bool

    def __len__(self) -> int:
        return self.end - self.start


def paragraphs(text: str, settings: CleanSettings) -> list[Piece]:
    """Return the paragraphs of a text in order; together they hold all that is not white.

    Lines are joined only where they were broken to fit a width (agency wires, mail): they
    fill it, and they do not end where sentences end. Where in doubt a line stands alone,
    which costs less than a heading glued to a sentence.
    """
    groups = list(_groups(text))
    width = _usual_width(text, groups, settings)
    found: list[Piece] = []
    for group in groups:
        own = max(map(len, group))
        wrapped = _is_wrapped(text, group, own, settings) or (
            width is not None and _fits(text, group, width, settings)
        )
        for first, last in _joined(text, group, max(own, width or 0), settings, wrapped):
            found.append(Piece(start=first.start, end=last.end, gap=first.gap))
    return found


def _groups(text: str) -> Iterator[list[_Line]]:
    """Yield stretches of lines without a blank line or a new indent between them."""
    group: list[_Line] = []
    end = None
    for match in _LINE.finditer(text):
        start, stop = trimmed(text, match.start(), match.end())
        if start == stop:
            continue
        gap = end is None or text.count("\n", end, start) > 1 or text.count("\r", end, start) > 1
        line = _Line(start=start, end=stop, indent=start - match.start(), gap=gap)
        indented = group and line.indent >= group[-1].indent + _INDENT_OF_PARAGRAPH
        if group and (gap or indented):
            yield group
            group = []
        group.append(line)
        end = stop
    if group:
        yield group


def _usual_width(
    text: str, groups: Sequence[Sequence[_Line]], settings: CleanSettings
) -> int | None:
    """Return the width to which the text was wrapped, or None if it was not."""
    widths = [
        max(map(len, group))
        for group in groups
        if _is_wrapped(text, group, max(map(len, group)), settings)
    ]
    return max(widths, default=None)


def _is_wrapped(text: str, group: Sequence[_Line], width: int, settings: CleanSettings) -> bool:
    """Return whether a group of three lines or more shows by itself that it was wrapped."""
    return len(group) > 2 and _fits(text, group, width, settings)


def _fits(text: str, group: Sequence[_Line], width: int, settings: CleanSettings) -> bool:
    broken = list(pairwise(group))
    own = max(map(len, group))
    if not broken or own > settings.wrap_max_columns or width < settings.wrap_min_columns:
        return False
    filled = sum(_fills(text, line, after, width, settings) for line, after in broken)
    stopped = sum(bool(_STOP.search(text, line.start, line.end)) for line, _ in broken)
    carried = sum(_carries(text, after) for _, after in broken)
    return (
        filled >= settings.wrap_share * len(broken)
        and stopped * 2 <= len(broken)
        and carried * 4 >= len(broken)
    )


def _fills(text: str, line: _Line, after: _Line, width: int, settings: CleanSettings) -> bool:
    word = text[after.start : after.end].split(maxsplit=1)[0]
    return len(line) + 1 + len(word) > settings.wrap_fill * width


def _carries(text: str, after: _Line) -> bool:
    """Return whether a line may go on with the sentence of the line before it."""
    letters = [character for character in text[after.start : after.end] if character.isalpha()]
    return not letters or text[after.start].islower() or all(map(str.isupper, letters))


def _joined(
    text: str, group: Sequence[_Line], width: int, settings: CleanSettings, wrapped: bool
) -> Iterator[tuple[_Line, _Line]]:
    first = last = group[0]
    for line in group[1:]:
        goes_on = wrapped and (
            _fills(text, last, line, width, settings)
            or (_carries(text, line) and not _STOP.search(text, last.start, last.end))
        )
        if not goes_on:
            yield first, last
            first = line
        last = line
    yield first, last
