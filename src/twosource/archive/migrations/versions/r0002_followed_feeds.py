"""What is remembered of the feeds that are followed: the first rows, beside what was worked out, that may change."""

import sqlalchemy as sa
from alembic import op

from twosource.archive.columns import Text

revision = "r0002"
down_revision = "r0001"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "followed",
        sa.Column("feed", Text, nullable=False),
        sa.Column("entry", Text, nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("feed", "entry"),
    )
    if op.get_bind().dialect.name == "postgresql":  # its indexes hold no long names
        op.drop_constraint("followed_pkey", "followed")
        op.execute("CREATE UNIQUE INDEX one_note ON followed (md5(feed), md5(entry))")
        op.execute("CREATE INDEX followed_by_feed ON followed USING hash (feed)")


def downgrade() -> None:
    """Take the table away."""
    op.drop_table("followed")
