"""The room: the newest state of the archive, and the pages of it that have been made."""

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Any

from litestar import Request, Response

from twosource import __version__
from twosource.archive.holdings import Holdings
from twosource.desk.web.here import Here, here
from twosource.desk.web.shelf import Shelf
from twosource.desk.web.templating import ASSETS
from twosource.records.change import Change
from twosource.records.judgement import Judgement

KEPT = 400
"""Pages that are kept of one state; a page is at most some hundred kilobytes."""
EFFECTS = 100
"""Judgements of which it is kept what they changed."""


class Room:
    """Gives out pages. Those that depend on nothing but the archive are made once for each of its states."""

    def __init__(self, holdings: Holdings) -> None:
        self.holdings = holdings
        self._lock = threading.Lock()
        self._shelf: Shelf | None = None
        self._pages: OrderedDict[str, bytes] = OrderedDict()
        self._effects: OrderedDict[str, tuple[Change, ...]] = OrderedDict()

    def shelf(self) -> Shelf:
        """Return the newest state of the archive."""
        with self._lock:
            state = self.holdings.archive.state()
            if self._shelf is None or self._shelf.state != state:
                self._shelf = Shelf(self.holdings)
                self._pages.clear()
            return self._shelf

    def judge(self, kind: str, subject: Sequence[str], *, who: str, why: str) -> Judgement:
        """Record a judgement, have the dossier follow, and keep what it alone changed."""
        made = self.holdings.judge(kind, subject, who=who, why=why)
        found = self.holdings.effect(made)
        with self._lock:
            self._effects[made.id] = tuple(change for change in found if change.what != "judgement")
            while len(self._effects) > EFFECTS:
                self._effects.popitem(last=False)
        return made

    def effect(self, judgement: str) -> tuple[Change, ...] | None:
        """Return what a judgement of late changed in the dossier; None where that is not kept."""
        return self._effects.get(judgement)

    def kept(self, request: Request[Any, Any, Any], part: str, make: Callable[[Shelf, Here], bytes]) -> Response[bytes]:
        """Return a page that depends on the archive and the address only, kept until something is added."""
        shelf, at = self.shelf(), here(request, part)
        key = "\n".join((__version__, ASSETS["css"], shelf.state, at.theme, at.address))
        tag = f'"{hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()[:32]}"'
        headers = {"ETag": tag, "Vary": "Cookie"}
        if tag in request.headers.get("if-none-match", ""):
            return Response(b"", status_code=304, headers=headers)
        with self._lock:
            body = self._pages.get(tag)
        if body is None:
            body = make(shelf, at)
            with self._lock:
                if self._shelf is shelf:
                    self._pages[tag] = body
                    while len(self._pages) > KEPT:
                        self._pages.popitem(last=False)
        return page(body, headers=headers)

    def fresh(
        self, request: Request[Any, Any, Any], part: str, make: Callable[[Shelf, Here], bytes]
    ) -> Response[bytes]:
        """Return a page with forms, which is made for one reader."""
        return page(make(self.shelf(), here(request, part)))


def page(body: bytes, *, status: int = 200, headers: dict[str, str] | None = None) -> Response[bytes]:
    """Return bytes as a page."""
    return Response(body, status_code=status, media_type="text/html", headers=headers or {})


def room_of(request: Request[Any, Any, Any]) -> Room:
    """Return the room that a call came to."""
    room: Room = request.app.state.room
    return room
