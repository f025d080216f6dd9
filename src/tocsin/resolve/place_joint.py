"""All place names of a document at once: each is likelier where the others are.

Every name has options with a weight of their own (`Toponym.prior`). From these follow
probabilities; each name lends its probabilities to the countries, areas and neighbourhoods of
its options; from what the other names have lent, the options are weighed anew, and so on for
a few rounds. Nothing depends on the order of the names, and the work grows with the number of
options, not with its square.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import cos, exp, floor, inf, radians, sqrt

from tocsin.core.geo import area_of
from tocsin.core.types import Place
from tocsin.core.vocab import PlaceKind
from tocsin.resolve.place_weights import PlaceWeights

# In each round scores are divided by so much: at first the many names of a region speak
# together before the largest namesake of each has drawn the others to itself.
HEAT = (3.0, 1.8, 1.0, 1.0)
# Squares of so many degrees of latitude, and as wide; with their neighbours they reach to
# some 80 to 160 km from a place.
SQUARE = 0.75
# An option this unlikely lends nothing; one still so unlikely after two rounds is given up.
NEGLIGIBLE = 0.02
HOPELESS = 0.00005
MOST_COLUMNS = 1000
# A country's code, an area's key, or a square's number; "" for none.
Where = str | int
POINTED = frozenset(
    {PlaceKind.SETTLEMENT, PlaceKind.FACILITY, PlaceKind.FEATURE, PlaceKind.SECOND_ORDER}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym:
    """A name as a document uses it. `key` is shared by all uses of the name.

    `weight` is how much it tells of where the others are; `tells` says whether it tells what
    its name means elsewhere in the document.
    """

    key: str
    options: tuple[Place, ...]
    prior: tuple[float, ...]
    weight: float = 1.0
    tells: bool = True


def probabilities(
    toponyms: Sequence[Toponym], weights: PlaceWeights
) -> Sequence[tuple[float, ...]]:
    """Return the probability of every option; what they lack to one is that of none."""
    # Summed in an order of their own, so that that of the names does not matter.
    ranked = sorted(
        range(len(toponyms)),
        key=lambda n: _order_of(toponyms[n]),
    )
    spots = _spots_of(toponyms)
    nobody = weights.nobody * weights.population
    found = [_shares(each.prior, nobody, HEAT[0]) for each in toponyms]
    for turn, heat in enumerate(HEAT):
        lent = _Lent(toponyms, spots, found, ranked)
        given_up = HOPELESS if turn > 0 else 0.0
        found = [
            _shares(
                [
                    prior + added if share >= given_up else -inf
                    for prior, added, share in zip(
                        each.prior,
                        lent.support(number, spots[number], weights),
                        found[number],
                        strict=True,
                    )
                ],
                nobody,
                heat,
            )
            for number, each in enumerate(toponyms)
        ]
    return found


def _order_of(one: Toponym) -> tuple[object, ...]:
    spots = [(p.id, p.country or "", p.latitude or 0.0, p.longitude or 0.0) for p in one.options]
    return one.key, spots, one.prior, one.weight, one.tells


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where an option is: its country, area and square, and all that it lends to."""

    id: str
    country: Where
    area: Where
    square: Where
    lends_to: tuple[Where, ...]


def _spots_of(toponyms: Sequence[Toponym]) -> list[list[_Spot]]:
    """Return where the options of each name are; they lend to squares with an option in them."""
    around = [[_around(place) for place in each.options] for each in toponyms]
    taken = {square for each in around for square, _ in each}
    return [
        [
            _spot(place, square, [one for one in near if one in taken])
            for place, (square, near) in zip(each.options, beside, strict=True)
        ]
        for each, beside in zip(toponyms, around, strict=True)
    ]


def _around(place: Place) -> tuple[Where, tuple[int, ...]]:
    """Return the square of a place, "" without one, and those that it lends to."""
    if place.kind in POINTED and place.latitude is not None and place.longitude is not None:
        return _squares(place.latitude, place.longitude)
    return "", ()


def _spot(place: Place, square: Where, near: Sequence[int]) -> _Spot:
    country, area = place.country or "", area_of(place)
    return _Spot(place.id, country, area, square, (*filter(None, (country, area)), *near))


@lru_cache(maxsize=65_536)
def _squares(latitude: float, longitude: float) -> tuple[int, tuple[int, ...]]:
    row = floor(latitude / SQUARE)
    around = tuple(
        _square(near, longitude + step * _width(near))
        for near in (row - 1, row, row + 1)
        for step in (-1, 0, 1)
    )
    return _square(row, longitude), around


def _square(row: int, longitude: float) -> int:
    return row * MOST_COLUMNS + floor(((longitude + 180.0) % 360.0) / _width(row))


@cache
def _width(row: int) -> float:
    return 360.0 / max(1, round(360.0 / SQUARE * max(0.05, cos(radians((row + 0.5) * SQUARE)))))


def _shares(scores: Sequence[float], nobody: float, heat: float) -> tuple[float, ...]:
    """Return the softmax of the scores and of there being no such option."""
    top = max((*scores, nobody))
    raised = [exp((score - top) / heat) for score in scores]
    total = sum(sorted(raised)) + exp((nobody - top) / heat)
    return tuple(each / total for each in raised)


class _Lent:
    """What the names lend to countries, areas, squares and entries in one round."""

    def __init__(
        self,
        toponyms: Sequence[Toponym],
        spots: Sequence[Sequence[_Spot]],
        found: Sequence[Sequence[float]],
        ranked: Sequence[int],
    ) -> None:
        self._keys = [each.key for each in toponyms]
        self._all: dict[Where, float] = {}
        self._own: dict[str, dict[Where, float]] = {key: {} for key in self._keys}
        self._senses: dict[tuple[str, str], float] = {}
        self._said: dict[tuple[int, str], float] = {}
        self._total = 0.0
        self._of_key: dict[str, float] = {}
        for number in ranked:
            one = toponyms[number]
            self._total += one.weight
            self._of_key[one.key] = self._of_key.get(one.key, 0.0) + one.weight
            for spot, share in zip(spots[number], found[number], strict=True):
                if share > NEGLIGIBLE:
                    self._lend(one, number, spot, share)

    def _lend(self, one: Toponym, number: int, spot: _Spot, share: float) -> None:
        lent, everything, own = one.weight * share, self._all, self._own[one.key]
        for where in spot.lends_to:
            everything[where] = everything.get(where, 0.0) + lent
            own[where] = own.get(where, 0.0) + lent
        if one.tells:
            sense = (one.key, spot.id)
            self._senses[sense] = self._senses.get(sense, 0.0) + share
            self._said[number, spot.id] = share

    def support(
        self, number: int, spots: Sequence[_Spot], weights: PlaceWeights
    ) -> Sequence[float]:
        """Return what the other names add to each option of this one."""
        key = self._keys[number]
        everything, own = self._all, self._own[key]
        others = self._total - self._of_key[key]

        def lent(where: Where) -> float:
            most = everything.get(where, 0.0)
            if most:
                most -= own.get(where, 0.0)
            # What is left of equal numbers taken from each other is not a little, but nothing.
            return most if most > 1e-12 else 0.0

        found = []
        for spot in spots:
            added = 0.0
            if others > 0.0:
                added += weights.in_country * sqrt(lent(spot.country) / others)
                added += weights.in_area * sqrt(lent(spot.area) / others)
                added += weights.nearby * (1.0 - exp(-lent(spot.square)))
            said = self._senses.get((key, spot.id), 0.0) - self._said.get((number, spot.id), 0.0)
            found.append(added + weights.same_sense * min(1.0, said) if said > 0.0 else added)
        return found


def focus(
    toponyms: Sequence[Toponym], found: Sequence[Sequence[float]], *, least: float
) -> dict[str, float]:
    """Return the share of what a document names that lies in each country and each area.

    Countries stand by their codes, areas by their keys (`area_of`). Empty where what is named
    weighs less than `least`.
    """
    lent: dict[str, float] = {}
    total = 0.0
    for one, shares in sorted(
        zip(toponyms, found, strict=True), key=lambda one: (one[0].key, one[1])
    ):
        for place, share in zip(one.options, shares, strict=True):
            total += one.weight * share
            for where in filter(None, (place.country, area_of(place))):
                lent[where] = lent.get(where, 0.0) + one.weight * share
    enough = total > 0.0 and total >= least
    return {where: share / total for where, share in lent.items()} if enough else {}
