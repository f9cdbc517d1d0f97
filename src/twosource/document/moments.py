"""Dates and clock times in the words of a page, without any reading of what they date."""

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Sequence, Set
from datetime import date, timedelta

from msgspec import Struct

from twosource.document.calendar_words import MONTHS, SEASONAL, WEEKDAYS, ZONES

MONTH = "|".join(sorted(MONTHS, key=lambda name: (-len(name), name)))
_YEAR = r"(?:19|20)\d\d"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_DATES = (
    re.compile(rf"(?<!\d)(?P<y>{_YEAR})[-/.年](?P<m>0?[1-9]|1[0-2])[-/.月](?P<d>{_DAY})日?(?!\d)"),
    re.compile(rf"(?<![\d.])(?P<d>{_DAY})\.\s?(?P<m>0?[1-9]|1[0-2])\.\s?(?P<y>{_YEAR})(?!\d)"),
    re.compile(rf"(?<![\d/])(?P<a>\d{{1,2}})[/-](?P<b>\d{{1,2}})[/-](?P<y>{_YEAR})(?!\d)"),
    re.compile(
        rf"(?<!\w)(?P<n>{MONTH})\.? ?(?P<d>{_DAY})(?:st|nd|rd|th)?(?:,|\s"
        rf"|, ?\w{{3,9}},)\s?(?P<y>{_YEAR})(?!\d)",
        re.I,
    ),
    re.compile(
        rf"(?<!\d)(?P<d>{_DAY})(?:st|nd|rd|th|er|º|\.)?(?: of"
        rf"| de)?[ -](?P<n>{MONTH})\.?,?(?: de)?[ -](?P<y>{_YEAR})(?!\d)",
        re.I,
    ),
    re.compile(rf"(?<!\w)(?P<n>{MONTH})\.? (?P<d>{_DAY})(?:st|nd|rd|th)?(?![\d\w:])(?!, ?\d)", re.I),
    re.compile(rf"(?<![\d.,:])(?P<d>{_DAY})(?:st|nd|rd|th)?(?: of)? (?P<n>{MONTH})\b(?!\.? ?\d)", re.I),
    re.compile(rf"(?<!\w)(?P<n>{MONTH})\.?,? (?P<y>{_YEAR})(?!\d)", re.I),
)
_ZONE = (
    r"(?P<zone>(?:UTC|GMT)\s?[+-−]\s?\d{1,2}(?::?\d\d)?|[+-−]\d\d:?\d\d|"
    + "|".join(sorted((z for z in (*ZONES, *SEASONAL) if len(z) > 1), key=lambda z: (-len(z), z)))
    + r"|Z)"
).replace("[+-−]", "[-+−]")
CLOCK = re.compile(
    r"(?<![\d.])(?<!\d:)(?P<h>[01]?\d|2[0-4])(?:[:.h](?P<min>[0-5]\d))(?::(?P<s>[0-5]\d)(?:\.\d{1,9})?)?"
    r"(?:\s?(?P<half>[ap])\.?m\b\.?)?(?:\s?\(?" + _ZONE + r"(?![a-z]))?\)?(?![\d%])"
    r"|(?<![\d.:])(?P<h2>1[0-2]|0?[1-9])\s?(?P<half2>[ap])\.?m\b\.?(?:\s?\(?"
    + _ZONE.replace("zone", "zone2")
    + r"(?![a-z]))?\)?",
    re.IGNORECASE,
)
_AFTER_T = re.compile(r"(?<=\d)T(?=\d\d:)")
WEEKDAY = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(WEEKDAYS, key=lambda w: (-len(w), w)))})\.?(?!\w)", re.IGNORECASE)
FILLING = re.compile(
    r"(?<!\w)(?:\d+\s*[- ]?min(?:ute)?s?(?:\s*read)?|read(?:ing)? time|local time|o'clock|hrs?|at|on|um"
    r"|uhr|à|às|um \d+"
    r"|am|pm|and|by|in|the|from|of)(?!\w)",
    re.IGNORECASE,
)
LETTERS = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")


class Moment(Struct, frozen=True):
    """A day (`2025-05-28`, `2025-05`, `2025`, `XXXX-05-28`) and clock (`T10:30:00+03:00` or empty), with its place."""

    start: int
    end: int
    day: str
    clock: str


def moments(text: str) -> list[Moment]:
    """The dates of a text in order, each with the clock time that stands beside it."""
    text = _AFTER_T.sub(" ", text)
    days: list[tuple[int, int, str]] = []
    for pattern in _DATES:
        for match in pattern.finditer(text):
            value = _day_value(match)
            if value and _is_free(days, *match.span()):
                insort(days, (*match.span(), value))
    clocks = [match for match in CLOCK.finditer(text) if _is_free(days, *match.span())]
    taken: set[re.Match[str]] = set()
    found: list[Moment] = []
    for start, end, value in days:
        clock = _beside_clock(text, start, end, clocks, taken)
        if clock is None or len(value) != 10:
            found.append(Moment(start, end, value, ""))
        else:
            taken.add(clock)
            low, high = min(start, clock.start()), max(end, clock.end())
            found.append(Moment(low, high, value, clock_value(clock, value)))
    return found


def _is_free(days: Sequence[tuple[int, int, str]], start: int, end: int) -> bool:
    """Whether `[start, end)` touches none of `days`, which are in order and do not overlap."""
    at = bisect_right(days, start, key=lambda day: day[1])
    return at == len(days) or days[at][0] >= end


def _beside_clock(
    text: str, start: int, end: int, clocks: Sequence[re.Match[str]], taken: Set[re.Match[str]]
) -> re.Match[str] | None:
    """The clock time after the day, or else before it, with nothing but marks and fillers between."""
    first, last = bisect_left(clocks, end, key=_start), bisect_right(clocks, end + 24, key=_start)
    for match in clocks[first:last]:
        if match not in taken and not LETTERS.search(without_fillers(text[end : match.start()])):
            return match
    first, last = bisect_left(clocks, start - 40, key=_end), bisect_right(clocks, start, key=_end)
    for match in clocks[first:last]:
        if match not in taken and not LETTERS.search(without_fillers(text[match.end() : start])):
            return match
    return None


def _start(match: re.Match[str]) -> int:
    return match.start()


def _end(match: re.Match[str]) -> int:
    return match.end()


def without_fillers(text: str) -> str:
    """Blank out weekdays and the small words that stand between a day and a clock time."""
    return FILLING.sub(" ", WEEKDAY.sub(" ", text))


def _day_value(match: re.Match[str]) -> str | None:
    part = match.groupdict()
    year = part.get("y") or "XXXX"
    if part.get("a"):
        first, second = int(part["a"]), int(part["b"])
        if first > 12 or first == second:
            first, second = second, first
        elif second <= 12:
            return year
        return _checked(year, first, second)
    month = int(part["m"]) if part.get("m") else MONTHS[part["n"].lower()]
    return _checked(year, month, int(part["d"])) if part.get("d") else f"{year}-{month:02d}"


def _checked(year: str, month: int, day: int) -> str | None:
    try:
        date(2000 if year == "XXXX" else int(year), month, day)
    except ValueError:
        return None
    return f"{year}-{month:02d}-{day:02d}"


def clock_value(match: re.Match[str], day: str) -> str:
    """Return a match of `CLOCK` as ISO 8601 with its offset on that day, where it names one."""
    hour, minute, second = int(match["h"] or match["h2"]), match["min"] or "00", match["s"]
    half = (match["half"] or match["half2"] or "").lower()
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour == 24:
        return ""
    zone = _offset(match["zone"] or match["zone2"], day)
    seconds = f":{second}" if second else (":00" if zone else "")
    return f"T{hour:02d}:{minute}{seconds}{zone}"


def _offset(zone: str | None, day: str) -> str:
    if not zone:
        return ""
    name = zone.lower().replace("−", "-").replace(" ", "")
    if name in ZONES:
        return ZONES[name]
    if name in SEASONAL:
        if day.startswith("XXXX"):
            return ""
        return f"-{-SEASONAL[name] - _summer_in_us(date.fromisoformat(day)):02d}:00"
    sign, digits = ("-" if "-" in name else "+"), re.sub(r"\D", "", name)
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "00")
    return f"{sign}{int(hours):02d}:{minutes}" if int(hours) <= 14 else ""


def _summer_in_us(day: date) -> bool:
    """From the second Sunday of March to the first of November (Energy Policy Act of 2005)."""
    march, november = date(day.year, 3, 8), date(day.year, 11, 1)
    start = march + timedelta((6 - march.weekday()) % 7)
    end = november + timedelta((6 - november.weekday()) % 7)
    return start <= day < end
