"""Engines for SQLite and PostgreSQL, with transactions that hold on both."""

import sqlite3
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import ConnectionPoolEntry

BUSY_TIMEOUT_MS = 30_000
POSTGRESQL_DRIVER = "postgresql+pg8000"
# Any number will do that no other program takes in the same database.
_MIGRATION_LOCK = 0x70C51
_RECORD_LOCK = 0x70C52
_WRITES = "tocsin_writes"


def open_engine(address: str) -> Engine:
    """Return an engine for a database address or a path to an SQLite file.

    Raises:
        ArgumentError: If the address is not of a form or database that is known.
        ModuleNotFoundError: If the database's driver is not installed.
    """
    engine = create_engine(_url(address))
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
    return engine


def writing_engine(engine: Engine) -> Engine:
    """Return the engine for transactions that write: on SQLite they take the lock at once."""
    return engine.execution_options(**{_WRITES: True})


def wait_for_turn(connection: Connection) -> None:
    """Let one transaction at a time migrate: on SQLite the one that writes is alone already."""
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SELECT pg_advisory_xact_lock({_MIGRATION_LOCK})"))


def wait_to_record(connection: Connection) -> None:
    """Let one transaction at a time number its rows: what has the lower number is there first."""
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SELECT pg_advisory_xact_lock({_RECORD_LOCK})"))


def address_shown(address: str) -> str:
    """Return a ledger's address for people: without the password."""
    if "://" not in address:
        return address
    try:
        return make_url(address).render_as_string()
    except ArgumentError:
        return f"{address.partition('://')[0]}://"


def _url(address: str) -> URL:
    if "://" not in address:
        return URL.create("sqlite", database=str(Path(address).absolute()))
    url = make_url(address)
    return url.set(drivername=POSTGRESQL_DRIVER) if url.drivername == "postgresql" else url


def _prepare(connection: sqlite3.Connection, _: ConnectionPoolEntry) -> None:
    # The driver's own transactions leave out table definitions; these are begun by hand.
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")
    connection.execute("PRAGMA synchronous=NORMAL")
    try:
        connection.execute("PRAGMA journal_mode=WAL")
    except sqlite3.OperationalError as error:
        # SQLite does not wait here. Who holds the lock of a new file is about to set the same.
        if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
            raise


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
