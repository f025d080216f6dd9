"""Additions to the registry and the gazetteer, append-only."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the table, and triggers that refuse any change of what was recorded."""
    op.create_table(
        "additions",
        sa.Column("sequence", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("id", sa.String(40), nullable=False, unique=True),
        sa.Column("recorded_at", sa.DateTime, nullable=False),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("entry_id", sa.Text, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("additions_by_entry", "additions", ["entry_id", "sequence"])
    if op.get_bind().dialect.name == "sqlite":
        for action in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER additions_no_{action.lower()} BEFORE {action} ON additions "
                "BEGIN SELECT RAISE(ABORT, 'additions are appended, never changed'); END"
            )
    else:
        op.execute(
            "CREATE TRIGGER additions_append_only BEFORE UPDATE OR DELETE ON additions "
            "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
        )
