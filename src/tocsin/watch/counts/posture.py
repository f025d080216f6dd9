"""Force posture: deployments and withdrawals of forces in the order of time."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from tocsin.core.selection import Selection, any_named, may_fall_within, select_incidents
from tocsin.core.types import (
    Claim,
    DateInterval,
    Document,
    Incident,
    Movement,
    Occurrence,
    PlaceRef,
    Reading,
    Span,
)
from tocsin.core.vocab import DateBasis, EventType, FigureKind, Mode, Realis
from tocsin.watch.counts.counting import World

_DONE = frozenset({Realis.HAPPENED, Realis.ONGOING})
_WITHIN = r"\s+(?:(?:the|a|an|its|their|his|her)\s+)?(?:\w+ern\s+)?$"
_ORIGIN = re.compile(rf"\b(?:from|out of|off){_WITHIN}", re.IGNORECASE)
_DESTINATION = re.compile(rf"\b(?:to|into|onto|towards?|for){_WITHIN}", re.IGNORECASE)
_REACH = 40  # characters before a place in which the word before it is sought


def movements(
    world: World,
    selection: Selection,
    *,
    documents: Mapping[str, Document],
    min_score: float,
) -> tuple[Movement, ...]:
    """Return the deployments and withdrawals asked for, the earliest first, undated ones last.

    Those that happened are incidents. Those that are announced or ordered are claims: each is
    told by itself, and may since have happened.

    Args:
        world: The incidents of a ledger.
        selection: Which of them; those told as history only where it asks for them.
        documents: The texts by id, where what stands before a place says whether it is to or from.
        min_score: A claim scored lower tells nothing.
    """
    done = [
        _of_incident(incident, world, documents)
        for incident in select_incidents(world.incidents, selection)
        if is_movement(incident.event_type, incident.modes)
    ]
    announced = [
        _announced(claim, claim.content, reading, documents)
        for reading in world.asked_readings
        for claim in reading.claims
        if isinstance(claim.content, Occurrence)
        and claim.score >= min_score
        and claim.content.realis is Realis.PLANNED
        and is_movement(claim.content.event_type, claim.content.modes)
        and (selection.history or not claim.content.background)
    ]
    chosen = [each for each in announced if _is_asked(each, selection)]
    return tuple(sorted((*done, *chosen), key=_in_time))


def is_movement(event_type: EventType, modes: Iterable[Mode]) -> bool:
    """Return whether an act moves forces: a deployment or mobilisation, or a withdrawal."""
    if event_type is EventType.MOBILIZE:
        return True
    return event_type is EventType.RETREAT and Mode.WITHDRAW in modes


def _of_incident(incident: Incident, world: World, documents: Mapping[str, Document]) -> Movement:
    claims = world.claims_of(incident)
    acts = [claim.content for claim in claims if isinstance(claim.content, Occurrence)]
    realis = {act.realis for act in acts}
    return Movement(
        incident_id=incident.id,
        claim_ids=incident.claim_ids,
        event_type=incident.event_type,
        modes=incident.modes,
        realis=Realis.ONGOING if realis & _DONE == {Realis.ONGOING} else Realis.HAPPENED,
        when=incident.when,
        actors=incident.actors,
        moved=_moved(acts),
        figures=tuple(each for each in incident.figures if each.kind is FigureKind.DEPLOYED),
        **_directed([place for act in acts for place in act.places], documents),
    )


def _announced(
    claim: Claim, act: Occurrence, reading: Reading, documents: Mapping[str, Document]
) -> Movement:
    return Movement(
        incident_id=None,
        claim_ids=(claim.id,),
        event_type=act.event_type,
        modes=act.modes,
        realis=act.realis,
        when=_still_to_come(act, reading),
        actors=act.actors,
        moved=_moved([act]),
        figures=tuple(each for each in act.figures if each.kind is FigureKind.DEPLOYED),
        **_directed(act.places, documents),
    )


def _still_to_come(act: Occurrence, reading: Reading) -> DateInterval:
    """Return when an act announced is to be: as told, else after its report."""
    told = next((time for time in act.times if time.earliest or time.latest), None)
    if told is not None:
        return told
    return DateInterval(
        earliest=reading.published_on.earliest,
        basis=DateBasis.INFERRED,
        reason="no date is told; it was still to come when it was reported",
    )


def _moved(acts: Iterable[Occurrence]) -> tuple[Span, ...]:
    """Return the words for what moves, each once."""
    spans = [span for act in acts for span in (*(p.mention for p in act.recipients), *act.weapons)]
    return tuple({" ".join(span.quote.split()).casefold(): span for span in spans}.values())


def _directed(
    places: Sequence[PlaceRef], documents: Mapping[str, Document]
) -> dict[str, tuple[PlaceRef, ...]]:
    """Return places by the word before them: where from, where to, or neither."""
    found: dict[str, dict[str, PlaceRef]] = {"origins": {}, "destinations": {}, "places": {}}
    for ref in places:
        key = ref.place.id if ref.place is not None else ref.mention.quote.casefold()
        found[_direction(ref, documents)].setdefault(key, ref)
    directed = {*found["origins"], *found["destinations"]}
    found["places"] = {key: ref for key, ref in found["places"].items() if key not in directed}
    return {name: tuple(refs.values()) for name, refs in found.items()}


def _direction(ref: PlaceRef, documents: Mapping[str, Document]) -> str:
    document = documents.get(ref.mention.document_id)
    if document is None or ref.inferred:
        return "places"
    before = document.text[max(0, ref.mention.start - _REACH) : ref.mention.start]
    if _ORIGIN.search(before):
        return "origins"
    return "destinations" if _DESTINATION.search(before) else "places"


def _is_asked(movement: Movement, selection: Selection) -> bool:
    """Return whether a movement announced is of the time, area, type and party asked for."""
    refs = (*movement.origins, *movement.destinations, *movement.places)
    countries = {ref.place.country for ref in refs if ref.place is not None}
    wanted, names = selection.event_type, selection.actor
    codes = {str(movement.event_type).lower(), *(mode.value for mode in movement.modes)}
    return (
        may_fall_within(movement.when, selection.since, selection.until)
        and (selection.country is None or selection.country in countries)
        and selection.admin1 is None
        and (wanted is None or wanted.lower() in codes)
        and (names is None or any_named(movement.actors, names))
    )


def _in_time(movement: Movement) -> tuple[date, date, str]:
    first, last = movement.when.earliest, movement.when.latest
    return first or last or date.max, last or date.max, movement.claim_ids[0]
