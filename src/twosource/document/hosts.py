"""Hosts of addresses, and whether two belong to one publisher."""

from functools import lru_cache
from urllib.parse import urljoin, urlsplit


def host(url: str | None) -> str | None:
    """Return the host of an http address in lower case without `www.`; None for anything else."""
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
        name = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not name or "." not in name:
        return None
    return name.rstrip(".").removeprefix("www.")


def absolute(url: str | None, base: str | None) -> str | None:
    """Return `url` as a full http address, read against `base` where it is relative; None where it is none."""
    if not url:
        return None
    try:
        whole = urljoin(base or "", url.strip())
    except ValueError:
        return None
    return whole if host(whole) else None


@lru_cache(maxsize=4096)
def owner(name: str) -> str:
    """Return the registered part of a host: `news.example.co.uk` belongs to `example.co.uk`."""
    from tld import get_fld

    return get_fld(f"https://{name}", fail_silently=True) or name


def same_owner(one: str | None, other: str | None) -> bool:
    """Whether two hosts were registered by one name."""
    return one is not None and other is not None and owner(one) == owner(other)
