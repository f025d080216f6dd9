"""What each level of agreement of two accounts is worth, in log-odds, from the lowest step on.

Fitted to MUC-4's development texts by `python -m training.matching`: a logistic regression in
which a better level is never worth less. What the texts tell little of stays near a weight that
was set by hand before.
"""

from collections.abc import Mapping

# The log-odds that two accounts that meet at all are one, before anything is compared.
PRIOR = -5.35
WEIGHTS: Mapping[str, tuple[float, ...]] = {
    "date": (
        0.00,
        0.51,
        1.22,
    ),
    "published": (
        -1.50,
        -0.41,
        0.74,
        1.16,
        1.69,
        2.45,
        2.78,
    ),
    "place": (
        -1.00,
        -0.26,
        -0.16,
        0.26,
        0.82,
    ),
    "day_and_place": (0.98,),
    "mode": (
        -0.47,
        -0.08,
        0.17,
    ),
    "actor": (
        -0.50,
        0.32,
        0.65,
    ),
    "recipient": (0.49,),
    "recipient_words": (
        0.79,
        0.79,
        1.48,
        1.58,
    ),
    "figure": (
        -0.18,
        0.15,
        0.61,
    ),
    "count": (0.15,),
    "names": (
        0.00,
        0.49,
        1.36,
        1.46,
        1.75,
        1.75,
        2.21,
        2.61,
    ),
    "wording": (
        0.65,
        1.34,
        1.64,
        2.17,
        2.46,
        2.56,
        2.72,
        3.28,
    ),
    "background": (-0.18,),
    "chiefly": (-1.50,),
    "about_day": (
        -0.40,
        -0.05,
        -0.05,
        0.13,
        0.15,
    ),
    "about_town": (
        -0.28,
        -0.28,
        0.65,
    ),
    "about_country": (
        -0.40,
        0.29,
    ),
    "report_names": (
        0.21,
        1.42,
        2.47,
        2.47,
        2.47,
        2.47,
        2.47,
    ),
    "report_wording": (
        0.00,
        0.03,
        0.39,
        0.72,
        0.72,
        0.72,
        0.72,
        1.25,
        1.75,
    ),
}
