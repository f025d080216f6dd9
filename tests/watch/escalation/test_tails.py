"""Tails and ranges of overdispersed counts."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from tocsin.watch.escalation.tails import below, central_range, surprise, upper_tail

means = st.floats(0.05, 200.0)
ratios = st.floats(1.1, 6.0)


@settings(deadline=None)
@given(means, ratios, st.integers(0, 300))
def test_tails_are_those_of_the_negative_binomial(mean: float, ratio: float, count: int) -> None:
    law = stats.nbinom(mean / (ratio - 1), 1 / ratio)
    given_ = np.array([float(count)]), np.array([mean]), np.array([mean * ratio])
    wanted = (law.sf(count - 1) + law.sf(count)) / 2
    assert upper_tail(*given_)[0] == pytest.approx(wanted, rel=1e-6, abs=1e-12)
    assert below(*given_)[0] == pytest.approx(law.cdf(count), rel=1e-6, abs=1e-9)


@settings(deadline=None)
@given(means, ratios, st.sampled_from([0.5, 0.8, 0.9, 0.95]))
def test_a_range_holds_its_share_and_is_no_wider_than_it_must_be(
    mean: float, ratio: float, share: float
) -> None:
    law = stats.nbinom(mean / (ratio - 1), 1 / ratio)
    low, high = central_range(np.array([mean]), np.array([mean * ratio]), share)
    assert law.cdf(high[0]) - law.cdf(low[0] - 1) >= share - 1e-9
    side = (1 - share) / 2
    assert law.cdf(low[0] - 1) <= side + 1e-9 and law.sf(high[0]) <= side + 1e-9
    assert law.sf(high[0] - 1) >= side - 1e-9


@settings(deadline=None)
@given(means, ratios)
def test_more_incidents_are_more_surprising_and_more_scatter_makes_them_less_so(
    mean: float, ratio: float
) -> None:
    counts = np.arange(0.0, 60.0)
    found = surprise(counts, np.full(60, mean), np.full(60, mean * ratio))
    assert np.all(np.diff(found) >= -1e-9)
    many = np.array([mean + 4 * np.sqrt(mean * ratio) + 2])
    less = surprise(many, np.array([mean]), np.array([2 * mean * ratio]))
    assert less[0] <= surprise(many, np.array([mean]), np.array([mean * ratio]))[0]
