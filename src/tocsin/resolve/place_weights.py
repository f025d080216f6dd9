"""What speaks for one entry of a name, in logits."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tocsin.core.vocab import PlaceKind


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceWeights:
    """How much each sign that a name means this entry weighs, in logits.

    `renown` is that of a kind, in factors of ten of people: a country is named as often as a
    city of a hundred million. `nobody` is the renown below which a bare name without support
    is more likely a place that the gazetteer lacks, or none.
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
        }
    )
    lesser_area: float = 1.2
    population: float = 1.45
    nobody: float = 4.6
    world_city: float = 0.2
    capital: float = 1.1
    contained: float = 5.0
    beside_container: float = 4.0
    as_called: float = 1.5
    without_kind: float = -1.5
    part_of_name: float = -1.5
    other_name: float = -2.5
    same_sense: float = 4.0
    in_country: float = 4.0
    in_area: float = 3.0
    nearby: float = 2.1
