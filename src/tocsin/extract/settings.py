"""Thresholds of extraction: each has a name and a birthplace."""

from dataclasses import dataclass, field

from tocsin.core.bounds import Count, NotNegative, Share, Weight


@dataclass(frozen=True, slots=True, kw_only=True)
class OccurrenceSettings:
    """When a word may tell an act.

    Set on the training part of the project's own annotation against sport, business and
    politics texts, of which none reaches `min_document_share` and nearly all reports on
    violence do. The scores of rules rank claims; they are not calibrated.

    Attributes:
        min_document_share: A document tells acts if this share of its words are of violence
            and security.
        max_sport_share: A document with a larger share of words of sport tells no act.
        min_sentence_weight: Elsewhere a sentence tells an act from this weight of such words on.
        max_days_current: An act longer before publication than this is told as background.
        lead_sentences: So many sentences at the head of the body are its lead.
        max_days_from_main: An act dated further from the first dated act of a document is an
            earlier one.
        log_odds_of_heads: How much the log odds that the heads give a word count.
        log_odds_of_rule: What is added to them where a rule accepts the word.
        log_odds_of_table: What is added where the tables know the word and no rule accepts it.
        log_odds: What is added to all. The four are a logistic regression on what bundles
            say of documents of the annotation that they have not seen.
        min_probability: A word tells an act from this probability on.
        min_probability_elsewhere: The same, if no rule accepts it, in a document that is not of
            violence and security.
        min_beside: A verb that tells another act's harm is an act of its own from here on.
        min_role: A word has a part in an act from this probability on.
        min_role_by_rule: A part that a rule gives is dropped if the heads find it less probable.
        min_actor_elsewhere: A word away from the clauses of an act names one of its actors from
            here on; errors are costly, and other words seldom tell them.
        min_recipient_elsewhere: The same for those it befell.
        min_weapon_elsewhere: The same for its weapons.
        min_joined: Acts less probable are no telling of one incident with others.
        min_realis: Realis is the heads' from this probability on.
        min_same: Two acts are one if the heads find it at least so probable.
        max_apart: Two acts are not one if the heads find it at most so probable.
        score_in_body: The score of an act told in the body.
        score_without_party: Its score where neither an actor nor a recipient is named.
        score_in_heading: Its score where only a heading tells it.
    """

    min_document_share: Share = 0.025
    max_sport_share: Share = 0.025
    min_sentence_weight: NotNegative = 4.0
    max_days_current: Count = 100
    lead_sentences: Count = 2
    max_days_from_main: Count = 45
    log_odds_of_heads: Weight = 0.5
    log_odds_of_rule: Weight = 1.46
    log_odds_of_table: Weight = 0.44
    log_odds: Weight = -0.7
    min_probability: Share = 0.3
    min_probability_elsewhere: Share = 0.6
    min_beside: Share = 0.5
    min_joined: Share = 0.5
    min_role: Share = 0.6
    min_role_by_rule: Share = 0.0
    min_actor_elsewhere: Share = 0.4
    min_recipient_elsewhere: Share = 0.7
    min_weapon_elsewhere: Share = 0.6
    min_realis: Share = 0.6
    min_same: Share = 1.0
    max_apart: Share = 0.0
    score_in_body: Share = 0.8
    score_without_party: Share = 0.6
    score_in_heading: Share = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributionSettings:
    """When the model heads make or change an attribution.

    Attributes:
        min_by_heads: A word that no rule reads is a cue from this probability on.
        min_source: A word belongs to a source from this probability on.
        min_content: A word belongs to a content from this probability on.
        min_stance: The stance is the heads' from this probability on.
    """

    min_by_heads: Share = 0.7
    min_source: Share = 0.5
    min_content: Share = 0.5
    min_stance: Share = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractSettings:
    """Settings of the room."""

    attribution: AttributionSettings = field(default_factory=AttributionSettings)
    occurrences: OccurrenceSettings = field(default_factory=OccurrenceSettings)
