"""Counts as words and shapes: ranges stay ranges, and unknown is never 0."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attacks import apart, attack, world
from tocsin.core.selection import Selection
from tocsin.core.types import CountRow, Counts, CoverageShare, HarmSum
from tocsin.core.vocab import FigureKind
from tocsin.publish.counts.chart import count_chart
from tocsin.publish.counts.lines import COVERAGE_UNKNOWN, count_cells, count_lines, totals_text
from tocsin.publish.counts.measured import coverage_sentence
from tocsin.publish.counts.words import harm_words, incidents_words, notes_of, share_words
from tocsin.publish.html import render_svg
from tocsin.tables.templates import Template, template
from tocsin.testing import Report
from tocsin.watch.counts.counting import count_incidents
from tocsin.watch.grouping import By
from tocsin.watch.settings import CountSettings
from worlds import ledgers

NAMES = {"OS": "Osteria", "NL": "Norland"}


def counts_of(reports: list[Report], by: By = By.MONTH, **asked: object) -> Counts:
    selection = Selection(**asked)  # type: ignore[arg-type]
    return count_incidents(world(reports), selection, by, settings=CountSettings())


def row(low: int, high: int, *, acts: tuple[int, int | None] | None = None) -> CountRow:
    acts_low, acts_high = acts or (low, high)
    return CountRow(
        key="k",
        low=low,
        high=high,
        certain_ids=(),
        possible_ids=(),
        acts_low=acts_low,
        acts_high=acts_high,
        harm=(),
        others_low=0,
        others_high=0,
    )


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (row(1, 1, acts=(2, 2)), "1 (2 acts)"),
        (row(0, 2), "0 to 2"),
        (row(3, 3, acts=(4, None)), "3 (at least 4 acts)"),
    ],
)
def test_incidents_and_their_acts_are_told_apart(one: CountRow, words: str) -> None:
    assert incidents_words(one) == words


@pytest.mark.parametrize(
    ("low", "high", "silent", "contested", "words"),
    [
        (12, None, 3, (), "at least 12; 3 of 5 say nothing"),
        (0, None, 5, (), "not said"),
        (0, None, 1, (), "not known; 1 of 5 says nothing"),
        (81, 99, 0, (), "81 to 99"),
        (84, 103, 0, ("i1",), "84 to 103; contested"),
        (0, 99, 0, (), "at most 99"),
    ],
)
def test_harm_says_how_many_incidents_say_nothing(
    low: int, high: int | None, silent: int, contested: tuple[str, ...], words: str
) -> None:
    harm = HarmSum(kind=FigureKind.KILLED, low=low, high=high, silent=silent, contested=contested)
    assert harm_words(harm, row(5, 5)) == words


def test_no_incident_has_no_harm_and_not_zero_killed() -> None:
    harm = HarmSum(kind=FigureKind.KILLED, low=0, high=0)
    assert harm_words(harm, row(0, 0)) == "–"


def test_coverage_is_told_with_its_interval_or_as_unknown() -> None:
    share = CoverageShare(
        reported_low=23,
        reported_high=None,
        ledger_low=0,
        ledger_high=2,
        share_low=0.0,
        share_high=2 / 23,
        interval_low=0.0,
        interval_high=0.28,
        confidence=0.95,
    )
    words = "0 to 2 of at least 23 attacks (0% to 9%; 95% interval 0% to 28%)"
    assert share_words(share, "attacks") == words
    untold = CoverageShare(
        reported_low=41, reported_high=41, ledger_low=0, ledger_high=None,
        share_low=0.0, share_high=1.0,
    )  # fmt: skip
    assert "%" not in share_words(untold)
    assert totals_text([]) == f"{COVERAGE_UNKNOWN}\n"
    assert coverage_sentence([]) == COVERAGE_UNKNOWN


@settings(deadline=None)
@given(ledgers, st.sampled_from(By))
def test_every_shape_of_a_drawing_lies_in_its_frame_and_tells_its_numbers(
    reports: list[Report],
    by: By,
) -> None:
    counts = counts_of(reports, by)
    drawn = count_chart(counts, NAMES)
    for box in drawn.boxes:
        assert box.x >= 0 and box.x + box.width <= drawn.width
        assert box.y >= 0 and box.y + box.height <= drawn.height
        assert box.width > 0 and box.height > 0
    certain = [each for each in counts.rows if each.low]
    possible = [each for each in counts.rows if each.high > each.low]
    assert sum(box.kind == "certain" for box in drawn.boxes) == len(certain)
    assert sum(box.kind == "possible" for box in drawn.boxes) == len(possible)
    for reach in drawn.reaches:
        assert reach.top <= reach.bottom <= drawn.height
        assert reach.tip is None or 0 <= reach.tip <= reach.top
    lines = count_lines(counts, NAMES)
    cells = count_cells(counts, NAMES)
    assert [line.label for line in lines] == [each.label for each in cells]
    assert lines[-1].label == "Total"


def test_a_drawing_is_a_file_of_its_own_with_words_for_those_who_do_not_see_it() -> None:
    reports = apart(attack(1, killed=(3, None)), attack(2, first=None, town="Farrow"))
    drawn = count_chart(counts_of(reports), NAMES)
    text = render_svg(drawn, template=template(Template.COUNTS))
    assert text.startswith("<svg") and "</svg>" in text
    assert "<title id=" in text and "May 2031: 1, killed at least 3, 1 report read." in text
    assert "http" not in text.replace("http://www.w3.org/2000/svg", "")


def test_of_many_that_may_be_one_the_rest_is_a_number() -> None:
    pairs = tuple((f"a{number:08}", f"b{number:08}") for number in range(40))
    (note,) = notes_of(replace(counts_of([attack(1)]), doubles=pairs))
    assert note.count("; ") == 12 and note.endswith("; and 28 more.")


def test_notes_say_what_counts_twice_and_what_is_left_out() -> None:
    reports = apart(
        attack(1, first=date(2031, 5, 30), last=date(2031, 6, 2)),
        attack(2, first=None, town="Farrow"),
    )
    assert notes_of(counts_of(reports)) == (
        "One incident stands in more than one row; the total counts each once.",
    )
    timed = counts_of(reports, since=date(2031, 5, 1))
    assert notes_of(timed)[-1] == (
        "One incident without a first or a last day left out: it may be of that time."
    )
