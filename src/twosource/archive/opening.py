"""Where archives lie."""

import os
import re
from pathlib import Path

from twosource.archive.interface import Archive
from twosource.errors import BadCall

FILE = "archive.sqlite"
"""What the file is called where the place is a folder."""


def open_archive(place: str, *, new: bool) -> Archive:
    """Open the archive at `place`: a file, or a folder that holds `archive.sqlite`; with `new`, make what is not there.

    Raises `BadCall` where there is none, where what is there is no archive, or where it is of a later make.
    """
    path = file_at(place, new=new)
    from twosource.archive.sqlite import SqliteArchive

    return SqliteArchive(path, place, new=new)


def file_at(place: str, *, new: bool) -> Path:
    """Return the file of the archive at `place`; with `new`, an empty one where nothing is there."""
    _named(place)
    path = Path(place)
    try:
        if new and place.endswith(("/", os.sep)):
            path.mkdir(exist_ok=True)
        if path.is_dir():
            path = path / FILE
        if path.exists() and not path.is_file():
            raise BadCall(f"{place}: neither a file nor a folder")
        if not path.exists():
            if not new:
                raise BadCall(f"{place}: no archive is there; twosource add SOURCE... --archive {place} makes one")
            path.touch()
        path.open("rb").close()
    except OSError as error:
        raise BadCall(f"{place}: cannot be opened ({(error.strerror or str(error)).lower()})") from error
    return path


def goal_of(place: str) -> Path:
    """Return where the file of a new archive goes; `BadCall` where something is there already."""
    _named(place)
    path = Path(place)
    try:
        if place.endswith(("/", os.sep)):
            path.mkdir(exist_ok=True)
        if path.is_dir():
            path = path / FILE
        for each in (path, *around(path)):
            if each.exists() or each.is_symlink():
                raise BadCall(f"{each}: is there already, and nothing is written over it; name another place")
    except OSError as error:
        raise BadCall(f"{place}: cannot be written ({(error.strerror or str(error)).lower()})") from error
    return path


def around(path: Path) -> tuple[Path, ...]:
    """Return the files that lie beside that of an archive while it is open, or after its program was killed.

    What they hold would be taken for part of any archive of that name.
    """
    return tuple(path.with_name(path.name + ending) for ending in ("-wal", "-shm", "-journal"))


def folder_of(place: str) -> Path:
    """Return the folder in which the file of the archive at `place` lies; `BadCall` where there is none."""
    return file_at(place, new=False).parent


def _named(place: str) -> None:
    if re.match(r"postgres(?:ql)?(?:\+\w+)?://", place):
        raise BadCall(f"{place}: archives in PostgreSQL are not supported yet; name a file or a folder")
    if re.match(r"\w+://", place):
        raise BadCall(f"{place}: an archive is a file or a folder")
    if not place or "\0" in place:
        raise BadCall("an archive needs a name: a file or a folder")
