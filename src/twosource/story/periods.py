"""When a document was published, and of which months it speaks: what two reports of one matter have in common.

Neighbouring stories, two quakes or two fights of one boxer, share words and even people, but hardly ever a month.
"""

import re
from datetime import date

from msgspec import Struct

from twosource.records.page import Document, Stamp
from twosource.records.reading import Reading

SEASON = 90
"""Days; reports of one matter that were published farther apart say so by more than a name."""

_MONTH = re.compile(r"\d{4}-\d\d(?!\d)")


class When(Struct, frozen=True):
    """First and last day of publication, counted from year 1, None where it is open, and the months spoken of."""

    published: tuple[int, int] | None
    months: frozenset[str]


def when(document: Document, reading: Reading | None) -> When:
    """Return what is known of the time of `document`; its month of publication is one that it speaks of."""
    values = [time.value for time in reading.times if time.type in ("DATE", "TIME")] if reading else []
    if document.published.value:
        values.append(document.published.value)
    months = frozenset(match[0] for value in values if (match := _MONTH.match(value)))
    return When(period(document.published) if document.published.value else None, months)


def in_one_season(one: When, other: When) -> bool | None:
    """Say whether two documents are of one time; None where a date is open and they name no month in common."""
    if one.months & other.months:
        return True
    if one.published and other.published:
        gap = max(one.published[0] - other.published[1], other.published[0] - one.published[1])
        return gap <= SEASON
    return None


def period(stamp: Stamp) -> tuple[int, int]:
    """Return the first and last day, counted from year 1, on which a document may have been published."""
    first, last = (stamp.value, stamp.value) if stamp.value else (stamp.not_before, stamp.not_after)
    return _day(first, 0, first=True), _day(last, date.max.toordinal(), first=False)


def _day(value: str | None, default: int, *, first: bool) -> int:
    parts = (value or "")[:10].split("-")
    if not all(part.isdigit() for part in parts):
        return default
    numbers = [int(part) for part in parts]
    month = numbers[1] if len(numbers) > 1 else (1 if first else 12)
    day = numbers[2] if len(numbers) > 2 else (1 if first else 28)
    try:
        return date(numbers[0], month, day).toordinal()
    except ValueError:
        return default
