"""How much each sign counts that a report is about a country, a town or a time, in logits.

The weights are softmaxes over what a report names, fitted to what annotators gave to the articles
of HRDsAttack's training part and, for towns and areas, to the development texts of MUC-4
(`python -m training.focus`), and rounded.
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
    "inside": 1.13,
    "share": -0.43,
    "lead": 0.75,
    "dateline": 0.52,
    "dateline_of_capital": 0.90,
    "body": 0.26,
    "folk": 0.0,
    "home": -0.39,
    "hospital": -0.56,
    "place_of_act": 0.81,
    "place_of_harm": 0.66,
    "abroad": -1.16,
    "elsewhere": -0.51,
    "people": 0.28,
    "unknown": -0.49,
    "outer": 0.74,
    "long": -0.64,
    "towns": -0.28,
    "country_words": -0.15,
    "street": 0.34,
    NOBODY: 2.07,
}
AREA: Signs = {
    "town": 3.49,
    "names": 0.30,
    "bodies": 0.53,
    "beside": -0.64,
    "lead": 0.34,
    "act": 0.71,
    "share": 1.01,
    "abroad": -1.00,
    "areas": -0.18,
    "country_words": -0.32,
    "street": 0.28,
    NOBODY: 1.51,
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
