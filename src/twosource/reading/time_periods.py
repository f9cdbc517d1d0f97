"""Values of weeks, months, quarters, years, decades and centuries named from the document's day."""

import datetime as dt
import re

from twosource.reading.time_calendar import (
    month_value,
    nth_weekday,
    shift_business_days,
    shift_day,
    shift_months,
    week_value,
)
from twosource.reading.time_dates import guess_year, year_of
from twosource.reading.time_scene import Found, Scene, place
from twosource.reading.time_spans import Piece, duration_value, pieces_of
from twosource.reading.time_words import DECADE_WORDS, UNITS

Match = re.Match[str]
_SHIFTS = {"last": -1, "past": -1, "previous": -1, "preceding": -1, "this": 0, "current": 0, "same": 0, "that": 0,
           "the": 0, "next": 1, "following": 1, "coming": 1, "upcoming": 1, "after next": 2}  # fmt: skip
_OPEN = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX",
         "10Y": "XXX", "100Y": "XX", "N": "XXXX-XX-XXTNI"}  # fmt: skip
"""TIMEX3 values of periods that nothing places on the calendar: X is the standard's sign for a digit not known."""


def unit_code(word: str) -> str:
    """Return the code of a unit word, whether singular or plural."""
    return UNITS.get(word) or UNITS.get(word.removesuffix("s")) or ("100Y" if word == "centuries" else "")


def relative_period(match: Match, scene: Scene) -> Found | None:
    """As in "last week", "this month", "the following year", "the week after next"."""
    code = unit_code(scene.word(match, "unit"))
    relation = scene.word(match, "rel") or "the"
    if relation == "past":
        value = duration_value([Piece(1, code)])
        return (value and Found(match.start(), match.end(), "DURATION", value, absorbs="the")) or None
    if relation == "previous" and place(match, "rel") > place(match, "unit"):
        relation = "preceding"
    shift = _SHIFTS.get(relation, 0)
    if "after" in match.re.groupindex and match.group("after"):
        shift = 2
    if relation in ("following", "same", "that", "preceding") or (relation in ("next", "previous") and code == "D"):
        value = period_from_focus(scene, code, shift)
    else:
        value = period_value(scene, code, shift, scene.direction(match) if code == "WE" else 0)
    if value is None:
        return None
    type_ = "TIME" if "T" in value else "DATE"
    return Found(match.start(), match.end(), type_, value, absorbs="the mod")


_CLOSING = frozenset(
    "end ended ending ends finish finished finishing close closed closing start started starting began begin for "
    "during throughout".split()
)


def this_period(match: Match, scene: Scene) -> Found | None:
    """As in "closed the day", "for the week": the day that was named last, the week of the document."""
    before, after = scene.word_at(match.start() - 1), scene.word_at(match.end())
    code = unit_code(scene.word(match, "unit"))
    if before not in _CLOSING or code not in ("D", "W", "M", "Y") or (after.isalpha() and before in ("for", "during")):
        return None
    value = period_from_focus(scene, code, 0) if code == "D" else period_value(scene, code, 0)
    return (value and Found(match.start(), match.end(), "DATE", value)) or None


def running_period(match: Match, scene: Scene) -> Found | None:
    """As in "a second consecutive day", "the third straight week": the one that is being told of."""
    value = period_from_focus(scene, unit_code(scene.word(match, "unit")), 0)
    return (value and Found(match.start(), match.end(), "DATE", value, absorbs="the")) or None


def period_from_focus(scene: Scene, code: str, shift: int) -> str | None:
    """The period counted from the day that the text named last; from the document's where it named none."""
    return _value_at(scene.focus or scene.here, scene, code, shift)


def period_value(scene: Scene, code: str, shift: int, direction: int = 0) -> str | None:
    """The period `shift` units away from the document's own; None for what has no name of its own."""
    here = scene.here
    if code == "WE" and shift == 0 and here and here.isoweekday() <= 2 and direction < 0:
        shift = -1  # on a Monday "the weekend" that was is the one just over
    return _value_at(here, scene, code, shift)


def _value_at(here: dt.date | None, scene: Scene, code: str, shift: int) -> str | None:
    anchor = scene.anchor
    if anchor is None and here is None:
        return _OPEN.get(code)
    year = here.year if here else anchor.year if anchor else 0
    month = here.month if here else anchor.month if anchor else None
    if code == "Y":
        return f"{year + shift:04d}"
    if code == "10Y":
        return f"{year // 10 + shift:03d}"
    if code == "100Y":
        return f"{year // 100 + shift:02d}"
    if month is None:
        return _OPEN.get(code)
    if code == "M":
        return month_value(*shift_months(year, month, shift))
    if code == "Q":
        index = year * 4 + (month - 1) // 3 + shift
        return f"{index // 4:04d}-Q{index % 4 + 1}"
    if here is None:
        return _OPEN.get(code)
    if code in ("W", "WE"):
        week = week_value(here + dt.timedelta(days=7 * shift))
        return week if code == "W" else f"{week}-WE"
    if code in ("D", "N"):
        day = (here + dt.timedelta(days=shift)).isoformat()
        return day if code == "D" else f"{day}TNI"
    return None


def month_in_period(match: Match, scene: Scene) -> tuple[int, int] | None:
    """The year and month that a match names by `month` and `year`, or by `rel` ("this month")."""
    month = scene.number(match, "month") if "month" in match.re.groupindex else 0
    if month:
        year = year_of(match, scene)
        year = year if year is not None else guess_year(scene, match, month, 0)
        return None if year is None else (year, month)
    if scene.anchor is None or scene.anchor.month is None:
        return None
    return shift_months(scene.anchor.year, scene.anchor.month, _SHIFTS.get(scene.word(match, "rel"), 0))


def _year_of_period(match: Match, scene: Scene) -> int | None:
    year = year_of(match, scene)
    if year is not None:
        return year
    if scene.anchor is None:
        return None
    relation = scene.word(match, "rel") if "rel" in match.re.groupindex else ""
    return scene.anchor.year + _SHIFTS.get(relation, 0)


def week_of_year(match: Match, scene: Scene) -> Found | None:
    """As in "the third week of 2027", "week 10"."""
    year, week = _year_of_period(match, scene), scene.number(match, "nth")
    if not 1 <= week <= 53:
        return None
    return Found(match.start(), match.end(), "DATE", f"{_four(year)}-W{week:02d}", absorbs="the")


def week_of_month(match: Match, scene: Scene) -> Found | None:
    """As in "the third week of this month": `2016-11-W03`, for want of a TIMEX3 value; the last is an ISO week."""
    place = month_in_period(match, scene)
    nth = scene.number(match, "nth")
    if place is None or nth > 5:
        return None
    if nth:
        return Found(match.start(), match.end(), "DATE", f"{month_value(*place)}-W{nth:02d}", absorbs="the")
    last = nth_weekday(*place, 4, -1)
    return None if last is None else Found(match.start(), match.end(), "DATE", week_value(last), absorbs="the")


def quarter(match: Match, scene: Scene) -> Found | None:
    """As in "the first quarter of last year", "third-quarter", "Q3 2024"."""
    nth = scene.number(match, "nth") or 4
    if nth > 4 or not _letter_touches(match, scene):
        return None
    year = year_of(match, scene)
    explicit = year is not None or ("rel" in match.re.groupindex and match.group("rel"))
    year = _year_of_period(match, scene)
    anchor = scene.anchor
    if not explicit and anchor is not None and anchor.month is not None and year is not None:
        now = (anchor.month + 2) // 3
        year -= nth > now if scene.direction(match) <= 0 else 0
        year += nth < now and scene.direction(match) > 0
    return Found(match.start(), match.end(), "DATE", f"{_four(year)}-Q{nth}", absorbs="the mod")


def _letter_touches(match: Match, scene: Scene) -> bool:
    """Whether the letter of "Q3" or "H1" is written together with its figure, or there is none."""
    at = place(match, "letter")
    return at < 0 or scene.tokens.ends[at] == scene.tokens.starts[at + 1]


def half_year(match: Match, scene: Scene) -> Found | None:
    """As in "the second half of 2025", "the first half of the year"."""
    year, nth = _year_of_period(match, scene), scene.number(match, "nth")
    if nth not in (1, 2) or not _letter_touches(match, scene):
        return None
    return Found(match.start(), match.end(), "DATE", f"{_four(year)}-H{nth}", absorbs="the mod")


def part_of_period(match: Match, scene: Scene) -> Found | None:
    """As in "later in the year", "earlier in the week", "late in the day"."""
    code = unit_code(scene.word(match, "unit"))
    value = period_from_focus(scene, code, 0) if code == "D" else period_value(scene, code, 0)
    return (value and Found(match.start(), match.end(), "DATE", value, absorbs="mod")) or None


def fiscal_year(match: Match, scene: Scene) -> Found | None:
    """As in "fiscal year 2007", "FY2007", "fiscal 2007"."""
    return Found(match.start(), match.end(), "DATE", f"FY{_four(_year_of_period(match, scene))}", absorbs="the")


def decade(match: Match, scene: Scene) -> Found | None:
    """As in "the 1990s", "the '70s", "the nineties": the year without its last digit."""
    written = scene.word(match, "decade")
    digits = re.sub(r"\D", "", written)
    if not digits:
        tens = DECADE_WORDS[written]
        digits = f"{tens}0"
    if len(digits) == 4:
        return Found(match.start(), match.end(), "DATE", digits[:3], absorbs="the mod")
    if len(digits) != 2 or scene.word_at(match.start() - 1) not in ("the", "early", "late", "mid", "-", "and"):
        return None
    century = (scene.anchor.year if scene.anchor else 2000) // 100
    tens = int(digits[0])
    century -= tens * 10 > (scene.anchor.year if scene.anchor else 2000) % 100
    return Found(match.start(), match.end(), "DATE", f"{century:02d}{tens}", absorbs="the mod")


def century(match: Match, scene: Scene) -> Found | None:
    """As in "the 21st century": the year without its last two digits."""
    nth = scene.number(match, "nth")
    if not 1 <= nth <= 40:
        return None
    return Found(match.start(), match.end(), "DATE", f"{nth - 1:02d}", absorbs="the mod")


def ago(match: Match, scene: Scene) -> Found | None:
    """As in "two years ago": as precise as the smallest unit that is counted."""
    return _counted(match, scene, scene.here, -1, exact=False)


def from_day(match: Match, scene: Scene) -> Found | None:
    """As in "two weeks from now", "two days after tomorrow", "2 days before yesterday": counted to the day."""
    deictic = scene.payload(match, "deictic")
    here = scene.here
    if here is not None and deictic is not None and str(deictic)[:1] in "+-":
        here += dt.timedelta(days=int(str(deictic)))
    back = scene.word(match, "side") == "before"
    return _counted(match, scene, here, -1 if back else 1, exact=True)


def later(match: Match, scene: Scene) -> Found | None:
    """As in "three days later", "a year earlier": counted from the day that the text named last."""
    back = scene.word(match, "side") in ("earlier", "before")
    here = scene.focus
    if here is None:
        ahead = scene.direction(match) > 0
        here = scene.here if ahead or back else None
    return _counted(match, scene, here, -1 if back else 1, exact=False)


def _counted(match: Match, scene: Scene, here: dt.date | None, sign: int, *, exact: bool) -> Found | None:
    pieces = pieces_of(match, scene)
    if not pieces:
        return None
    codes = {piece.code for piece in pieces}
    if codes & {"H", "TM", "S"}:
        return Found(match.start(), match.end(), "TIME", "PAST_REF" if sign < 0 else "FUTURE_REF", absorbs="amount")
    if any(piece.number is None for piece in pieces):
        return Found(match.start(), match.end(), "DATE", "PAST_REF" if sign < 0 else "FUTURE_REF", absorbs="amount")
    value = _counted_value(
        pieces,
        here,
        scene,
        sign,
        exact=exact,
        business=match.group("business") if "business" in match.re.groupindex else None,
    )
    return (value and Found(match.start(), match.end(), "DATE", value, absorbs="amount")) or None


def _counted_value(
    pieces: list[Piece], here: dt.date | None, scene: Scene, sign: int, *, exact: bool, business: str | None
) -> str | None:
    codes = {piece.code for piece in pieces}
    months = round(sum((piece.number or 0) * _MONTHS.get(piece.code, 0) for piece in pieces))
    days = round(sum((piece.number or 0) * _DAYS.get(piece.code, 0) for piece in pieces))
    if months > 120_000 or days > 3_650_000:
        return None
    finest = min(codes, key=lambda code: _FINENESS.get(code, 9))
    fractional = any(piece.number != int(piece.number or 0) for piece in pieces)
    if here is None:
        anchor = scene.anchor
        if anchor is not None and finest == "Y" and not fractional:
            return f"{anchor.year + sign * months // 12:04d}"
        if anchor is not None and anchor.month is not None and finest in "MY":
            return month_value(*shift_months(anchor.year, anchor.month, sign * months))
        return _OPEN.get(finest, "XXXX-XX-XX")
    if business:
        return shift_business_days(here, sign * days).isoformat()
    day = shift_day(here, months=sign * months, days=sign * days)
    if day is None:
        return None
    if exact or finest in ("D", "N"):
        return day.isoformat()
    if finest in ("W", "WE", "2W"):
        return week_value(day)
    if finest in ("M", "Q") or fractional:
        return month_value(day.year, day.month)
    return f"{day.year:04d}" if finest == "Y" else f"{day.year:04d}"[:3]


_MONTHS = {"M": 1, "Q": 3, "Y": 12, "10Y": 120, "100Y": 1200}
_DAYS = {"D": 1, "N": 1, "W": 7, "WE": 7, "2W": 14}
_FINENESS = {"D": 0, "N": 0, "W": 1, "WE": 1, "2W": 1, "M": 2, "Q": 2, "Y": 3, "10Y": 4, "100Y": 5}


def weekdays_away(match: Match, scene: Scene) -> Found | None:
    """As in "two Sundays from now", "two Mondays later"."""
    number, here, count = scene.number(match, "wday"), scene.here, scene.number(match, "n")
    if here is None or not 0 < count < 500:
        return None
    first = here + dt.timedelta(days=(number - here.isoweekday() - 1) % 7 + 1)
    return Found(match.start(), match.end(), "DATE", (first + dt.timedelta(days=7 * (count - 1))).isoformat())


def _four(year: int | None) -> str:
    return "XXXX" if year is None else f"{year:04d}"
