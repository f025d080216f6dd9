"""Runs of the real command line over many short reports, watched through their ledger."""

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any

TOWNS = ("Asmara", "Beira", "Cotonou", "Dodoma", "Fez", "Garissa", "Herat", "Ibadan", "Kidal")
POLL_SECONDS = 0.002


def write_reports(folder: Path, count: int) -> Path:
    """Write short reports, each of an attack of its own."""
    folder.mkdir()
    for number in range(count):
        day = date(2023, 1, 1) + timedelta(number)
        (folder / f"{number:03}.txt").write_text(
            f"---\nsource: The Meridian Post\npublished: {day}\n---\n"
            f"Gunmen killed {2 + number % 17} people in {TOWNS[number % 9]} on {day:%A}.\n"
        )
    return folder


def start(
    *arguments: str | Path,
    before: Sequence[str] = (),
    stdout: int = subprocess.PIPE,
    **options: Any,
) -> subprocess.Popen[str]:
    """Start a command, behind what stands `before` it, in a session of its own."""
    return subprocess.Popen(
        [*before, sys.executable, "-m", "tocsin.cli", *map(str, arguments)],
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env=os.environ | {"NO_COLOR": "1"},
        **options,
    )


def run(*arguments: str | Path, **options: Any) -> subprocess.CompletedProcess[str]:
    """Run a command to its end."""
    return finish(start(*arguments, **options))


def finish(process: subprocess.Popen[str]) -> subprocess.CompletedProcess[str]:
    """Let a command run to its end."""
    output, messages = process.communicate()
    return subprocess.CompletedProcess(process.args, process.returncode, output, messages)


def read_in(ledger: Path) -> int:
    """Return how many readings a ledger holds; 0 while it is not there yet."""
    try:
        with closing(sqlite3.connect(f"file:{ledger}?mode=ro", uri=True)) as connection:
            (found,) = connection.execute("SELECT coalesce(max(sequence), 0) FROM readings")
    except sqlite3.OperationalError:
        return 0
    return int(found[0])


def wait_for(process: subprocess.Popen[str], ledger: Path, count: int) -> None:
    """Wait until a run has recorded so many readings, or has ended."""
    while process.poll() is None and read_in(ledger) < count:
        pause(process, POLL_SECONDS)


def pause(process: subprocess.Popen[str], seconds: float) -> None:
    """Wait for a run to end, but not longer than this."""
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return


def kill(process: subprocess.Popen[str]) -> None:
    """Kill the process itself; what it started is left to end by itself."""
    process.kill()
    process.communicate()


def stop_all(process: subprocess.Popen[str], number: signal.Signals) -> tuple[int, str]:
    """Send a signal to a run and all that it started; return its status and messages."""
    os.killpg(process.pid, number)
    _, messages = process.communicate()
    return process.returncode, messages


def still_running(session: int) -> bool:
    """Return whether any process of a session is left."""
    return any(_session_of(entry) == session for entry in Path("/proc").glob("[0-9]*"))


def _session_of(entry: Path) -> int | None:
    try:
        state, _, _, session = (entry / "stat").read_text().rpartition(")")[2].split()[:4]
    except (FileNotFoundError, ProcessLookupError):
        return None
    return None if state == "Z" else int(session)


def records(ledger: Path) -> tuple[list[tuple[Any, ...]], list[tuple[Any, ...]]]:
    """Return the documents and the readings of a ledger, in order; it must be sound."""
    with closing(sqlite3.connect(ledger)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        documents = connection.execute("SELECT id, record FROM documents ORDER BY sequence")
        readings = connection.execute("SELECT id, record FROM readings ORDER BY sequence")
        return documents.fetchall(), readings.fetchall()
