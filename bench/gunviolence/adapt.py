"""From the ledger's incidents to the register's terms: numbers, a day, a city, an answer.

Nothing here knows the gold. The rules:

- Only incidents of the type ASSAULT count: the register holds shootings and nothing else.
- An article's main incident is the one on which it makes most claims; told as current goes
  before told as background, and of equals the one that it tells first.
- A number is the greatest that the incident's figures of a kind give as `best`, else as
  `low`: figures that stand side by side are parts of a whole, or of one person each.
- A day is `when`, where both its ends are one day.
- A city is the first settlement among the places of the incident's claims, in the order of
  the texts, else that in which the ledger infers that it was. Where it decided on none, it is
  the first place whose name it found but left open which entry of the gazetteer is meant; the
  state is then that in which the ledger infers that it was, if it does. A place whose name
  the gazetteer lacks is no city: most are streets, parks and houses.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bench.gunviolence.load import Question
from tocsin.core.spelling import name_key
from tocsin.core.types import (
    Claim,
    Figure,
    Fusion,
    Incident,
    Occurrence,
    Party,
    Place,
    PlaceRef,
    Reading,
    Span,
)
from tocsin.core.vocab import EventType, FigureKind, PlaceKind

_STATES = "US"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the ledger says of an incident, in the register's terms; None is not said."""

    killed: int | None = None
    injured: int | None = None
    day: date | None = None
    city: str | None = None
    state: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An incident that is the main one of some documents, with what the ledger says of it."""

    incident: Incident
    documents: tuple[str, ...]
    facts: Facts


def main_incidents(fusion: Fusion, readings: Iterable[Reading]) -> dict[str, Incident]:
    """Return by document the incident that it mainly reports; no entry where there is none."""
    claims = claims_of(readings)
    best: dict[str, tuple[tuple[bool, int, int], Incident]] = {}
    for incident in fusion.incidents:
        if incident.event_type is not EventType.ASSAULT:
            continue
        for document, told in _by_document(incident, claims).items():
            start = min(span.start for claim in told for span in claim.evidence)
            rank = (_background(told), -len(told), start)
            if document not in best or rank < best[document][0]:
                best[document] = (rank, incident)
    return {document: incident for document, (_, incident) in best.items()}


def told_incidents(mains: Mapping[str, Incident], claims: Mapping[str, Claim]) -> tuple[Told, ...]:
    """Return the incidents that are the main ones of some documents, each once."""
    documents: dict[str, list[str]] = {}
    incidents = {incident.id: incident for incident in mains.values()}
    for document, incident in mains.items():
        documents.setdefault(incident.id, []).append(document)
    return tuple(
        Told(incident=incidents[key], documents=tuple(told), facts=facts_of(incidents[key], claims))
        for key, told in documents.items()
    )


def claims_of(readings: Iterable[Reading]) -> dict[str, Claim]:
    """Return the claims of readings by id."""
    return {claim.id: claim for reading in readings for claim in reading.claims}


def facts_of(incident: Incident, claims: Mapping[str, Claim]) -> Facts:
    """Return what the ledger says of an incident, in the register's terms."""
    when = incident.when
    city, state = _city_and_state([claims[key] for key in incident.claim_ids], incident.where)
    return Facts(
        killed=_number(incident.figures, FigureKind.KILLED),
        injured=_number(incident.figures, FigureKind.INJURED),
        day=when.earliest if when.earliest == when.latest else None,
        city=city,
        state=state,
    )


def claim_facts(claim: Claim) -> Facts:
    """Return what one claim says, in the register's terms: by the same rules as an incident's."""
    content = claim.content
    if not isinstance(content, Occurrence):
        return Facts()
    days = {when.earliest for when in content.times if when.earliest == when.latest}
    city, state = _city_and_state([claim])
    return Facts(
        killed=_number(content.figures, FigureKind.KILLED),
        injured=_number(content.figures, FigureKind.INJURED),
        day=next(iter(days)) if len(days) == 1 else None,
        city=city,
        state=state,
    )


def answers(question: Question, told: Told) -> bool:
    """Return whether the ledger says that an incident is one of those asked about.

    What the ledger does not say is not fulfilled; no number means no harm of that kind.
    """
    facts = told.facts
    day, harmed = facts.day, facts.killed if question.kind == "killed" else facts.injured
    if not harmed:
        return False
    if question.first and question.last and not (day and question.first <= day <= question.last):
        return False
    if question.state and facts.state != question.state:
        return False
    if question.city and not (facts.city and name_key(facts.city) == name_key(question.city)):
        return False
    parties = (*told.incident.actors, *told.incident.recipients)
    return not question.names or any(_named(party, question.names) for party in parties)


def _background(told: Sequence[Claim]) -> bool:
    return all(isinstance(one.content, Occurrence) and one.content.background for one in told)


def _by_document(incident: Incident, claims: Mapping[str, Claim]) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = {}
    for key in incident.claim_ids:
        found.setdefault(claims[key].document_id, []).append(claims[key])
    return found


def _number(figures: Iterable[Figure], kind: FigureKind) -> int | None:
    numbers = (
        figure.low if figure.best is None else figure.best
        for figure in figures
        if figure.kind is kind
    )
    return max((number for number in numbers if number is not None), default=None)


def _city_and_state(
    told: Sequence[Claim], where: PlaceRef | None = None
) -> tuple[str | None, str | None]:
    """Return the city that claims name, and its state, else the first state that they name."""
    refs = [
        ref
        for claim in told
        if isinstance(claim.content, Occurrence)
        for ref in claim.content.places
    ]
    places = [ref.place for ref in refs if ref.place is not None]
    state = next((found for place in places if (found := _state(place))), None)
    for place in places:
        if place.kind is PlaceKind.SETTLEMENT:
            return place.name, _state(place) or state
    inferred = where.place if where is not None and where.inferred else None
    if inferred is not None:
        state = _state(inferred) or state
        if inferred.kind is PlaceKind.SETTLEMENT:
            return inferred.name, state
    left_open = (place for ref in refs if ref.place is None for place in _settlements(ref))
    return next((place.name for place in left_open), None), state


def _settlements(ref: PlaceRef) -> list[Place]:
    """Return the settlements that a mention may mean, the likeliest first."""
    places = (candidate.place for candidate in ref.candidates)
    return [place for place in places if place.kind is PlaceKind.SETTLEMENT]


def _state(place: Place) -> str | None:
    if place.country != _STATES:
        return None
    return place.name if place.kind is PlaceKind.FIRST_ORDER else place.first_order


def _named(party: Party, names: Sequence[str]) -> bool:
    """Return whether the words that mean somebody, or name them in full, bear a name."""
    spans = [party.mention, *([party.name] if party.name is not None else [])]
    return any(_bears(span, names) for span in spans)


def _bears(mention: Span, names: Sequence[str]) -> bool:
    """Return whether the words of a name stand in a row in a mention."""
    words = [
        word.removesuffix("'s").removesuffix("’s").strip(".,") for word in mention.quote.split()
    ]
    return any(words[start : start + len(names)] == list(names) for start in range(len(words)))
