"""The commands. Each loads what it needs when it runs, so that help is quick."""

import json
import sys
import time
from dataclasses import replace
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from tocsin.cli.options import (
    Country,
    LedgerPath,
    Paths,
    PublishedOn,
    SettingsPath,
    Since,
    SourceName,
    Until,
)
from tocsin.core.errors import FormatError, NotFoundError, TocsinError
from tocsin.core.vocab import EventType, Mode

if TYPE_CHECKING:
    from tocsin.ingest.readers import Failure
    from tocsin.pipeline import View
    from tocsin.settings import Settings

# Some records were used and some were not: the run is worth keeping and looking at.
EXIT_PARTIAL = 6
# Columns of a table that goes to a file.
TABLE_WIDTH = 100

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


class BriefFormat(StrEnum):
    """What a brief is written as."""

    MD = "md"
    HTML = "html"


@app.command()
def read(
    paths: Paths,
    *,
    ledger: LedgerPath = "tocsin.db",
    source: SourceName = None,
    published: PublishedOn = None,
    settings: SettingsPath = None,
) -> None:
    """Read reports into the ledger. Reading the same thing twice changes nothing.

    Each document is recorded together with its reading, so a run that was stopped goes on
    where it was when it is started again.

    Example: tocsin read reports/ --source "The Meridian Post" --published 2024-01-05
    """
    from tocsin.cli.show import progress_bar, report_words
    from tocsin.ingest.readers import ReadOptions, find_files
    from tocsin.pipeline import Reader, read_documents, read_into
    from tocsin.settings import load_settings
    from tocsin.store.ledger import Ledger

    started = time.monotonic()
    loaded = load_settings(settings)
    files, missing = find_files(paths)
    opened = Ledger.open(ledger)
    options = ReadOptions(source=source, published=_day(published))
    with progress_bar(len(files)) as on_file:
        documents = read_documents(files, options, on_file=on_file)
        report = read_into(
            opened, documents, reader=Reader(loaded), clock=lambda: datetime.now(UTC)
        )
    opened.close()
    seconds = time.monotonic() - started
    typer.echo(report_words(report, ledger=ledger, seconds=seconds), err=True)
    _exit_on_failures((*missing, *report.failures), succeeded=report.new + report.known)


@app.command()
def extract(
    paths: Paths,
    *,
    source: SourceName = None,
    published: PublishedOn = None,
    settings: SettingsPath = None,
) -> None:
    """Read reports without a ledger: one JSON line each, the document with its reading.

    The form of a line is printed by: tocsin schema ReadDocument

    Example: tocsin extract report.txt | jq '.reading.claims[].content'
    """
    from tocsin import codec
    from tocsin.cli.show import progress_bar
    from tocsin.core.types import ReadDocument
    from tocsin.ingest.readers import Failure, ReadOptions, find_files
    from tocsin.pipeline import Reader, read_document, read_documents
    from tocsin.settings import load_settings

    reader = Reader(load_settings(settings))
    files, failures = find_files(paths)
    written = 0
    options = ReadOptions(source=source, published=_day(published))
    with progress_bar(len(files)) as on_file:
        for document in read_documents(files, options, on_file=on_file):
            if isinstance(document, Failure):
                failures.append(document)
                continue
            reading = read_document(reader, document)
            if isinstance(reading, Failure):
                failures.append(reading)
                continue
            line = codec.encode(ReadDocument(document=document, reading=reading))
            sys.stdout.write(line + "\n")
            written += 1
    _exit_on_failures(tuple(failures), succeeded=written)


@app.command()
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


@app.command()
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

    _check_period(since, until)
    seen = _view(ledger, _settings(settings))
    chosen = select_incidents(
        seen.fusion.incidents,
        Selection(
            since=_day(since),
            until=_day(until),
            country=_country_code(country),
            event_type=_type_or_mode(event_type),
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


@app.command()
def explain(
    incident_id: Annotated[
        str, typer.Argument(metavar="ID", help="An incident's id, or its start.")
    ],
    *,
    ledger: LedgerPath = "tocsin.db",
    settings: SettingsPath = None,
) -> None:
    """Show why an incident reads as it does.

    Each field with its values; for each value the claims with the quoted words, the chain of
    attribution and the document; and why these reports were taken for one incident.

    Example: tocsin explain i4f2a
    """
    from tocsin.publish.explain import explain_incident, render_explanation_text

    seen = _view(ledger, _settings(settings))
    found = [item for item in seen.fusion.incidents if item.id.startswith(incident_id)]
    if not found:
        raise NotFoundError(
            f"there is no incident {incident_id} in {ledger}",
            hint="List them with `tocsin incidents`.",
        )
    if len(found) > 1:
        raise FormatError(
            f"{incident_id} is the start of {len(found)} incidents",
            hint="Give more of it: " + ", ".join(item.id for item in found[:5]) + ".",
        )
    (incident,) = found
    explanation = explain_incident(
        incident,
        documents=seen.documents,
        readings=seen.readings,
        assessment=seen.assessments[incident.id],
        countries=_country_names(),
    )
    typer.echo(render_explanation_text(explanation))


@app.command()
def brief(  # noqa: PLR0913 (one parameter an option)
    *,
    ledger: LedgerPath = "tocsin.db",
    since: Since = None,
    until: Until = None,
    country: Country = None,
    form: Annotated[BriefFormat, typer.Option("--format", help="md or html.")] = BriefFormat.MD,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="A file; by default standard output.")
    ] = None,
    settings: SettingsPath = None,
) -> None:
    """Write a brief: what happened, who says so, what contradicts what, what is unknown.

    Every statement is footnoted to the words that support it. The HTML brief is one file
    that loads nothing from elsewhere.

    Example: tocsin brief --since 2024-01-01 --country IR --format html --out brief.html
    """
    from tocsin.publish.brief import build_brief
    from tocsin.publish.html import render_html
    from tocsin.publish.markdown import render_markdown
    from tocsin.publish.model import BriefScope
    from tocsin.tables.templates import brief_template

    _check_period(since, until)
    loaded = _settings(settings)
    seen = _view(ledger, loaded)
    made = build_brief(
        fusion=seen.fusion,
        assessments=seen.assessments,
        documents=seen.documents,
        readings=seen.readings,
        sources=seen.sources,
        scope=BriefScope(since=_day(since), until=_day(until), country=_country_code(country)),
        as_of=datetime.now(UTC),
        settings=replace(
            loaded.brief, country_names={**_country_names(), **loaded.brief.country_names}
        ),
    )
    if form is BriefFormat.HTML:
        text = render_html(made, template=brief_template())
    else:
        text = render_markdown(made)
    if out is None:
        typer.echo(text)
        return
    _write(out, text)
    typer.echo(f"Wrote {out}", err=True)


def main() -> NoReturn:
    """Run the command line; errors of the project end it with their own exit status."""
    try:
        app()
    except TocsinError as error:
        typer.secho(f"{error.code} {error}", fg="red", err=True)
        sys.exit(error.exit_status)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    sys.exit(0)


def _day(value: datetime | None) -> date | None:
    return None if value is None else value.date()


def _settings(path: Path | None) -> "Settings":
    from tocsin.settings import load_settings

    return load_settings(path)


def _view(ledger: str, settings: "Settings") -> "View":
    from tocsin.pipeline import view
    from tocsin.store.ledger import Ledger

    opened = Ledger.open(ledger, create=False)
    try:
        return view(opened, settings=settings)
    finally:
        opened.close()


def _country_code(name: str | None) -> str | None:
    if name is None:
        return None
    from tocsin.tables.names import ShippedNames

    code = ShippedNames().country_of(name)
    if code is None and name.upper() in _country_names():
        return name.upper()
    if code is None:
        raise NotFoundError(f"there is no country {name!r}", hint="Give its two-letter code: IR.")
    return code


def _check_period(since: datetime | None, until: datetime | None) -> None:
    if since is not None and until is not None and until < since:
        raise FormatError(
            f"--until {until:%Y-%m-%d} is before --since {since:%Y-%m-%d}", hint="Swap them."
        )


def _type_or_mode(name: str | None) -> str | None:
    known = {str(item).lower() for item in (*EventType, *Mode)}
    if name is not None and name.lower() not in known:
        raise NotFoundError(
            f"there is no type or mode {name!r}", hint=f"Known are {', '.join(sorted(known))}."
        )
    return name


def _country_names() -> dict[str, str]:
    from tocsin.tables.countries import countries

    return {country.code: country.name for country in countries()}


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise NotFoundError(
            f"cannot write {path}: {error.strerror}", hint="Choose another --out."
        ) from error


def _exit_on_failures(failures: "tuple[Failure, ...]", *, succeeded: int) -> None:
    for failure in failures:
        typer.secho(f"{failure.error.code} {failure.name}: {failure.error}", fg="red", err=True)
    if failures:
        sys.exit(EXIT_PARTIAL if succeeded else failures[0].error.exit_status)
