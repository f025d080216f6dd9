"""What each level of agreement of two accounts is worth, in log-odds, from the lowest step on.

Fitted to MUC-4's development texts by `python -m training.matching`: a logistic regression in
which a better level is never worth less. What the texts tell little of stays near a weight that
was set by hand before.
"""

from collections.abc import Mapping

# The log-odds that two accounts that meet at all are one, before anything is compared.
PRIOR = -4.60
WEIGHTS: Mapping[str, tuple[float, ...]] = {
    "date": (
        0.07,
        0.77,
        1.71,
    ),
    "published": (
        -1.50,
        -0.36,
        0.23,
        0.45,
        1.10,
        1.92,
        2.16,
    ),
    "place": (
        -1.00,
        -0.25,
        -0.13,
        0.30,
        0.98,
    ),
    "day_and_place": (0.91,),
    "mode": (
        -0.44,
        0.07,
        0.34,
    ),
    "actor": (
        -0.50,
        0.35,
        0.71,
    ),
    "recipient": (0.48,),
    "recipient_words": (
        1.02,
        1.02,
        1.03,
        1.03,
    ),
    "figure": (
        -0.34,
        -0.03,
        0.29,
    ),
    "count": (0.17,),
    "names": (
        -0.01,
        0.54,
        1.66,
        1.88,
        1.88,
        1.88,
        2.41,
        2.82,
    ),
    "wording": (
        0.34,
        0.88,
        1.29,
        1.68,
        1.90,
        2.24,
        2.71,
        3.18,
    ),
    "background": (0.00,),
    "chiefly": (-1.50,),
    "about_day": (
        -0.40,
        -0.06,
        -0.06,
        0.22,
        0.56,
    ),
    "about_town": (
        -0.28,
        0.44,
        0.94,
    ),
    "about_area": (
        -0.40,
        0.01,
    ),
    "about_country": (
        -0.40,
        -0.05,
    ),
    "report_names": (
        0.13,
        1.38,
        2.54,
        2.54,
        2.54,
        2.54,
        2.54,
    ),
    "report_wording": (
        0.00,
        0.00,
        0.23,
        0.23,
        0.23,
        0.23,
        0.23,
        0.82,
        1.32,
    ),
}
