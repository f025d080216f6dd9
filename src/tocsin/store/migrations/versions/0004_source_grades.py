"""Grades of sources, append-only."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the table, and triggers that refuse any change of what was recorded."""
    op.create_table(
        "source_grades",
        sa.Column("sequence", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("id", sa.String(40), nullable=False, unique=True),
        sa.Column("recorded_at", sa.DateTime, nullable=False),
        sa.Column("source_id", sa.Text, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("source_grades_by_source", "source_grades", ["source_id", "sequence"])
    if op.get_bind().dialect.name == "sqlite":
        for action in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER source_grades_no_{action.lower()} BEFORE {action} "
                "ON source_grades "
                "BEGIN SELECT RAISE(ABORT, 'source_grades are appended, never changed'); END"
            )
    else:
        op.execute(
            "CREATE TRIGGER source_grades_append_only BEFORE UPDATE OR DELETE ON source_grades "
            "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
        )
