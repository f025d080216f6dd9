"""What assessing can be told."""

from dataclasses import dataclass

from tocsin.core.bounds import AtLeastOne, Share


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessSettings:
    """When a document is an opinion piece, how many origins confirm, when a record tells.

    What counts as opinion is said in `core.opinion`. Set on examples written for the tests.

    Attributes:
        min_opinion_share: A reading is opinion when this share of its claims are opinions, or
            accusations on no authority.
        min_opinion_claims: A reading of fewer claims is never called opinion.
        min_confirming_origins: So many independent origins confirm what is reported.
        min_outcomes: Of so many claims of a source the outcome must be known before its record
            suggests a grade.
    """

    min_opinion_share: Share = 0.4
    min_opinion_claims: AtLeastOne = 6
    min_confirming_origins: AtLeastOne = 2
    min_outcomes: AtLeastOne = 10
