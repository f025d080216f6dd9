import random
from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.watch.outlooks.scores import (
    Scored,
    baseline,
    brier,
    calibration,
    log_score,
    share,
    skill,
)


@st.composite
def scored(draw: st.DrawFn) -> Scored:
    low, high = sorted(draw(st.tuples(*[st.floats(0.001, 0.999)] * 2)))
    return Scored(low=low, high=high, happened=draw(st.booleans()))


lists = st.lists(scored(), min_size=1, max_size=40)


@given(lists)
def test_a_brier_score_lies_from_0_to_1_and_the_best_is_not_worse_than_the_worst(
    items: list[Scored],
) -> None:
    score = brier(items)
    assert 0 <= score.best <= score.worst <= 1
    assert 0 <= log_score(items).best <= log_score(items).worst


@given(lists, st.randoms(use_true_random=False))
def test_scores_do_not_depend_on_order(items: list[Scored], by: random.Random) -> None:
    mixed = by.sample(items, len(items))
    assert brier(mixed).best == pytest.approx(brier(items).best)
    assert log_score(mixed).worst == pytest.approx(log_score(items).worst)
    assert calibration(mixed) == pytest.approx(calibration(items)) or [
        each.scored for each in calibration(mixed)
    ] == [each.scored for each in calibration(items)]


@given(st.lists(st.tuples(st.floats(0.001, 0.999), st.booleans()), min_size=1, max_size=30))
def test_an_exact_probability_scores_one_number(pairs: list[tuple[float, bool]]) -> None:
    items = [Scored(low=p, high=p, happened=came) for p, came in pairs]
    assert brier(items).best == brier(items).worst
    assert log_score(items).best == log_score(items).worst


def test_the_scores_of_a_coin() -> None:
    items = [Scored(low=0.5, high=0.5, happened=came) for came in (True, False)]
    assert brier(items).best == pytest.approx(0.25)
    assert log_score(items).best == pytest.approx(log(2))


@given(lists)
def test_who_always_says_the_share_that_happened_scores_the_baseline(items: list[Scored]) -> None:
    rate = share(items)
    same = [Scored(low=rate, high=rate, happened=each.happened) for each in items]
    assert brier(same).best == pytest.approx(baseline(items))


@given(st.lists(scored(), min_size=10, max_size=40))
def test_a_skill_lies_in_its_interval_and_is_at_most_1(items: list[Scored]) -> None:
    found = skill(items)
    came = sum(each.happened for each in items)
    if found is None:
        assert came <= 1 or came >= len(items) - 1
        return
    assert found.low <= found.value.worst <= found.value.best <= 1
    assert found.value.best <= found.high <= 1


def test_the_interval_of_a_skill_holds_it_most_of_the_time() -> None:
    by, held, tried = random.Random(7), 0, 300
    # The skill of who knows probabilities that are spread evenly: 1 - E[p(1-p)] / (1/4).
    true = 1 - (1 / 6) / (1 / 4)
    for _ in range(tried):
        said = [by.uniform(0.001, 0.999) for _ in range(20)]
        items = [Scored(low=p, high=p, happened=by.random() < p) for p in said]
        found = skill(items)
        held += found is not None and found.low <= true <= found.high
    assert held / tried > 0.9


@given(lists)
def test_calibration_counts_everything_once(items: list[Scored]) -> None:
    bins = calibration(items)
    assert sum(each.scored for each in bins) == len(items)
    assert sum(each.happened for each in bins) == sum(each.happened for each in items)
    for each in bins:
        assert each.low <= each.said <= each.high
        assert each.share_low <= each.happened / each.scored + 1e-9
        assert each.happened / each.scored <= each.share_high + 1e-9
