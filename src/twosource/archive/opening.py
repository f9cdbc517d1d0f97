"""Where archives lie."""

import os
import re
from pathlib import Path

from twosource.archive.interface import Archive
from twosource.archive.naming import shown
from twosource.errors import BadCall

FILE = "archive.sqlite"
"""What the file is called where the place is a folder."""
OWN_FILE, OWN_FOLDER = 0o600, 0o700
"""Who may do what with an archive that is made: its owner alone. What is there already keeps its rights."""


def open_archive(place: str, *, new: bool) -> Archive:
    """Open the archive at `place`; with `new`, make what is not there.

    It is a file, a folder that holds `archive.sqlite`, or a database of its own: `postgresql://USER@HOST/DATABASE`.

    Raises `BadCall` where there is none, where what is there is no archive, or where it is of a later make.
    """
    if is_database(place):
        from twosource.archive.postgresql import open_database

        return open_database(place, new=new)
    path = file_at(place, new=new)
    from twosource.archive.sqlite import open_file

    return open_file(path, place, new=new)


def is_database(place: str) -> bool:
    """Whether an archive lies in a database, and not in a file; `BadCall` where it can lie in neither."""
    if not place or "\0" in place:
        raise BadCall("an archive needs a name: a file, a folder, or postgresql://USER@HOST/DATABASE")
    if re.match(r"postgres(ql)?://", place):
        return True
    if re.match(r"[\w+.-]+://", place):
        raise BadCall(f"{shown(place)}: an archive is a file, a folder, or postgresql://USER@HOST/DATABASE")
    return False


def file_at(place: str, *, new: bool) -> Path:
    """Return the file of the archive at `place`; with `new`, an empty one where nothing is there."""
    path = Path(place)
    try:
        if new and place.endswith(("/", os.sep)):
            path.mkdir(OWN_FOLDER, exist_ok=True)
        if path.is_dir():
            path = path / FILE
        if path.exists() and not path.is_file():
            raise BadCall(f"{place}: neither a file nor a folder")
        if not path.exists():
            if not new:
                raise BadCall(f"{place}: no archive is there; twosource add SOURCE... --archive {place} makes one")
            path.touch(OWN_FILE)
        path.open("rb").close()
    except OSError as error:
        raise BadCall(f"{place}: cannot be opened ({(error.strerror or str(error)).lower()})") from error
    return path


def goal_of(place: str) -> Path:
    """Return where the file of a new archive goes; `BadCall` where something is there already."""
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
