"""The index of words in SQLite agrees with the documents: each is found by its words, and by no others."""

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import closing
from typing import Any

from sqlalchemy import Connection, Row, text

from twosource.archive.examining.finding import Finding
from twosource.archive.examining.rows import bare, batches
from twosource.archive.finding import Kept, kept
from twosource.archive.packing import Damaged, unpack_record
from twosource.archive.tables import documents
from twosource.records.page import Document

_SAME = 1 << 64
_HELD = "SELECT doc, term, col, offset FROM temp.vocabulary UNION ALL SELECT id, sz, 0, 0 FROM words_docsize"
"""Which word stands where in each document, and how long each is, by which finds are put in order."""
_MADE = (
    "CREATE VIRTUAL TABLE words USING fts5(title, text, names, content='')",
    "CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, words, 'instance')",
)


def agrees(connection: Connection) -> Iterator[Finding | None]:
    """Yield whether documents are found by what stands in them; None for each that was looked at.

    Of what either holds only a sum is kept, in which the order does not matter.
    """
    ought, lost, missed = 0, set[int](), 0
    for rows in batches(connection, bare(connection, documents).order_by(documents.c.id)):
        by = {row.id: words for row in rows if (words := _words(row)) is not None}
        lost.update(row.id for row in rows if row.id not in by)
        ought = (ought + _sum(_anew(by))) % _SAME
        missed += sum(not _is_found(connection, number, words) for number, words in by.items())
        yield from (None for _ in rows)
    connection.exec_driver_sql(_MADE[1])
    try:
        there = _sum((tuple(row) for row in connection.exec_driver_sql(_HELD)), lost)
    finally:
        connection.exec_driver_sql("DROP TABLE temp.vocabulary")
    if there != ought or missed:
        what = "it is not that of the documents: a search may miss some"
        yield Finding(kind="words", where="the index of words", what=what, remedy="rebuild")


def _words(row: Row[Any]) -> Kept | None:
    try:
        return kept(unpack_record(row.data, Document))
    except (Damaged, TypeError, ValueError):
        return None


def _anew(by: Mapping[int, Kept]) -> list[tuple[Any, ...]]:
    """Return what the index ought to hold of some documents."""
    with closing(sqlite3.connect(":memory:")) as made:
        for statement in _MADE:
            made.execute(statement)
        rows = ((number, words.title, words.text, words.names) for number, words in by.items())
        made.executemany("INSERT INTO words (rowid, title, text, names) VALUES (?, ?, ?, ?)", rows)
        return made.execute(_HELD).fetchall()


def _is_found(connection: Connection, number: int, words: Kept) -> bool:
    """Whether a document is found by one of its words; the sum does not show whether words can be looked up."""
    longest = max(words.text.split(), key=len, default="")
    found = text("SELECT rowid FROM words WHERE words MATCH :word AND rowid = :number")
    return not longest or connection.execute(found, {"word": f'"{longest}"', "number": number}).first() is not None


def _sum(held: Iterable[tuple[Any, ...]], without: Collection[int] = ()) -> int:
    return sum(hash(each) for each in held if each[0] not in without) % _SAME
