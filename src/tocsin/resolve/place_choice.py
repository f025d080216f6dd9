"""Which of several entries a place name means, given the document; or none of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import log10

from tocsin.core.geo import distance_km
from tocsin.core.types import Place, PlaceCandidate, PlaceRef
from tocsin.core.vocab import PlaceKind, PlacePrecision
from tocsin.resolve.place_names import Named
from tocsin.resolve.place_relations import folded, label, lies_in
from tocsin.resolve.place_weights import PlaceWeights
from tocsin.resolve.settings import PlaceSettings
from tocsin.resolve.surroundings import Surroundings, is_called_feature, without_kind

AREAS = frozenset({PlaceKind.FIRST_ORDER, PlaceKind.REGION, PlaceKind.COUNTRY})
ORDERED = frozenset({PlaceKind.FIRST_ORDER, PlaceKind.SECOND_ORDER})
# Where the text calls it a province or county, it may be of any order of area.
CALLED_AREAS = AREAS | {PlaceKind.SECOND_ORDER}
# What the text may call a hill or a river.
FEATURES = frozenset({PlaceKind.FEATURE, PlaceKind.REGION, PlaceKind.WATER})
# Cities of this size are known by their name alone.
WORLD_CITY = 1_000_000
# A bare name that a city shares with the area around it means the city from this size on.
CITY = 50_000
PRECISION = {
    PlaceKind.COUNTRY: PlacePrecision.COUNTRY,
    PlaceKind.REGION: PlacePrecision.FEATURE,
    PlaceKind.FEATURE: PlacePrecision.FEATURE,
    PlaceKind.WATER: PlacePrecision.INTERNATIONAL,
    PlaceKind.FACILITY: PlacePrecision.EXACT,
    PlaceKind.FIRST_ORDER: PlacePrecision.FIRST_ORDER,
    PlaceKind.SECOND_ORDER: PlacePrecision.SECOND_ORDER,
    PlaceKind.SETTLEMENT: PlacePrecision.EXACT,
}
INLAND = re.compile(r"\b(?:river|lake|canal|euphrates|tigris|litani)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The options of a name with their probabilities, the likeliest first.

    `share` is the probability of the first and of the options that are the same place.
    """

    candidates: tuple[PlaceCandidate, ...]
    share: float
    rival: Place | None


def fitting(named: Named) -> tuple[Place, ...]:
    """Return the entries that lie where the text says, and are what it calls them."""
    around = named.around
    found = [
        place
        for place in named.entries
        if (not around.countries or place.country in around.countries or place.country is None)
        and (not around.containers or any(lies_in(place, c) for c in around.containers))
    ]
    if around.kind is PlaceKind.FIRST_ORDER:
        return tuple(place for place in found if place.kind in CALLED_AREAS)
    if around.kind is PlaceKind.SETTLEMENT:
        settlements = [place for place in found if place.kind is PlaceKind.SETTLEMENT]
        found = settlements or found
    if around.feature:
        features = [place for place in found if place.kind in FEATURES]
        found = features or found
    return tuple(found)


def prior(
    place: Place,
    named: Named,
    weights: PlaceWeights,
    *,
    capital: bool = False,
    lesser: bool = False,
) -> float:
    """Return what speaks for an entry before the other names are looked at, in logits.

    `capital` tells whether it is the capital of its country, `lesser` whether it is one of a
    full gazetteer's many buildings and features.
    """
    around = named.around
    known = weights.lesser if lesser else renown(place, weights)
    score = weights.population * known + weights.capital * capital
    if lesser or place.kind is PlaceKind.FEATURE:
        score += weights.as_feature * (around.feature or is_called_feature(named.name))
    if place.kind is PlaceKind.SETTLEMENT and (place.population or 0) >= WORLD_CITY:
        score += weights.world_city
    if around.containers or around.countries:
        score += weights.contained
    elif any(lies_in(place, outer) for outer in around.loose):
        score += weights.beside_container
    if around.kind is place.kind:
        score += weights.as_called
    return score + _fit_of_name(place, named.name, weights)


def renown(place: Place, weights: PlaceWeights) -> float:
    """Return how well known a place is, in factors of ten of people."""
    people = log10(place.population) if place.population else 0.0
    if place.kind is PlaceKind.SETTLEMENT:
        return max(weights.renown[place.kind], people)
    if place.kind is PlaceKind.SECOND_ORDER and people:
        return people - weights.lesser_area
    return weights.renown[place.kind]


def _fit_of_name(place: Place, name: str, weights: PlaceWeights) -> float:
    """Return what it costs that the name is not the entry's own, but another that it bears.

    Countries bear all their names alike.
    """
    own, said = folded(place.name), folded(without_kind(name))
    if place.kind is PlaceKind.COUNTRY or own == said or own == folded(name):
        return 0.0
    if own.startswith(said) and place.kind in ORDERED:
        return weights.without_kind
    return weights.part_of_name if said in own or own in said else weights.other_name


def chosen_of(options: Sequence[Place], shares: Sequence[float], settings: PlaceSettings) -> Choice:
    """Return the options with their probabilities, the first with that of its equals."""
    ranked = sorted(zip(options, shares, strict=True), key=lambda one: (-one[1], one[0].id))
    best = ranked[0][0]
    same = [share for place, share in ranked if _is_same(best, place, settings)]
    others = (place for place, _ in ranked if not _is_same(best, place, settings))
    return Choice(
        candidates=tuple(
            PlaceCandidate(place=place, score=round(share, 3))
            for place, share in ranked[: settings.kept]
        ),
        share=min(1.0, sum(sorted(same))),
        rival=next(others, None),
    )


def _is_same(best: Place, other: Place, settings: PlaceSettings) -> bool:
    """Return whether two entries are one place for the reader: the city and its district."""
    if best.id == other.id or _is_city_of(other, best) or _is_city_of(best, other):
        return True
    if best.country != other.country:
        return False
    distance = distance_km(best, other)
    return distance is not None and distance <= settings.same_place_km


def choose(ref: PlaceRef, named: Named, choice: Choice, settings: PlaceSettings) -> PlaceRef:
    """Return the reference with the place chosen, or open with the reason and the candidates."""
    best, candidates = _city_or_area(choice.candidates, named.around).place, choice.candidates
    if choice.share >= settings.min_probability:
        precision = precision_of(best, named.around)
        return replace(ref, place=best, precision=precision, candidates=candidates)
    reason = "the best entry of this name does not fit the document"
    if choice.rival is not None and choice.share >= settings.unlikely:
        names = f"{label(best)} or {label(choice.rival)}"
        reason = f"may be {names}: the document does not say which"
    return replace(ref, candidates=candidates, reason=reason)


def _city_or_area(candidates: Sequence[PlaceCandidate], around: Surroundings) -> PlaceCandidate:
    """Return the best candidate, or the area or city of its name that the words ask for."""
    best = candidates[0]
    areas = {PlaceKind.FIRST_ORDER, PlaceKind.SECOND_ORDER}
    if around.kind is not None or best.place.kind not in {PlaceKind.SETTLEMENT, *areas}:
        return best
    for other in candidates[1:]:
        city, area = (other, best) if best.place.kind in areas else (best, other)
        if city.place.kind in areas or not _is_city_of(city.place, area.place):
            continue
        large = (city.place.population or 0) >= CITY
        by_city = large or area.place.kind is PlaceKind.SECOND_ORDER
        return city if by_city and not around.part else area
    return best


def _is_city_of(city: Place, area: Place) -> bool:
    """Return whether a place lies in an area, or bears the name of the district around it."""
    if lies_in(city, area):
        return True
    return (
        area.kind is PlaceKind.SECOND_ORDER
        and city.country == area.country
        and city.first_order in {None, area.first_order}
        and folded(city.name) in folded(area.name)
    )


def precision_of(place: Place, around: Surroundings) -> PlacePrecision:
    """Return how exactly the words place the event (UCDP 1-7)."""
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
