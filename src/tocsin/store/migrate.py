"""Bring a ledger's tables up to date, with the migrations that come with the package."""

from importlib.resources import as_file, files

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, inspect

from tocsin.core.errors import LedgerError
from tocsin.store.engine import wait_for_turn, writing_engine


def upgrade(engine: Engine, *, where: str) -> None:
    """Run the migrations that the ledger at `where` has not seen.

    Raises:
        LedgerError: If a newer version of Tocsin wrote it, or another program did.
    """
    with as_file(files("tocsin.store") / "migrations") as folder:
        config = Config()
        config.set_main_option("script_location", str(folder))
        script = ScriptDirectory.from_config(config)
        head = script.get_current_head()
        with engine.connect() as connection:
            current = MigrationContext.configure(connection).get_current_revision()
        if current == head:
            return
        known = {item.revision for item in script.walk_revisions()}
        if current is not None and current not in known:
            raise LedgerError(
                f"ledger {where}: its tables are of version {current}, which this Tocsin "
                "does not know",
                hint="Install the newer Tocsin that wrote it.",
            )
        with writing_engine(engine).begin() as connection:
            wait_for_turn(connection)
            _refuse_tables_of_others(connection, where)
            config.attributes["connection"] = connection
            command.upgrade(config, "head")


def _refuse_tables_of_others(connection: Connection, where: str) -> None:
    tables = inspect(connection).get_table_names()
    if tables and "alembic_version" not in tables:
        raise LedgerError(
            f"ledger {where}: there are tables of another program in it ({', '.join(tables[:3])})",
            hint="Name a ledger of Tocsin, or a file or database that is empty.",
        )
