"""Disks that are full, files and folders that cannot be written, ledgers that are none."""

import os
import resource
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from runs import finish, read_in, records, run, start, wait_for, write_reports

REPORTS = 60
# Room for the empty tables and some readings, not for all of them.
ROOM = 200 * 1024
EXIT_LEDGER = 5


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_reports(tmp_path_factory.mktemp("reports") / "in", REPORTS)


@pytest.fixture(scope="module")
def recorded(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger that holds all reports."""
    ledger = tmp_path_factory.mktemp("recorded") / "ledger.db"
    assert run("read", folder, "--ledger", ledger).returncode == 0
    return ledger


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of its own with little room."""
    disk = tmp_path / "disk"
    disk.mkdir()
    options = f"size={2 * ROOM}"
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", options, "tmpfs", disk], capture_output=True, check=False
    )
    if made.returncode:
        pytest.skip("no file system may be mounted here")
    yield disk
    subprocess.run(["umount", "-l", disk], check=True)


def bound_by_rights() -> list[str]:
    """Return what stands before a command that must keep to the rights of files."""
    if os.geteuid() != 0:
        return []
    if shutil.which("setpriv") is None:
        pytest.skip("root may write everything, and setpriv is not installed")
    return ["setpriv", "--bounding-set=-dac_override", "--inh-caps=-all"]


def assert_stopped_by_the_ledger(done: subprocess.CompletedProcess[str], says: str) -> None:
    assert done.returncode == EXIT_LEDGER, done.stderr
    assert done.stderr.startswith("T401 ledger ")
    assert says in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_full_disk_ends_the_run_clearly_and_loses_nothing(folder: Path, small_disk: Path) -> None:
    ledger = small_disk / "ledger.db"
    done = run("read", folder, "--ledger", ledger)
    assert_stopped_by_the_ledger(done, "Make room. What was recorded before is kept")
    kept = read_in(ledger)
    assert 0 < kept < REPORTS
    subprocess.run(["mount", "-o", "remount,size=64m", small_disk], check=True)
    assert len(records(ledger)[0]) == kept
    again = run("read", folder, "--ledger", ledger)
    assert again.returncode == 0, again.stderr
    assert f"{REPORTS - kept} new documents, {kept} known already" in again.stderr
    assert len(records(ledger)[1]) == REPORTS


def test_a_limit_on_files_ends_the_run_clearly_and_loses_nothing(
    folder: Path, tmp_path: Path
) -> None:
    ledger = tmp_path / "ledger.db"
    process = start("read", folder, "--ledger", ledger)
    wait_for(process, ledger, 1)
    resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (ROOM, ROOM))
    done = finish(process)
    assert_stopped_by_the_ledger(done, "What was recorded before is kept; run again to go on.")
    kept = read_in(ledger)
    assert 0 < kept < REPORTS
    again = run("read", folder, "--ledger", ledger)
    assert again.returncode == 0, again.stderr
    documents, readings = records(ledger)
    assert len(documents) == len(readings) == REPORTS


def test_a_brief_that_finds_no_room_leaves_what_stood_there(
    recorded: Path, small_disk: Path
) -> None:
    out = small_disk / "brief.html"
    out.write_text("the brief of yesterday")
    (small_disk / "rest").write_bytes(b"." * (2 * ROOM - 16 * 1024))
    done = run("brief", "--format", "html", "--ledger", recorded, "--out", out)
    assert done.returncode == 2
    assert done.stderr.startswith(f"T103 cannot write {out}: No space left on device")
    assert sorted(path.name for path in small_disk.iterdir()) == ["brief.html", "rest"]
    assert out.read_text() == "the brief of yesterday"


@pytest.mark.parametrize("closed", ["ledger.db", "."])
def test_a_ledger_that_may_not_be_written_is_told(
    recorded: Path, tmp_path: Path, closed: str
) -> None:
    ledger = tmp_path / "in" / "ledger.db"
    ledger.parent.mkdir()
    if closed == "ledger.db":
        shutil.copy(recorded, ledger)
    (ledger.parent / closed).chmod(0o555)
    report = tmp_path / "new.txt"
    report.write_text("A bomb went off in Beira.\n")
    done = run("read", report, "--ledger", ledger, before=bound_by_rights())
    (ledger.parent / closed).chmod(0o755)
    assert_stopped_by_the_ledger(done, "can be written")


def not_a_database(ledger: Path) -> None:
    ledger.write_text("Bread, milk, a dozen eggs.\n" * 100)


def of_another_program(ledger: Path) -> None:
    with closing(sqlite3.connect(ledger)) as connection:
        connection.execute("CREATE TABLE recipes (title TEXT)")


def of_a_newer_tocsin(ledger: Path) -> None:
    with closing(sqlite3.connect(ledger)) as connection:
        connection.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")
        connection.execute("INSERT INTO alembic_version VALUES ('9999')")
        connection.commit()


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (not_a_database, "Name a ledger of Tocsin"),
        (of_another_program, "Name a ledger of Tocsin"),
        (of_a_newer_tocsin, "Install the newer Tocsin that wrote it."),
    ],
)
def test_what_is_no_ledger_of_ours_is_left_as_it_is(
    folder: Path, tmp_path: Path, make: Callable[[Path], None], says: str
) -> None:
    ledger = tmp_path / "ledger.db"
    make(ledger)
    with closing(sqlite3.connect(ledger)) as connection:
        before = list(connection.iterdump()) if make is not not_a_database else []
    done = run("read", folder, "--ledger", ledger)
    assert_stopped_by_the_ledger(done, says)
    if make is not not_a_database:
        with closing(sqlite3.connect(ledger)) as connection:
            assert list(connection.iterdump()) == before


def test_a_reader_that_goes_away_ends_a_listing_quietly(recorded: Path) -> None:
    ours, theirs = os.pipe()
    os.close(ours)
    done = run("incidents", "--jsonl", "--ledger", recorded, stdout=theirs)
    os.close(theirs)
    assert done.stderr == ""
