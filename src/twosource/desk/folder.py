"""A result of several files: a folder that appears only when all of them are whole."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from twosource.desk.output import reason, remember
from twosource.errors import BadCall

SHOWN = 3
"""Files that are in the way are named up to this number."""


@contextmanager
def folder(path: str) -> Iterator[Callable[[str, bytes], None]]:
    """Give a function that puts a file into the folder at `path`, by its name.

    The folder is put in place when all is written. One that is there already is replaced where it holds nothing but
    files of these names, such as those of the last time. Where nothing is put, what was there stays.
    Raises `BadCall` where there is something else, or where it cannot be written.
    """
    goal = Path(path)
    if not path or goal.resolve() == Path.cwd():  # it gives way to another, and nobody is to stand in it
        raise BadCall(f"{path or '-o'}: name a folder that you are not in")
    if goal.exists() and not goal.is_dir():
        raise BadCall(f"{path}: is a file; several files are written, and -o names a folder for them")
    with reason(path):
        fresh = Path(tempfile.mkdtemp(prefix=f".{goal.resolve().name[:60]}.", dir=goal.resolve().parent))

    def put(name: str, data: bytes) -> None:
        if not _is_plain(name):
            raise BadCall(f"{path}: {name!a} is no name for a file in a folder")
        with reason(path), (fresh / name).open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())

    try:
        yield put
        names = {each.name for each in fresh.iterdir()}
        if names:
            _clear_of_others(goal, path, names)
            with reason(path):
                _settle(fresh, goal)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _is_plain(name: str) -> bool:
    """Whether a name is that of a file in the folder itself, and seen there, on any system."""
    return name.isprintable() and not name.startswith(".") and not set(name) & set('/\\:*?"<>|') and name != ""


def _clear_of_others(goal: Path, path: str, names: set[str]) -> None:
    """Raise `BadCall` where a folder holds what would be lost."""
    others = sorted(each.name for each in goal.iterdir() if each.name not in names) if goal.exists() else []
    if others:
        more = f" and {len(others) - SHOWN} more" if len(others) > SHOWN else ""
        raise BadCall(f"{path}: is a folder with other files in it ({', '.join(others[:SHOWN])}{more}); name a new one")


def _settle(fresh: Path, goal: Path) -> None:
    """Give the finished folder the rights that a new one has, and its name."""
    goal = goal.resolve()
    mask = os.umask(0)
    os.umask(mask)
    fresh.chmod(goal.stat().st_mode & 0o777 if goal.exists() else 0o777 & ~mask)
    remember(fresh)
    if not goal.exists():
        fresh.rename(goal)
        remember(goal.parent)
        return
    aside = fresh.with_name(f"{fresh.name}.old")
    goal.rename(aside)
    try:
        fresh.rename(goal)
    except OSError:
        aside.rename(goal)
        raise
    remember(goal.parent)
    shutil.rmtree(aside, ignore_errors=True)
