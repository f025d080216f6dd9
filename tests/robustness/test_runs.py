"""A run may be killed, stopped, or run twice at once: nothing is lost, and nothing doubled.

TOCSIN_TEST_KILLS sets how often a run is killed, for each number of processes.
"""

import os
import signal
from pathlib import Path
from random import Random

import pytest

from postgres import binaries, server
from runs import (
    kill,
    pause,
    read_in,
    records,
    run,
    start,
    still_running,
    stop_all,
    wait_for,
    write_reports,
)
from tocsin.store.ledger import Ledger

REPORTS = 500
KILLS = int(os.environ.get("TOCSIN_TEST_KILLS", "6"))
SEED = 1740
# About the time that one report takes: a kill falls anywhere between two recordings.
A_REPORT_SECONDS = 0.03


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_reports(tmp_path_factory.mktemp("reports") / "in", REPORTS)


@pytest.fixture(scope="module")
def never_killed(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    ledger = tmp_path_factory.mktemp("never_killed") / "ledger.db"
    done = run("read", folder, "--ledger", ledger, "--jobs", "2")
    assert done.returncode == 0, done.stderr
    return ledger


def incidents(ledger: Path) -> str:
    done = run("incidents", "--jsonl", "--ledger", ledger)
    assert done.returncode == 0, done.stderr
    assert done.stdout
    return done.stdout


def test_the_ledger_is_the_same_for_any_number_of_processes(
    folder: Path, never_killed: Path, tmp_path: Path
) -> None:
    ledger = tmp_path / "ledger.db"
    done = run("read", folder, "--ledger", ledger, "--jobs", "1")
    assert done.returncode == 0, done.stderr
    assert records(ledger) == records(never_killed)


def test_extract_writes_the_same_lines_for_any_number_of_processes(folder: Path) -> None:
    some = sorted(folder.iterdir())[:22]
    alone, together = (run("extract", *some, "--jobs", jobs) for jobs in ("1", "2"))
    assert alone.returncode == together.returncode == 0, together.stderr
    assert alone.stdout.count("\n") == 22
    assert together.stdout == alone.stdout


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_run_that_is_killed_again_and_again_ends_as_if_it_never_was(
    folder: Path, never_killed: Path, tmp_path: Path, jobs: str
) -> None:
    chance = Random(SEED + int(jobs))
    ledger = tmp_path / "ledger.db"
    command = ("read", folder, "--ledger", ledger, "--jobs", jobs)
    for _ in range(KILLS):
        process = start(*command)
        wait_for(process, ledger, read_in(ledger) + chance.randrange(2 * REPORTS // (KILLS + 2)))
        pause(process, chance.uniform(0, A_REPORT_SECONDS))
        kill(process)
        found, read = records(ledger) if ledger.exists() and read_in(ledger) else ([], [])
        assert len(found) == len(read)
    done = run(*command)
    assert done.returncode == 0, done.stderr
    assert records(ledger) == records(never_killed)
    assert incidents(ledger) == incidents(never_killed)


def test_processes_that_read_end_when_the_run_is_killed(folder: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "ledger.db"
    process = start("read", folder, "--ledger", ledger, "--jobs", "2")
    wait_for(process, ledger, 5)
    kill(process)
    while still_running(process.pid):
        os.sched_yield()


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_run_that_is_stopped_keeps_what_was_read_and_says_so(
    folder: Path, tmp_path: Path, jobs: str, number: signal.Signals
) -> None:
    ledger = tmp_path / "ledger.db"
    process = start("read", folder, "--ledger", ledger, "--jobs", jobs)
    wait_for(process, ledger, 3)
    status, messages = stop_all(process, number)
    assert status == 128 + number
    assert messages == "stopped; what was read is kept; run again to go on\n"
    kept = read_in(ledger)
    assert 3 <= kept < REPORTS
    assert len(records(ledger)[0]) == kept
    assert not still_running(process.pid)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_two_runs_at_once_on_a_new_ledger_both_succeed(
    folder: Path, never_killed: Path, tmp_path: Path, jobs: str
) -> None:
    some = sorted(folder.iterdir())[:40]
    ledger = tmp_path / "ledger.db"
    runs = [start("read", *some, "--ledger", ledger, "--jobs", jobs) for _ in range(2)]
    for process in runs:
        _, messages = process.communicate()
        assert process.returncode == 0, messages
    assert [sorted(rows) for rows in records(ledger)] == [
        sorted(rows[:40]) for rows in records(never_killed)
    ]


def test_two_runs_at_once_on_a_new_postgresql_ledger_both_succeed(folder: Path) -> None:
    programs = binaries()
    if programs is None:
        pytest.skip("PostgreSQL is not installed: apt-get install postgresql-15")
    some = sorted(folder.iterdir())[:40]
    with server(programs) as address:
        runs = [start("read", *some, "--ledger", address, "--jobs", "1") for _ in range(2)]
        for process in runs:
            _, messages = process.communicate()
            assert process.returncode == 0, messages
        ledger = Ledger.open(address, create=False)
        documents, readings = ledger.documents(), ledger.readings()
        ledger.close()
    assert len(documents) == len(readings) == len(some)
    assert {each.document_id for each in readings} == {each.id for each in documents}
