"""When a capture was on the net, each time that it was seen there."""

import sqlalchemy as sa
from alembic import op

revision = "r0004"
down_revision = "r0003"


def upgrade() -> None:
    """Add the time to the additions; those of before have none."""
    op.add_column("additions", sa.Column("seen", sa.String(40)))
