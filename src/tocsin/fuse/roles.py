"""The fields of an incident that are parties: who did it, to whom, who claims it, and with what."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tocsin.core.bodies import line, related
from tocsin.core.parties import party_key
from tocsin.core.types import IncidentField, Party
from tocsin.core.vocab import PartStatus, Stance
from tocsin.fuse.accounts import Told
from tocsin.fuse.entries import Entry, Keys, entry_of, field_of, only_label
from tocsin.fuse.settings import FuseSettings

STATUS_STANCE: Mapping[PartStatus, Stance] = {
    PartStatus.STATED: Stance.ASSERTED,
    PartStatus.SUSPECTED: Stance.SUSPECTED,
    PartStatus.CLAIMED: Stance.CLAIMED,
    PartStatus.DENIED: Stance.DENIED,
}


def actors_field(told: Sequence[Told], keys: Keys, settings: FuseSettings) -> IncidentField:
    """Return who did it, the stances side by side."""
    parties = [(one, party) for one in told for party in one.occurrence.actors]
    entries = [_party_entry(one, party) for one, party in parties]
    return _parties("actors", parties, entries, keys, settings)


def recipients_field(told: Sequence[Told], keys: Keys, settings: FuseSettings) -> IncidentField:
    """Return to whom it was done."""
    entries = [_party_entry(one, party) for one in told for party in one.occurrence.recipients]
    return field_of(
        "recipients", entries, keys, only_label(entries), False, "" if entries else "not found"
    )


def responsibility_field(told: Sequence[Told], keys: Keys, settings: FuseSettings) -> IncidentField:
    """Return who claims to have done it."""
    parties = [
        (one, party)
        for one in told
        for party in one.occurrence.actors
        if party.status is PartStatus.CLAIMED
    ]
    entries = [_party_entry(one, party) for one, party in parties]
    return _parties("responsibility", parties, entries, keys, settings)


def _parties(
    name: str,
    parties: Sequence[tuple[Told, Party]],
    entries: Sequence[Entry],
    keys: Keys,
    settings: FuseSettings,
) -> IncidentField:
    """Return a field of parties, contested where identified ones exclude each other."""
    if not parties:
        note = "no claim of responsibility found" if name == "responsibility" else "not found"
        return field_of(name, entries, keys, None, False, note)
    denied = any(Stance.DENIED in entry.stances for entry in entries)
    ids = sorted({party.actor_id for _, party in parties if party.actor_id})
    rivals = any(
        not related(a, b, settings.parents) and not _told_together(a, b, parties)
        for at, a in enumerate(ids)
        for b in ids[at + 1 :]
    )
    note = "different actors are named" if rivals else "a part in it is denied" if denied else ""
    joined = None if rivals or denied else only_label(entries) or _broadest(entries, settings)
    return field_of(name, entries, keys, joined, rivals or denied, note)


def _broadest(entries: Sequence[Entry], settings: FuseSettings) -> str | None:
    """Return the label of the body that all named parties are or are part of."""
    named = [entry for entry in entries if entry.identified or entry.label[:1].isupper()]
    tops = [
        entry
        for entry in named
        if entry.identified
        and all(o.identified and entry.key in line(o.key, settings.parents) for o in named)
    ]
    return tops[0].label if tops else None


def _told_together(first: str, second: str, parties: Sequence[tuple[Told, Party]]) -> bool:
    """Return whether one claim names both: then they acted together."""
    acting: dict[str, set[str]] = {}
    for one, party in parties:
        if party.actor_id:
            acting.setdefault(one.claim.id, set()).add(party.actor_id)
    return any({first, second} <= ids for ids in acting.values())


def weapons_field(told: Sequence[Told], keys: Keys, settings: FuseSettings) -> IncidentField:
    """Return with what it was done."""
    entries = [entry_of(one, span.quote, span) for one in told for span in one.occurrence.weapons]
    return field_of(
        "weapons", entries, keys, only_label(entries), False, "" if entries else "not found"
    )


def _party_entry(one: Told, party: Party) -> Entry:
    status = STATUS_STANCE[party.status]
    said = one.stance
    stances = (status,) if said is Stance.ASSERTED else (status, said)
    label = party.mention.quote
    made = entry_of(one, label, party.mention, key=party_key(party), stances=stances)
    return replace(made, identified=party.actor_id is not None)
