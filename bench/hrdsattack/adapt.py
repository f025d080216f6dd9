"""Turns what is read in one article into one record of an attack.

An article's incidents that do harm are ranked: what is told as current before history, then
by how many claims tell it, then by where it is first told. The first is the main incident.
The perpetrator is who most of them tell; violations and victims are those of all. Place and
date are those that the article as a whole is about.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from bench.hrdsattack import tables
from bench.hrdsattack.names import fullest, name_of, words_of
from bench.hrdsattack.records import NO_VIOLATION, UNSTATED, Attack, Victim
from bench.hrdsattack.suspects import of_suspects
from bench.kit.wordings import folded
from tocsin.core.types import (
    DateInterval,
    Document,
    Incident,
    Occurrence,
    Party,
    Place,
    PlaceRef,
    Reading,
)
from tocsin.core.vocab import (
    EventType,
    FigureKind,
    PartStatus,
    PartyKind,
    PlaceKind,
    Realis,
)
from tocsin.tables.actors import ShippedActors

_REGIONS = frozenset({PlaceKind.FIRST_ORDER, PlaceKind.REGION})
# A name of one word that leads to no full name is hardly ever a victim's.
FULL_NAME = 2
_UNTRUE = frozenset({Realis.DENIED, Realis.HYPOTHETICAL})
# What is told of such acts makes no incident.
_UNSURE = frozenset({Realis.GENERIC, Realis.PLANNED, Realis.POSSIBLE})


def attack_in(document: Document, reading: Reading, incidents: Sequence[Incident]) -> Attack:
    """Return what an article's incidents tell of the attack it is about."""
    harmful = by_rank(reading, incidents)
    suspects = of_suspects(reading, harmful)
    ranked = [one for one in harmful if one not in suspects]
    places = [one.where for one in reading.focus.where]
    year, month, day = date_of(one.when for one in reversed(reading.focus.when))
    return Attack(
        perpetrator=any(acting(one) for one in ranked),
        perpetrator_type=main_type(ranked)
        or (tables.OTHER if suspects else type_in_general(reading)),
        violations=types_of(reading, ranked) | in_general(reading) or frozenset({NO_VIOLATION}),
        victims=victims_of(document, reading, ranked),
        country=country_of(places),
        region=region_of(places),
        city=city_of(places),
        year=year,
        month=month,
        day=day,
    )


def by_rank(reading: Reading, incidents: Iterable[Incident]) -> list[Incident]:
    """Return the incidents that do harm, the main one first."""
    at = {
        claim.id: min((span.start for span in claim.evidence), default=0)
        for claim in reading.claims
    }
    harmful = [one for one in incidents if one.event_type in tables.HARMFUL]
    return sorted(
        harmful,
        key=lambda one: (
            one.historical,
            -len(one.claim_ids),
            min(at.get(claim, 0) for claim in one.claim_ids),
            one.id,
        ),
    )


# --------------------------------------------------------------------------- violations


def types_of(reading: Reading, incidents: Sequence[Incident]) -> frozenset[str]:
    """Return the types of violation of some incidents."""
    words = words_of_acts(reading)
    return frozenset(
        each for one in incidents for each in violations_of(one, killing=kills(one, words))
    )


def words_of_acts(reading: Reading) -> dict[str, frozenset[str]]:
    """Return the words that tell each claim's act, folded."""
    return {
        claim.id: frozenset(words_of(claim.content.trigger))
        for claim in reading.claims
        if isinstance(claim.content, Occurrence)
    }


def kills(incident: Incident, words: Mapping[str, frozenset[str]]) -> bool:
    """Return whether a word that tells an incident says that it killed."""
    return any(words.get(claim, frozenset()) & tables.KILLING for claim in incident.claim_ids)


def violations_of(incident: Incident, *, killing: bool = False) -> frozenset[str]:
    """Return the types of violation that an incident is; `killing`: its word says that it killed.

    What only takes ground or things from armed men violates nobody's rights.
    """
    of_mode = tables.VIOLATION_OF_MODE
    told = [of_mode[mode] for mode in incident.modes if mode in of_mode]
    told += [
        tables.VIOLATION_OF_FIGURE[figure.kind]
        for figure in incident.figures
        if figure.kind in tables.VIOLATION_OF_FIGURE and (figure.high is None or figure.high > 0)
    ]
    spared = any(f.kind is FigureKind.KILLED and f.high == 0 for f in incident.figures)
    told += ["killing"] if killing and not spared else []
    by_state = perpetrator_type(incident) == tables.STATE
    found = {tables.STATE_ABDUCTION if by_state and each == "kidnapping" else each for each in told}
    if not found and not _of_somebody(incident):
        return frozenset()
    return frozenset(found or {tables.OTHER_VIOLATION})


def _of_somebody(incident: Incident) -> bool:
    """Return whether an incident of no type of its own is done to people or to what is theirs."""
    if incident.event_type is EventType.ASSAULT:
        return True
    return any(party.kind in tables.BEARERS_OF_RIGHTS for party in incident.recipients)


def in_general(reading: Reading) -> frozenset[str]:
    """Return the types of violation that an article tells in general or as possible.

    A threat of any kind counts: it is meant to coerce. An arrest told so does not.
    """
    found: set[str] = set()
    for claim in reading.claims:
        act = claim.content
        if not isinstance(act, Occurrence):
            continue
        if act.event_type is EventType.THREATEN and act.realis not in _UNTRUE:
            found.add(tables.OTHER_VIOLATION)
        if act.realis not in _UNSURE:
            continue
        of_mode = tables.VIOLATION_OF_MODE
        own = {of_mode[mode] for mode in act.modes if mode in of_mode}
        if act.event_type is EventType.COERCE:
            found |= own - {tables.DETENTION}
        if act.event_type is EventType.ASSAULT:
            killing = tables.KILLING & set(words_of(act.trigger))
            found |= own | ({"killing"} if killing else set()) or {tables.OTHER_VIOLATION}
    return frozenset(found)


# --------------------------------------------------------------------------- perpetrators


def acting(act: Incident | Occurrence) -> list[Party]:
    """Return who did it, without those whose part is denied."""
    return [party for party in act.actors if party.status is not PartStatus.DENIED]


def main_type(incidents: Iterable[Incident]) -> str | None:
    """Return the type that most claims tell, the first of several; unclear if only that is said.

    None where nobody is said to have done any of the incidents.
    """
    told: Counter[str] = Counter()
    unclear = None
    for one in incidents:
        found = perpetrator_type(one)
        if found == tables.UNCLEAR:
            unclear = found
        elif found is not None:
            told[found] += len(one.claim_ids)
    return max(told, key=told.__getitem__, default=unclear)


def type_in_general(reading: Reading) -> str | None:
    """Return the type of the first actor of what is told only in general or as possible."""
    for claim in reading.claims:
        act = claim.content
        if not isinstance(act, Occurrence) or act.realis is Realis.DENIED:
            continue
        if act.event_type in tables.HARMFUL or act.event_type in tables.AGAINST_SOMEBODY:
            found = perpetrator_type(act)
            if found not in {None, tables.UNCLEAR}:
                return found
    return None


def perpetrator_type(act: Incident | Occurrence) -> str | None:
    """Return the type of the first actor that has one, else what its mode says of who does it.

    Whoever abducts and is of no state or armed group counts as those who do so.
    """
    actors = acting(act)
    types = [found for party in actors if (found := type_of(party)) is not None]
    by_others = any(mode in tables.DONE_BY_OTHERS for mode in act.modes)
    if types and not (by_others and types[0] == tables.OTHER):
        return types[0]
    if any(mode in tables.DONE_BY_STATE for mode in act.modes):
        return tables.STATE
    if by_others:
        return tables.ARMED
    return tables.UNCLEAR if actors else None


def type_of(party: Party) -> str | None:
    """Return what type of perpetrator a party is: by the registry, its words, its kind."""
    actor = _actors().get(party.actor_id) if party.actor_id is not None else None
    if actor is not None:
        return tables.TYPE_OF_ACTOR[actor.kind]
    if party.kind in {PartyKind.PERSON, PartyKind.CIVILIANS}:
        for word in words_of(party.mention):
            if word in tables.TYPE_OF_WORD:
                return tables.TYPE_OF_WORD[word]
    return tables.TYPE_OF_PARTY.get(party.kind)


# --------------------------------------------------------------------------- victims


def victims_of(
    document: Document, reading: Reading, incidents: Sequence[Incident]
) -> tuple[Victim, ...]:
    """Return the named recipients, each once under the fullest of its names."""
    known = _names(document, reading)
    words: dict[str, set[str]] = {}
    for party in (party for one in incidents for party in one.recipients):
        name = name_of(document, party) if party.name is not None else None
        full = fullest(name, known) if name is not None else ""
        if len(full.split()) >= FULL_NAME:
            words.setdefault(full, set()).update(words_of(party.mention))
    return tuple(
        Victim(
            name=name,
            types=frozenset(_said(tables.VICTIM_TYPES, said)),
            sex=next(iter(_said(tables.SEXES, said)), UNSTATED),
            age=next(iter(_said(tables.AGES, said)), UNSTATED),
        )
        for name, said in words.items()
    )


def _names(document: Document, reading: Reading) -> list[str]:
    """Return the names of all parties and speakers that the reader found, in text order."""
    mentions = [speaker.mention for said in reading.attributions for speaker in said.speakers]
    for claim in reading.claims:
        if isinstance(claim.content, Occurrence):
            parties = (*claim.content.actors, *claim.content.recipients)
            mentions += [party.mention for party in parties]
    ordered = sorted(mentions, key=lambda span: span.start)
    people = [Party(mention=mention, kind=PartyKind.PERSON) for mention in ordered]
    return [name for person in people if (name := name_of(document, person)) is not None]


def _said(table: Mapping[str, str], words: Iterable[str]) -> list[str]:
    return sorted({table[word] for word in words if word in table})


# --------------------------------------------------------------------------- places and dates


def country_of(places: Sequence[PlaceRef]) -> str | None:
    """Return the country of the first place that has one."""
    codes = [ref.place.country for ref in places if ref.place is not None and ref.place.country]
    return tables.SOVEREIGN.get(codes[0], codes[0]) if codes else None


def city_of(places: Sequence[PlaceRef]) -> frozenset[str]:
    """Return the spellings of the first town, in the country where it was.

    A name that the gazetteer does not know at all counts as a town: it has all countries.
    """
    country = country_of(places)
    for ref in places:
        if ref.place is None:
            if not ref.candidates:
                return frozenset({folded(ref.mention.quote)})
        elif is_town(ref.place) and country_of([ref]) == country:
            return frozenset({folded(ref.place.name), folded(ref.mention.quote)})
    return frozenset()


def is_town(place: Place) -> bool:
    """Return whether a place is a town; some are countries too."""
    as_country = place.kind is PlaceKind.COUNTRY and place.country in tables.TOWNS_TOO
    return place.kind is PlaceKind.SETTLEMENT or as_country


def region_of(places: Sequence[PlaceRef]) -> frozenset[str]:
    """Return the spellings of the first region, in the country where it was: a town's too."""
    country = country_of(places)
    for ref in places:
        if ref.place is None or country_of([ref]) != country:
            continue
        if ref.place.kind in _REGIONS:
            return frozenset({folded(ref.place.name), folded(ref.mention.quote)})
        if ref.place.first_order:
            return frozenset({folded(ref.place.first_order)})
    return frozenset()


def date_of(whens: Iterable[DateInterval]) -> tuple[int | None, int | None, int | None]:
    """Return the year, month and day of the first interval within one year.

    What the interval leaves open is None: the days of a week have no day, those within a
    month have its month.
    """
    for when in whens:
        first, last = when.earliest, when.latest
        if first is None or last is None or first.year != last.year:
            continue
        month = first.month if first.month == last.month else None
        return first.year, month, first.day if first == last else None
    return None, None, None


@cache
def _actors() -> ShippedActors:
    return ShippedActors()
