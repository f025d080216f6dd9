"""What each level of agreement of two accounts is worth, in log-odds, from the lowest step on.

Fitted to MUC-4's development texts by `python -m training.matching`: a logistic regression in
which a better level is never worth less. What the texts tell little of stays near a weight that
was set by hand before.
"""

from collections.abc import Mapping

# The log-odds that two accounts that meet at all are one, before anything is compared.
PRIOR = -4.13
WEIGHTS: Mapping[str, tuple[float, ...]] = {
    "date": (
        0.00,
        0.35,
        0.59,
    ),
    "published": (
        -1.50,
        -0.27,
        0.08,
        0.56,
        1.45,
        2.46,
        2.69,
    ),
    "place": (
        -0.70,
        -0.52,
        -0.52,
        -0.15,
    ),
    "mode": (
        -0.50,
        -0.50,
        -0.50,
    ),
    "actor": (
        -0.40,
        0.03,
        0.16,
    ),
    "recipient": (0.50,),
    "recipient_words": (
        0.70,
        0.70,
        0.83,
        1.32,
    ),
    "figure": (
        -0.03,
        0.20,
        0.54,
    ),
    "count": (0.15,),
    "names": (
        0.29,
        1.61,
        2.16,
        2.76,
        2.79,
        3.20,
        3.60,
    ),
    "wording": (
        0.00,
        0.16,
        0.78,
        1.66,
        2.40,
        2.76,
        3.42,
        3.87,
    ),
    "background": (-0.38,),
    "chiefly": (-1.50,),
    "about_day": (
        -0.27,
        -0.07,
        -0.07,
        -0.07,
        -0.07,
    ),
    "about_town": (
        -0.22,
        -0.22,
        0.49,
    ),
    "about_country": (
        -0.28,
        0.23,
    ),
    "report_names": (
        0.45,
        1.22,
        1.85,
        1.97,
        1.97,
        2.10,
        2.10,
    ),
    "report_wording": (
        0.00,
        0.00,
        0.50,
        0.56,
        0.56,
        0.56,
        0.56,
        1.09,
        1.59,
    ),
}
