"""The options that several commands share, with the words of their help."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH...",
        help="Files, folders, or - for standard input: text, Markdown, HTML, PDF, mail (.eml, "
        ".mbox), web archives (.warc), JSON lines with text or html, title, source, url, "
        "published; compressed (.gz) or not.",
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
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        "-j",
        min=1,
        help="How many processes read; by default one for each core, at most 4, and one for "
        "fewer than 20 new documents.",
        show_default=False,
    ),
]
NoGate = Annotated[
    bool,
    typer.Option("--no-gate", help="Read every report in full, also one irrelevant by its words."),
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
Actor = Annotated[
    str | None,
    typer.Option(help="Only where this party is named: part of a name, or a registry id."),
]
Admin1 = Annotated[
    str | None,
    typer.Option(
        "--admin1", help="Only in this first-order area: its name, or with its country (IR.Kermān)."
    ),
]
OutletName = Annotated[
    str | None, typer.Option("--source", help="Only documents of this outlet: part of its name.")
]
OneDocument = Annotated[
    str | None,
    typer.Option("--document", metavar="ID", help="Only this document: its id, or its start."),
]
AsJsonLines = Annotated[
    bool, typer.Option("--jsonl", help="JSON lines, whole records, also on a terminal.")
]
AsCsv = Annotated[bool, typer.Option("--csv", help="Comma-separated rows, private names masked.")]
AsTable = Annotated[
    bool, typer.Option("--table", help="As on a terminal, also when piped; names masked.")
]
