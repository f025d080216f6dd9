"""One place where a document is put together, whatever the format it came in."""

import re
from dataclasses import dataclass
from datetime import date

from tocsin.clean.html import extract_html
from tocsin.core.errors import DecodeError, FormatError
from tocsin.core.ids import document_id, raw_digest
from tocsin.core.types import Document
from tocsin.ingest.given import ReadOptions

_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What a record says of its document, and the options where it does not."""

    source: str | None = None
    url: str | None = None
    title: str | None = None
    published: date | None = None
    metadata: tuple[tuple[str, str], ...] = ()


def make_document(
    text: str, data: bytes, label: Label, options: ReadOptions, *, extractor: str | None = None
) -> Document:
    """Return the document of a text; `data` are the bytes as received.

    Raises:
        DecodeError: If it holds NUL characters, which no text does.
        FormatError: If the text holds no words, or more characters than a document may.
    """
    if any("\x00" in said for said in (text, label.source, label.url, label.title) if said):
        raise DecodeError("it holds NUL characters: it is not text", hint="Give a text.")
    if not _WORD.search(text):
        raise FormatError("the document is empty: no letter, no digit", hint="Give a text.")
    most = options.limits.max_characters
    if len(text) > most:
        raise FormatError(
            f"the document has {len(text):,} characters, expected {most:,} at most",
            hint="Split it, or raise max_characters in the settings, [read].",
        )
    source = label.source or options.source
    return Document(
        id=document_id(source=source, url=label.url, text=text),
        text=text,
        raw_digest=raw_digest(data),
        source=source,
        url=label.url,
        title=label.title,
        published_given=label.published or options.published,
        extractor=extractor,
        metadata=label.metadata,
    )


def document_of_page(
    page_data: bytes, label: Label, options: ReadOptions, *, data: bytes | None = None
) -> Document:
    """Return the article of a web page as a document; `data` is what it came in, if not alone.

    Raises:
        FormatError: If the page holds no article, or is too large or nested too deeply.
    """
    page = extract_html(page_data, url=label.url, settings=options.limits.pages)
    if not page.text.strip():
        raise FormatError("the page holds no article text", hint="Save the page with its article.")
    said = dict(page.metadata)
    full = Label(
        source=label.source or options.source or said.get("sitename"),
        url=label.url or said.get("url"),
        title=label.title or page.title,
        published=label.published,
        metadata=(*label.metadata, *page.metadata),
    )
    raw = page_data if data is None else data
    return make_document(page.text, raw, full, options, extractor=page.extractor)
