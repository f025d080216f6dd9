"""The ledger: what was read and ruled, in the order in which it was recorded."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Column, Connection, Engine, Select, Table, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import SQLAlchemyError

from tocsin import codec
from tocsin.core.errors import LedgerError
from tocsin.core.types import Document, Feed, Judgement, Reading, Retrieval
from tocsin.store import schema
from tocsin.store.engine import open_engine, writing_engine
from tocsin.store.migrate import upgrade

Record = TypeVar("Record", Document, Reading, Judgement, Feed, Retrieval)


class Ledger:
    """A ledger in SQLite or PostgreSQL. Rows are appended and never changed.

    Every listing takes `as_of`: only what was recorded by then.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._where = engine.url.render_as_string()

    @classmethod
    def open(cls, where: str | Path, *, create: bool = True) -> "Ledger":
        """Open a ledger file or database address; bring its tables up to date.

        Raises:
            LedgerError: If it cannot be opened, or does not exist and `create` is False.
        """
        address = str(where)
        if not create and "://" not in address and not Path(address).is_file():
            raise LedgerError(
                f"there is no ledger at {address}",
                hint="Read some reports first: `tocsin read PATH`.",
            )
        engine = open_engine(address)
        with _explained(address):
            upgrade(engine)
        return cls(engine)

    def close(self) -> None:
        """Give the connections back."""
        self._engine.dispose()

    @contextmanager
    def writing(self) -> Iterator["LedgerWriter"]:
        """Yield a writer: all that it appends is recorded together, or nothing is."""
        with (
            _explained(self._where),
            writing_engine(self._engine).begin() as connection,
        ):
            yield LedgerWriter(connection)

    def documents(self, *, as_of: datetime | None = None) -> tuple[Document, ...]:
        """Return the documents, in the order in which they were recorded."""
        return self._records(Document, _recorded_by(schema.documents, as_of))

    def document(self, document_id: str) -> Document | None:
        """Return one document, or None."""
        query = select(schema.documents.c.record).where(schema.documents.c.id == document_id)
        return next(iter(self._records(Document, query)), None)

    def readings(self, *, as_of: datetime | None = None) -> tuple[Reading, ...]:
        """Return each document's newest reading, in the order of the documents' first one."""
        table = schema.readings
        return self._records(Reading, _newest_of_each(table, table.c.document_id, as_of))

    def has_reading(self, reading_id: str) -> bool:
        """Return whether this very reading (document and provenance) was recorded."""
        query = select(schema.readings.c.id).where(schema.readings.c.id == reading_id)
        with _explained(self._where), self._engine.connect() as connection:
            return connection.execute(query).first() is not None

    def judgements(self, *, as_of: datetime | None = None) -> tuple[Judgement, ...]:
        """Return the rulings, in the order in which they were recorded."""
        return self._records(Judgement, _recorded_by(schema.judgements, as_of))

    def feeds(self, *, as_of: datetime | None = None) -> tuple[Feed, ...]:
        """Return the newest recording of each followed address, retired ones included."""
        query = _newest_of_each(schema.feeds, schema.feeds.c.url, as_of)
        return self._records(Feed, query)

    def retrievals(self, *, as_of: datetime | None = None) -> tuple[Retrieval, ...]:
        """Return the attempts to pull, in the order in which they were recorded."""
        return self._records(Retrieval, _recorded_by(schema.retrievals, as_of))

    def _records(self, kind: type[Record], query: Select[tuple[str]]) -> tuple[Record, ...]:
        with _explained(self._where), self._engine.connect() as connection:
            return tuple(codec.decode(kind, row.record) for row in connection.execute(query))


class LedgerWriter:
    """Appends records in one transaction. What is already there is left as it is."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def append_document(self, document: Document, *, recorded_at: datetime) -> bool:
        """Record a document; return False if it was there."""
        columns = {"source": document.source, "url": document.url, "title": document.title}
        return self._append(schema.documents, document, recorded_at, columns)

    def append_reading(self, reading: Reading, *, recorded_at: datetime) -> bool:
        """Record a reading; return False if it was there."""
        columns = {"document_id": reading.document_id}
        return self._append(schema.readings, reading, recorded_at, columns)

    def append_judgement(self, judgement: Judgement, *, recorded_at: datetime) -> bool:
        """Record a ruling; return False if it was there."""
        return self._append(schema.judgements, judgement, recorded_at, {})

    def append_feed(self, feed: Feed, *, recorded_at: datetime) -> bool:
        """Record a followed address; return False if this recording was there."""
        return self._append(schema.feeds, feed, recorded_at, {"url": feed.url})

    def append_retrieval(self, retrieval: Retrieval, *, recorded_at: datetime) -> bool:
        """Record an attempt to pull; return False if it was there."""
        columns = {"feed_url": retrieval.feed_url}
        return self._append(schema.retrievals, retrieval, recorded_at, columns)

    def _append(
        self,
        table: Table,
        record: Document | Reading | Judgement | Feed | Retrieval,
        recorded_at: datetime,
        columns: Mapping[str, str | None],
    ) -> bool:
        dialect = postgresql if self._connection.dialect.name == "postgresql" else sqlite
        row = {"id": record.id, "recorded_at": recorded_at, "record": codec.encode(record)}
        statement = dialect.insert(table).values({**row, **columns}).on_conflict_do_nothing()
        return self._connection.execute(statement).rowcount > 0


def _recorded_by(table: Table, as_of: datetime | None) -> Select[tuple[str]]:
    query = select(table.c.record).order_by(table.c.sequence)
    return query if as_of is None else query.where(table.c.recorded_at <= as_of)


def _newest_of_each(table: Table, key: Column[str], as_of: datetime | None) -> Select[tuple[str]]:
    """Return the query for the newest row of each key, in the order of their first ones."""
    newest = select(
        func.max(table.c.sequence).label("newest"), func.min(table.c.sequence).label("first")
    ).group_by(key)
    if as_of is not None:
        newest = newest.where(table.c.recorded_at <= as_of)
    chosen = newest.subquery()
    return (
        select(table.c.record)
        .join(chosen, table.c.sequence == chosen.c.newest)
        .order_by(chosen.c.first)
    )


@contextmanager
def _explained(where: str) -> Iterator[None]:
    try:
        yield
    except SQLAlchemyError as error:
        cause = getattr(error, "orig", None) or error
        raise LedgerError(
            f"ledger {where}: {cause}",
            hint="Check that the file is a Tocsin ledger, that it can be written, "
            "and that the disk has room.",
        ) from error
