"""What fusing can be told. Every threshold was set on examples written for the tests."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class CopySettings:
    """When two documents, or two passages, are one text.

    Near-duplicates share at least `min_similarity` of their runs of `shingle_words`
    words (Jaccard). MinHash only proposes pairs; the share itself is counted exactly.
    A passage shorter than `min_passage_words` is never taken for a copy: short
    sentences recur by chance.
    """

    shingle_words: int = 4
    min_similarity: float = 0.6
    permutations: int = 128
    bands: int = 32
    seed: int = 20
    min_passage_words: int = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeWeights:
    """What each level of agreement is worth; the score of a pair is their sum."""

    same_day: float = 2.5
    same_days: float = 1.25
    same_month: float = 0.5
    overlapping: float = 0.25
    day_of_year: float = 2.0
    possible_weekday: float = 0.25
    next_day: float = 0.25
    published_together: float = 0.5
    published_apart: float = -1.5
    same_place: float = 2.5
    contained_place: float = 1.0
    near_place: float = 1.0
    same_area: float = 0.75
    other_place: float = -2.0
    same_type: float = 0.5
    same_mode: float = 0.75
    compatible_mode: float = 0.25
    other_mode: float = -1.5
    same_actor: float = 1.0
    related_actor: float = 0.75
    other_actor: float = -0.75
    same_recipient: float = 0.75
    same_figure: float = 0.75
    compatible_figure: float = 0.25
    other_figure: float = -0.75
    same_count: float = 0.25
    shared_name: float = 1.0
    max_shared_names: float = 2.5
    shared_words: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeSettings:
    """When two accounts are one incident.

    A pair is joined from `min_score` on, when at least `min_levels` levels speak for it
    and one of them is the date, the place or a party. A cluster is joined to another
    when the mean over all their pairs reaches `min_mean_score`. A heading is joined to
    an account of its own document from `min_heading_score` on.
    """

    weights: MergeWeights = MergeWeights()
    min_score: float = 5.0
    min_mean_score: float = 2.5
    min_heading_score: float = 0.75
    min_levels: int = 2
    max_days_apart: int = 1
    few_days: int = 10
    near_km: float = 25.0
    published_together_days: int = 3
    published_apart_days: int = 45
    min_shared_words: int = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureSettings:
    """How far from an approximate value another may lie without contradicting it.

    `tolerance` 0.1: "about 80" allows 72 to 88.
    """

    tolerance: float = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionSettings:
    """When a reading is an opinion piece, whose claims corroborate nothing."""

    min_share: float = 0.4
    min_claims: int = 6


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

    Claims scored below `min_claim_score` make no incident. `parents` maps an actor's id
    to that of the body it is part of; `countries` maps lower-case words to ISO codes.
    """

    min_claim_score: float = 0.5
    copies: CopySettings = CopySettings()
    merge: MergeSettings = MergeSettings()
    figures: FigureSettings = FigureSettings()
    opinion: OpinionSettings = OpinionSettings()
    parents: Mapping[str, str] = field(default_factory=dict)
    countries: Mapping[str, str] = field(default_factory=lambda: COUNTRY_WORDS)
