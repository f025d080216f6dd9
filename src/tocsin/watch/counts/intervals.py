"""Intervals around a share that was counted."""


def binomial_interval(found: int, of: int, *, confidence: float) -> tuple[float, float]:
    """Return the exact (Clopper-Pearson) interval of a share, from 0 to 1.

    It holds the true share at least as often as `confidence` says, whatever that share is, also
    where nothing or everything was found.

    Source: Clopper and Pearson, "The use of confidence or fiducial limits illustrated in the
    case of the binomial" (Biometrika, 1934), by quantiles of the beta distribution.

    Args:
        found: 0 to `of`.
        of: One at least.
        confidence: Between 0 and 1.

    Raises:
        ValueError: If the numbers are out of their ranges.

    >>> low, high = binomial_interval(0, 23, confidence=0.95)
    >>> low, round(high, 3)
    (0.0, 0.148)
    """
    from scipy.special import betaincinv  # takes a while to load, and few commands need it

    if of < 1 or not 0 <= found <= of or not 0 < confidence < 1:
        raise ValueError(f"no share: {found} of {of} at {confidence}")
    tail = (1 - confidence) / 2
    low = 0.0 if found == 0 else float(betaincinv(found, of - found + 1, tail))
    high = 1.0 if found == of else float(betaincinv(found + 1, of - found, 1 - tail))
    return low, high
