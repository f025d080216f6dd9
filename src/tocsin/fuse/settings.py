"""What fusing can be told. Every threshold was set on examples written for the tests."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tocsin.core.bounds import AtLeastOne, Count, NotNegative, Share, Weight


@dataclass(frozen=True, slots=True, kw_only=True)
class CopySettings:
    """When two documents, or two passages, are one text.

    Keys only propose pairs; what is shared is counted exactly.

    Attributes:
        shingle_words: Texts are compared by their runs of so many words.
        min_similarity: Near-duplicates share at least so much of their runs (Jaccard).
        min_containment: A text stands in a longer one that has so much of its runs.
        min_contained_runs: A text of fewer runs is never said to stand in a longer one.
        key_words: Keys are runs of so many words.
        key_window: Of so many neighbouring runs of a long text one is a key.
        max_key_documents: Of more documents with one key each is compared with the first tenth of
            so many.
        min_passage_words: A shorter passage is never taken for a copy: short sentences recur
            by chance.
        passage_shingle_words: Passages are compared by their runs of so many words, figures
            taken as equal.
        min_passage_share: Passages are one that share so much of the runs of the shorter.
        min_passage_runs: Passages that share fewer runs are one only if every word is the same;
            runs of stock words ("people were killed") are not counted.
        min_quotation_words: A shorter quotation shows nothing: people say the same few words.
        min_rare_words: So many words running are not written twice by chance.
    """

    shingle_words: AtLeastOne = 4
    min_similarity: Share = 0.6
    min_containment: Share = 0.6
    min_contained_runs: AtLeastOne = 30
    key_words: AtLeastOne = 8
    key_window: AtLeastOne = 8
    max_key_documents: AtLeastOne = 50
    min_passage_words: AtLeastOne = 8
    passage_shingle_words: AtLeastOne = 3
    min_passage_share: Share = 0.6
    min_passage_runs: AtLeastOne = 7
    min_quotation_words: AtLeastOne = 6
    min_rare_words: AtLeastOne = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeWeights:
    """What each level of agreement is worth; the score of a pair is their sum.

    Attributes:
        same_day: Both name one day.
        same_days: Both name the same few days.
        same_month: Both name one month, no day.
        overlapping: Dates that overlap.
        day_of_year: The same day of the year, of which one lacks the year.
        possible_weekday: A weekday that the other date allows.
        next_day: Dates a day apart.
        published_together: No date, but published within days of each other.
        published_apart: No date, and published long after each other.
        same_place: Both name one place.
        contained_place: The place of one lies in that of the other.
        near_place: Places close together.
        same_area: The same country or area, no finer place in common.
        other_place: Different places of one country.
        same_type: The same type of act.
        same_mode: The act was done in the same way.
        compatible_mode: The ways go together.
        other_mode: The ways do not go together.
        same_actor: One actor in both.
        related_actor: The actor of one is part of that of the other.
        other_actor: Different actors.
        same_recipient: The same recipients; half of it for common words only.
        same_figure: The same figures of harm.
        compatible_figure: Figures that allow a common number.
        other_figure: Figures that exclude each other.
        same_count: The same number of acts.
        shared_name: Each name in common.
        max_shared_names: All names in common are worth no more.
        shared_words: Many long words in common.
    """

    same_day: Weight = 2.5
    same_days: Weight = 1.25
    same_month: Weight = 0.5
    overlapping: Weight = 0.25
    day_of_year: Weight = 2.0
    possible_weekday: Weight = 0.25
    next_day: Weight = 0.25
    published_together: Weight = 0.5
    published_apart: Weight = -1.5
    same_place: Weight = 2.5
    contained_place: Weight = 1.0
    near_place: Weight = 1.0
    same_area: Weight = 0.75
    other_place: Weight = -2.0
    same_type: Weight = 0.5
    same_mode: Weight = 0.75
    compatible_mode: Weight = 0.25
    other_mode: Weight = -1.5
    same_actor: Weight = 1.0
    related_actor: Weight = 0.75
    other_actor: Weight = -0.75
    same_recipient: Weight = 0.75
    same_figure: Weight = 0.75
    compatible_figure: Weight = 0.25
    other_figure: Weight = -0.75
    same_count: Weight = 0.25
    shared_name: Weight = 1.0
    max_shared_names: Weight = 2.5
    shared_words: Weight = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeSettings:
    """When two accounts are one incident.

    Attributes:
        min_score: A pair is joined from this score on.
        min_mean_score: Two clusters are joined when the mean over all their pairs reaches this.
        min_heading_score: A heading is joined to an account of its own document from this score.
        min_levels: So many levels must speak for a pair, one of them date, place or party.
        max_days_apart: Days that are further apart are two incidents.
        few_days: Intervals no longer than this are "the same few days".
        near_km: Places no further apart than this are close together.
        published_together_days: Published within so many days counts for a pair.
        published_apart_days: Published further apart counts against it.
        min_shared_words: So many long words in common count.
    """

    weights: MergeWeights = MergeWeights()
    min_score: NotNegative = 5.0
    min_mean_score: NotNegative = 2.5
    min_heading_score: NotNegative = 0.75
    min_levels: Count = 2
    max_days_apart: Count = 1
    few_days: Count = 10
    near_km: NotNegative = 25.0
    published_together_days: Count = 3
    published_apart_days: Count = 45
    min_shared_words: AtLeastOne = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureSettings:
    """How far from an approximate value another may lie without contradicting it.

    Attributes:
        tolerance: The share of the value: with 0.1, "about 80" allows 72 to 88.
    """

    tolerance: Share = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionSettings:
    """When a reading is an opinion piece, whose claims corroborate nothing.

    Attributes:
        min_share: A reading is opinion when this share of its claims are opinions, or
            accusations on no authority.
        min_claims: A reading of fewer claims is never called opinion.
    """

    min_share: Share = 0.4
    min_claims: AtLeastOne = 6


# Posts by which one person is called; the tables have more.
OFFICES: Mapping[str, str] = dict.fromkeys(
    """president premier minister secretary ambassador envoy diplomat spokesman spokeswoman
    spokesperson governor mayor senator lawmaker legislator general colonel commander admiral
    brigadier captain lieutenant sergeant major chief chancellor king queen prince emir judge
    prosecutor director chairman chairwoman commissioner representative official gen lt col maj
    sen""".split(),
    "office",
)
# Names and adjectives whose stems differ; others are matched by their stem (`origins`).
COUNTRY_WORDS: Mapping[str, str] = {
    "us": "US",
    "usa": "US",
    "united states": "US",
    "american": "US",
    "uk": "GB",
    "united kingdom": "GB",
    "britain": "GB",
    "british": "GB",
    "france": "FR",
    "french": "FR",
    "netherlands": "NL",
    "dutch": "NL",
    "poland": "PL",
    "polish": "PL",
    "spain": "ES",
    "spanish": "ES",
    "niger": "NE",
    "nigerien": "NE",
    "nigeria": "NG",
    "nigerian": "NG",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FuseSettings:
    """Settings of fusing.

    Attributes:
        min_claim_score: Claims scored lower make no incident.
        review_margin: Pairs whose score lies so close to `merge.min_score` are for review.
        yearless_days: A report gives a day of its news without the year for so many days at most.
            Of 55 such days in the development parts of HRDsAttack and the Gun Violence Corpus the
            furthest lies 86 days before publication.
        parents: Actors' ids, each with that of the body it is part of, beside the registry's.
        countries: Words in lower case with the ISO codes of their countries, beside the tables'.
        outlets: Names and addresses of outlets with their ids, beside the tables': in lower case,
            and as written where a name is all capitals.
        families: Outlets' ids, each with the company whose newsroom it shares, beside the tables'.
        offices: Words in lower case for posts by which one person is called, beside the tables'.
    """

    min_claim_score: Share = 0.5
    review_margin: NotNegative = 1.0
    yearless_days: AtLeastOne = 120
    copies: CopySettings = CopySettings()
    merge: MergeSettings = MergeSettings()
    figures: FigureSettings = FigureSettings()
    opinion: OpinionSettings = OpinionSettings()
    parents: Mapping[str, str] = field(default_factory=dict)
    countries: Mapping[str, str] = field(default_factory=lambda: COUNTRY_WORDS)
    outlets: Mapping[str, str] = field(default_factory=dict)
    families: Mapping[str, str] = field(default_factory=dict)
    offices: Mapping[str, str] = field(default_factory=lambda: OFFICES)
