"""Arrests for crimes: they answer an attack and are none."""

from collections.abc import Sequence

from bench.hrdsattack import tables
from bench.hrdsattack.names import BEARS_NAME, words_of
from bench.kit.wordings import folded
from tocsin.core.types import Incident, Party, Reading
from tocsin.core.vocab import EventType, Mode, PartStatus


def of_suspects(reading: Reading, incidents: Sequence[Incident]) -> list[Incident]:
    """Return the arrests of those who did harm to others: they answer an attack, and are none.

    By the words for those arrested, by the crime that the claims tell beside the arrest,
    because the same people act in another incident, or are arrested so in another. Where one
    is told, so is the arrest of people of whom the text says nothing: "two men", "he".
    """
    said = {claim.id: claim for claim in reading.claims}
    arrests = [one for one in incidents if _is_arrest(one)]
    doers = {
        name
        for one in incidents
        if one.event_type is EventType.ASSAULT
        for party in one.actors
        if party.status is not PartStatus.DENIED
        for name in _who(party)
    }
    sure = []
    for one in arrests:
        words = {word for party in one.recipients for word in words_of(party.mention)}
        spans = [span for each in one.claim_ids if each in said for span in said[each].evidence]
        beside = {word for span in spans for word in words_of(span)}
        if words & tables.SUSPECTS or beside & tables.CRIMES:
            sure.append(one)
    caught = {name for one in sure for party in one.recipients for name in _who(party)} | doers
    found = [
        one
        for one in arrests
        if one in sure or any(name in caught for party in one.recipients for name in _who(party))
    ]
    return [one for one in arrests if one in found or (found and _of_anybody(one))]


def _of_anybody(arrest: Incident) -> bool:
    """Return whether nothing is said of those arrested but how many they are."""
    return bool(arrest.recipients) and all(
        party.name is None and any(word in tables.ANYBODY for word in words_of(party.mention))
        for party in arrest.recipients
    )


def _is_arrest(incident: Incident) -> bool:
    return incident.event_type is EventType.COERCE and Mode.ARREST in incident.modes


def _who(party: Party) -> list[str]:
    """Return the name of a party, folded; nothing for a party without one."""
    if party.name is not None:
        return [folded(party.name.quote)]
    named = party.kind in BEARS_NAME and any(map(str.isupper, party.mention.quote[1:]))
    return [folded(party.mention.quote)] if named else []
