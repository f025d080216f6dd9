"""What past weeks lead one to expect: outbreaks, gaps, effort, scatter, season."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.watch.escalation.baseline import design, expected, fit
from tocsin.watch.escalation.effort import exposure
from tocsin.watch.escalation.recent import guard_of, recent_of
from tocsin.watch.escalation.scanning import THRESHOLDS, joined_score, threshold, window_scores
from tocsin.watch.escalation.tails import Array
from tocsin.watch.settings import EscalationSettings

SETTINGS = EscalationSettings()
seeds = st.integers(0, 2**32 - 1)


def counts_of(seed: int, level: float = 4.0, ratio: float = 2.0, weeks: int = 80) -> Array:
    draw = np.random.default_rng(seed)
    return draw.negative_binomial(level / (ratio - 1), 1 / ratio, (1, weeks)).astype(float)


def mean_of(counts: Array, effort: Array) -> float:
    terms = design(np.arange(counts.shape[1], dtype=float), season=False)
    return float(expected(fit(counts, effort, terms).terms, np.ones((1, 1)), terms[:1])[0, 0])


@settings(max_examples=30, deadline=None)
@given(seeds, st.lists(st.integers(0, 79), min_size=1, max_size=20, unique=True))
def test_a_week_not_observed_is_as_if_it_were_not_there(seed: int, gone: list[int]) -> None:
    """It is no zero: whatever stands in it, the mean is that of the other weeks."""
    counts, effort = counts_of(seed), np.ones((1, 80))
    effort[0, gone] = 0.0
    filled = counts.copy()
    filled[0, gone] = 1_000.0
    kept = np.delete(counts, gone, axis=1)
    wanted = mean_of(kept, np.ones_like(kept))
    assert mean_of(counts, effort) == pytest.approx(wanted)
    assert mean_of(filled, effort) == pytest.approx(wanted)


@settings(max_examples=30, deadline=None)
@given(seeds)
def test_twice_the_effort_with_twice_the_incidents_is_no_rise(seed: int) -> None:
    counts = counts_of(seed)
    doubled, effort = counts.copy(), np.ones((1, 80))
    doubled[0, 40:] = counts[0, :40] * 2
    doubled[0, :40] = counts[0, :40]
    effort[0, 40:] = 2.0
    alone = mean_of(counts[:, :40], np.ones((1, 40)))
    assert mean_of(doubled, effort) == pytest.approx(alone, rel=0.15)


@settings(max_examples=30, deadline=None)
@given(seeds)
def test_a_past_outbreak_moves_the_mean_less_than_it_would(seed: int) -> None:
    counts = counts_of(seed, level=6.0, ratio=1.5)
    risen = counts.copy()
    risen[0, 30:33] += 60
    plain = float(risen.mean())
    assert mean_of(counts, np.ones((1, 80))) <= mean_of(risen, np.ones((1, 80))) + 1e-6
    assert mean_of(risen, np.ones((1, 80))) < plain - 0.2


@settings(max_examples=30, deadline=None)
@given(seeds, st.floats(0.3, 20.0))
def test_dispersion_is_at_least_that_of_independent_incidents(seed: int, level: float) -> None:
    terms = design(np.arange(80.0), season=False)
    fitted = fit(counts_of(seed, level), np.ones((1, 80)), terms)
    assert fitted.dispersion[0] >= 1


def test_a_yearly_wave_is_expected_again_where_two_years_are_observed() -> None:
    weeks = np.arange(160.0)
    wave = np.round(8 + 5 * np.sin(2 * np.pi * weeks / 52.18))[None]
    found = recent_of(wave, np.ones_like(wave), settings=SETTINGS)
    assert np.abs(found.weekly[0] - wave[0]).mean() < 1.0
    short = recent_of(wave[:, :100], np.ones((1, 100)), settings=SETTINGS)
    assert np.ptp(short.weekly[0]) == pytest.approx(0.0)


def test_nothing_at_all_is_not_impossible_to_rise_from() -> None:
    nothing = np.zeros((1, 60))
    found = recent_of(nothing, np.ones((1, 60)), settings=SETTINGS)
    assert np.all(found.mean > 0) and np.all(np.isfinite(found.variance))
    scores = window_scores(np.full_like(found.mean, 4.0), found.mean, found.variance, least=3)
    assert joined_score(scores)[0] > threshold(104)


@given(st.integers(0, 400))
def test_recent_weeks_leave_enough_for_a_baseline_or_there_is_none(weeks: int) -> None:
    guard = guard_of(weeks, SETTINGS)
    if weeks <= SETTINGS.least_weeks:
        assert guard == 0
    else:
        assert 1 <= guard <= SETTINGS.guard_weeks
        assert weeks - guard >= SETTINGS.least_weeks


@given(st.lists(st.floats(0, 30), min_size=2, max_size=11), st.floats(0.1, 5.0))
def test_the_joined_score_lies_between_its_windows_and_rises_with_any(
    scores: list[float], more: float
) -> None:
    one = np.array([scores])
    joined = joined_score(one)[0]
    assert min(scores) - 1e-9 <= joined <= max(scores) + 1e-9
    higher = one.copy()
    higher[0, 0] += more
    assert joined_score(higher)[0] >= joined


@given(st.floats(26, 520), st.floats(26, 520))
def test_rarer_false_signals_need_a_higher_score(one: float, other: float) -> None:
    few, many = sorted((one, other))
    assert threshold(few) <= threshold(many)
    assert dict(THRESHOLDS)[104.0] == threshold(104)


def test_too_few_incidents_are_no_signal_however_rare() -> None:
    scores = window_scores(np.array([[2.0]]), np.array([[0.01]]), np.array([[0.02]]), least=3)
    assert scores[0, 0] == 0


@given(st.lists(st.integers(20, 200), min_size=20, max_size=60), st.integers(2, 9))
def test_effort_is_a_share_of_the_usual_and_none_where_nothing_was_read(
    reports: list[int], gap: int
) -> None:
    rows = np.array([reports], dtype=float)
    observed = np.ones_like(rows)
    observed[0, ::gap] = 0
    found = exposure(rows, observed, least=10)
    assert np.all(found[observed == 0] == 0) and np.all(found[observed > 0] > 0)
    assert np.median(found[observed > 0]) == pytest.approx(1.0, abs=0.25)
    # too few reports to measure by
    assert set(np.unique(exposure(rows / 100, observed, least=10))) <= {0.0, 1.0}
