"""The index of neighbours in the tables of an archive: one document more costs the same, however many are there."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Any

import numpy as np
from sqlalchemy import CompoundSelect, Connection, Select, and_, bindparam, delete, func, or_, select, union

from twosource.archive.columns import Integer
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
        self._known: dict[int, tuple[str, str, Sketch]] = {}  # name, digest and sketch of the rows that came up

    def of(self, name: str) -> Sketch | None:
        """Return the sketch of a document by its id, None where there is none."""
        asked = select(sketches.c.data).join(documents).where(documents.c.name == name).order_by(documents.c.digest)
        data = self._connection.execute(asked.limit(1)).scalar()
        return None if data is None else Sketch.unpacked(data)

    def sharing(self, sketch: Sketch) -> dict[str, Sketch]:
        """Return the documents that share a key with a sketch, the nearest in time of each key."""
        numbers = set[int]()
        for asked in _asked(sketch):
            numbers.update(self._connection.execute(_OF_KEYS, asked).scalars().all())
        if sketch.page:
            numbers |= set(
                self._connection.execute(
                    select(blocks.c.document).where(blocks.c.key == _signed(sketch.page))
                ).scalars()
            )
        self._learn(numbers - self._known.keys())
        rows = (self._known[number] for number in numbers & self._known.keys())
        by_name = {name: each for name, _, each in sorted(rows, key=lambda row: row[:2], reverse=True)}
        return {name: by_name[name] for name in sorted(by_name)}

    def _learn(self, numbers: set[int]) -> None:
        """Look up the documents in some rows."""
        for some in _parts(sorted(numbers)):
            for number, name, digest, data in self._connection.execute(_SKETCHES, {"numbers": some}).all():
                self._known[number] = name, digest, Sketch.unpacked(data)

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


def _asked(sketch: Sketch) -> Iterator[dict[str, Any]]:
    """Yield what `_OF_KEYS` is asked with for the documents that share a run of words or a matter, so many at once."""
    own, (first, last) = _day(sketch), sketch.days
    span = (first - SPAN - VAGUE, last + SPAN) if own else (0, date.max.toordinal())
    for keys in _parts([*map(_signed, sketch.runs.tolist()), *map(_signed, sketch.matters.tolist())]):
        yield {"keys": keys, "own": own, "first": span[0], "last": span[1]}


def _of_keys() -> CompoundSelect[Any]:
    """Ask for the rows of the documents that have one of some keys; of a key of many, for those nearest in time."""
    span = blocks.c.day.between(bindparam("first", type_=Integer), bindparam("last", type_=Integer))
    near = or_(span, blocks.c.day == 0)
    held = and_(blocks.c.key.in_(bindparam("keys", expanding=True)), near)
    of_many = select(blocks.c.key).where(held).group_by(blocks.c.key).having(func.count() > 2 * CROWD).cte("of_many")
    far = func.abs(blocks.c.day - bindparam("own", type_=Integer))
    rank = func.row_number().over(partition_by=blocks.c.key, order_by=[far, blocks.c.day, documents.c.name])
    ranked = select(blocks.c.document, rank.label("rank")).join_from(of_many, blocks, of_many.c.key == blocks.c.key)
    nearest = ranked.join(documents).where(near).subquery()
    few = select(blocks.c.document).where(held, blocks.c.key.not_in(select(of_many.c.key)))
    return union(few, select(nearest.c.document).where(nearest.c.rank <= 2 * CROWD))


_OF_KEYS = _of_keys()
_SKETCHES = (
    select(sketches.c.document, documents.c.name, documents.c.digest, sketches.c.data)
    .join_from(sketches, documents)
    .where(sketches.c.document.in_(bindparam("numbers", expanding=True)))
)
"""Ask for what is known of the documents in some rows."""


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
