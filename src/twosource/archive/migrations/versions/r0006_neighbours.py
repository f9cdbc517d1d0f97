"""What the neighbours of a document are found by; it can be worked out again, and is no record of anything."""

import sqlalchemy as sa
from alembic import op

from twosource.archive.columns import Integer

revision = "r0006"
down_revision = "r0005"


def upgrade() -> None:
    """Make the tables; documents of before are noted in them when they are first asked for."""
    op.create_table(
        "sketches",
        sa.Column("document", Integer, sa.ForeignKey("documents.id"), primary_key=True),
        sa.Column("version", Integer, nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "blocks",
        sa.Column("key", sa.BigInteger, nullable=False),
        sa.Column("day", Integer, nullable=False),
        sa.Column("document", Integer, sa.ForeignKey("documents.id"), nullable=False),
        sa.PrimaryKeyConstraint("key", "day", "document"),
        sqlite_with_rowid=False,
    )
    op.create_index("blocks_by_document", "blocks", ["document"])


def downgrade() -> None:
    """Take the tables away."""
    op.drop_table("blocks")
    op.drop_table("sketches")
