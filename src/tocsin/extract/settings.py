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
    score_in_body: Share = 0.8
    score_without_party: Share = 0.6
    score_in_heading: Share = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractSettings:
    """Settings of the room."""

    occurrences: OccurrenceSettings = field(default_factory=OccurrenceSettings)
