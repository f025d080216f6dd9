"""Watches, alerts, deliveries, forecasts, resolutions, events of cases: all append-only."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

_TABLES = ("watches", "alerts", "deliveries", "forecasts", "resolutions", "case_events")
# Digests of events before: two events cannot follow one.
_CHAINED = {"case_events"}


def upgrade() -> None:
    """Make the tables, and triggers that refuse any change of what was recorded."""
    for table in _TABLES:
        op.create_table(
            table,
            sa.Column("sequence", sa.Integer, primary_key=True, autoincrement=True),
            sa.Column("id", sa.String(40), nullable=False, unique=True),
            sa.Column("recorded_at", sa.DateTime, nullable=False),
            sa.Column("subject", sa.Text, nullable=False),
            *(
                [sa.Column("previous", sa.String(64), nullable=False, unique=True)]
                if table in _CHAINED
                else []
            ),
            sa.Column("record", sa.Text, nullable=False),
            sqlite_autoincrement=True,
        )
        op.create_index(f"{table}_by_subject", table, ["subject", "sequence"])
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
