"""Join figures: bounds are not contradictions, and different measures are not compared."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import inf

from tocsin.core.types import Figure
from tocsin.core.vocab import FigureKind, Unit
from tocsin.core.words import words_of
from tocsin.fuse.settings import FigureSettings
from tocsin.fuse.words import WHOLE


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Two figures that no number satisfies: one needs more than the other allows."""

    higher: Figure
    lower: Figure


def intersect_figures(
    figures: Sequence[Figure], *, settings: FigureSettings | None = None
) -> Figure | Conflict:
    """Return the figure that all reports allow, or the conflict between them.

    Args:
        figures: At least one, all of one kind and unit; an open bound is None.
        settings: How far an approximate value reaches.
    Returns:
        Highest low and lowest high ("more than 80", "nearly 100": 81 to 99); a
        `Conflict` naming both sides where no number satisfies all of them. An
        approximate value bounds nothing: it only must not lie too far away.
    Raises:
        ValueError: If `figures` is empty or mixes kinds.
    """
    if not figures:
        raise ValueError("no figures to intersect")
    if len({(figure.kind, figure.unit) for figure in figures}) > 1:
        raise ValueError("figures of different kinds or units cannot be intersected")
    settings = settings or FigureSettings()
    ordered = sorted(figures, key=_sort_key)
    higher = max(ordered, key=lambda figure: allowed(figure, settings)[0])
    lower = min(ordered, key=lambda figure: allowed(figure, settings)[1])
    if allowed(higher, settings)[0] > allowed(lower, settings)[1]:
        return Conflict(higher=higher, lower=lower)
    return _joined(ordered)


def allowed(figure: Figure, settings: FigureSettings) -> tuple[float, float]:
    """Return the least and the greatest number that a figure allows."""
    figure = _bounded(figure)
    low = -1.0 if figure.low is None else float(figure.low)
    high = inf if figure.high is None else float(figure.high)
    if figure.best is None or not figure.approximate:
        return low, high
    reach = figure.best * settings.tolerance
    return (
        figure.best - reach if figure.low is None else min(low, figure.best - reach),
        figure.best + reach if figure.high is None else max(high, figure.best + reach),
    )


def measure_of(figure: Figure) -> tuple[str, ...]:
    """Return the words for those counted that narrow them down; empty for the whole.

    Those who did it are one group, whatever a report calls them. Two parts of one whole are
    each measured by their own words; a part without such words is like no other.
    """
    if figure.kind is FigureKind.PERPETRATORS:
        return ()
    whom = words_of(figure.of_whom.quote) if figure.of_whom is not None else []
    words = tuple(word for word in whom if word not in WHOLE and not word.isdigit())
    if figure.subset_of is None or words:
        return words
    span = figure.span or figure.of_whom
    where = f"{span.document_id} {span.start}" if span else ""
    return ("part of", figure.subset_of.quote, where)


def measured(figures: Sequence[Figure]) -> tuple[tuple[Figure, ...], ...]:
    """Return the figures in groups that measure one thing each, the whole first if it is told.

    Only figures of one group are compared, and those of two are never added.
    """
    groups: dict[tuple[str, tuple[str, ...]], list[Figure]] = {}
    for figure in figures:
        groups.setdefault((figure.unit.value, measure_of(figure)), []).append(figure)
    ordered = sorted(groups.items(), key=lambda item: (item[0][1], item[0][0]))
    return tuple(tuple(group) for _, group in ordered)


def comparable(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """Return the figures of the whole; of a part only where nothing else is counted.

    "More than a dozen drones and four missiles" leave nothing: neither is the whole. A share
    counts nobody.
    """
    totals = [figure for figure in figures if figure.subset_of is None]
    counts = [figure for figure in totals if figure.unit is not Unit.PERCENT]
    groups = measured(counts or totals)
    whole = [group for group in groups if not measure_of(group[0])]
    chosen = whole or groups
    return chosen[0] if len(chosen) == 1 else ()


def in_words(figure: Figure) -> str | None:
    """Return a figure's bounds in words ("81 to 99"); None where it has none."""
    low, best, high = figure.low, figure.best, figure.high
    if low is not None and low == high:
        return f"{low}"
    if best is not None:
        return f"about {best}" if figure.approximate else f"{best}"
    if low is not None and high is not None:
        return f"{low} to {high}"
    if low is not None:
        return f"{low} or more"
    return f"{high} or fewer" if high is not None else None


def _joined(figures: Sequence[Figure]) -> Figure:
    bounded = [_bounded(figure) for figure in figures]
    low = max((figure.low for figure in bounded if figure.low is not None), default=None)
    high = min((figure.high for figure in bounded if figure.high is not None), default=None)
    if low is not None and high is not None and low > high:
        low = high = None
    bests = {figure.best for figure in bounded if figure.best is not None}
    within = {
        best for best in bests if (low is None or best >= low) and (high is None or best <= high)
    }
    best = within.pop() if len(within) == 1 else None
    exact = low is not None and low == high
    best = low if exact else best
    same = len({_sort_key(replace(figure, span=None)) for figure in figures}) == 1
    return Figure(
        kind=figures[0].kind,
        unit=figures[0].unit,
        low=low,
        best=best,
        high=high,
        approximate=not exact and any(f.approximate and f.best == best for f in bounded),
        of_whom=figures[0].of_whom if same else None,
        subset_of=figures[0].subset_of if same else None,
        span=figures[0].span if same else None,
    )


def _bounded(figure: Figure) -> Figure:
    """Return a figure with the bounds that its value sets: an approximate one sets none."""
    if figure.approximate and figure.low == figure.high:
        return replace(figure, low=None, high=None, best=figure.best or figure.low)
    if figure.low is None and figure.high is None and not figure.approximate:
        return replace(figure, low=figure.best, high=figure.best)
    return figure


def _sort_key(figure: Figure) -> tuple[float, float, float, str, int, str, int]:
    span, whom = figure.span, figure.of_whom
    return (
        -1 if figure.low is None else figure.low,
        inf if figure.high is None else figure.high,
        -1 if figure.best is None else figure.best,
        span.document_id if span else "",
        span.start if span else -1,
        whom.document_id if whom else "",
        whom.start if whom else -1,
    )
