"""Place names become entries of the gazetteer where the document supports one, else stay open."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

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
    PlaceRef,
    Span,
    Tally,
    Tie,
)
from tocsin.core.vocab import PartyKind, PlaceKind
from tocsin.resolve.place_choice import PRECISION, Question, choose
from tocsin.resolve.place_relations import label
from tocsin.resolve.settings import PlaceSettings
from tocsin.resolve.surroundings import Surroundings, areas_of, surroundings, without_kind

NOT_PLACES = frozenset({PartyKind.PERSON, PartyKind.ORGANISATION, PartyKind.GROUP, PartyKind.FORCE})
POSSESSIVE = re.compile(r"['’]s?$")
_APART = re.compile(r"(['’]s?)\s+")
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
                name, _, around = self._candidates(ref.mention, around)
                chosen = self._ref(ref).place
                if chosen and (around.containers or around.countries or around.loose):
                    key = without_kind(name).casefold()
                    found.setdefault(key, set()).add(chosen.id)
                    kept[key] = chosen
        return {name: kept[name] for name, ids in found.items() if len(ids) == 1}

    def _ref(self, ref: PlaceRef) -> PlaceRef:
        mention = ref.mention
        if any(overlap(mention, other) and other.end <= mention.end + 1 for other in self._others):
            return replace(ref, reason="the words name a person or a body here, not a place")
        around = surroundings(self._text, mention, self._places)
        name, candidates, around = self._candidates(mention, around)
        if not candidates:
            ref = replace(ref, reason="no entry of the gazetteer bears this name")
            return self._area_of(ref, around)
        question = Question(
            name=name, around=around, support=self._support(name), sense=self._sense(name)
        )
        chosen = choose(ref, candidates, question, self._settings)
        # An owner alone ("Somalia's Mosul") may be a slip: it places no known name elsewhere.
        told = around.named or around.kind is not None
        return self._area_of(chosen, around) if chosen.place is None and told else chosen

    def _area_of(self, ref: PlaceRef, around: Surroundings) -> PlaceRef:
        """Return an open reference with the one area that the text says it lies in, if any."""
        areas: Sequence[Place] = (
            around.named or around.containers or self._countries_of(around.countries)
        )
        supported = self._support(ref.mention.quote)
        if len(areas) > 1:
            areas = [area for area in areas if area.country in supported]
        if len({area.id for area in areas}) != 1:
            return ref
        area = areas[0]
        return replace(
            ref,
            place=area,
            precision=PRECISION[area.kind],
            reason=f"{ref.reason}; the text puts it in {label(area)}",
        )

    def _countries_of(self, codes: frozenset[str]) -> Sequence[Place]:
        """Return the countries of these codes that the document names by their own names."""
        words = {word for word, code in self._named if code in codes}
        found = (place for word in sorted(words) for place in self._places.find(word))
        return [place for place in found if place.kind is PlaceKind.COUNTRY]

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
        owners: list[tuple[str, Sequence[Place]]] = []
        for match in _NAME_IN_MENTION.finditer(_APART.sub(r"\1 , ", mention.quote)):
            name, owner = POSSESSIVE.sub("", match.group().rstrip(".")), match.group()
            entries = self._places.find(name) or self._places.find(without_kind(name))
            country = self._places.country_of(name)
            if entries and (known or name != owner):
                found = areas_of(name, self._places)
                outer.extend(found)
                if name != owner:
                    owners.append((name, entries))
                elif not found:
                    return mention.quote, (), around
            elif entries:
                known.append((name, entries))
            elif country is not None:
                countries.add(country)
            else:
                return mention.quote, (), around
        if not known and len(owners) == 1:
            return *owners[0], around
        if not known:
            return mention.quote, (), around
        more = replace(
            around,
            containers=(*around.containers, *outer),
            countries=frozenset(countries),
        )
        return *known[0], more

    def _sense(self, name: str) -> Place | None:
        return self._senses.get(without_kind(name).casefold())

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
