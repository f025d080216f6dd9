"""How much each sign counts that a report is about a country, a town or a time, in logits.

The weights are softmaxes over what a report names, fitted to what annotators gave to the articles
of HRDsAttack's training part (`python -m training focus`), and rounded.
"""

from collections.abc import Mapping, Sequence
from math import exp

# What speaks for one thing that a report may be about, or what each sign of it weighs.
Signs = Mapping[str, float]
# The weight of what speaks for none of those that the report names.
NOBODY = "nobody"

COUNTRY: Signs = {
    "words": 0.36,
    "names": 0.57,
    "places": 0.28,
    "lead": 0.93,
    "dateline": 0.60,
    "share_of_places": 3.54,
    "named_everywhere": -0.19,
    NOBODY: 1.99,
}
TOWN: Signs = {
    "inside": 0.76,
    "lead": 0.87,
    "dateline": 1.66,
    "place_of_act": 0.55,
    "place_of_harm": 0.68,
    "in_country": 0.62,
    "people": 0.29,
    "unknown": 0.46,
    NOBODY: 4.75,
}
TIME: Signs = {
    "day": 0.99,
    "year_only": -1.16,
    "age": 0.19,
    "stated": 0.89,
    "distance": -0.19,
    "of_speaking": -0.37,
    "position": -1.08,
    "same": -0.28,
    "same_year": 0.48,
    NOBODY: -0.71,
}


def shares(options: Sequence[Signs], weights: Signs) -> tuple[float, ...]:
    """Return the probability of each of some options; what they lack to one is that of none."""
    scores = [sum(weights[sign] * value for sign, value in each.items()) for each in options]
    nobody = weights[NOBODY]
    top = max((*scores, nobody))
    raised = [exp(score - top) for score in scores]
    total = sum(sorted(raised)) + exp(nobody - top)
    return tuple(each / total for each in raised)
