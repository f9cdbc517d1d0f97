"""Where messages go: one POST each, and what comes back of it.

Who calls the program says where messages go, so any machine may take them, one of his own network too.
"""

import time
from collections.abc import Sequence
from contextlib import suppress
from functools import cached_property
from hashlib import sha256
from ssl import PROTOCOL_TLS_CLIENT, SSLContext
from urllib.parse import urlsplit

import httpcore2
from msgspec import Struct

from twosource.archive.outbox import GONE, Message, is_delivered
from twosource.errors import BadCall, Unfetched
from twosource.fetch import answer as http
from twosource.fetch.address import Address, address, allowed_host
from twosource.fetch.asking import ask
from twosource.fetch.client import AGENT
from twosource.fetch.deadline import Deadline
from twosource.fetch.headers import retry_after
from twosource.fetch.resolving import resolve
from twosource.notify.signing import headers

LONGEST = 30.0
"""Seconds that one try may take in all."""
AGAIN = (0, 408, 425, 429, 500, 502, 503, 504)
"""Answers after which another try soon may help; 0 is none at all."""


class Answer(Struct, frozen=True, kw_only=True):
    """What came of one try: the status in HTTP, 0 where there was no answer; why it is none that delivers, in a line;
    and after how many seconds the receiver asks to be tried again.
    """

    status: int
    reason: str = ""
    wait: float = 0


class Receiver:
    """An address that takes messages, and the secrets that they are signed with."""

    def __init__(self, url: str, secrets: Sequence[str], *, tls: SSLContext | None = None) -> None:
        """Raise `BadCall` where `url` is no address of the web. `tls` are the certificates that are trusted."""
        self._place = _place(url)
        self._secrets = tuple(secrets)
        self._given = tls
        self.target = sha256(self._place.url.encode()).hexdigest()
        self.shown = f"{self._place.origin} ({self.target[:8]})"  # what follows the host may be all that is secret

    @cached_property
    def _tls(self) -> SSLContext:
        if self._place.scheme == "http":
            return SSLContext(PROTOCOL_TLS_CLIENT)  # not asked, and so not filled with all certificates
        return self._given or httpcore2.default_ssl_context()

    def send(self, message: Message, *, at: str) -> Answer:
        """Send a message once and return what came of it, within `LONGEST` seconds; no redirection is followed."""
        signed = headers(message.name, message.body, at=at, with_secrets=self._secrets)
        try:
            answer = ask(
                self._place,
                {"User-Agent": AGENT, "Content-Type": "application/json", **signed},
                Deadline(time.monotonic, LONGEST, grace=0),
                resolve=resolve,
                tls=self._tls,
                private=True,
                post=message.body,
            )
        except Unfetched as refused:
            return Answer(status=0, reason=refused.reason)
        return _answer(answer)


def _place(url: str) -> Address:
    """Take the address apart; where it names a port, messages are taken there."""
    if not url.strip().lower().startswith(("https://", "http://")):
        raise BadCall("--to: an address begins with https:// or http://")
    own: tuple[str, ...] = ()
    with suppress(ValueError, Unfetched):
        own = (allowed_host(urlsplit(url.strip()).netloc),)
    try:
        return address(url, allowed=own)
    except Unfetched as refused:
        raise BadCall(f"--to: {refused.reason}") from refused


def _answer(answer: http.Answer) -> Answer:
    status = answer.status
    if is_delivered(status):
        return Answer(status=status)
    if status == GONE:
        return Answer(status=status, reason="wants nothing more (410 Gone); --again sends to it all the same")
    if 300 <= status < 400:
        return Answer(status=status, reason=f"answered {answer.said}, and is not followed elsewhere")
    return Answer(status=status, reason=f"answered {answer.said}", wait=retry_after(answer.headers) or 0)
