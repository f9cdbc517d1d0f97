"""The body of an HTTP answer as the server meant it, out of the codings in which it was sent."""

import io
import re
import zlib
from collections.abc import Callable
from functools import partial
from typing import Any

from fastwarc.stream_io import BrotliReader, ChunkedReader, GzipReader, ZstdReader

from twosource.capture.unpack import megabytes
from twosource.errors import Refused

_READERS: dict[str, Callable[[io.BytesIO], Any]] = {
    "gzip": GzipReader,
    "x-gzip": GzipReader,
    "deflate": partial(GzipReader, zlib=True),
    "br": BrotliReader,
    "zstd": ZstdReader,
}
_CHUNK = re.compile(rb"[0-9A-Fa-f]{1,8}[ \t]*(?:;[^\r\n]{0,200})?\r?\n")
_TEXT = re.compile(rb"(?:\xef\xbb\xbf)?\s*[<{\[\w]")
_RAW = -15  # zlib's way to say: without a head and a tail


def uncoded(body: bytes, transfer: str, content: str, limit: int) -> bytes:
    """Return a body without its codings: `transfer` and `content` are what the headers of these names say.

    Many who store answers undo the codings and leave the headers: a body that is not coded is returned as it is. One
    that breaks off is returned as far as it goes, where its coding allows.

    Raises:
        Refused: it cannot be read, or is larger than `limit` bytes.

    """
    if "chunked" in transfer.lower() and _CHUNK.match(body):
        body = _read("chunked", ChunkedReader, body, limit)
    for name in reversed([each.strip().lower() for each in content.split(",")]):
        if name in _READERS and body:
            body = _undone(name, body, limit)
    return body


def _undone(name: str, body: bytes, limit: int) -> bytes:
    try:
        return _read(name, _READERS[name], body, limit)
    except Refused:
        if _TEXT.match(body) and b"\0" not in body:
            return body
        if name != "deflate":
            raise
    try:
        return _within(zlib.decompressobj(_RAW).decompress(body, limit + 1), limit)
    except zlib.error as error:
        raise Refused("damaged deflate") from error


def _read(name: str, reader: Callable[[io.BytesIO], Any], body: bytes, limit: int) -> bytes:
    try:
        data: bytes = reader(io.BytesIO(body)).read(limit + 1)
    except OSError as error:
        raise Refused(f"damaged {name}") from error
    return _within(data, limit)


def _within(data: bytes, limit: int) -> bytes:
    if len(data) > limit:
        raise Refused(f"holds more than {megabytes(limit)}")
    return data
