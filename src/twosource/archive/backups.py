"""Backups: one file that holds all of an archive as it was at one moment, and archives made of them.

A backup is itself an archive in a file of SQLite, whichever database it was made of: everything can be asked of it, and
nothing but SQLite is needed to read it.
"""

import errno
import os
import sqlite3
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, select
from sqlalchemy.exc import OperationalError

from twosource.archive.copying import Key, LeftOut, copy
from twosource.archive.examining.examine import examine
from twosource.archive.examining.finding import Finding
from twosource.archive.looking import Ground, ground
from twosource.archive.naming import shown
from twosource.archive.opening import FILE, around, goal_of, is_database, open_archive
from twosource.archive.packing import DAMAGED, complaint
from twosource.archive.tables import metadata
from twosource.errors import BadCall

ROUNDS = 4
"""How often what is whole is copied, and looked through again, until all of it is."""

_PARTS = ("captures", "entries", "documents", "held", "readings")
"""Tables of what is large and belongs to additions, which stay behind with it."""

Step = Callable[[], None]
"""Is told that one thing more was looked at."""


def back_up(place: str, file: Path, step: Step) -> list[Finding]:
    """Write all that the archive at `place` holds into an empty file, look through it, and return what is wrong in it.

    It is as it was at one moment; others read and write meanwhile. Raises `BadCall` where there is no archive, or where
    it cannot be read to the end.
    """
    with ground(place) as found, found.plainly(found.called):
        if found.engine.dialect.name == "sqlite":
            _file_copied(found, file)
        else:
            behind = _rows_copied(found, file, {})
            if behind:
                raise BadCall(complaint(found.called, DAMAGED))
    return list(damage(str(file), step))


def restore(backup: str, place: str, step: Step) -> list[Finding]:
    """Make an archive of a backup, or of any other archive, at a place where none is.

    Where damage is found in it, it is returned, and no archive is made. Raises `BadCall` where something is at `place`
    already, or where the backup cannot be read to the end.
    """
    _must_be_there(backup)
    with _begun(place) as (file, finish):
        found = back_up(backup, file, step)
        if not found:
            open_archive(str(file), new=False).close()  # brings one of an older make up to date
            finish()
    return found


def salvage(damaged: str, place: str, step: Step, left: Callable[[str, Row[Any]], None]) -> list[Finding]:
    """Make an archive of all that is whole in a damaged one, and return what is wrong in that.

    `left` is told the table and the row of whatever stays behind. Raises `BadCall` as `restore` does, and where nothing
    whole can be made.
    """
    _must_be_there(damaged)
    with _begun(place) as (file, finish), ground(damaged) as source, source.plainly(source.called):
        found = new = list(damage(damaged, step))
        out: defaultdict[str, set[Key]] = defaultdict(set)
        for _ in range(ROUNDS):
            for table, key in (finding.row for finding in new if finding.row is not None):
                out[table].add(key)
                if table == "held":
                    out["additions"].add(key[:1])
            behind = _rows_copied(source, file, out)
            new = list(damage(str(file), step))
            if not new:
                finish()
                for table, row in behind:
                    left(table, row)
                return found
    raise BadCall(f"{shown(damaged)}: too little in it is whole; go back to a backup")


def _must_be_there(backup: str) -> None:
    if not is_database(backup) and not any(path.is_file() for path in (Path(backup), Path(backup) / FILE)):
        raise BadCall(f"{shown(backup)}: no backup is there")


def _file_copied(source: Ground, file: Path) -> None:
    with source.engine.begin() as connection:
        if source.make.step(connection, source.called) is None:
            raise BadCall(f"{source.called}: nothing is in it")
    with _saying_where(file), closing(source.engine.raw_connection()) as raw:
        raw.cursor().execute("VACUUM INTO ?", (str(file),))


def _rows_copied(source: Ground, file: Path, out: LeftOut) -> list[tuple[str, Row[Any]]]:
    """Copy an archive row by row into a file made anew, and return what stayed behind of what people know by name."""
    behind: list[tuple[str, Row[Any]]] = []

    def left(table: str, row: Row[Any]) -> None:
        if table not in _PARTS:
            behind.append((table, row))

    for path in around(file):
        path.unlink(missing_ok=True)
    file.write_bytes(b"")
    open_archive(str(file), new=True).close()
    with (
        _saying_where(file),
        source.as_of_now() as (connection, _),
        ground(str(file)) as made,
        made.writing() as target,
    ):
        copy(connection, target, leave_out=out, left=left)
    with closing(sqlite3.connect(file)) as raw:
        raw.execute("PRAGMA journal_mode = delete")  # one file, and nothing beside it
    return behind


@contextmanager
def _begun(place: str) -> Iterator[tuple[Path, Callable[[], None]]]:
    """Give a file for a new archive, and what puts the archive in its place when all of it is in the file."""
    if not is_database(place):
        goal = goal_of(place)
        with beside(goal) as file:
            yield file, lambda: settle(file, goal, place)
        return
    _make_room(place)
    with tempfile.TemporaryDirectory(prefix="twosource-") as folder, beside(Path(folder) / "archive") as file:
        yield file, lambda: _poured(file, place)


def _make_room(place: str) -> None:
    """Make the tables of a new archive in a database; `BadCall` where one with something in it is there."""
    open_archive(place, new=True).close()
    with ground(place) as found, found.plainly(found.called), found.as_of_now() as (connection, _):
        _must_be_empty(connection, found.called)


def _must_be_empty(connection: Connection, called: str) -> None:
    if any(connection.execute(select(1).select_from(table).limit(1)).first() for table in metadata.sorted_tables):
        raise BadCall(f"{called}: an archive is there already, and nothing is written over it; name another place")


def _poured(file: Path, place: str) -> None:
    """Copy an archive in a file into the tables of a database, all of it or nothing."""
    with (
        ground(str(file)) as source,
        source.as_of_now() as (connection, _),
        ground(place) as made,
        made.plainly(made.called),
        made.writing() as target,
    ):
        _must_be_empty(target, made.called)
        copy(connection, target, leave_out={}, left=_nothing_is_left)


def _nothing_is_left(table: str, row: Row[Any]) -> None:
    raise BadCall(f"a row of {table} does not fit what it refers to; twosource doctor says more")


def damage(place: str, step: Step) -> Iterator[Finding]:
    """Yield what is wrong with the archive at a place, and nothing of what is only worth knowing."""
    for finding in examine(place):
        step()
        if finding is not None and finding.grave:
            yield finding


@contextmanager
def _saying_where(file: Path) -> Iterator[None]:
    """Say which disk is full, where one is."""
    try:
        yield
    except (sqlite3.OperationalError, OperationalError) as error:
        if "full" not in str(error):
            raise
        raise BadCall(f"{file.parent}: the disk is full") from error


@contextmanager
def beside(goal: Path) -> Iterator[Path]:
    """Give an empty file in the folder of another, for nobody else to read; it is gone afterwards, whatever happens."""
    try:
        handle, name = tempfile.mkstemp(prefix=f".{goal.name[:60]}.", dir=goal.parent)
    except OSError as error:
        raise BadCall(f"{goal}: cannot be written ({(error.strerror or str(error)).lower()})") from error
    os.close(handle)
    try:
        yield Path(name)
    finally:
        for path in (Path(name), *around(Path(name))):
            path.unlink(missing_ok=True)


def settle(file: Path, goal: Path, place: str, *, over: bool = False) -> None:
    """Give a finished file its name, once all of it is on the disk; in place of another only where it may go `over` it.

    Raises `BadCall` where it cannot be.
    """
    try:
        _to_disk(file)
        if over:
            file.replace(goal)
        else:
            _name(file, goal)
        _to_disk(goal.parent)
    except FileExistsError as error:
        raise BadCall(f"{place}: something is there already, and nothing is written over it") from error
    except OSError as error:
        raise BadCall(f"{place}: cannot be written ({(error.strerror or str(error)).lower()})") from error


def _name(file: Path, goal: Path) -> None:
    """Give a file a name that nothing else has."""
    try:
        os.link(file, goal)
    except OSError as error:
        if error.errno not in (errno.EPERM, errno.ENOTSUP, errno.ENOSYS) or goal.exists():
            raise
        file.rename(goal)  # a file system of one name a file


def _to_disk(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
