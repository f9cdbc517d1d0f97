"""An archive in a database, in whichever.

Each addition is one transaction, so that it is there as a whole or not at all, wherever the program is stopped. Readers
see one state from their first question to their last, and go on while another program writes.
"""

import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from hashlib import sha256 as hash_of
from itertools import groupby, islice
from typing import Any, TypeVar

import msgspec
from sqlalchemy import Connection, Engine, Row, func, select

from twosource.archive import fulltext, neighbours
from twosource.archive.asking import added_by, all_taken, candidates, last_of, last_seen, speaking_contents
from twosource.archive.finding import excerpt, wanted
from twosource.archive.interface import Clock, Hit, Taken
from twosource.archive.keeping import keep, keep_seen, last_times, next_time
from twosource.archive.outbox import Outbox
from twosource.archive.outbox_in_sql import SqlOutbox
from twosource.archive.packing import Damaged, digest, pack, remedy, unpack, unpacking, writable
from twosource.archive.speaking import speaking, state_name
from twosource.archive.tables import additions, captures, derived, documents, entries, followed, judgements, readings
from twosource.archive.telling import ROWS, WELL, fullest
from twosource.errors import BadCall
from twosource.neighbourhood import around, sources
from twosource.pipeline import Read
from twosource.records.judgement import Judgement
from twosource.records.page import Capture, CaptureNote, Document, Failure
from twosource.records.reading import Reading

T = TypeVar("T")
_AT_ONCE = 200
"""How many documents are fetched with one question."""
_MISFITS = (LookupError, TypeError, ValueError, msgspec.MsgspecError)
"""What comes of rows that do not fit together."""


class SqlArchive:
    """An `Archive` in a database."""

    def __init__(
        self,
        engine: Engine,
        place: str,
        plainly: Callable[[str], AbstractContextManager[None]],
        make_ready: Callable[[], None],
    ) -> None:
        """Open what an engine connects to, and a person calls `place`, and make it ready; `BadCall` where it cannot be.

        A connection of the engine reads one state to its end; with the execution option `writing` it is the only one
        that writes. `plainly` turns what the database complains about into one line.
        """
        self.place = place
        self._engine, self._plainly = engine, plainly
        self._writer = threading.Lock()
        self._indexed = False
        self._forget()
        try:
            with plainly(place):
                make_ready()
        except BaseException:
            engine.dispose()
            raise

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self._whole("a row"), self._plainly(self.place), self._engine.begin() as connection:
            try:
                yield connection
            except _MISFITS as error:
                raise Damaged from error

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        writers = self._engine.execution_options(writing=True)
        with self._writer, self._whole("a row"), self._plainly(self.place), writers.begin() as connection:
            yield connection

    def taken(self, capture: Capture, reader: str) -> Taken | None:
        """Return how a capture was taken last, where this reader read it then, or None."""
        asked = all_taken().where(additions.c.id == last_of(capture), additions.c.reader == reader)
        with self._reading() as connection:
            rows = connection.execute(asked).all()
            return _taken(rows) if rows else None

    def reading(self, document: Document, reader: str) -> Reading | None:
        """Return what this reader found in the same content before."""
        asked = select(readings.c.data).join(documents)
        asked = asked.where(documents.c.digest == digest(document), readings.c.reader == reader)
        with self._reading() as connection:
            data = connection.execute(asked).scalar()
        return None if data is None else self._unpacked(data, self._unpacked_reading)

    def add(
        self, capture: Capture, read: Sequence[Read], refused: Sequence[Failure], *, reader: str, clock: Clock
    ) -> bool:
        """Take a capture with what was read in it, in one transaction."""
        with self._writing() as connection:
            return keep(connection, capture, read, refused, reader=reader, clock=clock)

    def see(self, capture: Capture, *, clock: Clock) -> None:
        """Note when a capture that was taken before was on the net."""
        if capture.taken is None:
            return
        with self._reading() as connection:
            known = connection.execute(select(last_seen(capture))).scalar()
        if capture.taken > (known or ""):
            with self._writing() as connection:
                keep_seen(connection, capture, clock=clock)

    def read(self, *, until: str | None = None, among: Collection[str] | None = None) -> Iterator[Read]:
        """Yield each document with its newest reading, in order of their ids."""
        with self._reading() as connection:
            for rows in _in_parts(connection.execute(candidates(until, among)).all()):
                found = self._documents(connection, {row.document for group in rows for row in group})
                if any(found[row.document].id != row.name for group in rows for row in group):
                    raise Damaged
                chosen = [speaking([(_noted(found[row.document], row), row) for row in group]) for group in rows]
                read = self._readings(connection, {(row.document, row.reader) for _, row in chosen})
                pairs = [(document, read[row.document, row.reader]) for document, row in chosen]
                if any(document.id != reading.document for document, reading in pairs):
                    raise Damaged
                yield from pairs

    def _documents(self, connection: Connection, which: set[int]) -> dict[int, Document]:
        asked = select(documents.c.id, documents.c.data).where(documents.c.id.in_(which))
        return {name: self._unpacked(data, self._unpacked_document) for name, data in connection.execute(asked)}

    def _readings(self, connection: Connection, which: set[tuple[int, str]]) -> dict[tuple[int, str], Reading]:
        asked = select(readings).where(readings.c.document.in_({document for document, _ in which}))
        rows, how = connection.execute(asked), self._unpacked_reading
        return {(n, reader): self._unpacked(data, how) for n, reader, data in rows if (n, reader) in which}

    def around(self, document: str) -> tuple[str, ...]:
        """Return the ids of the documents around one."""
        self._index()
        with self._reading() as connection:
            index = neighbours.SqlIndex(connection)
            own = index.of(document)
            return () if own is None else tuple(around(document, own, index))

    def _index(self) -> None:
        """Have all documents found by their neighbours, those too that were added before there was an index."""
        with self._reading() as connection:
            whole = self._indexed or neighbours.is_whole(connection)
        if not whole:
            with self._whole("a record"), self._writing() as connection:
                neighbours.put_missing(connection)
        self._indexed = True

    def telling(self, weights: Mapping[str, float], *, limit: int, until: str | None = None) -> tuple[str, ...]:
        """Return the ids of the documents that hold most of some terms by weight, then those they may rest on."""
        self._index()
        with self._reading() as connection:
            index = neighbours.SqlIndex(connection)
            most = fulltext.foremost(connection, weights, ROWS * limit, until)
            known = index.few_of_a_wording(most, WELL * limit)
            found = self._documents(connection, set(known))
            sketches = {digest(found[number]): each for number, each in known.items()}
            chosen = fullest(weights, found.values(), lambda each: sketches[digest(each)], limit)
            return (*chosen, *sources(chosen, index.worded(chosen.values())))

    def size(self) -> int:
        """Return how many documents there are."""
        with self._reading() as connection:
            return connection.execute(select(func.max(documents.c.id))).scalar() or 0

    def captures(self, *, until: str | None = None) -> Iterator[Taken]:
        """Yield what was taken, in order."""
        asked = all_taken().where(*added_by(until))
        with self._reading() as connection:
            found = connection.execute(asked, execution_options={"yield_per": _AT_ONCE})
            for _, rows in groupby(found, lambda row: row.id):
                yield _taken(list(rows))

    def capture(self, sha256: str) -> bytes | None:
        """Return the bytes of a capture, which are those that came: BadCall where it was damaged since."""
        with self._reading() as connection:
            asked = (select(table.c.data).where(table.c.sha256 == sha256) for table in (captures, entries))
            packed = next((row.data for each in asked for row in connection.execute(each)), None)
        if packed is None:
            return None
        with self._whole(f"the capture {sha256}"):
            data = unpack(packed)
            if hash_of(data).hexdigest() != sha256:
                raise Damaged
            return data

    def judge(self, made: Callable[[str], Judgement], *, clock: Clock) -> Judgement:
        """Add a judgement."""
        with self._writing() as connection:
            judgement = made(next_time(connection, clock))
            row = {
                "name": judgement.id,
                "kind": judgement.kind,
                "subject": msgspec.json.encode([writable(each) for each in judgement.subject]).decode(),
                "who": writable(judgement.who),
                "decided": judgement.when,
                "why": writable(judgement.why),
            }
            connection.execute(judgements.insert(), row)
        return judgement

    def judgements(self, *, until: str | None = None) -> tuple[Judgement, ...]:
        """Return all judgements."""
        asked = select(judgements).order_by(judgements.c.decided, judgements.c.name)
        if until is not None:
            asked = asked.where(judgements.c.decided <= until)
        with self._reading() as connection:
            return tuple(
                Judgement(
                    id=row.name,
                    kind=row.kind,
                    subject=msgspec.json.decode(row.subject, type=tuple[str, ...]),
                    who=row.who,
                    when=row.decided,
                    why=row.why,
                )
                for row in connection.execute(asked)
            )

    def search(self, words: str, *, limit: int = 100) -> tuple[Hit, ...]:
        """Return the documents that hold all the words."""
        asked = wanted(words)
        if not asked:
            return ()
        with self._reading() as connection:
            found = fulltext.search(connection, asked, speaking_contents(), limit)
            known = self._documents(connection, {row for row, _ in found})
        return tuple(Hit(document=name, excerpt=excerpt(known[row], asked)) for row, name in found)

    def last(self) -> str:
        """Return the time of the last addition or judgement."""
        with self._reading() as connection:
            return max((time for time in last_times(connection) if time is not None), default="")

    def state(self, *, until: str | None = None) -> str:
        """Return a name for all that is held."""
        taken = select(func.count(), func.max(additions.c.added)).select_from(additions).where(*added_by(until))
        decided = select(func.count(), func.max(judgements.c.decided)).select_from(judgements)
        if until is not None:
            decided = decided.where(judgements.c.decided <= until)
        with self._reading() as connection:
            return state_name(tuple(connection.execute(taken).one()), tuple(connection.execute(decided).one()))

    def outbox(self) -> Outbox:
        """Return what is to be delivered about the archive."""
        return SqlOutbox(self._reading, self._writing)

    def recall(self, name: str) -> bytes | None:
        """Return what was kept under a name; nothing where it was damaged since."""
        with self._reading() as connection:
            data = connection.execute(select(derived.c.data).where(derived.c.name == name)).scalar()
        try:
            return None if data is None else unpack(data)
        except Damaged:
            return None

    def keep(self, name: str, data: bytes) -> None:
        """Keep something that was worked out, in place of what was kept before."""
        packed = pack(data, effort=1)
        with self._writing() as connection:
            connection.execute(derived.delete())
            connection.execute(derived.insert(), {"name": name, "data": packed})

    def notes(self, feed: str) -> dict[str, bytes]:
        """Return what was noted of a feed."""
        with self._reading() as connection:
            rows = connection.execute(select(followed.c.entry, followed.c.data).where(followed.c.feed == feed)).all()
        with self._whole("a note of a feed"):
            return {entry: unpack(data) for entry, data in rows}

    def note(self, feed: str, notes: Mapping[str, bytes | None]) -> None:
        """Note something of a feed, in one transaction."""
        rows = [{"feed": feed, "entry": entry, "data": pack(data)} for entry, data in notes.items() if data is not None]
        with self._writing() as connection:
            for entry in notes:
                connection.execute(followed.delete().where(followed.c.feed == feed, followed.c.entry == entry))
            if rows:
                connection.execute(followed.insert(), rows)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()
        self._forget()

    def _forget(self) -> None:
        """Let go of the records that were unpacked."""
        self._unpacked_document, self._unpacked_reading = unpacking(Document), unpacking(Reading)

    def _unpacked(self, data: bytes, how: Callable[[bytes], T]) -> T:
        with self._whole("a record"):
            return how(data)

    @contextmanager
    def _whole(self, what: str) -> Iterator[None]:
        try:
            yield
        except Damaged as error:
            raise BadCall(f"{self.place}: {what} is damaged; {remedy(self.place)}") from error


def _taken(rows: Sequence[Row[Any]]) -> Taken:
    """Return an addition, of which there is a row for each document."""
    first = rows[0]
    return Taken(
        at=first.added,
        path=first.path,
        url=first.url or None,
        sha256=first.sha256,
        media_type=first.media_type,
        documents=tuple(row.name for row in rows if row.name is not None),
        refused=msgspec.json.decode(first.refused, type=tuple[str, ...]),
        seen=first.seen,
        charset=first.charset,
        entry=first.led,
    )


def _noted(document: Document, row: Row[Any]) -> Document:
    """Return a document with the capture that it was in."""
    note = CaptureNote(path=row.path, url=row.url or None, sha256=row.sha256, media_type=row.media_type, taken=row.seen)
    return msgspec.structs.replace(document, capture=note)


def _in_parts(rows: Iterable[Row[Any]]) -> Iterator[list[list[Row[Any]]]]:
    """Yield the rows of each name together, and so many names at once as are fetched together."""
    groups = (list(group) for _, group in groupby(rows, lambda row: row.name))
    while part := list(islice(groups, _AT_ONCE)):
        yield part
