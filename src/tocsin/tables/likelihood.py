"""The numbers that people give words of likelihood, as two surveys found them."""

from collections.abc import Mapping
from functools import cache

from tocsin.core.errors import ModelError
from tocsin.core.types import LikelihoodRange
from tocsin.tables.shipped import read_table

FILE = ("vocab", "likelihood_numbers.toml")


@cache
def likelihood_ranges() -> Mapping[str, LikelihoodRange]:
    """Return the range of each phrase, by the phrase in lower case.

    Raises:
        ModelError: If the shipped table is missing or malformed.
    """
    content = read_table(*FILE)
    found: dict[str, LikelihoodRange] = {}
    try:
        for phrase, each in content["phrases"].items():
            made = LikelihoodRange(
                phrase=phrase,
                low=each["p25"],
                high=each["p75"],
                least=each["p5"],
                most=each["p95"],
                answers=each["answers"],
            )
            found.update(dict.fromkeys((phrase, *each.get("also", ())), made))
        for phrase, (lower, upper) in content["between"].items():
            found[phrase] = _between(phrase, found[lower], found[upper])
    except (KeyError, ValueError) as error:
        raise ModelError(
            f"cannot read the table of words of likelihood: {error!r}", hint="Reinstall Tocsin."
        ) from error
    return found


def _between(phrase: str, lower: LikelihoodRange, upper: LikelihoodRange) -> LikelihoodRange:
    """Return the range of a phrase that nobody was asked about, from its two neighbours."""
    return LikelihoodRange(
        phrase=phrase,
        low=lower.low,
        high=upper.high,
        least=lower.least,
        most=upper.most,
        answers=min(lower.answers, upper.answers),
        asked=False,
    )
