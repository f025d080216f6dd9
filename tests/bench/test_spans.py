from hypothesis import given
from hypothesis import strategies as st

from bench.kit.spans import (
    Agreement,
    Extent,
    begin,
    closeness,
    closeness_of,
    compared,
    exact,
    jaccard,
    last_word,
    overlap,
    shared,
    touch,
)

SPANS = st.lists(
    st.tuples(st.integers(0, 30), st.integers(1, 9)).map(lambda one: (one[0], one[0] + one[1])),
    max_size=6,
)


def test_a_span_is_exact_only_where_both_ends_agree() -> None:
    assert exact([(0, 3), (5, 9)], [(0, 3), (5, 8)]) == Agreement(right=1, predicted=2, wanted=2)


def test_beginnings_agree_whatever_the_ends() -> None:
    found = begin([(0, 3), (5, 9)], [(0, 2), (5, 8), (7, 9)])
    assert found == Agreement(right=2, predicted=2, wanted=3)


def test_overlap_counts_positions() -> None:
    # Predicted 0-3 and 10-11; wanted 2-9: positions 2 and 3 agree.
    assert overlap([(0, 4), (10, 12)], [(2, 10)]) == Agreement(right=2, predicted=6, wanted=8)


def test_a_span_within_another_counts_its_positions_again() -> None:
    # Wanted: 0-9 and, within it, 4-5. Predicted: only the outer one.
    assert overlap([(0, 10)], [(0, 10), (4, 6)]) == Agreement(right=10, predicted=10, wanted=12)


def test_a_span_marked_twice_counts_once() -> None:
    for compare in (exact, begin, overlap):
        assert compare([(0, 3), (0, 3)], [(0, 3)]) == compare([(0, 3)], [(0, 3)])


def test_the_three_comparisons_stand_under_their_names() -> None:
    found = compared("cue", [(0, 3)], [(0, 2)])
    assert found["cue exact.right"] == 0
    assert found["cue begin.right"] == 1
    assert found["cue overlap.right"] == 2
    assert found["cue overlap.wanted"] == 2


def test_closeness_takes_the_nearest_and_counts_what_is_astray() -> None:
    # (0, 4) against (0, 2): 2 of 4; nothing near (20, 22); (30, 31) touches nothing wanted.
    assert closeness([(0, 2), (30, 31)], [(0, 4), (20, 22)]) == (0.5, 3)


def test_neighbours_do_not_touch() -> None:
    assert not touch((0, 3), (3, 5))
    assert touch((0, 4), (3, 5))


def test_positions_shared_by_groups_count_once() -> None:
    assert shared([(0, 5), (2, 6)], [(3, 9)]) == 3
    assert closeness_of([(0, 2), (4, 6)], [(0, 2)]) == 0.5
    assert closeness_of([], []) == 0.0


def test_the_last_word_leaves_out_marks_and_the_possessive() -> None:
    text = "the Red Army’s “North-West front”, it said"
    start = text.index("the")
    assert text[slice(*last_word(text, (start, text.index("s “") + 1)))] == "Army"
    assert text[slice(*last_word(text, (text.index("“"), text.index(", it"))))] == "front"
    assert text[slice(*last_word(text, (text.index("North"), text.index(" front"))))] == "West"


def test_a_span_without_a_word_is_its_own_last_word() -> None:
    assert last_word("a -- b", (2, 4)) == (2, 4)
    assert last_word("an 's", (3, 5)) == (4, 5)


@given(SPANS)
def test_what_is_the_same_agrees_wholly(spans: list[Extent]) -> None:
    for compare in (exact, begin, overlap):
        found = compare(spans, spans)
        assert found.right == found.predicted == found.wanted
    total, cases = closeness(spans, spans)
    assert total == cases == len(set(spans))


@given(SPANS, SPANS)
def test_order_and_side_are_irrelevant(one: list[Extent], other: list[Extent]) -> None:
    for compare in (exact, begin, overlap):
        there, back = compare(one, other), compare(other, one)
        assert there == compare(one[::-1], other[::-1])
        assert (there.right, there.predicted) == (back.right, back.wanted)
        assert there.right <= min(there.predicted, there.wanted)


@given(SPANS, SPANS)
def test_what_touches_shares_positions(one: list[Extent], other: list[Extent]) -> None:
    for first in one:
        for second in other:
            assert touch(first, second) == (shared([first], [second]) > 0)
            assert touch(first, second) == (jaccard(first, second) > 0)
