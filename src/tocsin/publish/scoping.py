"""What a brief is about: the incidents and documents of a period and a country."""

from collections.abc import Sequence
from dataclasses import dataclass

from tocsin.core.located import countries_told, places_told
from tocsin.core.selection import may_fall_within
from tocsin.core.types import (
    Claim,
    DateInterval,
    Fusion,
    Incident,
    PlaceRef,
    Reading,
)
from tocsin.publish.model import BriefScope
from tocsin.publish.shelf import Shelf
from tocsin.publish.wording.claim_words import places_in


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What falls into a scope.

    `unplaced` counts incidents left out for want of a place; `irrelevant` documents that were
    not read since their words are of something else.
    """

    current: tuple[Incident, ...]
    historical: tuple[Incident, ...]
    readings: tuple[Reading, ...]
    claims: tuple[Claim, ...]
    unplaced: int
    irrelevant: int


def select(fusion: Fusion, shelf: Shelf, scope: BriefScope) -> Chosen:
    """Return what a brief of this scope is about.

    An incident is in unless its dates lie outside the period; one whose first day is open
    counts by the publication of its reports. With a country, an incident without a known
    place is left out and counted.
    """
    dated = [i for i in fusion.incidents if i.historical or _in_period(i, shelf, scope)]
    placed = [i for i in dated if scope.country is None or scope.country in countries_told(i)]
    unplaced = sum(1 for i in dated if not i.historical and i not in placed and not _has_place(i))
    current = tuple(i for i in placed if not i.historical)
    telling = {document for incident in current for document in incident.document_ids}
    readings = tuple(
        reading
        for reading in shelf.readings.values()
        if reading.document_id in telling
        or (
            _overlaps(reading.published_on, scope)
            and (scope.country is None or _mentions(reading, scope))
        )
    )
    stopped = [each for each in readings if is_irrelevant(each)]
    readings = tuple(each for each in readings if not is_irrelevant(each))
    held = {reading.document_id for reading in readings}
    return Chosen(
        current=current,
        historical=tuple(i for i in placed if i.historical and held & set(i.document_ids)),
        readings=readings,
        claims=tuple(
            claim
            for reading in readings
            for claim in reading.claims
            if _in_country(places_of(claim), scope, unknown=True)
        ),
        unplaced=unplaced,
        irrelevant=len(stopped),
    )


def is_irrelevant(reading: Reading) -> bool:
    """Return whether a document was not read since its words are of something else."""
    return reading.unread is not None and reading.relevance is not None


def places_of(claim: Claim) -> tuple[PlaceRef, ...]:
    """Return the places that a claim names."""
    return places_in(claim.content)


def _has_place(incident: Incident) -> bool:
    where = incident.where
    return where is not None and not where.inferred and bool(places_told(incident))


def _in_period(incident: Incident, shelf: Shelf, scope: BriefScope) -> bool:
    if not _overlaps(incident.when, scope):
        return False
    if incident.when.earliest is not None or scope.since is None:
        return True
    held = [shelf.readings[d] for d in incident.document_ids if d in shelf.readings]
    return any(_overlaps(reading.published_on, scope) for reading in held)


def _overlaps(interval: DateInterval, scope: BriefScope) -> bool:
    return may_fall_within(interval, scope.since, scope.until)


def _in_country(places: Sequence[PlaceRef], scope: BriefScope, *, unknown: bool = False) -> bool:
    if scope.country is None:
        return True
    codes = {ref.place.country for ref in places if ref.place is not None}
    return scope.country in codes or (unknown and not codes)


def _mentions(reading: Reading, scope: BriefScope) -> bool:
    return any(_in_country(places_of(claim), scope) for claim in reading.claims)
