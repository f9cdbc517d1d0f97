"""Whether a file is an archive in SQLite, and of which make; new and old ones are brought up to date."""

import sqlite3
import time
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect

from twosource.archive.schema import Make, foreign, known_step, make_ready
from twosource.errors import BadCall

MARK = 0x32737263
"""What SQLite keeps in the head of the file to tell whose it is: "2src"."""
_MAGIC = b"SQLite format 3\0"
_STEP = "alembic_version"
_TRIES = 100
_AHEAD = "wal"


def make_file_ready(engine: Engine, path: Path, place: str, *, new: bool) -> None:
    """Bring the archive in a file up to date; with `new`, make it where nothing is in the file.

    Raises `BadCall` where the file is something else, or of a later make; it is left as it is.
    """
    with path.open("rb") as file:
        head = file.read(len(_MAGIC))
    if head and head != _MAGIC:
        raise foreign(place)
    make_ready(engine, place, MAKE, new=new)
    _log_ahead(engine, place)


def _step(connection: Connection, place: str) -> str | None:
    tables = inspect(connection).get_table_names()
    mark = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    if not tables and mark in (0, MARK):
        return None
    if mark != MARK or _STEP not in tables:
        raise foreign(place)
    return known_step(connection.exec_driver_sql(f"SELECT version_num FROM {_STEP}").scalar(), place)  # noqa: S608


def _mark(connection: Connection) -> None:
    connection.exec_driver_sql(f"PRAGMA application_id = {MARK}")


MAKE = Make(step=_step, mark=_mark, table=_STEP)


def _log_ahead(engine: Engine, place: str) -> None:
    """Let readers go on while one writes; this is kept in the file, and cannot be set while others use it.

    Raises `BadCall` where it cannot be set: readers would fail sooner or later.
    """
    raw = engine.raw_connection()
    try:
        for _ in range(_TRIES):
            if raw.cursor().execute("PRAGMA journal_mode").fetchone()[0] == _AHEAD:
                return
            try:
                mode = raw.cursor().execute(f"PRAGMA journal_mode = {_AHEAD}").fetchone()[0]
            except sqlite3.OperationalError as error:  # two programs may open a new archive at once
                if "locked" not in str(error):
                    raise
                time.sleep(0.05)
            else:
                if mode != _AHEAD:
                    raise BadCall(f"{place}: its file system cannot hold an archive; use a disk of this machine")
    finally:
        raw.close()
    raise BadCall(f"{place}: another program has been using it for too long; try again")
