"""Thresholds of extraction: each has a name and a birthplace."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class OccurrenceSettings:
    """When a word may tell an act.

    Set on the training part of the project's own annotation against sport, business and
    politics texts, of which none reaches `min_document_share` and nearly all reports on
    violence do; a document with more than `max_sport_share` of words of sport tells no
    act. The scores of rules rank claims; they are not calibrated.
    """

    min_document_share: float = 0.025
    max_sport_share: float = 0.025
    min_sentence_weight: float = 4.0
    max_days_current: int = 100
    lead_sentences: int = 2
    max_days_from_main: int = 45
    score_in_body: float = 0.8
    score_without_party: float = 0.6
    score_in_heading: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractSettings:
    """Settings of the room."""

    occurrences: OccurrenceSettings = field(default_factory=OccurrenceSettings)
