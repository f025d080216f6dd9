"""Commands about Tocsin itself: its record forms, its installation."""

import json
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from tocsin.cli.app import command
from tocsin.cli.common import load
from tocsin.cli.forms import Form, form_of
from tocsin.cli.options import LedgerPath, SettingsPath
from tocsin.core.errors import SettingsError
from tocsin.core.vocab import CheckStatus

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tocsin.cli.checks import Outcome
    from tocsin.core.types import Check

_COLOURS = {
    CheckStatus.OK: "green",
    CheckStatus.WARNING: "yellow",
    CheckStatus.FAILED: "red",
}


@command()
def schema(
    name: Annotated[
        str | None, typer.Argument(help="A record, such as Claim; without it, all are listed.")
    ] = None,
) -> None:
    """Print the JSON Schema of a record.

    Example: tocsin schema Claim
    """
    from tocsin import codec

    if name is None:
        for kind in codec.record_types():
            typer.echo(f"{kind.__name__:<20} {(kind.__doc__ or '').splitlines()[0]}")
        return
    typer.echo(json.dumps(codec.schema(name), indent=2))


@command()
def doctor(
    *,
    ledger: LedgerPath = "tocsin.db",
    full: Annotated[
        bool, typer.Option("--full", help="Open every quote of the ledger, not of a sample.")
    ] = False,
    settings: SettingsPath = None,
) -> None:
    """Check the installation and a ledger: what is wrong, and what to do about it.

    Nothing is asked of the network. The exit status is that of the first check that failed.

    Example: tocsin doctor --ledger reports.db --full
    """
    form, statuses = form_of(), []
    for outcome in _outcomes(ledger, settings, full=full):
        _put(outcome.check, form)
        statuses += [outcome.error.exit_status] if outcome.error is not None else []
    if statuses:
        sys.exit(statuses[0])


def _outcomes(ledger: str, path: "Path | None", *, full: bool) -> "Iterator[Outcome]":
    from tocsin.cli.checks import failed, installation, settings_outcome
    from tocsin.cli.ledger_checks import ledger_checks
    from tocsin.settings import Settings

    loaded = Settings()
    try:
        loaded = load(path)
        yield settings_outcome(loaded, path)
    except SettingsError as error:
        yield failed("settings", error)
    yield from installation(loaded)
    yield from ledger_checks(ledger, full=full)


def _put(check: "Check", form: Form) -> None:
    if form is Form.JSONL:
        from tocsin import codec

        typer.echo(codec.encode(check))
        return
    status = typer.style(f"{check.status:<8}", fg=_COLOURS[check.status])
    typer.echo(f"{status} {check.name:<12} {check.finding}")
    if check.advice:
        typer.echo(f"{'':<21} {check.advice}")
