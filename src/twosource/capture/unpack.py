"""Take the gzip wrapping off, as often as it was put on, and never further than the limits."""

import gzip
import io
import zlib
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO, cast

from twosource.errors import Refused
from twosource.settings import Settings

_GZIP = b"\x1f\x8b"
_WRAPPINGS = 4
_HEAD = 64 * 1024
# Text packs to a fifth or a tenth; what grows a hundredfold and goes on is made to fill the memory.
_BOMB = 100


class Unpacked:
    """The bytes of a stream without their gzip wrapping, read forward once.

    `head` is their beginning; `ended` says that there is no more.
    """

    def __init__(self, stream: BinaryIO, settings: Settings) -> None:
        self._packed = _Counted(stream)
        self._settings = settings
        self._given = 0
        layer: io.BufferedReader[Any] = io.BufferedReader(self._packed, _HEAD)
        self.wrapped = 0
        while _peek(layer).startswith(_GZIP):
            self.wrapped += 1
            if self.wrapped > _WRAPPINGS:
                raise Refused("gzip within gzip, nested too deeply")
            layer = io.BufferedReader(cast("Any", gzip.GzipFile(fileobj=layer, mode="rb")), _HEAD)
        self._layer = layer
        self.head = self._read_head()
        self.ended = len(self.head) < _HEAD

    def _read_head(self) -> bytes:
        parts, size = [], 0
        while size < _HEAD and (part := self._read(_HEAD - size)):
            parts.append(part)
            size += len(part)
        return b"".join(parts)

    def whole(self, limit: int) -> bytes:
        """Return all the bytes.

        Raises:
            Refused: there are more than `limit`, or the wrapping is broken.

        """
        parts, size = [self.head], len(self.head)
        while part := self._read(1 << 20):
            size += len(part)
            if size > limit:
                raise Refused(f"{'unpacks to' if self.wrapped else 'holds'} more than {megabytes(limit)}")
            parts.append(part)
        return b"".join(parts)

    def lines(self, limit: int) -> Iterator[bytes | None]:
        """Yield the lines without their line feed; None in place of a line of more than `limit` bytes.

        Raises:
            Refused: the wrapping is broken, or unpacks without end.

        """
        rest, too_long, part = b"", False, self.head
        pieces: list[bytes] = []
        size = 0
        while part:
            *ended, rest = part.split(b"\n")
            for piece in ended:
                yield None if too_long or size + len(piece) > limit else b"".join((*pieces, piece))
                pieces, size, too_long = [], 0, False
            size += len(rest)
            too_long = too_long or size > limit
            pieces = [] if too_long else [*pieces, rest]
            part = self._arrived(1 << 20)
        if too_long or size:
            yield None if too_long else b"".join(pieces)

    def _read(self, size: int) -> bytes:
        return self._checked(self._layer.read, size)

    def _arrived(self, size: int) -> bytes:
        """Return what is there, and wait only where nothing is: a pipe is read as it is written."""
        return self._checked(self._layer.read1, size)

    def _checked(self, read: Callable[[int], bytes], size: int) -> bytes:
        try:
            part = read(size)
        except EOFError as error:
            raise Refused("truncated gzip") from error
        except (gzip.BadGzipFile, zlib.error) as error:
            raise Refused("damaged gzip") from error
        self._given += len(part)
        if self._given > self._settings.unpacked_bytes and self._given > _BOMB * self._packed.taken:
            raise Refused(f"a gzip of {self._packed.taken} bytes grows beyond {megabytes(self._given)}")
        return part


class _Counted(io.RawIOBase):
    """A stream that knows how much was taken from it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = cast("io.BufferedIOBase", stream)
        self.taken = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        part = self._stream.read1(len(buffer))
        buffer[: len(part)] = part
        self.taken += len(part)
        return len(part)


def _peek(layer: "io.BufferedReader[Any]") -> bytes:
    try:
        return layer.peek(2)[:2]
    except EOFError as error:
        raise Refused("truncated gzip") from error
    except (gzip.BadGzipFile, zlib.error) as error:
        raise Refused("damaged gzip") from error


def megabytes(size: int) -> str:
    """Say a number of bytes as a person does."""
    return f"{size / (1024 * 1024):.0f} MB"
