"""A feed's bytes to its entries: RSS, RDF and Atom, broken ones as far as they can be read."""

import re
from calendar import timegm
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from urllib.parse import urljoin
from xml.sax import SAXException

import feedparser
from lxml import etree

from tocsin.core.errors import FormatError
from tocsin.ingest.addresses import shown
from tocsin.ingest.charsets import as_utf8

_FEED = re.compile(rb"<(?:\w+:)?(rss|feed|rdf)[\s>]", re.IGNORECASE)
_PAGE = re.compile(rb"<(?:!doctype\s+html|html)[\s>]", re.IGNORECASE)
_FEED_TYPES = frozenset({"application/rss+xml", "application/atom+xml"})
_HEAD_BYTES = 4096
_NOTHING = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry. `contents` are the texts it carries, as HTML, the longest first.

    `published` and `changed` are the dates as written; the instants beside them are None
    where nobody can tell. A date written without a zone is taken for UTC, to put entries in
    order and for nothing else.
    """

    url: str | None
    title: str | None
    contents: tuple[str, ...]
    language: str | None = None
    published: str | None = None
    published_at: datetime | None = None
    changed: str | None = None
    changed_at: datetime | None = None

    @property
    def at(self) -> datetime | None:
        """When the entry says it was published, else when it was changed."""
        return self.published_at or self.changed_at


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedFeed:
    """A feed: what it calls itself, its entries, newest first, and what is broken in it."""

    title: str | None
    entries: tuple[Entry, ...]
    broken: str | None


def is_feed(data: bytes) -> bool:
    """Return whether bytes look like a feed and not like a page."""
    head = data.replace(b"\0", b"")[:_HEAD_BYTES]
    return bool(_FEED.search(head)) and not _PAGE.search(head)


def feeds_of_page(data: bytes, *, url: str) -> tuple[str, ...]:
    """Return the addresses of the feeds that a page names as its own."""
    tree = etree.HTML(data) if data.strip() else None
    if tree is None:
        return ()
    links = tree.xpath("//link[@href][contains(concat(' ', @rel, ' '), ' alternate ')]")
    named = [link.get("href") for link in links if link.get("type", "").lower() in _FEED_TYPES]
    return tuple(dict.fromkeys(shown(urljoin(url, each)) for each in named))


def parse_feed(data: bytes, *, url: str, charset: str | None = None) -> ParsedFeed:
    """Return the entries of a feed, newest first; those without a date come last, as they stand.

    Args:
        url: Where it was found; its links are relative to it.
        charset: That of the Content-Type header, if any.
    Raises:
        FormatError: If nothing in it is a feed.
    """
    text, is_utf8 = as_utf8(data, charset)
    headers = {"content-location": url}
    if is_utf8:
        headers["content-type"] = "application/xml; charset=utf-8"
    parsed: Mapping[str, Any] = feedparser.parse(BytesIO(text), response_headers=headers)
    error = parsed.get("bozo_exception")
    if not parsed["entries"] and not parsed.get("version"):
        raise FormatError(
            f"{shown(url)} is no feed" + (f": {error}" if error else ""),
            hint="Give the address of an RSS or Atom feed, or follow it as a page: --kind page.",
        )
    broken = None
    if isinstance(error, SAXException):
        broken = f"its XML is broken ({error}); {len(parsed['entries'])} entries could be read"
    rss = str(parsed.get("version", "")).startswith("rss")
    # As plain dicts: feedparser's own give one date for another.
    entries = [_entry(dict(each), rss=rss) for each in parsed["entries"]]
    return ParsedFeed(
        title=_words(parsed["feed"].get("title")), entries=_newest_first(entries), broken=broken
    )


def _newest_first(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(entries, key=lambda entry: entry.at or _NOTHING, reverse=True))


def _entry(raw: Mapping[str, Any], *, rss: bool) -> Entry:
    held = [raw["summary"]] if raw.get("summary") else []
    held += [part["value"] for part in raw.get("content", ()) if part.get("value")]
    published, published_at = _words(raw.get("published")), _instant(raw.get("published_parsed"))
    changed, changed_at = _words(raw.get("updated")), _instant(raw.get("updated_parsed"))
    if rss and published is None:
        # RSS knows no date of change: what feedparser calls one is Dublin Core's "date".
        published, published_at, changed, changed_at = changed, changed_at, None, None
    return Entry(
        url=shown(raw["link"]) if _words(raw.get("link")) else None,
        title=_words(raw.get("title")),
        contents=tuple(sorted(dict.fromkeys(held), key=len, reverse=True)),
        language=_language(raw),
        published=published,
        published_at=published_at,
        changed=changed,
        changed_at=changed_at,
    )


def _language(raw: Mapping[str, Any]) -> str | None:
    details = [*raw.get("content", ()), raw.get("summary_detail"), raw.get("title_detail")]
    return next((each["language"] for each in details if each and each.get("language")), None)


def _words(value: object) -> str | None:
    if not isinstance(value, str):
        return None
    return "".join(filter(str.isprintable, " ".join(value.split()))) or None


def _instant(parsed: Any) -> datetime | None:
    if parsed is None:
        return None
    try:
        return datetime.fromtimestamp(timegm(parsed), tz=UTC)
    except (ValueError, OverflowError, OSError):
        return None
