"""The gazetteer on the command line: looked into, added to, and used in what is read next."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from tocsin.cli import main

ADDED = ("gazetteer", "add", "Zorbata", "--country", "Iraq", "--source", "a map", "--by", "ana")


class Commands:
    """Runs commands in this process; keeps what they said."""

    def __init__(self, patch: pytest.MonkeyPatch, caught: pytest.CaptureFixture[str]) -> None:
        self._patch = patch
        self._caught = caught

    def __call__(self, *arguments: str) -> tuple[int, str, str]:
        self._patch.setattr(sys, "argv", ["tocsin", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = self._caught.readouterr()
        return int(ended.value.code or 0), out, err


@pytest.fixture
def tocsin(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Commands:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TOCSIN_GAZETTEER", str(tmp_path / "own.bin"))
    monkeypatch.setenv("COLUMNS", "160")
    monkeypatch.setenv("NO_COLOR", "1")
    return Commands(monkeypatch, capsys)


def records(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


def test_find_tells_where_a_place_is_and_what_it_lies_in(tocsin: Commands) -> None:
    status, out, _ = tocsin("gazetteer", "find", "Tripoli", "--near", "33.9,35.5")
    assert status == 0
    first, *others = records(out)
    assert first["place"]["country"] == "LB"
    assert [parent["name"] for parent in first["parents"]][-1] == "Lebanon"
    distances = [each["distance_km"] for each in (first, *others) if each["distance_km"]]
    assert distances == sorted(distances)
    _, out, _ = tocsin("gazetteer", "find", "Tripoli", "--country", "Libya", "--table")
    assert "Libya" in out and "Lebanon" not in out
    _, out, _ = tocsin("gazetteer", "find", "Tripoli", "--csv")
    assert out.startswith("name,kind,lies_in")


def test_an_unknown_name_is_refused_with_what_is_spelt_like_it(tocsin: Commands) -> None:
    status, out, err = tocsin("gazetteer", "find", "Dilala", "--country", "IQ")
    assert (status, out) == (2, "")
    assert "Diyala" in err


@pytest.mark.parametrize("point", ["here", "91,0", "1,2,3", "0,181"])
def test_what_is_no_point_is_refused(tocsin: Commands, point: str) -> None:
    status, _, err = tocsin("gazetteer", "find", "Tripoli", "--near", point)
    assert status == 2
    assert "hint" in err.lower() or point in err


def test_an_added_place_is_found_and_changed_by_its_id(tocsin: Commands) -> None:
    assert tocsin("gazetteer", "find", "Zurbata")[0] == 2
    status, _, err = tocsin(*ADDED, "--at", "33.1,44.2", "--name", "Zurbata")
    assert (status, err.strip()) == (0, "added Zorbata as own:zorbata-iq")
    _, out, _ = tocsin("gazetteer", "find", "Zurbata")
    (found,) = records(out)
    assert found["place"]["latitude"] == 33.1
    assert found["place"]["source"] == "a map"
    assert found["note"] == "added by the user"
    _, _, err = tocsin(*ADDED, "--at", "33.2,44.2", "--id", "own:zorbata-iq")
    assert err.startswith("changed")
    assert found_at(tocsin) == {"own:zorbata-iq": 33.2}


def found_at(tocsin: Commands, *options: str) -> dict[str, float]:
    """Return the latitudes of the places called Zorbata, by their ids."""
    _, out, _ = tocsin("gazetteer", "find", "Zorbata", *options)
    return {each["place"]["id"]: each["place"]["latitude"] for each in records(out)}


def test_namesakes_both_stand_and_the_very_same_is_there_already(tocsin: Commands) -> None:
    tocsin(*ADDED, "--at", "33.1,44.2")
    _, _, err = tocsin(*ADDED, "--at", "36.1,43.2")
    assert err.startswith("added Zorbata as own:zorbata-iq-2, beside own:zorbata-iq")
    status, _, err = tocsin(*ADDED[:-1], "ben", "--at", "33.1,44.2")
    assert status == 0 and "nothing was recorded" in err
    assert found_at(tocsin) == {"own:zorbata-iq": 33.1, "own:zorbata-iq-2": 36.1}


def test_a_retired_place_is_gone_and_its_id_is_kept_for_it(tocsin: Commands) -> None:
    tocsin(*ADDED, "--at", "33.1,44.2")
    status, _, err = tocsin("gazetteer", "retire", "own:zorbata-iq", "--why", "no such place")
    assert status == 0 and "retired" in err
    assert found_at(tocsin) == {}
    # Another place of that name never gets its id; the very same gets it back.
    tocsin(*ADDED, "--at", "36.1,43.2")
    tocsin(*ADDED, "--at", "33.1,44.2")
    assert found_at(tocsin) == {"own:zorbata-iq": 33.1, "own:zorbata-iq-2": 36.1}


def test_an_entry_that_ships_is_changed_for_this_ledger_and_stands_again(tocsin: Commands) -> None:
    def latitude() -> object:
        _, out, _ = tocsin("gazetteer", "find", "Baghdad", "--country", "IQ")
        return next(p["latitude"] for each in records(out) if (p := each["place"])["id"] == baghdad)

    baghdad = "gn:98182"
    shipped = latitude()
    arguments = ("--id", baghdad, "--country", "IQ", "--at", "33,44", "--source", "a survey")
    tocsin("gazetteer", "add", "Baghdad", *arguments)
    assert latitude() == 33.0
    assert tocsin("gazetteer", "retire", baghdad, "--why", "a mistake")[0] == 0
    assert latitude() == shipped


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("own:zorbata-iq",), "--why"),
        (("own:nothing", "--why", "x"), "own:zorbata-iq"),
        (("Baghdad", "--why", "x"), "--id gn:"),
        (("own:dead-iq", "--why", "x"), "retired by ana"),
        (("own:around-iq", "--why", "x"), "own:inner-iq"),
        (("Twin", "--why", "x"), "own:twin-iq-2"),
    ],
)
def test_what_cannot_be_retired_is_told_with_what_to_do(
    tocsin: Commands, arguments: tuple[str, ...], told: str
) -> None:
    def add(name: str, *more: str) -> None:
        of = ("--country", "IQ", "--source", "a map", "--by", "ana")
        tocsin("gazetteer", "add", name, *of, *more)

    tocsin(*ADDED)
    for name in ("Dead", "Around", "Twin"):
        add(name)
    add("Inner", "--parent", "own:around-iq")
    add("Twin", "--at", "30,45")
    tocsin("gazetteer", "retire", "own:dead-iq", "--why", "wrong", "--by", "ana")
    status, _, err = tocsin("gazetteer", "retire", *arguments)
    assert status == 2
    assert told in err


@pytest.mark.parametrize(
    "arguments",
    [
        ("gazetteer", "add", "Zorbata"),
        ("gazetteer", "add", "Zorbata", "--source", " "),
        ("gazetteer", "add", "???", "--source", "a map"),
        ("gazetteer", "add", "Zorbata", "--source", "a map", "--parent", "gn:nothing"),
        ("gazetteer", "add", "Zorbata", "--source", "a map", "--id", "own:nothing"),
        ("gazetteer", "add", "Zorbata", "--geonames", "IQ.txt"),
        ("gazetteer", "add", "--geonames", "missing.txt"),
    ],
)
def test_what_cannot_be_added_is_refused(
    tocsin: Commands, arguments: tuple[str, ...], tmp_path: Path
) -> None:
    assert tocsin(*arguments)[0] == 2
    assert not list(tmp_path.iterdir())


def test_a_dump_is_built_and_used(tocsin: Commands, tmp_path: Path) -> None:
    line = (
        "7\tZorbata\tZorbata\tZurbata\t33.1\t44.2\tP\tPPL\tIQ\t\t\t\t\t\t900\t\t3\tx\t2024-01-01\n"
    )
    (tmp_path / "IQ.txt").write_text(line, encoding="utf-8")
    status, _, err = tocsin("gazetteer", "add", "--geonames", "IQ.txt")
    assert status == 0
    assert "1 place" in err
    _, out, _ = tocsin("gazetteer", "find", "Zurbata")
    assert [each["place"]["id"] for each in records(out)] == ["gn:7"]
    (tmp_path / "IQ.txt").write_text(f"8\tbad\n{line}", encoding="utf-8")
    status, _, err = tocsin("gazetteer", "add", "--geonames", "IQ.txt")
    assert status == 6
    assert "1 line left out" in err and "IQ.txt, line 1: 2 columns" in err
    assert tocsin("gazetteer", "find", "Zurbata")[0] == 0


def test_what_was_added_is_used_in_reading(tocsin: Commands, tmp_path: Path) -> None:
    text = "Gunmen killed four guards near Zorbata on 3 May 2023, police in Baghdad said."
    (tmp_path / "report.txt").write_text(text, encoding="utf-8")
    tocsin(*ADDED, "--at", "33.1,44.2")
    assert tocsin("read", "report.txt", "--no-gate")[0] == 0
    _, out, _ = tocsin("incidents", "--jsonl")
    assert "own:zorbata-iq" in out
