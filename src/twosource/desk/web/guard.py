"""Who may come in, and what every answer says about what may be done with it."""

import hashlib
import hmac
from collections.abc import Iterable
from http.cookies import CookieError, SimpleCookie
from urllib.parse import urlsplit

from litestar.datastructures import Headers, MutableScopeHeaders
from litestar.enums import HttpMethod, ScopeType
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from twosource.desk.tries import MINUTE, Tries
from twosource.desk.web.api import problems

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "private, no-cache",
}
OPEN = ("/login", "/static/")
"""Paths that are answered without the token."""


class Guard:
    """Stands before an application: only known host names, only who has the token, and safe headers always."""

    def __init__(self, app: ASGIApp, *, token: str | None, hosts: Iterable[str], https: bool) -> None:
        self.app = app
        self.https = https
        self.token = token
        self.hosts = frozenset(host.lower().strip("[]") for host in hosts)
        self.tries = Tries()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a call through, or answer it."""
        if str(scope["type"]) == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != ScopeType.HTTP:  # nothing here speaks over a web socket
            return

        async def safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                message.setdefault("headers", [])
                headers = MutableScopeHeaders.from_message(message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                if self.https:
                    message["headers"] = [secured(*header) for header in message["headers"]]
            await send(message)

        if scope["method"] == "HEAD":  # as GET, but for the body
            scope, safely = {**scope, "method": HttpMethod.GET}, without_body(safely)  # type: ignore[assignment]
        headers = Headers.from_scope(scope)
        if self.hosts and host_name(headers.get("host", "")) not in self.hosts:
            await refuse(scope, safely, 400, "This address is not one under which the reading room is served.")
        elif self.token is None or scope["path"].startswith(OPEN):
            await self.app(scope, receive, safely)
        elif (given := given_token(headers, self.token)) and self.tries.too_many(scope):
            words = "Too many wrong tokens came from this address; wait a minute."
            await refuse(scope, safely, 429, words, retry=MINUTE)
        elif not given or not same(*given):
            if given:
                self.tries.wrong(scope)
            asks_for_page = "text/html" in headers.get("accept", "")
            if asks_for_page and scope["method"] == "GET":
                await plain(safely, 303, b"The token is asked for at /login.\n", location="/login")
            else:
                await refuse(scope, safely, 401, "The token is asked for: Authorization: Bearer TOKEN.")
        else:
            await self.app(scope, receive, safely)


def given_token(headers: Headers, token: str) -> tuple[str, str] | None:
    """Return what a call comes with to be let in, and what it would have to be; None where it comes with nothing."""
    given = headers.get("authorization", "")
    if given.lower().startswith("bearer "):
        return given[7:].strip(), token
    entry = cookie(headers.get("cookie", ""), entry_name(token))
    return (entry, entry_value(token)) if entry else None


def secured(name: bytes, value: bytes) -> tuple[bytes, bytes]:
    """Return a header, such that a browser sends what cookie it sets over HTTPS only."""
    return (name, value + b"; Secure" if name.lower() == b"set-cookie" else value)


def without_body(send: Send) -> Send:
    """Return what sends an answer with its headers and leaves the body out."""

    async def told(message: Message) -> None:
        if message["type"] == "http.response.body":
            message["body"] = b""
        await send(message)

    return told


def host_name(host: str) -> str:
    """Return the name in a Host header, without the port; empty where it is none."""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def same(a: str, b: str) -> bool:
    """Whether two words are the same, in a time that does not tell how far they are."""
    return hmac.compare_digest(a.encode("utf-8", "replace"), b.encode("utf-8", "replace"))


def entry_value(token: str) -> str:
    """Return what the cookie of somebody who knows the token holds."""
    return hmac.new(token.encode(), b"let in", hashlib.sha256).hexdigest()


def entry_name(token: str) -> str:
    """Return the name of that cookie; rooms on other ports of the same machine have others."""
    return f"room-{hmac.new(token.encode(), b'name', hashlib.sha256).hexdigest()[:8]}"


def cookie(header: str, name: str) -> str:
    """Return the value of one cookie, or nothing."""
    try:
        found = SimpleCookie(header).get(name)
    except CookieError:
        return ""
    return found.value if found else ""


async def refuse(scope: Scope, send: Send, status: int, words: str, *, retry: int | None = None) -> None:
    """Answer with one line why not, to programs as a problem."""
    if scope["path"].startswith(problems.PLACE):
        await plain(send, status, problems.problem_bytes(status, words), kind=problems.MEDIA_TYPE, retry=retry)
    else:
        await plain(send, status, words.encode() + b"\n", retry=retry)


async def plain(
    send: Send,
    status: int,
    body: bytes,
    *,
    kind: str = "text/plain; charset=utf-8",
    location: str | None = None,
    retry: int | None = None,
) -> None:
    """Answer with a few bytes."""
    headers = [(b"content-type", kind.encode())]
    if location:
        headers.append((b"location", location.encode()))
    if retry is not None:
        headers.append((b"retry-after", str(retry).encode()))
    if status == 401:
        headers.append((b"www-authenticate", b"Bearer"))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body, "more_body": False})
