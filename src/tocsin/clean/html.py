"""A web page's bytes to the text of its article and what the page says of itself.

Nothing is fetched. Dates are taken as the page's data gives them; none is guessed from the
text, the address or the clock.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from trafilatura import __version__ as trafilatura_version
from trafilatura import bare_extraction, load_html

from tocsin.clean.candidates import CHANGED_KEYS, PUBLISHED_KEYS

EXTRACTOR = f"trafilatura {trafilatura_version}"
_KNOWN_NAMES = frozenset(PUBLISHED_KEYS) | frozenset(CHANGED_KEYS)
_DATE_IN_JSON = re.compile(r'"(?P<name>datePublished|dateModified)"\s*:\s*"(?P<value>[^"]{4,40})"')
_SPACE = re.compile(r"\s+")
# Source: schema.org, types that carry one text; "ItemList" and the like list other pages.
_ARTICLE = re.compile(r"Article|Posting|Report|WebPage|CreativeWork")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageText:
    """The article of a page: its text, title, and the page's own data as written there.

    `text` is empty where the page holds no article. In `metadata`, names of dates are the
    page's own; `sitename`, `url` and `language` are ours.
    """

    text: str
    title: str | None
    metadata: tuple[tuple[str, str], ...]
    extractor: str = EXTRACTOR


def extract_html(data: bytes, *, url: str | None = None) -> PageText:
    """Return the article of a web page; broken markup and empty pages give what there is."""
    tree = load_html(data) if data.strip() else None
    if tree is None:
        return PageText(text="", title=None, metadata=())
    found = bare_extraction(data, url=url, include_comments=False, with_metadata=False)
    text = "" if found is None or isinstance(found, dict) else found.text or ""
    linked = list(_linked_data(tree))
    return PageText(
        text=text, title=_title(tree, linked), metadata=tuple(_metadata(tree, linked, url))
    )


def _metadata(
    tree: Any, linked: list[dict[str, Any]], url: str | None
) -> Iterator[tuple[str, str]]:
    """Yield names and values, each name once: the first that the page gives is its own."""
    seen: set[str] = set()
    for name, value in _all_metadata(tree, linked, url):
        if value and name not in seen:
            seen.add(name)
            yield name, value


def _all_metadata(
    tree: Any, linked: list[dict[str, Any]], url: str | None
) -> Iterator[tuple[str, str | None]]:
    for item in linked:
        for name in ("datePublished", "dateModified"):
            if isinstance(item.get(name), str):
                yield name, item[name].strip()
    for element in tree.iter("meta", "time"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        value = element.get("content") or element.get("datetime") or ""
        if name.lower() in _KNOWN_NAMES:
            yield name, value.strip()
    yield "sitename", _named(tree, "og:site_name") or _publisher(linked)
    yield "url", url or _first(tree, "//link[@rel='canonical']/@href") or _named(tree, "og:url")
    yield "language", _first(tree, "/html/@lang")


def _title(tree: Any, linked: list[dict[str, Any]]) -> str | None:
    headlines = (item["headline"] for item in linked if isinstance(item.get("headline"), str))
    headings = tree.xpath("//h1")
    choices = (
        _named(tree, "og:title"),
        next(headlines, None),
        headings[0].text_content() if headings else None,
        _first(tree, "//title/text()"),
    )
    return next((clean for choice in choices if choice and (clean := _plain(choice))), None)


def _linked_data(tree: Any) -> Iterator[dict[str, Any]]:
    """Yield the page's JSON-LD items that describe one text; of broken ones, the dates."""
    for script in tree.xpath("//script[@type='application/ld+json']"):
        source = script.text_content()
        try:
            content = json.loads(source, strict=False)
        except (ValueError, RecursionError):
            dates = {match["name"]: match["value"] for match in _DATE_IN_JSON.finditer(source)}
            if dates:
                yield dates
            continue
        for item in _items(content):
            if _ARTICLE.search(str(item.get("@type", ""))):
                yield item


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
