"""A file of gzip members that hold records: each member by itself, so that damage to one ends with it."""

import zlib
from collections.abc import Iterator
from typing import Protocol

from twosource.capture.unpack import BOMB, Forward, megabytes
from twosource.settings import Settings

_MAGIC = b"\x1f\x8b\x08"
_WINDOW = 31  # zlib's way to say: with the head and the tail of gzip
_ENOUGH = 1024
_LOOKED_AT = 64
_PIECE = 64 * 1024


class Damaged(Exception):
    """A member breaks off, or is no gzip from some point on; the next one may be whole."""


class Bytes(Protocol):
    """The bytes of some records that hold together, read forward once."""

    def read(self, size: int = ..., /) -> bytes:
        """Return up to `size` bytes, none at the end only; Damaged where there is no telling what they are."""
        ...

    def tell(self) -> int:
        """Return how many bytes were given."""
        ...

    def place(self, given: int) -> int:
        """Return where in the file that lies which begins when so many bytes were given, as near as can be said."""
        ...


class Begun:
    """A stream whose beginning can be looked at before it is read."""

    def __init__(self, stream: Forward, head: bytes | None = None) -> None:
        self._stream = stream
        self.head = head if head is not None else _first(stream)
        self._rest = self.head

    def read1(self, size: int, /) -> bytes:
        """Return up to `size` bytes."""
        if not self._rest:
            return self._stream.read1(size)
        part, self._rest = self._rest[:size], self._rest[size:]
        return part


def _first(stream: Forward) -> bytes:
    head = b""
    while len(head) < _ENOUGH and (part := stream.read1(_ENOUGH - len(head))):
        head += part
    return head


class Plain:
    """The bytes of a file that is not packed record by record."""

    def __init__(self, stream: Begun) -> None:
        self._stream, self._given = stream, 0

    def read(self, size: int = _PIECE, /) -> bytes:
        """Return up to `size` bytes."""
        part = self._stream.read1(size)
        self._given += len(part)
        return part

    def tell(self) -> int:
        """Return how many bytes were given."""
        return self._given

    def place(self, given: int) -> int:
        """Return the place, counted without the wrapping of the whole file."""
        return given


def begins_with(packed: bytes, words: bytes) -> bool:
    """Whether `packed` is the beginning of gzip that unpacks to something that begins with `words`."""
    return len(packed) > 0 and bool(_begins(packed[:_ENOUGH], words, empty=False))


def _begins(packed: bytes, words: bytes, *, empty: bool) -> bool | None:
    """Say whether gzip begins here that holds what begins with `words`; None where there is too little to tell.

    `empty` is the answer for gzip with nothing in it.
    """
    if not is_gzip(packed):
        return None if _MAGIC.startswith(packed) else False
    inflate = zlib.decompressobj(_WINDOW)
    try:
        start = inflate.decompress(packed, _LOOKED_AT).lstrip(b"\r\n")
    except zlib.error:
        return False
    if len(start) >= len(words):
        return start.startswith(words)
    return (empty and not start) if inflate.eof else None


def is_gzip(packed: bytes) -> bool:
    """Whether bytes begin as gzip does."""
    return packed.startswith(_MAGIC)


class Member:
    """The bytes of one member, unpacked as they are read."""

    def __init__(self, file: "Members") -> None:
        self._file = file
        self._inflate = zlib.decompressobj(_WINDOW)
        self._given = 0
        self._start = file.place
        self._is_one = file.holds_records()  # what is no member may swallow those behind it before it is noticed

    def read(self, size: int = _PIECE, /) -> bytes:
        """Return up to `size` bytes, none at the end of the member; Damaged where it cannot be unpacked."""
        if not self._is_one:
            raise Damaged("damaged gzip")
        while not self._inflate.eof:
            packed = self._file.ahead()
            if not packed:
                raise Damaged("truncated gzip")
            try:
                part = self._inflate.decompress(packed, size)
            except zlib.error as error:
                raise Damaged("damaged gzip") from error
            self._file.keep(self._inflate.unused_data or self._inflate.unconsumed_tail)
            self._given += len(part)
            self._refuse_bomb()
            if part:
                return part
        return b""

    def _refuse_bomb(self) -> None:
        taken = self._file.place - self._start
        if self._given > self._file.settings.unpacked_bytes and self._given > BOMB * taken:
            raise Damaged(f"a gzip of {taken} bytes grows beyond {megabytes(self._given)}")

    def tell(self) -> int:
        """Return how many bytes were given."""
        return self._given

    def place(self, given: int) -> int:
        """Return where the member begins, by which indexes of web archives name the records in it."""
        return self._start


class Members:
    """The members of a file, one after the other; after a damaged one, from the next on that begins with `words`."""

    def __init__(self, stream: Forward, words: bytes, settings: Settings) -> None:
        self._stream, self._words = stream, words
        self.settings = settings
        self._ahead = b""
        self.place = 0
        self._damaged = False

    def __iter__(self) -> Iterator[Member]:
        """Yield each member; what was not read of it is passed over before the next."""
        while self._at_member():
            member = Member(self)
            yield member
            try:
                while member.read():
                    pass
            except Damaged:
                self._damaged = True

    def ahead(self) -> bytes:
        """Return the packed bytes that come next, none at the end of the file."""
        self._ahead = self._ahead or self._stream.read1(_PIECE)
        return self._ahead

    def keep(self, rest: bytes) -> None:
        """Take all that is ahead as read, but for the rest of it."""
        self.place += len(self._ahead) - len(rest)
        self._ahead = rest

    def holds_records(self, at: int = 0) -> bool:
        """Whether a member with records, or with nothing at all, begins so many bytes ahead."""
        while True:
            packed = self._ahead[at : at + _ENOUGH]
            known = _begins(packed, self._words, empty=True)
            if known is not None or len(packed) == _ENOUGH or not self._more():
                return bool(known)

    def _at_member(self) -> bool:
        """Come to where the next member begins; False where there is none."""
        if self._damaged:
            self._damaged = False
            return self._found()
        while packed := self.ahead():
            self.keep(packed.lstrip(b"\0"))  # tapes and disks fill up with zeros
            if self._ahead:
                return True
        return False

    def _found(self) -> bool:
        """Look for the next member that holds records, past the one byte at which this one began at the most."""
        at = 1
        while True:
            at = self._ahead.find(_MAGIC, at)
            if at < 0:
                self._drop(max(1, len(self._ahead) - len(_MAGIC) + 1))
                at = 0
                if not self._more():
                    return False
                continue
            if at > _PIECE:  # so that no more than two pieces are held
                self._drop(at)
                at = 0
            if self.holds_records(at):
                self._drop(at)
                return True
            at += 1

    def _drop(self, size: int) -> None:
        self.keep(self._ahead[size:])

    def _more(self) -> bool:
        part = self._stream.read1(_PIECE)
        self._ahead += part
        return bool(part)
