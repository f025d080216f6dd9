"""Thresholds of resolution."""

from dataclasses import dataclass, field

from tocsin.core.bounds import AtLeastOne, Count, NotNegative, Share


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceSettings:
    """When a candidate is chosen for a place name.

    Attributes:
        min_probability: A candidate is chosen from this probability on. Raise it for fewer and
            surer places.
        unlikely: Below this probability even the best candidate is said not to fit.
        min_focus: A name that no entry bears is placed in the country, or first-order area, in
            which this share of what the document names lies.
        min_named: So much must be named for it: a name counts as one, a country's name less.
        min_share_of_misspelt: A name that no entry bears is compared with the names of a country
            in which this share of what the document names lies.
        same_place_km: Two entries of one country this near count as one place.
        far_reaching: States whose names stand in reports from everywhere, by ISO code.
        far_reaching_weight: Their names count so much as a sign of where it is.
        kept: So many candidates are kept with their scores.
    """

    min_probability: Share = 0.5
    unlikely: Share = 0.2
    min_focus: Share = 0.85
    min_named: NotNegative = 2.0
    min_share_of_misspelt: Share = 0.3
    same_place_km: NotNegative = 30.0
    far_reaching: tuple[str, ...] = ("US", "GB", "RU", "FR", "CN")
    far_reaching_weight: Share = 0.4
    kept: AtLeastOne = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeSettings:
    """Conventions for words that name no exact time. Set by hand on news usage.

    Attributes:
        a_few: "A few" is up to so many of its unit.
        week_margin_days: "A week before" is off by up to so many days.
        month_margin_days: "A month ago" is off by up to so many days.
        named_day_days: A day without a year that serves as a name ("the Oct. 7 attack")
            outlives its year: it is placed only when it lies within so many days.
        vague_share: "About" and the like widen a stretch of time by such a share of it.
    """

    a_few: AtLeastOne = 6
    week_margin_days: Count = 3
    month_margin_days: Count = 15
    named_day_days: AtLeastOne = 183
    vague_share: Share = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolveSettings:
    """What can be set in resolution."""

    times: TimeSettings = field(default_factory=TimeSettings)
    places: PlaceSettings = field(default_factory=PlaceSettings)
