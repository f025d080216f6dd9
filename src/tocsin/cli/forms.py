"""How a listing is put out: a table on a terminal, JSON lines when piped, rows as CSV."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from rich.table import Table

# Columns of a table that goes to a file.
TABLE_WIDTH = 100
UNKNOWN = "–"


class Form(StrEnum):
    """The form of a listing."""

    JSONL = "jsonl"
    CSV = "csv"
    TABLE = "table"


def form_of(*, jsonl: bool = False, csv: bool = False, table: bool = False) -> Form:
    """Return the form that options ask for; without one, what standard output is good for."""
    if jsonl:
        return Form.JSONL
    if csv:
        return Form.CSV
    return Form.TABLE if table or sys.stdout.isatty() else Form.JSONL


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table for people: its name, and how it is filled from a row."""

    name: str
    cell: Callable[[Any], str | None]
    max_width: int | None = None
    right: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What is listed: records for programs, rows of one kind for tables and people.

    A row stands for a record where there is one row a record.
    """

    records: Sequence[object]
    row_kind: type
    rows: Sequence[Any]
    columns: Sequence[Column]


def put(listing: Listing, form: Form) -> None:
    """Print a listing in a form."""
    match form:
        case Form.JSONL:
            from tocsin import codec

            for record in listing.records:
                typer.echo(codec.encode(record))
        case Form.CSV:
            from tocsin.publish.sheets import rows_as_csv

            typer.echo(rows_as_csv(listing.row_kind, listing.rows), nl=False)
        case Form.TABLE:
            put_table(_table(listing))


def _table(listing: Listing) -> "Table":
    """Return rows as a table; a column that has nothing in any row is left out."""
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, header_style="bold", pad_edge=False, row_styles=("", "dim"))
    cells = {
        column.name: [column.cell(row) or UNKNOWN for row in listing.rows]
        for column in listing.columns
    }
    shown = [column for column in listing.columns if set(cells[column.name]) - {UNKNOWN}]
    for column in shown:
        table.add_column(
            column.name,
            max_width=column.max_width,
            justify="right" if column.right else "left",
            no_wrap=column.whole,
        )
    for number in range(len(listing.rows)):
        table.add_row(*(Text(cells[column.name][number]) for column in shown))
    return table


def put_table(table: "Table") -> None:
    """Print a table in the width of the terminal, or of a page where it goes to a file."""
    from rich.console import Console

    console = Console()
    if not console.is_terminal:
        console = Console(width=TABLE_WIDTH)
    console.print(table)
