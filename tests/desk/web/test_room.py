"""Pages are made once for each state, and shared by all who ask for them."""

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from litestar import Litestar, Request, get
from litestar.exceptions import NotFoundException
from litestar.testing import RequestFactory

from twosource.archive.holdings import Holdings
from twosource.archive.in_memory import InMemoryArchive
from twosource.desk.web import room as rooms
from twosource.desk.web.here import Here
from twosource.desk.web.room import Room
from twosource.desk.web.shelf import Shelf

Asking = Request[Any, Any, Any]


@get("/")
async def nothing() -> None: ...


@pytest.fixture
def room() -> Room:
    return Room(Holdings(InMemoryArchive(), "rules"))


def asking(path: str) -> Asking:
    request = RequestFactory(app=Litestar([nothing])).get(path)
    request.scope["_csrf_token"] = ""  # type: ignore[typeddict-unknown-key]
    return request


def body(room: Room, path: str, made: list[str]) -> bytes:
    def make(_: Shelf, at: Here) -> bytes:
        made.append(at.path)
        return at.path.encode()

    content: bytes = room.kept(asking(path), "stories", make).content
    return content


def test_a_page_that_many_ask_for_at_once_is_made_once(room: Room) -> None:
    made: list[int] = []
    all_ask = threading.Barrier(8, timeout=30)
    may = threading.Event()

    def make(_: Shelf, __: Here) -> bytes:
        made.append(1)
        may.wait(0.5)
        return b"a page"

    def ask(request: Asking) -> bytes:
        all_ask.wait()
        content: bytes = room.kept(request, "stories", make).content
        return content

    with ThreadPoolExecutor(8) as readers:
        assert set(readers.map(ask, [asking("/") for _ in range(8)])) == {b"a page"}
    assert len(made) == 1


def test_a_page_that_cannot_be_made_is_tried_again(room: Room) -> None:
    def broken(_: Shelf, __: Here) -> bytes:
        raise NotFoundException

    with pytest.raises(NotFoundException):
        room.kept(asking("/"), "stories", broken)
    assert body(room, "/", []) == b"/"


def test_the_pages_that_are_asked_for_are_those_that_are_kept(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rooms, "KEPT", 2)
    made: list[str] = []
    for path in ("/often", "/once", "/often", "/other", "/often", "/once"):
        body(room, path, made)
    assert made == ["/often", "/once", "/other", "/once"]
