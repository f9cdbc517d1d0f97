"""The entries of feeds that led to pages, beside the additions that rest on them; and no row can be replaced."""

import sqlalchemy as sa
from alembic import op

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
        for table, same in ONE_ROW.items():
            seen = f"EXISTS (SELECT 1 FROM {table} WHERE {same})"  # noqa: S608  all out of the table above
            op.execute(  # what INSERT OR REPLACE takes away, SQLite does not call a deletion
                f"CREATE TRIGGER no_replacing_of_{table} BEFORE INSERT ON {table} WHEN {seen} "
                "BEGIN SELECT RAISE(ABORT, 'an archive is only added to'); END"
            )
