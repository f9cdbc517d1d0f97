"""A capture goes into the tables, with what was read in it."""

import hashlib
from collections.abc import Sequence

import msgspec
from sqlalchemy import Connection, Table, func, literal, select

from twosource.archive import fulltext
from twosource.archive.asking import last_of, last_seen, same_bytes
from twosource.archive.interface import Clock
from twosource.archive.packing import content, digest, pack, pack_record, writable
from twosource.archive.speaking import later
from twosource.archive.tables import additions, captures, documents, entries, held, judgements, readings
from twosource.pipeline import Read
from twosource.records.page import Capture, Document, Failure
from twosource.records.reading import Reading


def keep(
    connection: Connection,
    capture: Capture,
    read: Sequence[Read],
    refused: Sequence[Failure],
    *,
    reader: str,
    clock: Clock,
) -> bool:
    """Write a capture and what was read in it, in the caller's transaction; False where this reader read it last."""
    last = select(additions.c.reader).where(additions.c.id == last_of(capture))
    if connection.execute(last).scalar() == reader:
        return False
    row, entry = _capture(connection, capture), _entry(connection, capture.entry)
    reasons = msgspec.json.encode([writable(failure.reason) for failure in refused]).decode()
    path = writable(capture.path)
    numbers = [_document(connection, document) for document, _ in read]
    for number, (_, reading) in zip(numbers, read, strict=True):
        _reading(connection, number, reading, reader)
    at = next_time(connection, clock)
    came = {"added": at, "path": path, "seen": capture.taken, "entry": entry}
    addition = _insert(connection, additions, capture=row, reader=reader, refused=reasons, **came)
    for place, number in enumerate(numbers):
        connection.execute(held.insert(), {"addition": addition, "place": place, "document": number})
    return True


def keep_seen(connection: Connection, capture: Capture, *, clock: Clock) -> None:
    """Write that a capture was seen at a later time than was known, in the caller's transaction."""
    if capture.taken is None or capture.taken <= (connection.execute(select(last_seen(capture))).scalar() or ""):
        return
    last = connection.execute(select(additions).where(additions.c.id == last_of(capture))).one()
    came = {"added": next_time(connection, clock), "path": writable(capture.path), "seen": capture.taken}
    again = {name: value for name, value in last._mapping.items() if name != "id"}
    addition = _insert(connection, additions, **{**again, **came})
    gave = select(literal(addition), held.c.place, held.c.document).where(held.c.addition == last.id)
    connection.execute(held.insert().from_select(["addition", "place", "document"], gave))


def next_time(connection: Connection, clock: Clock) -> str:
    """Return the time of what is now to be written, which is later than that of all that was written."""
    return later(clock(), *last_times(connection))


def last_times(connection: Connection) -> list[str | None]:
    """Return when something was added last and when something was decided last, each None where it never was."""
    return [connection.execute(select(func.max(time))).scalar() for time in (additions.c.added, judgements.c.decided)]


def _capture(connection: Connection, capture: Capture) -> int:
    known = connection.execute(select(captures.c.id).where(*same_bytes(capture))).scalar()
    if known is not None:
        return int(known)
    return _insert(
        connection,
        captures,
        sha256=capture.sha256,
        url=capture.url or "",
        media_type=capture.media_type,
        charset=capture.charset,
        taken=capture.taken,
        data=pack(capture.data),
    )


def _entry(connection: Connection, data: bytes | None) -> int | None:
    if data is None:
        return None
    name = hashlib.sha256(data).hexdigest()
    known = connection.execute(select(entries.c.id).where(entries.c.sha256 == name)).scalar()
    return int(known) if known is not None else _insert(connection, entries, sha256=name, data=pack(data))


def _document(connection: Connection, document: Document) -> int:
    name = digest(document)
    known = connection.execute(select(documents.c.id).where(documents.c.digest == name)).scalar()
    if known is not None:
        return int(known)
    number = _insert(connection, documents, name=document.id, digest=name, data=pack_record(content(document)))
    fulltext.put(connection, number, document)
    return number


def _reading(connection: Connection, document: int, reading: Reading, reader: str) -> None:
    known = select(readings.c.document).where(readings.c.document == document, readings.c.reader == reader)
    if connection.execute(known).first() is None:
        row = {"document": document, "reader": reader, "data": pack_record(reading)}
        connection.execute(readings.insert(), row)


def _insert(connection: Connection, table: Table, **row: object) -> int:
    return int(connection.execute(table.insert().returning(table.c.id), row).scalar_one())
