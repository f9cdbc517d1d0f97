"""Times in the words of a person: `2026-11-25`, `yesterday`, `3 days ago`, `last Monday`, `2 June 14:30`."""

import re
from datetime import UTC, datetime, timedelta

from twosource.errors import BadCall

EXAMPLES = "2026-11-25, 2026-11-25T09:00, yesterday, “3 days ago”, “last week”"

_YEAR_OR_MONTH = re.compile(r"(\d{4})(?:-(\d{2}))?")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def moment(words: str, *, now: datetime, end: bool = False) -> str:
    """Return the time that words mean, as archives write times: ISO 8601 in UTC, to the microsecond.

    `now` is the local time, without a zone. A day is its first moment, with `end` its last; what names no zone is
    local time. Raises `BadCall` where the words are not understood.
    """
    found = _iso(words.strip(), end=end) or _in_words(words.strip(), now, end=end)
    if found is None:
        words = words[:60] if words.isprintable() else ascii(" ".join(words.split())[:12])[1:-1]
        raise BadCall(f"“{words}” is no time that is understood; say for example {EXAMPLES}")
    try:
        return found.astimezone(UTC).isoformat(timespec="microseconds")
    except (OverflowError, ValueError, OSError) as error:
        raise BadCall(f"“{words}” is too far away") from error


def _iso(words: str, *, end: bool) -> datetime | None:
    part = _YEAR_OR_MONTH.fullmatch(words)
    try:
        if part is not None:
            year, month = int(part[1]), int(part[2] or 1)
            first = datetime(year, month, 1)
            if not end:
                return first
            following = datetime(year + 1, 1, 1) if part[2] is None or month == 12 else datetime(year, month + 1, 1)
            return following - timedelta(microseconds=1)
        found = datetime.fromisoformat(words)
    except ValueError:
        return None
    return _edge(found, end=end) if _DAY.fullmatch(words) else found


def _in_words(words: str, now: datetime, *, end: bool) -> datetime | None:
    from dateparser.date import DateDataParser

    if not re.search(r"[^\W\d_]{2}|\d[./-]\d", words) or re.match(r"\d{4}-", words):
        return None  # a mere number, or a date in figures that is none
    settings = {
        "RELATIVE_BASE": now,
        "PREFER_DATES_FROM": "past",
        "PREFER_DAY_OF_MONTH": "first",
        "DATE_ORDER": "DMY",
        "RETURN_TIME_AS_PERIOD": True,
    }
    found = DateDataParser(languages=["en"], settings=settings).get_date_data(words)
    if found.date_obj is None:
        return None
    exact = found.period in ("time", "part_of_day")
    if exact and words.lower().endswith("ago"):  # so many hours, though clocks were put forward or back meanwhile
        meant: datetime = now.astimezone(UTC) - (now - found.date_obj)
        return meant
    return found.date_obj if exact else _edge(found.date_obj, end=end)


def _edge(day: datetime, *, end: bool) -> datetime:
    """Return the first moment of a day, or its last."""
    first = day.replace(hour=0, minute=0, second=0, microsecond=0)
    return first + timedelta(days=1, microseconds=-1) if end else first
