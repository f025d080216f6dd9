"""When, where, with what and by whom: the fillers of a template that are not its targets."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bench.muc4.mentions import (
    Mention,
    actor_name_within,
    distinct,
    filler_words,
    is_description,
    mention_of,
)
from bench.muc4.records import (
    CATEGORY,
    CONFIDENCE,
    DATE,
    INDIVIDUAL,
    INSTRUMENT,
    INSTRUMENT_TYPE,
    LOCATION,
    NOTHING,
    ORGANISATION,
    Filler,
)
from bench.muc4.tables import (
    BODIES,
    INSTRUMENT_WORDS,
    MODE_INSTRUMENTS,
    NATIONS,
    NOBODY,
    STATE_SIDE,
)
from tocsin.core.types import Attribution, Claim, Incident, Occurrence, Party, Reading, Span
from tocsin.core.vocab import PartStatus, PartyKind, SourceKind, Stance
from tocsin.tables.actors import ShippedActors
from tocsin.tables.countries import countries
from tocsin.tables.names import PARTY_KINDS

AUTHORITIES = frozenset({SourceKind.OFFICIAL, SourceKind.GOVERNMENT})
_CLAIMED = frozenset({Stance.CLAIMED, Stance.ADMITTED})
_UNSURE = frozenset({Stance.SUSPECTED, Stance.ACCUSED})
FACT = "REPORTED AS FACT"
CLAIMED = "CLAIMED OR ADMITTED"
SUSPECTED = "SUSPECTED OR ACCUSED"
BY_AUTHORITIES = "SUSPECTED OR ACCUSED BY AUTHORITIES"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fillers:
    """The fillers of one incident, made from it and from the claims that tell it."""

    incident: Incident
    told: Sequence[Claim]
    reading: Reading

    def slots(self) -> Mapping[str, tuple[Filler, ...]]:
        """Return the fillers by slot."""
        bodies = self._bodies()
        names = distinct([mention for mention, _ in bodies])
        return {
            DATE: tuple(_date(self.incident.when.earliest, self.incident.when.latest)),
            LOCATION: tuple(self._location()),
            INSTRUMENT: tuple(Filler(values=(words,)) for words in _instruments(self.incident)),
            INSTRUMENT_TYPE: instrument_types(self.incident),
            CATEGORY: tuple(self._category()),
            INDIVIDUAL: tuple(
                Filler(values=(mention.words,)) for mention in distinct(self._individuals())
            ),
            ORGANISATION: tuple(Filler(values=(mention.words,)) for mention in names),
            CONFIDENCE: tuple(
                Filler(values=(self._confidence(mention),), tags=(mention.words,))
                for mention in names
            ),
        }

    def _location(self) -> Iterator[Filler]:
        place = self.incident.where.place if self.incident.where else None
        if place is None or place.country is None:
            return
        nation = NATIONS.get(place.country) or _names().get(place.country, place.country)
        name = place.name.upper()
        yield Filler(values=(nation if name == nation else f"{nation}: {name}",))

    def _perpetrators(self) -> list[Party]:
        """Return who did it; neither things nor those of whom it is said that they did not."""
        return [
            party
            for party in self.incident.actors
            if party.status is not PartStatus.DENIED and party.kind not in NOBODY
        ]

    def _category(self) -> Iterator[Filler]:
        """Yield the category, by who did it; none where nobody is known (7.9)."""
        kinds = {_kind(party) for party in self._perpetrators()} - {PartyKind.UNKNOWN}
        if kinds & STATE_SIDE:
            yield Filler(values=("STATE-SPONSORED VIOLENCE",))
        elif kinds:
            yield Filler(values=("TERRORIST ACT",))

    def _individuals(self) -> list[Mention]:
        """Return who did it: persons by name, else in general words (7.10)."""
        return [
            mention
            for party in self._perpetrators()
            if not is_body(party) and (mention := mention_of(party)) is not None
        ]

    def _bodies(self) -> list[tuple[Mention, Party]]:
        """Return the organisations: bodies, and those named within a description."""
        found = []
        for party in self._perpetrators():
            if is_body(party):
                mention = mention_of(party)
            else:
                name = actor_name_within(party) if party.kind in BODIES else None
                mention = Mention(words=name, spans=(party.mention,)) if name else None
            if mention is not None:
                found.append((mention, party))
        return found

    # -------------------------------------------------------------------------- confidence

    def _confidence(self, body: Mention) -> str:
        """Return how an organisation is viewed, by the decision tree of slot 11.

        Claimed goes before suspected, and suspected before fact, over all claims that name it.
        """
        views = {view for span in body.spans for view in self._views(span)}
        order = (CLAIMED, BY_AUTHORITIES, SUSPECTED)
        return next((view for view in order if view in views), FACT)

    def _views(self, span: Span) -> Iterator[str]:
        attributions = {each.id: each for each in self.reading.attributions}
        for claim in self.told:
            if isinstance(claim.content, Occurrence):
                for party in claim.content.actors:
                    if party.mention == span:
                        yield _view(party, attributions.get(claim.attribution_id or ""))


def _view(party: Party, attribution: Attribution | None) -> str:
    stance = attribution.stance if attribution else Stance.ASSERTED
    if party.status is PartStatus.CLAIMED or stance in _CLAIMED:
        return CLAIMED
    if party.status is PartStatus.SUSPECTED or stance in _UNSURE:
        speakers = attribution.speakers if attribution else ()
        official = any(speaker.source_kind in AUTHORITIES for speaker in speakers)
        return BY_AUTHORITIES if official else SUSPECTED
    return FACT


def _kind(party: Party) -> PartyKind:
    """Return the kind of a party; that of the registry's entry where it was resolved to one."""
    actor = ShippedActors().get(party.actor_id) if party.actor_id else None
    return PARTY_KINDS[actor.kind] if actor else party.kind


def is_body(party: Party) -> bool:
    """Return whether a party is an organisation to MUC-4, not individuals (7.10, 7.11)."""
    return party.kind in BODIES and not is_description(filler_words(party.mention))


def instrument_types(incident: Incident) -> tuple[Filler, ...]:
    """Return the types of the instruments, or those that the ways of acting imply."""
    instruments = _instruments(incident)
    named = [
        Filler(values=(kind,), tags=(words,))
        for words in instruments
        if (kind := instrument_type(words))
    ]
    if named:
        return tuple(named)
    words = next(iter(instruments), NOTHING)
    implied = (MODE_INSTRUMENTS[mode] for mode in incident.modes if mode in MODE_INSTRUMENTS)
    return tuple(Filler(values=(kind,), tags=(words,)) for kind in implied)


def instrument_type(words: str) -> str | None:
    """Return the type of an instrument from its words, None where they do not say."""
    lower = words.lower()
    return next((kind for phrase, kind in INSTRUMENT_WORDS if phrase in lower), None)


def _instruments(incident: Incident) -> list[str]:
    unique: dict[str, str] = {}
    for span in incident.weapons:
        words = filler_words(span)
        unique.setdefault(words.lower(), words)
    return list(unique.values())


def _date(earliest: date | None, latest: date | None) -> Iterator[Filler]:
    """Yield the date in MUC-4's form (7.3); none where its last day is not known."""
    if latest is None:
        return
    last = _written(latest)
    if earliest is None:
        yield Filler(values=(f"- {last}",))
    else:
        yield Filler(values=(last if earliest == latest else f"{_written(earliest)} - {last}",))


def _written(day: date) -> str:
    return day.strftime("%d %b %y").upper()


def _names() -> Mapping[str, str]:
    return {country.code: country.name.upper() for country in countries()}
