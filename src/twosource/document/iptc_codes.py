"""What codes of the IPTC mean here: whether an item may be used, and whether a party is its source."""

import re

from twosource.errors import Refused

_BARRED = frozenset({"withheld", "canceled"})
_HANDS_ON = re.compile(r"distribut|aggregat|enhanc|modif|edit|transl", re.I)


def last_part(code: str | None) -> str | None:
    """Return what a code says, without the vocabulary that it is from: `canceled` of `stat:canceled`."""
    return re.split(r"[:/#]", code.rstrip("/#"))[-1] or None if code else None


def refuse_barred(status: str | None) -> None:
    """Raise Refused where the status of an item says that it must not be used."""
    said = (last_part(status) or "").lower()
    if said in _BARRED:
        raise Refused(f"{said} by its provider")


def is_source(role: str | None) -> bool:
    """Whether a party of this role gave the matter, and did not only pass it on or work on it."""
    return not _HANDS_ON.search(role or "")
