"""The bounds of reported numbers, the areas of a total, and whether its parts add up to it."""

from dataclasses import dataclass

from tocsin.core.types import Figure, PlaceRef, Tally
from tocsin.core.vocab import Known


@dataclass(frozen=True, slots=True, kw_only=True)
class PartsSum:
    """The exact numbers of the parts, and whether they come to the whole.

    `adds_up` is unknown where no part is given, a part is not exact or the whole has no bound.
    """

    numbers: tuple[int, ...]
    adds_up: Known


def parts_sum(tally: Tally) -> PartsSum:
    """Return the parts of a tally with whether they add up to it."""
    figures, total = [part.figure for part in tally.parts], tally.figure
    known = tuple(each.low for each in figures if each.low is not None and is_exact(each))
    unbounded = total.low is None and total.high is None
    if not figures or len(known) < len(figures) or unbounded:
        return PartsSum(numbers=known, adds_up=Known.UNKNOWN)
    fits = (total.low or 0) <= sum(known) and (total.high is None or sum(known) <= total.high)
    return PartsSum(numbers=known, adds_up=Known.YES if fits else Known.NO)


def bounds_of(figure: Figure) -> tuple[int | None, int | None]:
    """Return the bounds of a reported number, None where open; "about 80" stands for itself."""
    if figure.best is not None and (figure.approximate or figure.low is figure.high is None):
        return figure.best, figure.best
    return figure.low, figure.high


def areas_of(tally: Tally) -> tuple[PlaceRef, ...]:
    """Return the areas of a total: its own, else those of its parts."""
    return tally.area or tuple(part.area for part in tally.parts if part.area is not None)


def is_exact(figure: Figure) -> bool:
    """Return whether a figure is one number."""
    return figure.low is not None and figure.low == figure.high
