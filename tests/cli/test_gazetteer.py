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


def test_an_added_place_is_found_and_changed_not_doubled(tocsin: Commands) -> None:
    assert tocsin("gazetteer", "find", "Zurbata")[0] == 2
    status, _, err = tocsin(*ADDED, "--at", "33.1,44.2", "--name", "Zurbata")
    assert (status, err.strip()) == (0, "added Zorbata as own:zorbata-iq")
    _, out, _ = tocsin("gazetteer", "find", "Zurbata")
    (found,) = records(out)
    assert found["place"]["latitude"] == 33.1
    assert found["place"]["source"] == "a map"
    assert found["note"] == "added by the user"
    _, _, err = tocsin(*ADDED, "--at", "33.2,44.2")
    assert err.startswith("changed")
    _, out, _ = tocsin("gazetteer", "find", "Zorbata")
    assert [each["place"]["latitude"] for each in records(out)] == [33.2]


@pytest.mark.parametrize(
    "arguments",
    [
        ("gazetteer", "add", "Zorbata"),
        ("gazetteer", "add", "Zorbata", "--source", "a map", "--parent", "gn:nothing"),
        ("gazetteer", "add", "Zorbata", "--geonames", "IQ.txt"),
        ("gazetteer", "add", "--geonames", "missing.txt"),
    ],
)
def test_what_cannot_be_added_is_refused(tocsin: Commands, arguments: tuple[str, ...]) -> None:
    assert tocsin(*arguments)[0] == 2


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


def test_what_was_added_is_used_in_reading(tocsin: Commands, tmp_path: Path) -> None:
    text = "Gunmen killed four guards near Zorbata on 3 May 2023, police in Baghdad said."
    (tmp_path / "report.txt").write_text(text, encoding="utf-8")
    tocsin(*ADDED, "--at", "33.1,44.2")
    assert tocsin("read", "report.txt", "--no-gate")[0] == 0
    _, out, _ = tocsin("incidents", "--jsonl")
    assert "own:zorbata-iq" in out
