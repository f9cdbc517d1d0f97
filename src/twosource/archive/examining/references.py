"""Every row refers to rows that are there, and every addition has all that it gave."""

from collections.abc import Iterator

from sqlalchemy import Connection, ForeignKey, Table, and_, exists, func, select

from twosource.archive.examining.finding import Finding
from twosource.archive.examining.rows import streamed
from twosource.archive.tables import additions, captures, documents, held, metadata, readings

_WORDS = {
    "captures": "a capture is missing",
    "entries": "the entry that led to it is missing",
    "documents": "a document is missing",
}


def references_hold(connection: Connection) -> Iterator[Finding | None]:
    """Yield each row that refers to one that is not there."""
    for table in metadata.sorted_tables:
        for key in sorted(table.foreign_keys, key=lambda key: key.parent.name):
            yield from _dangling(connection, table, key)
    yield from _incomplete(connection)
    yield from _unread(connection)


def _dangling(connection: Connection, table: Table, key: ForeignKey) -> Iterator[Finding | None]:
    other, name = key.column.table, key.column.table.name
    own = list(table.primary_key.columns)
    asked = select(*own, key.parent.label("refers")).where(
        key.parent.is_not(None), ~exists(select(key.column).where(key.column == key.parent).correlate(table))
    )
    for row in streamed(connection, asked.order_by(*own)):
        yield Finding(
            kind="reference",
            where=_where(connection, table, tuple(row)[:-1]),
            what=f"{_WORDS.get(name, f'a row of {name} is missing')} (row {row.refers} of {other.name})",
            row=(table.name, tuple(row)[:-1]),
        )


def _where(connection: Connection, table: Table, key: tuple[int | str, ...]) -> str:
    """Say which row it is, in the words of a person where it is an addition or part of one."""
    number = key[0] if table in (additions, held) else None
    row = connection.execute(select(additions).where(additions.c.id == number)).first() if number else None
    if row is not None:
        return f"addition of {row.path} at {row.added}"
    return f"row {', '.join(map(str, key))} of {table.name}"


def _incomplete(connection: Connection) -> Iterator[Finding | None]:
    """Yield the additions some of whose documents are missing in the middle, or that neither gave nor refused any."""
    first, last, number = func.min(held.c.place), func.max(held.c.place), func.count(held.c.place)
    asked = select(additions.c.id, additions.c.path, additions.c.added, number.label("number"))
    asked = asked.outerjoin_from(additions, held).group_by(additions.c.id, additions.c.path, additions.c.added)
    gaps = asked.having((first != 0) | (last != number - 1) | and_(number == 0, additions.c.refused == "[]"))
    for row in streamed(connection, gaps.group_by(additions.c.refused).order_by(additions.c.id)):
        what = "it gave nothing, and refused nothing" if not row.number else "not all that it gave is there"
        where = f"addition of {row.path} at {row.added}"
        yield Finding(kind="reference", where=where, what=what, row=("additions", (row.id,)))


def _unread(connection: Connection) -> Iterator[Finding | None]:
    """Yield the additions of which a document is there and what was read in it is not."""
    read = select(readings.c.document).where(
        readings.c.document == held.c.document, readings.c.reader == additions.c.reader
    )
    asked = select(additions.c.id, additions.c.path, additions.c.added, additions.c.reader, documents.c.name)
    asked = asked.join_from(held, additions, held.c.addition == additions.c.id)
    asked = asked.join(documents, held.c.document == documents.c.id)
    for row in streamed(connection, asked.where(~exists(read.correlate(held, additions))).order_by(additions.c.id)):
        yield Finding(
            kind="reference",
            where=f"addition of {row.path} at {row.added}",
            what=f"what {row.reader} read in document {row.name} is missing",
            row=("additions", (row.id,)),
        )


def counts(connection: Connection) -> dict[str, int]:
    """Return how much there is of what people know by name."""
    tables = {"captures": captures, "documents": documents, "readings": readings, "additions": additions}
    return {
        name: connection.execute(select(func.count()).select_from(each)).scalar_one() for name, each in tables.items()
    }
