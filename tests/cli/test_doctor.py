"""Doctor: a sound ledger passes; each kind of damage is found, with what to do about it."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from commands import bombing, tocsin, write_ledger
from tocsin import codec
from tocsin.core.types import Check
from tocsin.core.vocab import CheckStatus


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return write_ledger(tmp_path / "tocsin.db", [bombing(source="The Quay", killed="12")])


def examined(
    ledger: Path, capsys: pytest.CaptureFixture[str], *arguments: str
) -> tuple[int, dict[str, Check]]:
    done = tocsin("doctor", "--ledger", ledger, *arguments, capsys=capsys)
    checks = [codec.decode(Check, line) for line in done.out.splitlines()]
    for check in checks:
        assert check.finding
        assert check.advice or check.status is CheckStatus.OK
    return done.status, {check.name: check for check in checks}


def change(ledger: Path, *statements: str) -> None:
    with closing(sqlite3.connect(ledger)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def test_a_sound_ledger_passes(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, checks = examined(ledger, capsys, "--full")
    assert status == 0
    assert {"python", "model", "tables", "gazetteer", "ledger", "quotes"} <= set(checks)
    ours = ("model", "tables", "gazetteer", "ledger", "integrity", "append-only", "quotes")
    assert {checks[name].status for name in ours} == {CheckStatus.OK}


def test_additions_are_counted_with_the_ledger_that_holds_them(
    ledger: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(*arguments: str) -> None:
        assert tocsin(*arguments, "--ledger", ledger, capsys=capsys).status == 0

    assert examined(ledger, capsys)[1]["additions"].finding == f"none in {ledger}"
    for name in ("Hill Front", "Hill Wing"):
        run("actors", "add", name, "--kind", "armed_group", "--source", "x")
    run("actors", "merge", "hill-wing", "hill-front", "--why", "x")
    run("actors", "merge", "jnim", "hill-front", "--why", "x")
    for at in ("33,44", "36,44"):
        run("gazetteer", "add", "Zorbata", "--country", "IQ", "--at", at, "--source", "x")
    run("gazetteer", "retire", "own:zorbata-iq", "--why", "x")
    found = examined(ledger, capsys)[1]["additions"].finding
    assert found == f"1 place, 2 actors, 2 merges, 1 taken back in {ledger}"


def test_a_gazetteer_of_the_users_own_is_looked_at(
    ledger: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    own = tmp_path / "own.bin"
    monkeypatch.setenv("TOCSIN_GAZETTEER", str(own))
    assert "dump" not in examined(ledger, capsys)[1]
    fields = ("7", "Zorbata", "Zorbata", "", "33.1", "44.2", "P", "PPL", "IQ", *[""] * 10)
    (tmp_path / "IQ.txt").write_text("\t".join(fields) + "\n", encoding="utf-8")
    made = tocsin("gazetteer", "add", "--geonames", tmp_path / "IQ.txt", capsys=capsys)
    assert made.status == 0
    assert examined(ledger, capsys)[1]["dump"].finding == (
        f"1 place of a dump of GeoNames, in {own}"
    )
    own.write_bytes(own.read_bytes()[:-3] + b"???")
    status, checks = examined(ledger, capsys)
    assert status == 4 and checks["dump"].status is CheckStatus.FAILED


def test_a_ledger_that_is_not_there_is_no_fault(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, checks = examined(tmp_path / "none.db", capsys)
    assert status == 0
    assert "none" in checks["ledger"].finding
    assert not list(tmp_path.iterdir())


def test_a_file_that_is_no_ledger_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = tmp_path / "list.db"
    wrong.write_text("This is a shopping list, not a database.\n" * 50)
    status, checks = examined(wrong, capsys)
    assert status == 5
    assert checks["ledger"].status is CheckStatus.FAILED


def test_a_database_of_something_else_fails_and_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other.db"
    change(other, "CREATE TABLE songs (title TEXT)")
    status, checks = examined(other, capsys)
    assert status == 5 and checks["ledger"].status is CheckStatus.FAILED
    with closing(sqlite3.connect(other)) as connection:
        assert [name for (name,) in connection.execute("SELECT name FROM sqlite_master")] == [
            "songs"
        ]


@pytest.mark.parametrize("action", ["update", "delete"])
def test_a_ledger_that_can_be_changed_fails(
    ledger: Path, action: str, capsys: pytest.CaptureFixture[str]
) -> None:
    change(ledger, f"DROP TRIGGER readings_no_{action}")
    status, checks = examined(ledger, capsys)
    assert status == 5
    assert "readings" in checks["append-only"].finding


def test_a_quote_that_does_not_stand_in_its_document_fails(
    ledger: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(
        ledger,
        "DROP TRIGGER documents_no_update",
        "UPDATE documents SET record = replace(record, 'exploded', 'imploded')",
        "CREATE TRIGGER documents_no_update BEFORE UPDATE ON documents "
        "BEGIN SELECT RAISE(ABORT, 'documents are appended, never changed'); END",
    )
    status, checks = examined(ledger, capsys)
    assert status == 3
    assert checks["quotes"].status is CheckStatus.FAILED


def test_settings_that_are_wrong_fail_and_the_rest_is_checked(
    ledger: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "wrong.toml").write_text("[fuse]\nno_such_key = 1\n")
    status, checks = examined(ledger, capsys, "--settings", str(tmp_path / "wrong.toml"))
    assert status == 2
    assert "no_such_key" in checks["settings"].finding
    assert checks["quotes"].status is CheckStatus.OK


def test_a_model_that_is_not_installed_fails(
    ledger: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "other.toml").write_text('[models]\nspacy_pipeline = "no_such_pipeline"\n')
    status, checks = examined(ledger, capsys, "--settings", str(tmp_path / "other.toml"))
    assert status == 4
    assert checks["model"].status is CheckStatus.FAILED
