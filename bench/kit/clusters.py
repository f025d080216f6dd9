"""How alike two partitions of the same items are: MUC, B-cubed, CEAF-e and their average.

Sources: Vilain and others, A model-theoretic coreference scoring scheme (1995), for MUC;
Bagga and Baldwin, Algorithms for scoring coreference chains (1998), for B-cubed; Luo, On
coreference resolution performance metrics (2005), for CEAF-e, with the likeness of two
clusters phi4 = 2 |A and B| / (|A| + |B|); Pradhan and others, CoNLL-2012 shared task, for the
average of the three F1.

With G and R the gold and the predicted clusters of N items, and the cells of the partition
that both make together:

- MUC counts links. N minus the number of cells is found, N - |G| wanted, N - |R| predicted.
- B-cubed counts items: for each, the share of its cluster that lies in its cell.
- CEAF-e counts clusters: the likeness of the best one-to-one assignment, of |G| and of |R|.

No item, cell or likeness reaches from one connected group of gold and predicted clusters
into another, so all three are sums over those groups: what is resampled as one without
error. Groups change with what is predicted, so two runs cannot be compared group by group.
What a group counts is therefore handed out to its gold clusters, which stay: each has its
own links, items and likeness, and of each predicted cluster the part that lies in it. The
sums are the same; resampled gold clusters of one group are taken for independent.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bench.kit.matching import best_assignment
from bench.kit.measures import average, f1, harmonic, layer_counts, mean, share, three, total
from bench.kit.types import Measure

Partition = Mapping[str, str]
_PRECISION = share("B-cubed precision", "bcubed.precise", "items")
_RECALL = share("B-cubed recall", "bcubed.recalled", "items")
_BCUBED = harmonic("B-cubed F1", _PRECISION.of, _RECALL.of)
MEASURES: tuple[Measure, ...] = (
    average("CoNLL F1", f1("muc").of, _BCUBED.of, f1("ceaf_e").of, main=True),
    average(
        "CoNLL F1, nothing joined",
        f1("muc_alone").of,
        harmonic("", share("", "items", "items").of, share("", "clusters", "items").of).of,
        f1("ceaf_e_alone").of,
        main=True,
    ),
    *three("muc", "MUC"),
    _PRECISION,
    _RECALL,
    _BCUBED,
    *three("ceaf_e", "CEAF-e"),
    mean("predicted clusters for each gold cluster", "ceaf_e.predicted", "ceaf_e.wanted"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Gold and predicted clusters that share items, directly or over others: one unit.

    Both are the sorted items of each cluster, in the order of their first items.
    """

    gold: tuple[tuple[str, ...], ...]
    predicted: tuple[tuple[str, ...], ...]


def connected_groups(gold: Partition, predicted: Partition) -> list[Group]:
    """Return the connected groups of two partitions, in the order of their first items.

    A partition says of each item in which cluster it lies.

    Raises:
        ValueError: If the two are not of the same items.
    """
    if gold.keys() != predicted.keys():
        raise ValueError("the partitions are not of the same items")
    clusters = (_clusters(gold), _clusters(predicted))
    groups, seen = [], set[str]()
    for item in sorted(gold):
        if item not in seen:
            members = _reached(item, (gold, predicted), clusters)
            seen |= members
            groups.append(Group(gold=_within(members, gold), predicted=_within(members, predicted)))
    return groups


def counts_of(group: Group) -> dict[str, float]:
    """Return the counts of a group, from which `MEASURES` are made."""
    return total(*shares_of(group))


def shares_of(group: Group) -> list[dict[str, float]]:
    """Return the counts of a group as handed out to its gold clusters, in their order."""
    at = {item: number for number, cluster in enumerate(group.predicted) for item in cluster}
    cells = [Counter(at[item] for item in cluster) for cluster in group.gold]
    sizes = [len(cluster) for cluster in group.predicted]
    likeness = _best_likeness(cells, sizes)
    return [_share(row, sizes, likeness.get(number, 0.0)) for number, row in enumerate(cells)]


def _share(row: Counter[int], sizes: Sequence[int], likeness: float) -> dict[str, float]:
    """Return the counts of a gold cluster, given how much of it lies in which predicted one."""
    items = row.total()
    predicted = sum(n / sizes[to] for to, n in row.items())
    return {
        "items": float(items),
        **layer_counts(
            "muc", right=items - len(row), predicted=items - predicted, wanted=items - 1
        ),
        "bcubed.precise": sum(n * n / sizes[to] for to, n in row.items()),
        "bcubed.recalled": sum(n * n / items for n in row.values()),
        **layer_counts("ceaf_e", right=likeness, predicted=predicted, wanted=1.0),
        # What whoever joins nothing gets: every item a cluster of its own.
        "clusters": 1.0,
        **layer_counts("muc_alone", right=0, predicted=0, wanted=items - 1),
        **layer_counts("ceaf_e_alone", right=2 / (items + 1), predicted=items, wanted=1.0),
    }


def _best_likeness(cells: Sequence[Counter[int]], sizes: Sequence[int]) -> dict[int, float]:
    """Return phi4 of each gold cluster that the best one-to-one assignment gives one."""
    table = [[2 * row[to] / (row.total() + size) for to, size in enumerate(sizes)] for row in cells]
    return {row: table[row][to] for row, to in best_assignment(table)}


def _clusters(partition: Partition) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for item in sorted(partition):
        found[partition[item]].append(item)
    return found


def _reached(
    item: str, partitions: Sequence[Partition], clusters: Sequence[Mapping[str, Sequence[str]]]
) -> set[str]:
    """Return the items that are reached from one over clusters of either partition."""
    found, waiting = {item}, [item]
    while waiting:
        here = waiting.pop()
        for partition, members in zip(partitions, clusters, strict=True):
            new = [each for each in members[partition[here]] if each not in found]
            found.update(new)
            waiting += new
    return found


def _within(members: set[str], partition: Partition) -> tuple[tuple[str, ...], ...]:
    parts = _clusters({item: partition[item] for item in members})
    return tuple(sorted(tuple(cluster) for cluster in parts.values()))
