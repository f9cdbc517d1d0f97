"""What each database lets somebody do who knows its language, past the archive."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine

from twosource.archive import postgresql, postgresql_schema, sqlite, sqlite_schema

MAKES = {"SQLite": sqlite_schema.MAKE, "PostgreSQL": postgresql_schema.MAKE}
WITHOUT_GUARD = {
    "SQLite": "DROP TRIGGER no_{deed}_of_{table}",
    "PostgreSQL": "ALTER TABLE {table} DISABLE TRIGGER only_added",
}
REPLACING = {
    "SQLite": "INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
    "PostgreSQL": "TRUNCATE {table} CASCADE",
}


def engine(kind: str, place: str) -> Engine:
    return sqlite.connect(Path(place)) if kind == "SQLite" else postgresql.connect(place, place)


@contextmanager
def within(kind: str, place: str) -> Iterator[Connection]:
    """A transaction that may write."""
    made = engine(kind, place)
    try:
        with made.execution_options(writing=True).begin() as connection:
            yield connection
    finally:
        made.dispose()


def changed(kind: str, place: str, *statements: str) -> None:
    with within(kind, place) as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)


def unguarded(kind: str, table: str) -> str:
    """What lets rows of a table be changed."""
    return WITHOUT_GUARD[kind].format(deed="update", table=table)
