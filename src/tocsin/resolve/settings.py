"""Thresholds of resolution."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceSettings:
    """When a candidate is chosen for a place name.

    Set by reading the places of documents in the training part of the project's own
    annotation: raise `min_score` or `min_margin` for fewer and surer places.
    """

    # A settlement without any support from the document needs some 300,000 people to reach it.
    min_score: float = 0.58
    # How far the best must be before the next that is another place.
    min_margin: float = 0.1
    # Two entries this near count as one place for the margin.
    same_place_km: float = 30.0
    # States whose name stands in reports from everywhere count less as a sign of where it is.
    far_reaching: tuple[str, ...] = ("US", "GB", "RU", "FR", "CN")
    far_reaching_weight: float = 0.4
    # Candidates kept with their scores.
    kept: int = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolveSettings:
    """What can be set in resolution."""

    places: PlaceSettings = field(default_factory=PlaceSettings)
