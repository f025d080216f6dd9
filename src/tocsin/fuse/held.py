"""Which figures their speakers still hold: not those taken back, nor those since replaced.

A figure that nobody holds any more stays a value of its field, with its words, and takes no
part in what all figures allow.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tocsin.core.spans import covers
from tocsin.core.speakers import SAID_EARLIER
from tocsin.core.types import Figure
from tocsin.core.vocab import FigureKind, Stance
from tocsin.fuse.accounts import Told
from tocsin.fuse.figures import Conflict, intersect_figures, measure_of
from tocsin.fuse.settings import FigureSettings

Given = tuple[Told, Figure]


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """One figure as one claim gives it, and how those who gave it stand to it now.

    `stances` is empty where whoever gave it gives another now.
    """

    told: Told
    figure: Figure
    stances: tuple[Stance, ...]

    @property
    def held(self) -> bool:
        """Return whether somebody still holds the figure."""
        return bool(set(self.stances) - {Stance.DENIED})


def counts_of(
    kind: FigureKind,
    told: Sequence[Told],
    keys: Mapping[str, tuple[str, ...]],
    settings: FigureSettings,
) -> tuple[Count, ...]:
    """Return the figures of one kind in the order of the claims.

    Args:
        kind: What is counted.
        told: The claims of one incident.
        keys: Whose information each claim is, by claim id; empty where not known.
        settings: How far an approximate value reaches.
    """
    given = figures_given(kind, told)
    denied = [pair for pair in given if is_taken_back(*pair)]
    standing = [pair for pair in given if pair not in denied and not _said_earlier(pair[0])]
    found = []
    for pair in given:
        stances = _stances(pair, denied, standing, keys, settings)
        found.append(Count(told=pair[0], figure=pair[1], stances=stances))
    return tuple(found)


def figures_given(kind: FigureKind, told: Sequence[Told]) -> list[Given]:
    """Return the figures of one kind with their claims.

    A figure is a part only of a total that counts the same ("80 of 145 drones" shot down are
    all that were shot down, though not all that flew).
    """
    given = [(one, figure) for one in told for figure in one.occurrence.figures]
    given = [(one, figure) for one, figure in given if figure.kind is kind]
    totals = {figure.span for _, figure in given}
    return [
        (one, figure if figure.subset_of in totals else replace(figure, subset_of=None))
        for one, figure in given
    ]


def held_figures(counts: Sequence[Count]) -> tuple[Figure, ...]:
    """Return the figures that somebody still holds."""
    return tuple(count.figure for count in counts if count.held)


def is_taken_back(one: Told, figure: Figure) -> bool:
    """Return whether a claim gives a figure only to deny it."""
    link = one.chain[0] if one.chain else None
    span = figure.span or figure.of_whom
    return (
        link is not None
        and link.stance is Stance.DENIED
        and span is not None
        and any(covers(part, span) for part in link.content)
    )


def _stances(
    pair: Given,
    denied: Sequence[Given],
    standing: Sequence[Given],
    keys: Mapping[str, tuple[str, ...]],
    settings: FigureSettings,
) -> tuple[Stance, ...]:
    one, _ = pair
    if pair in denied:
        return (Stance.DENIED,)
    replaced = _said_earlier(one) and any(
        one.claim.document_id == other[0].claim.document_id and _exclude(pair, other, settings)
        for other in standing
    )
    withdrawn = any(
        _bounds(pair) == _bounds(other) and _share_origin(one, other[0], keys) for other in denied
    )
    if replaced or withdrawn:
        return ()
    return (one.chain[0].stance if one.chain else Stance.ASSERTED,)


def _share_origin(one: Told, denier: Told, keys: Mapping[str, tuple[str, ...]]) -> bool:
    """Return whether two claims are one origin's information."""
    return bool(set(keys.get(one.claim.id, ())) & set(keys.get(denier.claim.id, ())))


def _said_earlier(one: Told) -> bool:
    return any(link.said_on.reason.startswith(SAID_EARLIER) for link in one.chain)


def _exclude(pair: Given, other: Given, settings: FigureSettings) -> bool:
    first, second = pair[1], other[1]
    if first.unit is not second.unit or measure_of(first) != measure_of(second):
        return False
    return isinstance(intersect_figures((first, second), settings=settings), Conflict)


def _bounds(pair: Given) -> tuple[int | None, int | None, int | None]:
    return (pair[1].low, pair[1].best, pair[1].high)
