"""The rows of one archive are written into another, in whichever databases they lie; indexes are made anew.

A row goes over where all that it refers to has gone over, an addition where all that it gave has.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, Table, func, literal_column, select
from sqlalchemy.exc import DBAPIError

from twosource.archive import fulltext, neighbours
from twosource.archive.examining.rows import AT_ONCE, bare, batches
from twosource.archive.packing import unpack_record
from twosource.archive.tables import additions, blocks, documents, held, metadata, readings, sketches
from twosource.records.page import Document

Key = tuple[int | str, ...]
LeftOut = Mapping[str, Collection[Key]]
"""The keys of rows that stay behind, by table."""

_BEYOND = 1 << 60
"""More than any row's number."""
_LAST = (additions, held)
"""What goes over after all else that it needs."""
_ANEW = (sketches, blocks)
"""What is worked out of the documents."""


def copy(source: Connection, target: Connection, *, leave_out: LeftOut, left: Callable[[str, Row[Any]], None]) -> None:
    """Write all rows of an archive into an empty one, but for those to leave out and what needs them.

    `left` is told the table and the row of each that stays behind, what cannot be read at all aside.
    """
    for table in (*(each for each in metadata.sorted_tables if each not in (*_LAST, *_ANEW)), *_LAST):
        for rows in _batches(source, table):
            those = leave_out.get(table.name, ())
            whole = _with_all_they_need(target, table, [row for row in rows if _key(table, row) not in those])
            if table is additions:
                whole = [row for row in whole if _is_complete(source, target, row)]
            gone = {_key(table, row) for row in rows} - {_key(table, row) for row in whole}
            for row in rows:
                if _key(table, row) in gone:
                    left(table.name, row)
            if whole:
                target.execute(table.insert(), [_values(table, row) for row in whole])
            for row in whole if table is documents else ():
                document = unpack_record(row.data, Document)
                fulltext.put(target, row.id, document)
                neighbours.put(target, row.id, document)
    _count_on(target)


def _key(table: Table, row: Row[Any]) -> Key:
    return tuple(row._mapping[column.name] for column in table.primary_key.columns)


def _values(table: Table, row: Row[Any]) -> dict[str, Any]:
    return {column.name: row._mapping[column.name] for column in table.columns}


def _batches(source: Connection, table: Table) -> Iterator[list[Row[Any]]]:
    """Yield the rows of a table, so many at once, and past whatever cannot be read."""
    if source.dialect.name != "sqlite":
        yield from batches(source, bare(source, table).order_by(*table.primary_key.columns))
        return
    rows = _past_damage(source, table)
    while part := list(islice(rows, AT_ONCE)):
        yield part


def _past_damage(source: Connection, table: Table) -> Iterator[Row[Any]]:
    number: ColumnElement[int] = literal_column(f"{table.name}.rowid")
    asked, last = bare(source, table).add_columns(number.label("_number")).order_by(number), 0
    while last < _BEYOND:
        try:
            for row in source.execution_options(yield_per=1).execute(asked.where(number >= last)):
                yield row
                last = row._mapping["_number"] + 1
            return
        except DBAPIError:
            last = _readable(source, asked, number, last)


def _readable(source: Connection, asked: Select[Any], number: ColumnElement[Any], after: int) -> int:
    """Return from which number on rows can be read again: what cannot be read lies together."""
    low, step = after, 1
    while not _can_read(source, asked.where(number >= after + step)):
        low, step = after + step, step * 2
        if low >= _BEYOND:  # the last of them are among what cannot be read
            return low
    high = after + step
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if _can_read(source, asked.where(number >= middle)) else (middle, high)
    return high


def _can_read(source: Connection, asked: Select[Any]) -> bool:
    try:
        source.execute(asked.limit(1)).all()
    except DBAPIError:
        return False
    return True


def _with_all_they_need(target: Connection, table: Table, rows: list[Row[Any]]) -> list[Row[Any]]:
    """Return the rows whose every reference leads to a row that has gone over."""
    for key in table.foreign_keys:
        wanted = {row._mapping[key.parent.name] for row in rows} - {None}
        there = set(target.scalars(select(key.column).where(key.column.in_(wanted))))
        rows = [row for row in rows if row._mapping[key.parent.name] in there | {None}]
    return rows


def _is_complete(source: Connection, target: Connection, addition: Row[Any]) -> bool:
    """Whether all documents that an addition gave have gone over, with what its reader read in them."""
    gave = set(source.scalars(select(held.c.document).where(held.c.addition == addition.id)))
    read = select(readings.c.document).where(readings.c.document.in_(gave), readings.c.reader == addition.reader)
    return gave == set(target.scalars(read))


def _count_on(target: Connection) -> None:
    """Let PostgreSQL number what comes next after all that is there; SQLite does so by itself."""
    if target.dialect.name != "postgresql":
        return
    for table in metadata.sorted_tables:
        number = table.autoincrement_column
        if number is not None:
            last = select(func.coalesce(func.max(number), 0) + 1).scalar_subquery()
            target.execute(select(func.setval(func.pg_get_serial_sequence(table.name, number.name), last, False)))
