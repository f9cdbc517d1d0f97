"""Every store that there is, and small things to put into one."""

import hashlib
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from benchmarks.postgres import NoServer, Server, server
from twosource.archive.in_memory import InMemoryArchive
from twosource.archive.interface import Archive
from twosource.archive.opening import open_archive
from twosource.pipeline import Read
from twosource.records.identity import make_id
from twosource.records.page import Capture, CaptureNote, Document, Outlet, Stamp
from twosource.records.reading import Entity, Reading


def postgres() -> Server:
    """The server of the tests; a test is skipped where there is none, and fails where there must be one."""
    try:
        return server()
    except NoServer as error:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(str(error))


PLACES: dict[str, Callable[[Path], str]] = {
    "SQLite": lambda folder: str(folder / "archive.sqlite"),
    "PostgreSQL": lambda _: postgres().schema(),
}
"""Where there is nothing yet, and an archive can be made and opened again."""


def made(kind: str, folder: Path) -> Archive:
    """A new archive of one of the stores."""
    return InMemoryArchive() if kind == "in memory" else open_archive(PLACES[kind](folder), new=True)


STORES: dict[str, Callable[[Path], Archive]] = {kind: partial(made, kind) for kind in ("in memory", *PLACES)}
READER = "rules 1"


def moment(minute: int) -> str:
    return f"2025-06-02T10:{minute:02}:00.000000+00:00"


def capture(words: str, *, path: str = "page.txt", url: str | None = None, media_type: str = "text/plain") -> Capture:
    data = words.encode()
    digest = hashlib.sha256(data).hexdigest()
    return Capture(path=path, data=data, sha256=digest, media_type=media_type, url=url)


def document(text: str, of: Capture, *, title: str | None = None) -> Document:
    note = CaptureNote(path=of.path, url=of.url, sha256=of.sha256, media_type=of.media_type)
    return Document(
        id=make_id("d", text),
        ref=None,
        capture=note,
        title=title,
        outlet=Outlet(name="The Echo"),
        published=Stamp(value="2025-06-02"),
        modified=None,
        byline=(),
        language="en",
        text=text,
    )


def reading(of: Document, name: str = "Oakes") -> Reading:
    return Reading(document=of.id, reader=READER, entities=(Entity(id="e1", type="person", name=name, mentions=()),))


def put(archive: Archive, text: str, *, title: str | None = None, minute: int = 0, of: Capture | None = None) -> Read:
    """Add a capture of one document and return the pair that it holds."""
    taken = of or capture(text)
    page = document(text, taken, title=title)
    pair = page, reading(page)
    archive.add(taken, [pair], [], reader=READER, clock=lambda: moment(minute))
    return pair
