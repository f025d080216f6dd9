"""The records of a brief, indexed: documents with labels, live readings, claims, chains."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from tocsin.core.spans import overlap
from tocsin.core.speakers import is_body, stance_of
from tocsin.core.types import (
    Attribution,
    Claim,
    Document,
    Party,
    Reading,
    Source,
    Span,
    Speaker,
)
from tocsin.core.vocab import BlockKind, EvidenceBasis, Stance
from tocsin.publish.wording.naming import is_proper, name_words
from tocsin.publish.wording.phrases import BASIS_WORDS, SPEAKER_NOUNS
from tocsin.publish.wording.words import counted, listed, one_line, quoted

_PRONOUNS = frozenset("he she it they we i who which that him her them us".split())
_SINGLE = re.compile(r"(?:an?|one)\b", re.IGNORECASE)
OUTLET_UNKNOWN = "outlet not stated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """All records of a ledger that a brief may cite, by id.

    `labels` are letters in the order of the documents; `readings` are the live ones.
    """

    documents: Mapping[str, Document]
    labels: Mapping[str, str]
    readings: Mapping[str, Reading]
    sources: Mapping[str, Source]
    claims: Mapping[str, Claim]
    attributions: Mapping[tuple[str, str], Attribution]
    names: Mapping[tuple[str, str], Speaker]

    def attribution(self, claim: Claim) -> Attribution | None:
        """Return the link that a claim hangs on, or None for the outlet's own voice."""
        if claim.attribution_id is None:
            return None
        return self.attributions.get((claim.document_id, claim.attribution_id))

    def links(self, claim: Claim) -> tuple[Attribution, ...]:
        """Return a claim's chain of links, innermost first."""
        chain: dict[str, Attribution] = {}
        link = self.attribution(claim)
        while link is not None and link.id not in chain:
            chain[link.id] = replace(
                link, speakers=tuple(self.named(claim.document_id, each) for each in link.speakers)
            )
            parent = link.parent
            link = self.attributions.get((claim.document_id, parent)) if parent else None
        return tuple(chain.values())

    def named(self, document_id: str, speaker: Speaker) -> Speaker:
        """Return the mention that names a speaker where this one is a pronoun."""
        if not is_pronoun(speaker):
            return speaker
        return self.names.get((document_id, speaker.speaker_key), speaker)

    def claims_of(self, claim_ids: Iterable[str]) -> tuple[Claim, ...]:
        """Return the claims with these ids that live readings hold, in that order."""
        return tuple(self.claims[key] for key in claim_ids if key in self.claims)

    def outlet(self, document_id: str) -> str:
        """Return a document's outlet by name, or that it is not stated."""
        document = self.documents[document_id]
        if document.source is None:
            return OUTLET_UNKNOWN
        source = self.sources.get(document.source)
        return source.name if source is not None else document.source

    def outlets(self) -> frozenset[str]:
        """Return the names of the documents' outlets, as given and as the records have them."""
        given = {each.source for each in self.documents.values() if each.source is not None}
        return frozenset(given | {self.sources[each].name for each in given & self.sources.keys()})

    def voice(self, document_id: str) -> str:
        """Return whose voice a document's own words are."""
        outlet = self.outlet(document_id)
        label = self.labels[document_id]
        return f"document {label}" if outlet == OUTLET_UNKNOWN else f"{outlet} ({label})"

    def chain(self, claim: Claim) -> str:
        """Return who says a claim, in words, from the evidence out to the outlet."""
        links = self.links(claim)
        voice = self.voice(claim.document_id)
        if not links:
            return f"{voice}, in its own words"
        return f"{', as told by '.join(_each_basis_once(links))}, in {voice}"

    def chains(self, claims: Iterable[Claim]) -> str:
        """Return who says any of these, each chain once with all documents that carry it."""
        voices: dict[str, dict[str, None]] = {}
        for claim in claims:
            links = self.links(claim)
            said = ", as told by ".join(_each_basis_once(links))
            voices.setdefault(said, {})[self.voice(claim.document_id)] = None
        return "; ".join(_said_in(said, sorted(held)) for said, held in voices.items())

    def who(self, claim: Claim) -> str:
        """Return the innermost speaker of a claim in words, or the outlet."""
        links = self.links(claim)
        return link_words(links[0]) if links else self.voice(claim.document_id)

    def stance(self, claim: Claim) -> Stance:
        """Return how the claim's speaker stands to it; the outlet's own voice asserts."""
        return stance_of(claim.content, self.attribution(claim))


def is_pronoun(named: Speaker | Party) -> bool:
    """Return whether a mention of a speaker or a party is a pronoun."""
    return is_pronoun_word(named.mention.quote)


def is_pronoun_word(words: str) -> bool:
    """Return whether words are a pronoun."""
    return words.casefold() in _PRONOUNS


def make_shelf(
    documents: Sequence[Document], readings: Sequence[Reading], sources: Mapping[str, Source]
) -> Shelf:
    """Return the index of these records; of several readings of a document the last is live."""
    held = {document.id: document for document in documents}
    live = {reading.document_id: reading for reading in readings if reading.document_id in held}
    return Shelf(
        documents=held,
        labels={key: letters(index) for index, key in enumerate(held)},
        readings=live,
        sources=sources,
        claims={claim.id: claim for reading in live.values() for claim in reading.claims},
        attributions={
            (reading.document_id, link.id): link
            for reading in live.values()
            for link in reading.attributions
        },
        names={
            (reading.document_id, speaker.speaker_key): speaker
            for reading in live.values()
            for link in reversed(reading.attributions)
            for speaker in link.speakers
            if not is_pronoun(speaker)
        },
    )


def _said_in(said: str, voices: Sequence[str]) -> str:
    if said:
        return f"{said}, in {listed(voices)}"
    own = "its own words" if len(voices) == 1 else "their own words"
    return f"{listed(voices)}, in {own}"


def letters(index: int) -> str:
    """Return the label of document number `index` from 0: A to Z, AA, AB and so on.

    >>> letters(0), letters(25), letters(26)
    ('A', 'Z', 'AA')
    """
    label = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        label = chr(ord("A") + rest) + label
    return label


def label_key(label: str) -> tuple[int, str]:
    """Return what puts labels in order: Z stands before AA."""
    return (len(label), label)


def _each_basis_once(links: Sequence[Attribution]) -> list[str]:
    """Return the links in words; what a link rests on is not said again of those further out."""
    told: set[EvidenceBasis] = set()
    words = []
    for link in _each_speaker_once(links):
        again = link.basis in told
        told.add(link.basis)
        words.append(link_words(replace(link, basis=EvidenceBasis.NONE_STATED) if again else link))
    return words


def _each_speaker_once(links: Sequence[Attribution]) -> list[Attribution]:
    """Return the links without one whose speakers are, word for word, those of the link inside.

    Who told the outlet what they think themselves is one voice, not two.
    """
    kept: list[Attribution] = []
    for link in links:
        if kept and link.speakers and _mentions(kept[-1]) == _mentions(link):
            kept[-1] = replace(kept[-1], via=kept[-1].via or link.via)
        else:
            kept.append(link)
    return kept


def _mentions(link: Attribution) -> tuple[Span, ...]:
    return tuple(speaker.mention for speaker in link.speakers)


def link_words(link: Attribution) -> str:
    """Return one link in words: speakers, the outlet it came through, what it rests on."""
    who = listed([speaker_words(speaker) for speaker in link.speakers])
    if not link.speakers:
        who = "somebody not named"
    through = f", through {name_words(link.via.quote)}" if link.via is not None else ""
    return who + through + _basis_words(link)


def _basis_words(link: Attribution) -> str:
    spoken = (speaker.mention for speaker in link.speakers)
    said = link.basis_span and any(overlap(mention, link.basis_span) for mention in spoken)
    if link.basis is EvidenceBasis.NONE_STATED or said:
        return ""
    return f", citing {BASIS_WORDS[link.basis]}"


def speaker_words(speaker: Speaker) -> str:
    """Return a speaker in words: as the text names them, else "an unnamed official"."""
    mention = speaker.mention.quote
    if mention.casefold() in _PRONOUNS:
        return f"a speaker called only {quoted(mention.lower())}"
    if speaker.named or len(mention.split()) > 1 or is_proper(mention):
        return name_words(mention)
    if is_body(speaker):
        return name_words(mention)
    one, many = SPEAKER_NOUNS[speaker.source_kind]
    if speaker.count == 1 or _SINGLE.match(mention):
        return f"an unnamed {one}"
    if speaker.count:
        return counted(speaker.count, f"unnamed {one}", f"unnamed {many}")
    return f"unnamed {many} (number not stated)"


def title_of(document: Document, reading: Reading, *, limit: int = 120) -> str:
    """Return a document's title, else its first heading, else the first line of its body."""
    if document.title:
        return one_line(document.title)
    headings = [block.span.quote for block in reading.blocks if block.kind is BlockKind.HEADING]
    bodies = [block.span.quote for block in reading.blocks if block.kind is BlockKind.BODY]
    text = one_line(next(iter((*headings, *bodies)), ""))
    if not text:
        return "Untitled document"
    if len(text) <= limit:
        return text
    return text[:limit].rsplit(" ", 1)[0] + "…"
