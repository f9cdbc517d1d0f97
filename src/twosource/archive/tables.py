"""The tables of an archive: what was taken, what it gave, what was read in it, what people decided, what was told.

Rows are added and never changed, but for what can be worked out again, and for how far feeds have been followed.
Whatever a person would count on is in plain columns; records are compressed JSON.
Times are ISO 8601 in UTC, as text, so that their order is that of their letters.
"""

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    UniqueConstraint,
)

from twosource.archive.columns import Integer, String, Text

SCHEMA = "r0006"
"""The migration that makes the tables as they stand here."""

metadata = MetaData()

captures = Table(
    "captures",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("sha256", String(64), nullable=False),
    Column("url", Text, nullable=False),  # "" where it is not known: two unknown ones are one
    Column("media_type", String(100), nullable=False),
    Column("charset", String(40)),
    Column("taken", String(40)),
    Column("data", LargeBinary, nullable=False),
    UniqueConstraint("sha256", "url", "media_type", name="one_capture"),
)
"""The bytes as they came, compressed; `taken` is when they were on the net when they came first."""

entries = Table(
    "entries",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("sha256", String(64), nullable=False),
    Column("data", LargeBinary, nullable=False),
    UniqueConstraint("sha256", name="one_entry"),
)
"""The entries of feeds that led to pages, as feeds of one, compressed."""

additions = Table(
    "additions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("capture", ForeignKey("captures.id"), nullable=False),
    Column("reader", String(100), nullable=False),
    Column("added", String(40), nullable=False),
    Column("path", Text, nullable=False),
    Column("refused", Text, nullable=False),
    Column("seen", String(40)),
    Column("entry", ForeignKey("entries.id")),
    Index("additions_by_capture", "capture"),
    Index("additions_in_time", "added"),
)
"""When a capture was taken, read again by another reader, or met again where it was seen at a later time.

`refused` are the reasons, as a JSON list; `seen` is when it was on the net, where its source says so.
`entry` is what led to it: with another entry, or none, it is another capture, of which the bytes are kept once.
"""

documents = Table(
    "documents",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String(40), nullable=False),
    Column("digest", String(64), nullable=False),
    Column("data", LargeBinary, nullable=False),
    UniqueConstraint("digest", name="one_content"),
    Index("documents_by_name", "name"),
)
"""Documents without their capture, by their content; `name` is their id in the dossier."""

held = Table(
    "held",
    metadata,
    Column("addition", ForeignKey("additions.id"), nullable=False),
    Column("place", Integer, nullable=False),
    Column("document", ForeignKey("documents.id"), nullable=False),
    PrimaryKeyConstraint("addition", "place"),
    Index("held_by_document", "document"),
)
"""What each addition gave, in order of the page."""

readings = Table(
    "readings",
    metadata,
    Column("document", ForeignKey("documents.id"), nullable=False),
    Column("reader", String(100), nullable=False),
    Column("data", LargeBinary, nullable=False),
    PrimaryKeyConstraint("document", "reader"),
)
"""What each reader found in a content."""

judgements = Table(
    "judgements",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String(40), nullable=False),
    Column("kind", String(40), nullable=False),
    Column("subject", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("decided", String(40), nullable=False),
    Column("why", Text, nullable=False),
    UniqueConstraint("name", name="one_judgement"),
    Index("judgements_in_time", "decided"),
)
"""What people decided; `subject` is a JSON list."""

messages = Table(
    "messages",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String(40), nullable=False),
    Column("target", String(64), nullable=False),
    Column("until", String(40), nullable=False),
    Column("part", Integer, nullable=False),
    Column("data", LargeBinary, nullable=False),
    UniqueConstraint("name", name="one_message"),
    UniqueConstraint("target", "until", "part", name="one_part"),
)
"""What is to be delivered, in order; `target` is the SHA-256 of where to, since an address may be a secret.

A row of the part -1 is no message: it says from when on a target is told.
"""

sendings = Table(
    "sendings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("message", ForeignKey("messages.id"), nullable=False),
    Column("begun", String(40), nullable=False),
    Column("lapses", String(40), nullable=False),
    Index("sendings_by_message", "message"),
)
"""Each try to deliver a message; until `lapses` nobody else tries."""

outcomes = Table(
    "outcomes",
    metadata,
    Column("sending", ForeignKey("sendings.id"), primary_key=True),
    Column("ended", String(40), nullable=False),
    Column("status", Integer, nullable=False),
)
"""How a try ended: the status of the answer in HTTP, 0 where there was none."""

derived = Table(
    "derived",
    metadata,
    Column("name", String(100), primary_key=True),
    Column("data", LargeBinary, nullable=False),
)
"""What was worked out last, so that it need not be at the next start; its rows are replaced."""

followed = Table(
    "followed",
    metadata,
    Column("feed", Text, nullable=False),
    Column("entry", Text, nullable=False),  # "" for the feed itself
    Column("data", LargeBinary, nullable=False),
    PrimaryKeyConstraint("feed", "entry"),
)
"""How far feeds have been followed; its rows are replaced too, and nothing in a dossier rests on them."""

sketches = Table(
    "sketches",
    metadata,
    Column("document", ForeignKey("documents.id"), primary_key=True),
    Column("version", Integer, nullable=False),
    Column("data", LargeBinary, nullable=False),
)
"""What is kept of each content to tell how near it is to others; it can be worked out again."""

blocks = Table(
    "blocks",
    metadata,
    Column("key", BigInteger, nullable=False),
    Column("day", Integer, nullable=False),
    Column("document", ForeignKey("documents.id"), nullable=False),
    PrimaryKeyConstraint("key", "day", "document"),
    Index("blocks_by_document", "document"),
    sqlite_with_rowid=False,
)
"""The blocking keys of each content, with the day of publication, 0 where it is open; worked out too."""
