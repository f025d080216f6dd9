"""Spellings: names a letter or two off one that the document or the tables know."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from tocsin.core.types import Doubt, Span
from tocsin.core.vocab import DoubtKind, PartyKind
from tocsin.extract.reader import READ_KINDS, Reader

_WORD = re.compile(r"[A-Z][A-Za-z]+")
_PAIR = re.compile(r"(?=\b([A-Z][A-Za-z]+)(?:\s([A-Z][A-Za-z]+))?)")
# An acronym among other words: a line in capitals is none.
_ACRONYM = re.compile(r"(?<![A-Z] )\b[A-Z]{4,8}\b(?! [A-Z]{2})")
BODIES = frozenset({PartyKind.GROUP, PartyKind.FORCE, PartyKind.ORGANISATION})
MIN_ACRONYM = 4
MIN_NAME = 6


def misspelling(reader: Reader, mention: Span) -> Iterator[Doubt]:
    """Yield a doubt for each word of a name that is close to a better known one."""
    for match in _WORD.finditer(mention.quote):
        word = match.group()
        if _is_known(reader, word):
            continue
        better = _swapped(reader, word) if word.isupper() else _neighbour(reader, word)
        if better is not None:
            start = mention.start + match.start()
            yield Doubt(
                kind=DoubtKind.SPELLING,
                span=reader.tree.characters(start, start + len(word)),
                alternatives=(better,),
                reason=f"{word!r} is unknown and a letter or two off {better!r}",
            )


def misspelled_acronyms(reader: Reader) -> Iterator[Doubt]:
    """Yield a doubt for each acronym of what is read that two swapped letters make a known body's.

    The document must name that body by its own acronym, or its country: an unknown acronym of
    another country is more likely a body that the tables lack.
    """
    for match in _ACRONYM.finditer(reader.document.text):
        word = match.group()
        if _is_known(reader, word) or not _is_read(reader, match.start()):
            continue
        better = _swapped(reader, word)
        if better is not None and reader.names.party_kinds(better) & BODIES:
            yield Doubt(
                kind=DoubtKind.SPELLING,
                span=reader.tree.characters(match.start(), match.end()),
                alternatives=(better,),
                reason=f"{word!r} is unknown and two letters of it swapped make {better!r}",
            )


def _is_read(reader: Reader, offset: int) -> bool:
    return any(
        block.kind in READ_KINDS and block.span.start <= offset < block.span.end
        for block in reader.blocks
    )


def _is_known(reader: Reader, word: str) -> bool:
    return bool(reader.names.party_kinds(word)) or reader.names.country_of(word) is not None


def _swapped(reader: Reader, word: str) -> str | None:
    """Return the acronym, at home in the document, that two swapped letters make of a word."""
    if len(word) < MIN_ACRONYM:
        return None
    for place in range(len(word) - 1):
        other = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
        if other != word and reader.names.party_kinds(other) and _is_at_home(reader, other):
            return other
    return None


def _is_at_home(reader: Reader, acronym: str) -> bool:
    """Return whether a document names a body by its acronym, or the country that it is of."""
    text = reader.document.text
    if acronym in _counts(text):
        return True
    homes = reader.names.home_of(acronym)
    return any(reader.names.country_of(words) in homes for words in _capitalised(text))


def _neighbour(reader: Reader, word: str) -> str | None:
    """Return the more frequent name of the document that a word is one letter off, or None."""
    counts = _counts(reader.document.text)
    if len(word) < MIN_NAME:
        return None
    for other in sorted(counts):
        if counts[other] > counts[word] and len(other) >= MIN_NAME and _one_off(word, other):
            return other
    return None


@lru_cache(maxsize=4)
def _capitalised(text: str) -> frozenset[str]:
    """Return the capitalised words of a text, and each pair of them that stands together."""
    found = [match.groups() for match in _PAIR.finditer(text)]
    return frozenset(word for word, _ in found) | {f"{a} {b}" for a, b in found if b}


@lru_cache(maxsize=4)
def _counts(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text))


def _one_off(first: str, second: str) -> bool:
    """Return whether one letter inside is changed, dropped or swapped; endings do not count."""
    if first[0] != second[0] or first[-1] != second[-1] or first.lower() == second.lower():
        return False
    if len(first) == len(second):
        differ = [n for n in range(len(first)) if first[n] != second[n]]
        swapped = (
            len(differ) == 2
            and differ[1] == differ[0] + 1
            and first[differ[0]] == second[differ[1]]
            and first[differ[1]] == second[differ[0]]
        )
        return len(differ) == 1 or swapped
    short, long = sorted((first, second), key=len)
    if len(long) != len(short) + 1:
        return False
    return any(long[:n] + long[n + 1 :] == short for n in range(len(long)))
