"""Where the result goes: standard output, or a file that appears only when it is whole."""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Protocol, TextIO

from twosource.errors import BadCall


class Sink(Protocol):
    """Takes the result, in bytes."""

    def write(self, data: bytes, /) -> object:
        """Take the next piece."""
        ...


class _Noting:
    """Remembers whether anything was written, be it no bytes at all, and names the file where it cannot be."""

    def __init__(self, stream: BinaryIO, path: str) -> None:
        self._stream, self._path, self.used = stream, path, False

    def write(self, data: bytes, /) -> None:
        self.used = True
        with reason(self._path):
            self._stream.write(data)


class _Prompt:
    """Passes each piece on at once, so that the next program in a pipe has it as soon as it is known."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def write(self, data: bytes, /) -> None:
        self._stream.write(data)
        self._stream.flush()


@contextmanager
def opened(path: str | None) -> Iterator[Sink]:
    """Give a place to write to: the file at `path`, or standard output for None and `-`.

    A file is put in place when all of it is on the disk, so that a run that is stopped, or that
    writes nothing, leaves what was there before; to write no bytes is to write.
    Raises `BadCall` where the file cannot be written.
    """
    if path is None or path == "-":
        if sys.stdout is None:
            raise BadCall("standard output is closed; -o PATH writes to a file")
        yield _Prompt(sys.stdout.buffer)
        return
    goal = Path(path)
    if goal.exists() and not goal.is_file():
        if goal.is_dir():
            raise BadCall(f"{path}: is a folder; -o names a file")
        with reason(path), goal.open("wb") as device:
            yield device
        return
    with reason(path):
        handle, name = tempfile.mkstemp(prefix=f".{goal.name[:60]}.", dir=goal.parent)
    file = os.fdopen(handle, "wb")
    try:
        noting = _Noting(file, path)
        yield noting
        with reason(path):
            file.flush()
            os.fsync(handle)
            file.close()
            if noting.used:
                _settle(name, goal)
            else:
                Path(name).unlink()
    except BaseException:
        with suppress(OSError):  # where the disk is full, what is left cannot be written either
            file.close()
        Path(name).unlink(missing_ok=True)
        raise


def _settle(name: str, goal: Path) -> None:
    """Give the finished file the rights a new file has, and its name."""
    mask = os.umask(0)
    os.umask(mask)
    Path(name).chmod(goal.stat().st_mode & 0o777 if goal.exists() else 0o666 & ~mask)
    Path(name).replace(goal)
    remember(goal.parent)


def remember(folder: Path) -> None:
    """Have the disk remember what the files of a folder are called now, where the system can say so to it."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        with suppress(OSError):
            os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def reason(path: str) -> Iterator[None]:
    """Turn what the system says against writing to `path` into a `BadCall`."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise BadCall(f"{path}: cannot be written ({error.strerror or error})") from error


def let_go(stream: TextIO) -> None:
    """Point `stream` at nothing, so that a reader who has gone is not complained about at exit."""
    try:
        stream.flush()
    except (OSError, ValueError):
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, stream.fileno())
        os.close(nothing)


def is_terminal(stream: object) -> bool:
    """Tell whether a person is looking at `stream`."""
    ask = getattr(stream, "isatty", None)
    return bool(ask and ask())
