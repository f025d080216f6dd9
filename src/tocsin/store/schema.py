"""The ledger's tables. Rows are appended; triggers refuse changes and deletions.

Each row holds its record as the codec writes it, and beside it the few columns that are
searched. The migrations in `migrations/` make these tables; a test holds them equal.
"""

from datetime import UTC, datetime

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Dialect,
    Index,
    Integer,
    MetaData,
    SmallInteger,
    String,
    Table,
    Text,
)
from sqlalchemy.types import TypeDecorator

metadata = MetaData()


class UtcInstant(TypeDecorator[datetime]):
    """An instant in UTC: stored without a zone, returned with one.

    Raises:
        ValueError: If an instant without a zone is stored.
    """

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the instant in UTC, without its zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"instant without a time zone: {value}")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the instant with its zone."""
        return None if value is None else value.replace(tzinfo=UTC)


def _ledger_columns() -> tuple[Column[int], Column[str], Column[datetime]]:
    return (
        Column("sequence", Integer, primary_key=True, autoincrement=True),
        Column("id", String(40), nullable=False, unique=True),
        Column("recorded_at", UtcInstant, nullable=False),
    )


documents = Table(
    "documents",
    metadata,
    *_ledger_columns(),
    Column("source", Text),
    Column("url", Text),
    Column("title", Text),
    Column("record", Text, nullable=False),
    Index("documents_by_url", "url", "recorded_at"),
    sqlite_autoincrement=True,
)

additions = Table(
    "additions",
    metadata,
    *_ledger_columns(),
    Column("kind", String(10), nullable=False),
    Column("entry_id", Text, nullable=False),
    Column("record", Text, nullable=False),
    Index("additions_by_entry", "entry_id", "sequence"),
    sqlite_autoincrement=True,
)

readings = Table(
    "readings",
    metadata,
    *_ledger_columns(),
    Column("document_id", String(40), nullable=False),
    Column("record", Text, nullable=False),
    Index("readings_by_document", "document_id", "sequence"),
    sqlite_autoincrement=True,
)

judgements = Table(
    "judgements",
    metadata,
    *_ledger_columns(),
    Column("record", Text, nullable=False),
    sqlite_autoincrement=True,
)

feeds = Table(
    "feeds",
    metadata,
    *_ledger_columns(),
    Column("url", Text, nullable=False),
    Column("record", Text, nullable=False),
    sqlite_autoincrement=True,
)

retrievals = Table(
    "retrievals",
    metadata,
    *_ledger_columns(),
    Column("feed_url", Text, nullable=False),
    Column("answered", Boolean, nullable=False),
    Column("told", Boolean, nullable=False),
    Column("record", Text, nullable=False),
    Index("retrievals_by_feed", "feed_url", "sequence", "answered", "told"),
    sqlite_autoincrement=True,
)

source_grades = Table(
    "source_grades",
    metadata,
    *_ledger_columns(),
    Column("source_id", Text, nullable=False),
    Column("record", Text, nullable=False),
    Index("source_grades_by_source", "source_id", "sequence"),
    sqlite_autoincrement=True,
)


def _about(name: str, *more: Column[str]) -> Table:
    """Return a table of records about something, which `subject` names."""
    return Table(
        name,
        metadata,
        *_ledger_columns(),
        Column("subject", Text, nullable=False),
        *more,
        Column("record", Text, nullable=False),
        Index(f"{name}_by_subject", "subject", "sequence"),
        sqlite_autoincrement=True,
    )


watches = _about("watches")
alerts = _about("alerts")
deliveries = _about("deliveries")
forecasts = _about("forecasts")
resolutions = _about("resolutions")
# Two events cannot follow one: the chain never forks, whoever writes at once.
case_events = _about("case_events", Column("previous", String(64), nullable=False, unique=True))

# What follows can be made anew from the tables above, and is when it was made by something else.
# No trigger guards it.

filing = Table(
    "filing",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("make", String(40), nullable=False),
    Column("readings", Integer, nullable=False),
    Column("judgements", Integer, nullable=False),
    Column("reports", Integer, nullable=False),
)

cards = Table(
    "cards",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("document_id", String(40), nullable=False, unique=True),
    Column("reading_id", String(40), nullable=False),
    sqlite_autoincrement=True,
)

filed = Table(
    "filed",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("card", Integer, primary_key=True, autoincrement=False),
    Column("accounts", SmallInteger, nullable=False),
    sqlite_with_rowid=False,
)

copied = Table(
    "copied",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("card", Integer, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

words = Table(
    "words",
    metadata,
    Column("word", Text, primary_key=True),
    Column("reports", Integer, nullable=False),
    sqlite_with_rowid=False,
)

DERIVED = (filing, cards, filed, copied, words)
