"""Thresholds of extraction: each has a name and a birthplace."""

from dataclasses import dataclass, field

from tocsin.core.bounds import Count, NotNegative, Share


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
        min_by_heads: A word that no rule accepts tells an act if the model heads find it at
            least so probable.
        min_by_heads_elsewhere: The same in a document that is not of violence and security.
        min_by_rule: A word that a rule accepts tells no act if the heads find it less probable.
        min_beside: A verb that tells another act's harm is an act of its own from here on.
        min_role: A word has a part in an act from this probability on.
        min_role_by_rule: A part that a rule gives is dropped if the heads find it less probable.
        min_part: A word away from the clauses of an act has a part in it from here on.
        min_realis: Realis and background are the heads' from this probability on.
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
    min_by_heads: Share = 0.5
    min_by_heads_elsewhere: Share = 0.8
    min_by_rule: Share = 0.15
    min_beside: Share = 0.5
    min_role: Share = 0.5
    min_role_by_rule: Share = 0.1
    min_part: Share = 0.5
    min_realis: Share = 0.5
    min_same: Share = 0.6
    max_apart: Share = 0.1
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

    min_by_heads: Share = 0.5
    min_source: Share = 0.5
    min_content: Share = 0.5
    min_stance: Share = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractSettings:
    """Settings of the room."""

    attribution: AttributionSettings = field(default_factory=AttributionSettings)
    occurrences: OccurrenceSettings = field(default_factory=OccurrenceSettings)
