"""How much each sign counts that a report is about a country, an area, a town or a time, in logits.

The weights are softmaxes over what a report names, fitted to what annotators gave to the articles
of HRDsAttack's training part and, for towns and areas, to the development texts of MUC-4 and to
local reports of our own (`python -m training.focus`), and rounded.
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
    "inside": 0.95,
    "share": -0.25,
    "lead": 0.63,
    "dateline": 0.74,
    "dateline_of_capital": 0.81,
    "body": 0.32,
    "only_body": 0.58,
    "folk": -0.17,
    "home": -0.70,
    "hospital": -0.85,
    "place_of_act": 0.81,
    "place_of_harm": 0.54,
    "abroad": -1.16,
    "elsewhere": -0.66,
    "people": 0.30,
    "unknown": -0.23,
    "outer": 1.13,
    "long": -0.66,
    "towns": -0.24,
    "country_words": -0.04,
    "street": 0.42,
    NOBODY: 2.32,
}
AREA: Signs = {
    "town": 3.73,
    "names": 0.30,
    "bodies": 0.94,
    "beside": -1.21,
    "lead": 0.33,
    "act": 0.46,
    "share": 0.95,
    "abroad": -1.00,
    "areas": -0.20,
    "country_words": -0.32,
    "street": 0.80,
    NOBODY: 1.46,
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
