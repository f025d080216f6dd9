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
        0.52,
        1.24,
    ),
    "published": (
        -1.50,
        -0.40,
        0.74,
        1.15,
        1.68,
        2.44,
        2.77,
    ),
    "place": (
        -1.00,
        -0.22,
        -0.07,
        0.40,
    ),
    "mode": (
        -0.46,
        -0.07,
        0.19,
    ),
    "actor": (
        -0.50,
        0.32,
        0.65,
    ),
    "recipient": (0.49,),
    "recipient_words": (
        0.78,
        0.78,
        1.47,
        1.56,
    ),
    "figure": (
        -0.18,
        0.15,
        0.60,
    ),
    "count": (0.15,),
    "names": (
        0.00,
        0.48,
        1.36,
        1.47,
        1.74,
        1.74,
        2.20,
        2.60,
    ),
    "wording": (
        0.65,
        1.35,
        1.64,
        2.18,
        2.47,
        2.60,
        2.75,
        3.31,
    ),
    "background": (-0.18,),
    "chiefly": (-1.50,),
    "about_day": (
        -0.40,
        -0.06,
        -0.06,
        0.12,
        0.14,
    ),
    "about_town": (
        -0.30,
        -0.30,
        0.62,
    ),
    "about_country": (
        -0.40,
        0.28,
    ),
    "report_names": (
        0.23,
        1.42,
        2.47,
        2.47,
        2.47,
        2.47,
        2.47,
    ),
    "report_wording": (
        0.00,
        0.04,
        0.40,
        0.74,
        0.74,
        0.74,
        0.74,
        1.27,
        1.77,
    ),
}
