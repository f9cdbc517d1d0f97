"""Every document against the digest of its content, and every reading against its document."""

from collections import defaultdict
from collections.abc import Iterator
from functools import partial
from typing import Any

from sqlalchemy import Connection, Row

from twosource.archive.examining.finding import Finding
from twosource.archive.examining.rows import bare, batches, told
from twosource.archive.examining.spans import astray, credits_astray
from twosource.archive.packing import Damaged, digest, unpack_record
from twosource.archive.tables import documents, readings
from twosource.records.page import Document
from twosource.records.reading import Reading


def documents_are_whole(connection: Connection) -> Iterator[Finding | None]:
    """Yield what is wrong with a document or with what was read in it; None for each document that was looked at."""
    for rows in batches(connection, bare(connection, documents).order_by(documents.c.id)):
        read = _readings(connection, [row.id for row in rows])
        for row in rows:
            document, what = _document(row), told(_wrong, row)
            where = f"document {row.name}" + (f" “{document.title}”" if document and document.title else "")
            yield Finding(kind="document", where=where, what=what, row=("documents", (row.id,))) if what else None
            for each in read[row.id]:
                if wrong := told(partial(_misread, None if what else document), each):
                    yield Finding(
                        kind="reading",
                        where=f"what {each.reader} read in {where}",
                        what=wrong,
                        row=("readings", (row.id, each.reader)),
                    )


def _readings(connection: Connection, which: list[int]) -> defaultdict[int, list[Row[Any]]]:
    found: defaultdict[int, list[Row[Any]]] = defaultdict(list)
    for row in connection.execute(
        bare(connection, readings).where(readings.c.document.in_(which)).order_by(readings.c.reader)
    ):
        found[row.document].append(row)
    return found


def _document(row: Row[Any]) -> Document | None:
    try:
        return unpack_record(row.data, Document)
    except (Damaged, TypeError, ValueError):
        return None


def _wrong(row: Row[Any]) -> str:
    document = _document(row)
    if document is None:
        return "it cannot be unpacked"
    if digest(document) != row.digest:
        return "its text or what is known of it is not what was written: its digest is another"
    if document.id != row.name:
        return f"it lies under another name than its own, which is {document.id}"
    return credits_astray(document)


def _misread(document: Document | None, row: Row[Any]) -> str:
    """Return what is wrong with a reading; without its document, only whether it can be had at all is looked at."""
    try:
        reading = unpack_record(row.data, Reading)
    except Damaged:
        return "it cannot be unpacked"
    if document is None:
        return ""
    return "it is of another document" if reading.document != document.id else astray(document, reading)
