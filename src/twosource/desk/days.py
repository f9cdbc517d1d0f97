"""Days that are known in part only: the stretch of days that a month or a year may mean."""

import re
from calendar import monthrange

_KNOWN = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


def first_and_last(known: str | None) -> tuple[str, str] | None:
    """Return the first and the last day that a day, a month or a year may mean, as ISO 8601; None where it is none."""
    found = _KNOWN.match(known or "")
    if found is None:
        return None
    year, month, day = found.groups()
    first, last = month or "01", month or "12"
    if not 1 <= int(last) <= 12 or not int(year):
        return None
    return f"{year}-{first}-{day or '01'}", f"{year}-{last}-{day or f'{monthrange(int(year), int(last))[1]:02}'}"


def within(known: str | None, *, since: str = "", until: str = "") -> bool:
    """Whether all of what a day, month or year may mean lies between two days; one that is left out bounds nothing."""
    days = first_and_last(known)
    if days is None:
        return not since and not until
    return (not since or days[0] >= since) and (not until or days[1] <= until)
