"""Readings with the actors that a user merged: one is the other, in every claim."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tocsin.core.types import Attribution, Party, Reading, Speaker
from tocsin.resolve.parties import with_parties


def merged_readings(readings: Sequence[Reading], same: Mapping[str, str]) -> tuple[Reading, ...]:
    """Return the readings with each merged actor, or unregistered name, as what it is.

    What was recorded stays as it is, so that a merge can be taken back.
    """
    if not same:
        return tuple(readings)

    def party(one: Party) -> Party:
        merged = same.get(one.actor_id or one.unregistered or "")
        return replace(one, actor_id=merged) if merged else one

    def speaker(one: Speaker) -> Speaker:
        merged = same.get(one.actor_id or "")
        return replace(one, actor_id=merged) if merged else one

    def link(one: Attribution) -> Attribution:
        via = same.get(one.via_actor_id or "", one.via_actor_id)
        return replace(one, via_actor_id=via, speakers=tuple(map(speaker, one.speakers)))

    return tuple(
        replace(
            reading,
            attributions=tuple(map(link, reading.attributions)),
            claims=tuple(with_parties(claim, party) for claim in reading.claims),
        )
        for reading in readings
    )
