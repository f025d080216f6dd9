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
        log_odds_of_realis: What is added to the log of the heads' probability of the realis that
            the rules read; set in the same way.
        min_probability: A word tells an act from this probability on.
        min_probability_elsewhere: The same, if no rule accepts it, in a document that is not of
            violence and security.
        min_role: A word has a part in an act that no rule accepts from this probability on;
            rules know the parts of the others better.
        min_place: An act is at a place that its sentence names from this probability on.
        min_place_by_rule: The same for a place that the rules give to it. Both were set on
            sentences with marked places, in folds.
        min_actor_elsewhere: A word away from the clauses of an act names one of its actors from
            here on; errors are costly, and other words seldom tell them.
        min_recipient_elsewhere: The same for those it befell.
        min_weapon_elsewhere: The same for its weapons.
        min_incident: A word that no table knows tells an incident from this probability on, in a
            document of violence and security.
        max_background: It tells none if it is history with a greater probability.
        score_in_body: The score of an act told in the body.
        score_without_party: Its score where neither an actor nor a recipient is named.
        score_in_heading: At most its score where a heading tells it.
        score_unsure: At most the score of an act that tells no incident: it is improbable, or
            only a heading, a question or a caption tells it, or it is counted over a window.
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
    log_odds_of_realis: Weight = 1.15
    min_probability: Share = 0.34
    min_probability_elsewhere: Share = 0.6
    min_incident: Share = 0.75
    max_background: Share = 0.5
    min_role: Share = 0.6
    min_place: Share = 0.4
    min_place_by_rule: Share = 0.2
    min_actor_elsewhere: Share = 0.4
    min_recipient_elsewhere: Share = 0.9
    min_weapon_elsewhere: Share = 0.6
    score_in_body: Share = 0.8
    score_without_party: Share = 0.6
    score_in_heading: Share = 0.5
    score_unsure: Share = 0.4


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractSettings:
    """Settings of the room."""

    occurrences: OccurrenceSettings = field(default_factory=OccurrenceSettings)
