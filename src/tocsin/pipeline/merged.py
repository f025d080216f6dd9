"""Readings with what a user merged or retired since: in every claim, and nothing recorded anew."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from tocsin.core.parties import body_key
from tocsin.core.types import Attribution, Focus, Party, PlaceRef, Reading, Speaker
from tocsin.core.vocab import ActorKind, Known
from tocsin.resolve.parties import with_parties
from tocsin.resolve.place_refs import with_places


def merged_readings(
    readings: Sequence[Reading],
    same: Mapping[str, str],
    retired: Mapping[str, ActorKind] | None = None,
) -> tuple[Reading, ...]:
    """Return the readings with each merged actor, or unregistered name, as what it is.

    Those that meant a retired actor, given by its id and kind, mean nobody that is registered:
    who was linked to a person is a private person again. What was recorded stays as it is, so
    that a merge can be taken back.
    """
    retired = retired or {}
    if not same and not retired:
        return tuple(readings)

    def known(actor_id: str | None) -> str | None:
        return None if actor_id in retired else same.get(actor_id or "", actor_id)

    def party(one: Party) -> Party:
        if one.actor_id is not None and one.actor_id in retired:
            person = retired[one.actor_id] is ActorKind.PERSON
            private = Known.YES if person else one.private_person
            return replace(one, actor_id=None, private_person=private)
        merged = same.get(body_key(one) or "")
        return replace(one, actor_id=merged) if merged else one

    def speaker(one: Speaker) -> Speaker:
        return replace(one, actor_id=known(one.actor_id))

    def link(one: Attribution) -> Attribution:
        via = known(one.via_actor_id)
        return replace(one, via_actor_id=via, speakers=tuple(map(speaker, one.speakers)))

    return tuple(
        replace(
            reading,
            attributions=tuple(map(link, reading.attributions)),
            claims=tuple(with_parties(claim, party) for claim in reading.claims),
        )
        for reading in readings
    )


def without_places(readings: Sequence[Reading], retired: Set[str]) -> tuple[Reading, ...]:
    """Return the readings with what was resolved to a retired place open, and with why."""
    if not retired:
        return tuple(readings)

    def ref(one: PlaceRef) -> PlaceRef:
        kept = tuple(each for each in one.candidates if each.place.id not in retired)
        if one.place is None or one.place.id not in retired:
            return replace(one, candidates=kept) if kept != one.candidates else one
        reason = f"{one.place.id} was added to the gazetteer and retired"
        return replace(one, place=None, precision=None, candidates=kept, reason=reason)

    def focus(one: Focus) -> Focus:
        return replace(one, where=tuple(replace(each, where=ref(each.where)) for each in one.where))

    return tuple(
        replace(
            reading,
            claims=tuple(with_places(claim, ref) for claim in reading.claims),
            focus=focus(reading.focus),
        )
        for reading in readings
    )
