"""Captures that came from the web as a web archive (WARC 1.1), in which each has its address, time and encoding."""

import hashlib
import re

from twosource.archive.interface import Taken
from twosource.feeds import FEEDS

NO_TIME = "1970-01-01T00:00:00Z"
"""The date of a record whose page has no time: the format wants one, and there was no web then."""
_ADDRESS = re.compile(r"(?:https?|ftp)://[^\s<>\x00-\x1f\x7f]+")
_OWN = ("application/json", *FEEDS)
"""Media types of what names its own address."""


def is_of_web(taken: Taken) -> bool:
    """Whether a capture has an address, or a time with it, that its bytes do not tell."""
    known = taken.url is not None and _ADDRESS.fullmatch(taken.url) is not None
    return known and (taken.seen is not None or taken.media_type not in _OWN)


def record(taken: Taken, data: bytes) -> bytes:
    """Return a `resource` record with the bytes of a capture: the same capture gives the same record."""
    charset = f"; charset={taken.charset}" if taken.charset else ""
    name = hashlib.sha256(f"{taken.sha256} {taken.media_type} {taken.url}".encode()).hexdigest()
    when = taken.seen.replace("+00:00", "Z") if taken.seen else NO_TIME
    head = (
        f"WARC/1.1\r\nWARC-Type: resource\r\nWARC-Record-ID: <urn:sha256:{name}>\r\nWARC-Date: {when}\r\n"
        f"WARC-Target-URI: {taken.url}\r\nWARC-Block-Digest: sha256:{taken.sha256}\r\n"
        f"Content-Type: {taken.media_type}{charset}\r\nContent-Length: {len(data)}\r\n\r\n"
    )
    return head.encode() + data + b"\r\n\r\n"
