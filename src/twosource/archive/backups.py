"""Backups: one file that holds all of an archive as it was at one moment, and archives made of them.

A backup is itself an archive in a file of SQLite, whichever database it was made of: everything can be asked of it, and
nothing but SQLite is needed to read it.
"""

import errno
import os
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from sqlite3 import OperationalError
from typing import Any

from sqlalchemy import Row

from twosource.archive.connecting import plainly
from twosource.archive.copying import Key, copy
from twosource.archive.examining.examine import examine
from twosource.archive.examining.finding import Finding
from twosource.archive.looking import as_of_now, engine_at
from twosource.archive.opening import around, goal_of, open_archive
from twosource.archive.schema import step_of
from twosource.errors import BadCall

ROUNDS = 4
"""How often what is whole is copied, and looked through again, until all of it is."""

Step = Callable[[], None]
"""Is told that one thing more was looked at."""


def back_up(place: str, file: Path, step: Step) -> list[Finding]:
    """Write all that the archive at `place` holds into an empty file, look through it, and return what is wrong in it.

    It is as it was at one moment; others read and write meanwhile. Raises `BadCall` where there is no archive, or where
    it cannot be read to the end.
    """
    with plainly(place), engine_at(place) as engine:
        with engine.begin() as connection:
            if step_of(connection, place) is None:
                raise BadCall(f"{place}: nothing is in it")
        with _saying_where(file), closing(engine.raw_connection()) as raw:
            raw.cursor().execute("VACUUM INTO ?", (str(file),))
    return list(damage(str(file), step))


def restore(backup: str, place: str, step: Step) -> list[Finding]:
    """Make an archive of a backup, or of any other archive, at a place where none is.

    Where damage is found in it, it is returned, and no archive is made. Raises `BadCall` where something is at `place`
    already, or where the backup cannot be read to the end.
    """
    goal = goal_of(place)
    with beside(goal) as file:
        found = back_up(backup, file, step)
        if not found:
            open_archive(str(file), new=False).close()  # brings one of an older make up to date
            settle(file, goal, place)
    return found


def salvage(damaged: str, place: str, step: Step, left: Callable[[str, Row[Any]], None]) -> list[Finding]:
    """Make an archive of all that is whole in a damaged one, and return what is wrong in that.

    `left` is told the table and the row of whatever stays behind. Raises `BadCall` as `restore` does, and where nothing
    whole can be made.
    """
    goal = goal_of(place)
    found = list(damage(damaged, step))
    out: defaultdict[str, set[Key]] = defaultdict(set)
    new = found
    with beside(goal) as file:
        for _ in range(ROUNDS):
            for table, key in (finding.row for finding in new if finding.row is not None):
                out[table].add(key)
                if table == "held":
                    out["additions"].add(key[:1])
            behind = _copied(damaged, file, out)
            new = list(damage(str(file), step))
            if not new:
                settle(file, goal, place)
                for table, row in behind:
                    left(table, row)
                return found
    raise BadCall(f"{damaged}: too little in it is whole; go back to a backup")


def _copied(source: str, file: Path, out: dict[str, set[Key]]) -> list[tuple[str, Row[Any]]]:
    """Copy an archive into a file made anew, and return what stayed behind."""
    behind: list[tuple[str, Row[Any]]] = []
    file.write_bytes(b"")
    open_archive(str(file), new=True).close()
    with (
        plainly(source),
        engine_at(source) as engine,
        as_of_now(engine, source) as (connection, _),
        engine_at(str(file)) as made,
        made.execution_options(writing=True).begin() as target,
    ):
        copy(connection, target, leave_out=out, left=lambda table, row: behind.append((table, row)))
    return behind


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
    except OperationalError as error:
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
