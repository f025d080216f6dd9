"""Entries of feeds and answers of pages to Documents."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from html import escape

from tocsin.core.errors import FormatError
from tocsin.core.types import Document
from tocsin.ingest.addresses import shown
from tocsin.ingest.charsets import as_utf8
from tocsin.ingest.documents import Label, document_of_page
from tocsin.ingest.feeds import Entry
from tocsin.ingest.fetch import Answer
from tocsin.ingest.given import ReadOptions

_WORD = re.compile(r"\w+")
# How publishing systems end a text that goes on elsewhere.
_CUT = re.compile(
    r"(?:\[?(?:\u2026|\.\.\.)\]?"
    r"|\b(?:read|see|view)\s(?:[^.\n]{0,40}\s)?(?:more|on|story|article|post)\b[^.\n]{0,60}"
    r"|\bcontinue reading\b[^.\n]{0,80})\W*$",
    re.IGNORECASE,
)


def carried_document(
    entry: Entry,
    *,
    feed_title: str | None,
    options: ReadOptions,
    retrieved_at: datetime,
    whole_min_words: int,
) -> Document | None:
    """Return the report that a feed carries whole in an entry, or None.

    Text is whole from `whole_min_words` on, unless it ends with a mark of having been cut.
    Of an entry without a page, whatever it carries is all there is.
    """
    for content in entry.contents:
        data = _as_page(entry, content, feed_title).encode()
        try:
            document = document_of_page(data, _label(entry), options)
        except FormatError:
            continue  # an image, a link: its page has the text
        if entry.url is None or _is_whole(document.text, whole_min_words):
            return replace(document, retrieved_at=retrieved_at)
    return None


def page_document(
    answer: Answer, *, entry: Entry, options: ReadOptions, retrieved_at: datetime
) -> Document:
    """Return the article of a page; `entry` is what is known of it beforehand.

    Raises:
        FormatError: If it holds no article.
    """
    body = answer.body or b""
    data, _ = as_utf8(body, answer.charset)
    document = document_of_page(data, _label(entry), options, data=body)
    return replace(document, retrieved_at=retrieved_at)


def entry_name(entry: Entry) -> str:
    """Return what an entry is called in messages."""
    return shown(entry.url) if entry.url else entry.title or "an entry without address and title"


def _is_whole(text: str, min_words: int) -> bool:
    return len(_WORD.findall(text)) >= min_words and not _CUT.search(text.rstrip())


def _as_page(entry: Entry, content: str, feed_title: str | None) -> str:
    """Return what a feed carries as a page that has nothing but the article."""
    language = f' lang="{escape(entry.language)}"' if entry.language else ""
    return (
        f'<!DOCTYPE html><html{language}><head><meta charset="utf-8">'
        f'<meta property="og:site_name" content="{escape(feed_title or "")}">'
        f"<title>{escape(entry.title or '')}</title></head>"
        f"<body><article>{content}</article></body></html>"
    )


def _label(entry: Entry) -> Label:
    return Label(url=entry.url, title=entry.title, metadata=tuple(_dates(entry)))


def _dates(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield the feed's dates as written, under names that cleaning knows."""
    if entry.published:
        yield "published", entry.published
    if entry.changed:
        yield "updated", entry.changed
