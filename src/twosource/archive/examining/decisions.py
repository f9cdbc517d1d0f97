"""What has a name out of its own content: judgements and messages."""

from collections.abc import Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, Row

from twosource.archive.examining.finding import Finding
from twosource.archive.examining.finding import Row as Key
from twosource.archive.examining.rows import bare, streamed, told
from twosource.archive.outbox import message_name
from twosource.archive.outbox_in_sql import START
from twosource.archive.packing import Damaged, unpack
from twosource.archive.tables import derived, followed, judgements, messages
from twosource.records.judgement import KINDS, decided

_WRITTEN_OUT = "\\udc"
"""How a stray byte stands in what people wrote; the name is that of the byte itself."""


def decisions_are_whole(connection: Connection) -> Iterator[Finding | None]:
    """Yield what is wrong with a judgement, a message or a note; None for each that is whole."""
    for row in streamed(connection, bare(connection, judgements).order_by(judgements.c.id)):
        what, where = told(_judgement, row), f"judgement {row.name} (row {row.id})"
        yield Finding(kind="judgement", where=where, what=what, row=("judgements", (row.id,))) if what else None
    for row in streamed(connection, bare(connection, messages).order_by(messages.c.id)):
        what, where = told(_message, row), f"message {row.name} (row {row.id})"
        yield Finding(kind="message", where=where, what=what, row=("messages", (row.id,))) if what else None
    for row in streamed(connection, bare(connection, followed).order_by(followed.c.feed, followed.c.entry)):
        key: Key = ("followed", (row.feed, row.entry))
        yield (
            Finding(kind="note", where=f"a note of the feed {row.feed}", what=LOST, row=key)
            if told(_lost, row)
            else None
        )
    for row in streamed(connection, bare(connection, derived)):
        key = ("derived", (row.name,))
        lost = Finding(kind="derived", where="the last dossier", what=LOST, remedy="none", row=key, grave=False)
        yield lost if told(_lost, row) else None


LOST = "it cannot be unpacked"


def _lost(row: Row[Any]) -> str:
    try:
        unpack(row.data)
    except Damaged:
        return LOST
    return ""


def _judgement(row: Row[Any]) -> str:
    try:
        subject = msgspec.json.decode(row.subject, type=tuple[str, ...])
    except msgspec.DecodeError:
        return "what it is about cannot be read"
    if row.kind not in KINDS:
        return f"it is of no known kind ({row.kind})"
    if any(_WRITTEN_OUT in words for words in (*subject, row.who, row.why)):
        return ""
    named = decided(row.kind, subject, who=row.who, when=row.decided, why=row.why).id
    return "" if named == row.name else "it is not what was decided: its name is that of another"


def _message(row: Row[Any]) -> str:
    try:
        body = unpack(row.data)
    except Damaged:
        return LOST
    part = 0 if row.part == START else row.part
    same = message_name(row.target, row.until, part, body) == row.name
    return "" if same else "it is not what was written: its name is that of another"
