"""Whether a ledger is sound: its version, its file, and what keeps its rows as they were."""

from dataclasses import dataclass
from importlib.resources import as_file, files

from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text
from sqlalchemy.exc import SQLAlchemyError

from tocsin.core.errors import LedgerError
from tocsin.store import schema
from tocsin.store.engine import address_shown, open_engine


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """What was found: nothing in `damage` and `unprotected` is sound.

    `version` is None where the tables were never made. `unprotected` are tables that the
    database lets be changed.
    """

    version: str | None
    newest: str | None
    damage: tuple[str, ...]
    unprotected: tuple[str, ...]


def examine(address: str) -> Health:
    """Return how a ledger is, without changing it.

    Raises:
        LedgerError: If it cannot be opened or read.
    """
    try:
        engine = open_engine(address)
        with engine.connect() as connection:
            found = Health(
                version=MigrationContext.configure(connection).get_current_revision(),
                newest=_newest(),
                damage=_damage(connection),
                unprotected=_unprotected(connection),
            )
        engine.dispose()
    except ModuleNotFoundError as error:
        raise LedgerError(
            f"no driver for {address_shown(address)}", hint=f"Install {error.name}."
        ) from error
    except SQLAlchemyError as error:
        cause = getattr(error, "orig", None) or error
        raise LedgerError(
            f"ledger {address_shown(address)}: {cause}",
            hint="Check that the file is a Tocsin ledger; restore it from a copy if it is damaged.",
        ) from error
    return found


def _newest() -> str | None:
    with as_file(files("tocsin.store") / "migrations") as folder:
        config = Config()
        config.set_main_option("script_location", str(folder))
        return ScriptDirectory.from_config(config).get_current_head()


def _damage(connection: Connection) -> tuple[str, ...]:
    """Return what SQLite finds wrong with its file; PostgreSQL looks after its own."""
    if connection.dialect.name != "sqlite":
        return ()
    found = connection.execute(text("PRAGMA integrity_check")).scalars()
    return tuple(str(line) for line in found if line != "ok")


def _unprotected(connection: Connection) -> tuple[str, ...]:
    """Return the tables on which no trigger refuses a change, or a deletion."""
    if connection.dialect.name == "sqlite":
        query = "SELECT tbl_name, sql FROM sqlite_master WHERE type = 'trigger'"
    else:
        query = "SELECT event_object_table, event_manipulation FROM information_schema.triggers"
    held = [(table, str(words).upper()) for table, words in connection.execute(text(query))]
    return tuple(
        table.name
        for table in schema.metadata.sorted_tables
        if table not in schema.DERIVED
        and not all(
            any(name == table.name and action in words for name, words in held)
            for action in ("UPDATE", "DELETE")
        )
    )
