"""Feeds and retrievals, append-only; documents found by their address."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

TABLES = ("feeds", "retrievals")


def upgrade() -> None:
    """Make the tables, and triggers that refuse any change of what was recorded."""
    op.create_table(
        "feeds",
        *_ledger_columns(),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "retrievals",
        *_ledger_columns(),
        sa.Column("feed_url", sa.Text, nullable=False),
        sa.Column("answered", sa.Boolean, nullable=False),
        sa.Column("told", sa.Boolean, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("documents_by_url", "documents", ["url", "recorded_at"])
    op.create_index(
        "retrievals_by_feed", "retrievals", ["feed_url", "sequence", "answered", "told"]
    )
    for table in TABLES:
        if op.get_bind().dialect.name == "sqlite":
            for action in ("UPDATE", "DELETE"):
                op.execute(
                    f"CREATE TRIGGER {table}_no_{action.lower()} BEFORE {action} ON {table} "
                    f"BEGIN SELECT RAISE(ABORT, '{table} are appended, never changed'); END"
                )
        else:
            op.execute(
                f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} "
                "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
            )


def _ledger_columns() -> tuple[sa.Column[int], sa.Column[str], sa.Column[object]]:
    return (
        sa.Column("sequence", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("id", sa.String(40), nullable=False, unique=True),
        sa.Column("recorded_at", sa.DateTime, nullable=False),
    )
