"""The application that the commands belong to, and how a run begins and ends."""

import inspect
import sys
import traceback
from collections.abc import Callable
from functools import wraps
from typing import Annotated, Any, NoReturn

import typer

from tocsin.cli.report import LogForm, Reporter, exit_on_error, reporter, use_reporter
from tocsin.core.errors import TocsinError

app = typer.Typer(
    name="tocsin",
    help="Turn reporting on political violence into a ledger of incidents that can be checked.\n\n"
    "Start with [bold]tocsin read FOLDER[/bold], then [bold]tocsin incidents[/bold], "
    "[bold]tocsin explain ID[/bold] and [bold]tocsin brief[/bold].",
    epilog="Exit status: 0 done, 2 wrong input or settings, 3 broken evidence, 4 model or table "
    "missing, 5 ledger, 6 some records could not be used (each is named).",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

_REPORTING = {
    "quiet": Annotated[
        bool, typer.Option("--quiet", "-q", help="Say nothing but what fails: no bar, no summary.")
    ],
    "log": Annotated[
        LogForm,
        typer.Option(
            "--log",
            envvar="TOCSIN_LOG",
            help="Messages on standard error: text for people, json for programs, a line each.",
        ),
    ],
}


def command(
    group: typer.Typer = app, name: str | None = None, *, alone: bool = False
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Return a decorator that makes a function a command with `--quiet` and `--log`.

    With `alone` it is what the group does when none of its commands is named.
    """

    def register(function: Callable[..., None]) -> Callable[..., None]:
        @wraps(function)
        def run(*args: Any, quiet: bool, log: LogForm, **kwargs: Any) -> None:
            use_reporter(Reporter(quiet=quiet, form=log))
            function(*args, **kwargs)

        own = inspect.signature(function)
        defaults = {"quiet": False, "log": LogForm.TEXT}
        added = [
            inspect.Parameter(
                key, inspect.Parameter.KEYWORD_ONLY, default=defaults[key], annotation=hint
            )
            for key, hint in _REPORTING.items()
        ]
        signature = own.replace(parameters=[*own.parameters.values(), *added])
        run.__signature__ = signature  # type: ignore[attr-defined]
        run.__annotations__ = {**function.__annotations__, **_REPORTING}
        if alone:
            group.callback(invoke_without_command=True)(run)
        else:
            group.command(name)(run)
        return function

    return register


def main() -> NoReturn:
    """Run the command line; errors of the project end it with their own exit status."""
    try:
        app()
    except TocsinError as error:
        exit_on_error(error)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except Exception as bug:
        _exit_on_bug(bug)
    sys.exit(0)


def _exit_on_bug(bug: Exception) -> NoReturn:
    """Show where a bug came up, say at which record, and end the run."""
    traceback.print_exception(bug)
    record = ", ".join(getattr(bug, "__notes__", ())) or None
    error = TocsinError(
        f"{type(bug).__name__}: {bug}: a fault of Tocsin's own; what was recorded is kept",
        hint="Please report it with the lines above.",
    )
    reporter().fail(error, record=record)
    sys.exit(error.exit_status)
