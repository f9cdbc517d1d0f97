"""The room: the newest state of the archive, and the pages of it that have been made."""

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import Any

from litestar import Request, Response

from twosource import __version__
from twosource.archive.holdings import Holdings
from twosource.desk.deciding import fit
from twosource.desk.web.here import Here, here
from twosource.desk.web.shelf import Shelf
from twosource.desk.web.templating import ASSETS
from twosource.records.change import Change
from twosource.records.judgement import Judgement

KEPT = 400
"""Pages that are kept, those last asked for; a page is at most some hundred kilobytes."""
EFFECTS = 100
"""Judgements of which it is kept what they changed."""


class Room:
    """Gives out pages. Those that depend on nothing but the archive are made once for each of its states."""

    def __init__(self, holdings: Holdings, under_way: Callable[[], tuple[int, bool]] = lambda: (0, False)) -> None:
        """Open the room; `under_way` says how many additions have ended, and whether one goes on."""
        self.holdings = holdings
        self._under_way = under_way
        self._ended = 0
        self._making, self._lock, self._judging = threading.Lock(), threading.Lock(), threading.Lock()
        self._shelf: Shelf | None = None
        self._pages: OrderedDict[str, Future[bytes]] = OrderedDict()
        self._effects: OrderedDict[str, tuple[Change, ...]] = OrderedDict()

    def shelf(self, *, newest: bool = False) -> Shelf:
        """Return the newest state of the archive; while an addition goes on, the one last made, unless told otherwise.

        An addition of many sources makes a new state with each of them. What ended before is always in it.
        """
        last, (ended, going_on) = self._shelf, self._under_way()
        if last is not None and going_on and ended == self._ended and not newest:
            return last
        with self._making:
            self._ended, _ = self._under_way()
            state = self.holdings.archive.state()
            if self._shelf is None or self._shelf.state != state:
                self._shelf = Shelf(self.holdings)
            return self._shelf

    def judge(self, kind: str, subject: Sequence[str], *, who: str, why: str) -> Judgement:
        """Record a judgement and keep what it alone changed; raises BadCall where it does not fit."""
        with self._judging:
            before = self.shelf(newest=True)
            about = fit(kind, subject, dossier=before.dossier, judgements=before.judgements, reading=before.reading)
            made = self.holdings.judge(kind, about, who=who, why=why)
        found = self.holdings.effect(made)
        with self._lock:
            self._effects[made.id] = tuple(change for change in found if change.what != "judgement")
            while len(self._effects) > EFFECTS:
                self._effects.popitem(last=False)
        return made

    def effect(self, judgement: str) -> tuple[Change, ...] | None:
        """Return what a judgement of late changed in the dossier; None where that is not kept."""
        return self._effects.get(judgement)

    def kept(
        self,
        request: Request[Any, Any, Any],
        part: str,
        make: Callable[[Shelf, Here], bytes],
        *,
        under: str = "",
        media_type: str = "text/html",
    ) -> Response[bytes]:
        """Return a page that depends on the archive and the address only, kept until something is added.

        `under` is the name of the room, where the page holds it.
        """
        shelf, at = self.shelf(), here(request, part)
        key = "\n".join((__version__, ASSETS["css"], shelf.state, at.theme, under, at.address))
        tag = f'"{hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()[:32]}"'
        headers = {"ETag": tag, "Vary": "Cookie"}
        if tag in request.headers.get("if-none-match", ""):
            return Response(b"", status_code=304, headers=headers)
        return page(self._once(tag, lambda: make(shelf, at)), headers=headers, media_type=media_type)

    def _once(self, tag: str, make: Callable[[], bytes]) -> bytes:
        """Return the page of a name, made by the first who asks for it; those who ask meanwhile wait for that one."""
        with self._lock:
            known = self._pages.get(tag)
            mine = known is None
            body: Future[bytes] = Future() if known is None else known
            self._pages[tag] = body
            self._pages.move_to_end(tag)
            while len(self._pages) > KEPT:
                self._pages.popitem(last=False)
        if mine:
            try:
                body.set_result(make())
            except Exception as error:  # noqa: BLE001  it is told to all who wait
                with self._lock:
                    self._pages.pop(tag, None)
                body.set_exception(error)
        return body.result()

    def fresh(
        self, request: Request[Any, Any, Any], part: str, make: Callable[[Shelf, Here], bytes]
    ) -> Response[bytes]:
        """Return a page with forms, which is made for one reader."""
        return page(make(self.shelf(), here(request, part)))


def page(
    body: bytes, *, status: int = 200, headers: dict[str, str] | None = None, media_type: str = "text/html"
) -> Response[bytes]:
    """Return bytes as a page."""
    return Response(body, status_code=status, media_type=media_type, headers=headers or {})


def room_of(request: Request[Any, Any, Any]) -> Room:
    """Return the room that a call came to."""
    room: Room = request.app.state.room
    return room
