"""When a capture was on the net, each time that it was seen there."""

import sqlalchemy as sa
from alembic import op

from twosource.archive.columns import String

revision = "r0004"
down_revision = "r0003"


def upgrade() -> None:
    """Add the time to the additions; those of before have none."""
    op.add_column("additions", sa.Column("seen", String(40)))


def downgrade() -> None:
    """Take the time away."""
    op.drop_column("additions", "seen")
