"""The calendar: what the document's time is, and which day, week or month a phrase names from there.

Nothing is filled up: a value has the precision of the words ("two years ago" is a year), and what the document
does not give is X.
"""

import datetime as dt
import re
from typing import NamedTuple

_ANCHOR = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_NEAR = 45  # days: a date this close is meant even where the verb looks the other way


class Anchor(NamedTuple):
    """The document's time, as far as it is known."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def date(self) -> dt.date | None:
        """The day, where it is known."""
        return None if self.month is None or self.day is None else dt.date(self.year, self.month, self.day)


def read_anchor(value: str | None) -> Anchor | None:
    """Return the anchor that an ISO value gives; None for None and for what is no date."""
    match = _ANCHOR.match(value or "")
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        dt.date(year or 0, month or 1, day or 1)
    except ValueError:
        return None
    return Anchor(year or 1, month, day)


def day_value(year: int | None, month: int, day: int) -> str | None:
    """Return `2025-05-16`, `XXXX-05-16` without a year, None for a day that is not in the calendar."""
    try:
        dt.date(year if year is not None else 2000, month, day)
    except ValueError:
        return None
    return f"{_year(year)}-{month:02d}-{day:02d}"


def month_value(year: int | None, month: int) -> str:
    """Return `2025-05`, or `XXXX-05` without a year."""
    return f"{_year(year)}-{month:02d}"


def _year(year: int | None) -> str:
    return "XXXX" if year is None else f"{year:04d}"


def week_value(day: dt.date) -> str:
    """Return the ISO week of `day`: `2025-W22`."""
    iso = day.isocalendar()
    return f"{iso.year:04d}-W{iso.week:02d}"


def shift_months(year: int, month: int, by: int) -> tuple[int, int]:
    """Return the year and month `by` months away."""
    index = year * 12 + month - 1 + by
    return index // 12, index % 12 + 1


def shift_day(day: dt.date, *, months: int = 0, days: int = 0) -> dt.date | None:
    """Return the day so many months and days away (the last of a short month); None outside the calendar."""
    year, month = shift_months(day.year, day.month, months)
    if not 1 <= year <= 9998:
        return None
    last = (dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)).day
    try:
        return dt.date(year, month, min(day.day, last)) + dt.timedelta(days=days)
    except OverflowError:
        return None


def shift_business_days(day: dt.date, by: int) -> dt.date:
    """Return the day so many Mondays to Fridays away."""
    step, left = (1 if by > 0 else -1), min(abs(by), 1000)
    while left:
        day += dt.timedelta(days=step)
        left -= day.isoweekday() < 6
    return day


def year_of_day(anchor: Anchor, month: int, day: int, direction: int) -> int | None:
    """Return the year of a day and month by the document's time and the clause's direction (-1, 0, 1).

    The nearest such day is meant, unless it is more than six weeks off on the side the verb does not look to.
    """
    if anchor.month is None:
        return anchor.year
    here = dt.date(anchor.year, anchor.month, anchor.day or 15)
    if anchor.day is None and month == anchor.month:
        return anchor.year
    days = []
    for year in range(anchor.year - 8, anchor.year + 9):
        try:
            days.append(dt.date(year, month, day))
        except ValueError:
            continue
    if not days:
        return None
    behind = max((d for d in days if d <= here), default=days[0])
    ahead = min((d for d in days if d >= here), default=days[-1])
    back, forth = (here - behind).days, (ahead - here).days
    if direction < 0:
        return ahead.year if forth <= _NEAR and forth < back else behind.year
    if direction > 0:
        return behind.year if back <= _NEAR and back < forth else ahead.year
    return behind.year if back <= forth else ahead.year


def year_of_month(anchor: Anchor, month: int, direction: int) -> int:
    """Return the year of a month by the document's time and the clause's direction."""
    if anchor.month is None or month == anchor.month:
        return anchor.year
    back = (anchor.month - month) % 12
    ahead = (month - anchor.month) % 12
    look_back = direction < 0 or (direction == 0 and back <= ahead) or (direction > 0 and back == 1)
    if look_back:
        return anchor.year - (month > anchor.month)
    return anchor.year + (month < anchor.month)


def weekday_near(here: dt.date, weekday: int, direction: int) -> dt.date:
    """Return the day with ISO weekday `weekday`: on or before `here`, on or after it where `direction` is 1."""
    if direction > 0:
        return here + dt.timedelta(days=(weekday - here.isoweekday()) % 7)
    return here - dt.timedelta(days=(here.isoweekday() - weekday) % 7)


def weekday_in_week(here: dt.date, weekday: int, weeks: int) -> dt.date:
    """Return that weekday of the ISO week `weeks` away from the one of `here`."""
    return here + dt.timedelta(days=weekday - here.isoweekday() + 7 * weeks)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> dt.date | None:
    """Return the `nth` such weekday of a month, the last one for `nth` -1."""
    if nth > 0:
        first = dt.date(year, month, 1)
        day = first + dt.timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
        return day if day.month == month else None
    following = shift_months(year, month, 1)
    last = dt.date(*following, 1) - dt.timedelta(days=1)
    return last - dt.timedelta(days=(last.isoweekday() - weekday) % 7)


def easter(year: int) -> dt.date:
    """Return Easter Sunday of the Western churches (the anonymous Gregorian computus, Nature 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (b - (b + 8) // 25 + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    j = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * j) // 451
    month, day = divmod(h + j - 7 * m + 114, 31)
    return dt.date(year, month, day + 1)
