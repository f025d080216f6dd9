"""Short names that a report explains itself: "River Defence Front (RDF)"."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from tocsin.core.spelling import name_key, trim

SMALL = "of|the|for|and|in|de|del|la|las|los|les|el|al|wal|ul|e|du|des|da|do|dos|y|et"
SMALL_WORDS = frozenset(SMALL.split("|"))
# A run of words in capitals, small words between them allowed.
_NAME = rf"[A-ZÀ-Ž][\w’'‘.-]*(?:\s+(?:(?:{SMALL})\s+)*[A-ZÀ-Ž][\w’'‘.-]*)+"
_SHORT = r"[A-Z][A-Za-z]{0,3}[A-Z0-9][A-Z0-9/-]*"
# What brackets may hold, and the other name before them. They are looked for from the bracket
# back: names stand everywhere, brackets with a name seldom.
_SHORT_INSIDE = re.compile(rf"\(\s*(?:the\s+)?[\"“'‘]?(?P<short>{_SHORT})[\"”'’]?\s*[),;]")
_LONG_BEFORE = re.compile(rf"(?P<long>{_NAME})\s*$")
_LONG_INSIDE = re.compile(rf"\(\s*(?:the\s+)?(?P<long>{_NAME})\s*[),;]")
_SHORT_BEFORE = re.compile(rf"\b(?P<short>{_SHORT})\s*$")
# Marks that no name goes across.
_MARKS = ',;:()"”'
# Names of one body in other words share most of their letters.
ALIKE = 0.8


def explained(text: str) -> dict[str, str]:
    """Return the short names that a text explains, each with its long name; the first counts."""
    found: dict[str, str] = {}
    for short, long in _pairs(text):
        found.setdefault(short, long)
    return found


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    for inside in _SHORT_INSIDE.finditer(text):
        if before := _before(_LONG_BEFORE, text, inside.start()):
            yield inside["short"], trim(spelled_out(inside["short"], before["long"]))
    for inside in _LONG_INSIDE.finditer(text):
        before = _before(_SHORT_BEFORE, text, inside.start())
        if before and _initials(inside["long"].split()) == _letters(before["short"]):
            yield before["short"], inside["long"]


def _before(pattern: re.Pattern[str], text: str, end: int) -> re.Match[str] | None:
    """Return the match that ends where a bracket opens, after any other mark."""
    return pattern.search(text, max(text.rfind(mark, 0, end) for mark in _MARKS) + 1, end)


def spelled_out(short: str, words: str) -> str:
    """Return the last of these words that begin with the letters of a short name, or all.

    Names are also shortened in their own language (ELN), so that letters need not agree.
    """
    parts = words.split()
    for first in range(len(parts) - 1, -1, -1):
        if _initials(parts[first:]) == _letters(short) and parts[first][:1].isupper():
            return " ".join(parts[first:])
    return words


def alike(name: str, other: str) -> bool:
    """Return whether two names may be one in another spelling."""
    return SequenceMatcher(None, name_key(name), name_key(other)).ratio() >= ALIKE


def _initials(words: list[str]) -> str:
    parts = [part for word in words for part in re.split(r"[-‑]", word) if part]
    return "".join(part[0] for part in parts if part.lower() not in SMALL_WORDS).upper()


def _letters(short: str) -> str:
    return "".join(filter(str.isalnum, short)).upper()
