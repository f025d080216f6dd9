"""The ledger: what was read and ruled, in the order in which it was recorded."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Self

from sqlalchemy import Column, Connection, Engine, Select, Table, case, func, or_, select
from sqlalchemy.dialects import postgresql, sqlite

from tocsin import codec
from tocsin.core.errors import LedgerError
from tocsin.core.types import (
    Addition,
    Document,
    Feed,
    Judgement,
    Reading,
    Retrieval,
    SourceGrade,
)
from tocsin.core.vocab import AdditionKind
from tocsin.store import schema
from tocsin.store.engine import address_shown, open_engine, wait_to_record, writing_engine
from tocsin.store.explained import explained
from tocsin.store.files import Files, FilesWriter
from tocsin.store.kinds import KINDS, Record, Recorded
from tocsin.store.migrate import upgrade
from tocsin.store.rows import Row, rows_as_they_stand, values_of

# SQLite takes 32,766 values in a statement, older ones 999.
ASKED_AT_ONCE = 500


class Ledger:
    """A ledger in SQLite or PostgreSQL. Rows are appended and never changed.

    Every listing takes `as_of`: only what was recorded by then.
    """

    def __init__(self, engine: Engine, *, where: str) -> None:
        self._engine = engine
        self._where = where

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
        shown = address_shown(address)
        with explained(shown):
            engine = _engine_of(address)
            upgrade(engine, where=shown)
        return cls(engine, where=shown)

    @property
    def where(self) -> str:
        """The ledger's file or address, for people: without a password."""
        return self._where

    def close(self) -> None:
        """Give the connections back."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def writing(self) -> Iterator["LedgerWriter"]:
        """Yield a writer: all that it appends is recorded together, or nothing is."""
        with (
            explained(self._where),
            writing_engine(self._engine).begin() as connection,
        ):
            yield LedgerWriter(connection)

    @property
    def files(self) -> Files:
        """What finds the reports with which a report is compared."""
        return Files(self._engine, where=self._where)

    def documents(self, *, as_of: datetime | None = None) -> tuple[Document, ...]:
        """Return the documents, in the order in which they were recorded."""
        return self._records(Document, _recorded_by(schema.documents, as_of))

    def documents_recorded_at(self, *, as_of: datetime | None = None) -> dict[str, datetime]:
        """Return when each document was recorded, by its id."""
        table = schema.documents
        query = select(table.c.id, table.c.recorded_at)
        if as_of is not None:
            query = query.where(table.c.recorded_at <= as_of)
        with explained(self._where), self._engine.connect() as connection:
            return {row.id: row.recorded_at for row in connection.execute(query)}

    def document(self, document_id: str) -> Document | None:
        """Return one document, or None."""
        query = select(schema.documents.c.record).where(schema.documents.c.id == document_id)
        return next(iter(self._records(Document, query)), None)

    def recorded_at(self, urls: Sequence[str]) -> dict[str, datetime]:
        """Return when a document of each address was last recorded; without those not known."""
        table = schema.documents
        query = select(table.c.url, func.max(table.c.recorded_at)).group_by(table.c.url)
        found: dict[str, datetime] = {}
        with explained(self._where), self._engine.connect() as connection:
            for start in range(0, len(urls), ASKED_AT_ONCE):
                asked = table.c.url.in_(urls[start : start + ASKED_AT_ONCE])
                found.update(tuple(row) for row in connection.execute(query.where(asked)))
        return found

    def readings(self, *, as_of: datetime | None = None) -> tuple[Reading, ...]:
        """Return each document's newest reading, in the order of the documents' first one."""
        table = schema.readings
        return self._records(Reading, _newest_of_each(table, table.c.document_id, as_of=as_of))

    def reports(self, document_ids: Sequence[str]) -> tuple[tuple[Document, Reading], ...]:
        """Return documents that were read with their newest readings, in the order of these."""
        table, held = schema.readings, schema.documents
        found: list[tuple[int, Document, Reading]] = []
        with explained(self._where), self._engine.connect() as connection:
            for start in range(0, len(document_ids), ASKED_AT_ONCE):
                asked = document_ids[start : start + ASKED_AT_ONCE]
                newest = (
                    select(
                        func.max(table.c.sequence).label("newest"),
                        func.min(table.c.sequence).label("first"),
                    )
                    .where(table.c.document_id.in_(asked))
                    .group_by(table.c.document_id)
                    .subquery()
                )
                query = (
                    select(newest.c.first, held.c.record, table.c.record)
                    .join(table, table.c.sequence == newest.c.newest)
                    .join(held, held.c.id == table.c.document_id)
                )
                found += [
                    (first, codec.decode(Document, document), codec.decode(Reading, reading))
                    for first, document, reading in connection.execute(query)
                ]
        found.sort(key=lambda row: row[0])
        return tuple((document, reading) for _, document, reading in found)

    def reading_order(self, document_ids: Sequence[str]) -> tuple[str, ...]:
        """Return documents in the order in which they were first read, the others left out."""
        table = schema.readings
        query = select(func.min(table.c.sequence), table.c.document_id)
        query = query.group_by(table.c.document_id)
        found: list[tuple[int, str]] = []
        with explained(self._where), self._engine.connect() as connection:
            for start in range(0, len(document_ids), ASKED_AT_ONCE):
                asked = table.c.document_id.in_(document_ids[start : start + ASKED_AT_ONCE])
                found += [(at, each) for at, each in connection.execute(query.where(asked))]
        return tuple(each for _, each in sorted(found))

    def document_ids(self, start: str, *, most: int) -> tuple[str, ...]:
        """Return the ids that begin so of documents, sorted, at most so many."""
        table = schema.documents
        query = select(table.c.id).where(table.c.id >= start, table.c.id < f"{start}\x7f")
        with explained(self._where), self._engine.connect() as connection:
            return tuple(connection.execute(query.order_by(table.c.id).limit(most)).scalars())

    def readings_telling(
        self, claim_ids: Collection[str], *, as_of: datetime | None = None
    ) -> tuple[Reading, ...]:
        """Return the readings, also replaced ones, that hold one of these claims, in order."""
        if not claim_ids:
            return ()
        record = schema.readings.c.record
        told = or_(*(record.contains(f'"{each}"') for each in sorted(claim_ids)))
        return self._records(Reading, _recorded_by(schema.readings, as_of).where(told))

    def has_reading(self, reading_id: str) -> bool:
        """Return whether this very reading (document and provenance) was recorded."""
        query = select(schema.readings.c.id).where(schema.readings.c.id == reading_id)
        with explained(self._where), self._engine.connect() as connection:
            return connection.execute(query).first() is not None

    def judgements(self, *, as_of: datetime | None = None) -> tuple[Judgement, ...]:
        """Return the rulings, in the order in which they were recorded."""
        return self._records(Judgement, _recorded_by(schema.judgements, as_of))

    def additions(
        self, kind: AdditionKind | None = None, *, as_of: datetime | None = None
    ) -> tuple[Addition, ...]:
        """Return the newest addition of each entry, retired ones included, first added first."""
        table = schema.additions
        query = _newest_of_each(table, table.c.kind, table.c.entry_id, as_of=as_of)
        if kind is not None:
            query = query.where(table.c.kind == kind.value)
        return self._records(Addition, query)

    def source_grades(self, *, as_of: datetime | None = None) -> tuple[SourceGrade, ...]:
        """Return all grades of sources, in the order in which they were recorded."""
        return self._records(SourceGrade, _recorded_by(schema.source_grades, as_of))

    def feeds(self, *, as_of: datetime | None = None) -> tuple[Feed, ...]:
        """Return the newest recording of each followed address, retired ones included."""
        query = _newest_of_each(schema.feeds, schema.feeds.c.url, as_of=as_of)
        return self._records(Feed, query)

    def retrievals(self, *, as_of: datetime | None = None) -> tuple[Retrieval, ...]:
        """Return the attempts to pull, in the order in which they were recorded."""
        return self._records(Retrieval, _recorded_by(schema.retrievals, as_of))

    def telling_retrievals(self, *, as_of: datetime | None = None) -> tuple[Retrieval, ...]:
        """Return of each address the attempts that tell how it does, however many there were.

        These are the first and the last that were answered, the last that told something,
        and all that failed since.
        """
        return self._records(Retrieval, _telling(as_of))

    def recorded(
        self, kind: type[Record], *, subject: str | None = None, as_of: datetime | None = None
    ) -> tuple[Record, ...]:
        """Return the records of a kind, in the order in which they were recorded.

        With `subject`, only those about it, of the kinds that are about something: alerts of
        a watch, events of a case.
        """
        table = KINDS[kind].table
        query = _recorded_by(table, as_of)
        if subject is not None:
            query = query.where(table.c.subject == subject)
        return self._records(kind, query)

    def rows(self, kind: type[Recorded]) -> tuple[Row, ...]:
        """Return the rows of a kind as they stand, in order: no record is decoded."""
        with explained(self._where), self._engine.connect() as connection:
            return rows_as_they_stand(connection, kind)

    def recorded_after(self, kind: type[Record], position: int) -> tuple[int, tuple[Record, ...]]:
        """Return how far the table of a kind is written, and the records beyond a position.

        Position 0 is before the first. Of a kind whose records are numbered in turn whoever
        goes on from the position that is returned misses none.
        """
        table = KINDS[kind].table
        query = select(table.c.sequence, table.c.record).order_by(table.c.sequence)
        query = query.where(table.c.sequence > position)
        with explained(self._where), self._engine.connect() as connection:
            rows = connection.execute(query).all()
        last = rows[-1].sequence if rows else position
        return last, tuple(codec.decode(kind, row.record) for row in rows)

    def _records(self, kind: type[Record], query: Select[tuple[str]]) -> tuple[Record, ...]:
        with explained(self._where), self._engine.connect() as connection:
            return tuple(codec.decode(kind, row.record) for row in connection.execute(query))


class LedgerWriter:
    """Appends records in one transaction. What is already there is left as it is."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @property
    def files(self) -> FilesWriter:
        """Writes what finds the reports with which a report is compared."""
        return FilesWriter(self._connection)

    def recorded(self, kind: type[Record]) -> tuple[Record, ...]:
        """Return the records of a kind; nobody else records of it until this is done."""
        wait_to_record(self._connection)
        query = _recorded_by(KINDS[kind].table, None)
        return tuple(codec.decode(kind, row.record) for row in self._connection.execute(query))

    def wait(self) -> None:
        """Let no other process record until this is done: what is read meanwhile stays so.

        Kinds of records that are not numbered in turn are not waited for in PostgreSQL.
        """
        wait_to_record(self._connection)

    def append(self, record: Recorded, *, recorded_at: datetime) -> bool:
        """Record a record of any kind; return False if it was there."""
        kind = KINDS[type(record)]
        if kind.waits:
            wait_to_record(self._connection)
        dialect = postgresql if self._connection.dialect.name == "postgresql" else sqlite
        row = values_of(record, recorded_at=recorded_at)
        statement = dialect.insert(kind.table).values(row)
        return self._connection.execute(statement.on_conflict_do_nothing()).rowcount > 0


def _recorded_by(table: Table, as_of: datetime | None) -> Select[tuple[str]]:
    query = select(table.c.record).order_by(table.c.sequence)
    return query if as_of is None else query.where(table.c.recorded_at <= as_of)


def _newest_of_each(table: Table, *key: Column[str], as_of: datetime | None) -> Select[tuple[str]]:
    """Return the query for the newest row of each key, in the order of their first ones."""
    newest = select(
        func.max(table.c.sequence).label("newest"), func.min(table.c.sequence).label("first")
    ).group_by(*key)
    if as_of is not None:
        newest = newest.where(table.c.recorded_at <= as_of)
    chosen = newest.subquery()
    return (
        select(table.c.record)
        .join(chosen, table.c.sequence == chosen.c.newest)
        .order_by(chosen.c.first)
    )


def _engine_of(address: str) -> Engine:
    try:
        return open_engine(address)
    except ModuleNotFoundError as error:
        raise LedgerError(
            f"the driver {error.name} of the ledger's database is not installed",
            hint="Install it: pip install 'tocsin[postgres]'.",
        ) from error


def _telling(as_of: datetime | None) -> Select[tuple[str]]:
    """Return the query for the attempts that tell how each address does."""
    table = schema.retrievals
    answered, told = (
        case((column, table.c.sequence)) for column in (table.c.answered, table.c.told)
    )
    ends = select(
        table.c.feed_url,
        func.min(answered).label("first"),
        func.max(answered).label("last"),
        func.max(told).label("told"),
    ).group_by(table.c.feed_url)
    query = select(table.c.record).order_by(table.c.sequence)
    if as_of is not None:
        ends = ends.where(table.c.recorded_at <= as_of)
        query = query.where(table.c.recorded_at <= as_of)
    chosen = ends.subquery()
    return query.join(chosen, table.c.feed_url == chosen.c.feed_url).where(
        or_(
            table.c.sequence.in_([chosen.c.first, chosen.c.last, chosen.c.told]),
            table.c.sequence > func.coalesce(chosen.c.last, 0),
        )
    )
