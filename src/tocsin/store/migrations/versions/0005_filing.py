"""What finds the reports that a report is compared with; made anew from the rest at any time."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the tables; they are filled at the first use."""
    op.create_table(
        "filing",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("make", sa.String(40), nullable=False),
        sa.Column("readings", sa.Integer, nullable=False),
        sa.Column("judgements", sa.Integer, nullable=False),
        sa.Column("reports", sa.Integer, nullable=False),
    )
    op.create_table(
        "cards",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("document_id", sa.String(40), nullable=False, unique=True),
        sa.Column("reading_id", sa.String(40), nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "filed",
        sa.Column("key", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("card", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("accounts", sa.SmallInteger, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "copied",
        sa.Column("key", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("place", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("card", sa.Integer, primary_key=True, autoincrement=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "words",
        sa.Column("word", sa.Text, primary_key=True),
        sa.Column("reports", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
