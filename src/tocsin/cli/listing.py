"""Commands that list what the ledger holds."""

import sys
from typing import Annotated

import typer

from tocsin.cli.app import command
from tocsin.cli.common import check_period, country_code, day, load, open_view, type_or_mode
from tocsin.cli.options import AsOf, Country, LedgerPath, PublishedBy, SettingsPath, Since, Until

# Columns of a table that goes to a file.
TABLE_WIDTH = 100


@command()
def incidents(  # noqa: PLR0913 (one parameter an option)
    *,
    ledger: LedgerPath = "tocsin.db",
    since: Since = None,
    until: Until = None,
    country: Country = None,
    event_type: Annotated[
        str | None, typer.Option("--type", help="Only this type or mode: ASSAULT, drone, ...")
    ] = None,
    actor: Annotated[
        str | None, typer.Option(help="Only incidents in which this party is named.")
    ] = None,
    history: Annotated[
        bool, typer.Option("--history", help="Also incidents told as background.")
    ] = False,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="JSON lines: whole incidents.")] = False,
    csv: Annotated[bool, typer.Option("--csv", help="Comma-separated rows.")] = False,
    table: Annotated[bool, typer.Option("--table", help="A table, also when piped.")] = False,
    as_of: AsOf = None,
    published_by: PublishedBy = None,
    settings: SettingsPath = None,
) -> None:
    """List the incidents: a table on a terminal, JSON lines when piped.

    A figure is a range from the lowest to the highest that all reports allow; a dash means
    that no report says.

    Example: tocsin incidents --country IR --since 2024-01-01 --type ASSAULT
    """
    from rich.console import Console

    from tocsin import codec
    from tocsin.cli.show import incident_table
    from tocsin.publish.selection import Selection, select_incidents
    from tocsin.publish.tables import incident_rows, rows_as_csv

    check_period(since, until)
    seen = open_view(ledger, load(settings), as_of=as_of, published_by=published_by)
    chosen = select_incidents(
        seen.fusion.incidents,
        Selection(
            since=day(since),
            until=day(until),
            country=country_code(country),
            event_type=type_or_mode(event_type),
            actor=actor,
            history=history,
        ),
    )
    if jsonl or not (csv or table or sys.stdout.isatty()):
        for incident in chosen:
            typer.echo(codec.encode(incident))
        return
    if csv:
        rows = incident_rows(chosen, assessments=seen.assessments)
        typer.echo(rows_as_csv(rows), nl=False)
        return
    width = None if sys.stdout.isatty() else TABLE_WIDTH
    Console(width=width).print(incident_table(chosen, seen.assessments))
