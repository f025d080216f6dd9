"""Actors as a person and a program look them up, add and merge them."""

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from stories import MARN
from tocsin import codec
from tocsin.cli import main
from tocsin.core.types import Addition
from tocsin.store.ledger import Ledger
from tocsin.testing import Report

AT = datetime(2024, 3, 5, tzinfo=UTC)
DAY = date(2024, 3, 4)


@dataclass(frozen=True)
class Done:
    status: int
    out: str
    err: str

    def rows(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in self.out.splitlines()]


Run = Callable[..., Done]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")

    def command(*arguments: str) -> Done:
        monkeypatch.setattr(sys, "argv", ["tocsin", "actors", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        caught = capsys.readouterr()
        return Done(status=int(ended.value.code or 0), out=caught.out, err=caught.err)

    return command


@pytest.fixture
def reports(tmp_path: Path) -> None:
    """A ledger in which two reports name a group that the registry does not know."""
    with Ledger.open(tmp_path / "tocsin.db") as ledger, ledger.writing() as writer:
        for outlet in ("The Post", "The Herald"):
            made = Report("River Sons attacked Marn on Monday.", source=outlet, published=DAY)
            party = replace(made.party("River Sons"), unregistered="~riversons")
            made.occurrence(
                "attacked",
                actors=(party,),
                places=(made.place("Marn", MARN),),
                times=(made.day("Monday", DAY, DAY),),
            )
            writer.append_document(made.document, recorded_at=AT)
            writer.append_reading(made.reading(), recorded_at=AT)


def test_the_registry_is_found_without_a_ledger(run: Run, tmp_path: Path) -> None:
    found = run("find", "JNIM")
    assert [row["id"] for row in found.rows()] == ["jnim"]
    assert not (tmp_path / "tocsin.db").exists()


def test_names_come_before_parts_and_spellings(run: Run) -> None:
    assert run("find", "Hamas").rows()[0]["id"] == "hamas"
    ids = [row["id"] for row in run("find", "qassam brigade").rows()]
    assert "qassam" in ids
    assert "nobody is known" in run("find", "Qqqq Wwww").err


def test_a_group_without_an_entry_is_found_by_its_name(run: Run, reports: None) -> None:
    (row,) = run("find", "the river sons").rows()
    assert row["id"] == "~riversons"
    assert row["documents"] == 2
    assert "not in the registry" in run("show", "River Sons", "--table").out


def test_an_entry_is_shown_with_what_it_is_part_of_and_its_leaders(run: Run) -> None:
    page = run("show", "quds-force", "--table").out
    assert "Part of: Islamic Revolutionary Guard Corps (irgc)" in page
    assert "Qassem Soleimani, commander" in page
    assert run("show", "quds-force").rows()[0]["above"] == ["irgc", "security-ir", "state-ir"]


def test_what_is_added_is_found_and_kept_with_who_and_why(run: Run, reports: None) -> None:
    added = run(
        "add", "Hill Front", "--kind", "armed_group", "--source", "a UN report",
        "--also", "HF Front", "--part-of", "isis", "--since", "2020-01-02", "--by", "An Analyst",
    )  # fmt: skip
    record = codec.decode(Addition, added.out)
    assert (record.entry_id, record.by) == ("hill-front", "An Analyst")
    assert record.actor is not None and record.actor.since == date(2020, 1, 2)
    assert run("find", "HF Front").rows()[0]["id"] == "hill-front"
    page = run("show", "hill-front", "--table").out
    assert "Added by An Analyst" in page and "Part of: Islamic State (isis)" in page


def test_a_merge_joins_at_once_and_can_be_taken_back(
    run: Run, reports: None, tmp_path: Path
) -> None:
    merged = run("merge", "River Sons", "isis", "--why", "its own word", "--by", "An Analyst")
    assert merged.status == 0
    assert run("find", "River Sons").rows()[0]["id"] == "isis"
    page = run("show", "isis", "--table").out
    assert "Merged: ~riversons is Islamic State (isis) by An Analyst" in page
    assert "2 claims in 2 reports name it" in page
    assert run("merge", "River Sons", "isis", "--why", "no", "--undo").status == 0
    assert run("find", "River Sons").rows()[0]["id"] == "~riversons"
    with Ledger.open(tmp_path / "tocsin.db") as ledger:
        (last,) = ledger.additions()
    assert last.retired


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("add", "Ana Bel", "--kind", "person", "--source", "x"), "T102"),
        (("add", "Hill Front", "--kind", "armed_group", "--source", " "), "T102"),
        (("add", "Hamas", "--kind", "armed_group", "--source", "x"), "T102"),
        (("show", "Nobody Known"), "T103"),
        (("merge", "hamas", "hamas", "--why", "x"), "T102"),
        (("merge", "hamas", "Nobody Known", "--why", "x"), "T103"),
        (("merge", "hamas", "isis", "--why", " "), "T102"),
        (("merge", "hamas", "isis", "--why", "x", "--undo"), "T103"),
    ],
)
def test_what_cannot_stand_is_refused_with_what_to_do(
    run: Run, arguments: tuple[str, ...], code: str
) -> None:
    done = run(*arguments)
    assert done.status == 2
    assert code in done.err and done.err.count(". ") >= 1
