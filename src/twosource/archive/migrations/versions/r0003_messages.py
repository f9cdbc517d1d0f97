"""Messages about changes, to whom they go, and how each try to deliver one ended."""

import sqlalchemy as sa
from alembic import op

revision = "r0003"
down_revision = "r0002"

ONLY_ADDED = ("messages", "sendings", "outcomes")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "messages",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.String(40), nullable=False),
        sa.Column("target", sa.String(64), nullable=False),
        sa.Column("until", sa.String(40), nullable=False),
        sa.Column("part", sa.Integer, nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("name", name="one_message"),
        sa.UniqueConstraint("target", "until", "part", name="one_part"),
    )
    op.create_table(
        "sendings",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("message", sa.Integer, sa.ForeignKey("messages.id"), nullable=False),
        sa.Column("begun", sa.String(40), nullable=False),
        sa.Column("lapses", sa.String(40), nullable=False),
    )
    op.create_index("sendings_by_message", "sendings", ["message"])
    op.create_table(
        "outcomes",
        sa.Column("sending", sa.Integer, sa.ForeignKey("sendings.id"), primary_key=True),
        sa.Column("ended", sa.String(40), nullable=False),
        sa.Column("status", sa.Integer, nullable=False),
    )
    if op.get_bind().dialect.name == "sqlite":
        for table in ONLY_ADDED:
            for deed in ("UPDATE", "DELETE"):
                op.execute(
                    f"CREATE TRIGGER no_{deed.lower()}_of_{table} BEFORE {deed} ON {table} "
                    "BEGIN SELECT RAISE(ABORT, 'an archive is only added to'); END"
                )
