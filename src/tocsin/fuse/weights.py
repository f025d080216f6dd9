"""What each level of agreement of two accounts is worth, in log-odds, from the lowest step on.

Fitted to MUC-4's development texts by `python -m training.matching`: a logistic regression in
which a better level is never worth less. What the texts tell little of stays near a weight that
was set by hand before.
"""

from collections.abc import Mapping

# The log-odds that two accounts that meet at all are one, before anything is compared.
PRIOR = -5.46
WEIGHTS: Mapping[str, tuple[float, ...]] = {
    "date": (
        0.21,
        0.98,
        2.00,
    ),
    "published": (
        -1.50,
        -0.33,
        0.68,
        0.92,
        1.59,
        2.47,
        2.62,
    ),
    "place": (
        -1.00,
        -0.31,
        -0.25,
        0.12,
        0.73,
    ),
    "day_and_place": (0.96,),
    "mode": (
        -0.47,
        -0.03,
        0.20,
    ),
    "actor": (
        -0.50,
        0.32,
        0.64,
    ),
    "recipient": (0.49,),
    "recipient_words": (
        1.03,
        1.03,
        1.31,
        1.31,
    ),
    "figure": (
        -0.30,
        -0.01,
        0.35,
    ),
    "count": (0.15,),
    "names": (
        -0.02,
        0.44,
        1.68,
        1.86,
        1.86,
        1.86,
        2.36,
        2.78,
    ),
    "wording": (
        0.66,
        1.20,
        1.67,
        2.05,
        2.27,
        2.64,
        3.09,
        3.57,
    ),
    "background": (0.00,),
    "chiefly": (-1.50,),
    "about_day": (
        -0.40,
        0.12,
        0.12,
        0.29,
        0.72,
    ),
    "about_town": (
        -0.37,
        0.31,
        0.61,
    ),
    "about_area": (
        -0.40,
        0.40,
    ),
    "about_country": (
        -0.40,
        0.30,
    ),
    "report_names": (
        0.24,
        1.68,
        2.84,
        2.84,
        2.84,
        2.85,
        2.85,
    ),
    "report_wording": (
        0.00,
        0.00,
        0.35,
        0.36,
        0.36,
        0.36,
        0.36,
        0.98,
        1.48,
    ),
}
