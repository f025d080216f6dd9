"""Place names become entries of the gazetteer where the document supports one, else stay open."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from math import cos, hypot, log10, radians, sqrt

from tocsin.core.ports import Places
from tocsin.core.spans import overlap
from tocsin.core.types import (
    Claim,
    Content,
    Document,
    Extraction,
    Occurrence,
    Outlook,
    Party,
    Place,
    PlaceCandidate,
    PlaceRef,
    Span,
    Tally,
    Tie,
)
from tocsin.core.vocab import PartyKind, PlaceKind, PlacePrecision
from tocsin.resolve.settings import PlaceSettings
from tocsin.resolve.surroundings import Surroundings, areas_of, surroundings, without_kind

KM_PER_DEGREE = 111.2
# What a name means before anything is known of the document. Support for its country adds up
# to SUPPORT, a settlement's population POPULATION for every factor of ten.
BASE = {
    PlaceKind.COUNTRY: 0.7,
    PlaceKind.REGION: 0.7,
    PlaceKind.WATER: 0.7,
    PlaceKind.FACILITY: 0.5,
    PlaceKind.FIRST_ORDER: 0.45,
    PlaceKind.SECOND_ORDER: 0.35,
    PlaceKind.SETTLEMENT: 0.25,
}
SUPPORT = 0.4
POPULATION = 0.06
CONTAINED = 0.45
SAME_SENSE = 0.3
# The text calls it by its kind; a region is called by its own name; a settlement is called by
# a name unlike its own (GeoNames lists quarters and former names too); nothing else bears it.
AS_CALLED = 0.15
OWN_NAME = 0.15
OTHER_NAME = 0.3
ONLY_ONE = 0.15
# Letters in common below which two names are unlike.
ALIKE = 0.5
# Cities of this size are known by their name alone: smaller namesakes need a word of the text.
WORLD_CITY = 1_000_000
AREAS = frozenset({PlaceKind.FIRST_ORDER, PlaceKind.REGION, PlaceKind.COUNTRY})
# A bare name that a city shares with the area around it means the city from this size on.
CITY = 50_000
PRECISION = {
    PlaceKind.COUNTRY: PlacePrecision.COUNTRY,
    PlaceKind.REGION: PlacePrecision.FEATURE,
    PlaceKind.WATER: PlacePrecision.INTERNATIONAL,
    PlaceKind.FACILITY: PlacePrecision.EXACT,
    PlaceKind.FIRST_ORDER: PlacePrecision.FIRST_ORDER,
    PlaceKind.SECOND_ORDER: PlacePrecision.SECOND_ORDER,
    PlaceKind.SETTLEMENT: PlacePrecision.EXACT,
}
INLAND = re.compile(r"\b(?:river|lake|canal|euphrates|tigris|litani)\b", re.IGNORECASE)
NOT_PLACES = frozenset({PartyKind.PERSON, PartyKind.ORGANISATION, PartyKind.GROUP, PartyKind.FORCE})
POSSESSIVE = re.compile(r"['’]s?$")
_WORD = re.compile(r"(?:[A-Z]\.){2,}|[A-ZÀ-Ž][\w’'-]*")
_NAME_IN_MENTION = re.compile(
    r"(?:al-|el-|Al |El )?[A-ZÀ-Ž][\w'’.-]*(?:[ -](?:of |de |al-|el-|e-|i-)?[A-ZÀ-Ž][\w'’.-]*)*"
)


def resolve_places(
    extraction: Extraction,
    *,
    document: Document,
    places: Places,
    settings: PlaceSettings | None = None,
) -> Extraction:
    """Return the extraction with every place name resolved, or open with its candidates.

    A name is chosen by what the text says contains it, by the countries that the document
    names, by one sense for one name in a document, and last by population.
    """
    return _Resolver(extraction, document, places, settings or PlaceSettings()).resolved()


class _Resolver:
    """The place names of one document."""

    def __init__(
        self, extraction: Extraction, document: Document, places: Places, settings: PlaceSettings
    ) -> None:
        self._extraction = extraction
        self._text = document.text
        self._places = places
        self._settings = settings
        self._named = _countries_named(document.text, places)
        self._others = [
            party.mention
            for claim in extraction.claims
            for party in _parties(claim.content)
            if party.kind in NOT_PLACES
        ]
        self._senses: dict[str, Place] = {}

    def resolved(self) -> Extraction:
        """Return the extraction with its places resolved."""
        self._senses = self._stated_senses()
        claims = tuple(self._claim(claim) for claim in self._extraction.claims)
        return replace(self._extraction, claims=claims)

    def _claim(self, claim: Claim) -> Claim:
        content = claim.content
        match content:
            case Occurrence():
                places = tuple(map(self._ref, content.places))
                return replace(claim, content=replace(content, places=places))
            case Outlook():
                places = tuple(map(self._ref, content.places))
                return replace(claim, content=replace(content, places=places))
            case Tally():
                parts = tuple(
                    replace(part, area=self._ref(part.area)) if part.area else part
                    for part in content.parts
                )
                area = tuple(map(self._ref, content.area))
                return replace(claim, content=replace(content, parts=parts, area=area))
        return claim

    def _stated_senses(self) -> dict[str, Place]:
        """Return, by name, the places that the text itself tells apart ("X, Y province")."""
        found: dict[str, set[str]] = {}
        kept: dict[str, Place] = {}
        for claim in self._extraction.claims:
            for ref in _refs(claim.content):
                around = surroundings(self._text, ref.mention, self._places)
                if not (around.containers or around.countries or around.loose):
                    continue
                chosen = self._ref(ref)
                if chosen.place is not None:
                    name = without_kind(ref.mention.quote).casefold()
                    found.setdefault(name, set()).add(chosen.place.id)
                    kept[name] = chosen.place
        return {name: kept[name] for name, ids in found.items() if len(ids) == 1}

    def _ref(self, ref: PlaceRef) -> PlaceRef:
        mention = ref.mention
        if any(overlap(mention, other) and other.end <= mention.end + 1 for other in self._others):
            return replace(ref, reason="the words name a person or a body here, not a place")
        around = surroundings(self._text, mention, self._places)
        name, candidates, around = self._candidates(mention, around)
        if not candidates:
            return replace(ref, reason="no entry of the gazetteer bears this name")
        fitting = self._fitting(name, candidates, around)
        if not fitting:
            kept = tuple(PlaceCandidate(place=place, score=0.0) for place in candidates)
            return replace(
                ref,
                candidates=kept[: self._settings.kept],
                reason="no entry of this name lies where the text says",
            )
        return self._choose(ref, name, fitting, around)

    def _candidates(
        self, mention: Span, around: Surroundings
    ) -> tuple[str, Sequence[Place], Surroundings]:
        """Return the name looked up, its entries, and what its own mention adds."""
        for name in dict.fromkeys((mention.quote, without_kind(mention.quote))):
            if found := self._places.find(name):
                return name, found, around
        return self._inside(mention, around)

    def _inside(
        self, mention: Span, around: Surroundings
    ) -> tuple[str, Sequence[Place], Surroundings]:
        """Return what a longer mention names: its first place, the others as its containers."""
        known: list[tuple[str, Sequence[Place]]] = []
        outer: list[Place] = []
        countries = set(around.countries)
        for match in _NAME_IN_MENTION.finditer(mention.quote):
            name, owner = POSSESSIVE.sub("", match.group().rstrip(".")), match.group()
            entries = self._places.find(name) or self._places.find(without_kind(name))
            country = self._places.country_of(name)
            if entries and (known or name != owner):
                outer.extend(areas_of(name, self._places))
                if name != owner or areas_of(name, self._places):
                    continue
                return mention.quote, (), around
            if entries:
                known.append((name, entries))
            elif country is not None:
                countries.add(country)
            else:
                return mention.quote, (), around
        if not known:
            return mention.quote, (), around
        more = replace(
            around,
            containers=(*around.containers, *outer),
            countries=frozenset(countries),
        )
        return *known[0], more

    def _fitting(
        self, name: str, candidates: Sequence[Place], around: Surroundings
    ) -> Sequence[Place]:
        """Return the candidates that lie where the text says, and are what it calls them."""
        found = [
            place
            for place in candidates
            if (not around.countries or place.country in around.countries or place.country is None)
            and (not around.containers or any(_lies_in(place, c) for c in around.containers))
        ]
        if around.kind is PlaceKind.FIRST_ORDER:
            return [place for place in found if place.kind in AREAS]
        if around.kind is PlaceKind.SETTLEMENT:
            settlements = [place for place in found if place.kind is PlaceKind.SETTLEMENT]
            found = settlements or found
        if not (around.containers or around.countries or self._sense(name)):
            return _without_namesakes(found, around.loose)
        return found

    def _sense(self, name: str) -> Place | None:
        return self._senses.get(without_kind(name).casefold())

    def _choose(
        self, ref: PlaceRef, name: str, fitting: Sequence[Place], around: Surroundings
    ) -> PlaceRef:
        support = self._support(name)
        only = ONLY_ONE if len(fitting) == 1 else 0.0
        ranked = sorted(
            ((self._score(place, name, around, support) + only, place) for place in fitting),
            key=lambda pair: (-pair[0], pair[1].id),
        )
        scored = [PlaceCandidate(place=place, score=score) for score, place in ranked]
        best = _city_or_area(scored, around)
        kept = tuple(
            replace(candidate, score=round(min(1.0, max(0.0, candidate.score)), 3))
            for candidate in scored[: self._settings.kept]
        )
        ref = replace(ref, candidates=kept)
        if best.score < self._settings.min_score:
            return replace(ref, reason="the best entry of this name does not fit the document")
        rival = next((other for other in scored if self._rivals(best.place, other.place)), None)
        if rival and best.score - rival.score < self._settings.min_margin:
            return replace(
                ref,
                reason=f"may be {_label(best.place)} or {_label(rival.place)}: the document "
                "does not say which",
            )
        return replace(
            ref,
            place=best.place,
            precision=_precision(best.place, around),
            reason=self._reason(best.place, name, around, support, len(fitting)),
        )

    def _score(
        self, place: Place, name: str, around: Surroundings, support: Mapping[str, float]
    ) -> float:
        score = BASE[place.kind] + SUPPORT * sqrt(support.get(place.country or "", 0.0))
        if place.kind is PlaceKind.SETTLEMENT and place.population:
            score += POPULATION * log10(place.population)
        if (
            around.containers
            or around.countries
            or any(_lies_in(place, outer) for outer in around.loose)
        ):
            score += CONTAINED
        sense = self._sense(name)
        if sense is not None and sense.id == place.id:
            score += SAME_SENSE
        if around.kind is place.kind:
            score += AS_CALLED
        if place.kind is PlaceKind.SETTLEMENT and not _alike(place.name, without_kind(name)):
            score -= OTHER_NAME
        if place.kind is PlaceKind.REGION and place.name.casefold() == name.casefold():
            score += OWN_NAME
        return score

    def _support(self, name: str) -> Mapping[str, float]:
        """Return each country's share of what the document names, this name left out."""
        settings = self._settings
        weights: dict[str, float] = {}
        for (word, country), count in self._named.items():
            if word.casefold() != name.casefold():
                far = country in settings.far_reaching
                weight = count * (settings.far_reaching_weight if far else 1.0)
                weights[country] = weights.get(country, 0.0) + weight
        total = sum(weights.values())
        return {country: weight / total for country, weight in weights.items()} if total else {}

    def _rivals(self, best: Place, other: Place) -> bool:
        if best.id == other.id or _lies_in(other, best) or _lies_in(best, other):
            return False
        distance = _distance_km(best, other)
        if distance is None:
            return best.country != other.country or best.kind is other.kind
        return distance > self._settings.same_place_km

    def _reason(
        self,
        place: Place,
        name: str,
        around: Surroundings,
        support: Mapping[str, float],
        count: int,
    ) -> str:
        parts = [f"{_label(place)}"]
        if around.containers or around.countries:
            parts.append("the text says where it lies")
        elif any(_lies_in(place, outer) for outer in around.loose):
            parts.append("the words after it name what contains it")
        elif self._sense(name):
            parts.append("as elsewhere in the document")
        elif place.kind is not PlaceKind.COUNTRY and support.get(place.country or ""):
            parts.append("the document names its country")
        if count > 1:
            parts.append(f"one of {count} entries of this name")
        return "; ".join(parts)


def _countries_named(text: str, places: Places) -> Counter[tuple[str, str]]:
    """Count the words that name countries, by word and country."""
    found: Counter[tuple[str, str]] = Counter()
    words = [(match.start(), match.end(), match.group()) for match in _WORD.finditer(text)]
    skip = -1
    for index, (start, end, word) in enumerate(words):
        if index == skip:
            continue
        if index + 1 < len(words) and words[index + 1][0] == end + 1:
            pair = text[start : words[index + 1][1]]
            if country := places.country_of(pair):
                found[pair, country] += 1
                skip = index + 1
                continue
        if country := places.country_of(word):
            found[word, country] += 1
    return found


def _without_namesakes(found: Sequence[Place], loose: Sequence[Place]) -> list[Place]:
    """Return the candidates less the settlements that a world city of their name outshines."""
    if not any(
        (place.population or 0) >= WORLD_CITY and place.kind is PlaceKind.SETTLEMENT
        for place in found
    ):
        return list(found)
    return [
        place
        for place in found
        if place.kind is not PlaceKind.SETTLEMENT
        or (place.population or 0) >= WORLD_CITY
        or any(_lies_in(place, outer) for outer in loose)
    ]


def _alike(first: str, second: str) -> bool:
    return SequenceMatcher(None, first.casefold(), second.casefold()).ratio() >= ALIKE


def _city_or_area(scored: Sequence[PlaceCandidate], around: Surroundings) -> PlaceCandidate:
    """Return the best candidate, or the area or city of its name that the words ask for."""
    best = scored[0]
    if around.kind is not None or best.place.kind not in {
        PlaceKind.SETTLEMENT,
        PlaceKind.FIRST_ORDER,
    }:
        return best
    for other in scored[1:]:
        city, area = (other, best) if best.place.kind is PlaceKind.FIRST_ORDER else (best, other)
        if not _lies_in(city.place, area.place):
            continue
        large = (city.place.population or 0) >= CITY
        wanted = city if large and not around.part else area
        return replace(wanted, score=best.score)
    return best


def _precision(place: Place, around: Surroundings) -> PlacePrecision:
    precision = PRECISION[place.kind]
    if place.kind is PlaceKind.WATER and (place.country or INLAND.search(place.name)):
        return PlacePrecision.FEATURE
    if around.off_coast and precision > PlacePrecision.NEAR:
        return PlacePrecision.INTERNATIONAL
    if precision is PlacePrecision.EXACT and around.kind is PlaceKind.SECOND_ORDER:
        return PlacePrecision.SECOND_ORDER
    if precision is PlacePrecision.EXACT and around.near:
        return PlacePrecision.NEAR
    if precision is PlacePrecision.COUNTRY and (around.part or around.near):
        return PlacePrecision.FEATURE
    return precision


def _lies_in(inner: Place, outer: Place) -> bool:
    if inner.id == outer.id:
        return False
    if inner.parent == outer.id:
        return True
    if outer.kind is PlaceKind.COUNTRY:
        return inner.country == outer.country and inner.kind is not PlaceKind.COUNTRY
    if outer.kind is PlaceKind.FIRST_ORDER:
        return inner.country == outer.country and inner.first_order == outer.name
    return False


def _distance_km(first: Place, second: Place) -> float | None:
    if first.latitude is None or first.longitude is None:
        return None
    if second.latitude is None or second.longitude is None:
        return None
    north = (first.latitude - second.latitude) * KM_PER_DEGREE
    width = KM_PER_DEGREE * cos(radians((first.latitude + second.latitude) / 2))
    return hypot(north, (first.longitude - second.longitude) * width)


def _label(place: Place) -> str:
    return ", ".join(part for part in (place.name, place.first_order, place.country) if part)


def _refs(content: Content) -> Iterable[PlaceRef]:
    match content:
        case Occurrence() | Outlook():
            yield from content.places
        case Tally():
            yield from content.area
            yield from (part.area for part in content.parts if part.area)


def _parties(content: Content) -> Iterable[Party]:
    match content:
        case Occurrence() | Tally():
            yield from (*content.actors, *content.recipients)
        case Outlook():
            yield from (*content.by, *content.against)
        case Tie():
            yield from (content.subject, content.object)
