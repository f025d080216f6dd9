"""Printed lines to text: paragraphs joined, hyphens of line ends and running heads taken out."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A printed line: its words, and where it begins on the page, in points.

    `across` counts from the left, `up` from below; `size` is that of the type.
    """

    text: str
    across: float
    up: float
    size: float


# A running head or foot is one of so many outermost lines of a page,
_EDGE_LINES = 2
# and stands on this share of the pages: left and right pages may differ.
_HEAD_SHARE = 0.4
_PAGE_NUMBER = re.compile(
    r"[\W_]*(?:page|p\.|seite)?\s*\d{1,4}\s*(?:(?:of|/|von)\s*\d{1,4})?[\W_]*", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")
_SINGLE_SPACED = 1.2
# Lines further apart than the usual distance by this factor do not belong together.
_GAP = 1.25
# A line shorter than this share of the full ones ends its paragraph, if it ends a sentence;
_SHORT = 0.75
# one shorter than this ends it anyway: a heading, an address.
_STUB = 0.5
_FULL_RANK = 0.9
_SIZE_CHANGE = 1.12
_INDENT = 0.7  # of the type's size
_STOP = re.compile(r"[.?!:]['\")\]\u2019\u201d]*$")
_BULLET = re.compile(r"[\u2022\u25cf\u25aa\u25e6\u2023\uf0b7]|[-\u2013*]\s|\(?\d{1,2}[.)]\s")
_HYPHEN = re.compile(r"(?P<word>[^\W_][\w'\u2019-]*)[-\u2010\u00ad]$")
_FIRST_WORD = re.compile(r"[^\W_][\w'\u2019-]*")
# Source: Associated Press Stylebook, prefixes that keep their hyphen in news English.
_KEPT_PREFIXES = frozenset(
    "all anti co cross ex far half high ill long low mid multi non off post pre pro self semi "
    "short so then two three four vice well".split()
)
# Presentation forms of Latin letters; the letters are what was written.
_LIGATURES = str.maketrans(
    {
        "\ufb00": "ff",
        "\ufb01": "fi",
        "\ufb02": "fl",
        "\ufb03": "ffi",
        "\ufb04": "ffl",
        "\ufb05": "st",
        "\ufb06": "st",
    }
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")
_SPACE = re.compile(r"[\s\u00a0]+")


def text_of(pages: Sequence[Sequence[Line]]) -> str:
    """Return the text of pages: paragraphs with a blank line between, no running heads."""
    plain = [[line for line in map(_plain, page) if line.text] for page in pages]
    usual = _usual_distance(plain)
    kept = _without_heads(plain, usual)
    words = frozenset(_FIRST_WORD.findall(" ".join(line.text for page in kept for line in page)))
    return "\n\n".join(
        _joined([line.text for line in paragraph], words) for paragraph in _paragraphs(kept, usual)
    )


def _plain(line: Line) -> Line:
    text = _CONTROL.sub("", line.text.translate(_LIGATURES))
    return replace(line, text=_SPACE.sub(" ", text).strip())


# ------------------------------------------------------------------ heads and feet


def _without_heads(pages: Sequence[Sequence[Line]], usual: float) -> list[list[Line]]:
    """Return the pages without their numbers, and each running head or foot where it first stands.

    Kept there, since it may be the only line that names the outlet or the day.
    """
    edges = [frozenset(_edges(page, usual)) for page in pages]
    counts = Counter(key for page in edges for key in {_key(line) for line in page})
    least = max(2, _HEAD_SHARE * len(pages))
    seen: set[str] = set()
    kept: list[list[Line]] = []
    for page, outer in zip(pages, edges, strict=True):
        left = []
        for line in page:
            key = _key(line)
            is_again = counts[key] >= least and key in seen
            if line in outer and (is_again or _PAGE_NUMBER.fullmatch(line.text)):
                continue
            seen.add(key)
            left.append(line)
        kept.append(left)
    return kept


def _edges(page: Sequence[Line], usual: float) -> Iterator[Line]:
    """Yield the lines that stand apart at the top and at the bottom of a page."""
    heights = sorted({round(line.up) for line in page})
    size = median(line.size for line in page) if page else 0
    for inward in (heights, heights[::-1]):
        for number, (outer, inner) in enumerate(pairwise(inward[: _EDGE_LINES + 1]), start=1):
            if abs(outer - inner) > _GAP * usual * size:
                yield from (line for line in page if round(line.up) in inward[:number])
                break


def _key(line: Line) -> str:
    """Return a line as it is on every page: without its numbers."""
    return _DIGITS.sub("#", line.text.casefold())


# ------------------------------------------------------------------ paragraphs


def _paragraphs(pages: Sequence[Sequence[Line]], usual: float) -> Iterator[list[Line]]:
    """Yield the lines of each paragraph; one may go on over the end of a column or page."""
    lines = [(number, line) for number, page in enumerate(pages) for line in page]
    if not lines:
        return
    full = [_full_length(page) for page in pages]
    paragraph = [lines[0][1]]
    for (before, above), (page, below) in pairwise(lines):
        near = before == page and _is_near(above, below, usual)
        if _goes_on(above, below, near=near, full=full[before]):
            paragraph.append(below)
        else:
            yield paragraph
            paragraph = [below]
    yield paragraph


def _usual_distance(pages: Iterable[Sequence[Line]]) -> float:
    """Return how far apart lines are within a sentence, in sizes of their type."""
    distances = Counter(
        round((above.up - below.up) / above.size, 1)
        for page in pages
        for above, below in pairwise(page)
        if above.size > 0
        and above.up > below.up
        and below.text[0].islower()
        and not _STOP.search(above.text)
    )
    return distances.most_common(1)[0][0] if distances else _SINGLE_SPACED


def _full_length(page: Sequence[Line]) -> int:
    lengths = sorted(len(line.text) for line in page)
    return lengths[int(_FULL_RANK * (len(lengths) - 1))] if lengths else 0


def _is_near(above: Line, below: Line, usual: float) -> bool:
    distance = above.up - below.up
    return 0 <= distance <= _GAP * usual * max(above.size, below.size)


def _goes_on(above: Line, below: Line, *, near: bool, full: int) -> bool:
    """Return whether a line goes on with the paragraph of the line above it."""
    small, large = sorted((above.size, below.size))
    if large > small * _SIZE_CHANGE or _BULLET.match(below.text):
        return False
    stopped = bool(_STOP.search(above.text))
    if not near:
        # The end of a column or a page, or a gap: only a broken sentence goes on.
        crosses = below.up >= above.up
        return crosses and not stopped and len(above.text) >= _SHORT * full
    indented = below.across > above.across + _INDENT * below.size
    if stopped:
        return not indented and len(above.text) >= _SHORT * full
    return below.text[0].islower() or len(above.text) >= _STUB * full


# ------------------------------------------------------------------ words broken at line ends


def _joined(lines: Sequence[str], words: frozenset[str]) -> str:
    """Return the lines of a paragraph as one; `words` are those of the whole document."""
    text = lines[0]
    for line in lines[1:]:
        broken, first = _HYPHEN.search(text), _FIRST_WORD.match(line)
        if broken is None or first is None:
            text = f"{text} {line}"
        elif _keeps_hyphen(broken["word"], first[0], words):
            text = text[: broken.end("word")] + "-" + line
        else:
            text = text[: broken.end("word")] + line
    return text.replace("\u00ad", "")


def _keeps_hyphen(before: str, after: str, words: frozenset[str]) -> bool:
    """Return whether the hyphen between two halves belongs to the word."""
    if f"{before}-{after}" in words:
        return True
    if f"{before}{after}" in words:
        return False
    return (
        not after[0].islower()
        or not before[-1].isalpha()
        or "-" in before + after
        or before.lower() in _KEPT_PREFIXES
    )
