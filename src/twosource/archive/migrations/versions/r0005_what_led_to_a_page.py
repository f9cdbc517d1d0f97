"""The entries of feeds that led to pages, beside the additions that rest on them."""

import sqlalchemy as sa
from alembic import op

revision = "r0005"
down_revision = "r0004"


def upgrade() -> None:
    """Make the table, and let additions refer to it; those of before do not."""
    op.create_table(
        "entries",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("sha256", name="one_entry"),
    )
    op.execute("ALTER TABLE additions ADD COLUMN entry INTEGER REFERENCES entries (id)")
    if op.get_bind().dialect.name == "sqlite":
        for deed in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER no_{deed.lower()}_of_entries BEFORE {deed} ON entries "
                "BEGIN SELECT RAISE(ABORT, 'an archive is only added to'); END"
            )
