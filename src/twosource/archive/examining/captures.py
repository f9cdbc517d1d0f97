"""Every capture against its SHA-256: the bytes are those that came."""

import codecs
import hashlib
import re
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Row

from twosource.archive.examining.finding import Finding
from twosource.archive.examining.rows import bare, streamed, told
from twosource.archive.packing import Damaged, unpack
from twosource.archive.tables import captures, entries

_NAME = re.compile(r"[\w.:-]+", re.ASCII)
"""Python takes many names for one encoding that nobody would write."""


def captures_are_whole(connection: Connection) -> Iterator[Finding | None]:
    """Yield what is wrong with a capture, or with an entry that led to one; None for each that is whole."""
    for row in streamed(connection, bare(connection, captures).order_by(captures.c.id)):
        where = f"capture {str(row.sha256)[:12]}" + (f" of {row.url}" if row.url else f" (row {row.id})")
        what = told(_wrong, row) or told(_unknown, row)
        yield _finding(where, what, ("captures", (row.id,))) if what else None
    for row in streamed(connection, bare(connection, entries).order_by(entries.c.id)):
        where, what = f"entry {str(row.sha256)[:12]} of a feed (row {row.id})", told(_wrong, row)
        yield _finding(where, what, ("entries", (row.id,))) if what else None


def _finding(where: str, what: str, row: tuple[str, tuple[int | str, ...]]) -> Finding:
    return Finding(kind="capture", where=where, what=what, row=row)


def _wrong(row: Row[Any]) -> str:
    try:
        data = unpack(row.data)
    except Damaged:
        return "its bytes cannot be unpacked"
    return "" if hashlib.sha256(data).hexdigest() == row.sha256 else "its bytes are not those of its SHA-256"


def _unknown(row: Row[Any]) -> str:
    name = row.charset or "utf-8"
    try:
        known = _NAME.fullmatch(name) and codecs.lookup(name)
    except (LookupError, ValueError):
        known = None
    return "" if known else f"its encoding is none ({name!r})"
