"""The commands as a person and a program meet them, over the examples."""

import csv
import io
import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.text import Text
from typer.main import get_command

from commands import bombing, tocsin, write_ledger
from tocsin import codec
from tocsin.cli import app
from tocsin.core.types import Incident, ReadDocument

EXAMPLES = Path(__file__).parents[2] / "examples"


def run(*arguments: str, cwd: Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tocsin.cli", *arguments],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"NO_COLOR": "1", "COLUMNS": "160"},
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A working folder whose ledger holds the examples."""
    made = tmp_path_factory.mktemp("work")
    done = run("read", str(EXAMPLES), cwd=made)
    assert done.returncode == 0, done.stderr
    yield made


def incidents(folder: Path, *arguments: str) -> list[Incident]:
    done = run("incidents", *arguments, cwd=folder)
    assert done.returncode == 0, done.stderr
    return [codec.decode(Incident, line) for line in done.stdout.splitlines()]


def test_reading_the_same_thing_twice_changes_nothing(folder: Path) -> None:
    before = run("incidents", cwd=folder).stdout
    again = run("read", str(EXAMPLES), cwd=folder)
    assert again.returncode == 0
    assert "0 new documents" in again.stderr
    assert run("incidents", cwd=folder).stdout == before


def test_the_order_of_reading_does_not_change_what_happened(folder: Path, tmp_path: Path) -> None:
    backwards = sorted(map(str, EXAMPLES.iterdir()), reverse=True)
    reports = [name for name in backwards if not name.endswith("README.md")]
    assert run("read", *reports, cwd=tmp_path).returncode == 0

    def told(where: Path) -> set[tuple[object, ...]]:
        return {
            (frozenset(item.claim_ids), item.when, item.origins_low, item.origins_high)
            for item in incidents(where, "--history")
        }

    assert told(tmp_path) == told(folder)


def test_piped_incidents_are_json_lines_and_csv_has_the_same_rows(folder: Path) -> None:
    found = incidents(folder)
    assert found
    rows = list(csv.DictReader(io.StringIO(run("incidents", "--csv", cwd=folder).stdout)))
    assert [row["id"] for row in rows] == [item.id for item in found]
    for row in rows:
        assert row["killed_low"] != "0" and row["killed_high"] != "0"


def test_a_terminal_gets_a_table(folder: Path) -> None:
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "tocsin.cli", "incidents"],
        cwd=folder,
        stdout=theirs,
        env=os.environ | {"NO_COLOR": "1", "COLUMNS": "160", "TERM": "dumb"},
    )
    os.close(theirs)
    output = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:
            break
        if not part:
            break
        output += part
    os.close(ours)
    assert process.wait() == 0
    text = output.decode()
    assert "Killed" in text and "Kerman" in text
    assert not text.lstrip().startswith("{")


def test_filters_keep_only_what_was_asked_for(folder: Path) -> None:
    everything = incidents(folder)
    in_iran = incidents(folder, "--country", "Iran")
    assert in_iran == incidents(folder, "--country", "IR")
    assert 0 < len(in_iran) < len(everything)
    assert all(
        item.where and item.where.place and item.where.place.country == "IR" for item in in_iran
    )
    assert all(item.event_type == "ASSAULT" for item in incidents(folder, "--type", "assault"))
    assert all(
        item.when.earliest is None or item.when.earliest.year < 2024
        for item in incidents(folder, "--until", "2023-12-31")
    )
    for wrong in (
        ("--actor", "no such party"),
        ("--country", "Atlantis"),
        ("--country", "XX"),
        ("--type", "nonsense"),
        ("--since", "2024-02-01", "--until", "2024-01-01"),
    ):
        done = run("incidents", *wrong, cwd=folder)
        assert done.returncode == 2 and wrong[1] in done.stderr


def test_explain_shows_quotes_that_stand_in_the_documents(folder: Path) -> None:
    (first, *_) = incidents(folder, "--type", "suicide-attack")
    done = run("explain", first.id[:9], cwd=folder)
    assert done.returncode == 0, done.stderr
    assert first.id in done.stdout
    for field in first.fields:
        for value in field.values:
            for span in value.evidence:
                assert " ".join(span.quote.split()) in " ".join(done.stdout.split())
    assert run("explain", "i_no_such", cwd=folder).returncode == 2


@pytest.mark.parametrize("form", ["md", "html"])
def test_a_brief_is_written_and_asks_nothing_of_the_network(folder: Path, form: str) -> None:
    out = folder / f"brief.{form}"
    done = run("brief", "--format", form, "--out", str(out), cwd=folder)
    assert done.returncode == 0, done.stderr
    text = out.read_text(encoding="utf-8")
    assert "Kerman" in text
    assert 'src="http' not in text and "@import" not in text


def test_extract_writes_a_document_with_its_reading_a_line(tmp_path: Path) -> None:
    report = "Gunmen attacked a police post near Mosul, Iraq, on 3 May 2021, killing four officers."
    done = run("extract", "-", "--source", "The Quay", cwd=tmp_path, stdin=report)
    assert done.returncode == 0, done.stderr
    (line,) = done.stdout.splitlines()
    read = codec.decode(ReadDocument, line)
    assert read.document.text == report
    assert read.reading.document_id == read.document.id
    assert not list(tmp_path.iterdir())


def test_what_cannot_be_used_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(
        "A bomb exploded in Karachi on 3 May 2021, killing two people."
    )
    (tmp_path / "bad.txt").write_bytes(b"\xff\xfe\x00")
    partial = run("read", ".", "missing.txt", cwd=tmp_path)
    assert partial.returncode == 6
    assert "bad.txt" in partial.stderr and "missing.txt" in partial.stderr
    assert "1 new document" in partial.stderr
    assert run("read", "bad.txt", cwd=tmp_path).returncode == 2


@pytest.mark.parametrize("command", ["read", "extract"])
def test_a_paragraph_too_long_to_parse_does_not_stop_the_others(
    tmp_path: Path, command: str
) -> None:
    (tmp_path / "a.txt").write_text("x" * 1_000_001)
    (tmp_path / "b.txt").write_text("Gunmen killed a guard in Karachi on 3 May 2021.")
    done = run(command, ".", cwd=tmp_path)
    assert done.returncode == 6
    assert "1,000,001 characters" in done.stderr


def test_asking_a_ledger_that_is_not_there_makes_none(tmp_path: Path) -> None:
    done = run("incidents", cwd=tmp_path)
    assert done.returncode == 5
    assert "tocsin read" in done.stderr
    assert not list(tmp_path.iterdir())


def test_schemas_are_listed_and_printed(tmp_path: Path) -> None:
    assert "Claim" in run("schema", cwd=tmp_path).stdout
    assert json.loads(run("schema", "Claim", cwd=tmp_path).stdout)["$ref"].endswith("Claim")
    assert run("schema", "Event", cwd=tmp_path).returncode == 2


def test_settings_that_are_not_known_are_refused(folder: Path) -> None:
    (folder / "wrong.toml").write_text("[fuse]\nno_such_key = 1\n")
    done = run("incidents", "--settings", "wrong.toml", cwd=folder)
    assert done.returncode == 2
    assert "no_such_key" in done.stderr


@pytest.mark.parametrize(
    "command",
    [
        "read",
        "extract",
        "schema",
        "incidents",
        "documents",
        "claims",
        "ties",
        "explain",
        "brief",
        "review",
        "review accept",
        "review reject",
        "review correct",
        "review same",
        "review different",
        "review unsure",
        "review log",
        "settings",
        "doctor",
    ],
)
def test_every_command_teaches_with_an_example(
    command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "160")
    done = tocsin(*command.split(), "--help", capsys=capsys)
    assert done.status == 0
    assert f"Example: tocsin {command}" in " ".join(done.out.split())


def test_incidents_of_no_told_country_are_said_where_a_country_is_asked_for(folder: Path) -> None:
    placeless = [
        item
        for item in incidents(folder)
        if not item.where or not item.where.place or item.where.inferred
    ]
    assert placeless
    done = run("incidents", "--country", "Kenya", cwd=folder)
    assert f"{len(placeless)} incident" in done.stderr and "no country is told" in done.stderr
    assert run("incidents", cwd=folder).stderr == ""


def test_an_incident_whose_claims_were_rejected_leads_to_its_claim(tmp_path: Path) -> None:
    report = "Gunmen killed a guard in Karachi on 3 May 2021."
    assert run("read", "-", cwd=tmp_path, stdin=report).returncode == 0
    (only,) = incidents(tmp_path)
    rejected = run("review", "reject", only.id, "--why", "misread", cwd=tmp_path)
    assert rejected.returncode == 0, rejected.stderr
    done = run("explain", only.id, cwd=tmp_path)
    assert done.returncode == 2 and only.claim_ids[0] in done.stderr


def test_no_tie_found_is_said(folder: Path) -> None:
    done = run("ties", "--between", "Nobody", "No one", cwd=folder)
    assert (done.returncode, done.stdout) == (0, "") and "no tie found" in done.stderr


def test_no_word_of_a_help_text_is_taken_for_markup() -> None:
    lost = []
    waiting = [(get_command(app), "tocsin")]
    while waiting:
        command, name = waiting.pop()
        given = [command.help, *(getattr(each, "help", None) for each in command.params)]
        texts = [re.sub(r"\[/?bold\]", "", str(text)) for text in given]
        lost += [(name, text) for text in texts if Text.from_markup(text).plain != text]
        waiting += [(sub, f"{name} {key}") for key, sub in getattr(command, "commands", {}).items()]
    assert lost == []


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (("posture",), "no movement found"),
        (("outlooks",), "no outlook found"),
        (("outlooks", "track", "--by", "user"), "no forecast found"),
        (("outlooks", "track"), "no outlook found"),
        (("watch", "list"), "no watch found"),
        (("watch", "alerts"), "no alert found"),
    ],
)
def test_what_finds_nothing_says_so(
    asked: tuple[str, ...], words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_ledger(tmp_path / "t.db", [bombing(source="Calder Wire", killed="12")])
    ran = tocsin(*asked, "--ledger", path, "--table", capsys=capsys)
    assert (ran.status, words in ran.err) == (0, True)
