"""Objects in the stores that fsspec knows, of which a few are served; each by the library of its maker."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO, cast

from twosource.errors import Refused
from twosource.records.page import Failure

STORES = {
    "s3": "s3fs",
    "gs": "gcsfs",
    "az": "adlfs",
    "abfs": "adlfs",
    "memory": None,
}
"""The beginnings of addresses that are taken for stores, and the library that each needs beside fsspec.

What else fsspec knows is not served: some of it fetches from any address, and some runs commands.
"""
_PIECE = 1 << 20
_DEEPEST = 64


def is_stored(source: str) -> bool:
    """Tell the address of an object, or of a folder of objects, from all other sources."""
    scheme, colon, _ = source.partition("://")
    return bool(colon) and scheme.lower() in STORES


def objects(url: str) -> Iterator[str | Failure]:
    """Yield the addresses of the objects that `url` stands for, in name order, or why there are none.

    A folder is everything under it, but for what has a name that begins with a dot; `*` stands for any part of a name.

    Raises:
        Refused: the store cannot be asked, or there is nothing.

    """
    scheme, path = _apart(url)
    found = False
    with _told():
        store = _store(scheme)
        for name in sorted(store.glob(path)) if "*" in path else [path]:
            for each in _walk(store, name, 0):
                found = True
                yield f"{scheme}://{each}" if isinstance(each, str) else each
    if not found:
        raise Refused("holds no objects")


@contextmanager
def opened(url: str) -> Iterator[BinaryIO]:
    """Open an object for reading bytes; Refused where it may not be read, now or further on."""
    scheme, path = _apart(url)
    with _told():
        file = _store(scheme).open(path, "rb")
    try:
        yield cast("BinaryIO", io.BufferedReader(_Object(file), _PIECE))
    finally:
        file.close()


def _apart(url: str) -> tuple[str, str]:
    scheme, _, path = url.partition("://")
    return scheme.lower(), path


def _store(scheme: str) -> Any:
    import fsspec

    try:
        # nothing is remembered of what was listed: there may be millions
        return fsspec.filesystem(scheme, use_listings_cache=False, skip_instance_cache=True)
    except ImportError as error:
        raise Refused(f"{scheme}:// needs {STORES[scheme]}: pip install {STORES[scheme]}") from error


def _walk(store: Any, path: str, depth: int) -> Iterator[str | Failure]:
    about = store.info(path)
    if about["type"] != "directory":
        yield about["name"].lstrip("/")
        return
    yield from _within(store, path, depth)


def _within(store: Any, folder: str, depth: int) -> Iterator[str | Failure]:
    if depth >= _DEEPEST:
        yield Failure(source=folder, reason="nested too deeply")
        return
    for each in sorted(store.ls(folder, detail=True), key=lambda each: str(each["name"])):
        name = each["name"].strip("/")
        if name == folder.strip("/") or name.rpartition("/")[2].startswith("."):
            continue  # the mark of the folder itself, or something hidden
        if each["type"] == "directory":
            yield from _within(store, name, depth + 1)
        else:
            yield name


class _Object(io.RawIOBase):
    """An object as a stream of bytes; whatever a store complains about while it is read is a reason."""

    def __init__(self, file: Any) -> None:
        self._file = file

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, to: int, whence: int = 0, /) -> int:
        with _told():
            return int(self._file.seek(to, whence))

    def tell(self) -> int:
        return int(self._file.tell())

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        with _told():
            part = self._file.read(len(buffer))
        buffer[: len(part)] = part
        return len(part)


@contextmanager
def _told() -> Iterator[None]:
    """Turn what a store complains about, each in its own way, into one line."""
    try:
        yield
    except Refused:
        raise
    except FileNotFoundError as error:
        raise Refused("no such object or folder") from error
    except PermissionError as error:
        raise Refused("not allowed to read it") from error
    except Exception as error:
        words = " ".join(str(error).split())[:160]
        raise Refused(f"cannot be read from its store ({type(error).__name__}: {words})") from error
