"""Headlines: an incident in one plain sentence, composed from its fields."""

import re
from collections.abc import Mapping, Sequence

from tocsin.core.located import places_told
from tocsin.core.types import Claim, Incident, Occurrence, Party, Place, PlaceRef
from tocsin.core.vocab import EventType, FigureKind, PartStatus
from tocsin.publish.figures import contested_kinds, figure_groups, group_words, held_claims
from tocsin.publish.wording.naming import distinct_parties, party_names
from tocsin.publish.wording.phrases import ACTORS_IN_HEADLINE, event_noun
from tocsin.publish.wording.words import capitalised, listed, number_word, quoted, when_clause

# Numbers that say how it was done, or of what; the headline says what came of it.
_NOT_HARM = frozenset(
    {FigureKind.PERPETRATORS, FigureKind.INCIDENTS, FigureKind.STRIKES, FigureKind.OTHER}
)
# Names that take the article in running text.
_WITH_ARTICLE = re.compile(
    r"^United |(Republic|Islands|Emirates|States|Strip|Bank|Sea|Gulf|Ocean|Strait|East|Sahel)$"
    r"|^(Netherlands|Philippines|Gambia|Bahamas|Maldives|Comoros|Seychelles|Levant|Gulf of )"
    r"|^Democratic Republic "
)


def place_words(incident: Incident, countries: Mapping[str, str]) -> str | None:
    """Return the place of an incident with its country, or None where none is stated."""
    where = incident.where
    if where is None:
        return None
    contested = () if where.place is not None else places_told(incident)
    if contested:
        return f"{_either(contested, countries)} (contested)"
    named = named_place(where, countries)
    return f"{named} (inferred)" if where.inferred else named


def named_place(where: PlaceRef, countries: Mapping[str, str]) -> str:
    """Return a place with its country, in the report's words where it is not resolved."""
    if where.place is None:
        return quoted(where.mention.quote)
    return _with_country(where.place, countries)


def _either(places: Sequence[Place], countries: Mapping[str, str]) -> str:
    """Return places as alternatives; a country that they share is named once."""
    *first, last = places
    shared = len({place.country for place in places}) == 1
    names = [place.name if shared else _with_country(place, countries) for place in first]
    return listed([*names, _with_country(last, countries)], word="or")


def _with_country(place: Place, countries: Mapping[str, str]) -> str:
    country = countries.get(place.country or "", place.country)
    if country is None or country == place.name:
        return place.name
    return f"{place.name}, {country}"


def with_article(place: str) -> str:
    """Return a place's name as it stands behind "in": "the Red Sea"."""
    return f"the {place}" if _WITH_ARTICLE.search(place.split(",", maxsplit=1)[0]) else place


def headline(incident: Incident, claims: Sequence[Claim], countries: Mapping[str, str]) -> str:
    """Return an incident in one plain sentence, composed from its fields.

    For instance "Bombings in Kerman, Iran, on 3 January 2024: 81 to 99 people killed".
    """
    place = place_words(incident, countries)
    clause = when_clause(incident.when)
    text = f"{_what(incident, claims)}{_parties(incident)}"
    if place is not None:
        closing = "," if "," in place and not clause.startswith(",") else ""
        text += f" in {with_article(place)}{closing}"
    claims = held_claims(incident, claims)
    groups = [
        group
        for group in figure_groups(claims, contested_kinds(incident))
        if not group.part and group.kind not in _NOT_HARM
    ]
    harm = listed([group_words(group) for group in groups[:2]]) if groups else ""
    return capitalised(text) + clause + (f": {harm}" if harm else "")


def incident_noun(incident: Incident, *, plural: bool = False) -> str:
    """Return the noun for what an incident was, by its type, its modes and the texts' words."""
    told = [value.label for item in incident.fields if item.name == "what" for value in item.values]
    return event_noun(incident.event_type, incident.modes, plural=plural, words=told)


def _what(incident: Incident, claims: Sequence[Claim]) -> str:
    """Return the noun of an incident, with the number of attacks where all who count agree."""
    counts = [
        claim.content.count
        for claim in claims
        if isinstance(claim.content, Occurrence) and claim.content.count is not None
    ]
    lows = {count.low for count in counts if count.low is not None}
    exact = {count.low for count in counts if count.low is not None and count.low == count.high}
    plural = max(lows, default=1) > 1 or _many_by_words(claims) or _many_arrested(claims)
    noun = incident_noun(incident, plural=plural)
    if len(lows) == 1 and lows == exact and plural:
        return f"{number_word(exact.pop())} {noun}"
    return noun


def _many_by_words(claims: Sequence[Claim]) -> bool:
    """Return whether every claim names it in the plural: "arrests", "attacks"."""
    triggers = [
        claim.content.trigger.quote for claim in claims if isinstance(claim.content, Occurrence)
    ]
    return bool(triggers) and all(word.lower().endswith("s") for word in triggers)


def _many_arrested(claims: Sequence[Claim]) -> bool:
    kinds = {FigureKind.ARRESTED, FigureKind.ABDUCTED}
    return any((g.low or 0) > 1 for g in figure_groups(claims) if g.kind in kinds)


def _parties(incident: Incident) -> str:
    actors = _short_names([p for p in incident.actors if p.status is PartStatus.STATED])
    recipients = _short_names(incident.recipients)
    match incident.event_type:
        case EventType.CONSULT if actors or recipients:
            return f" of {listed((*actors, *recipients))}"
        case EventType.WARN:
            by = f" by {listed(actors)}" if actors else ""
            return f" delivered{by}" + (f" to {listed(recipients)}" if recipients else "")
        case event_type if event_type in ACTORS_IN_HEADLINE and actors:
            return f" by {listed(actors)}"
    return ""


def _short_names(parties: Sequence[Party]) -> tuple[str, ...]:
    """Return one name for each party, and for those that only their last word tells apart.

    "the American destroyer" and "a U.S. Navy destroyer" are one word to a headline; the
    incident lists both.
    """
    kept: dict[str, str] = {}
    for party in distinct_parties(parties):
        name = party_names([party])[0]
        kept.setdefault(party.actor_id or name.rstrip("”").split()[-1].casefold(), name)
    return tuple(kept.values())
