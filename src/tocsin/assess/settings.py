"""What assessing can be told."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessSettings:
    """When a document is an opinion piece, and how many origins confirm.

    A reading of at least `min_opinion_claims` claims is opinion when at least
    `min_opinion_share` of them are opinions or accusations on no authority (see
    `core.opinion`). Both were set on examples written for the tests.
    """

    min_opinion_share: float = 0.4
    min_opinion_claims: int = 6
    min_confirming_origins: int = 2
