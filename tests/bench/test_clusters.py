"""MUC, B-cubed and CEAF-e: worked by hand, by definition, and as sums over groups."""

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.kit.clusters import MEASURES, Group, Partition, connected_groups, counts_of, shares_of
from bench.kit.measures import total

ITEMS = [f"item {number}" for number in range(8)]
partitions = st.lists(st.sampled_from("abcde"), min_size=8, max_size=8).map(
    lambda labels: dict(zip(ITEMS, labels, strict=True))
)


def figures(gold: Partition, predicted: Partition) -> dict[str, float | None]:
    sums = total(*(counts_of(group) for group in connected_groups(gold, predicted)))
    return {measure.name: measure.of(sums) for measure in MEASURES}


def clusters(partition: Partition) -> list[set[str]]:
    return [
        {item for item in partition if partition[item] == label}
        for label in sorted(set(partition.values()))
    ]


def whole(gold: Partition, predicted: Partition) -> dict[str, float]:
    """Return the counts of all clusters taken as one group."""
    parts = [
        tuple(sorted(tuple(sorted(each)) for each in clusters(one))) for one in (gold, predicted)
    ]
    return counts_of(Group(gold=parts[0], predicted=parts[1]))


@settings(max_examples=200, deadline=None)
@given(partitions, partitions)
def test_the_counts_of_the_groups_add_up_to_those_of_the_whole(
    gold: Partition, predicted: Partition
) -> None:
    parts = total(*(counts_of(group) for group in connected_groups(gold, predicted)))
    assert parts == pytest.approx(whole(gold, predicted))


@settings(max_examples=100, deadline=None)
@given(partitions, partitions)
def test_nothing_joined_is_the_figure_of_whoever_leaves_every_item_alone(
    gold: Partition, predicted: Partition
) -> None:
    alone = {item: item for item in gold}
    wanted = figures(gold, alone)["CoNLL F1"]
    assert figures(gold, predicted)["CoNLL F1, nothing joined"] == pytest.approx(wanted)


@settings(max_examples=200, deadline=None)
@given(partitions, partitions)
def test_what_the_gold_clusters_are_handed_adds_up_to_what_is_counted_at_once(
    gold: Partition, predicted: Partition
) -> None:
    wanted, given_ = clusters(gold), clusters(predicted)
    groups = connected_groups(gold, predicted)
    shares = [share for group in groups for share in shares_of(group)]
    assert len(shares) == len(wanted)
    sums = total(*shares)
    cells = sum(bool(one & other) for one in wanted for other in given_)
    expected = {
        "items": 8,
        "muc.right": 8 - cells,
        "muc.wanted": 8 - len(wanted),
        "muc.predicted": 8 - len(given_),
        "ceaf_e.wanted": len(wanted),
        "ceaf_e.predicted": len(given_),
    }
    assert {key: sums[key] for key in expected} == pytest.approx(expected)


@settings(max_examples=100, deadline=None)
@given(partitions, partitions)
def test_ceaf_e_is_the_best_of_all_assignments(gold: Partition, predicted: Partition) -> None:
    wanted, given_ = clusters(gold), clusters(predicted)
    fewer, more = sorted((wanted, given_), key=len)
    best = max(
        sum(2 * len(a & b) / (len(a) + len(b)) for a, b in zip(fewer, chosen, strict=True))
        for chosen in permutations(more, len(fewer))
    )
    assert whole(gold, predicted)["ceaf_e.right"] == pytest.approx(best)


@settings(max_examples=200, deadline=None)
@given(partitions, partitions)
def test_each_item_lies_in_one_group_with_all_of_both_its_clusters(
    gold: Partition, predicted: Partition
) -> None:
    groups = connected_groups(gold, predicted)
    items = [[item for cluster in group.gold for item in cluster] for group in groups]
    assert sorted(item for each in items for item in each) == sorted(ITEMS)
    for group, members in zip(groups, items, strict=True):
        assert sorted(item for cluster in group.predicted for item in cluster) == sorted(members)
        for partition in (gold, predicted):
            labels = {partition[item] for item in members}
            assert {item for item in ITEMS if partition[item] in labels} == set(members)


def links_found(of: list[set[str]], by: list[set[str]]) -> tuple[int, int]:
    """Return the links found and wanted as Vilain and others define them."""
    found = sum(len(cluster) - sum(bool(cluster & other) for other in by) for cluster in of)
    return found, sum(len(cluster) - 1 for cluster in of)


@settings(max_examples=200, deadline=None)
@given(partitions, partitions)
def test_muc_and_b_cubed_are_what_their_definitions_say(
    gold: Partition, predicted: Partition
) -> None:
    wanted, given_ = clusters(gold), clusters(predicted)
    sums = whole(gold, predicted)
    found = sums["muc.right"]
    assert links_found(wanted, given_) == pytest.approx((found, sums["muc.wanted"]))
    assert links_found(given_, wanted) == pytest.approx((found, sums["muc.predicted"]))
    recalled = precise = 0.0
    for item in ITEMS:
        one = next(cluster for cluster in wanted if item in cluster)
        other = next(cluster for cluster in given_ if item in cluster)
        recalled += len(one & other) / len(one)
        precise += len(one & other) / len(other)
    assert (sums["bcubed.recalled"], sums["bcubed.precise"]) == pytest.approx((recalled, precise))


@settings(max_examples=100, deadline=None)
@given(partitions, partitions)
def test_gold_and_predicted_in_each_others_place_turn_precision_into_recall(
    gold: Partition, predicted: Partition
) -> None:
    one, other = figures(gold, predicted), figures(predicted, gold)
    for layer in ("MUC", "B-cubed", "CEAF-e"):
        assert one[f"{layer} precision"] == pytest.approx(other[f"{layer} recall"])
        assert one[f"{layer} F1"] == pytest.approx(other[f"{layer} F1"])


@settings(max_examples=100, deadline=None)
@given(partitions)
def test_the_gold_itself_is_perfect(gold: Partition) -> None:
    renamed = {item: f"{label}!" for item, label in gold.items()}
    assert figures(gold, renamed)["CoNLL F1"] == pytest.approx(100)


def test_an_example_worked_by_hand() -> None:
    """Bagga and Baldwin's: clusters of 5, 2 and 5 items, and a system that joins the fives."""
    items = [chr(ord("a") + number) for number in range(12)]
    gold = dict(zip(items, "111112233333", strict=True))
    joined = dict(zip(items, "111112211111", strict=True))
    found = figures(gold, joined)
    assert found["MUC precision"] == pytest.approx(90.0)
    assert found["MUC recall"] == pytest.approx(100.0)
    assert found["B-cubed precision"] == pytest.approx(700 / 12)
    assert found["B-cubed recall"] == pytest.approx(100.0)
    # One five goes to the ten: 2 * 5 / (5 + 10); the two to itself.
    assert found["CEAF-e precision"] == pytest.approx(100 * (2 / 3 + 1) / 2)
    assert found["CEAF-e recall"] == pytest.approx(100 * (2 / 3 + 1) / 3)
    assert found["predicted clusters for each gold cluster"] == pytest.approx(2 / 3)


def test_where_nothing_is_linked_there_is_no_muc_and_no_average() -> None:
    alone = {"a": "1", "b": "2"}
    found = figures(alone, alone)
    assert found["MUC F1"] is None
    assert found["CoNLL F1"] is None
    assert found["B-cubed F1"] == 100


def test_all_alone_has_no_link_and_whole_precision() -> None:
    found = figures({"a": "1", "b": "1", "c": "2"}, {"a": "x", "b": "y", "c": "z"})
    assert found["MUC F1"] == 0
    assert found["B-cubed precision"] == 100
    assert found["B-cubed recall"] == pytest.approx(100 * 2 / 3)


def test_groups_come_in_the_order_of_their_items_whatever_the_labels() -> None:
    gold = {"d": "1", "a": "2", "b": "1", "c": "3"}
    predicted = {"a": "x", "b": "y", "c": "x", "d": "z"}
    first, second = connected_groups(gold, predicted)
    assert (first.gold, first.predicted) == ((("a",), ("c",)), (("a", "c"),))
    assert (second.gold, second.predicted) == ((("b", "d"),), (("b",), ("d",)))


def test_partitions_of_different_items_are_refused() -> None:
    with pytest.raises(ValueError, match="same items"):
        connected_groups({"a": "1"}, {"b": "1"})
