"""Rows as comma-separated values: a heading from the row's fields, an empty cell for unknown."""

import csv
from collections.abc import Iterable
from dataclasses import asdict, fields
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

# Characters that make a spreadsheet run what follows as a formula.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t")


class _Lines:
    """Collects what the csv module writes, without a file."""

    def __init__(self) -> None:
        self.parts: list[str] = []

    def write(self, text: str) -> int:
        """Keep one row."""
        self.parts.append(text)
        return len(text)


def rows_as_csv(kind: "type[DataclassInstance]", rows: "Iterable[DataclassInstance]") -> str:
    """Return rows of one kind as comma-separated values with a heading (RFC 4180).

    None is an empty cell, never 0. Text that a spreadsheet would run as a formula is led
    by an apostrophe.
    """
    lines = _Lines()
    writer = csv.DictWriter(lines, fieldnames=[item.name for item in fields(kind)])
    writer.writeheader()
    for row in rows:
        writer.writerow({key: _cell(value) for key, value in asdict(row).items()})
    return "".join(lines.parts)


def _cell(value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, str) and value.startswith(FORMULA_SIGNS):
        return f"'{value}"
    return value
