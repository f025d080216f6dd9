"""Two runs side by side: which units moved a figure, and how far."""

from dataclasses import replace
from pathlib import Path

import pytest

from bench.kit.measures import f1, layer_counts, mean
from bench.kit.results import write_parts
from bench.kit.revisions import commit_of
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


def moved(before: Part, after: Part) -> list[tuple[str, float]]:
    """Return the changed units, each with what it alone does to the one measure."""
    found = compare_parts(before, after).changes
    return [(each.unit, sum(each.points.values())) for each in found]


def test_a_run_compared_with_itself_has_not_changed() -> None:
    found = compare_parts(part(1, 2, 3), part(1, 2, 3))
    (figure,) = found.measures
    assert (figure.before, figure.after, figure.low, figure.high) == (50.0, 50.0, 0.0, 0.0)
    assert found.changes == ()


def test_gains_and_losses_are_those_of_the_units() -> None:
    # 16 wanted and 16 predicted: one more right is 200 / 32 points
    assert moved(part(1, 2, 3, 0), part(3, 2, 2, 0)) == [("u2", -6.25), ("u0", 12.5)]
    (figure,) = compare_parts(part(1, 2, 3, 0), part(3, 2, 2, 0)).measures
    assert (figure.before, figure.after) == (37.5, 43.75)


def test_to_change_places_turns_every_sign() -> None:
    one, other = part(1, 2, 3), part(3, 2, 2)
    there, back = moved(one, other), moved(other, one)
    assert dict(there) == pytest.approx({unit: -points for unit, points in back})
    (go,), (come,) = compare_parts(one, other).measures, compare_parts(other, one).measures
    assert go.low is not None and come.high is not None and come.low is not None
    assert (go.low, go.high) == pytest.approx((-come.high, -come.low))


def test_a_changed_output_is_shown_even_where_the_figure_stays() -> None:
    (change,) = compare_parts(part(1, 1, outputs="ab"), part(1, 1, outputs="ac")).changes
    assert (change.unit, change.points) == ("u1", {})
    assert difference_of(change.before, change.after) == ['-"b"', '+"c"']


def test_where_less_is_better_the_greatest_rise_stands_first() -> None:
    errors = mean("errors", "x.right", "x.wanted", higher_is_better=False, main=True)
    before, after = (replace(each, measures=[errors]) for each in (part(1, 1), part(0, 3)))
    assert [unit for unit, _ in moved(before, after)] == ["u1", "u0"]


def test_units_of_one_run_alone_are_left_out() -> None:
    found = compare_parts(part(1, 2), part(1, 2, 4))
    assert found.units == 2 and found.measures[0].before == found.measures[0].after


def test_runs_are_found_by_how_they_begin_and_told_in_words(tmp_path: Path) -> None:
    apart = replace(part(1), name="apart", on_board=False)
    write_parts("invented", [part(1, 2), apart], run="aaa111", folder=tmp_path)
    write_parts("invented", [part(1, 3), apart], run="bbb222+c", folder=tmp_path)
    before, after = find_run("aaa", tmp_path), find_run("bbb222", tmp_path)
    assert benchmarks_of(before, after) == ["invented"]
    (found,) = compare_runs(before, after, "invented")
    lines = list(lines_of("invented", found, limit=5, texts=True))
    assert lines[0] == "\ninvented, invented"
    assert lines[1].startswith("  x F1: 37.50 -> 50.00 (+12.50 [")
    assert lines[2:] == [
        "  1 of 2 units that both runs have changed",
        "  u1: +12.500 x F1",
        "      -2",
        "      +3",
        "      | Text 1.",
    ]


def test_a_revision_stands_for_the_run_of_its_commit(tmp_path: Path) -> None:
    commit = commit_of("HEAD")
    assert commit_of("no-such-revision") == ""
    if not commit:
        pytest.skip("this is no checkout")
    write_parts("invented", [part(1)], run=commit, folder=tmp_path)
    write_parts("invented", [part(1)], run=f"{commit}+abc", folder=tmp_path)
    assert find_run("HEAD", tmp_path).name == commit
    assert find_run(commit[:8], tmp_path).name == commit


def test_a_run_that_is_not_there_or_not_the_only_one_is_named(tmp_path: Path) -> None:
    for run in ("aaa1", "aaa2"):
        write_parts("invented", [part(1)], run=run, folder=tmp_path)
    with pytest.raises(MissingDataError, match="more than one run begins with 'aaa'"):
        find_run("aaa", tmp_path)
    with pytest.raises(MissingDataError, match=r"there is no run of 'c'.*aaa1, aaa2"):
        find_run("c", tmp_path)
