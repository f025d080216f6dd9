"""Turns the incidents of one article into one record of an attack.

An article's incidents that do harm are ranked: what is told as current before history, then
by how many claims tell it, then by where it is first told. The first is the main incident.
A field with one value is taken from the first incident that tells it; violations and victims
are those of all.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from bench.hrdsattack import tables
from bench.hrdsattack.records import NO_VIOLATION, UNSTATED, Attack, Victim
from bench.kit.wordings import folded, names_in
from tocsin.core.types import (
    DateInterval,
    Document,
    Incident,
    Occurrence,
    Party,
    Place,
    PlaceRef,
    Reading,
    Span,
)
from tocsin.core.vocab import PartStatus, PartyKind, PlaceKind
from tocsin.tables.actors import ShippedActors
from tocsin.tables.names import ShippedNames

_REGIONS = frozenset({PlaceKind.FIRST_ORDER, PlaceKind.REGION})
# A name of one word is a victim's only where the reader knows it for a person's.
_SURE_WORDS = 2
_BEARS_NAME = frozenset({PartyKind.PERSON, PartyKind.UNKNOWN})


def attack_in(document: Document, reading: Reading, incidents: Sequence[Incident]) -> Attack:
    """Return what an article's incidents tell of the attack it is about."""
    ranked = by_rank(reading, incidents)
    violations = frozenset(each for one in ranked for each in violations_of(one))
    places = [one.where for one in ranked if one.where is not None]
    year, month, day = date_of(one.when for one in ranked)
    return Attack(
        perpetrator=any(acting(one) for one in ranked),
        perpetrator_type=main_type(ranked),
        violations=violations or frozenset({NO_VIOLATION}),
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


def violations_of(incident: Incident) -> frozenset[str]:
    """Return the types of violation that an incident is."""
    of_mode = tables.VIOLATION_OF_MODE
    told = [of_mode[mode] for mode in incident.modes if mode in of_mode]
    told += [
        tables.VIOLATION_OF_FIGURE[figure.kind]
        for figure in incident.figures
        if figure.kind in tables.VIOLATION_OF_FIGURE and (figure.high is None or figure.high > 0)
    ]
    by_state = perpetrator_type(incident) == tables.STATE
    found = {tables.STATE_ABDUCTION if by_state and each == "kidnapping" else each for each in told}
    return frozenset(found or {tables.OTHER_VIOLATION})


# --------------------------------------------------------------------------- perpetrators


def acting(incident: Incident) -> list[Party]:
    """Return who did it, without those whose part is denied."""
    return [party for party in incident.actors if party.status is not PartStatus.DENIED]


def main_type(incidents: Iterable[Incident]) -> str | None:
    """Return the type of the first incident that is clear of it; unclear where only that is said.

    None where nobody is said to have done any of them.
    """
    found = [each for one in incidents if (each := perpetrator_type(one)) is not None]
    clear = [each for each in found if each != tables.UNCLEAR]
    return next(iter(clear or found), None)


def perpetrator_type(incident: Incident) -> str | None:
    """Return the type of the first actor that has one; of nobody's act that only a state does."""
    actors = acting(incident)
    types = [found for party in actors if (found := type_of(party)) is not None]
    if types:
        return types[0]
    if not actors and any(mode in tables.DONE_BY_STATE for mode in incident.modes):
        return tables.STATE
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
        name = name_of(document, party)
        if name is not None:
            full = fullest(name, known)
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


def name_of(document: Document, party: Party) -> str | None:
    """Return the name in a party's mention, titles and nationalities left out; None without."""
    if party.kind not in _BEARS_NAME or party.mention.document_id != document.id:
        return None
    runs = names_in(document.text, (party.mention.start, party.mention.end))
    if not runs:
        return None
    words = document.text[slice(*runs[-1])].split()
    while words and (
        words[0].strip(".").lower() in tables.TITLES or _known_names().country_of(words[0])
    ):
        words.pop(0)
    name = " ".join(words)
    known = _known_names().party_kinds(name) if words else frozenset()
    if not words or folded(name) in tables.NO_NAMES or (known and PartyKind.PERSON not in known):
        return None
    sure = party.kind is PartyKind.PERSON or len(words) >= _SURE_WORDS
    return name if sure else None


def fullest(name: str, known: Sequence[str]) -> str:
    """Return the first longer name that ends with this one, the name itself if there is none.

    >>> fullest("Ousby", ["Jane Ousby", "Ousby"])
    'Jane Ousby'
    """
    ending = f" {folded(name)}"
    return next((each for each in known if folded(each).endswith(ending)), name)


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


def words_of(mention: Span) -> list[str]:
    """Return the words of a mention, folded; a plural counts as its singular too."""
    words = folded(mention.quote).split()
    return [form for word in words for form in dict.fromkeys((word, word.removesuffix("s")))]


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


@cache
def _known_names() -> ShippedNames:
    return ShippedNames()
