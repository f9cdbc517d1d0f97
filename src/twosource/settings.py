"""Limits and choices, in one record."""

from msgspec import Struct


class Web(Struct, frozen=True, kw_only=True):
    """Bounds on what is fetched from addresses, and the hosts that may lie in a network of one's own.

    Sizes in bytes, times in seconds. `allowed` holds `HOST` or `HOST:PORT`, in lower case: these alone may lead to
    addresses that the public cannot reach. `pause` lies between two calls to one host; `patience` is how long a host
    that asks for more is waited for; a fetch that waits often is given twice that in all.
    """

    allowed: tuple[str, ...] = ()
    body_bytes: int = 20 * 1024 * 1024
    seconds: float = 30.0
    redirects: int = 5
    pause: float = 1.0
    patience: float = 30.0


class Settings(Struct, frozen=True, kw_only=True):
    """Bounds on what is parsed; those on what is fetched are in `web`.

    Sizes in bytes, depths in levels, lengths in characters.
    """

    capture_bytes: int = 32 * 1024 * 1024
    line_bytes: int = 16 * 1024 * 1024
    unpacked_bytes: int = 64 * 1024 * 1024
    html_depth: int = 512
    text_chars: int = 3_000_000
    articles_per_capture: int = 64
    web: Web = Web()


DEFAULT = Settings()
