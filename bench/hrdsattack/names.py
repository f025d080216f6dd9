"""The names in the mentions of parties, as the form wants them: no titles, in full."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from bench.hrdsattack import tables
from bench.kit.wordings import folded, names_in
from tocsin.core.ports import Entry
from tocsin.core.types import Document, Party, Span
from tocsin.core.vocab import PartyKind
from tocsin.tables.lexicons import ShippedLexicons
from tocsin.tables.names import ShippedNames

BEARS_NAME = frozenset({PartyKind.PERSON, PartyKind.UNKNOWN})
# A name of one word is a person's only where the reader knows it for one.
_SURE_WORDS = 2
_BELONGING = re.compile(r"\s+(?:of|from|at|in|for|with)\b")
_DESCRIBING = frozenset({"person", "civilians", "force"})


def name_of(document: Document, party: Party) -> str | None:
    """Return the name of a party, titles and nationalities left out; None without."""
    if party.mention.document_id != document.id:
        return None
    if party.name is not None:
        return _bare(document.text[party.name.start : party.name.end].split())
    if party.kind not in BEARS_NAME:
        return None
    runs = names_in(document.text, (party.mention.start, _end_of_name(party.mention)))
    name = _bare(document.text[slice(*runs[-1])].split()) if runs else None
    sure = party.kind is PartyKind.PERSON or (name is not None and len(name.split()) >= _SURE_WORDS)
    return name if sure else None


def _end_of_name(mention: Span) -> int:
    """Return where a mention's first name ends: before "of" and what its bearer belongs to."""
    for found in _BELONGING.finditer(mention.quote):
        if any(word[0].isupper() for word in mention.quote[: found.start()].split()[1:]):
            return mention.start + found.start()
    return mention.end


def _bare(words: list[str]) -> str | None:
    """Return the words of a name from behind its last title; None where they name no person."""
    if _is_no_person(" ".join(words)):
        return None
    while words and (
        words[0].strip(".").lower() in tables.TITLES or _known_names().country_of(words[0])
    ):
        words = words[1:]
    last = max((at for at, word in enumerate(words[:-1]) if _describes(word)), default=-1)
    words = words[last + 1 :]
    name = " ".join(words)
    unnamed = not words or folded(name) in tables.NO_NAMES or _is_no_person(name)
    return None if unnamed else name


def _is_no_person(name: str) -> bool:
    """Return whether the tables know a name for others than a person."""
    known = _known_names().party_kinds(name) if name else frozenset()
    return bool(known) and PartyKind.PERSON not in known


def _describes(word: str) -> bool:
    """Return whether a word says what a person is: "Journalist", "Activist"."""
    entries = _parties().get(word.lower())
    return entries is not None and entries[0].code in _DESCRIBING


def fullest(name: str, known: Sequence[str]) -> str:
    """Return the first longer name that ends with this one, the name itself if there is none.

    >>> fullest("Ousby", ["Jane Ousby", "Ousby"])
    'Jane Ousby'
    """
    ending = f" {folded(name)}"
    return next((each for each in known if folded(each).endswith(ending)), name)


def words_of(mention: Span) -> list[str]:
    """Return the words of a mention, folded; a plural counts as its singular too."""
    words = folded(mention.quote).split()
    return [form for word in words for form in dict.fromkeys((word, word.removesuffix("s")))]


@cache
def _known_names() -> ShippedNames:
    return ShippedNames()


@cache
def _parties() -> Mapping[str, tuple[Entry, ...]]:
    return ShippedLexicons().table("parties")
