"""Rows of a table, a few at a time, however many there are, and whatever stands in them."""

from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import Connection, Row, Select, Table, select, type_coerce
from sqlalchemy.types import NullType

AT_ONCE = 200
"""How many rows are held in memory."""


def bare(connection: Connection, table: Table) -> Select[Any]:
    """Ask for the rows of a table as they lie there: in SQLite, damage may make anything of a value."""
    if connection.dialect.name != "sqlite":
        return select(table)
    columns: list[Any] = [type_coerce(column, NullType()).label(column.name) for column in table.columns]
    return select(*columns)


def streamed(connection: Connection, asked: Select[Any]) -> Iterator[Any]:
    """Yield what is asked for without holding all of it."""
    yield from connection.execution_options(yield_per=AT_ONCE).execute(asked)


def batches(connection: Connection, asked: Select[Any]) -> Iterator[list[Any]]:
    """Yield what is asked for in lists of so many rows as are held at once."""
    yield from (list(part) for part in connection.execution_options(yield_per=AT_ONCE).execute(asked).partitions())


def told(wrong: Callable[[Row[Any]], str], row: Row[Any]) -> str:
    """Return what is wrong with a row, be it that nothing can be made of it."""
    try:
        return wrong(row)
    except (AttributeError, LookupError, TypeError, ValueError):
        return "it holds what no such row can hold"
