"""What speaks for one entry of a name, in logits."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tocsin.core.vocab import PlaceKind


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceWeights:
    """How much each sign that a name means this entry weighs, in logits.

    `population`, `world_city`, `lesser_area`, `in_country`, `in_area` and `nearby` are fitted to
    documents made from the gazetteer (`training/place_weights.py`), rounded; the others, which
    such documents cannot tell, are set by hand. Fit again before changing one.

    Attributes:
        renown: How well a kind is known, in factors of ten of people: a country is named as
            often as a city of a hundred million.
        lesser: The renown of a building or feature that is one of a full gazetteer's many: less
            than that of a settlement of which no population is known.
        lesser_area: A second-order area is known as a city so many factors of ten smaller.
        population: A factor of ten of people.
        nobody: The renown below which a bare name without support is more likely a place that
            the gazetteer lacks, or none.
        world_city: More than a million people.
        capital: Where a state's government sits, whose name stands for it.
        contained: The text says for certain that it lies where this entry does.
        beside_container: The words after the name are those of an area that this entry lies in.
        as_called: The text calls it by this kind.
        as_feature: The text, or the name itself, calls it a building or a feature of the land.
        without_kind: An area without the word for its kind ("Orange" for Orange County).
        part_of_name: The name is a part of the entry's own, or the other way round.
        other_name: The name is not the entry's own, but another that it bears.
        same_sense: The name means this entry elsewhere in the document.
        in_country: All other names lie in its country; of a part of them, the root of the share.
        in_area: The same for its first-order area.
        nearby: Other names lie within some 100 km.
    """

    renown: Mapping[PlaceKind, float] = field(
        default_factory=lambda: {
            PlaceKind.COUNTRY: 8.0,
            PlaceKind.REGION: 7.0,
            PlaceKind.WATER: 7.0,
            PlaceKind.FIRST_ORDER: 6.4,
            PlaceKind.FACILITY: 5.5,
            PlaceKind.SECOND_ORDER: 4.3,
            PlaceKind.SETTLEMENT: 2.5,
            PlaceKind.FEATURE: 2.5,
        }
    )
    lesser: float = 0.7
    lesser_area: float = 1.2
    population: float = 1.45
    nobody: float = 4.6
    world_city: float = 0.2
    capital: float = 2.0
    contained: float = 5.0
    beside_container: float = 4.0
    as_called: float = 1.5
    as_feature: float = 3.0
    without_kind: float = -1.5
    part_of_name: float = -1.5
    other_name: float = -2.5
    same_sense: float = 4.0
    in_country: float = 4.0
    in_area: float = 3.0
    nearby: float = 2.1
