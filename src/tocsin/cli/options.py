"""The options that several commands share, with the words of their help."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH...",
        help="Files, folders, or - for standard input: text, Markdown, HTML, JSON lines with "
        "text or html, title, source, url, published.",
    ),
]
LedgerPath = Annotated[
    str,
    typer.Option("--ledger", "-l", help="The ledger: a file, or a database address."),
]
SettingsPath = Annotated[
    Path | None,
    typer.Option("--settings", help="A TOML file with settings; by default tocsin.toml here."),
]
SourceName = Annotated[
    str | None, typer.Option(help="The outlet, where the record does not name one.")
]
PublishedOn = Annotated[
    datetime | None,
    typer.Option(
        formats=["%Y-%m-%d"],
        metavar="YYYY-MM-DD",
        help="The publication date, where the record does not give one.",
    ),
]
Since = Annotated[
    datetime | None,
    typer.Option(
        formats=["%Y-%m-%d"],
        metavar="YYYY-MM-DD",
        help="Only what may have happened on this day or later.",
    ),
]
Until = Annotated[
    datetime | None,
    typer.Option(
        formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help="Only what may have happened by this day."
    ),
]
Country = Annotated[
    str | None,
    typer.Option(help="Only incidents in this country: its two-letter code (IR) or its name."),
]
AsOf = Annotated[
    datetime | None,
    typer.Option(
        formats=["%Y-%m-%d", "%Y-%m-%dT%H:%M:%S"],
        metavar="YYYY-MM-DD[THH:MM:SS]",
        help="Only what was recorded by then (UTC): what did we know on that day.",
    ),
]
PublishedBy = Annotated[
    datetime | None,
    typer.Option(
        formats=["%Y-%m-%d"],
        metavar="YYYY-MM-DD",
        help="Only documents published by this day; those of unknown date are left out.",
    ),
]
