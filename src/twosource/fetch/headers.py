"""What headers say: media type and character set, a moment, and when to come again."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.message import Message
from email.utils import parsedate_to_datetime

_YEARS = range(1990, 2200)
_SECONDS = re.compile(r"\d{1,9}")
_MAX_AGE = re.compile(r"(?:^|[\s,])max-age\s*=\s*\"?(\d{1,9})")


def content_type(value: str | None) -> tuple[str | None, str | None]:
    """Return the media type and the character set, in lower case, as far as they are said."""
    if not value:
        return None, None
    message = Message()
    message["Content-Type"] = value.partition("\n")[0]
    said = message.get_param("charset")
    media_type = value.partition(";")[0].strip().lower()
    return media_type or None, said.strip().lower() or None if isinstance(said, str) else None


def moment(value: str | None) -> str | None:
    """Return an HTTP date in ISO 8601, in UTC, to the second; None where it is none."""
    found = _date(value)
    return None if found is None else found.isoformat(timespec="seconds")


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Return the seconds after which a server wants to be asked again; a date counts from the server's own time."""
    value = headers.get("retry-after", "").strip()
    if _SECONDS.fullmatch(value):
        return float(value)
    then, now = _date(value), _date(headers.get("date"))
    return max((then - now).total_seconds(), 0.0) if then is not None and now is not None else None


def fresh_for(headers: Mapping[str, str]) -> float | None:
    """Return for how many seconds an answer counts as new by its `Cache-Control` (RFC 9111, 5.2.2.1)."""
    said = _MAX_AGE.search(headers.get("cache-control", "").lower())
    return float(said[1]) if said else None


def _date(value: str | None) -> datetime | None:
    try:
        found = parsedate_to_datetime(value or "")
        found = found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, TypeError, OverflowError):
        return None
    return found if found.year in _YEARS else None
