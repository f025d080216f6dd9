"""Types of values that settings may be, with the range that each may have."""

from dataclasses import dataclass
from typing import Annotated


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """The smallest and largest value allowed, both included; None is open."""

    low: float | None = None
    high: float | None = None

    def holds(self, value: float) -> bool:
        """Return whether a value lies within; what is no number (NaN) never does."""
        above = self.low is None or value >= self.low
        below = self.high is None or value <= self.high
        return above and below and value == value  # noqa: PLR0124 (NaN is not itself)

    @property
    def words(self) -> str:
        """Return the range in words: "0 to 1", "1 or more"."""
        if self.low is not None and self.high is not None:
            return f"{self.low:g} to {self.high:g}"
        return f"{self.low:g} or more" if self.low is not None else f"at most {self.high:g}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unbroken:
    """A name without white space, and without some signs."""

    without: str

    def holds(self, value: str) -> bool:
        """Return whether a value is one; an empty one is none."""
        plain = value.isprintable() and value.split() == [value]
        return plain and not set(value) & set(self.without)

    @property
    def words(self) -> str:
        """Return what it is in words: "a name without blanks and , <"."""
        return f"a name without blanks and {' '.join(self.without)}"


# A share, a probability, a score of a model.
Share = Annotated[float, Bounds(low=0, high=1)]
# A probability that something may follow from, but nothing is certain or impossible.
Probability = Annotated[float, Bounds(low=0.001, high=0.999)]
# A number of things, none included.
Count = Annotated[int, Bounds(low=0)]
# A number of things, one at least.
AtLeastOne = Annotated[int, Bounds(low=1)]
# A length, a time, a score without an upper end.
NotNegative = Annotated[float, Bounds(low=0)]
# What a level of agreement is worth, for or against.
Weight = Annotated[float, Bounds(low=-100, high=100)]
