"""A page's tree made ready for reading: tables of layout, split articles, titles of others.

What the extraction library cannot know is done here, on the tree, before it looks for the
article. Nothing depends on a site: only on how pages are built.
"""

import re
from collections import defaultdict
from typing import Any

from tocsin.clean.settings import PageSettings

LINKED_DATA = "application/ld+json"
# What stands in a cell of layout and never in a cell of figures.
_NO_DATA = ("p", "article", "section", "table", "h1", "h2", "ul", "form", "iframe")
_PARTS_OF_TABLE = ("tr", "td", "th", "tbody", "thead", "tfoot")
_TITLES = ("p", "h2", "h3", "h4", "h5", "li")
_WORD = re.compile(r"\w+")


def prepare(tree: Any, settings: PageSettings) -> None:
    """Change a page's tree in place so that its article reads as one text of paragraphs."""
    _drop_silent(tree)
    _open_layout_tables(tree)
    _drop_linked_titles(tree, settings)
    _join_split_article(tree, settings)


def words_of(element: Any) -> list[str]:
    """Return the words of an element and all that is in it."""
    return _WORD.findall(element.text_content())


def _drop_silent(tree: Any) -> None:
    """Take out what prints nothing; data of the page stays, it may hold the article."""
    for element in list(tree.iter("script", "style", "svg")):
        if element.get("type") != LINKED_DATA:
            element.drop_tree()


def _open_layout_tables(tree: Any) -> None:
    """Turn tables that only place things on the page into plain containers.

    A table of figures keeps its rows; a page laid out in cells would become one long row.
    """
    for table in list(tree.iter("table")):
        if _is_layout(table):
            for part in [table, *(e for e in table.iter(*_PARTS_OF_TABLE) if _owner(e) is table)]:
                part.tag = "div"


def _is_layout(table: Any) -> bool:
    cells = [cell for cell in table.iter("td", "th") if _owner(cell) is table]
    return len(cells) <= 1 or any(
        next(cell.iter(*_NO_DATA), None) is not None or len(cell.findall(".//br")) > 3
        for cell in cells
    )


def _owner(part: Any) -> Any:
    return next(part.iterancestors("table"), None)


def _drop_linked_titles(tree: Any, settings: PageSettings) -> None:
    """Take out lines that are nothing but a link as long as a title: other stories."""
    for line in list(tree.iter(*_TITLES)):
        links = list(line.iter("a"))
        if not links or line.getparent() is None:
            continue
        length = len(words_of(line))
        if settings.link_min_words <= length <= settings.title_max_words:
            linked = sum(len(words_of(link)) for link in links)
            if linked >= settings.link_share * length:
                line.drop_tree()


def _join_split_article(tree: Any, settings: PageSettings) -> None:
    """Join the containers of one article that advertisements stand between.

    They are of one class, each holds paragraphs, and one article with one headline holds them.
    """
    parts: dict[tuple[Any, str], list[Any]] = defaultdict(list)
    for container in tree.iter("div", "section"):
        article = next(container.iterancestors("article", "main"), None)
        if article is not None and container.get("class") and _is_told(container, settings):
            parts[article, container.get("class")].append(container)
    for (article, _), (first, *others) in parts.items():
        if sum(1 for _ in article.iter("h1")) <= 1:
            for other in others:
                if first not in other.iterancestors():
                    first.extend(list(other))
                    other.drop_tree()


def _is_told(container: Any, settings: PageSettings) -> bool:
    """Return whether a container holds paragraphs of its own, not only lines."""
    told = (
        child
        for child in container
        if child.tag == "p" and len(words_of(child)) >= settings.paragraph_min_words
    )
    return sum(1 for _ in told) > 1
