"""The board's pages, made from stored figures and the published ones."""

import json
from pathlib import Path

import pytest

from bench.board import BENCHMARKS, CROSS_VALIDATED
from bench.kit.measures import layer_counts, three
from bench.kit.results import Result, result_of, write_result
from bench.kit.types import Benchmark, Part, Unit
from bench.report.lines import lines_of
from bench.report.plots import plot_curves
from bench.report.published import FILE, Published, published
from bench.report.scoreboard import DOCS, pages, stale
from bench.report.speeds import plot_scale, speed_section

NAME = BENCHMARKS[0].name
SCALE = {
    "commit": "abc",
    "patience_s": 120.0,
    "rows": {"1000": {"view": 2.0, "write": 1.0}, "3000": {"write": 3.0, "peak_mib": 200.0}},
    "slopes": {"write": 1.0},
}


def made(*, part: str = "dev", curve: bool = True) -> Result:
    units = [
        Unit(
            id=f"u{number}",
            counts=layer_counts("x", right=1, predicted=2, wanted=2),
            scored={"x": [(0.9, True), (0.4, False)] if curve else []},
        )
        for number in range(40)
    ]
    measures = three("x", main=True)
    few = Part(name=part, units=units, measures=measures, note="Half is right.")
    benchmark = Benchmark(
        name=NAME, title="An invented test", folder=Path("invented"), run=lambda _: [few]
    )
    return result_of(benchmark, [few], commit="abc", data="d", seconds=1.0)


def best(*, part: str, note: str = "") -> dict[tuple[str, str, str], Published]:
    other = Published(
        benchmark=NAME, measure="x F1", value=60.0, by="Others", part=part, ours=("dev",), note=note
    )
    return {(NAME, "dev", "x F1"): other}


@pytest.mark.parametrize(
    ("part", "note", "gap"),
    [("dev", "", "| -10.0 |"), ("test", "", "| ≈ -10.0 |"), ("dev", "otherwise", "| ≈ -10.0 |")],
)
def test_the_gap_to_others_is_marked_where_the_part_or_setting_differs(
    tmp_path: Path, part: str, note: str, gap: str
) -> None:
    write_result(made(), tmp_path)
    found = pages(tmp_path, best(part=part, note=note))
    board, own = found["scoreboard.md"], found[f"scoreboard/{NAME}.md"]
    assert f"dev | x F1 | 50.0 | 50.0 – 50.0 | 60 {gap}" in board
    assert f"Others, on {part}" in board
    assert "x precision" not in board and "x precision" in own and gap in own
    assert f"{NAME}.svg" in own


def test_without_curves_no_picture_is_named_or_drawn(tmp_path: Path) -> None:
    result = made(curve=False)
    write_result(result, tmp_path)
    assert ".svg" not in pages(tmp_path, {})[f"scoreboard/{NAME}.md"]
    assert plot_curves(result, tmp_path) is None


def test_pictures_are_the_same_each_time_they_are_drawn(tmp_path: Path) -> None:
    (tmp_path / "scale.json").write_text(json.dumps(SCALE), encoding="utf-8")
    for number in (1, 2):
        plot_curves(made(), tmp_path / str(number))
        plot_scale(tmp_path, tmp_path / str(number))
    first, second = (sorted((tmp_path / each).rglob("*.svg")) for each in "12")
    assert [path.name for path in first] == [f"{NAME}.svg", "scale.svg"]
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_scale_shows_what_was_left_out_as_a_dash(tmp_path: Path) -> None:
    (tmp_path / "scale.json").write_text(json.dumps(SCALE), encoding="utf-8")
    lines = list(speed_section(tmp_path))
    assert "| documents | 1,000 | 3,000 | slope |" in lines
    assert "| fuse and grade the whole ledger | 2 | – | – |" in lines
    assert any(line.endswith("| 1 | 3 | 1.00 |") for line in lines)
    assert list(speed_section(tmp_path / "nothing")) == []


def test_speed_shows_resolution_where_it_was_measured(tmp_path: Path) -> None:
    bare = {"words_per_s": 2000.0, "words_per_processor_s": 2100.0, "peak_mib": 900.0}
    figures = {"spacy": bare, "reading": bare | {"resolution_ms": 3.94}}
    found = {"documents": 1, "words": 9, "repeats": 1, "commit": "c", "figures": figures}
    (tmp_path / "speed.json").write_text(json.dumps(found), encoding="utf-8")
    lines = list(speed_section(tmp_path))
    assert "| reading | 2,000 | 2,100 | 900 |" in lines
    assert "| reading | 3.9 |" in lines
    assert not any(line.startswith("| spacy |") and line.count("|") == 3 for line in lines)


def test_lines_say_what_a_figure_rests_on() -> None:
    few = made()
    (line,) = [line for line in lines_of(few) if " x F1" in line]
    assert "50.0 [50.0, 50.0]" in line and "not judged" not in line


def test_published_figures_stand_beside_benchmarks_that_exist() -> None:
    names = {each.name for each in (*BENCHMARKS, *CROSS_VALIDATED)}
    found = published(FILE)
    assert found and {benchmark for benchmark, _, _ in found} <= names


def test_every_published_figure_stands_beside_a_figure_of_ours() -> None:
    shown = pages()
    held: dict[tuple[str, str], bool] = {}
    for benchmark, part, measure in published():
        sections = shown[f"scoreboard/{benchmark}.md"].split("\n## ")
        own = [text for text in sections if text.startswith(f"{part}\n")]
        # A part that is not among the development data has no section; one of them must have.
        assert all(f"| {measure} |" in text or f"| **{measure}** |" in text for text in own)
        held[benchmark, measure] = held.get((benchmark, measure), False) or bool(own)
    assert all(held.values())


def test_the_pages_are_as_the_stored_figures_make_them() -> None:
    assert stale() == []


def test_every_benchmark_has_stored_figures_and_a_page_on_what_is_lost() -> None:
    made_pages = pages()
    for each in (*BENCHMARKS, *CROSS_VALIDATED):
        assert f"scoreboard/{each.name}.md" in made_pages
        assert (DOCS / "benchmarks" / f"{each.name}.md").is_file()
