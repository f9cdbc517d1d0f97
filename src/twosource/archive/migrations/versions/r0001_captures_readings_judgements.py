"""Captures, what they gave, what was read in it, judgements, and the words they are found by."""

import sqlalchemy as sa
from alembic import op

revision = "r0001"
down_revision = None

ONLY_ADDED = ("captures", "additions", "documents", "held", "readings", "judgements")


def upgrade() -> None:
    """Make all tables."""
    _what_came()
    _what_was_read()
    _what_was_decided()
    if op.get_bind().dialect.name == "sqlite":
        op.execute("CREATE VIRTUAL TABLE words USING fts5(title, text, names, content='')")
        for table in ONLY_ADDED:
            for deed in ("UPDATE", "DELETE"):
                op.execute(
                    f"CREATE TRIGGER no_{deed.lower()}_of_{table} BEFORE {deed} ON {table} "
                    "BEGIN SELECT RAISE(ABORT, 'an archive is only added to'); END"
                )


def _what_came() -> None:
    op.create_table(
        "captures",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("media_type", sa.String(100), nullable=False),
        sa.Column("charset", sa.String(40)),
        sa.Column("taken", sa.String(40)),
        sa.Column("data", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("sha256", "url", "media_type", name="one_capture"),
    )
    op.create_table(
        "additions",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("capture", sa.Integer, sa.ForeignKey("captures.id"), nullable=False),
        sa.Column("reader", sa.String(100), nullable=False),
        sa.Column("added", sa.String(40), nullable=False),
        sa.Column("path", sa.Text, nullable=False),
        sa.Column("refused", sa.Text, nullable=False),
    )
    op.create_index("additions_by_capture", "additions", ["capture"])
    op.create_index("additions_in_time", "additions", ["added"])


def _what_was_read() -> None:
    op.create_table(
        "documents",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.String(40), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("digest", name="one_content"),
    )
    op.create_index("documents_by_name", "documents", ["name"])
    op.create_table(
        "held",
        sa.Column("addition", sa.Integer, sa.ForeignKey("additions.id"), nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("document", sa.Integer, sa.ForeignKey("documents.id"), nullable=False),
        sa.PrimaryKeyConstraint("addition", "place"),
    )
    op.create_index("held_by_document", "held", ["document"])
    op.create_table(
        "readings",
        sa.Column("document", sa.Integer, sa.ForeignKey("documents.id"), nullable=False),
        sa.Column("reader", sa.String(100), nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("document", "reader"),
    )


def _what_was_decided() -> None:
    op.create_table(
        "judgements",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.String(40), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("decided", sa.String(40), nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.UniqueConstraint("name", name="one_judgement"),
    )
    op.create_index("judgements_in_time", "judgements", ["decided"])
    op.create_table(
        "derived",
        sa.Column("name", sa.String(100), primary_key=True),
        sa.Column("data", sa.LargeBinary, nullable=False),
    )
