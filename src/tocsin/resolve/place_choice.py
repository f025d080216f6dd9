"""Which of several entries a place name means, given the document; or none of them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from math import log10, sqrt

from tocsin.core.types import Place, PlaceCandidate, PlaceRef
from tocsin.core.vocab import PlaceKind, PlacePrecision
from tocsin.resolve.place_relations import distance_km, label, lies_in
from tocsin.resolve.settings import PlaceSettings
from tocsin.resolve.surroundings import Surroundings, without_kind

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
OWN_NAME = 0.3
OTHER_NAME = 0.4
ONLY_ONE = 0.15
# A city this many times larger than a namesake, in a country with this share of what the
# document names, is meant.
OUTSIZED = 50
WELL_NAMED = 0.1
# Letters in common below which two names are unlike.
ALIKE = 0.5
# Cities of this size are known by their name alone: smaller namesakes need a word of the text.
WORLD_CITY = 1_000_000
OUTSHINES = 20
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A name to be resolved, and what the document says of it.

    `support` is each country's share of what the document names; `sense` is the place that
    the name is elsewhere said to mean.
    """

    name: str
    around: Surroundings
    support: Mapping[str, float]
    sense: Place | None = None

    @property
    def placed(self) -> bool:
        """Return whether the text says for certain what contains the place."""
        return bool(self.around.containers or self.around.countries)


def choose(
    ref: PlaceRef, candidates: Sequence[Place], question: Question, settings: PlaceSettings
) -> PlaceRef:
    """Return the reference with the place chosen, or open with the reason and the candidates."""
    fitting = _fitting(candidates, question)
    if not fitting:
        kept = tuple(PlaceCandidate(place=place, score=0.0) for place in candidates)
        reason = "no entry of this name lies where the text says"
        return replace(ref, candidates=kept[: settings.kept], reason=reason)
    scored = _scored(fitting, question)
    best = _city_or_area(scored, question.around)
    ref = replace(ref, candidates=tuple(map(_rounded, scored[: settings.kept])))
    if best.score < settings.min_score:
        return replace(ref, reason="the best entry of this name does not fit the document")
    rival = next((o for o in scored if _rivals(best.place, o.place, question, settings)), None)
    if rival and best.score - rival.score < settings.min_margin:
        names = f"{label(best.place)} or {label(rival.place)}"
        return replace(ref, reason=f"may be {names}: the document does not say which")
    return replace(
        ref,
        place=best.place,
        precision=_precision(best.place, question.around),
        reason=_reason(best.place, question, len(fitting)),
    )


def _scored(fitting: Sequence[Place], question: Question) -> list[PlaceCandidate]:
    only = ONLY_ONE if len(fitting) == 1 and _supported(fitting[0], question) else 0.0
    scored = [
        PlaceCandidate(place=place, score=_score(place, question) + only) for place in fitting
    ]
    return sorted(scored, key=lambda candidate: (-candidate.score, candidate.place.id))


def _rounded(candidate: PlaceCandidate) -> PlaceCandidate:
    return replace(candidate, score=round(min(1.0, max(0.0, candidate.score)), 3))


def _fitting(candidates: Sequence[Place], question: Question) -> Sequence[Place]:
    """Return the candidates that lie where the text says, and are what it calls them."""
    around = question.around
    found = [
        place
        for place in candidates
        if (not around.countries or place.country in around.countries or place.country is None)
        and (not around.containers or any(lies_in(place, c) for c in around.containers))
    ]
    if around.kind is PlaceKind.FIRST_ORDER:
        return [place for place in found if place.kind in AREAS]
    if around.kind is PlaceKind.SETTLEMENT:
        settlements = [place for place in found if place.kind is PlaceKind.SETTLEMENT]
        found = settlements or found
    if not question.placed and question.sense is None:
        return _without_namesakes(found, around.loose)
    return found


def _score(place: Place, question: Question) -> float:
    around = question.around
    score = BASE[place.kind] + SUPPORT * sqrt(question.support.get(place.country or "", 0.0))
    if place.kind is PlaceKind.SETTLEMENT and place.population:
        score += POPULATION * log10(place.population)
    if question.placed or any(lies_in(place, outer) for outer in around.loose):
        score += CONTAINED
    if question.sense is not None and question.sense.id == place.id:
        score += SAME_SENSE
    if around.kind is place.kind:
        score += AS_CALLED
    if place.kind is PlaceKind.SETTLEMENT and not _alike(place.name, without_kind(question.name)):
        score -= OTHER_NAME
    if place.kind is PlaceKind.REGION and place.name.casefold() == question.name.casefold():
        score += OWN_NAME
    return score


def _rivals(best: Place, other: Place, question: Question, settings: PlaceSettings) -> bool:
    """Return whether another candidate is another place that may be meant instead."""
    if best.id == other.id or lies_in(other, best) or lies_in(best, other):
        return False
    if _outsized(best, other, question.support):
        return False
    if best.kind is PlaceKind.COUNTRY and other.kind is PlaceKind.SETTLEMENT:
        return other.name.casefold() == question.name.casefold()
    distance = distance_km(best, other)
    if distance is None:
        return best.country != other.country or best.kind is other.kind
    return distance > settings.same_place_km


def _reason(place: Place, question: Question, count: int) -> str:
    parts = [label(place)]
    if question.placed:
        parts.append("the text says where it lies")
    elif any(lies_in(place, outer) for outer in question.around.loose):
        parts.append("the words after it name what contains it")
    elif question.sense is not None:
        parts.append("as elsewhere in the document")
    elif place.kind is not PlaceKind.COUNTRY and question.support.get(place.country or ""):
        parts.append("the document names its country")
    if count > 1:
        parts.append(f"one of {count} entries of this name")
    return "; ".join(parts)


def _without_namesakes(found: Sequence[Place], loose: Sequence[Place]) -> list[Place]:
    """Return the candidates less the settlements that a world city of their name outshines."""
    largest = max((p.population or 0 for p in found if p.kind is PlaceKind.SETTLEMENT), default=0)
    if largest < WORLD_CITY:
        return list(found)
    return [
        place
        for place in found
        if place.kind is not PlaceKind.SETTLEMENT
        or (place.population or 0) * OUTSHINES > largest
        or any(lies_in(place, outer) for outer in loose)
    ]


def _supported(place: Place, question: Question) -> bool:
    """Return whether a place is no mere settlement, or the document names its country."""
    if place.kind is not PlaceKind.SETTLEMENT:
        return True
    named = bool(question.support.get(place.country or ""))
    return named and _alike(place.name, without_kind(question.name))


def _outsized(best: Place, other: Place, support: Mapping[str, float]) -> bool:
    """Return whether a city of a country well named is far larger than its namesake."""
    named = support.get(best.country or "", 0.0) >= WELL_NAMED
    return named and (best.population or 0) >= OUTSIZED * max(other.population or 0, 1)


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
        if not lies_in(city.place, area.place):
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
