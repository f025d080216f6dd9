"""Two runs side by side: which units moved a figure, and how far."""

from pathlib import Path

import pytest

from bench.kit.measures import f1, layer_counts, mean
from bench.kit.results import write_parts
from bench.kit.types import MissingDataError, Part, Unit
from bench.report.compare import (
    benchmarks_of,
    compare_parts,
    compare_runs,
    difference_of,
    find_run,
    lines_of,
)

MEASURE = f1("x", main=True)


def part(*rights: int, outputs: str = "") -> Part:
    units = [
        Unit(
            id=f"u{number}",
            counts=layer_counts("x", right=right, predicted=4, wanted=4),
            output=outputs[number] if outputs else right,
            text=f"Text {number}.",
        )
        for number, right in enumerate(rights)
    ]
    return Part(name="invented", units=units, measures=[MEASURE])


def test_a_run_compared_with_itself_has_not_changed() -> None:
    found = compare_parts(part(1, 2, 3), part(1, 2, 3), MEASURE)
    assert (found.before, found.after, found.low, found.high) == (50.0, 50.0, 0.0, 0.0)
    assert found.changes == ()


def test_gains_and_losses_are_those_of_the_units() -> None:
    found = compare_parts(part(1, 2, 3, 0), part(3, 2, 2, 0), MEASURE)
    # 16 wanted and 16 predicted: one more right is 200 / 32 points
    assert [(each.unit, each.points) for each in found.changes] == [("u2", -6.25), ("u0", 12.5)]
    assert found.before is not None and found.after is not None
    assert found.after - found.before == pytest.approx(6.25)


def test_to_change_places_turns_every_sign() -> None:
    there = compare_parts(part(1, 2, 3), part(3, 2, 2), MEASURE)
    back = compare_parts(part(3, 2, 2), part(1, 2, 3), MEASURE)
    assert {c.unit: c.points for c in there.changes} == pytest.approx(
        {c.unit: -c.points for c in back.changes}
    )
    assert there.low is not None and back.high is not None
    assert (there.low, there.high) == pytest.approx((-back.high, -(back.low or 0.0)))


def test_a_changed_output_is_shown_even_where_the_figure_stays() -> None:
    found = compare_parts(part(1, 1, outputs="ab"), part(1, 1, outputs="ac"), MEASURE)
    assert [(each.unit, each.points) for each in found.changes] == [("u1", 0.0)]
    assert difference_of(found.changes[0].before, found.changes[0].after) == ['-"b"', '+"c"']


def test_where_less_is_better_the_greatest_rise_stands_first() -> None:
    errors = mean("errors", "x.right", "x.wanted", higher_is_better=False)
    found = compare_parts(part(1, 1), part(0, 3), errors)
    assert [each.unit for each in found.changes] == ["u1", "u0"]


def test_units_of_one_run_alone_are_left_out() -> None:
    found = compare_parts(part(1, 2), part(1, 2, 4), MEASURE)
    assert found.units == 2 and found.before == found.after


def test_runs_are_found_by_how_they_begin_and_told_in_words(tmp_path: Path) -> None:
    write_parts("invented", [part(1, 2)], run="aaa111", folder=tmp_path)
    write_parts("invented", [part(1, 3)], run="bbb222+c", folder=tmp_path)
    before, after = find_run("aaa", tmp_path), find_run("bbb222", tmp_path)
    assert benchmarks_of(before, after) == ["invented"]
    (found,) = compare_runs(before, after, "invented")
    lines = list(lines_of("invented", found, limit=5, texts=True))
    assert lines[0].startswith("invented | invented | x F1: 37.50 -> 50.00 (+12.50 [")
    assert lines[1].startswith("  of 2 units 1 changed: 1 raise the figure, 0 lower it")
    assert lines[2:] == ["  +12.500  u1", "      -2", "      +3", "      | Text 1."]


def test_a_run_that_is_not_there_or_not_the_only_one_is_named(tmp_path: Path) -> None:
    for run in ("aaa1", "aaa2"):
        write_parts("invented", [part(1)], run=run, folder=tmp_path)
    with pytest.raises(MissingDataError, match="more than one run begins with 'aaa'"):
        find_run("aaa", tmp_path)
    with pytest.raises(MissingDataError, match=r"there is no run of 'c'.*aaa1, aaa2"):
        find_run("c", tmp_path)
