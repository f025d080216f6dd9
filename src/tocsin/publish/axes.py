"""Axes of drawings: where a scale ends, and where its ticks stand."""

from math import ceil, floor, log10

_STEPS = (1, 2, 5, 10)


def scale_of(greatest: float, *, ticks: int) -> tuple[int, int]:
    """Return where a scale of whole numbers ends and how far its ticks are apart.

    It holds `greatest` with about so many ticks, and ends at 1 at least.

    >>> scale_of(37, ticks=5)
    (40, 10)
    """
    rough = max(1.0, greatest / ticks)
    power = 10 ** floor(log10(rough))
    step = next(int(power * each) for each in _STEPS if power * each >= rough)
    return max(step, ceil(greatest / step) * step), step
