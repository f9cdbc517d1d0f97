"""Addresses of pages as other programs are given them: only those that every program takes for one."""

import re

_WEB = re.compile(r"https?://[^\s<>\"{}|\\^`\[\]\x00-\x20\x7f-\x9f]+", re.I)


def address(url: str | None) -> str | None:
    """Return the address where it is one of the web without a sign that an address cannot hold, otherwise None."""
    return url if url and url.isprintable() and _WEB.fullmatch(url) else None
