"""What all benchmarks share: measures, intervals, curves, the files of a run."""

import json
import math
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.kit.curves import POINTS, curves
from bench.kit.files import digest_of, files_in, json_lines_of, json_of, parts_in
from bench.kit.formulas import F1, Average, Harmonic, Mean, Pearson, Share, formula_of, written
from bench.kit.intervals import figures, values
from bench.kit.measures import (
    average,
    f1,
    harmonic,
    layer_counts,
    mean,
    pairs,
    pearson,
    precision,
    recall,
    share,
    three,
    total,
)
from bench.kit.results import read_parts, read_result, result_of, write_parts, write_result
from bench.kit.tools import Tools, document_of
from bench.kit.types import Benchmark, MissingDataError, Part, Unit

COUNTS = st.fixed_dictionaries(
    {"right": st.integers(0, 5), "more": st.integers(0, 5), "missed": st.integers(0, 5)}
)


def unit(number: int, right: int, predicted: int, wanted: int) -> Unit:
    return Unit(
        id=f"u{number}",
        counts=layer_counts("x", right=right, predicted=predicted, wanted=wanted),
        output=[right],
        scored={"x": [(0.9, True)] * right + [(0.4, False)] * (predicted - right)},
    )


def part(*units: Unit) -> Part:
    return Part(name="invented", units=units, measures=three("x", main=True))


def test_measures_worked_by_hand() -> None:
    counts = layer_counts("x", right=2, predicted=4, wanted=8)
    assert precision("x").of(counts) == 50.0
    assert recall("x").of(counts) == 25.0
    assert f1("x").of(counts) == pytest.approx(100 / 3)
    assert share("s", "x.right", "x.wanted").of(counts) == 25.0
    assert mean("m", "x.wanted", "x.right").of(counts) == 4.0
    assert harmonic("h", precision("x").of, recall("x").of).of(counts) == pytest.approx(100 / 3)
    assert average("a", precision("x").of, recall("x").of).of(counts) == 37.5


def test_what_has_no_denominator_has_no_figure() -> None:
    nothing = layer_counts("x", right=0, predicted=0, wanted=0)
    found = [each.of(nothing) for each in three("x")]
    assert found == [None, None, None]
    assert average("a", precision("x").of, recall("x").of).of(nothing) is None
    assert pearson("p").of(pairs("p", 1.0, 2.0)) is None


def test_the_correlation_is_that_of_the_numbers() -> None:
    xs, ys = [1.0, 2.0, 3.0, 5.0], [2.0, 1.0, 4.0, 4.0]
    found = pearson("p").of(total(*(pairs("p", x, y) for x, y in zip(xs, ys, strict=True))))
    # by hand: deviations -1.75 -.75 .25 2.25 and -.75 -1.75 1.25 1.25
    covariance = 1.3125 + 1.3125 + 0.3125 + 2.8125
    assert found == pytest.approx(covariance / math.sqrt(8.75 * 6.75))


@settings(max_examples=30, deadline=None)
@given(st.lists(COUNTS, min_size=1, max_size=12))
def test_an_interval_holds_its_bounds_and_is_the_same_each_time(
    drawn: list[dict[str, int]],
) -> None:
    units = [
        unit(number, each["right"], each["right"] + each["more"], each["right"] + each["missed"])
        for number, each in enumerate(drawn)
    ]
    found = figures(part(*units))
    assert found == figures(part(*units))
    assert [each.value for each in found] == list(values(part(*units)).values())
    for each in found:
        if each.low is not None and each.high is not None:
            assert 0.0 <= each.low <= each.high <= 100.0
    turned = figures(part(*units[::-1]))
    assert [each.value for each in turned] == pytest.approx([each.value for each in found])


def test_units_that_are_all_alike_leave_no_doubt_and_more_of_them_leave_less() -> None:
    alike = figures(part(*(unit(number, 1, 2, 2) for number in range(7))))
    assert {(each.low, each.value, each.high) for each in alike} == {(50.0, 50.0, 50.0)}

    def width(times: int) -> float:
        mixed = [unit(number, number % 2, 1, 1) for number in range(2 * times)]
        found = figures(part(*mixed))[0]
        assert found.low is not None and found.high is not None
        return found.high - found.low

    assert width(200) < width(5)


def test_a_part_without_units_has_no_figures() -> None:
    assert {each.value for each in figures(part())} == {None}


def test_a_curve_goes_from_the_surest_to_all() -> None:
    found = curves(
        [unit(0, right=1, predicted=3, wanted=4), unit(1, right=2, predicted=3, wanted=2)]
    )
    assert found == {"x": [[0.9, 1.0, 0.5], [0.4, 0.5, 0.5]]}


def test_one_score_for_all_makes_no_curve_and_many_scores_make_a_short_one() -> None:
    assert curves([unit(0, right=1, predicted=1, wanted=2)]) == {}
    scored = {"x": [(number / 1000, number % 2 == 0) for number in range(1000)]}
    (points,) = curves([Unit(id="u", counts={"x.wanted": 500}, scored=scored)]).values()
    assert len(points) <= POINTS + 1
    assert points[-1] == [0.0, 0.5, 1.0]


def test_results_and_units_are_read_back_as_they_were_written(tmp_path: Path) -> None:
    made = part(unit(0, 1, 2, 2), unit(1, 0, 1, 0))
    benchmark = Benchmark(
        name="invented", title="An invented test", folder=Path("invented"), run=lambda _: [made]
    )
    result = result_of(benchmark, [made], commit="abc", data="d", seconds=1.25)
    path = write_result(result, tmp_path)
    again = read_result(path)
    assert write_result(again, tmp_path / "again").read_text() == path.read_text()
    assert again.parts[0].units == 2 and again.commit == "abc"
    kept = write_parts("invented", [made], run="abc", folder=tmp_path)
    assert values(read_parts(kept)[0]) == values(made)
    assert [each.counts for each in read_parts(kept)[0].units] == [u.counts for u in made.units]


def test_a_text_with_odd_line_separators_is_read_back(tmp_path: Path) -> None:
    odd = "one\u2028two\x85three\x0bfour"
    kept = Unit(id="u", counts={"x": 1.0}, text=odd)
    path = write_parts("invented", [part(kept)], run="abc", folder=tmp_path)
    assert read_parts(path)[0].units[0].text == odd


def test_a_formula_is_read_back_as_it_was_written() -> None:
    formula = Average((Harmonic(Share("a", "b"), F1("x")), Pearson("p"), Mean("a", "b", 100.0)))
    assert formula_of(json.loads(json.dumps(written(formula)))) == formula


def test_other_data_has_another_digest(tmp_path: Path) -> None:
    for name in ("one", "two", "three"):
        (tmp_path / name / "deep").mkdir(parents=True)
        (tmp_path / name / "deep" / "file").write_text("text", encoding="utf-8")
    assert digest_of(tmp_path / "one") == digest_of(tmp_path / "two")
    (tmp_path / "two" / "deep" / "file").write_text("longer text", encoding="utf-8")
    (tmp_path / "three" / "another").touch()
    names = ("one", "two", "three", "none")
    assert len({digest_of(tmp_path / name) for name in names}) == 4


def test_a_sample_is_the_same_however_the_items_are_ordered(tmp_path: Path) -> None:
    items = [unit(number, 0, 0, 0) for number in range(50)]
    tools = Tools(data=tmp_path, sample=7)
    drawn = {each.id for each in tools.chosen(items)}
    assert len(drawn) == 7 and drawn == {each.id for each in tools.chosen(items[::-1])}
    # and larger samples hold the smaller ones
    assert drawn < {each.id for each in Tools(data=tmp_path, sample=20).chosen(items)}
    assert Tools(data=tmp_path).chosen(items) == items


def test_documents_are_read_alike_by_one_process_and_by_two(tmp_path: Path) -> None:
    texts = ["Gunmen killed two policemen in Selby on Monday, officials said.", "It rained."]
    documents = [document_of(text, id=f"d{number}") for number, text in enumerate(texts)]
    alone = Tools(data=tmp_path).read(documents, what="Reading")
    together = Tools(data=tmp_path, jobs=2).read(documents, what="Reading")
    assert alone == together
    assert alone[0] is not None and alone[0].claims
    assert Tools(data=tmp_path).fused(documents, [each for each in alone if each]).incidents


def test_missing_and_broken_files_are_named(tmp_path: Path) -> None:
    (tmp_path / "broken.json").write_text("{", encoding="utf-8")
    (tmp_path / "lines.jsonl").write_text('{"a": 1}\n[2]\n', encoding="utf-8")
    (tmp_path / "bytes.json").write_bytes(b"\xff")
    for read, what in (
        (lambda: json_of(tmp_path / "none.json"), r"none\.json"),
        (lambda: json_of(tmp_path / "broken.json"), r"broken\.json is not JSON"),
        (lambda: json_of(tmp_path / "bytes.json"), r"bytes\.json is not utf-8"),
        (lambda: list(json_lines_of(tmp_path / "lines.jsonl")), "line 2"),
        (lambda: files_in(tmp_path, "*.tml"), r"\*\.tml"),
        (lambda: parts_in(tmp_path, "dev.json", "test.json"), r"dev\.json, test\.json"),
    ):
        with pytest.raises(MissingDataError, match=what):
            read()
    assert parts_in(tmp_path, "test.json", "broken.json") == ["broken.json"]
    assert json.loads((tmp_path / "lines.jsonl").read_text().splitlines()[0]) == {"a": 1}
