"""Sources as a person grades them: each grade kept, the last one counts, the past as it stood."""

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from blasts import blast
from tocsin import codec
from tocsin.cli import main
from tocsin.core.types import SourceGrade
from tocsin.core.vocab import Reliability
from tocsin.store.ledger import Ledger

AT = datetime(2031, 5, 10, tzinfo=UTC)
EARLY, LATE = date(2031, 5, 4), date(2031, 5, 9)
RAY, BELL = "Ada Ray of Relief Now", "Ben Bell of Aid First"


@dataclass(frozen=True)
class Done:
    status: int
    out: str
    err: str


Run = Callable[..., Done]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command in a folder of its own, with a ledger of two reports of one blast."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    reports = [
        blast("The Selby Post", RAY, 3, published=EARLY),
        blast("Marn Echo", BELL, 3, published=LATE),
    ]
    with Ledger.open(tmp_path / "tocsin.db") as ledger, ledger.writing() as writer:
        for number, report in enumerate(reports):
            at = AT + timedelta(days=number)
            writer.append(report.document, recorded_at=at)
            writer.append(report.reading(), recorded_at=at)

    def command(*arguments: str) -> Done:
        monkeypatch.setattr(sys, "argv", ["tocsin", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        caught = capsys.readouterr()
        return Done(status=int(ended.value.code or 0), out=caught.out, err=caught.err)

    return command


def graded(run: Run, name: str, letter: str, why: str = "a review") -> Done:
    done = run("sources", "grade", name, letter, "--why", why, "--by", "An Analyst")
    assert done.status == 0, done.err
    return done


def grade_of(run: Run, *arguments: str) -> str:
    """The grade of the incident, as a listing has it."""
    done = run("incidents", "--csv", *arguments)
    head, row = done.out.splitlines()
    return dict(zip(head.split(","), row.split(","), strict=False))["credibility"]


def test_a_grade_counts_at_once_under_any_spelling_of_the_name(run: Run) -> None:
    assert grade_of(run) == "F1"
    done = graded(run, "the selby post", "b", "right on three tolls")
    record = codec.decode(SourceGrade, done.out)
    assert (record.reliability, record.by) == (Reliability.B, "An Analyst")
    assert grade_of(run) == "B1"


def test_grades_are_kept_and_the_last_one_counts(run: Run) -> None:
    graded(run, "The Selby Post", "B", "right on three tolls")
    assert "B before" in graded(run, "The Selby Post", "D", "invented a quotation").err
    page = run("sources", "show", "The Selby Post", "--table").out
    assert page.index("invented a quotation") < page.index("right on three tolls")
    assert "Grade D" in page
    shown = json.loads(run("sources", "show", "The Selby Post").out)
    assert [each["reliability"] for each in shown["grades"]] == ["B", "D"]
    graded(run, "The Selby Post", "F", "the editors changed")
    assert grade_of(run) == "F1"


def test_an_earlier_day_shows_the_grade_that_stood_then(run: Run, tmp_path: Path) -> None:
    for number, letter in enumerate((Reliability.B, Reliability.E), start=20):
        at = datetime(2031, 5, number, tzinfo=UTC)
        made = SourceGrade(
            id=f"s{number}", source_id="~selbypost", name="The Selby Post", reliability=letter,
            by="An Analyst", made_at=at, reason="a review",
        )  # fmt: skip
        with Ledger.open(tmp_path / "tocsin.db") as ledger, ledger.writing() as writer:
            writer.append(made, recorded_at=at)
    assert grade_of(run, "--as-of", "2031-05-19") == "F1"
    assert grade_of(run, "--as-of", "2031-05-20") == "B1"
    assert grade_of(run) == "E1"
    then = run("sources", "show", "The Selby Post", "--table", "--as-of", "2031-05-20").out
    assert "Grade B" in then and "Grade E" not in then


def test_the_very_same_grade_again_records_nothing(run: Run, tmp_path: Path) -> None:
    graded(run, "Marn Echo", "C")
    assert "nothing was recorded" in graded(run, "Marn Echo", "C").err
    with Ledger.open(tmp_path / "tocsin.db") as ledger:
        assert len(ledger.source_grades()) == 1


def test_a_track_record_is_counts_and_makes_no_grade(run: Run) -> None:
    shown = json.loads(run("sources", "show", "The Selby Post").out)
    assert len(shown["record"]["corroborated"]) == 1
    assert shown["record"]["suggestion"] is None
    assert shown["source"]["reliability"] == "F"
    echo = json.loads(run("sources", "show", "Marn Echo").out)
    assert echo["record"]["corroborated"] == []
    page = run("sources", "show", "The Selby Post", "--table").out
    assert "1 corroborated later" in page and "Too few outcomes" in page


def test_a_source_of_which_nothing_is_known(run: Run) -> None:
    assert run("sources", "show", "Nobody Weekly").status != 0
    assert "no report of it yet" in graded(run, "Nobody Weekly", "E").err
    assert run("sources", "show", "Nobody Weekly").status == 0


@pytest.mark.parametrize(("name", "why"), [("The Selby Post", " "), ("...", "a review")])
def test_a_grade_needs_a_name_and_a_reason(run: Run, name: str, why: str) -> None:
    done = run("sources", "grade", name, "B", "--why", why)
    assert done.status != 0 and "Traceback" not in done.err


def test_a_claim_is_shown_with_its_grade_and_what_it_rests_on(run: Run) -> None:
    graded(run, "The Selby Post", "C")
    rows = [json.loads(line) for line in run("claims").out.splitlines()]
    page = run("claims", rows[0]["id"], "--table").out
    assert "Grade C1" in page
    assert all(row["id"] in page for row in rows)
    assert "C1" in run("claims", "--csv").out
