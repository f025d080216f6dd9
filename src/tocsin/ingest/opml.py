"""Lists of feeds in OPML, the form in which feed readers hand them on. Source: OPML 2.0."""

from dataclasses import dataclass

from lxml import etree

from tocsin.core.errors import FormatError

_PARSER_OPTIONS = {"resolve_entities": False, "no_network": True, "huge_tree": False}


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One feed of a list: its address as written, and what the list calls it."""

    url: str
    title: str | None


def read_opml(data: bytes, *, name: str) -> tuple[Listed, ...]:
    """Return the feeds of an OPML file, each address once, in its order.

    Raises:
        FormatError: If it is no OPML, or lists no feed.
    """
    try:
        root = etree.fromstring(data, etree.XMLParser(**_PARSER_OPTIONS))
    except etree.XMLSyntaxError as error:
        raise FormatError(f"{name} is not XML: {error}", hint=_HINT) from error
    found: dict[str, Listed] = {}
    for outline in root.iter("outline"):
        url = (outline.get("xmlUrl") or "").strip()
        if url:
            title = outline.get("title") or outline.get("text")
            found.setdefault(url, Listed(url=url, title=title or None))
    if not found:
        raise FormatError(f"{name} lists no feed", hint=_HINT)
    return tuple(found.values())


_HINT = "Export the list of feeds from your feed reader as OPML."
