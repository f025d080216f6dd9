"""What all benchmarks share."""

import json
from collections.abc import Sequence
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from bench.scoring import RESAMPLES, scores, table, write_results


def average(values: Sequence[float]) -> dict[str, float]:
    return {"mean": sum(values) / len(values)}


@settings(max_examples=20, deadline=None)
@given(st.lists(st.floats(0, 1), min_size=1, max_size=20))
def test_an_interval_lies_within_the_values_and_is_the_same_each_time(values: list[float]) -> None:
    score = scores(values, average)["mean"]
    assert min(values) - 1e-9 <= score.low <= score.high <= max(values) + 1e-9
    assert scores(values, average)["mean"] == score


def test_documents_that_are_all_alike_leave_no_doubt() -> None:
    score = scores([0.5] * 7, average)["mean"]
    assert (score.low, score.value, score.high) == (0.5, 0.5, 0.5)


def test_more_documents_make_the_interval_narrower() -> None:
    few, many = scores([0.0, 1.0] * 5, average)["mean"], scores([0.0, 1.0] * 200, average)["mean"]
    assert many.high - many.low < few.high - few.low


def test_results_are_written_with_their_intervals(tmp_path: Path) -> None:
    rows = {"all": scores([0.25, 0.75], average)}
    path = write_results("invented", rows, about={"documents": 2}, folder=tmp_path / "results")
    found = json.loads(path.read_text(encoding="utf-8"))
    assert found["benchmark"] == "invented" and found["documents"] == 2
    assert found["bootstrap"]["resamples"] == RESAMPLES
    assert found["figures"]["all"]["mean"] == {"value": 0.5, "low": 0.25, "high": 0.75}
    assert "mean 0.5000 [0.2500, 0.7500]" in table(rows)
