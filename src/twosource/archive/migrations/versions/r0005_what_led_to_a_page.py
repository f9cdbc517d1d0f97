"""The entries of feeds that led to pages, beside the additions that rest on them; and no row can be replaced."""

import sqlalchemy as sa
from alembic import op

from twosource.archive.columns import Integer, String
from twosource.archive.migrations import only_added

revision = "r0005"
down_revision = "r0004"

ONE_ROW = {
    "captures": "id = NEW.id OR sha256 = NEW.sha256 AND url = NEW.url AND media_type = NEW.media_type",
    "additions": "id = NEW.id",
    "documents": "id = NEW.id OR digest = NEW.digest",
    "held": "addition = NEW.addition AND place = NEW.place",
    "readings": "document = NEW.document AND reader = NEW.reader",
    "judgements": "id = NEW.id OR name = NEW.name",
    "messages": "id = NEW.id OR name = NEW.name OR target = NEW.target AND until = NEW.until AND part = NEW.part",
    "sendings": "id = NEW.id",
    "outcomes": "sending = NEW.sending",
    "entries": "id = NEW.id OR sha256 = NEW.sha256",
}
"""What makes two rows one, in each table that is only added to."""


def upgrade() -> None:
    """Make the table, and let additions refer to it; those of before do not."""
    op.create_table(
        "entries",
        sa.Column("id", Integer, primary_key=True),
        sa.Column("sha256", String(64), nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("sha256", name="one_entry"),
    )
    number = "BIGINT" if op.get_bind().dialect.name == "postgresql" else "INTEGER"
    op.execute(f"ALTER TABLE additions ADD COLUMN entry {number} REFERENCES entries (id)")
    only_added.guard(["entries"])
    if op.get_bind().dialect.name == "sqlite":
        for table, same in ONE_ROW.items():
            seen = f"EXISTS (SELECT 1 FROM {table} WHERE {same})"  # noqa: S608  all out of the table above
            op.execute(  # what INSERT OR REPLACE takes away, SQLite does not call a deletion
                f"CREATE TRIGGER no_replacing_of_{table} BEFORE INSERT ON {table} WHEN {seen} "
                "BEGIN SELECT RAISE(ABORT, 'an archive is only added to'); END"
            )


def downgrade() -> None:
    """Take the table away, and what refers to it."""
    if op.get_bind().dialect.name == "sqlite":
        for table in ONE_ROW:
            op.execute(f"DROP TRIGGER no_replacing_of_{table}")
    op.drop_column("additions", "entry")
    op.drop_table("entries")
