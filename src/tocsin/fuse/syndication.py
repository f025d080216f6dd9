"""Marks that a text is another's: an agency in the dateline, byline or ending, a first printing.

Only the first and the last lines are asked. "The Associated Press contributed to this report"
is no such mark: the outlet wrote the text, and what in it is whose is not known.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tocsin.core.outlets import Outlets
from tocsin.core.types import Document

# The lines at either end of a document that bear such marks.
EDGE_LINES = 8
# Longer lines are paragraphs: only their beginnings and ends are asked.
EDGE_CHARACTERS = 240
_NAME = r"(?P<name>[A-Z][\w.&'’/-]*(?: [\w.&'’/-]+){0,5})"
_FREE = r"(?P<name>(?:[Tt]he )?[A-Z][\w&'’-]*(?: (?:of |the |and )?[A-Z][\w&'’-]*){0,4})"
_WORKERS = r"(?:writer|journalist|reporter|correspondent|producer|photographer|editor)s?"
_TEXT = r"(?:story|article|report|piece|post|dispatch|column)"
# Forms in which only a name that the tables know is a mark.
DATELINE = re.compile(rf"^(?:[A-Z][\w .,'’-]{{1,60}} )?\({_NAME}\)\s*(?:-|–|—|:)")
BYLINE = re.compile(
    r"^(?:(?:[Bb]y|BY|[Ff]rom|[Vv]ia|[Cc]opyright)\b|[Ss]ources?:|©|\([cC]\))\s*(?P<line>.{2,120})$"
)
ALONE = re.compile(rf"^(?:[-–—]+\s*)?{_NAME}(?: [Ss]taff)?\.?$")
BRACKETED = re.compile(rf"\({_NAME}\)\.?$")
SIGNED = re.compile(rf"(?:^|[.!?”\"’'])\s*[-–—]+\s?{_NAME}\.?$")
WRITERS = re.compile(rf"^{_NAME}? (?:\w+ ){{0,2}}{_WORKERS} .{{3,200}}\bcontributed\b")
# Forms that leave no doubt, whatever the name.
PLAIN_DATELINE = re.compile(
    rf"^(?P<place>[A-Z][A-Z.'’-]+[\w .,'’-]{{0,50}}) \({_FREE}\)\s*(?:-|–|—)"
)
FIRST_PRINTED = re.compile(
    rf"\b{_TEXT} (?:was |is |has been )?(?:first|originally|initially) "
    rf"(?:appeared|published|posted|printed|ran|aired) (?:in|on|by|at) {_FREE}"
)
TAKEN_OVER = re.compile(
    rf"\b(?:[Rr]epublished|[Rr]eprinted|[Rr]eproduced|[Cc]ontent)(?: with| courtesy)?"
    rf"(?: (?:the |kind )?permission)? (?:from|of|by) {_FREE}"
)
SUPPLIED = re.compile(
    rf"\b{_TEXT} (?:was |is )?(?:provided|distributed|syndicated|supplied) by {_FREE}"
)
PRINTED = (FIRST_PRINTED, TAKEN_OVER, SUPPLIED)
_PARTS = re.compile(r"\s*[,|/•–—]\s*|\s+(?:of|for|and|at)\s+|\s+-\s+|\.\s+|\s*\d{4}\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Words that say whose text a document is. `key` identifies the outlet."""

    key: str
    name: str
    reason: str


def syndicated(document: Document, outlets: Outlets) -> Mark | None:
    """Return the first mark that a document is the text of another outlet than its own."""
    own = {outlets.key(name) for name in (document.source, document.url) if name}
    for name, form in _named(document, outlets):
        key = outlets.key(name)
        if key not in own:
            return Mark(key=key, name=name, reason=f"{form} {name}")
    return None


def _named(document: Document, outlets: Outlets) -> Iterator[tuple[str, str]]:
    """Yield the outlets that a document's edges name, surest first, each with the form."""
    lines = [line.strip() for line in document.text.splitlines() if line.strip()]
    first, last = lines[:EDGE_LINES], lines[-EDGE_LINES:]
    for line in first:
        head = line[:EDGE_CHARACTERS]
        found = PLAIN_DATELINE.match(head) or DATELINE.match(head)
        if found and (found.re is PLAIN_DATELINE or outlets.known(found["name"])):
            yield found["name"], "the dateline names"
    for line in first:
        yield from ((name, "the byline names") for name in _signing(line, outlets))
    for line in reversed(last):
        yield from ((name, "the ending names") for name in _ending(line, outlets))
    for name, value in document.metadata:
        if name.lower() in {"author", "byline", "creator"}:
            parts = _known(_PARTS.split(value), outlets)
            yield from ((part, "the page names as its author") for part in parts)
    for line in (*first, *last):
        for form in PRINTED:
            if found := form.search(line):
                yield _tidy(found["name"]), "it is said to be taken over from"


def _signing(line: str, outlets: Outlets) -> Iterator[str]:
    """Yield the known outlets of a line that says by whom a text is."""
    if found := BYLINE.match(line):
        yield from _known(_PARTS.split(found["line"]), outlets)
    elif found := ALONE.match(line):
        yield from _known([found["name"]], outlets)


def _ending(line: str, outlets: Outlets) -> Iterator[str]:
    tail = line[-EDGE_CHARACTERS:]
    for form in (BRACKETED, SIGNED):
        if found := form.search(tail):
            yield from _known([found["name"]], outlets)
    if found := WRITERS.match(line):
        words = found["name"].split() if found["name"] else []
        yield from _known([" ".join(words[:end]) for end in range(len(words), 0, -1)], outlets)
    if len(line) <= EDGE_CHARACTERS:
        yield from _signing(line, outlets)


def _known(names: Sequence[str], outlets: Outlets) -> Iterator[str]:
    for name in names:
        plain = re.sub(r"\s+(?:[Ss]taff|[Ww]riters?|[Nn]ews [Ss]ervice)$", "", name.strip(" ."))
        if plain and outlets.known(plain):
            yield plain


def _tidy(name: str) -> str:
    """Return a name without the article."""
    return re.sub(r"^[Tt]he ", "", name).strip()
