"""Records and bytes as they lie in a store: small, and known by what they hold."""

import hashlib
import zlib
from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

import msgspec

from twosource.records.page import CaptureNote, Document

T = TypeVar("T")

KEPT = 512
"""So many records of a kind stay unpacked: who asks for what is near one document asks for much of it again."""
SMALL, SMALL_UNPACKED = 32_768, 131_072
"""Bytes of a record that stays unpacked, as it lies in the store and as JSON; the record itself takes some three times
those of its JSON, so that an archive's readings hold no more than some 200 MB, and its documents less."""

DAMAGED = "damaged"


def remedy(place: str) -> str:
    """Say where to turn who meets damage in the archive at `place`."""
    return f"`twosource doctor --archive {place}` says where, and what can be saved"


def complaint(place: str, reason: str) -> str:
    """Return the line that says what is wrong with the archive at `place`, and of damage where to turn."""
    return f"{place}: {reason}; {remedy(place)}" if reason == DAMAGED else f"{place}: {reason}"


class Damaged(Exception):
    """What was packed is not what comes out."""


_NOWHERE = CaptureNote(path="", url=None, sha256="", media_type="")


def pack(data: bytes, effort: int = 6) -> bytes:
    """Return bytes made smaller, with an effort from 1 to 9."""
    return zlib.compress(data, effort)


def unpack(data: bytes) -> bytes:
    """Return the bytes that `pack` was given; Damaged where they cannot be had any more."""
    try:
        return zlib.decompress(data)
    except zlib.error as error:
        raise Damaged from error


def pack_record(record: object) -> bytes:
    """Return a record as JSON, made smaller."""
    return pack(msgspec.json.encode(record))


def unpack_record(data: bytes, kind: type[T]) -> T:
    """Return the record that `pack_record` was given; Damaged where there is none."""
    return _record(unpack(data), kind)


def unpacking(kind: type[T]) -> Callable[[bytes], T]:
    """Return a function that does as `unpack_record`, and remembers some of the small records."""

    @lru_cache(maxsize=KEPT)
    def small(data: bytes) -> T | None:
        whole = unpack(data)
        return _record(whole, kind) if len(whole) <= SMALL_UNPACKED else None

    def unpacked(data: bytes) -> T:
        record = small(data) if len(data) <= SMALL else None
        return unpack_record(data, kind) if record is None else record

    return unpacked


def _record(data: bytes, kind: type[T]) -> T:
    try:
        return msgspec.json.decode(data, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Damaged from error


def content(document: Document) -> Document:
    """Return a document without the capture that it was in: all that a reader gets to see of it."""
    return msgspec.structs.replace(document, capture=_NOWHERE)


def digest(document: Document) -> str:
    """Return the SHA-256 of a document's content, in hexadecimal."""
    return hashlib.sha256(msgspec.json.encode(content(document))).hexdigest()


def writable(text: str) -> str:
    """Return text with what no text can hold, such as a stray byte in the name of a file, written out."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
