"""The fewest unknown voices that account for what several documents say in the same words.

A copied passage is one origin with several spans. An outlet all of whose claims stand in
another's words adds none; what it says beside them counts on its own.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from tocsin.core.sets import Groups
from tocsin.fuse.leads import Lead

Found = Mapping[str, tuple[Lead, ...]]
RESTING = "resting"
# A passage, and what kind of voice says it.
Item = tuple[str, str]


def settle_copies(
    leads: Found,
    copied: Iterable[Sequence[str]],
    owner: Mapping[str, str],
) -> Found:
    """Return leads of which those that copy another's words are that other's.

    Args:
        leads: By claim.
        copied: Groups of claims, each on one passage.
        owner: The document of each claim.
    """
    passages: Groups[str] = Groups(leads)
    for claims in copied:
        held = [claim for claim in claims if claim in leads]
        for claim in held[1:]:
            passages.join(held[0], claim)
    shared = [group for group in passages.all() if len({owner[claim] for claim in group}) > 1]
    sourced = _with_sources(leads, shared, owner)
    passage = {claim: passages.root(claim) for claim in leads}
    return _fewest(_rested(sourced, passage, owner), passage)


def _with_sources(leads: Found, shared: Iterable[Sequence[str]], owner: Mapping[str, str]) -> Found:
    """Return leads of which those of a passage without its source are whom another copy names."""
    found = dict(leads)
    for group in shared:
        by_document: dict[str, list[Lead]] = {}
        for claim in group:
            by_document.setdefault(owner[claim], []).extend(leads[claim])
        told = [held for held in by_document.values() if not any(x.own or x.home for x in held)]
        sources = {lead.key: lead for held in told for lead in held}
        if not sources:
            continue
        for claim in group:
            if all(lead.own for lead in leads[claim]):
                found[claim] = tuple(
                    replace(source, supports=lead.supports)
                    for lead in leads[claim]
                    for _, source in sorted(sources.items())
                )
    return found


def _rested(leads: Found, passage: Mapping[str, str], owner: Mapping[str, str]) -> Found:
    """Return leads of which those of outlets that have their words from somebody else rest.

    Who repeats the words of a cited outlet rests with it. Where outlets only name sources of
    their own besides, a passage rests if all do that say it: what a copy adds is no source of
    the text that it copies.
    """
    says: dict[str, dict[str, list[Lead]]] = {}
    for claim, found in leads.items():
        for lead in (lead for lead in found if lead.own and lead.supports):
            says.setdefault(passage[claim], {}).setdefault(owner[claim], []).append(lead)
    resting = {
        each
        for each, by_document in says.items()
        if any(lead.cited for held in by_document.values() for lead in held)
        or all(lead.sourced for held in by_document.values() for lead in held)
    }
    return {
        claim: tuple(
            replace(lead, rests=passage[claim] in resting if lead.own else lead.cited)
            if lead.outlet
            else lead
            for lead in found
        )
        for claim, found in leads.items()
    }


def _fewest(leads: Found, passage: Mapping[str, str]) -> Found:
    """Return leads under the keys of the fewest voices that say everything.

    Voices are chosen one by one, the one that says most of what is left first; of equals the
    least key.
    """
    says: dict[str, dict[str, set[Item]]] = {}
    for claim, found in leads.items():
        for lead in (lead for lead in found if _is_voice(lead)):
            kind = _kind(lead)
            says.setdefault(kind, {}).setdefault(lead.key, set()).add((passage[claim], kind))
    chosen: dict[Item, str] = {}
    for kind, voices in says.items():
        kept = sorted(voices) if kind == RESTING else _cover(voices)
        for key in sorted(kept, reverse=True):
            chosen.update(dict.fromkeys(voices[key], key))
    return {
        claim: tuple(
            replace(lead, key=chosen.get((passage[claim], _kind(lead)), lead.key))
            if _is_voice(lead)
            else lead
            for lead in found
        )
        for claim, found in leads.items()
    }


def _is_voice(lead: Lead) -> bool:
    """Return whether only an outlet is known of a lead: its own voice, or whom it does not name."""
    return lead.supports and (lead.own or lead.home)


def _kind(lead: Lead) -> str:
    """Return what kind of voice a lead is: an outlet's own, or unnamed persons of one kind."""
    if lead.own:
        return RESTING if lead.rests else "own"
    return lead.key.split(":", maxsplit=2)[1]


def _cover(voices: Mapping[str, set[Item]]) -> list[str]:
    """Return which voices it takes to say everything."""
    # A voice all of whose words are another's changes nothing.
    full: dict[str, set[Item]] = {}
    for key, items in sorted(voices.items(), key=lambda voice: (-len(voice[1]), voice[0])):
        if not any(items <= others for others in full.values()):
            full[key] = items
    left = set[Item]().union(*full.values())
    kept: list[str] = []
    while left:
        best = min(full, key=lambda key: (-len(full[key] & left), key))
        kept.append(best)
        left -= full[best]
    return kept
