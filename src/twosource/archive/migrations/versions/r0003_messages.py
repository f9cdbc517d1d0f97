"""Messages about changes, to whom they go, and how each try to deliver one ended."""

import sqlalchemy as sa
from alembic import op

from twosource.archive.columns import Integer, String
from twosource.archive.migrations import only_added

revision = "r0003"
down_revision = "r0002"

ONLY_ADDED = ("messages", "sendings", "outcomes")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "messages",
        sa.Column("id", Integer, primary_key=True),
        sa.Column("name", String(40), nullable=False),
        sa.Column("target", String(64), nullable=False),
        sa.Column("until", String(40), nullable=False),
        sa.Column("part", Integer, nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("name", name="one_message"),
        sa.UniqueConstraint("target", "until", "part", name="one_part"),
    )
    op.create_table(
        "sendings",
        sa.Column("id", Integer, primary_key=True),
        sa.Column("message", Integer, sa.ForeignKey("messages.id"), nullable=False),
        sa.Column("begun", String(40), nullable=False),
        sa.Column("lapses", String(40), nullable=False),
    )
    op.create_index("sendings_by_message", "sendings", ["message"])
    op.create_table(
        "outcomes",
        sa.Column("sending", Integer, sa.ForeignKey("sendings.id"), primary_key=True),
        sa.Column("ended", String(40), nullable=False),
        sa.Column("status", Integer, nullable=False),
    )
    only_added.guard(ONLY_ADDED)


def downgrade() -> None:
    """Take the tables away."""
    for table in ("outcomes", "sendings", "messages"):
        op.drop_table(table)
