"""Mask the names of private persons in everything that a brief prints (promise 10).

A person acting in an office that the text names is not private; nor is an entry of the
actor registry. Whoever is not known to be public counts as private: masking one name too
many costs a look at the document, one too few costs a person.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import TypeVar

from tocsin.core.types import (
    Occurrence,
    Outlook,
    Party,
    Reading,
    Speaker,
    Tally,
    Tie,
)
from tocsin.core.vocab import Known, PartyKind, SourceKind
from tocsin.publish.words import MONTHS, WEEKDAYS

ELLIPSIS = "[…]"
_PUBLIC_SPEAKERS = frozenset(
    set(SourceKind) - {SourceKind.WITNESS, SourceKind.OTHER, SourceKind.UNKNOWN}
)
_HONORIFICS = frozenset(
    {"Mr", "Mrs", "Ms", "Miss", "Dr", "Mr.", "Mrs.", "Ms.", "Dr.", "Sir", "Lady"}
)
_NOT_NAMES = frozenset((*MONTHS, *WEEKDAYS, "The", "A", "An", "One", "Two", "Three", "Some", "No"))
_CAPITALISED = r"(?:(?:al|el|ul|as|ar|ad|an)-)?[^\W\d_a-zß-öø-ÿ][^\W\d_]*(?:[’'-][^\W\d_]+)*\.?"
_RUN = re.compile(
    rf"(?<!\w){_CAPITALISED}(?:\s+(?:(?:al|bin|bint|ibn|de|da|van|von|el|der|la)\s+)*{_CAPITALISED})*"
)
_Record = TypeVar("_Record")


@dataclass(frozen=True, slots=True, kw_only=True)
class Masker:
    """Replaces names in strings. `pattern` is None where there is nothing to mask."""

    pattern: re.Pattern[str] | None
    names: tuple[str, ...]

    def text(self, text: str) -> str:
        """Return the text with every masked name as a marked ellipsis."""
        if self.pattern is None:
            return text
        masked = self.pattern.sub(ELLIPSIS, text)
        return re.sub(r"(?:\[…\]\s+)+(?=\[…\])", "", masked)

    def pieces(self, *pieces: str) -> tuple[str, ...]:
        """Return consecutive pieces of one text masked, names across their borders too."""
        if self.pattern is None:
            return pieces
        joined, masked, start = "".join(pieces), [], 0
        hits = [match.span() for match in self.pattern.finditer(joined)]
        for piece in pieces:
            end = start + len(piece)
            text, at = "", start
            for first, last in hits:
                if first < end and start < last:
                    text += joined[at : max(at, first)] + ELLIPSIS
                    at = min(last, end)
            masked.append(text + joined[at:end])
            start = end
        return tuple(masked)

    def hides(self, address: str) -> bool:
        """Return whether an address spells a masked name, however it writes it."""
        folded = f" {_letters(address)} "
        return any(f" {_letters(name)} " in folded for name in self.names)

    def record(self, record: _Record) -> _Record:
        """Return a copy of a view record, every string in it masked except ids and addresses."""
        if self.pattern is None:
            return record
        return self._masked(record)

    def _masked(self, value: _Record) -> _Record:
        if isinstance(value, str):
            return self.text(value)  # type: ignore[return-value]
        if isinstance(value, tuple):
            return tuple(self._masked(item) for item in value)  # type: ignore[return-value]
        if is_dataclass(value) and not isinstance(value, type):
            changes = {
                item.name: self._masked(getattr(value, item.name))
                for item in fields(value)
                if not _is_id(item.name)
            }
            return replace(value, **changes)
        return value


def _letters(text: str) -> str:
    """Return the words of a text in lower case with one space between them."""
    return re.sub(r"[\W_]+", " ", text.casefold()).strip()


def _is_id(name: str) -> bool:
    return name in {"id", "url", "anchor", "backs"} or name.endswith(("_id", "_anchor"))


_PRONOUNS = frozenset({"i", "he", "she", "we", "they", "you", "it", "who", "his", "her", "my"})


def make_masker(readings: Iterable[Reading], *, show: bool) -> Masker:
    """Return the masker for all private persons that these readings name."""
    if show:
        return Masker(pattern=None, names=())
    held = tuple(readings)
    public = _public_words(held)
    names: set[str] = set()
    words: set[str] = set()
    for name, certain in (*_private_names(held), *_names_by_sign(held)):
        if (_bare(name) in public and not certain) or _bare(name) in _PRONOUNS:
            continue
        names.add(name)
        parts = name.split() if certain else name.split()[-1:]
        words.update(part for part in parts if _masked_alone(part, public))
    found = sorted(names | words, key=lambda name: (-len(name), name))
    if not found:
        return Masker(pattern=None, names=())
    either = "|".join(r"\s+".join(map(re.escape, name.split())) for name in found)
    return Masker(pattern=re.compile(rf"(?<!\w)(?:{either})(?!\w)"), names=tuple(sorted(names)))


def _masked_alone(word: str, public: frozenset[str]) -> bool:
    return (
        len(word.strip(".")) > 2
        and any(letter.isupper() for letter in word)
        and word not in _NOT_NAMES
        and word.casefold() not in public
    )


def names_in(mention: str) -> tuple[str, ...]:
    """Return the personal names in a mention: runs of capitals that end it or are long.

    A single capitalised word before a common noun ("Kabul shopkeeper") is no name.
    """
    found = []
    for match in _RUN.finditer(mention):
        words = re.sub(r"['’]s$", "", match.group()).split()
        titled = False
        while words and (words[0] in _NOT_NAMES or words[0] in _HONORIFICS):
            titled = titled or words[0] in _HONORIFICS
            words = words[1:]
        rest = mention[match.end() :].strip()
        ends = not rest or not rest[0].isalnum()
        if len(words) > 1 or (words and (ends or titled)):
            found.append(" ".join(words))
    return tuple(found)


def is_private(party: Party) -> bool:
    """Return whether a party is to be masked: a person not known to act in an office."""
    if party.private_person is Known.NO or party.actor_id is not None:
        return False
    return party.private_person is Known.YES or party.kind is PartyKind.PERSON


def _private_names(readings: Sequence[Reading]) -> Iterable[tuple[str, bool]]:
    """Yield each private name, and whether the text makes it certain that it is private."""
    for party in _parties(readings):
        if is_private(party):
            certain = party.private_person is Known.YES
            yield from ((name, certain) for name in names_in(party.mention.quote))
    for reading in readings:
        speakers = [speaker for link in reading.attributions for speaker in link.speakers]
        known = {speaker.speaker_key for speaker in speakers if _is_public(speaker)}
        for speaker in speakers:
            if speaker.named and speaker.speaker_key not in known:
                certain = speaker.source_kind is SourceKind.WITNESS
                yield from ((name, certain) for name in names_in(speaker.mention.quote))


_NAME = r"[A-Z][\w’'-]+(?: (?:bin |al-|de |da |van |von )?[A-Z][\w’'-]+)"
# Signs that a name is a private person's: an age behind it, or a lay word before it.
_SIGNS = (
    re.compile(rf"({_NAME}{{1,3}}),? (?:aged )?\d{{1,2}}(?=[,.;) ])"),
    re.compile(
        r"\b(?i:student|pupil|shopkeeper|farmer|teacher|driver|defender|activist|worker|resident"
        r"|villager|survivor|victim|witness|neighbou?r|father|mother|brother|sister|son|daughter"
        rf"|wife|husband|widow|father-of-\w+|mother-of-\w+) ({_NAME}{{1,3}})"
    ),
    re.compile(rf"\b(?:Mr|Mrs|Ms|Miss)\.? ({_NAME}{{0,3}})"),
)


def _names_by_sign(readings: Sequence[Reading]) -> Iterable[tuple[str, bool]]:
    """Yield names in the text itself that bear a sign of a private person."""
    for reading in readings:
        for block in reading.blocks:
            for sign in _SIGNS:
                for match in sign.finditer(block.span.quote):
                    yield from ((name, False) for name in names_in(match[1]))


def _is_public(speaker: Speaker) -> bool:
    return speaker.actor_id is not None or speaker.source_kind in _PUBLIC_SPEAKERS


def _public_words(readings: Sequence[Reading]) -> frozenset[str]:
    """Return names, and single words of names, that belong to public parties and places."""
    held: set[str] = set()
    for party in _parties(readings):
        if not is_private(party):
            held.update(_name_and_words(party.mention.quote))
    for reading in readings:
        for link in reading.attributions:
            for speaker in link.speakers:
                if _is_public(speaker):
                    held.update(_name_and_words(speaker.mention.quote))
    for reading in readings:
        for claim in reading.claims:
            if isinstance(claim.content, Occurrence | Outlook):
                for place in claim.content.places:
                    held.update(_name_and_words(place.mention.quote))
    return frozenset(held)


def _name_and_words(mention: str) -> Iterable[str]:
    for name in names_in(mention) or (mention,):
        yield _bare(name)
        yield from (_bare(word) for word in name.split())


def _bare(name: str) -> str:
    return " ".join(name.split()).casefold()


def _parties(readings: Sequence[Reading]) -> Iterable[Party]:
    for reading in readings:
        for claim in reading.claims:
            match claim.content:
                case Occurrence(actors=actors, recipients=recipients):
                    yield from (*actors, *recipients)
                case Outlook(by=by, against=against):
                    yield from (*by, *against)
                case Tally(actors=actors, recipients=recipients):
                    yield from (*actors, *recipients)
                case Tie(subject=subject, object=other):
                    yield from (subject, other)
