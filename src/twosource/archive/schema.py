"""Whether a file is an archive, and of which make; new and old ones are brought up to date."""

import sqlite3
import time
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect

from twosource.archive.connecting import plainly
from twosource.archive.tables import SCHEMA
from twosource.errors import BadCall

MARK = 0x32737263
"""What SQLite keeps in the head of the file to tell whose it is: "2src"."""
_MAGIC = b"SQLite format 3\0"
_TRIES = 100
_AHEAD = "wal"


def make_ready(engine: Engine, path: Path, place: str, *, new: bool) -> None:
    """Bring the tables of an archive up to date; with `new`, make them where nothing is in the file.

    Raises `BadCall` where the file is something else, or of a later make; it is left as it is.
    """
    with path.open("rb") as file:
        head = file.read(len(_MAGIC))
    if head and head != _MAGIC:
        raise _foreign(place)
    with plainly(place):
        with engine.begin() as connection:
            made = step_of(connection, place)
        if made is None and not new:
            raise BadCall(f"{place}: no archive is there; twosource add SOURCE... --archive {place} makes one")
        if made != SCHEMA:
            with engine.execution_options(writing=True).begin() as connection:
                bring_up(connection, place)
        _log_ahead(engine, place)


def step_of(connection: Connection, place: str) -> str | None:
    """Return which step the tables are at; None where there are none at all."""
    tables = inspect(connection).get_table_names()
    mark = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    if not tables and mark in (0, MARK):
        return None
    if mark != MARK or "alembic_version" not in tables:
        raise _foreign(place)
    step = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    if step is None:
        raise BadCall(f"{place}: damaged; go back to a copy of it")
    return str(step)


def bring_up(connection: Connection, place: str) -> None:
    """Run the steps that are missing, all or none; another program may have done so meanwhile."""
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", (Path(__file__).parent / "migrations").as_posix().replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    made = step_of(connection, place)
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if made is not None and made not in known:
        raise BadCall(f"{place}: written by a later version of twosource; this one must not touch it")
    if made != SCHEMA:
        connection.exec_driver_sql(f"PRAGMA application_id = {MARK}")
        command.upgrade(config, SCHEMA)


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


def _foreign(place: str) -> BadCall:
    return BadCall(f"{place}: no archive of twosource; nothing in it was changed")
