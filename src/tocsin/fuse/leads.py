"""Whose information a claim is: from its words down the chain to who holds the evidence."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tocsin.core.bodies import line
from tocsin.core.independence import ANY_STATE, NAME, STATE
from tocsin.core.outlets import Outlets
from tocsin.core.speakers import IN_OFFICE, OUTLET, SILENT, is_body
from tocsin.core.types import Attribution, Document, Reading, Speaker
from tocsin.core.vocab import EvidenceBasis, SourceKind, Stance
from tocsin.core.words import words_of
from tocsin.fuse.accounts import Told
from tocsin.fuse.identity import name_of, post_of, roles_of, spoken_for
from tocsin.fuse.settings import FuseSettings
from tocsin.fuse.syndication import syndicated

# Evidence that some body holds: the origin is that body, through whomever it comes.
HELD = frozenset({EvidenceBasis.COMMUNICATIONS_INTERCEPT, EvidenceBasis.INTELLIGENCE})
CAPITALISED = re.compile(r"\b[A-Z](?:[^\W\d_]|[.’'](?=\w))*\.?")
STEM = 4
STATE_BODY = "state-"
# The words for the voice of a report whose outlet is not known.
NOBODYS = "the report, in its own voice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """One origin of one claim. `body` joins origins that may be one body; `through` are outlets.
    `speaks_for` are the keys of the names of those whose spokesman or head the text calls it.

    `outlet` is an outlet, `own` the voice of the document itself, `home` unnamed persons whom
    the document's own outlet has. `persons` is how many unnamed persons it may be at most.
    `roles` are the words of the posts that a speaker holds; `post` is True where nothing but
    a post is known of them. An outlet that is `cited` is named elsewhere as passing on what
    others say; one that is `sourced` passes it on in this very document; one that `rests` is
    no origin of its own here.
    """

    key: str
    label: str
    known: bool
    body: str
    through: frozenset[str]
    speaks_for: frozenset[str] = frozenset()
    outlet: bool = False
    own: bool = False
    home: bool = False
    cited: bool = False
    sourced: bool = False
    rests: bool = False
    supports: bool = True
    persons: int = 1
    roles: frozenset[frozenset[str]] = frozenset()
    post: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Way:
    """How a claim's words came: `own` is the voice of the document, `via` who passed them on."""

    told: Told
    own: Lead
    via: str
    through: frozenset[str]


class Leads:
    """Finds the leads of claims; what a document as a whole says is asked once.

    `opinion` are ids of documents that are opinion pieces and corroborate nothing.
    """

    def __init__(self, settings: FuseSettings, opinion: frozenset[str]) -> None:
        self.settings = settings
        self._opinion = opinion
        self._outlets = Outlets(names=settings.outlets, families=settings.families)
        self._voices: dict[str, Lead] = {}
        self._fullest: dict[str, Mapping[str, Speaker]] = {}

    def of(self, told: Told) -> tuple[Lead, ...]:
        """Return the origins of a claim; those that do not tell that it happened support nothing.

        They are opinion, denials, silence, and numbers of an act that somebody else tells.
        """
        own = self._own_voice(told.document)
        if not told.chain:
            found: tuple[Lead, ...] = (own,)
        else:
            link = self._with_full_names(self._holder(told.chain), told.reading)
            cited = {self._via(one) for one in told.chain if one.via}
            via = self._via(link) or min(cited or own.through)
            way = _Way(told=told, own=own, via=via, through=own.through | cited)
            found = self._of_link(link, way)
        said = told.chain[0].stance if told.chain else Stance.ASSERTED
        silent = told.claim.document_id in self._opinion or told.denies or said in SILENT
        silent = silent or told.only_counts
        return tuple(replace(lead, supports=False) for lead in found) if silent else found

    def _holder(self, chain: Sequence[Attribution]) -> Attribution:
        """Return the link whose speaker has the information: of evidence, who passes it on.

        "Intercepts show ..., two officials said": intercepts speak for nobody; the officials
        hold them.
        """
        for link in chain:
            mute = link.basis in HELD and [x.mention for x in link.speakers] == [link.basis_span]
            if not mute or (link.basis_span and country_of(link.basis_span.quote, self.settings)):
                return link
        return chain[0]

    def _with_full_names(self, link: Attribution, reading: Reading) -> Attribution:
        """Return a link, each speaker under the fullest words that the document has for them.

        "the ministry" and "he" are whom the same document calls by a name elsewhere.
        """
        if reading.document_id not in self._fullest:
            self._fullest[reading.document_id] = _fullest(reading)
        known = self._fullest[reading.document_id]
        speakers = tuple(
            speaker if speaker.actor_id else known.get(speaker.speaker_key, speaker)
            for speaker in link.speakers
        )
        return replace(link, speakers=speakers)

    def _own_voice(self, document: Document) -> Lead:
        """Return the voice of a document: that of the outlet whose text it is."""
        if document.id not in self._voices:
            mark = syndicated(document, self._outlets)
            key = self._outlets.of(document) or f"{OUTLET}{document.id}"
            label = f"{document.source}, in its own voice" if document.source else NOBODYS
            if mark is not None:
                key, label = mark.key, f"{mark.name}, in its own voice ({mark.reason})"
            voice = self._of_outlet(key, label, frozenset({key}))
            self._voices[document.id] = replace(voice, own=voice.outlet)
        return self._voices[document.id]

    def _of_outlet(self, key: str, label: str, through: frozenset[str]) -> Lead:
        """Return the voice of an outlet; that of a group's own outlet is the group's."""
        top = line(key.removeprefix(OUTLET), self.settings.parents)[-1]
        if f"{OUTLET}{top}" != key and not top.startswith(STATE_BODY):
            body = f"actor:{top}"
            return _known(body, f"{label}, which {top} runs", body, through)
        return Lead(key=key, label=label, known=False, body=key, through=through, outlet=True)

    def _via(self, link: Attribution) -> str:
        if link.via_actor_id:
            return f"{OUTLET}{link.via_actor_id}"
        return self._outlets.key(link.via.quote) if link.via else ""

    def _of_link(self, link: Attribution, way: _Way) -> tuple[Lead, ...]:
        """Return the origins that an attribution names: who holds the evidence, or who speaks."""
        if link.basis in HELD and link.basis_span is not None:
            holder = country_of(link.basis_span.quote, self.settings)
            if holder:
                label = f"intelligence: {link.basis_span.quote}"
                return (_known(f"{STATE}{holder}", label, _body(holder), way.through),)
        if not link.speakers:
            return (replace(way.own, through=way.through),)
        return tuple(self._of_speaker(speaker, link, way) for speaker in link.speakers)

    def _of_speaker(self, speaker: Speaker, link: Attribution, way: _Way) -> Lead:
        settings, words, through = self.settings, speaker.mention.quote, way.through
        if speaker.source_kind is SourceKind.MEDIA:
            key = f"{OUTLET}{speaker.actor_id}" if speaker.actor_id else self._outlets.key(words)
            return self._of_outlet(key, words, through)
        official = speaker.source_kind in IN_OFFICE
        state = country_of(words, settings) if official else None
        if speaker.actor_id:
            top = f"actor:{line(speaker.actor_id, settings.parents)[-1]}"
            if official:
                return _known(f"actor:{speaker.actor_id}", words, _body(state), through)
            return _known(top, f"{words}, its own claim" if _own_act(link) else words, top, through)
        if speaker.named:
            return self._named(speaker, _body(state) if official else "", way)
        post = post_of(speaker, settings.offices)
        if is_body(speaker):
            body = " ".join(word for word in words_of(words) if word != "the")
            lead = _known(f"body:{body}", words, _body(state), through)
            return replace(lead, roles=frozenset({post} if post else ()), post=bool(post))
        if state:
            return _known(f"{STATE}{state}", words, _body(state), through)
        return _unnamed(speaker, post, way)

    def _named(self, speaker: Speaker, body: str, way: _Way) -> Lead:
        key = f"{NAME}{name_of(speaker.mention.quote, self.settings.offices)}"
        lead = _known(key, speaker.mention.quote, body or key, way.through)
        told, offices = way.told, self.settings.offices
        names = spoken_for(speaker, told.document, told.reading, offices)
        others = (f"{NAME}{name}" for name in names if name not in self.settings.countries)
        return replace(
            lead,
            roles=roles_of(speaker, told.document, told.reading, offices),
            speaks_for=frozenset(others) - {key},
        )


def _unnamed(speaker: Speaker, post: frozenset[str], way: _Way) -> Lead:
    """Return an origin of unknown identity: the holder of a post, or whoever an outlet has."""
    key = f"unnamed:{speaker.source_kind.value}:{way.via}"
    return Lead(
        key=f"post:{' '.join(sorted(post))}" if post else key,
        label=f"{speaker.mention.quote}, not named",
        known=False,
        body="",
        through=way.through,
        home=not post and way.via in way.own.through,
        persons=1 if post else max(1, speaker.count or 1),
        roles=frozenset({post} if post else ()),
        post=bool(post),
    )


def _fullest(reading: Reading) -> Mapping[str, Speaker]:
    """Return each speaker of a document, by key, where it has the most words for them."""
    known: dict[str, Speaker] = {}
    for speaker in (one for link in reading.attributions for one in link.speakers):
        longest = known.get(speaker.speaker_key, speaker)
        if len(speaker.mention.quote) >= len(longest.mention.quote):
            known[speaker.speaker_key] = speaker
    return known


def _known(key: str, label: str, body: str, through: frozenset[str]) -> Lead:
    return Lead(key=key, label=label, known=True, body=body, through=through)


def _body(state: str | None) -> str:
    """Return the government behind a speaker; any of them where no code is known for it."""
    return f"{STATE}{state}" if state and state.isupper() else ANY_STATE


def _own_act(link: Attribution) -> bool:
    return link.stance is Stance.CLAIMED or link.basis is EvidenceBasis.CLAIM_OF_RESPONSIBILITY


def country_of(words: str, settings: FuseSettings) -> str | None:
    """Return what stands for the country that words name: a code, or the stem of a name.

    Stems join a name and its adjective ("Iran", "Iranian"); where they join two countries
    the count of origins comes out too low, never too high.
    """
    plain = f" {' '.join(words_of(words.replace('.', '')))} "
    for phrase, code in settings.countries.items():
        if (
            phrase in plain
            and f" {phrase} " in plain
            and (phrase != "us" or re.search(r"\bU\.?S\b", words))
        ):
            return code
    names = CAPITALISED.findall(words)
    # A capital at the start of words proves no name.
    names = names[1:] if words[:1].isupper() else names
    return names[0].lower()[:STEM] if names else None
