"""What fusing can be told. Every threshold was set on examples written for the tests."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tocsin.core.bounds import AtLeastOne, Count, NotNegative, Probability, Share


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
class MergeSettings:
    """When two accounts are one incident.

    Attributes:
        min_probability: Two accounts are joined from this probability on that they are one.
        min_mean_probability: Two clusters are joined when the mean over all their pairs, of the
            log-odds, is at least that of this probability.
        review_probability: Accounts of two incidents that are one with this probability are
            proposed to a person.
        min_heading: A heading is joined to an account of its own document when what agrees in
            the act itself is worth so much, in log-odds.
        max_days_apart: Days that are further apart are two incidents.
        few_days: Intervals no longer than this are "the same few days".
        near_km: Places no further apart than this are close together.
        words_in_keys: Accounts are looked up by so many of their rarest words.
        rare: Only words as rare as this look anybody up, by inverse document frequency.
        unique: Words as rare as this do at whatever time they were told.
        max_block: What more accounts than this share in one time looks nobody up.
        max_timeless: What more accounts than this share looks nobody up at other times.
    """

    min_probability: Probability = 0.7
    min_mean_probability: Probability = 0.3
    review_probability: Probability = 0.2
    min_heading: NotNegative = 0.5
    max_days_apart: Count = 1
    few_days: Count = 10
    near_km: NotNegative = 25.0
    words_in_keys: AtLeastOne = 10
    rare: NotNegative = 6.0
    unique: NotNegative = 7.5
    max_block: AtLeastOne = 500
    max_timeless: AtLeastOne = 50


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

    A document that calls itself opinion is one in any case.

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
        min_claim_score: Claims scored lower make no incident, and no entry among outlooks.
        min_about: An incident whose claims give no day, or no place, has that which the reports
            that are chiefly about it are about, from this probability on.
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
    min_about: Share = 0.5
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
