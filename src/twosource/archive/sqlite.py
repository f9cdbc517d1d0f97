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
from twosource.archive.packing import DAMAGED, complaint
from twosource.archive.sqlite_schema import make_file_ready
from twosource.errors import BadCall

PATIENCE = 30
"""Seconds that one writer waits for another before it gives up."""

_REASONS = (
    ("locked", "another program has been writing to it for too long; try again"),
    ("not a database", "no archive of twosource; nothing in it was changed"),
    ("malformed", DAMAGED),
    ("readonly", "may not be written to; who only wants to read it reads a copy in a folder of his own"),
    ("unable to open", "cannot be opened; its folder must be there and allow writing, be it only read"),
    ("full", "cannot be written, the disk is full"),
    ("disk I/O", "its disk does not do what it should: full, or failing; nothing that was added before is lost"),
    ("decode", DAMAGED),
    ("no longer there", "was moved, replaced or deleted while it was open; nothing is written to what is left of it"),
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
    opened = _identity(path)

    def begin(connection: Connection) -> None:
        if opened not in (
            None,
            _identity(path),
        ):  # the system would let a file without a name be written, and then forget it
            raise sqlite3.OperationalError("no longer there")
        _begin(connection)

    event.listen(engine, "begin", begin)
    return engine


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _connection(path: Path) -> sqlite3.Connection:
    # SQLAlchemy says when a transaction begins, and one connection serves one thread at a time
    made = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
    made.execute("PRAGMA foreign_keys = ON")
    made.execute("PRAGMA synchronous = FULL")  # what is said to be added is on the disk, whoever built SQLite
    made.execute("PRAGMA trusted_schema = OFF")  # whoever made the file has nothing called but what is harmless
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
        raise BadCall(complaint(place, DAMAGED)) from error
    except (DBAPIError, sqlite3.Error) as error:
        words = str(error.orig if isinstance(error, DBAPIError) else error)
        told = next((reason for sign, reason in _REASONS if sign in words), f"cannot be used ({words})")
        raise BadCall(complaint(place, told)) from error
