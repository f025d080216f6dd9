"""Likelihood and confidence in words.

Source: ICD 203, Analytic Standards: the terms of row 1 and the three levels of confidence.
Which grade gets which term is the project's own choice; the standards do not say.
"""

from collections.abc import Mapping

from tocsin.core.vocab import Confidence, Credibility, Reliability

# Row 1, from the least to the most; terms of the two rows are never mixed.
LIKELIHOOD_TERMS: tuple[str, ...] = (
    "almost no chance",
    "very unlikely",
    "unlikely",
    "roughly even chance",
    "likely",
    "very likely",
    "almost certain",
)
# 3 is "possibly true": a single unnamed source bears no judgement of likelihood. 6 is "cannot
# be judged" and never a number.
LIKELIHOOD: Mapping[Credibility, str | None] = {
    Credibility.CONFIRMED: "very likely",
    Credibility.PROBABLY_TRUE: "likely",
    Credibility.POSSIBLY_TRUE: None,
    Credibility.DOUBTFUL: "unlikely",
    Credibility.IMPROBABLE: "very unlikely",
    Credibility.CANNOT_BE_JUDGED: None,
}
PROVEN = frozenset({Reliability.A, Reliability.B})
USABLE = frozenset({Reliability.A, Reliability.B, Reliability.C})


def likelihood_of(credibility: Credibility, reliability: Reliability) -> str | None:
    """Return the term for how likely it is that the incident happened; None: no judgement.

    Only confirmation carried by a proven source makes it almost certain.
    """
    if credibility is Credibility.CONFIRMED and reliability in PROVEN:
        return "almost certain"
    return LIKELIHOOD[credibility]


def confidence_of(
    credibility: Credibility, reliability: Reliability, *, corroborated: bool, contested: bool
) -> Confidence:
    """Return the confidence in the assessment.

    High: well corroborated from proven sources, with no or minor gaps. Moderate: partially
    corroborated from good sources. Low: all else.

    Source: ICD 203, levels of confidence.
    """
    confirmed = credibility is Credibility.CONFIRMED
    if confirmed and reliability in PROVEN and not contested:
        return Confidence.HIGH
    partly = credibility is Credibility.PROBABLY_TRUE and corroborated and reliability in USABLE
    return Confidence.MODERATE if confirmed or partly else Confidence.LOW
