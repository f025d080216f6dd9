"""Mask the names of private persons in everything that a brief prints (promise 10).

A person acting in an office that the text names is not private; nor is an entry of the
actor registry. Whoever is not known to be public counts as private: masking one name too
many costs a look at the document, one too few costs a person.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import Enum
from typing import TypeVar

from tocsin.core.parties import parties_of
from tocsin.core.ports import Names
from tocsin.core.spans import overlap
from tocsin.core.types import (
    Occurrence,
    Outlook,
    Party,
    Reading,
    Span,
    Speaker,
    Tally,
)
from tocsin.core.vocab import FigureKind, Known, Mode, PartyKind, SourceKind
from tocsin.publish.privacy.personal_names import Register, names_in
from tocsin.publish.privacy.private_signs import (
    full_names_at,
    names_around,
    names_by_sign,
    places_by_sign,
)

ELLIPSIS = "[…]"
_PUBLIC_SPEAKERS = frozenset(
    set(SourceKind) - {SourceKind.WITNESS, SourceKind.OTHER, SourceKind.UNKNOWN}
)
# What is done to persons only, and what is counted of persons only.
_DONE_TO_PERSONS = frozenset(
    {Mode.ABDUCT, Mode.BEAT, Mode.TORTURE, Mode.SEXUAL, Mode.ARREST, Mode.DEPORT}
)
_SUFFERED = frozenset(
    {FigureKind.KILLED, FigureKind.INJURED, FigureKind.ABDUCTED, FigureKind.ARRESTED}
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
        if isinstance(value, Enum):
            return value
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    """A name, whether the text makes it certain that its bearer is private.

    `signed`: an age, a lay word or what the bearer suffered or saw tells a person, so that a
    single word is enough.
    """

    name: str
    certain: bool
    signed: bool


def make_masker(
    readings: Iterable[Reading],
    *,
    show: bool,
    names: Names | None = None,
    outlets: Iterable[str] = (),
) -> Masker:
    """Return the masker for all private persons that these readings name.

    `names` are the tables that know countries, places and bodies; without them only what the
    readings say tells those from persons. `outlets` are names of publishers: no person's.
    """
    if show:
        return Masker(pattern=None, names=())
    held = tuple(readings)
    papers = frozenset(re.sub(r"^the ", "", _bare(outlet)) for outlet in outlets)
    public, places = _with_words(public_names(held)), frozenset(_places(held)) | papers
    public |= {word for outlet in papers for word in outlet.split()}
    register = Register(names=names)
    masked: set[str] = set()
    words: set[str] = set()
    for found in _candidates(held):
        bare = _bare(found.name)
        if (bare in public and not found.certain) or bare in places:
            continue
        if not register.is_personal(found.name):
            continue
        parts = found.name.split()
        if len(parts) == 1 and not found.signed:
            continue
        masked.add(found.name)
        words.update(
            part for part in parts if part.casefold() not in public and register.stands_alone(part)
        )
    alone = frozenset(words | {name for name in masked if " " not in name})
    for reading in held:
        for name in names_around(reading, alone):
            if not {_bare(name)} & (public | places) and register.is_personal(name):
                masked.add(name)
    return _masker(masked, words)


def _masker(names: set[str], words: set[str]) -> Masker:
    found = sorted(names | words, key=lambda name: (-len(name), name))
    if not found:
        return Masker(pattern=None, names=())
    either = "|".join(map(_spaced, found))
    return Masker(pattern=re.compile(rf"(?<!\w)(?:{either})(?!\w)"), names=tuple(sorted(names)))


def _spaced(name: str) -> str:
    """Return a pattern of a name with any space between its words."""
    return r"\s+".join(map(re.escape, name.split()))


def joined_masker(masker: Masker, *, whole: Iterable[str], alone: Iterable[str]) -> Masker:
    """Return a masker of further names: `whole` in any case of letters, `alone` as written."""
    longest = sorted(whole, key=lambda name: (-len(name), name))
    parts = [rf"(?i:{_spaced(name)})" for name in longest]
    parts += map(re.escape, sorted(alone))
    if not parts:
        return masker
    patterns = [rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)"]
    if masker.pattern is not None:
        patterns.append(masker.pattern.pattern)
    return Masker(
        pattern=re.compile("|".join(patterns)), names=tuple(sorted({*masker.names, *whole, *alone}))
    )


def is_private(party: Party) -> bool:
    """Return whether a party is to be masked: a person not known to act in an office."""
    if party.private_person is Known.NO or party.actor_id is not None:
        return False
    return party.private_person is Known.YES or party.kind is PartyKind.PERSON


def _candidates(readings: Sequence[Reading]) -> Iterable[_Candidate]:
    """Yield each name that may be a private person's."""
    victims = {party.mention for party in _recipients(readings)}
    for party in _parties(readings):
        if is_private(party):
            certain = party.private_person is Known.YES
            signed = certain and party.mention in victims
            full = names_in(party.name.quote) if party.name is not None else ()
            for name in dict.fromkeys((*names_in(party.mention.quote), *full)):
                yield _Candidate(name=name, certain=certain, signed=signed)
    for reading in readings:
        for span in _sufferers(reading):
            for name in full_names_at(reading, span):
                yield _Candidate(name=name, certain=False, signed=False)
        speakers = [speaker for link in reading.attributions for speaker in link.speakers]
        known = {speaker.speaker_key for speaker in speakers if _is_public(speaker)}
        for speaker in speakers:
            if speaker.named and speaker.speaker_key not in known:
                witness = speaker.source_kind is SourceKind.WITNESS
                for name in names_in(speaker.mention.quote):
                    yield _Candidate(name=name, certain=witness, signed=witness)
        for name in names_by_sign(reading):
            yield _Candidate(name=name, certain=False, signed=True)


def _sufferers(reading: Reading) -> Iterable[Span]:
    """Yield who suffered what only persons suffer, where nothing tells what party they are."""
    for claim in reading.claims:
        if not isinstance(claim.content, Occurrence):
            continue
        counted = [
            span
            for figure in claim.content.figures
            for span in (figure.span, figure.of_whom)
            if figure.kind in _SUFFERED and span is not None
        ]
        for party in claim.content.recipients:
            if party.kind is PartyKind.UNKNOWN and not _is_public_party(party):
                suffered = not _DONE_TO_PERSONS.isdisjoint(claim.content.modes)
                if suffered or any(overlap(party.mention, span) for span in counted):
                    yield party.mention


def _is_public_party(party: Party) -> bool:
    """Return whether a party is known not to be private; one of unknown kind is not known."""
    if is_private(party):
        return False
    known = party.private_person is Known.NO or party.actor_id is not None
    return known or party.kind is not PartyKind.UNKNOWN


def _is_public(speaker: Speaker) -> bool:
    return speaker.actor_id is not None or speaker.source_kind in _PUBLIC_SPEAKERS


def public_names(readings: Sequence[Reading]) -> frozenset[str]:
    """Return the whole names of public parties and of places, in lower case."""
    parties = (each.mention for each in _parties(readings) if _is_public_party(each))
    speakers = (
        speaker.mention
        for reading in readings
        for link in reading.attributions
        for speaker in link.speakers
        if _is_public(speaker)
    )
    told = (mention.quote for mention in (*parties, *speakers))
    named = (_bare(name) for quote in told for name in names_in(quote) or (quote,))
    return frozenset((*named, *_places(readings)))


def _with_words(names: frozenset[str]) -> frozenset[str]:
    """Return names and their single words."""
    return names.union(*(name.split() for name in names))


def _places(readings: Sequence[Reading]) -> Iterable[str]:
    """Yield the bare name of each place that a claim gives."""
    for reading in readings:
        yield from map(_bare, places_by_sign(reading))
        for claim in reading.claims:
            if isinstance(claim.content, Occurrence | Outlook):
                for place in claim.content.places:
                    yield from map(_bare, names_in(place.mention.quote) or (place.mention.quote,))


def _bare(name: str) -> str:
    return " ".join(name.split()).casefold()


def _parties(readings: Sequence[Reading]) -> Iterable[Party]:
    for reading in readings:
        for claim in reading.claims:
            yield from parties_of(claim.content)


def _recipients(readings: Sequence[Reading]) -> Iterable[Party]:
    for reading in readings:
        for claim in reading.claims:
            if isinstance(claim.content, Occurrence | Tally):
                yield from claim.content.recipients
