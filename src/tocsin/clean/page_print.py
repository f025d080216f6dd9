"""The date lines that a page prints and that extraction takes for furniture."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from tocsin.clean.furniture import whole_dates
from tocsin.clean.page import words_of
from tocsin.clean.page_dates import MARKED, PRINTED
from tocsin.clean.settings import PageSettings

_LINES = ("p", "div", "span", "time", "li", "address", "td", "small", "em", "i", "b", "strong")
_ASIDE = ("aside", "nav", "footer", "figure")
_SILENT = frozenset({"script", "style", "noscript", "template"})
_HEADINGS = ("h1", "h2")
_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"\w+")
_SMALL_WORD = re.compile(r"(?<![\w'\u2019])[a-z]{2,}")
# A deck may stand between headline and date; after the second long text the article runs.
_LONG_TEXTS = 2
# No page prints so many date lines over its text; a list of other stories does.
_MOST_LINES = 8
# A date line is of names and labels; a sentence has more small words than this.
_MOST_SMALL_WORDS = 4
# Source: the microformat hentry ("published") and what themes make of it.
_CLASS = re.compile(
    r"(?:^|[\s_-])(?:publish(?:ed)?|posted|pub)(?:[\s_-]?(?:date|on|time)|$|\s)", re.I
)


def printed_dates(
    tree: Any, title: str | None, settings: PageSettings
) -> Iterator[tuple[str, str]]:
    """Yield the lines with a day between headline and text, as `PRINTED`.

    Where there are none: the day that the page's markup calls the day of publication, if it
    calls one day so, as `MARKED`.
    """
    lines = list(islice(_under_headline(tree, title, settings), _MOST_LINES))
    yield from ((PRINTED, line) for line in lines)
    marked = set() if lines else set(_marked(tree, settings))
    if len(marked) == 1:
        yield MARKED, marked.pop()


def _under_headline(tree: Any, title: str | None, settings: PageSettings) -> Iterator[str]:
    """Yield date lines; of lines within one another the widest, which holds the label too."""
    heading = _headline(tree, title)
    if heading is None:
        return
    taken: Any = None
    long_texts = 0
    for element in heading.xpath("following::*"):
        if element.tag in _SILENT:
            continue
        long_texts += len(_own_words(element)) >= settings.paragraph_min_words
        if long_texts == _LONG_TEXTS:
            return
        if element.tag in _LINES and taken not in element.iterancestors():
            line = _date_line(element, settings)
            if line is not None:
                taken = element
                yield line


def _headline(tree: Any, title: str | None) -> Any:
    """Return the heading that shares most words with the title, half of them at least."""
    wanted = set(_WORD.findall((title or "").lower()))

    def shared(heading: Any) -> int:
        return len(wanted & set(_WORD.findall(heading.text_content().lower())))

    best = max(tree.iter(*_HEADINGS), key=shared, default=None)
    return best if best is not None and shared(best) * 2 > len(wanted) else None


def _marked(tree: Any, settings: PageSettings) -> Iterator[str]:
    for element in tree.iter(*_LINES):
        if _CLASS.search(element.get("class") or ""):
            line = _date_line(element, settings)
            if line is not None:
                yield line


def _date_line(element: Any, settings: PageSettings) -> str | None:
    """Return the words of a line that gives a day and is no sentence; None for all others."""
    if not 0 < len(words_of(element)) <= settings.date_line_max_words:
        return None
    line = _line(element)
    days = [found for found in whole_dates(line) if found.parts.day or found.readings]
    if not days or len(_SMALL_WORD.findall(line)) > _MOST_SMALL_WORDS:
        return None
    aside = next(element.iterancestors(*_ASIDE), None)
    return line if aside is None else None


def _line(element: Any) -> str:
    """Return the words of a line; of a date in relative words the one that it is marked with."""
    line = _SPACE.sub(" ", " ".join(element.itertext())).strip()
    time = element if element.tag == "time" else element.find(".//time")
    if time is not None and time.get("datetime") and not whole_dates(line):
        return f"{line} {time.get('datetime').strip()}"
    return line


def _own_words(element: Any) -> list[str]:
    """Return the words that stand in an element itself; of a paragraph all of them."""
    if element.tag == "p":
        return words_of(element)
    return _WORD.findall(" ".join((element.text or "", *(child.tail or "" for child in element))))
