"""Where messages go: one POST each, and what comes back of it."""

import re
import threading
from collections.abc import Sequence
from hashlib import sha256
from http.client import responses

import urllib3
from msgspec import Struct
from urllib3 import exceptions
from urllib3.util import parse_url

from twosource import __version__
from twosource.archive.outbox import GONE, Message, is_delivered
from twosource.errors import BadCall
from twosource.notify.signing import headers

CONNECTING, SILENCE, LONGEST = 10, 20, 30
"""Seconds to connect in, seconds of silence, and seconds in all after which an answer is not waited for."""
AGAIN = (0, 408, 425, 429, 500, 502, 503, 504)
"""Answers after which another try soon may help; 0 is none at all."""


class Answer(Struct, frozen=True, kw_only=True):
    """What came of one try: the status in HTTP, 0 where there was no answer; why it is none that delivers, in a line;
    and after how many seconds the receiver asks to be tried again.
    """

    status: int
    reason: str = ""
    wait: int = 0


class Receiver:
    """An address that takes messages, and the secrets that they are signed with."""

    def __init__(self, url: str, secrets: Sequence[str]) -> None:
        """Raise `BadCall` where `url` is no address of the web."""
        self._url, self._secrets = url, tuple(secrets)
        self.shown = shown(url)
        self.target = sha256(url.encode()).hexdigest()

    def send(self, message: Message, *, at: str) -> Answer:
        """Send a message once and return what came of it, within `LONGEST` seconds; no redirection is followed."""
        signed = headers(message.name, message.body, at=at, with_secrets=self._secrets)
        found: list[Answer] = []
        trying = threading.Thread(target=lambda: found.append(self._posted(message, signed)), daemon=True)
        trying.start()
        trying.join(LONGEST)  # a receiver that sends a letter now and then would never be silent for long
        return found[0] if found else Answer(status=0, reason="did not answer in time")

    def _posted(self, message: Message, signed: dict[str, str]) -> Answer:
        told = {"content-type": "application/json", "user-agent": f"twosource/{__version__}", **signed}
        timeout = urllib3.Timeout(connect=CONNECTING, read=SILENCE)
        try:
            with urllib3.PoolManager(retries=False) as pool:
                answer = pool.request(
                    "POST",
                    self._url,
                    body=message.body,
                    headers=told,
                    redirect=False,
                    timeout=timeout,
                    preload_content=False,
                )
                answer.close()  # nothing that it says counts but its status
        except (exceptions.HTTPError, OSError, ValueError) as error:
            return Answer(status=0, reason=_why(error))
        return _answer(answer.status, answer.headers.get("retry-after", ""))


def shown(url: str) -> str:
    """Return an address without what of it may be secret; raises `BadCall` where it is none of the web."""
    try:
        parts = parse_url(url)
    except exceptions.LocationParseError as error:
        raise BadCall(f"“{url}” is no address; it begins with https://") from error
    if parts.scheme not in ("http", "https") or not parts.host or not url.isprintable() or " " in url:
        raise BadCall(f"“{url}” is no address; it begins with https://")
    if parts.auth:
        raise BadCall("an address with a password in it is not supported; the signature tells who sends")
    return f"{parts.scheme}://{parts.netloc}{parts.path or ''}"


def _answer(status: int, wait: str) -> Answer:
    if is_delivered(status):
        return Answer(status=status)
    if status == GONE:
        return Answer(status=status, reason="wants nothing more (410); --again sends to it all the same")
    if 300 <= status < 400:
        return Answer(status=status, reason=f"leads elsewhere ({status}), which is not followed")
    words = f"{status} {responses.get(status, '')}".strip()
    seconds = int(wait) if re.fullmatch(r"\d{1,6}", wait) else 0
    return Answer(status=status, reason=f"answered {words}", wait=seconds)


def _why(error: Exception) -> str:
    """Return why there was no answer, in a few words."""
    if isinstance(error, exceptions.TimeoutError) and not isinstance(error, exceptions.NewConnectionError):
        return "did not answer in time"
    cause: BaseException | None = error
    while cause is not None and not isinstance(cause, OSError):
        cause = cause.__cause__ or cause.__context__ or getattr(cause, "reason", None)
    words = getattr(cause, "strerror", None) or str(cause or error)
    return f"cannot be reached ({' '.join(words.lower().split())[:120]})"
