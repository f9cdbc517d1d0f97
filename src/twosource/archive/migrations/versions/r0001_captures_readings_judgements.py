"""Captures, what they gave, what was read in it, judgements, and the words they are found by."""

import sqlalchemy as sa
from alembic import op

from twosource.archive.columns import Integer, String, Text
from twosource.archive.migrations import only_added

revision = "r0001"
down_revision = None

ONLY_ADDED = ("captures", "additions", "documents", "held", "readings", "judgements")


def upgrade() -> None:
    """Make all tables."""
    _what_came()
    _what_was_read()
    _what_was_decided()
    _what_it_is_found_by()
    only_added.forbid()
    only_added.guard(ONLY_ADDED)


def downgrade() -> None:
    """Take all away."""
    for table in ("words", "derived", "judgements", "readings", "held", "documents", "additions", "captures"):
        op.drop_table(table)
    only_added.allow()


def _what_came() -> None:
    op.create_table(
        "captures",
        sa.Column("id", Integer, primary_key=True),
        sa.Column("sha256", String(64), nullable=False),
        sa.Column("url", Text, nullable=False),
        sa.Column("media_type", String(100), nullable=False),
        sa.Column("charset", String(40)),
        sa.Column("taken", String(40)),
        sa.Column("data", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("sha256", "url", "media_type", name="one_capture"),
    )
    if op.get_bind().dialect.name == "postgresql":  # its indexes hold no long addresses
        op.drop_constraint("one_capture", "captures")
        op.execute("CREATE UNIQUE INDEX one_capture ON captures (sha256, md5(url), md5(media_type))")
    op.create_table(
        "additions",
        sa.Column("id", Integer, primary_key=True),
        sa.Column("capture", Integer, sa.ForeignKey("captures.id"), nullable=False),
        sa.Column("reader", String(100), nullable=False),
        sa.Column("added", String(40), nullable=False),
        sa.Column("path", Text, nullable=False),
        sa.Column("refused", Text, nullable=False),
    )
    op.create_index("additions_by_capture", "additions", ["capture"])
    op.create_index("additions_in_time", "additions", ["added"])


def _what_was_read() -> None:
    op.create_table(
        "documents",
        sa.Column("id", Integer, primary_key=True),
        sa.Column("name", String(40), nullable=False),
        sa.Column("digest", String(64), nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("digest", name="one_content"),
    )
    op.create_index("documents_by_name", "documents", ["name"])
    op.create_table(
        "held",
        sa.Column("addition", Integer, sa.ForeignKey("additions.id"), nullable=False),
        sa.Column("place", Integer, nullable=False),
        sa.Column("document", Integer, sa.ForeignKey("documents.id"), nullable=False),
        sa.PrimaryKeyConstraint("addition", "place"),
    )
    op.create_index("held_by_document", "held", ["document"])
    op.create_table(
        "readings",
        sa.Column("document", Integer, sa.ForeignKey("documents.id"), nullable=False),
        sa.Column("reader", String(100), nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("document", "reader"),
    )


def _what_was_decided() -> None:
    op.create_table(
        "judgements",
        sa.Column("id", Integer, primary_key=True),
        sa.Column("name", String(40), nullable=False),
        sa.Column("kind", String(40), nullable=False),
        sa.Column("subject", Text, nullable=False),
        sa.Column("who", Text, nullable=False),
        sa.Column("decided", String(40), nullable=False),
        sa.Column("why", Text, nullable=False),
        sa.UniqueConstraint("name", name="one_judgement"),
    )
    op.create_index("judgements_in_time", "judgements", ["decided"])
    op.create_table(
        "derived",
        sa.Column("name", String(100), primary_key=True),
        sa.Column("data", sa.LargeBinary, nullable=False),
    )


def _what_it_is_found_by() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute("CREATE VIRTUAL TABLE words USING fts5(title, text, names, content='')")
        return
    op.create_table(
        "words",
        sa.Column("document", Integer, sa.ForeignKey("documents.id"), primary_key=True, autoincrement=False),
        *(sa.Column(name, sa.ARRAY(sa.Text(collation="C")), nullable=False) for name in ("title", "terms", "names")),
    )
    op.create_index("words_found", "words", ["terms", "names"], postgresql_using="gin")
