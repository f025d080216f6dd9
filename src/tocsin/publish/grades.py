"""Grades in words. Likelihood and confidence are two sentences (ICD 203)."""

from tocsin.core.types import Assessment
from tocsin.publish.model import GradeView
from tocsin.publish.phrases import CREDIBILITY_WORDS, RELIABILITY_WORDS
from tocsin.publish.words import capitalised, sentence

NOT_GRADED = GradeView(
    code="Not graded",
    words="Not graded.",
    likelihood="No likelihood is judged.",
    confidence="",
    reasons=(),
)


def grade_view(assessment: Assessment | None) -> GradeView:
    """Return an assessment in letters and words; not graded where there is none."""
    if assessment is None:
        return NOT_GRADED
    reliability = RELIABILITY_WORDS[assessment.reliability]
    credibility = CREDIBILITY_WORDS[assessment.credibility]
    likelihood = assessment.likelihood
    return GradeView(
        code=f"{assessment.reliability}{int(assessment.credibility)}",
        words=sentence(f"{capitalised(reliability)}; information {credibility}"),
        likelihood=sentence(f"Judged {likelihood}") if likelihood else "No likelihood is judged.",
        confidence=sentence(f"Confidence in the grading: {assessment.confidence}"),
        reasons=tuple(sentence(reason) for reason in assessment.reasons),
    )
