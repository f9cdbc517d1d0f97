"""What SQLite itself says of its file, and whether its tables and what guards them are those of an archive."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from sqlalchemy import Column, Connection, Integer, LargeBinary, create_engine, text

from twosource.archive.examining.finding import Finding, Row
from twosource.archive.schema import bring_up
from twosource.archive.sqlite_schema import MAKE
from twosource.archive.tables import metadata

_MOST = 100
"""How many complaints of the database are told."""
_ROW = re.compile(r"row (\d+) missing from index (\w+)")
_OWN = ("sqlite_", "words_", "alembic_version")
"""How the names of what the database keeps for itself begin."""


def is_sound(connection: Connection) -> Iterator[Finding | None]:
    """Yield what the database finds in its own file: pages, and indexes beside their tables."""
    tables = _tables_of_indexes(connection)
    for (words,) in connection.exec_driver_sql(f"PRAGMA integrity_check({_MOST})"):
        for line in str(words).splitlines():
            if line not in ("ok", "*** in database main ***"):
                yield _complaint(connection, line, tables)
    yield from _types(connection)


def is_guarded(connection: Connection) -> Iterator[Finding | None]:
    """Yield each table, index and trigger that is missing, strange, or other than this program makes it."""
    ought, there = _of_new(), _objects(connection)
    for kind, name in sorted(ought.keys() | there.keys()):
        expected, found = ought.get((kind, name)), there.get((kind, name))
        if expected == found:
            yield None
            continue
        what = "it is not as twosource makes it" if expected is not None else "it is none of an archive"
        if found is None:
            what = "it is missing" + (": rows can be changed or deleted" if kind == "trigger" else "")
        yield Finding(kind="guard", where=f"the {kind} {name}", what=what, remedy="rebuild")


@lru_cache(maxsize=1)
def _of_new() -> dict[tuple[str, str], str]:
    """Return what a new archive is made of."""
    fresh = create_engine("sqlite://")
    try:
        with fresh.begin() as made:
            bring_up(made, "an archive", MAKE)
            return _objects(made)
    finally:
        fresh.dispose()


def _objects(connection: Connection) -> dict[tuple[str, str], str]:
    rows = connection.execute(text("SELECT type, name, sql FROM sqlite_master"))
    return {(kind, name): " ".join((sql or "").split()) for kind, name, sql in rows if not name.startswith(_OWN)}


def _tables_of_indexes(connection: Connection) -> dict[str, str]:
    rows = connection.execute(text("SELECT name, tbl_name FROM sqlite_master WHERE type = 'index'"))
    return {row.name: row.tbl_name for row in rows}


def _complaint(connection: Connection, words: str, tables: Mapping[str, str]) -> Finding:
    match = _ROW.search(words)
    if match is None or (table := tables.get(match[2])) not in metadata.tables:
        return Finding(kind="database", where="the file", what=f"SQLite finds: {words}", remedy="salvage")
    return Finding(
        kind="database",
        where=f"row {match[1]} of {table}",
        what=f"it is not as its index {match[2]} has it",
        row=_row(connection, str(table), int(match[1])),
    )


def _row(connection: Connection, table: str, number: int) -> Row | None:
    keys = [column.name for column in metadata.tables[table].primary_key.columns]
    asked = f"SELECT {', '.join(keys)} FROM {table} NOT INDEXED WHERE rowid = {number}"  # noqa: S608  names of ours
    row = connection.exec_driver_sql(asked).first()
    return None if row is None else (table, tuple(row))


def _types(connection: Connection) -> Iterator[Finding | None]:
    """Yield the rows that hold what is of another type than their column; the database lets that pass."""
    for table in metadata.sorted_tables:
        keys = [column.name for column in table.primary_key.columns]
        for column in table.columns:
            asked = (
                f"SELECT {', '.join(keys)} FROM {table.name} NOT INDEXED "  # noqa: S608  names of ours
                f"WHERE typeof({column.name}) NOT IN ('{_type(column)}', 'null')"
            )
            for row in connection.exec_driver_sql(asked):
                where = f"row {', '.join(map(str, row))} of {table.name}"
                yield Finding(
                    kind="database", where=where, what=f"{column.name} is of a wrong type", row=(table.name, tuple(row))
                )


def _type(column: Column[Any]) -> str:
    if isinstance(column.type, LargeBinary):
        return "blob"
    return "integer" if isinstance(column.type, Integer) else "text"
