"""The index of neighbours in the tables of an archive: one document more costs the same, however many are there."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

import numpy as np
from sqlalchemy import Connection, Select, delete, func, or_, select

from twosource.archive.packing import unpack_record
from twosource.archive.tables import blocks, documents, sketches
from twosource.archive.telling import ALIKE
from twosource.neighbourhood import CROWD, SPAN, VAGUE, VERSION, Sketch, Wordings, day_of, sketch
from twosource.records.page import Document

_AT_ONCE = 500
MOST_WORDED = 400
"""Documents that are looked at for what some others may rest on."""


def put(connection: Connection, number: int, document: Document) -> None:
    """Let the document in a row be found by its neighbours."""
    _put(connection, [(number, sketch(document))])


def put_missing(connection: Connection) -> None:
    """Note the documents that were added before there was this index, or when its keys were others."""
    old = select(sketches.c.document).where(sketches.c.version != VERSION)
    connection.execute(delete(blocks).where(blocks.c.document.in_(old)))
    connection.execute(delete(sketches).where(sketches.c.version != VERSION))
    for some in _parts([int(row[0]) for row in connection.execute(_missing())]):
        rows = connection.execute(select(documents.c.id, documents.c.data).where(documents.c.id.in_(some)))
        _put(connection, [(number, sketch(unpack_record(data, Document))) for number, data in rows])


def is_whole(connection: Connection) -> bool:
    """Say whether every document is in the index."""
    counts = [func.count(documents.c.id), select(func.count()).where(sketches.c.version == VERSION).scalar_subquery()]
    every, noted = connection.execute(select(*counts)).one()
    return bool(every == noted)


class SqlIndex:
    """The `Index` of the neighbours in an archive, seen through a connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, name: str) -> Sketch | None:
        """Return the sketch of a document by its id, None where there is none."""
        asked = select(sketches.c.data).join(documents).where(documents.c.name == name).order_by(documents.c.digest)
        data = self._connection.execute(asked.limit(1)).scalar()
        return None if data is None else Sketch.unpacked(data)

    def sharing(self, sketch: Sketch) -> dict[str, Sketch]:
        """Return the documents that share a key with a sketch, the nearest in time of each key."""
        numbers = set(self._connection.execute(_of_keys(sketch)).scalars())
        if sketch.page:
            numbers |= set(
                self._connection.execute(
                    select(blocks.c.document).where(blocks.c.key == _signed(sketch.page))
                ).scalars()
            )
        asked = select(documents.c.name, documents.c.digest, sketches.c.data).join_from(sketches, documents)
        rows = [
            row
            for some in _parts(sorted(numbers))
            for row in self._connection.execute(asked.where(sketches.c.document.in_(some)))
        ]
        by_name = {name: data for name, _, data in sorted(rows, key=lambda row: (row.name, row.digest), reverse=True)}
        return {name: Sketch.unpacked(by_name[name]) for name in sorted(by_name)}

    def few_of_a_wording(self, held: Mapping[int, tuple[float, str]], most: int) -> dict[int, Sketch]:
        """Return so many of the documents in some rows with their sketches: the fullest, but few of one wording.

        With each row comes how much it holds, and the document's id; of equal ones the first to be published counts.
        """
        known: dict[int, Sketch] = {}
        for some in _parts(list(held)):
            asked = select(sketches.c.document, sketches.c.data).where(sketches.c.document.in_(some))
            known |= {int(number): Sketch.unpacked(data) for number, data in self._connection.execute(asked)}
        wordings = Wordings(ALIKE)
        order = sorted(known, key=lambda number: (-held[number][0], known[number].first_day, held[number][1]))
        taken = (number for number in order if wordings.take(known[number]))
        return {number: known[number] for number in islice(taken, most)}

    def worded(self, some: Iterable[Sketch]) -> dict[str, Sketch]:
        """Return the documents that have most runs of words of any of some, each by its id."""
        runs = {_signed(run) for each in some for run in each.runs.tolist()}
        shared = func.count().label("shared")
        found = select(blocks.c.document, shared).where(blocks.c.key.in_(runs)).group_by(blocks.c.document).subquery()
        asked = select(documents.c.name, sketches.c.data).join_from(found, documents).join(sketches)
        rows = self._connection.execute(asked.order_by(found.c.shared.desc(), documents.c.name).limit(MOST_WORDED))
        return {name: Sketch.unpacked(data) for name, data in rows}


def _of_keys(sketch: Sketch) -> Select[Any]:
    """Ask for the documents that share a run of words or a matter, of many those nearest in time."""
    first, last = sketch.days
    own = _day(sketch)
    keys = [*map(_signed, sketch.runs.tolist()), *map(_signed, sketch.matters.tolist())]
    rank = func.row_number().over(
        partition_by=blocks.c.key, order_by=[func.abs(blocks.c.day - own), blocks.c.day, documents.c.name]
    )
    found = select(blocks.c.document, rank.label("rank")).join_from(blocks, documents).where(blocks.c.key.in_(keys))
    if own:
        near = blocks.c.day.between(first - SPAN - VAGUE, last + SPAN)
        found = found.where(or_(near, blocks.c.day == 0))
    ranked = found.subquery()
    return select(ranked.c.document).where(ranked.c.rank <= 2 * CROWD).distinct()


def _put(connection: Connection, found: Sequence[tuple[int, Sketch]]) -> None:
    if not found:
        return
    kept = [{"document": number, "version": VERSION, "data": each.packed()} for number, each in found]
    connection.execute(sketches.insert(), kept)
    rows = [{"key": key, "day": day, "document": number} for number, each in found for key, day in keys_of(each)]
    if rows:
        connection.execute(blocks.insert(), rows)


def keys_of(sketch: Sketch) -> Iterator[tuple[int, int]]:
    """Yield the blocking keys of a document as the database holds them, each with its day."""
    day = _day(sketch)
    every = {*sketch.runs.tolist(), *sketch.matters.tolist(), *([sketch.page] if sketch.page else [])}
    yield from ((_signed(key), day) for key in sorted(every))


def _day(sketch: Sketch) -> int:
    return int(day_of(np.array([sketch.days]))[0])


def _signed(key: int) -> int:
    """Return 64 bits as the signed number that a database holds."""
    return key - (1 << 64) if key >> 63 else key


def _missing() -> Select[Any]:
    return select(documents.c.id).outerjoin(sketches).where(sketches.c.document.is_(None)).order_by(documents.c.id)


def _parts(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    for begin in range(0, len(numbers), _AT_ONCE):
        yield numbers[begin : begin + _AT_ONCE]
