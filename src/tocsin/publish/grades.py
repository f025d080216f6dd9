"""Grades in words. Likelihood and confidence are two sentences (ICD 203)."""

from collections.abc import Callable, Sequence

from tocsin.core.types import Assessment, ClaimAssessment, Reason
from tocsin.publish.cited import Line
from tocsin.publish.model import GradeReason, GradeView
from tocsin.publish.wording.phrases import CREDIBILITY_WORDS, RELIABILITY_WORDS
from tocsin.publish.wording.words import capitalised, sentence

NOT_GRADED = GradeView(
    code="Not graded",
    words="Not graded.",
    likelihood="No likelihood is judged.",
    confidence="",
    reasons=(),
)


def grade_view(
    assessment: Assessment | None, *, cite: Callable[[Reason], Line] | None = None
) -> GradeView:
    """Return an assessment in letters and words; not graded where there is none.

    `cite` makes a statement of a reason that cites the words which it rests on.
    """
    if assessment is None:
        return NOT_GRADED
    cite = cite or _uncited
    likelihood = assessment.likelihood
    return GradeView(
        code=grade_code(assessment),
        words=_grade_words(assessment),
        likelihood=sentence(f"Judged {likelihood}") if likelihood else "No likelihood is judged.",
        confidence=sentence(f"Confidence in the grading: {assessment.confidence}"),
        reasons=tuple(
            GradeReason(line=cite(reason), claim_ids=reason.claim_ids)
            for reason in assessment.reasons
        ),
    )


def grade_code(assessment: Assessment | ClaimAssessment) -> str:
    """Return a grade as analysts write it: "B2"."""
    return f"{assessment.reliability}{int(assessment.credibility)}"


def grade_lines(assessment: Assessment | ClaimAssessment) -> tuple[str, ...]:
    """Return a grade as plain text: its letters and words, then its reasons with their claims."""
    head = f"Grade {grade_code(assessment)}: {_grade_words(assessment)}"
    reasons = (
        with_claims(sentence(reason.sentence), reason.claim_ids) for reason in assessment.reasons
    )
    return (head, *(f"  {words}" for words in reasons))


def with_claims(words: str, claim_ids: Sequence[str]) -> str:
    """Return a reason as plain text, the claims that it rests on behind it."""
    return f"{words} [{', '.join(claim_ids)}]" if claim_ids else words


def _uncited(reason: Reason) -> Line:
    return Line(text=sentence(reason.sentence), cites=())


def _grade_words(assessment: Assessment | ClaimAssessment) -> str:
    reliability = RELIABILITY_WORDS[assessment.reliability]
    credibility = CREDIBILITY_WORDS[assessment.credibility]
    return sentence(f"{capitalised(reliability)}; information {credibility}")
