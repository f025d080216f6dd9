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
            writer.append(made.document, recorded_at=AT)
            writer.append(made.reading(), recorded_at=AT)


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


HILL = ("add", "Hill Front", "--kind", "armed_group", "--source", "a UN report", "--by", "ana")


def ids(run: Run, name: str) -> list[object]:
    return [row["id"] for row in run("find", name).rows()]


def test_the_very_same_actor_is_there_already_and_a_namesake_needs_an_id(run: Run) -> None:
    first = codec.decode(Addition, run(*HILL).out)
    again = run(*HILL[:-1], "ben")
    assert again.status == 0 and "nothing was recorded" in again.err
    assert codec.decode(Addition, again.out) == first
    assert "new --id" in run(*HILL, "--country", "CD").err
    assert "added" in run(*HILL, "--country", "CD", "--id", "hill-cd").err
    assert ids(run, "Hill Front") == ["hill-front", "hill-cd"]
    assert "changed" in run(*HILL, "--country", "NG", "--id", "hill-cd").err
    assert ids(run, "Hill Front") == ["hill-front", "hill-cd"]


def test_names_that_give_one_id_give_two_actors(run: Run) -> None:
    # An acronym needs its capitals, so that the one is not the other.
    for name in ("ZÉLA", "Zéla"):
        run("add", name, "--kind", "armed_group", "--source", "a map")
    assert set(ids(run, "ZÉLA")) >= {"zela", "zela-2"}
    assert "--id" in run("add", "Сыны", "--kind", "armed_group", "--source", "a map").err


def test_a_retired_actor_is_gone_and_comes_back_as_it_was(run: Run, tmp_path: Path) -> None:
    added = codec.decode(Addition, run(*HILL).out)
    assert "--why" in run("retire", "Hill Front").err
    done = run("retire", "Hill Front", "--why", "a misreading", "--by", "ben")
    record = codec.decode(Addition, done.out)
    assert (record.entry_id, record.retired, record.by) == ("hill-front", True, "ben")
    assert record.reason == "a misreading"
    assert ids(run, "Hill Front") == []
    assert "retired by ben" in run("show", "hill-front").err
    with Ledger.open(tmp_path / "tocsin.db") as ledger:
        (then,), (now,) = ledger.additions(as_of=added.made_at), ledger.additions()
        assert [each.entry_id for each in (then, now)] == ["hill-front", "hill-front"]
        assert [each.retired for each in (then, now)] == [False, True]
    assert "hill-front-2 added" in run(*HILL, "--country", "CD").err
    assert "hill-front added" in run(*HILL, "--id", "hill-front").err
    assert ids(run, "Hill Front") == ["hill-front", "hill-front-2"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("hamas", "--why", "x"), "--id hamas"),
        (("jnim", "--why", "x"), "merge --undo"),
        (("nobody", "--why", "x"), "hill-front"),
        (("dead-front", "--why", "x"), "retired by ana"),
        (("hill-front", "--why", "x"), "hill-wing"),
        (("hill-wing", "--why", "x"), "merge --undo jnim hill-wing"),
    ],
)
def test_what_cannot_be_retired_is_told_with_what_to_do(
    run: Run, arguments: tuple[str, ...], told: str
) -> None:
    group = ("--kind", "armed_group", "--source", "x", "--by", "ana")
    run(*HILL)
    run("add", "Hill Wing", *group, "--part-of", "hill-front")
    run("add", "Dead Front", *group)
    run("merge", "jnim", "hill-wing", "--why", "x")
    run("retire", "dead-front", "--why", "wrong", "--by", "ana")
    done = run("retire", *arguments)
    assert done.status == 2
    assert told in done.err


def test_undoing_takes_back_just_the_merge_that_it_names(run: Run) -> None:
    run(*HILL)
    run("merge", "hill-front", "isis", "--why", "its own word", "--by", "ana")
    run("merge", "isis", "aqim", "--why", "one emir", "--by", "ana")
    # Each of these is another merge than the ones that stand.
    for pair in (("hill-front", "aqim"), ("isis", "hill-front"), ("aqim", "isis")):
        done = run("merge", "--undo", *pair, "--why", "x")
        assert done.status == 2 and "was not merged into" in done.err
    told = run("merge", "--undo", "isis")
    assert told.status == 2
    assert "hill-front is isis (by ana" in told.err and "isis is aqim (by ana" in told.err
    assert "--why" in run("merge", "--undo", "hill-front", "isis").err
    assert run("merge", "--undo", "Hill Front", "Islamic State", "--why", "no").status == 0
    assert ids(run, "Hill Front") == ["hill-front"]
    assert ids(run, "Islamic State")[0] == "aqim"
    assert "in no merge" in run("merge", "--undo", "hill-front").err


def test_what_is_merged_is_not_merged_again(run: Run, reports: None) -> None:
    run("merge", "River Sons", "isis", "--why", "its own word")
    done = run("merge", "River Sons", "hamas", "--why", "another word")
    assert done.status == 2 and "merge --undo ~riversons isis" in done.err
    assert run("show", "isis", "--table").status == 0
    assert ids(run, "Hamas")[0] == "hamas"


def test_a_change_of_a_merged_actor_keeps_the_merge(run: Run) -> None:
    run(*HILL)
    run("merge", "hill-front", "isis", "--why", "its own word")
    run(*HILL, "--id", "hill-front", "--also", "HF Front")
    assert ids(run, "HF Front") == ["isis"]


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
        (("merge", "hamas", "isis"), "T102"),
        (("merge", "hamas", "--why", "x"), "T102"),
        (("merge", "hamas", "isis", "--why", "x", "--undo"), "T103"),
    ],
)
def test_what_cannot_stand_is_refused_with_what_to_do(
    run: Run, arguments: tuple[str, ...], code: str
) -> None:
    done = run(*arguments)
    assert done.status == 2
    assert code in done.err and done.err.count(". ") >= 1
