"""Force posture: deployments and withdrawals of forces in the order of time."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from tocsin.core.parties import mention_key, party_key
from tocsin.core.selection import Asked, Selection, is_chosen, select_incidents
from tocsin.core.types import (
    Claim,
    CopyGroup,
    DateInterval,
    Document,
    Incident,
    Movement,
    Occurrence,
    PlaceRef,
    Reading,
    Span,
)
from tocsin.core.vocab import DateBasis, EventType, FigureKind, Mode, Realis, Stance
from tocsin.watch.counts.counting import World

_DONE = frozenset({Realis.HAPPENED, Realis.ONGOING})
_ASKING = frozenset({Stance.ORDERED, Stance.ASKED})
_ORDER = re.compile(r"\b(?:order|instruct|direct|command|tell|told|dispatch)", re.IGNORECASE)
_WITHIN = r"\s+(?:(?:the|a|an|its|their|his|her)\s+)?(?:\w+ern\s+)?$"
_ORIGIN = re.compile(rf"\b(?:from|out of|off){_WITHIN}", re.IGNORECASE)
_DESTINATION = re.compile(rf"\b(?:to|into|onto|towards?|for){_WITHIN}", re.IGNORECASE)
_Told = tuple[Claim, Occurrence, Reading]
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
    told by itself, but for copies of one text, and may since have happened. What is only asked
    for, demanded or proposed is none.

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
    found = (
        (claim, claim.content, reading)
        for reading in world.asked_readings
        for claim in reading.claims
        if isinstance(claim.content, Occurrence)
        and claim.score >= min_score
        and claim.content.realis is Realis.PLANNED
        and is_movement(claim.content.event_type, claim.content.modes)
        and not _is_only_asked(claim, reading)
    )
    asked = [each for each in found if _is_asked(each[1], each[2], selection)]
    announced = [_announced(group, documents) for group in _alike(asked, world.fusion.copies)]
    return tuple(sorted((*done, *announced), key=_in_time))


def _is_asked(act: Occurrence, reading: Reading, selection: Selection) -> bool:
    asked = Asked(
        when=_still_to_come(act, reading),
        places=[ref.place for ref in act.places if ref.place is not None],
        event_type=act.event_type,
        modes=act.modes,
        parties=(*act.actors, *act.recipients),
        historical=act.background,
    )
    return is_chosen(asked, selection)


def _is_only_asked(claim: Claim, reading: Reading) -> bool:
    """Return whether somebody asks for a movement whom nobody need obey ("demanded that")."""
    told_by = next((one for one in reading.attributions if one.id == claim.attribution_id), None)
    if told_by is None or told_by.stance not in _ASKING or told_by.cue is None:
        return False
    return not _ORDER.search(told_by.cue.quote)


def _alike(found: Iterable[_Told], copies: Iterable[CopyGroup]) -> list[list[_Told]]:
    """Return what is told in groups of those that copies of one text tell alike.

    What one text tells twice is two: the first of a text goes with the first of its copy.
    """
    texts = {
        document: min(group.document_ids)
        for group in copies
        if group.whole
        for document in group.document_ids
    }
    groups: dict[object, list[_Told]] = {}
    told: Counter[object] = Counter()
    for each in found:
        document, key = each[0].document_id, _sameness(each[1])
        groups.setdefault((texts.get(document, document), key, told[document, key]), []).append(
            each
        )
        told[document, key] += 1
    return list(groups.values())


def _sameness(act: Occurrence) -> object:
    """Return what makes two movements that copies announce one: what, whose, of what, where."""
    places = (ref.place.id if ref.place else mention_key(ref.mention.quote) for ref in act.places)
    return (
        act.event_type,
        frozenset(act.modes),
        frozenset(map(party_key, act.actors)),
        frozenset(map(party_key, act.recipients)),
        frozenset(places),
        frozenset((each.low, each.high) for each in act.figures),
    )


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


def _announced(group: Sequence[_Told], documents: Mapping[str, Document]) -> Movement:
    """Return what copies of one text announce, in the words of the first."""
    _, act, reading = group[0]
    return Movement(
        incident_id=None,
        claim_ids=tuple(claim.id for claim, _, _ in group),
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


def _in_time(movement: Movement) -> tuple[date, date, str]:
    first, last = movement.when.earliest, movement.when.latest
    return first or last or date.max, last or date.max, movement.claim_ids[0]
