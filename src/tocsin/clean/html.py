"""A web page's bytes to the text of its article and what the page says of itself.

Nothing is fetched. Dates are taken as the page gives them, in its data and in print; none is
guessed from the text, the address or the clock.
"""

import logging
from dataclasses import dataclass
from typing import Any

from trafilatura import __version__ as trafilatura_version
from trafilatura import bare_extraction, load_html

from tocsin.clean.decode import decode_page
from tocsin.clean.page import prepare
from tocsin.clean.page_data import page_data, page_title
from tocsin.clean.settings import PageSettings
from tocsin.core.errors import FormatError

# Raised with every change of what this package does to a page: stored texts name it.
PAGE_RULES = 1
EXTRACTOR = f"trafilatura {trafilatura_version}, page rules {PAGE_RULES}"
_MEGABYTE = 1_000_000
# It warns of pages without an article, which are a value here, not news for the terminal.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())
_DEFAULTS = PageSettings()


@dataclass(frozen=True, slots=True, kw_only=True)
class PageText:
    """The article of a page: its text, title, and the page's own data as written there.

    `text` is empty where the page holds no article. In `metadata`, names of dates are the
    page's own; `printed`, `sitename`, `url` and `language` are ours.
    """

    text: str
    title: str | None
    metadata: tuple[tuple[str, str], ...]
    extractor: str = EXTRACTOR


def extract_html(
    data: bytes, *, url: str | None = None, settings: PageSettings = _DEFAULTS
) -> PageText:
    """Return the article of a web page; broken markup and empty pages give what there is.

    Raises:
        FormatError: If the page is larger than the settings allow.
    """
    if len(data) > settings.max_bytes:
        raise _too_much(
            f"has {len(data) / _MEGABYTE:.1f} MB", f"{settings.max_bytes / _MEGABYTE:.1f} MB"
        )
    source = decode_page(data)
    tree = load_html(source) if source.strip() else None
    if tree is None:
        return PageText(text="", title=None, metadata=())
    _check_size(tree, settings)
    title = page_title(tree)
    said = page_data(tree, title=title, url=url, settings=settings)
    prepare(tree, settings)
    return PageText(text=_article(tree, settings), title=title, metadata=said)


def _check_size(tree: Any, settings: PageSettings) -> None:
    level, depth, elements = [tree], 0, 0
    while level:
        depth, elements = depth + 1, elements + len(level)
        if depth > settings.max_depth:
            raise _too_much("nests its tags deeper", f"{settings.max_depth} levels")
        if elements > settings.max_elements:
            raise _too_much("has more tags", f"{settings.max_elements}")
        level = [child for element in level for child in element]


def _too_much(what: str, limit: str) -> FormatError:
    return FormatError(
        f"the page {what}, expected {limit} at most", hint="Save its article alone, or as text."
    )


def _article(tree: Any, settings: PageSettings) -> str:
    """Return the text that two ways of reading the page agree on, the stricter one's.

    Where the stricter has lost the article, a third is asked, and the shorter of the two
    that found something is taken: what the other has more is the rest of the page.
    """
    usual = _extracted(tree, fast=True)
    strict = _extracted(tree, fast=True, strict=True)
    if len(strict) < settings.short_article_share * len(usual):
        thorough = _extracted(tree, fast=False)
        found = [text for text in (usual, thorough) if len(text) >= settings.article_min_characters]
        strict = min(found, key=len) if found else max(usual, strict, thorough, key=len)
    return strict if _reads(strict, settings) else ""


def _reads(text: str, settings: PageSettings) -> bool:
    return any(
        sum(map(str.isalpha, line)) >= settings.article_min_letters for line in text.splitlines()
    )


def _extracted(tree: Any, *, fast: bool, strict: bool = False) -> str:
    found = bare_extraction(
        tree, include_comments=False, with_metadata=False, fast=fast, favor_precision=strict
    )
    return "" if found is None or isinstance(found, dict) else found.text or ""
