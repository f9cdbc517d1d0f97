"""What servers answer besides their own pages: whether they live, and what was called, as events."""

import time
from collections.abc import Callable
from functools import partial
from typing import Any

import anyio
import anyio.to_thread

from twosource.desk import journal
from twosource.errors import TwosourceError

LIVES, READY = "/healthz", "/readyz"
"""Where it is asked whether the server answers, and whether it can reach its archive."""
PATIENCE = 5
"""Seconds that an archive has to answer in."""
_HEADERS = [
    (b"content-type", b"text/plain; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-content-type-options", b"nosniff"),
]

Scope = dict[str, Any]
Asked = Callable[[], object]


class Health:
    """Stands before an application and says to whoever asks, without a token, that it lives; and nothing else of it.

    `ask` asks the archive something that is quick to tell. It has a thread of its own, and waits for no dossier.
    """

    def __init__(self, app: Any, ask: Asked) -> None:
        self.app, self.ask = app, ask
        self._turn: anyio.CapacityLimiter | None = None

    async def __call__(self, scope: Scope, receive: Any, send: Any) -> None:
        """Answer for health, or let a call through."""
        if scope["type"] != "http" or scope["path"] not in (LIVES, READY) or scope["method"] not in ("GET", "HEAD"):
            await self.app(scope, receive, send)
            return
        well = scope["path"] == LIVES or await self._is_ready()
        body = b"ok\n" if well else b"the archive cannot be reached\n"
        await send({"type": "http.response.start", "status": 200 if well else 503, "headers": _HEADERS})
        await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})

    async def _is_ready(self) -> bool:
        self._turn = self._turn or anyio.CapacityLimiter(1)
        try:
            with anyio.fail_after(PATIENCE):
                await anyio.to_thread.run_sync(self.ask, abandon_on_cancel=True, limiter=self._turn)
        except (TimeoutError, TwosourceError, OSError):
            return False
        return True


class Noted:
    """Stands before an application and writes each call as an event: what was called, without what was asked for."""

    def __init__(self, app: Any) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Any, send: Any) -> None:
        """Let a call through."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun, told = time.monotonic(), {"status": 500}
        try:
            await self.app(scope, receive, partial(_noting, told, send))
        finally:
            level = "error" if told["status"] >= 500 else "info"
            seconds = round(time.monotonic() - begun, 3)
            journal.note("call", level=level, method=scope["method"], path=scope["path"], **told, seconds=seconds)


async def _noting(told: dict[str, int], send: Any, message: Scope) -> None:
    if message["type"] == "http.response.start":
        told["status"] = message["status"]
    await send(message)


def watched(app: Any, ask: Asked) -> Any:
    """Return an application with its health, and its calls as events where events are written."""
    healthy = Health(app, ask)
    return Noted(healthy) if journal.is_kept() else healthy


def logging_of_server() -> dict[str, Any]:
    """Return how a server is to log: nothing of calls, and as events where events are written."""
    return {"log_level": "error", "access_log": False} | ({"log_config": None} if journal.is_kept() else {})
