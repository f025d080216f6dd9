"""What a run tells people and programs: words on a terminal, or one JSON object a line.

Results go to standard output, everything here to standard error.
"""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import NoReturn, Protocol

import typer

from tocsin.core.errors import TocsinError

# Some records were used and some were not: the run is worth keeping and looking at.
EXIT_PARTIAL = 6


class LogForm(StrEnum):
    """How messages are written."""

    TEXT = "text"
    JSON = "json"


def number_of(number: int, noun: str, plural: str | None = None) -> str:
    """Return a number in digits with its noun: "1 claim", "3 claims", "2 watches"."""
    return f"{number} {noun if number == 1 else plural or f'{noun}s'}"


class Failed(Protocol):
    """A record that could not be used: its name, and the error that says why."""

    @property
    def name(self) -> str:
        """Return what the record is called: a file, a line of it, an address."""
        ...

    @property
    def error(self) -> TocsinError:
        """Return why it could not be used."""
        ...


class Reporter:
    """Says what a run does. `quiet` leaves failures only."""

    def __init__(self, *, quiet: bool = False, form: LogForm = LogForm.TEXT) -> None:
        self._quiet = quiet
        self._form = form

    def say(self, event: str, words: str, **fields: object) -> None:
        """Tell what was done: `event` and `fields` for programs, `words` for people."""
        if self._quiet:
            return
        if self._form is LogForm.JSON:
            self._line("info", event, message=words, **fields)
        else:
            typer.echo(words, err=True)

    def fail(self, error: TocsinError, *, record: str | None = None) -> None:
        """Tell what could not be done, with the error's code."""
        if self._form is LogForm.JSON:
            self._line("error", "failure", code=error.code, record=record, message=str(error))
        else:
            where = f"{record}: " if record else ""
            typer.secho(f"{error.code} {where}{error}", fg="red", err=True)

    @contextmanager
    def progress(self, label: str, total: int) -> Iterator[Callable[[str], None]]:
        """Show a bar on a terminal; yield what to call, with its name, when one is done."""
        from rich.console import Console
        from rich.progress import (
            BarColumn,
            MofNCompleteColumn,
            Progress,
            TextColumn,
            TimeElapsedColumn,
            TimeRemainingColumn,
        )

        console = Console(stderr=True)
        hidden = self._quiet or self._form is LogForm.JSON or not console.is_terminal
        with Progress(
            TextColumn(label),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            TimeRemainingColumn(),
            TextColumn("{task.fields[name]}"),
            console=console,
            disable=hidden,
        ) as progress:
            task = progress.add_task(label, total=total, name="")
            yield lambda name: progress.update(task, advance=1, name=Path(name).name)

    def _line(self, level: str, event: str, **fields: object) -> None:
        line = {"at": f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}", "level": level, "event": event}
        typer.echo(json.dumps({**line, **fields}, default=str), err=True)


_current = Reporter()


def reporter() -> Reporter:
    """Return the reporter of this run."""
    return _current


def use_reporter(made: Reporter) -> None:
    """Make this the reporter of the run."""
    global _current  # noqa: PLW0603 (one run, one reporter)
    _current = made


def exit_on_failures(failures: Sequence[Failed], *, succeeded: int) -> None:
    """Name every failure; end the run with 6 if something succeeded, else with the first's status.

    Without failures nothing happens.
    """
    for failure in failures:
        reporter().fail(failure.error, record=failure.name)
    if failures:
        sys.exit(EXIT_PARTIAL if succeeded else failures[0].error.exit_status)


def exit_on_error(error: TocsinError) -> NoReturn:
    """Tell the error and end the run with its exit status."""
    reporter().fail(error)
    sys.exit(error.exit_status)
