"""The invented world that scale is measured on, and the slope of growth."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.scale.__main__ import foreseen, slope
from bench.scale.world import REPORTS_A_DAY, reports
from tocsin.core.types import Occurrence


def test_the_world_is_the_same_each_time_and_grows_at_its_end() -> None:
    few, more = list(reports(30)), list(reports(80))
    assert more[:30] == few
    assert len({document.id for document, _ in more}) == 80


def test_reports_tell_one_act_each_in_words_of_their_text_and_cover_days() -> None:
    pairs = list(reports(2 * REPORTS_A_DAY + 20))
    days = set()
    for document, reading in pairs:
        (claim,) = reading.claims
        assert isinstance(claim.content, Occurrence)
        trigger = claim.content.trigger
        assert document.text[trigger.start : trigger.end] == trigger.quote
        days.add(claim.content.times[0].earliest)
    assert len(days) == 3


@given(st.floats(0.2, 3.0), st.floats(0.001, 10.0))
def test_the_slope_of_a_power_is_its_exponent(exponent: float, factor: float) -> None:
    rows = {n: {"view": factor * n**exponent} for n in (1_000, 3_000, 10_000)}
    assert slope(rows, "view") == pytest.approx(exponent)
    # and the next size is foreseen by it, or by growth in proportion where that is more
    wanted = factor * 10_000 * 3 ** max(exponent, 1.0) * 10_000 ** (exponent - 1)
    assert foreseen(rows, "view", 30_000) == pytest.approx(wanted)


def test_one_size_has_no_slope_and_foretells_nothing() -> None:
    assert slope({1_000: {"view": 1.0}}, "view") is None
    assert foreseen({1_000: {"view": 1.0}}, "view", 3_000) == 0.0
