"""A strict reader of HTML pages, for what tests ask of every page that is written."""

import re
from html.parser import HTMLParser

VOID = {"meta", "line", "br", "img", "link", "input", "hr"}


class Page(HTMLParser):
    """Reads a page strictly: every element that opens must close, in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loads: list[str] = []
        self.headings: list[int] = []
        self.elements: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        self.elements.append(tag)
        if tag not in VOID:
            self.open.append(tag)
        if held.get("id"):
            self.ids.append(held["id"] or "")
        if tag == "a" and held.get("href"):
            self.links.append(held["href"] or "")
        elif held.get("href") or held.get("src"):
            self.loads.append(held.get("href") or held.get("src") or "")
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag
