"""Bring a ledger's tables up to date, with the migrations that come with the package."""

from importlib.resources import as_file, files

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

from tocsin.core.errors import LedgerError
from tocsin.store.engine import writing_engine


def upgrade(engine: Engine) -> None:
    """Run the migrations that this ledger has not seen.

    Raises:
        LedgerError: If the ledger was written by a newer version of Tocsin.
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
                f"this ledger's tables are of version {current}, which this Tocsin does not know",
                hint="Install the newer Tocsin that wrote it.",
            )
        with writing_engine(engine).begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
