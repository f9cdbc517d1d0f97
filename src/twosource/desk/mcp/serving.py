"""How the server is reached: over standard input and output, or over HTTP."""

import logging
import os
import signal
import sys
from collections.abc import Iterable
from functools import partial
from typing import Any, NoReturn

import anyio
from mcp.server.lowlevel import Server
from mcp.server.stdio import stdio_server
from mcp.server.transport_security import TransportSecuritySettings

from twosource.desk.ending import DONE, INTERRUPTED, say
from twosource.desk.output import is_terminal
from twosource.desk.tries import MINUTE, Tries

PATH = "/mcp"
BODY = 4 * 1024 * 1024
"""The largest message, in bytes."""


def serve_here(server: Server[Any]) -> None:
    """Answer one client over standard input and output until it closes them."""
    quiet()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _stop)
    if is_terminal(sys.stdin):
        say("twosource mcp speaks to a program, which starts it by itself (docs/mcp.md says how). Ctrl+C ends it.")
    anyio.run(partial(_here, server))


def _stop(number: int, _: object) -> NoReturn:
    """End at once: a thread waits for a line that may never come, and an archive is whole wherever it is left."""
    say("twosource: stopped")
    os._exit(INTERRUPTED if number == signal.SIGINT else DONE)


async def _here(server: Server[Any]) -> None:
    async with stdio_server() as (reading, writing):
        await server.run(reading, writing, server.create_initialization_options())


def quiet() -> None:
    """Let the SDK log nothing: what a person should hear of is said in a line."""
    logging.getLogger("mcp").setLevel(logging.CRITICAL)


Scope = dict[str, Any]


class OnlyWith:
    """Stands before an application and lets through only who knows the token."""

    def __init__(self, app: Any, token: str) -> None:
        self.app, self.token, self.tries = app, token, Tries()

    async def __call__(self, scope: Scope, receive: Any, send: Any) -> None:
        """Let a call through, or answer it."""
        from twosource.desk.web.guard import plain, same

        if scope["type"] == "http":
            given = dict(scope["headers"]).get(b"authorization", b"").decode("latin-1")
            if given and self.tries.too_many(scope):
                words = b"Too many wrong tokens came from this address; wait a minute.\n"
                await plain(send, 429, words, retry=MINUTE)
                return
            if given[:7].lower() != "bearer " or not same(given[7:].strip(), self.token):
                if given:
                    self.tries.wrong(scope)
                await plain(send, 401, b"The token is asked for: Authorization: Bearer TOKEN.\n")
                return
        await self.app(scope, receive, send)


def make_app(server: Server[Any], *, token: str | None, hosts: Iterable[str]) -> Any:
    """Return the server as an ASGI application at `PATH`.

    Without a token only calls under this machine's own names are answered, whatever a browser is led to believe about
    others, and none from a page of another origin. Sessions are not kept: every call stands by itself.
    """
    quiet()
    names = [f"[{host}]" if ":" in host else host for host in hosts]
    security = TransportSecuritySettings(
        enable_dns_rebinding_protection=token is None,
        allowed_hosts=[each for name in names for each in (name, f"{name}:*")],
        allowed_origins=[each for name in names for each in (f"http://{name}", f"http://{name}:*")],
    )
    app = server.streamable_http_app(
        streamable_http_path=PATH,
        json_response=True,
        stateless_http=True,
        max_request_body_size=BODY,
        transport_security=security,
    )
    return app if token is None else OnlyWith(app, token)
