"""All place names of a document at once: each is likelier where the others are.

Every name has options with a weight of their own (`Toponym.prior`). From these follow
probabilities; each name lends its probabilities to the countries, areas and squares of its
options; from what the other names have lent, the options are weighed anew, and so on for a
few rounds. Nothing depends on the order of the names, and the work grows with their number
of options, not with its square.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from math import cos, exp, floor, radians, sqrt

from tocsin.core.types import Place
from tocsin.core.vocab import PlaceKind
from tocsin.resolve.place_weights import PlaceWeights

# In each round scores are divided by so much: at first the many names of a region speak
# together before the largest namesake of each has drawn the others to itself.
HEAT = (3.0, 2.0, 1.4, 1.0, 1.0)
# Squares of so many degrees of latitude, and as wide; with their neighbours they reach to
# some 80 to 160 km from a place.
SQUARE = 0.75
# An option this unlikely lends nothing.
NEGLIGIBLE = 0.002
POINTED = frozenset({PlaceKind.SETTLEMENT, PlaceKind.FACILITY, PlaceKind.SECOND_ORDER})
Keys = tuple[Hashable, ...]


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
    spots = [[_spot(place) for place in each.options] for each in toponyms]
    nobody = weights.nobody * weights.population
    found = [_shares(each.prior, nobody, HEAT[0]) for each in toponyms]
    # Summed in an order of their own, so that that of the names does not matter.
    ranked = sorted(
        range(len(toponyms)),
        key=lambda n: (toponyms[n].key, [p.id for p in toponyms[n].options], toponyms[n].prior),
    )
    for heat in HEAT:
        lent = _Lent(toponyms, spots, found, ranked)
        found = [
            _shares(
                [
                    prior + lent.support(number, option, weights)
                    for option, prior in enumerate(each.prior)
                ],
                nobody,
                heat,
            )
            for number, each in enumerate(toponyms)
        ]
    return found


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where an option is: its country, area, square, and the squares around."""

    id: str
    country: Hashable
    area: Hashable
    square: Hashable
    around: Keys


def _spot(place: Place) -> _Spot:
    area: Hashable = None
    if place.kind is PlaceKind.FIRST_ORDER:
        area = (place.country, place.name)
    elif place.first_order is not None:
        area = (place.country, place.first_order)
    square: Hashable = None
    around: Keys = ()
    if place.kind in POINTED and place.latitude is not None and place.longitude is not None:
        square, around = _squares(place.latitude, place.longitude)
    return _Spot(place.id, place.country, area, square, around)


def _squares(latitude: float, longitude: float) -> tuple[Hashable, Keys]:
    row = floor(latitude / SQUARE)
    return _square(row, longitude), tuple(
        _square(near, longitude + step * _width(near)) for near in (row - 1, row, row + 1)
        for step in (-1, 0, 1)
    )  # fmt: skip


def _square(row: int, longitude: float) -> tuple[int, int]:
    width = _width(row)
    return row, floor(((longitude + 180.0) % 360.0) / width)


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
        self._spots = spots
        self._own: dict[tuple[str, Hashable], float] = {}
        self._all: dict[Hashable, float] = {}
        self._keys = [each.key for each in toponyms]
        self._total = 0.0
        self._of_key: dict[str, float] = {}
        self._senses: dict[tuple[str, str], float] = {}
        self._said: dict[tuple[int, str], float] = {}
        for number in ranked:
            one = toponyms[number]
            self._total += one.weight
            self._of_key[one.key] = self._of_key.get(one.key, 0.0) + one.weight
            for spot, share in zip(spots[number], found[number], strict=True):
                if share > NEGLIGIBLE:
                    self._lend(one, number, spot, share)

    def _lend(self, one: Toponym, number: int, spot: _Spot, share: float) -> None:
        for where in (spot.country, spot.area, spot.square):
            if where is not None:
                self._all[where] = self._all.get(where, 0.0) + one.weight * share
                own = (one.key, where)
                self._own[own] = self._own.get(own, 0.0) + one.weight * share
        if one.tells:
            sense = (one.key, spot.id)
            self._senses[sense] = self._senses.get(sense, 0.0) + share
            self._said[number, spot.id] = share

    def support(self, number: int, option: int, weights: PlaceWeights) -> float:
        """Return what the other names add to an option of this one."""
        key, spot = self._keys[number], self._spots[number][option]
        others = self._total - self._of_key.get(key, 0.0)
        added = 0.0
        if others > 0:
            added += weights.in_country * sqrt(self._from_others(key, spot.country) / others)
            added += weights.in_area * sqrt(self._from_others(key, spot.area) / others)
            near = sum(self._from_others(key, square) for square in spot.around)
            added += weights.nearby * (1.0 - exp(-near))
        said = self._senses.get((key, spot.id), 0.0) - self._said.get((number, spot.id), 0.0)
        return added + weights.same_sense * min(1.0, max(0.0, said))

    def _from_others(self, key: str, where: Hashable) -> float:
        if where is None:
            return 0.0
        return max(0.0, self._all.get(where, 0.0) - self._own.get((key, where), 0.0))
