"""The ways in which layers are counted: as bags, as values of matched entries, as pairs."""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from itertools import combinations

from bench.kit.measures import layer_counts, total
from bench.kit.spans import Extent, touch

_Pair = tuple[str | None, str | None]


def bags(layer: str, found: Iterable[Hashable], wanted: Iterable[Hashable]) -> dict[str, float]:
    """Return the counts of a layer whose things are right where both sides have them.

    >>> bags("x", "aab", "abc")
    {'x.right': 2, 'x.predicted': 3, 'x.wanted': 3}
    """
    one, other = Counter(found), Counter(wanted)
    right = (one & other).total()
    return layer_counts(layer, right=right, predicted=one.total(), wanted=other.total())


def values(layer: str, pairs: Iterable[tuple[Hashable, Hashable]]) -> dict[str, float]:
    """Return how many of the matched entries have the value that is wanted."""
    same = [one == other for one, other in pairs]
    return {f"{layer}.right": sum(same), f"{layer}.matched": len(same)}


def classes(layer: str, pairs: Iterable[_Pair]) -> dict[str, float]:
    """Return the same with the counts of each class; None is an entry that is not there."""
    pairs = list(pairs)
    return total(
        values(layer, ((one, other) for one, other in pairs if one is not None and other)),
        *(_class_counts(layer, pair) for pair in pairs),
    )


def _class_counts(layer: str, pair: _Pair) -> dict[str, float]:
    one, other = pair
    counts: dict[str, float] = {}
    for name in {one, other} - {None}:
        counts |= layer_counts(
            f"{layer}={name}", right=one == other, predicted=one == name, wanted=other == name
        )
    return counts


def words(
    layer: str, pairs: Iterable[tuple[Sequence[Extent], Sequence[Extent]]]
) -> dict[str, float]:
    """Return the counts of a field of matched entries: right where both have it and they overlap.

    >>> words("x", [([(0, 4)], [(2, 6)]), ([], [(2, 6)]), ([], [])])
    {'x.right': 1, 'x.predicted': 1, 'x.wanted': 2}
    """
    pairs = list(pairs)
    met = (any(touch(a, b) for a in found for b in wanted) for found, wanted in pairs)
    return layer_counts(
        layer,
        right=sum(met),
        predicted=sum(bool(found) for found, _ in pairs),
        wanted=sum(bool(wanted) for _, wanted in pairs),
    )


def one_or_none(span: Extent | None) -> tuple[Extent, ...]:
    """Return the spans of a field that has one or none."""
    return () if span is None else (span,)


def yes_or_no(value: bool | None) -> str:
    """Return the class of what is so or not."""
    return "yes" if value else "no"


def same_groups(found: Iterable[Hashable], wanted: Iterable[Hashable]) -> tuple[int, int, int]:
    """Return how many pairs of things stand together on both sides, on one, on the other."""
    both = list(zip(found, wanted, strict=True))
    together = [(one[0] == other[0], one[1] == other[1]) for one, other in combinations(both, 2)]
    return (
        sum(one and other for one, other in together),
        sum(one for one, _ in together),
        sum(other for _, other in together),
    )


def pairs_within(groups: Iterable[Hashable]) -> int:
    """Return how many pairs of things stand in one group."""
    return sum(size * (size - 1) // 2 for size in Counter(groups).values())
