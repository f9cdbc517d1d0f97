"""Where a time expression begins, and which neighbours are one expression.

The grammar finds the heart of an expression; what stands before it ("early", "the end of", "more than") and what
joins two of them ("10:00 on Friday", "from Monday to Thursday") is settled here.
"""

import datetime as dt
from dataclasses import replace

from twosource.reading.time_calendar import day_value, month_value
from twosource.reading.time_scene import Found, Scene
from twosource.reading.time_words import PARTS_OF_DAY, WEEKDAYS

_MODIFIERS = frozenset({"early", "earlier", "late", "later", "mid", "middle", "only", "just"})
_APPROXIMATE = frozenset({"about", "around", "nearly", "almost", "roughly", "approximately", "over", "just", "some"})
_EDGES = frozenset({"start", "beginning", "end", "close", "middle", "rest", "remainder", "course", "mid"})
_DASHES = frozenset("-‐‑–")
_LISTED = frozenset({",", "and", "or", "/", "&"})
_RANGE_WORDS = frozenset({"to", "until", "till", "through", "and", *_DASHES})
_CLOCK_LINKS = frozenset({"on", "at", ",", "around", "about", "|", "(", "by", "-", "–"})


def widen(found: Found, scene: Scene) -> Found:
    """Take in the words before an expression that belong to it."""
    first = found.first
    word = scene.word_at
    if found.absorbs == "amount":
        if (word(first - 1) == "than" and word(first - 2) in ("more", "less", "fewer")) or (
            word(first - 1) == "least" and word(first - 2) == "at"
        ):
            first -= 2
        elif word(first - 1) in _APPROXIMATE or (
            word(first - 1) == "the" and word(first) in ("last", "next", "past", "coming")
        ):
            first -= 1
        return replace(found, first=first)
    if word(first - 1) in _DASHES and word(first - 2) in ("mid", "early", "late"):
        first -= 2
    elif word(first - 1) in _MODIFIERS or (word(first - 1) == "the" and "the" in found.absorbs):
        first -= 1
    return replace(found, first=_widen_edge(first, scene))


def _widen_edge(first: int, scene: Scene) -> int:
    """As in "the end of", "beginning of": the whole stretch before `first`, or nothing of it."""
    word = scene.word_at
    at = first - 1 if word(first - 1) == "the" else first
    if word(at - 1) != "of" or word(at - 2) not in _EDGES:
        return first
    at -= 2
    if word(at - 1) == "very":
        at -= 1
    return at - 1 if word(at - 1) == "the" else at


def join_neighbours(found: list[Found], scene: Scene) -> list[Found]:
    """Join clock times with their days, parts of days with days, and the two ends of a range."""
    joined: list[Found] = []
    for item in found:
        item = _with_part(item, scene)
        if joined:
            both = (
                _clock_and_day(joined[-1], item, scene)
                or _clock_of_set(joined[-1], item, scene)
                or _range(joined[-1], item, scene)
            )
            if both is not None:
                joined[-1] = both
                continue
        joined.append(item)
    return _agree(joined, scene)


def _agree(found: list[Found], scene: Scene) -> list[Found]:
    """Let the dates of a list agree: "March, April and May 2022" in year, "Thursday or Friday" in order."""
    shared = list(found)
    for at in range(len(shared) - 2, -1, -1):
        item, following = shared[at], shared[at + 1]
        between = scene.tokens.words[item.last : following.first]
        if not (0 < len(between) < 3 and _LISTED.issuperset(between)) or item.type != "DATE" or item.end_value:
            continue
        earlier = _week_before(item, following, scene)
        if earlier is not None:
            shared[at] = replace(item, value=earlier)
        if not (item.yearless and following.names_year):
            continue
        value = _in_year_of(item, following)
        if value is not None:
            shared[at] = replace(item, value=value, names_year=True)
    return shared


def _is_day(found: Found) -> bool:
    return found.type == "DATE" and found.end_value is None and found.value.count("-") == 2 and "E" not in found.value


def _with_part(found: Found, scene: Scene) -> Found:
    """As in "Friday morning", "the morning of May 16"."""
    code = PARTS_OF_DAY.get(scene.word_at(found.last), "")
    if _is_day(found) and code and ":" not in code:
        return replace(found, last=found.last + 1, type="TIME", value=f"{found.value}T{code}")
    code = PARTS_OF_DAY.get(scene.word_at(found.first - 2), "")
    if _is_day(found) and scene.word_at(found.first - 1) == "of" and code and ":" not in code:
        first = found.first - 2 - (scene.word_at(found.first - 3) == "the")
        return replace(found, first=first, type="TIME", value=f"{found.value}T{code}")
    return found


def _clock_and_day(before: Found, after: Found, scene: Scene) -> Found | None:
    """One TIME of a clock time and a day beside it, in either order."""
    words = scene.tokens.words[before.last : after.first]
    if len(words) > 2 or any(word not in _CLOCK_LINKS for word in words):
        return None
    if before.clock and before.value.startswith("T") and _dayish(after):
        day, clock = after, before.clock
    elif after.clock and after.value.startswith("T") and _dayish(before):
        day, clock = before, after.clock
    else:
        return None
    value = f"{day.value.partition('T')[0]}T{clock}"
    return Found(before.first, after.last, "TIME", value, clock=clock)


def _clock_of_set(before: Found, after: Found, scene: Scene) -> Found | None:
    """As in "3pm every day", "mornings at 9am": one SET, the time of day that comes again."""
    words = scene.tokens.words[before.last : after.first]
    daily = [item for item in (before, after) if item.type == "SET" and (item.value == "P1D" or item.value[0] == "T")]
    clocks = [item.clock for item in (before, after) if item.type == "TIME" and item.clock and item.value[0] == "T"]
    if len(words) > 1 or words not in ([], ["at"]) or len(daily) != 1 or len(clocks) != 1:
        return None
    return Found(before.first, after.last, "SET", f"T{clocks[0]}", clock=clocks[0])


def _dayish(found: Found) -> bool:
    return (
        not found.clock
        and found.end_value is None
        and found.value.partition("T")[0].count("-") == 2
        and found.type != "SET"
    )


def _range(before: Found, after: Found, scene: Scene) -> Found | None:
    """One DATE of two with "to", "until" or a dash between them, or "between … and …"."""
    if after.first != before.last + 1 or before.type != after.type or before.end_value or after.end_value:
        return None
    link, opening = scene.word_at(before.last), scene.word_at(before.first - 1)
    if link not in _RANGE_WORDS or (link == "and") != (opening == "between") or before.type not in ("DATE", "TIME"):
        return None
    if len(before.value) != len(after.value) and before.yearless is None:
        return None
    if before.value.endswith("REF") or (before.clock is None) != (after.clock is None):
        return None
    value = _in_year_of(before, after) or _week_before(before, after, scene) or before.value
    if value >= after.value and "X" not in value:
        return None
    return Found(before.first, after.last, before.type, value, end_value=after.value)


def _week_before(before: Found, after: Found, scene: Scene) -> str | None:
    """The first weekday of "Monday to Friday" a week earlier, where it came out after the last."""
    names = (scene.word_at(before.first), scene.word_at(after.first))
    first, last = named_day(before), named_day(after)
    if first is None or last is None or not first > last or not all(name in WEEKDAYS for name in names):
        return None
    return (first - dt.timedelta(days=7)).isoformat()


def _in_year_of(before: Found, after: Found) -> str | None:
    """The value of a date without a year, taken from the date that the range ends with."""
    if before.yearless is None or not after.value[:4].isdecimal():
        return None
    month, day = before.yearless
    year = int(after.value[:4])
    value = _in_year(year, month, day)
    return _in_year(year - 1, month, day) if value is not None and value > after.value else value


def _in_year(year: int, month: int, day: int) -> str | None:
    return day_value(year, month, day) if day else month_value(year, month)


def settle_clocks(found: list[Found], scene: Scene) -> list[Found]:
    """Give clock times without a day the day named before them in their sentence, else the document's."""
    settled: list[Found] = []
    day: str | None = None
    sentence = (-1, -1)
    for item in found:
        start, end = scene.tokens.starts[item.first], scene.tokens.ends[item.last - 1]
        if start >= sentence[1]:
            sentence, day = scene.clauses.sentence(start, end), None
        if item.clock and item.value.startswith("T") and item.type == "TIME":
            here = day or (scene.here.isoformat() if scene.here else "XXXX-XX-XX")
            ends = item.end_value and f"{here}{item.end_value}"
            item = replace(item, value=f"{here}{item.value}", end_value=ends)
        elif _dayish(item) and item.value[:4].isdecimal():
            day = item.value.partition("T")[0]
        settled.append(item)
    return settled


def named_day(found: Found) -> dt.date | None:
    """The day that an expression names, where it names one."""
    value = found.value.partition("T")[0]
    try:
        return dt.date.fromisoformat(value) if len(value) == 10 else None
    except ValueError:
        return None
