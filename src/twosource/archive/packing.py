"""Records and bytes as they lie in a store: small, and known by what they hold."""

import hashlib
import zlib
from typing import TypeVar

import msgspec

from twosource.records.page import CaptureNote, Document

T = TypeVar("T")


DAMAGED = "damaged"


def remedy(place: str) -> str:
    """Say where to turn who meets damage in the archive at `place`."""
    return f"`twosource doctor --archive {place}` says where, and what can be saved"


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
    try:
        return msgspec.json.decode(unpack(data), type=kind)
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
