"""Whether a document calls itself opinion: its title, its section or one of its first lines."""

import re

from tocsin.core.types import Document

# How many lines at the start of a text may bear the label.
FIRST_LINES = 6
_LABEL = (
    r"(?:guest\s+|our\s+|the\s+|letters?\s+(?:and|&)\s+)?"
    r"(?:opinions?|editorials?|op-?\s?eds?|commentary|commentaries|columns?)"
)
_ALONE = re.compile(rf"\W*{_LABEL}(?:\s+(?:pieces?|articles?|essays?))?\W*", re.IGNORECASE)
# "Opinion: ...", "Opinion | ...", "Opinion. By Ada Roe.", "Commentary by Ada Roe".
_LEADS = re.compile(
    rf"\W*(?i:{_LABEL})(?:\s*[:|]|\s+[\u2013\u2014-]|\.\s+By\b|\s+[Bb]y\s+[A-Z]|\s+BY\s+[A-Z])"
)
_ENDS = re.compile(rf".*(?:\s[|\u2013\u2014-]\s*|[\[(]){_LABEL}[\])]?\s*", re.IGNORECASE)
_SECTION = re.compile(r"(?:.*[:._-])?section", re.IGNORECASE)
# A bare "Opinion" among these is an entry of a menu.
_MENU = frozenset(
    """home news world politics national international local business sport sports culture
    lifestyle life arts entertainment video videos photos weather health science technology
    tech travel economy africa asia europe americas environment podcasts menu search subscribe
    more analysis features""".split()
)


def opinion_label(document: Document) -> str | None:
    """Return the words by which a document calls itself opinion, or None.

    >>> from tocsin.core.types import Document
    >>> opinion_label(Document(id="d1", text="They must go.", raw_digest="", title="Opinion: Go"))
    'Opinion: Go'
    """
    title = (document.title or "").strip()
    if title and (_LEADS.match(title) or _ENDS.fullmatch(title) or _ALONE.fullmatch(title)):
        return title
    for name, value in document.metadata:
        if _SECTION.fullmatch(name) and _ALONE.fullmatch(value):
            return value.strip()
    lines = [line.strip() for line in document.text.split("\n", 4 * FIRST_LINES) if line.strip()]
    first = lines[:FIRST_LINES]
    in_menu = any(line.casefold() in _MENU for line in first)
    for line in first:
        if _LEADS.match(line):
            return line[:80]
        if _ALONE.fullmatch(line) and not in_menu:
            return line
    return None
