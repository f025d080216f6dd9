"""Mentions of those who act, suffer or speak become entries of the registry it knows."""

from dataclasses import replace

from tocsin.core.ports import Actors
from tocsin.core.records import changed
from tocsin.core.types import (
    Actor,
    Attribution,
    Claim,
    DateInterval,
    Document,
    Extraction,
    Party,
    Speaker,
)
from tocsin.core.vocab import ActorKind, Known, PartyKind, SourceKind
from tocsin.resolve.actor_names import ActorNames
from tocsin.resolve.parties import with_parties

# Only these mentions can mean a state: elsewhere its name is where something happened.
STATE_PARTIES = frozenset({PartyKind.STATE, PartyKind.UNKNOWN})
STATE_SPEAKERS = frozenset({SourceKind.GOVERNMENT, SourceKind.OFFICIAL, SourceKind.UNKNOWN})
BODY_PARTIES = frozenset(
    {
        PartyKind.GROUP,
        PartyKind.ORGANISATION,
        PartyKind.STATE,
        PartyKind.FORCE,
        PartyKind.UNKNOWN,
        PartyKind.PERSON,
    }
)


def resolve_actors(
    extraction: Extraction,
    *,
    document: Document,
    actors: Actors,
    published_on: DateInterval | None = None,
) -> Extraction:
    """Return the extraction with the registry's ids, and who is a private person, filled in.

    A body that did not yet exist when the report was published is never chosen.
    """
    latest = published_on.latest if published_on else document.published_given
    names = ActorNames(actors, document.text, published_by=latest)
    resolver = _Resolver(names)
    return replace(
        extraction,
        attributions=tuple(map(resolver.attribution, extraction.attributions)),
        claims=tuple(map(resolver.claim, extraction.claims)),
    )


def meant_by(mention: str, kind: PartyKind, names: ActorNames) -> Actor | None:
    """Return the entry of the registry that words mean as a party of a kind, or None."""
    found = None
    if kind in {PartyKind.PERSON, PartyKind.UNKNOWN}:
        found = names.person(mention)
    if found is None and kind in BODY_PARTIES:
        found = names.body(mention)
        if found and found.kind is ActorKind.STATE and kind not in STATE_PARTIES:
            found = None
    if found is None and kind is PartyKind.STATE:
        found = names.state(mention)
    if found is None and kind is PartyKind.FORCE:
        found = names.force(mention)
    return found


class _Resolver:
    def __init__(self, names: ActorNames) -> None:
        self._names = names

    def attribution(self, attribution: Attribution) -> Attribution:
        via = self._names.body(attribution.via.quote) if attribution.via else None
        return changed(
            attribution,
            speakers=tuple(map(self._speaker, attribution.speakers)),
            via_actor_id=via.id if via else attribution.via_actor_id,
        )

    def claim(self, claim: Claim) -> Claim:
        return with_parties(claim, self._party)

    def _party(self, party: Party) -> Party:
        mention = party.mention.quote
        found = meant_by(mention, party.kind, self._names)
        return changed(
            party,
            actor_id=found.id if found else party.actor_id,
            unregistered=None if found else self._names.unregistered(mention, party.kind),
            private_person=self._private(party, known=found is not None),
        )

    def _speaker(self, speaker: Speaker) -> Speaker:
        mention = speaker.mention.quote
        found = self._names.person(mention) or self._names.body(mention)
        if found and found.kind is ActorKind.STATE and speaker.source_kind not in STATE_SPEAKERS:
            found = None
        return changed(speaker, actor_id=found.id if found else speaker.actor_id)

    def _private(self, party: Party, *, known: bool) -> Known:
        """Return whether a party is a private person; a person unnamed stays as extracted."""
        if known or party.kind not in {PartyKind.PERSON, PartyKind.UNKNOWN}:
            return Known.NO
        if party.kind is PartyKind.UNKNOWN:
            return party.private_person
        mention = party.mention.quote
        if self._names.in_office(mention):
            return Known.NO
        if self._names.known_family(mention):
            return Known.UNKNOWN
        named = self._names.is_name(mention) and party.private_person is not Known.NO
        return Known.YES if named else party.private_person
