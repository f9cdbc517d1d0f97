"""Times as software writes them: ISO 8601 in its shorter forms, seconds since 1970; else words, as pages write them."""

import re
from datetime import UTC, date, datetime

from twosource.document.stamps import stamp
from twosource.records.page import Stamp

_SHORT = re.compile(r"^(?P<year>(?:1[89]|20)\d\d)(?:-?(?P<month>0[1-9]|1[0-2])(?:-?(?P<day>\d\d))?)?$")
_SECONDS = re.compile(r"^(?P<seconds>1\d{9})(?:\d{3})?$")


def machine_time(words: str) -> Stamp | None:
    """Return the time that `words` give, as exact as they are; None where they are not understood."""
    words = words.strip()
    if match := _SECONDS.match(words):
        moment = datetime.fromtimestamp(int(match["seconds"]), UTC)
        return Stamp(value=moment.isoformat(), evidence=words)
    if match := _SHORT.match(words):
        value = "-".join(part for part in match.groups() if part)
        return Stamp(value=value, evidence=words) if _exists(match) else None
    return stamp(words)


def _exists(match: re.Match[str]) -> bool:
    try:
        date(int(match["year"]), int(match["month"] or 1), int(match["day"] or 1))
    except ValueError:
        return False
    return True
