"""What is remembered of the feeds that are followed: the first rows, beside what was worked out, that may change."""

import sqlalchemy as sa
from alembic import op

revision = "r0002"
down_revision = "r0001"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "followed",
        sa.Column("feed", sa.Text, nullable=False),
        sa.Column("entry", sa.Text, nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("feed", "entry"),
    )
