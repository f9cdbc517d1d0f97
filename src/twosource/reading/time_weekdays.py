"""Weekdays, days of a month by their number, "today" and its neighbours, holidays."""

import datetime as dt
import re

from twosource.reading.time_calendar import (
    day_value,
    easter,
    nth_weekday,
    shift_months,
    weekday_in_week,
    weekday_near,
)
from twosource.reading.time_dates import build, guess_year, relative_shift, year_of
from twosource.reading.time_scene import Found, Scene
from twosource.reading.time_words import EASTER_HOLIDAYS, FIXED_HOLIDAYS, PARTS_OF_DAY

Match = re.Match[str]


def weekday(match: Match, scene: Scene) -> Found | None:
    """A weekday alone, by the tense; with "last", "this", "next" by the week."""
    number, here = scene.number(match, "wday"), scene.here
    if here is None:
        return build(match, f"XXXX-WXX-{number}", absorbs="day")
    relation = scene.word(match, "rel") if "rel" in match.re.groupindex else ""
    if relation in ("last", "past", "previous"):
        day = weekday_near(here - dt.timedelta(days=1), number, -1)
    elif relation == "this":
        day = weekday_in_week(here, number, 0)
    elif relation in ("next", "following"):
        day = weekday_in_week(here, number, 1)
    elif relation in ("coming", "upcoming"):
        day = weekday_near(here + dt.timedelta(days=1), number, 1)
    else:
        day = weekday_near(here, number, scene.direction(match) or -1)
    return build(match, day.isoformat(), absorbs="day")


def weekday_of_week(match: Match, scene: Scene) -> Found | None:
    """As in "Friday next week", "last week on Sunday"."""
    number, here = scene.number(match, "wday"), scene.here
    if here is None:
        return build(match, f"XXXX-WXX-{number}")
    return build(match, weekday_in_week(here, number, relative_shift(match, scene)).isoformat())


def weekday_the_nth(match: Match, scene: Scene) -> Found | None:
    """As in "Thursday the 21st": the day nearest to the document's on which both hold."""
    number, day, here = scene.number(match, "wday"), scene.number(match, "day"), scene.here
    if scene.word(match, "day").isalpha() and scene.word_at(match.end()) not in _DAY_AFTER:
        return None
    if here is None:
        return build(match, f"XXXX-XX-{day:02d}")
    fits = []
    for by in range(-12, 13):
        try:
            candidate = dt.date(*shift_months(here.year, here.month, by), day)
        except ValueError:
            continue
        if candidate.isoweekday() == number:
            fits.append((abs((candidate - here).days), candidate))
    return build(match, min(fits)[1].isoformat()) if fits else None


def nth_weekday_of(match: Match, scene: Scene) -> Found | None:
    """As in "the second Monday of next month", "the last Friday in May 2024"."""
    nth = scene.number(match, "nth") or -1
    place = _month_named(match, scene)
    if place is None or nth > 5:
        return None
    day = nth_weekday(*place, scene.number(match, "wday"), nth)
    return build(match, day.isoformat(), absorbs="the") if day else None


def nth_weekday_here(match: Match, scene: Scene) -> Found | None:
    """As in "the third Tuesday" at the end of a clause: of the document's month."""
    anchor, nth = scene.anchor, scene.number(match, "nth")
    if scene.word_at(match.end()) not in (".", "!", "?", "") or anchor is None or anchor.month is None or nth > 5:
        return None
    day = nth_weekday(anchor.year, anchor.month, scene.number(match, "wday"), nth)
    return build(match, day.isoformat(), absorbs="the") if day else None


def _month_named(match: Match, scene: Scene) -> tuple[int, int] | None:
    """The year and month of "May 2024", "May", "next month"."""
    month, anchor = scene.number(match, "month"), scene.anchor
    if month:
        year = year_of(match, scene) or guess_year(scene, match, month, 0)
        return None if year is None else (year, month)
    if anchor is None or anchor.month is None:
        return None
    return shift_months(anchor.year, anchor.month, relative_shift(match, scene))


def nth_day_of(match: Match, scene: Scene) -> Found | None:
    """As in "20th of next month"."""
    place = _month_named(match, scene)
    return place and build(match, day_value(*place, scene.number(match, "day")), absorbs="the")


_DAY_BEFORE = frozenset({"on", "for", "by", "until", "till", "since", "before", "after", "from", "of"})
_DAY_AFTER = frozenset(
    ". , ; ! ? ) : and or but to in at of when as with that was were is will has had he she they it".split()
) | {""}


def _stands_for_a_day(match: Match, scene: Scene) -> bool:
    """Whether "the 21st", "the tenth" or "the 27" can be a day: after a preposition, before no noun."""
    before, after = scene.word_at(match.start() - 2), scene.word_at(match.end())
    written = scene.word(match, "day")
    if scene.word_at(match.start() - 1) != "the" or before not in _DAY_BEFORE:
        return False
    if written.isdecimal() or (written.isalpha() and scene.number(match, "day") > 3):
        return after in (".", "!", "?", "")
    return written[:1].isdecimal() and after in _DAY_AFTER


def nth_day(match: Match, scene: Scene) -> Found | None:
    """As in "the 21st" where a noun does not follow: a day of the document's month or the next to it."""
    day, anchor = scene.number(match, "day"), scene.anchor
    if not _stands_for_a_day(match, scene):
        return None
    if anchor is None or anchor.month is None or day == 0:
        return build(match, f"XXXX-XX-{day:02d}")
    month = anchor.month
    ahead = scene.direction(match) > 0
    by = 1 if ahead and day < (anchor.day or 0) else -1 if not ahead and day > (anchor.day or 31) else 0
    if by == -1 and day - (anchor.day or 31) <= 7:
        by = 0
    return build(match, day_value(*shift_months(anchor.year, month, by), day))


def deictic_day(match: Match, scene: Scene) -> Found | None:
    """As in "today", "yesterday", "tonight"."""
    offset = int(str(scene.payload(match, "deictic")))
    if scene.original(match.start())[:1].isupper() and scene.original(match.start() - 1)[:1].isupper():
        return None  # "USA Today"
    return _day_off(match, scene, offset, "NI" if scene.word(match, "deictic") == "tonight" else "")


def day_beyond(match: Match, scene: Scene) -> Found | None:
    """As in "the day before yesterday", "the day after tomorrow"."""
    offset = int(str(scene.payload(match, "deictic")))
    return _day_off(match, scene, offset + (1 if scene.word(match, "side") == "after" else -1), "")


def _day_off(match: Match, scene: Scene, offset: int, part: str) -> Found | None:
    here = scene.here
    day = "XXXX-XX-XX" if here is None else (here + dt.timedelta(days=offset)).isoformat()
    if part:
        return build(match, f"{day}T{part}", "TIME", absorbs="mod")
    return build(match, day, absorbs="mod the")


def part_of_this_day(match: Match, scene: Scene) -> Found | None:
    """As in "this morning", "last night", "overnight"."""
    part = PARTS_OF_DAY[scene.word(match, "part")]
    last = scene.word(match, "rel") in ("last", "previous") if "rel" in match.re.groupindex else False
    return _day_off(match, scene, -1 if last else 0, part) if ":" not in part else None


def holiday(match: Match, scene: Scene) -> Found | None:
    """A named day: "Christmas Day 2015", "Good Friday"."""
    year = year_of(match, scene)
    words = tuple(scene.tokens.words[match.start("name") : match.end("name")])
    fixed = FIXED_HOLIDAYS.get(words)
    if fixed is not None:
        month, day = int(fixed[:2]), int(fixed[3:])
        guess = year if year is not None else guess_year(scene, match, month, day)
        return build(match, day_value(guess, month, day), yearless=None if year else (month, day))
    year = year if year is not None else guess_year(scene, match, 4, 0)
    if year is None or words not in EASTER_HOLIDAYS or not 1600 <= year <= 4000:
        return None
    return build(match, (easter(year) + dt.timedelta(days=EASTER_HOLIDAYS[words])).isoformat())
