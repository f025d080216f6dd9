"""Rows as a database holds them, read without trust, and as their records say they should be."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, LargeBinary, cast, func, select

from tocsin import codec
from tocsin.store.kinds import KINDS, Recorded

# The columns of a row as text, the number of the row left out; None is null.
Row = Mapping[str, str | None]


def values_of(record: Recorded, *, recorded_at: datetime) -> dict[str, Any]:
    """Return the columns with which a record is written."""
    columns = KINDS[type(record)].columns(record)
    made = {"id": record.id, "recorded_at": recorded_at, "record": codec.encode(record)}
    return {**made, **columns}


def row_of(record: Recorded, *, recorded_at: datetime) -> Row:
    """Return the row that a record should have."""
    values = values_of(record, recorded_at=recorded_at)
    return {name: _text(value) for name, value in values.items()}


def rows_as_they_stand(connection: Connection, kind: type[Recorded]) -> tuple[Row, ...]:
    """Return the rows of a kind in order, whatever stands in them.

    SQLite keeps any bytes in any column: what is no text in UTF-8 is written out
    (`b'\\xff'`). PostgreSQL keeps nothing that is not of the column's type.
    """
    table = KINDS[kind].table
    names = [each.name for each in table.columns if each is not table.c.sequence]
    columns = [table.c[name] for name in names]
    if connection.dialect.name != "sqlite":
        found = connection.execute(select(*columns).order_by(table.c.sequence))
        return tuple(dict(zip(names, map(_text, row), strict=True)) for row in found)
    untyped = [cast(each, LargeBinary) for each in columns]
    types = [func.typeof(each) for each in columns]
    found = connection.execute(select(*untyped, *types).order_by(table.c.sequence))
    return tuple(
        {
            name: _written(row[place], blob=row[place + len(names)] == "blob")
            for place, name in enumerate(names)
        }
        for row in found
    )


def _written(value: bytes | None, *, blob: bool) -> str | None:
    """Return the bytes of a value in SQLite as text."""
    if value is None:
        return None
    try:
        return repr(value) if blob else value.decode()
    except UnicodeDecodeError:
        return repr(value)


def _text(value: object) -> str | None:
    """Return the text of a value as SQLite writes it."""
    match value:
        case None:
            return None
        case bool():
            return str(int(value))
        case datetime():
            naive = value.astimezone(UTC).replace(tzinfo=None)
            return naive.isoformat(sep=" ", timespec="microseconds")
    return str(value)
