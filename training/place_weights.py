"""Fit the weights of `tocsin.resolve.place_weights` to documents made from the gazetteer.

A made document is a list of place names whose places are known, drawn as reporting draws them:
a town and what lies around it (local news), or a country or two with their cities (world
news), each with some names from elsewhere, and now and then a place that the gazetteer lacks.
The weights are moved, one at a time, to where the known places are likeliest.

    PYTHONPATH=src python -m training.place_weights --documents 400

prints the weights found. The shares of the drawing (`LOCAL`, `WORLD`) are set by hand.
"""

import argparse
import math
import random
import sys
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from tocsin.core.geo import distance_km
from tocsin.core.types import Place
from tocsin.core.vocab import PlaceKind
from tocsin.resolve.place_choice import prior
from tocsin.resolve.place_joint import Toponym, probabilities
from tocsin.resolve.place_names import Named
from tocsin.resolve.place_weights import PlaceWeights
from tocsin.resolve.surroundings import Surroundings
from tocsin.tables.gazetteer import ShippedGazetteer

SEED = 20_240_103
# What the further names of a document are, by share.
LOCAL = {"near": 0.42, "county": 0.12, "area": 0.18, "country": 0.1, "famous": 0.1, "state": 0.08}
WORLD = {"city": 0.34, "area": 0.16, "country": 0.3, "famous": 0.1, "state": 0.1}
LOCAL_SHARE = 0.6
# So many names' places are taken out of their options, as if the gazetteer lacked them.
LACKING = 0.1
# A capital is named so many times as often as another city of its size: it stands for its
# government too.
CAPITAL = 5.0
# Of cities far away, the largest are named beyond their share of people.
FAME = 1.4
NEAR_KM = 80.0
# A place within so many kilometres of the right one is right.
RIGHT_KM = 30.0
# The others are set by hand: made documents call every place by its own name, say nowhere what
# contains it, lack fewer places than reporting does, and never name three capitals in a row.
FITTED = (
    "population", "world_city", "lesser_area", "in_country", "in_area", "nearby",
)  # fmt: skip
STEPS = (0.7, 0.85, 1.2, 1.45)


@dataclass(frozen=True, slots=True)
class Made:
    """A name of a made document, its options and which of them are right (maybe none)."""

    named: Named
    weight: float
    right: tuple[bool, ...]


def main(arguments: Sequence[str]) -> None:
    """Fit the weights and print them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=400)
    parser.add_argument("--passes", type=int, default=3)
    options = parser.parse_args(arguments)
    places = ShippedGazetteer()
    world = World(places)
    documents = [document for document in world.documents(options.documents) if document]
    weights = PlaceWeights()
    best = loss(documents, weights, places)
    print(f"{len(documents)} documents, loss {best:.4f}")
    for turn in range(options.passes):
        for name in FITTED:
            for step in STEPS:
                tried = replace(weights, **{name: getattr(weights, name) * step})
                found = loss(documents, tried, places)
                if found < best - 1e-5:
                    best, weights = found, tried
        print(f"pass {turn + 1}: loss {best:.4f}", flush=True)
    for name in FITTED:
        print(f"{name} = {getattr(weights, name):.2f}")


def loss(
    documents: Sequence[Sequence[Made]], weights: PlaceWeights, places: ShippedGazetteer
) -> float:
    """Return the mean negative log probability of what is right."""
    total, count = 0.0, 0
    for document in documents:
        toponyms = [
            Toponym(
                key=made.named.name.casefold(),
                options=tuple(made.named.entries),
                prior=tuple(
                    prior(place, made.named, weights, capital=places.is_capital(place))
                    for place in made.named.entries
                ),
                weight=made.weight,
            )
            for made in document
        ]
        for made, shares in zip(document, probabilities(toponyms, weights), strict=True):
            right = sum(share for share, good in zip(shares, made.right, strict=True) if good)
            if not any(made.right):
                right = 1.0 - sum(shares)
            total -= math.log(max(right, 1e-4))
            count += 1
    return total / count


class World:
    """The gazetteer, to draw documents from."""

    def __init__(self, places: ShippedGazetteer) -> None:
        self._places = places
        self._random = random.Random(SEED)
        everything = list(places.places())
        self._towns = [p for p in everything if p.kind is PlaceKind.SETTLEMENT and p.population]
        self._home = list(accumulate((p.population or 0) ** 0.5 for p in self._towns))
        self._fame = list(accumulate(self._known(p) ** FAME for p in self._towns))
        self._states = [p for p in everything if p.kind is PlaceKind.COUNTRY and p.population]
        self._weight = list(accumulate((p.population or 0) ** 0.4 for p in self._states))
        self._by_cell: dict[tuple[int, int], list[Place]] = {}
        self._by_country: dict[str, list[Place]] = {}
        for town in self._towns:
            self._by_cell.setdefault(_cell(town), []).append(town)
            self._by_country.setdefault(town.country or "", []).append(town)
        self._areas: dict[str, list[Place]] = {}
        for place in everything:
            if place.kind is PlaceKind.FIRST_ORDER:
                self._areas.setdefault(place.country or "", []).append(place)

    def documents(self, count: int) -> Iterator[list[Made]]:
        """Yield made documents, always the same for the same gazetteer."""
        for _ in range(count):
            drawn = self._local() if self._random.random() < LOCAL_SHARE else self._abroad()
            unique = {place.name: (place, weight) for place, weight in drawn}
            yield [made for place, weight in unique.values() if (made := self._made(place, weight))]

    def _known(self, town: Place) -> float:
        return (town.population or 0) * (CAPITAL if self._places.is_capital(town) else 1.0)

    def _local(self) -> Iterator[tuple[Place, float]]:
        home = self._drawn(self._towns, self._home)
        yield home, 1.0 + self._random.random()
        for _ in range(self._random.randint(0, 7)):
            kind = self._kind(LOCAL)
            place = self._beside(home) if kind == "near" else self._around(home, kind)
            if place is not None:
                yield place, 1.0

    def _abroad(self) -> Iterator[tuple[Place, float]]:
        state = self._drawn(self._states, self._weight)
        towns = self._by_country.get(state.country or "", [])
        for _ in range(self._random.randint(1, 8)):
            kind = self._kind(WORLD)
            place: Place | None = state
            if kind == "city":
                people = [self._known(town) for town in towns]
                place = self._random.choices(towns, people)[0] if towns else None
            elif kind == "area":
                areas = self._areas.get(state.country or "")
                place = self._random.choice(areas) if areas else None
            elif kind != "country":
                place = self._around(state, kind)
            if place is not None:
                yield place, 1.0

    def _around(self, home: Place, kind: str) -> Place | None:
        outer = self._places.get(home.parent) if home.parent else None
        if kind == "county":
            return outer if outer and outer.kind is PlaceKind.SECOND_ORDER else None
        if kind == "area":
            areas = self._areas.get(home.country or "", [])
            return next((area for area in areas if area.name == home.first_order), None)
        if kind == "country":
            return self._places.country(home.country or "")
        if kind == "famous":
            return self._drawn(self._towns, self._fame)
        return self._drawn(self._states, self._weight)

    def _beside(self, home: Place) -> Place | None:
        row, column = _cell(home)
        near = [
            town
            for north in (-1, 0, 1)
            for east in (-1, 0, 1)
            for town in self._by_cell.get((row + north, column + east), ())
            if (distance_km(home, town) or 999.0) < NEAR_KM
        ]
        people = [(town.population or 0) ** 0.4 for town in near]
        return self._random.choices(near, people)[0] if near else None

    def _made(self, place: Place, weight: float) -> Made | None:
        entries = list(self._places.find(place.name))
        if not any(entry.id == place.id for entry in entries):
            return None
        small = (place.population or 0) < 20_000 and place.kind is PlaceKind.SETTLEMENT
        if small and self._random.random() < LACKING:
            entries = [entry for entry in entries if not _near(entry, place)]
        if not entries:
            return None
        named = Named(name=place.name, entries=tuple(entries), around=Surroundings())
        right = tuple(_near(entry, place) for entry in entries)
        return Made(named, weight, right)

    def _drawn(self, places: Sequence[Place], weights: Sequence[float]) -> Place:
        return places[bisect_left(weights, self._random.random() * weights[-1])]

    def _kind(self, shares: dict[str, float]) -> str:
        return self._random.choices(list(shares), list(shares.values()))[0]


def _near(entry: Place, place: Place) -> bool:
    if entry.id == place.id:
        return True
    if PlaceKind.COUNTRY in {entry.kind, place.kind}:
        return False
    distance = distance_km(entry, place)
    return distance is not None and distance <= RIGHT_KM


def _cell(place: Place) -> tuple[int, int]:
    return math.floor(place.latitude or 0.0), math.floor(place.longitude or 0.0)


if __name__ == "__main__":
    main(sys.argv[1:])
