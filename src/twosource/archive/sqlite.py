"""An archive in one file of SQLite: how connections behave, and what is said where they fail.

The file is written ahead in a log beside it: readers see one state of it and go on while another program writes.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.exc import DBAPIError

from twosource.archive.in_sql import SqlArchive
from twosource.archive.sqlite_schema import make_file_ready
from twosource.errors import BadCall

PATIENCE = 30
"""Seconds that one writer waits for another before it gives up."""

_REASONS = (
    ("locked", "another program has been writing to it for too long; try again"),
    ("not a database", "no archive of twosource; nothing in it was changed"),
    ("malformed", "damaged; go back to a copy of it"),
    ("readonly", "may not be written to"),
    ("unable to open", "cannot be opened; its folder must be there and allow writing"),
    ("full", "cannot be written, the disk is full"),
)


def open_file(path: Path, place: str, *, new: bool) -> SqlArchive:
    """Open the archive in the file at `path`, which a person calls `place`; with `new`, it may be empty.

    Raises `BadCall` where it is no archive, or of a later make.
    """
    engine = connect(path)
    return SqlArchive(engine, place, plainly, lambda: make_file_ready(engine, path, place, new=new))


def connect(path: Path) -> Engine:
    """Return what gives connections to the file at `path`; none is made before it is asked for.

    A connection reads one state of the archive from its first question to its end. With the execution option
    `writing` it is the only one that writes, from its beginning.
    """
    engine = create_engine("sqlite://", creator=lambda: _connection(path), poolclass=QueuePool, max_overflow=-1)
    event.listen(engine, "begin", _begin)
    return engine


def _connection(path: Path) -> sqlite3.Connection:
    # SQLAlchemy says when a transaction begins, and one connection serves one thread at a time
    made = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
    made.execute("PRAGMA foreign_keys = ON")
    return made


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def plainly(place: str) -> Iterator[None]:
    """Turn what the database complains about into one line that begins with the archive's place: BadCall."""
    try:
        yield
    except UnicodeDecodeError as error:  # a name of a table, or what SQLite says of it
        raise BadCall(f"{place}: damaged; go back to a copy of it") from error
    except (DBAPIError, sqlite3.Error) as error:
        words = str(error.orig if isinstance(error, DBAPIError) else error)
        told = next((reason for sign, reason in _REASONS if sign in words), f"cannot be used ({words})")
        raise BadCall(f"{place}: {told}") from error
