"""When a page says that its article was published and changed.

A date is understood only as far as the words go: no day is filled in, `05/06/2025` gives the year alone, a clock
time without a date gives nothing, and "3 hours ago" gives nothing either.
"""

import re
from collections.abc import Sequence
from email.utils import parsedate_to_datetime

from msgspec import Struct

from twosource.document.calendar_words import MODIFIED, MONTHS, PUBLISHED
from twosource.document.moments import (
    CLOCK,
    FILLING,
    LETTERS,
    WEEKDAY,
    Moment,
    clock_value,
    moments,
)
from twosource.language.sentences import sentences
from twosource.records.page import Stamp

LONGEST = 240
MOST_WORDS_BESIDE = 10

_MARKS = re.compile(
    rf"(?<!\w)(?:(?P<modified>{MODIFIED})"
    rf"|(?P<published>{PUBLISHED}))(?!\w)\s*[:：]?",
    re.IGNORECASE,
)
_GLUED_WEEKDAY = re.compile(r"(?<=[a-z])(?=(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)")
_MONTHS = "|".join(name.title() for name in sorted(MONTHS, key=lambda n: (-len(n), n)) if name.isascii())
_GLUED_MONTH = re.compile(rf"(?<=[a-z])(?=(?:{_MONTHS})\.? \d)")
_GLUED_MARK = re.compile(r"(?<=[\da-z])(?=(?:Published|Posted|Updated|Last [Uu]pdated|Modified)\b)")
_AHEAD = re.compile(
    r"\b(?:will|would|shall|until|till|by|before|scheduled|expected|planned|plans?|due|set to|going to"
    r"|to be|may|might"
    r"|could|should|expires?|deadline|upcoming|next)\b",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\b(?:was|were|had|did|has|have been|said|told|began|took|met|held|came|went|left|made|gave|won"
    r"|lost|fell|rose|broke"
    r"|since|ago|\w{3,}ed)\b",
    re.IGNORECASE,
)
_PROMISED = re.compile(
    r"\b(?:will|shall|is (?:scheduled|due|expected|set)|are (?:scheduled|due|expected|set))\b", re.IGNORECASE
)
_HAS_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


class Dateline(Struct, frozen=True, kw_only=True):
    """What one line of a page dates; `rest` is what stands beside the dates (a byline, say).

    `marked` says that the line itself calls a date one of publication or change.
    """

    published: Stamp | None = None
    modified: Stamp | None = None
    rest: str = ""
    marked: bool = False


def stamp(words: str) -> Stamp | None:
    """Understand one date: ISO 8601, RFC 2822, or words as pages write them. None where it is not understood."""
    text = words.strip()[:LONGEST]
    found = moments(text)
    if not found:
        return None
    if len(found) == 1 and re.match(r"^\w{3}, \d{1,2} \w{3} \d{4} \d\d:\d\d", text):
        return _rfc2822(text) or _stamp(found[0], text)
    return _stamp(found[0], text)


def dateline(line: str) -> Dateline | None:
    """Understand a line that dates an article ("Published 3 May 2024, 10:00; updated 12:10"); None for any other.

    A line with a date in it dates nothing when more stands beside the date than a name, a place or a reading time.
    """
    if len(line) > LONGEST:
        return None
    text = _GLUED_MARK.sub(" ", _GLUED_WEEKDAY.sub(" ", _GLUED_MONTH.sub(" ", line)))
    found = moments(text)
    if not found:
        return None
    marks = list(_MARKS.finditer(text))
    rest = _beside(text, found, [match.span() for match in marks])
    if rest is None:
        return None
    published: Stamp | None = None
    modified: Stamp | None = None
    for moment in found:
        last = max((m for m in marks if m.end() <= moment.start), key=lambda m: m.end(), default=None)
        if last is not None and last["modified"] and not _taken(found, last.end(), moment.start):
            modified = modified or _stamp(moment, line)
        elif published is None:
            published = _stamp(moment, line)
        elif modified is None and last is not None and last["modified"]:
            modified = _stamp(moment, line)
    modified = modified or _later_clock(text, marks, found, line)
    return Dateline(published=published, modified=modified, rest=rest, marked=bool(marks))


def bounds(text: str) -> tuple[str | None, str | None]:
    """Return the days between which an undated text was written, as far as its own full dates tell.

    What a sentence in the past tense dates lies before the writing; what one announces for a day lies ahead of it.
    Only dates that name their month and year count. Announced days that contradict the past ones are dropped.
    """
    not_before: str | None = None
    not_after: str | None = None
    for line in text.split("\n"):
        if not _HAS_YEAR.search(line):
            continue
        for start, end in sentences(line):
            sentence = line[start:end]
            dated = [m for m in moments(sentence) if len(m.day) >= 7 and not m.day.startswith("XXXX")]
            if not dated:
                continue
            words = _without(sentence, dated)
            if not _AHEAD.search(words) and _BEHIND.search(words):
                not_before = max(filter(None, (not_before, *(m.day for m in dated))))
            elif (promise := _PROMISED.search(words)) and len(dated) == 1 and promise.end() < dated[0].start:
                not_after = min(filter(None, (not_after, dated[0].day)))
    if not_before and not_after and not_after < not_before[: len(not_after)]:
        not_after = None
    return not_before, not_after


def _without(text: str, found: Sequence[Moment]) -> str:
    """Blank out the dates, so that the month of May is no verb."""
    characters = list(text)
    for moment in found:
        characters[moment.start : moment.end] = " " * (moment.end - moment.start)
    return "".join(characters)


def _taken(found: Sequence[Moment], low: int, high: int) -> bool:
    return any(low <= moment.start < high for moment in found)


def _later_clock(text: str, marks: Sequence[re.Match[str]], found: Sequence[Moment], line: str) -> Stamp | None:
    """A clock time that is marked as the change's and has no day of its own is of the day published."""
    for mark in marks:
        if not mark["modified"] or _taken(found, mark.end(), mark.end() + 3):
            continue
        clock = CLOCK.match(text, mark.end() + len(text[mark.end() :]) - len(text[mark.end() :].lstrip(" :-|,")))
        earlier = [moment for moment in found if moment.start < mark.start()]
        if clock and earlier and len(earlier[-1].day) == 10:
            return _stamp(Moment(mark.start(), clock.end(), earlier[-1].day, clock_value(clock, earlier[-1].day)), line)
    return None


def _beside(text: str, found: Sequence[Moment], marks: Sequence[tuple[int, int]]) -> str | None:
    """What stands beside dates, marks, weekdays and fillers; None where that is more than a name or two."""
    characters = list(_without(text, found))
    for start, end in marks:
        characters[start:end] = " " * (end - start)
    left = CLOCK.sub(" ", WEEKDAY.sub(" ", "".join(characters)))
    words = LETTERS.findall(FILLING.sub(" ", left))
    lower = sum(word[0].islower() for word in words)
    if len(words) > MOST_WORDS_BESIDE or lower > 2 or (left.rstrip().endswith((".", "?", "!")) and len(words) > 3):
        return None
    return re.sub(r"\s+", " ", left).strip(" ,;|–—-·•/()[]:")


def _rfc2822(text: str) -> Stamp | None:
    try:
        return Stamp(value=parsedate_to_datetime(text).isoformat(), evidence=text)
    except ValueError:
        return None


def _stamp(moment: Moment, words: str) -> Stamp:
    return Stamp(value=moment.day + moment.clock, evidence=words.strip())
