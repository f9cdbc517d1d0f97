"""Times as software writes them: ISO 8601 in its shorter forms, seconds since 1970; else words, as pages write them."""

import re
from datetime import UTC, date, datetime

from twosource.document.stamps import stamp
from twosource.records.page import Stamp

_SHORT = re.compile(r"^(?P<year>(?:1[89]|20)\d\d)(?:-?(?P<month>0[1-9]|1[0-2])(?:-?(?P<day>\d\d))?)?$")
_SECONDS = re.compile(r"^(?P<seconds>1\d{9})(?:\d{3})?$")

_BASIC = re.compile(r"^\d{8}T\d{4}(?:\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d(?::?\d\d)?)?$")
_MIDNIGHT = re.compile(r"^(\d{4}-\d\d-\d\d)T00:00(?::00)?(?:Z|\+00:00)?$")


def machine_time(words: str) -> Stamp | None:
    """Return the time that `words` give, as exact as they are; None where they are not understood."""
    words = words.strip()
    if match := _SECONDS.match(words):
        moment = datetime.fromtimestamp(int(match["seconds"]), UTC)
        return Stamp(value=moment.isoformat(), evidence=words)
    if _BASIC.match(words):
        return _basic(words)
    if match := _SHORT.match(words):
        value = "-".join(part for part in match.groups() if part)
        return Stamp(value=value, evidence=words) if _exists(match) else None
    return stamp(words)


def page_time(words: str) -> Stamp | None:
    """Return the time that `words` give as a page's data mean it; None where they date nothing.

    Midnight sharp, without a zone or in UTC, is what software writes where only the day is known.
    """
    found = machine_time(words)
    if found is None or found.value is None:
        return None
    day = _MIDNIGHT.match(found.value)
    return Stamp(value=day.group(1), evidence=words) if day else found


def _basic(words: str) -> Stamp | None:
    """Understand ISO 8601 without its dashes and colons."""
    try:
        return Stamp(value=datetime.fromisoformat(words).replace(microsecond=0).isoformat(), evidence=words)
    except ValueError:
        return None


def _exists(match: re.Match[str]) -> bool:
    try:
        date(int(match["year"]), int(match["month"] or 1), int(match["day"] or 1))
    except ValueError:
        return False
    return True
