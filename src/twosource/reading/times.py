"""Time expressions of a text, with TIMEX3 values anchored to the document's time.

TIMEX3: J. Pustejovsky et al., "TimeML: Robust Specification of Event and Temporal Expressions in Text" (2003), and
ISO 24617-1. What is understood, and which reading is taken where the standard leaves a choice, is in
`docs/times.md`.
"""

import re
from collections.abc import Sequence

from twosource.reading.time_calendar import Anchor, read_anchor
from twosource.reading.time_edges import join_neighbours, named_day, settle_clocks, widen
from twosource.reading.time_patterns import rules
from twosource.reading.time_scene import Found, Scene
from twosource.reading.time_tense import Clauses
from twosource.reading.time_tokens import tokenize
from twosource.records.page import Span
from twosource.records.reading import TimeExpression

_FULL_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_OPENS = 12  # characters: a sentence that begins with a year ("In 2014, …") tells of that year
_DATELINE_REACH = 400  # characters: a date on a line of its own this near the top is the document's


def find_times(text: str, anchor: str | None, sentences: Sequence[Span] | None = None) -> tuple[TimeExpression, ...]:
    """Return the time expressions of `text` in order, none overlapping another.

    `anchor` is the document's own time, ISO 8601 as far as it is known, or None; parts that depend on an unknown
    time are X. `sentences` are the sentence spans, where they are known; without them a sentence ends at its mark.
    """
    clauses = Clauses(text, sentences)
    known = read_anchor(anchor) or _dateline(text, clauses)
    scene = Scene(text=text, tokens=tokenize(text), anchor=known, clauses=clauses)
    found = settle_clocks(join_neighbours(_scan(scene), scene), scene)
    return tuple(_expression(item, scene) for item in found)


def _scan(scene: Scene) -> list[Found]:
    """The expressions one by one, from left to right."""
    begins = rules()
    letters = scene.tokens.letters
    found: list[Found] = []
    at, free = 0, 0
    while at < len(letters):
        fitting = begins.get(letters[at])
        if fitting and scene.year_named is not None and scene.tokens.starts[at] >= scene.sentence_end:
            scene.year_named = None
        best = None
        for rule in fitting or ():
            match = rule.pattern.match(letters, at)
            if match is not None and (best is None or match.end() > best.last):
                built = rule.build(match, scene)
                if built is not None and (best is None or built.last > best.last):
                    best = built
        if best is None:
            at += 1
            continue
        if scene.tokens.words[best.last - 1] == "." and best.last - best.first > 1:
            best = best.to(best.last - 1)
        wide = widen(best, scene)
        wide = wide if wide.first >= free else best
        found.append(wide)
        _remember(wide, scene)
        at = free = best.last
    return found


def _remember(found: Found, scene: Scene) -> None:
    """Keep the day that was named last, and the year that a sentence begins with."""
    day = named_day(found)
    if day is not None:
        scene.focus = day
    if found.names_year and found.value[:4].isdecimal():
        start, end = scene.tokens.starts[found.first], scene.tokens.ends[found.last - 1]
        begin, close = scene.clauses.sentence(start, end)
        if start - begin < _OPENS:
            scene.year_named, scene.sentence_end = int(found.value[:4]), close


def _dateline(text: str, clauses: Clauses) -> Anchor | None:
    """The date of an undated text that stands on a line of its own at the top."""
    top = text[:_DATELINE_REACH]
    start = 0
    for line in top.splitlines(keepends=True)[:6]:
        words = line.strip()
        if 6 <= len(words) <= 40 and any(mark.isdecimal() for mark in words):
            scene = Scene(text=words, tokens=tokenize(words), anchor=None, clauses=Clauses(words, None))
            found = _scan(scene)
            whole = len(found) == 1 and found[0].first == 0 and found[0].last == len(scene.tokens.words)
            if whole and _FULL_DAY.match(found[0].value):
                return read_anchor(found[0].value)
        start += len(line)
    return None


def _expression(found: Found, scene: Scene) -> TimeExpression:
    return TimeExpression(
        start=scene.tokens.starts[found.first],
        end=scene.tokens.ends[found.last - 1],
        type=found.type,
        value=found.value,
        end_value=found.end_value,
    )
