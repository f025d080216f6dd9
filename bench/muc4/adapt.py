"""From the incidents that Tocsin finds in one document to templates of MUC-4.

| incident | type of template | why |
|---|---|---|
| ASSAULT or COERCE told with a word of | HIJACKING, | the act's own word says it, |
| hijacking, robbery or burning | ROBBERY, ARSON | no mode does |
| ASSAULT, mode abduct | KIDNAPPING | "abduction/detention in general" |
| ASSAULT, mode explosives or suicide- | BOMBING | a bomb that is shot or dropped |
| attack, or with a bomb | | is ATTACK |
| any other ASSAULT | ATTACK | "only when ... [no] other" type fits |
| INTERCEPT of a bomb | BOMBING, attempted | "planted ... but deactivated" |
| PROTEST, mode strike, by an armed group | FORCED WORK STOPPAGE | the "armed strike" |
| any other | none | no terrorist act as MUC-4 defines it |

Which incidents give a template is decided by MUC-4's own rules (`relevant`). Two incidents
of one type with the same date, place, category and perpetrators are one template.

Source: template-doc-part1.v7 and template-doc-part2.v7.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from bench.muc4.entities import normalised
from bench.muc4.fillers import Fillers, instrument_types
from bench.muc4.records import (
    CATEGORY,
    DATE,
    INDIVIDUAL,
    LOCATION,
    NOT_APPLICABLE,
    ORGANISATION,
    ROLES,
    STAGE,
    TYPE,
    Entities,
    Filler,
    Response,
    Template,
)
from bench.muc4.tables import (
    BOMB_TYPES,
    BOMBED,
    COUNTRIES,
    MILITARY,
    RECENT_DAYS,
    SHOT_OR_DROPPED,
    TELL_NOTHING,
    TRIGGER_EVENTS,
    TRIGGER_TYPES,
)
from bench.muc4.targets import Targets
from tocsin.core.types import Claim, Fusion, Incident, Occurrence, Party, Reading
from tocsin.core.vocab import EventType, Mode, PartyKind
from tocsin.tables.actors import ShippedActors
from tocsin.tables.countries import code_of

# Slots in which two incidents must differ to be two templates (5.0).
_TELLING = (DATE, LOCATION, CATEGORY, INDIVIDUAL, ORGANISATION)


def responses(fusion: Fusion, reading: Reading) -> list[Response]:
    """Return the templates that the incidents of one document give, in their order."""
    claims = {claim.id: claim for claim in reading.claims}
    published = reading.published_on.latest
    found: list[Response] = []
    for incident in fusion.incidents:
        told = [claims[each] for each in incident.claim_ids if each in claims]
        kind = incident_type(incident, told)
        if kind is None or not relevant(incident, kind, published):
            continue
        template = _template(incident, told, kind, reading)
        score = max((claim.score for claim in told), default=0.0)
        _take(found, Response(template=template, score=score))
    return found


def entities(response: Response) -> Entities:
    """Return a template in the entity form: one mention an entity, as the text has it."""
    template = response.template
    return Entities(
        types=template.types,
        roles={
            role: tuple(
                frozenset({normalised(filler.values[0])}) for filler in template.slots[slot] or ()
            )
            for role, slot in ROLES.items()
        },
        score=response.score,
    )


# ------------------------------------------------------------------------------------ type


def incident_type(incident: Incident, told: Sequence[Claim]) -> str | None:
    """Return the type of template that an incident gives, None for none."""
    modes = set(incident.modes)
    if incident.event_type in TRIGGER_EVENTS:
        by_word = _type_by_word(told)
        if by_word:
            return by_word
    if incident.event_type is EventType.ASSAULT:
        if Mode.ABDUCT in modes:
            return "KIDNAPPING"
        return "BOMBING" if _is_bombing(incident) else "ATTACK"
    if incident.event_type is EventType.INTERCEPT and _has_bomb(incident):
        return "BOMBING"
    armed = any(party.kind is PartyKind.GROUP for party in incident.actors)
    if incident.event_type is EventType.PROTEST and Mode.STRIKE in modes and armed:
        return "FORCED WORK STOPPAGE"
    return None


def _type_by_word(told: Sequence[Claim]) -> str | None:
    words = [
        word
        for claim in told
        if isinstance(claim.content, Occurrence)
        for word in claim.content.trigger.quote.lower().split()
    ]
    return next(
        (kind for kind, begins in TRIGGER_TYPES if any(word.startswith(begins) for word in words)),
        None,
    )


def _is_bombing(incident: Incident) -> bool:
    if SHOT_OR_DROPPED & set(incident.modes):
        return False
    return bool(BOMBED & set(incident.modes)) or _has_bomb(incident)


def _has_bomb(incident: Incident) -> bool:
    kinds = {kind for filler in instrument_types(incident) for kind in filler.values}
    return bool(kinds & BOMB_TYPES)


# ----------------------------------------------------------------------------- relevance


def relevant(incident: Incident, kind: str, published: date | None) -> bool:
    """Return whether an incident belongs in the answers by section 1.0 of the task document."""
    return (
        _recent(incident, published)
        and not _purely_military(incident)
        and _of_interest(incident)
        and _specific(incident, kind)
    )


def _recent(incident: Incident, published: date | None) -> bool:
    """Return whether an incident is news (rule 6): told as such, or within two months."""
    if not incident.historical:
        return True
    earliest = incident.when.earliest
    if earliest is None or published is None:
        return False
    return published - earliest <= timedelta(days=RECENT_DAYS)


def _purely_military(incident: Incident) -> bool:
    """Return whether all that suffer are forces or armed groups (rule 1)."""
    kinds = {party.kind for party in incident.recipients}
    return bool(kinds) and kinds <= MILITARY


def _of_interest(incident: Incident) -> bool:
    """Return whether one of the nine countries has a part in it (rule 4), or none is known."""
    place = incident.where.place if incident.where else None
    if place is None or place.country is None or place.country in COUNTRIES:
        return True
    parties = (*incident.actors, *incident.recipients)
    return any(code in COUNTRIES for party in parties for code in _countries(party))


def _countries(party: Party) -> set[str]:
    actor = ShippedActors().get(party.actor_id) if party.actor_id else None
    named = {code_of(word) for word in party.mention.quote.title().split()}
    return {code for code in (*named, actor.country if actor else None) if code}


def _specific(incident: Incident, kind: str) -> bool:
    """Return whether the nature of the target or of the attack is told (rule 7)."""
    if kind not in {"ATTACK", "BOMBING"} or incident.weapons or incident.figures:
        return True
    suffers = any(party.kind is not PartyKind.PLACE for party in incident.recipients)
    return suffers or not set(incident.modes) <= TELL_NOTHING


# ------------------------------------------------------------------------------ template


def _template(incident: Incident, told: Sequence[Claim], kind: str, reading: Reading) -> Template:
    attempted = incident.event_type is EventType.INTERCEPT
    slots = {
        TYPE: (Filler(values=(kind,)),),
        STAGE: (Filler(values=("ATTEMPTED" if attempted else "ACCOMPLISHED",)),),
        **Fillers(incident=incident, told=told, reading=reading).slots(),
        **Targets(incident=incident, kind=kind).slots(),
    }
    absent = NOT_APPLICABLE.get(kind, frozenset())
    return Template(
        types=(kind,),
        slots={name: None if name in absent else fillers for name, fillers in slots.items()},
    )


def _take(found: list[Response], one: Response) -> None:
    """Add a template, or its fillers to the first from which nothing tells it apart."""
    for number, other in enumerate(found):
        if other.template.types == one.template.types and not _differ(one.template, other.template):
            found[number] = Response(
                template=_merged(other.template, one.template), score=max(one.score, other.score)
            )
            return
    found.append(one)


def _differ(one: Template, other: Template) -> bool:
    """Return whether two templates have different fillers in a telling slot."""
    return any(
        {filler.values for filler in one.slots[slot] or ()}
        != {filler.values for filler in other.slots[slot] or ()}
        for slot in _TELLING
    )


def _merged(one: Template, other: Template) -> Template:
    slots = {}
    for slot, mine in one.slots.items():
        theirs = other.slots[slot]
        slots[slot] = mine if mine is None or theirs is None else _joined(mine, theirs)
    return replace(one, slots=slots)


def _joined(mine: Sequence[Filler], theirs: Sequence[Filler]) -> tuple[Filler, ...]:
    """Return the fillers of both, each once."""
    kept: dict[tuple[str, ...], Filler] = {}
    for each in (*mine, *theirs):
        kept.setdefault(tuple(map(normalised, (*each.values, *each.tags))), each)
    return tuple(kept.values())
