"""Values of days, months, years and what is counted from the document's day ("next week", "the fourth quarter")."""

import re

from twosource.reading.time_calendar import (
    day_value,
    month_value,
    year_of_day,
    year_of_month,
)
from twosource.reading.time_scene import Found, Scene
from twosource.reading.time_words import MONTHS

Match = re.Match[str]
_PIVOT = 30  # two-digit years up to this far after the document's year belong to its century


def build(match: Match, value: str | None, type_: str = "DATE", **more: object) -> Found | None:
    """Return what a match found, None without a value."""
    return None if value is None else Found(match.start(), match.end(), type_, value, **more)  # type: ignore[arg-type]


def full_year(written: int, scene: Scene) -> int:
    """Return the four-digit year of a two-digit one: the latest that is not far after the document's year."""
    base = scene.anchor.year if scene.anchor else 2000
    year = base - base % 100 + written
    return year - 100 if year > base + _PIVOT else year


def year_of(match: Match, scene: Scene) -> int | None:
    """Return the year that the groups `year` or `yy` of a match give."""
    if match.re.groupindex.get("year") and match.group("year"):
        return scene.number(match, "year")
    if match.re.groupindex.get("yy") and match.group("yy"):
        return full_year(scene.number(match, "yy"), scene)
    return None


def day_of_month(match: Match, scene: Scene) -> Found | None:
    """A day and month, with or without a year: "Wednesday, 28 May 2025", "May 16th", "Oct-2"."""
    month, day, year = scene.number(match, "month"), scene.number(match, "day"), year_of(match, scene)
    if year is not None:
        return build(match, day_value(year, month, day), names_year=True)
    guess = guess_year(scene, match, month, day)
    return build(match, day_value(guess, month, day), yearless=(month, day))


def day_of_relative_year(match: Match, scene: Scene) -> Found | None:
    """As in "January 15 of next year"."""
    year = _relative_year(match, scene)
    return build(match, day_value(year, scene.number(match, "month"), scene.number(match, "day")), names_year=True)


def guess_year(scene: Scene, match: Match, month: int, day: int) -> int | None:
    """Return the year of a date that gives none: the one named in its sentence, else the one nearest in time."""
    if scene.anchor is None:
        return scene.year_named
    if scene.year_named is not None:
        return scene.year_named
    if day:
        return year_of_day(scene.anchor, month, day, scene.direction(match))
    return year_of_month(scene.anchor, month, scene.direction(match))


def day_range(match: Match, scene: Scene) -> Found | None:
    """Two days of one month: "May 15-16", "from 12 to 14 June"."""
    month, first, last = scene.number(match, "month"), scene.number(match, "day"), scene.number(match, "until")
    joined = scene.word_at(match.start("until") - 1)
    joined = scene.word_at(match.start("until") - 2) if joined == "the" else joined
    if first >= last or (joined == "and" and last - first > 1 and scene.word_at(match.start() - 1) != "between"):
        return None
    year = year_of(match, scene)
    yearless = None if year else (month, first)
    year = year or guess_year(scene, match, month, last)
    begin, end = day_value(year, month, first), day_value(year, month, last)
    return None if end is None else build(match, begin, end_value=end, yearless=yearless)


def month_of_year(match: Match, scene: Scene) -> Found | None:
    """A month with its year: "June 2016", "2016, Nov", "October of next year"."""
    year = year_of(match, scene)
    if scene.word(match, "yy") and scene.word_at(match.end()).isalpha():
        return None
    if year is None:
        year = _relative_year(match, scene)
        if year is None:
            return build(match, month_value(None, scene.number(match, "month")))
    return build(match, month_value(year, scene.number(match, "month")), absorbs="mod", names_year=True)


def _relative_year(match: Match, scene: Scene) -> int | None:
    if scene.anchor is None:
        return None
    return scene.anchor.year + relative_shift(match, scene)


def relative_shift(match: Match, scene: Scene) -> int:
    """-1 for a group `last`, 1 for `next`, 0 for `this`, by the class of the word that `rel` matched."""
    word = scene.word(match, "rel")
    return {"this": 0, "current": 0, "next": 1, "following": 1, "coming": 1, "upcoming": 1, "the": 0}.get(word, -1)


def bare_month(match: Match, scene: Scene) -> Found | None:
    """A month alone: its year comes from the document's time and the tense."""
    month = scene.number(match, "month")
    if _is_name(match, scene):
        return None
    return build(match, month_value(guess_year(scene, match, month, 0), month), yearless=(month, 0))


def _is_name(match: Match, scene: Scene) -> bool:
    """April, June and August are women and men beside another name or before what they say."""
    if scene.word(match, "month") not in ("april", "june", "august"):
        return False
    before, after = scene.original(match.start() - 1), scene.original(match.end())
    named = after[:1].isupper() and len(after) > 2 and after.lower() not in MONTHS
    surname = before[:1].isupper() and len(before) > 3 and before.lower() not in MONTHS and match.start() > 1
    opens = scene.word_at(match.start() - 2) in (".", "!", "?", "\n", "")
    return named or (surname and not opens) or after in ("said", "says", "told", "added", "adds")


def relative_month(match: Match, scene: Scene) -> Found | None:
    """As in "last September" is the one of the year before, "this September" of this, "next" the first to come."""
    month, anchor = scene.number(match, "month"), scene.anchor
    if anchor is None:
        return build(match, month_value(None, month))
    shift = relative_shift(match, scene)
    year = anchor.year + (shift if shift <= 0 else month <= (anchor.month or 12))
    return build(match, month_value(year, month), absorbs="mod")
