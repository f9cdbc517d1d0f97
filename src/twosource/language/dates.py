"""How two times compare.

A value is an ISO date known as far as it is known: `2025`, `2025-05`, `2025-05-16`, `XXXX-05-16` (no year),
`XXXX-WXX-3` (a Wednesday), `2025-W21` (a week).
"""

import re
from datetime import date
from functools import lru_cache

FULL_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
YEARLESS = re.compile(r"XXXX-(\d\d)-(\d\d)")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(?:-(WE|\d))?")
_WEEKDAY = re.compile(r"XXXX-WXX-(\d)")


_MONTHS = "January February March April May June July August September October November December".split()

_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def written(day: str) -> str:
    """Return a day as a person writes it ("27 May 2025", "27 May", "a Friday"), and any other value as it is."""
    if (of_a_week := _WEEKDAY.fullmatch(day)) and 1 <= int(of_a_week.group(1)) <= 7:
        return f"a {_WEEKDAYS[int(of_a_week.group(1)) - 1]}"
    known = FULL_DAY.fullmatch(day) or YEARLESS.fullmatch(day)
    if known is None or not 1 <= int(day[5:7]) <= 12:
        return day
    year = f" {day[:4]}" if day[:1].isdigit() else ""
    return f"{int(day[8:])} {_MONTHS[int(day[5:7]) - 1]}{year}"


@lru_cache(maxsize=16_384)
def compare_times(a: str, b: str) -> str:
    """Return `agrees`, `vaguer` (one is less exact and holds the other), or `contradicts`."""
    if a == b:
        return "agrees"
    if a.startswith("P") or b.startswith("P"):
        return "differs"
    first, second = bounds(a), bounds(b)
    if first is None or second is None:
        return _loose(a, b)
    if (first[0] <= second[0] and second[1] <= first[1]) or (second[0] <= first[0] and first[1] <= second[1]):
        return "vaguer"
    return "vaguer" if first[0] <= second[1] and second[0] <= first[1] else "contradicts"


def _loose(a: str, b: str) -> str:
    """Compare where one side has no year or only a weekday."""
    for one, other in ((a, b), (b, a)):
        weekday = _WEEKDAY.match(one)
        full = FULL_DAY.match(other)
        if weekday and full:
            same = date(int(full.group(1)), int(full.group(2)), int(full.group(3))).isoweekday() == int(
                weekday.group(1)
            )
            return "vaguer" if same else "contradicts"
        yearless = YEARLESS.match(one)
        if yearless and full:
            return "vaguer" if yearless.groups() == full.groups()[1:] else "contradicts"
        if yearless and re.fullmatch(r"\d{4}-\d\d", other):
            return "vaguer" if yearless.group(1) == other[5:] else "contradicts"
    both = _WEEKDAY.match(a), _WEEKDAY.match(b)
    if all(both):
        return "contradicts"
    both = YEARLESS.match(a), YEARLESS.match(b)
    return "contradicts" if all(both) else "vaguer"


@lru_cache(maxsize=16_384)
def bounds(value: str) -> tuple[date, date] | None:
    """Return the first and the last day that a value allows, or None where it has no year."""
    week = _WEEK.match(value)
    try:
        if week:
            number = week.group(3)
            first, last = (1, 7) if number is None else (6, 7) if number == "WE" else (int(number), int(number))
            year, which = int(week.group(1)), int(week.group(2))
            return date.fromisocalendar(year, which, first), date.fromisocalendar(year, which, last)
        full = FULL_DAY.match(value)
        if full:
            day = date(int(full.group(1)), int(full.group(2)), int(full.group(3)))
            return day, day
        if re.fullmatch(r"\d{4}-\d\d", value):
            year, month = int(value[:4]), int(value[5:7])
            end = date(year + month // 12, month % 12 + 1, 1)
            return date(year, month, 1), date.fromordinal(end.toordinal() - 1)
        if re.fullmatch(r"\d{4}", value):
            return date(int(value), 1, 1), date(int(value), 12, 31)
    except ValueError:
        return None
    return None
