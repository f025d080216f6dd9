"""What counting can be told."""

from dataclasses import dataclass

from tocsin.core.bounds import AtLeastOne, Probability


@dataclass(frozen=True, slots=True, kw_only=True)
class CountSettings:
    """How incidents are counted, and how a reported total is compared with them.

    Attributes:
        max_periods: An incident that may fall into more weeks or months than this stands in the
            row of those whose date is not known closely enough.
        confidence: The interval around a coverage figure holds the true share this often at
            least.
    """

    max_periods: AtLeastOne = 5
    confidence: Probability = 0.95
