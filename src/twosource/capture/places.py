"""Where sources lie: files, folders walked by name, standard input."""

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast
from urllib.request import url2pathname

from twosource.errors import Refused
from twosource.records.page import Failure

STANDARD_INPUT = "-"
_DEEPEST = 64
_Folder = tuple[int, int]  # device and inode
_KINDS = (
    (stat.S_ISCHR, "a device, not a file"),
    (stat.S_ISBLK, "a device, not a file"),
    (stat.S_ISFIFO, "a pipe, not a file"),
    (stat.S_ISSOCK, "a socket, not a file"),
)


def local(source: str) -> str:
    """Return the path that an address of this machine's own files (`file:///…`) stands for; all else as it is."""
    scheme, colon, path = source.partition("://")
    path = path.removeprefix("localhost")
    return url2pathname(path) if colon and scheme.lower() == "file" and path.startswith("/") else source


def places(source: str) -> Iterator[str | Failure]:
    """Yield the paths of the files that `source` stands for, in name order, or why there are none.

    Hidden files and folders (their names begin with a dot) inside a folder are passed over. A link is followed
    inside the folder that `source` is, and not out of it: whoever made the folder may not know the reader's other
    files, but guess where they lie. A folder reached twice is read once.
    """
    if source == STANDARD_INPUT:
        yield source
        return
    found = False
    for place in _walk(source, os.path.realpath(source) if "\0" not in source else source, (), set()):
        found = True
        yield place
    if not found:
        yield Failure(source=source, reason="the folder holds no files")


def _walk(path: str, root: str, above: tuple[_Folder, ...], seen: set[_Folder]) -> Iterator[str | Failure]:
    try:
        status = os.stat(path)
        if above and os.path.islink(path) and not _lies_in(root, path):
            yield Failure(source=path, reason="a link that leads out of the folder; name what it leads to")
            return
        if not stat.S_ISDIR(status.st_mode):
            yield path
            return
        here = (status.st_dev, status.st_ino)
        if here in above or len(above) >= _DEEPEST:
            reason = "a link that leads back to its own folder" if here in above else "nested too deeply"
            yield Failure(source=path, reason=reason)
            return
        if here in seen:
            return
        seen.add(here)
        names = sorted(name for name in os.listdir(path) if not name.startswith("."))
    except (OSError, ValueError) as error:
        yield Failure(source=_printable(path), reason=_why(path, error))
        return
    for name in names:
        yield from _walk(os.path.join(path, name), root, (*above, here), seen)


def _lies_in(root: str, path: str) -> bool:
    return os.path.commonpath([root, os.path.realpath(path)]) == root


def _why(path: str, error: OSError | ValueError) -> str:
    if isinstance(error, ValueError):
        return "not a path"
    if isinstance(error, FileNotFoundError):
        return "a link that leads nowhere" if os.path.islink(path) else "no such file or folder"
    if isinstance(error, PermissionError):
        return "not allowed to read it"
    if os.path.islink(path):
        return "a link that leads in a circle"
    return (error.strerror or "cannot be read").lower()


def _printable(path: str) -> str:
    return path.replace("\0", "\\0")


@contextmanager
def opened(path: str) -> Iterator[BinaryIO]:
    """Open what lies at `path` for reading bytes.

    Raises:
        Refused: it is no file, or may not be read.

    """
    if path == STANDARD_INPUT:
        yield cast("BinaryIO", sys.stdin.buffer)
        return
    try:
        mode = os.stat(path).st_mode
        for is_kind, reason in _KINDS:
            if is_kind(mode):
                raise Refused(reason)
        stream = open(path, "rb")  # noqa: SIM115 - closed below; what the reader raises is not about opening
    except OSError as error:
        raise Refused(_why(path, error)) from error
    with stream:
        yield stream
