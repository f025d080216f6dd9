"""Thresholds of resolution."""

from dataclasses import dataclass, field

from tocsin.core.bounds import AtLeastOne, Count, NotNegative, Share
from tocsin.core.dates.counting import Margins


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

    What a narrative is was set on war narratives of WikiWars (every second one, by name) and on
    news of the development part of HRDsAttack and the training part of the project's own
    annotation, of which none is one.

    Attributes:
        a_few: "A few" is up to so many of its unit.
        week_margin_days: "A week before" is off by up to so many days.
        month_margin_days: "A month ago" is off by up to so many days.
        named_day_days: A day without a year that serves as a name ("the Oct. 7 attack")
            outlives its year: it is placed only when it lies within so many days.
        vague_share: "About" and the like widen a stretch of time by such a share of it.
        narrative_years: A text is a narrative only if it writes so many years of long ago.
        narrative_years_before: Years of long ago lie so many before that of publication.
        narrative_share_now: In a narrative the times that count from now ("on Monday", "last
            week") are at most such a share of the years of long ago.
        narrative_share_past: In a narrative such a share of the verbs that show their tense,
            outside quotations, are in the past.
        narrative_months_back: In a narrative a month without a year that lies less than so many
            months before the date last told is of the same year, one that lies further back is
            of the next, and one that lies just so far back is left open.
    """

    a_few: AtLeastOne = 6
    week_margin_days: Count = 3
    month_margin_days: Count = 15
    named_day_days: AtLeastOne = 183
    vague_share: Share = 0.1
    narrative_years: AtLeastOne = 5
    narrative_years_before: AtLeastOne = 2
    narrative_share_now: Share = 0.1
    narrative_share_past: Share = 0.7
    narrative_months_back: AtLeastOne = 8

    @property
    def margins(self) -> Margins:
        """Return how far words that count units are off."""
        return Margins(
            week_days=self.week_margin_days,
            month_days=self.month_margin_days,
            vague_share=self.vague_share,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolveSettings:
    """What can be set in resolution.

    Attributes:
        min_focus: An act of which a report tells no place is put in the country that the report
            is about from this probability on.
        min_area_over_name: A town that a name alone was taken for gives way to the first-order
            area that the report is about from this probability on, if it lies elsewhere. Of
            names in news four in five are taken rightly.
    """

    times: TimeSettings = field(default_factory=TimeSettings)
    places: PlaceSettings = field(default_factory=PlaceSettings)
    min_focus: Share = 0.65
    min_area_over_name: Share = 0.8
