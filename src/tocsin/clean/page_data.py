"""What a page says of itself: title, outlet, address, language, and its dates as written."""

import json
import re
from collections.abc import Iterator
from typing import Any

from tocsin.clean.page_dates import CHANGED_KEYS, PUBLISHED_KEYS, date_key
from tocsin.clean.page_print import printed_dates
from tocsin.clean.settings import PageSettings

_KNOWN_NAMES = frozenset(PUBLISHED_KEYS) | frozenset(CHANGED_KEYS)
_DATE_IN_JSON = re.compile(r'"(?P<name>datePublished|dateModified)"\s*:\s*"(?P<value>[^"]{4,40})"')
_SPACE = re.compile(r"\s+")
# Source: schema.org, types that carry one text; "ItemList" and the like list other pages.
_ARTICLE = re.compile(r"Article|Posting|Report")
_PAGE = re.compile(r"WebPage|CreativeWork")


def page_title(tree: Any) -> str | None:
    """Return the title that a page gives its article, or None."""
    headlines = (item.get("headline") for item in _linked(tree))
    printed = _first(tree, "//title/text()")
    choices = (
        _named(tree, "og:title"),
        next((each for each in headlines if isinstance(each, str)), None),
        _heading(tree, printed),
        printed,
    )
    return next((clean for choice in choices if choice and (clean := _plain(choice))), None)


def _heading(tree: Any, title: str | None) -> str | None:
    """Return the main heading; of several the one that shares most words with the title."""
    headings = [_plain(heading.text_content()) for heading in tree.iter("h1")]
    wanted = set((title or "").lower().split())
    if not wanted or not headings:
        return next(iter(headings), None)
    best = max(headings, key=lambda heading: len(wanted & set(heading.lower().split())))
    return best if wanted & set(best.lower().split()) else None


def page_data(
    tree: Any, *, title: str | None, url: str | None, settings: PageSettings
) -> tuple[tuple[str, str], ...]:
    """Return names and values, each name once, the first that the page gives; date lines last."""
    found: dict[str, str] = {}
    for name, value in _all_data(tree, url):
        if value:
            found.setdefault(name, value)
    return (*found.items(), *printed_dates(tree, title, settings))


def _all_data(tree: Any, url: str | None) -> Iterator[tuple[str, str | None]]:
    linked = list(_linked(tree))
    for item in linked:
        for name in ("datePublished", "dateModified"):
            if isinstance(item.get(name), str):
                yield name, item[name].strip()
    yield from _marked_dates(tree)
    yield "sitename", _named(tree, "og:site_name") or _publisher(linked)
    yield "url", url or _first(tree, "//link[@rel='canonical']/@href") or _named(tree, "og:url")
    yield "language", _first(tree, "/html/@lang")


def _marked_dates(tree: Any) -> Iterator[tuple[str, str]]:
    """Yield the dates in the head of the page, then those marked so in its text."""
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        if date_key(name) in _KNOWN_NAMES:
            yield name, (element.get("content") or "").strip()
    for element in tree.xpath("//*[@itemprop][not(self::meta)]"):
        name = element.get("itemprop")
        if date_key(name) in _KNOWN_NAMES:
            value = element.get("datetime") or element.get("content") or element.text_content()
            yield name, _plain(value)


def _linked(tree: Any) -> Iterator[dict[str, Any]]:
    """Yield the page's JSON-LD items that describe one text, articles before pages.

    Of broken ones, the dates.
    """
    items = list(_all_linked(tree))
    for kind in (_ARTICLE, _PAGE):
        yield from (item for item in items if kind.search(str(item.get("@type", "Article"))))


def _all_linked(tree: Any) -> Iterator[dict[str, Any]]:
    for script in tree.xpath("//script[@type='application/ld+json']"):
        source = script.text_content()
        try:
            yield from _items(json.loads(source, strict=False))
        except (ValueError, RecursionError):
            dates = {match["name"]: match["value"] for match in _DATE_IN_JSON.finditer(source)}
            if dates:
                yield dates


def _items(content: Any) -> Iterator[dict[str, Any]]:
    if isinstance(content, list):
        for each in content:
            yield from _items(each)
    elif isinstance(content, dict):
        yield content
        graph = content.get("@graph")
        if isinstance(graph, list):
            yield from (each for each in graph if isinstance(each, dict))


def _publisher(linked: list[dict[str, Any]]) -> str | None:
    for item in linked:
        publisher = item.get("publisher")
        if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
            return _plain(str(publisher["name"]))
    return None


def _named(tree: Any, name: str) -> str | None:
    for element in tree.iter("meta"):
        if name in {element.get("property"), element.get("name")} and element.get("content"):
            return _plain(element.get("content"))
    return None


def _first(tree: Any, path: str) -> str | None:
    found = tree.xpath(path)
    return _plain(str(found[0])) if found else None


def _plain(words: str) -> str:
    return _SPACE.sub(" ", words).strip()
