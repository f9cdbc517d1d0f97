"""Values of days, months, years and what is counted from the document's day ("next week", "the fourth quarter")."""

import datetime as dt
import re

from twosource.reading.time_calendar import (
    day_value,
    easter,
    month_value,
    nth_weekday,
    read_anchor,
    shift_months,
    week_value,
    weekday_in_week,
    weekday_near,
    year_of_day,
    year_of_month,
)
from twosource.reading.time_scene import Found, Scene
from twosource.reading.time_words import EASTER_HOLIDAYS, FIXED_HOLIDAYS, PARTS_OF_DAY, SEASONS

Match = re.Match[str]
_PIVOT = 50  # two-digit years up to this far after the document's year belong to its century


def _found(match: Match, value: str | None, type_: str = "DATE", **more: object) -> Found | None:
    return None if value is None else Found(match.start(), match.end(), type_, value, **more)  # type: ignore[arg-type]


def full_year(written: int, scene: Scene) -> int:
    """Return the four-digit year of a two-digit one: the latest that is not far after the document's year."""
    base = scene.anchor.year if scene.anchor else 2000
    year = base - base % 100 + written
    return year - 100 if year > base + _PIVOT - 20 else year


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
        return _found(match, day_value(year, month, day), names_year=True)
    guess = guess_year(scene, match, month, day)
    return _found(match, day_value(guess, month, day), yearless=(month, day))


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
    if first >= last:
        return None
    year = year_of(match, scene)
    yearless = None if year else (month, first)
    year = year or guess_year(scene, match, month, last)
    begin, end = day_value(year, month, first), day_value(year, month, last)
    return None if end is None else _found(match, begin, end_value=end, yearless=yearless)


def month_of_year(match: Match, scene: Scene) -> Found | None:
    """A month with its year: "June 2016", "2016, Nov", "October of next year"."""
    year = year_of(match, scene)
    if year is None:
        year = _relative_year(match, scene)
        if year is None:
            return _found(match, month_value(None, scene.number(match, "month")))
    return _found(match, month_value(year, scene.number(match, "month")), absorbs="mod", names_year=True)


def _relative_year(match: Match, scene: Scene) -> int | None:
    if scene.anchor is None:
        return None
    return scene.anchor.year + _shift(match, scene)


def _shift(match: Match, scene: Scene) -> int:
    """-1 for a group `last`, 1 for `next`, 0 for `this`, by the class of the word that `rel` matched."""
    word = scene.word(match, "rel")
    return {"this": 0, "current": 0, "next": 1, "following": 1, "coming": 1, "upcoming": 1, "the": 0}.get(word, -1)


def bare_month(match: Match, scene: Scene) -> Found | None:
    """A month alone: its year comes from the document's time and the tense."""
    month = scene.number(match, "month")
    if _is_name(match, scene):
        return None
    return _found(match, month_value(guess_year(scene, match, month, 0), month), yearless=(month, 0))


def _is_name(match: Match, scene: Scene) -> bool:
    """April, June and August are women and men where nothing before them asks for a month."""
    before = scene.word_at(match.start() - 1)
    return scene.word(match, "month") in ("april", "june", "august") and before not in (
        "in of since until till by from to through between and during for last next this early late mid before after "
        "around the a , - 's".split()
    )


def relative_month(match: Match, scene: Scene) -> Found | None:
    """As in "last September" is the one of the year before, "this September" of this, "next" the first to come."""
    month, anchor = scene.number(match, "month"), scene.anchor
    if anchor is None:
        return _found(match, month_value(None, month))
    shift = _shift(match, scene)
    year = anchor.year + (shift if shift <= 0 else month <= (anchor.month or 12))
    return _found(match, month_value(year, month), absorbs="mod")


def numeric_date(match: Match, scene: Scene) -> Found | None:
    """A date in figures: "02/22/2016", "21/04/16", "2015/08/12", "16.05.2025"."""
    parts = [int(part) for part in re.split(r"[/.,-]", scene.tokens.words[match.start()])]
    widths = [len(part) for part in re.split(r"[/.,-]", scene.tokens.words[match.start()])]
    if widths[0] >= 3:
        return _found(match, day_value(parts[0], parts[1], parts[2])) if widths[0] == 4 and widths[2] < 3 else None
    if widths[2] == 3:
        return None
    if "." in scene.tokens.words[match.start()] and widths[2] != 4:
        return None  # a version or a section, not a day
    year = parts[2] if widths[2] == 4 else full_year(parts[2], scene)
    dotted = "." in scene.tokens.words[match.start()]
    month, day = (parts[1], parts[0]) if parts[0] > 12 or (dotted and parts[1] <= 12) else (parts[0], parts[1])
    return _found(match, day_value(year, month, day)) if 1000 <= year <= 2199 else None


def split_date(match: Match, scene: Scene) -> Found | None:
    """As in "08/12,2015" and "4/22": month before day, unless the first cannot be one."""
    first, second = scene.number(match, "one"), scene.number(match, "two")
    month, day = (second, first) if first > 12 else (first, second)
    if not 1 <= month <= 12:
        return None
    year = year_of(match, scene)
    if year is not None:
        return _found(match, day_value(year, month, day))
    return _found(match, day_value(guess_year(scene, match, month, day), month, day), yearless=(month, day))


def iso_date(match: Match, scene: Scene) -> Found | None:
    """An ISO 8601 date, with its time where it has one."""
    written = scene.tokens.words[match.start()].upper().replace(" ", "T")
    anchor = read_anchor(written)
    if anchor is None:
        return None
    day, _, clock = written.partition("T")
    if not clock:
        return _found(match, day)
    hours, minutes = int(clock[:2]), int(clock[3:5])
    return _found(match, written, "TIME", clock=clock) if hours < 25 and minutes < 60 else None


def figure_month(match: Match, scene: Scene) -> Found | None:
    """As in "2016-11", "3/2015"; "2010-11" is a season of two years."""
    year, month = scene.number(match, "year"), scene.number(match, "mm")
    if match.start("year") < match.start("mm") and month == year % 100 + 1:
        return _found(match, f"{year:04d}", end_value=f"{year + 1:04d}")
    return _found(match, month_value(year, month))


def year_alone(match: Match, scene: Scene) -> Found | None:
    """A year in figures or words, where it can be nothing else."""
    year = scene.number(match, "year")
    if not _reads_as_year(match, scene, year):
        return None
    return _found(match, f"{year:04d}", absorbs="year", names_year=True)


_YEAR_BEFORE = frozenset("in since until till by from before after during of between through year and to circa".split())
_NO_YEAR_BEFORE = frozenset(
    "$ € £ ¥ # + no number nr room page article section flight route about some nearly almost over than least up "
    "roughly approximately around local highway resolution boeing airbus model type level at".split()
)
_COUNTED_AFTER = re.compile(
    r"(?:%|percent|people|men|women|children|soldiers|troops|prisoners|km|kilomet\w+|miles|met(?:er|re)s|tons|tonnes|"
    r"drones|missiles|dollars|euros|points|square|thousand|million|billion|jobs|homes|houses|barrels|kg|mw|hours|"
    r"pages|civilians|residents|workers|employees|passengers|others|bodies|families|votes|units|shares|times)"
)


def _reads_as_year(match: Match, scene: Scene, year: int) -> bool:
    before, after = scene.word_at(match.start() - 1), scene.word_at(match.end())
    tight_before = match.start() > 0 and scene.tokens.ends[match.start() - 1] == scene.tokens.starts[match.start()]
    if before in _NO_YEAR_BEFORE or _COUNTED_AFTER.fullmatch(after):
        return False
    if tight_before and (before[-1:].isalnum() or before in "./:@_#+" or _dashed_number(scene, match.start())):
        return False
    if before in _YEAR_BEFORE or before in ("early", "late", "mid"):
        return 1200 <= year <= 2199
    if not 1800 <= year <= 2100:
        return False
    plain_plural = after.endswith("s") and len(after) > 3 and scene.original(match.end())[:1].islower()
    return not plain_plural or before in ("the", "its", "their", "a", "his", "her", "'s", "this")


def _dashed_number(scene: Scene, at: int) -> bool:
    return scene.word_at(at - 1) in "-–" and scene.word_at(at - 2)[-1:].isdecimal()


def spelled_year(match: Match, scene: Scene) -> Found | None:
    """As in "in one thousand seven hundred and eighty nine", with nothing counted after it."""
    if scene.word_at(match.start() - 1) not in ("in", "since", "until") or scene.word_at(match.end()).isalpha():
        return None
    return _found(match, f"{scene.number(match, 'year'):04d}", names_year=True)


def year_range(match: Match, scene: Scene) -> Found | None:
    """As in "2014-2018", "2014–18"."""
    first = scene.number(match, "year")
    last = scene.number(match, "until")
    last = last if last > 100 else first - first % 100 + last
    return _found(match, f"{first:04d}", end_value=f"{last:04d}") if first < last < first + 300 else None


def short_year(match: Match, scene: Scene) -> Found | None:
    """As in "'82"."""
    if scene.word_at(match.start() - 1) not in ("in", "since", "of", "until", "summer", "spring", "winter", "back"):
        return None
    return _found(match, f"{full_year(int(scene.tokens.words[match.start()][1:]), scene):04d}")


def weekday(match: Match, scene: Scene) -> Found | None:
    """A weekday alone, by the tense; with "last", "this", "next" by the week."""
    number, here = scene.number(match, "wday"), scene.here
    if here is None:
        return _found(match, f"XXXX-WXX-{number}", absorbs="day")
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
    return _found(match, day.isoformat(), absorbs="day")


def weekday_of_week(match: Match, scene: Scene) -> Found | None:
    """As in "Friday next week", "last week on Sunday"."""
    number, here = scene.number(match, "wday"), scene.here
    if here is None:
        return _found(match, f"XXXX-WXX-{number}")
    return _found(match, weekday_in_week(here, number, _shift(match, scene)).isoformat())


def weekday_the_nth(match: Match, scene: Scene) -> Found | None:
    """As in "Thursday the 21st": the day nearest to the document's on which both hold."""
    number, day, here = scene.number(match, "wday"), scene.number(match, "day"), scene.here
    if scene.word(match, "day").isalpha() and scene.word_at(match.end()) not in _DAY_AFTER:
        return None
    if here is None:
        return _found(match, f"XXXX-XX-{day:02d}")
    fits = []
    for by in range(-12, 13):
        try:
            candidate = dt.date(*shift_months(here.year, here.month, by), day)
        except ValueError:
            continue
        if candidate.isoweekday() == number:
            fits.append((abs((candidate - here).days), candidate))
    return _found(match, min(fits)[1].isoformat()) if fits else None


def nth_weekday_of(match: Match, scene: Scene) -> Found | None:
    """As in "the second Monday of next month", "the last Friday in May 2024"."""
    nth = scene.number(match, "nth") or -1
    place = _month_named(match, scene)
    if place is None or nth > 5:
        return None
    day = nth_weekday(*place, scene.number(match, "wday"), nth)
    return _found(match, day.isoformat(), absorbs="the") if day else None


def nth_weekday_here(match: Match, scene: Scene) -> Found | None:
    """As in "the third Tuesday" at the end of a clause: of the document's month."""
    anchor, nth = scene.anchor, scene.number(match, "nth")
    if scene.word_at(match.end()) not in (".", "!", "?", "") or anchor is None or anchor.month is None or nth > 5:
        return None
    day = nth_weekday(anchor.year, anchor.month, scene.number(match, "wday"), nth)
    return _found(match, day.isoformat(), absorbs="the") if day else None


def _month_named(match: Match, scene: Scene) -> tuple[int, int] | None:
    """The year and month of "May 2024", "May", "next month"."""
    month, anchor = scene.number(match, "month"), scene.anchor
    if month:
        year = year_of(match, scene) or guess_year(scene, match, month, 0)
        return None if year is None else (year, month)
    if anchor is None or anchor.month is None:
        return None
    return shift_months(anchor.year, anchor.month, _shift(match, scene))


def nth_day_of(match: Match, scene: Scene) -> Found | None:
    """As in "20th of next month"."""
    place = _month_named(match, scene)
    return place and _found(match, day_value(*place, scene.number(match, "day")), absorbs="the")


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
        return _found(match, f"XXXX-XX-{day:02d}")
    month = anchor.month
    ahead = scene.direction(match) > 0
    by = 1 if ahead and day < (anchor.day or 0) else -1 if not ahead and day > (anchor.day or 31) else 0
    if by == -1 and day - (anchor.day or 31) <= 7:
        by = 0
    return _found(match, day_value(*shift_months(anchor.year, month, by), day))


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
        return _found(match, f"{day}T{part}", "TIME", absorbs="mod")
    return _found(match, day, absorbs="mod the")


def part_of_this_day(match: Match, scene: Scene) -> Found | None:
    """As in "this morning", "last night", "overnight"."""
    part = str(scene.payload(match, "part") or "NI")
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
        return _found(match, day_value(guess, month, day), yearless=None if year else (month, day))
    year = year if year is not None else guess_year(scene, match, 4, 0)
    if year is None or words not in EASTER_HOLIDAYS or not 1600 <= year <= 4000:
        return None
    return _found(match, (easter(year) + dt.timedelta(days=EASTER_HOLIDAYS[words])).isoformat())


def season(match: Match, scene: Scene) -> Found | None:
    """As in "summer 2016", "last winter", "this spring", "in the autumn"."""
    word = scene.word(match, "season")
    code = SEASONS[word]
    year = year_of(match, scene)
    if year is None:
        if scene.anchor is None:
            return _found(match, f"XXXX-{code}", absorbs="the mod")
        year = _season_year(match, scene, code)
    return _found(match, f"{year:04d}-{code}", absorbs="the mod")


def season_alone(match: Match, scene: Scene) -> Found | None:
    """A season without a year, where a preposition or "the" shows that it is no verb and no source of water."""
    before = scene.word_at(match.start() - 1)
    further = scene.word_at(match.start() - 2)
    wanted = ("in", "by", "since", "until", "during", "before", "after", "of")
    if before not in wanted and not (
        before in ("the", "mid", "early", "late", "-") and further in (*wanted, "mid", "the")
    ):
        return None
    return season(match, scene)


_SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}


def _season_year(match: Match, scene: Scene, code: str) -> int:
    anchor = scene.anchor
    if anchor is None or anchor.month is None:
        return anchor.year if anchor else 0
    month, (begin, end) = anchor.month, _SEASON_MONTHS[code]
    relation = scene.word(match, "rel") if "rel" in match.re.groupindex else ""
    if relation in ("last", "past", "previous"):
        ended = (end % 12 if end > 12 else end) < month
        return anchor.year - (2 if end > 12 and not ended else 1 if end > 12 or not ended else 0)
    if relation in ("next", "coming", "upcoming", "following"):
        return anchor.year + (month >= begin)
    return anchor.year - (code == "WI" and month <= 2)


def part_of_day_on(day: str, word: str) -> str:
    """Return the TIMEX3 value of a part of a day: `2025-05-28TMO`."""
    return f"{day}T{PARTS_OF_DAY[word]}"


def week_of(day: dt.date | None) -> str:
    """Return the ISO week of a day, `XXXX-WXX` for none."""
    return "XXXX-WXX" if day is None else week_value(day)
