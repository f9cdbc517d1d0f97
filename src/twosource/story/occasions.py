"""Which dated occasions a document speaks of: a name and a day in one sentence, as in "met in Lindau on 2 April".

Reports of quite another sort, on the families of prisoners, say, still belong to the story whose meeting they go back
to, and they say so with its place and day. States and capitals name no occasion: too much happens there on one day.
"""

import re
from bisect import bisect_left
from functools import lru_cache

from twosource.language.names import name_key
from twosource.lexicon.countries import country, of_capital, of_demonym
from twosource.records.page import Document, Span
from twosource.records.reading import Reading, TimeExpression

Occasion = tuple[str, str]
"""The key of a name and a day of the year, `05-16`; a year is often left out."""

_DAY = re.compile(r"[\dX]{4}-(\d\d-\d\d)")
_END = re.compile(r"[.!?][\"”’)]*\s+(?=[\"“‘(]*[^\W\d_a-z])|[\n\r]")
LONGEST = 400
"""Characters; a name farther than this from a day has nothing to do with it, however long the sentence."""


def occasions(document: Document, reading: Reading) -> frozenset[Occasion]:
    """Return the occasions of the text; the day of publication makes none, it is in every report of that day."""
    published = (document.published.value or "")[:10]
    names = sorted((start, key) for each in reading.entities if (key := _key(each.name)) for start, _ in each.mentions)
    places = [start for start, _ in names]
    found = set()
    for time in reading.times:
        day = _DAY.match(time.value) if time.type in ("DATE", "TIME") else None
        if day and time.value[:10] != published:
            start, end = _sentence(document.text, time)
            inside = names[bisect_left(places, start) : bisect_left(places, end)]
            found |= {(key, day[1]) for _, key in inside}
    return frozenset(found)


def _sentence(text: str, time: TimeExpression) -> Span:
    begin, limit = max(0, time.start - LONGEST), min(len(text), time.end + LONGEST)
    ends = [match.end() for match in _END.finditer(text, begin, time.start)]
    after = _END.search(text, time.end, limit)
    return (ends[-1] if ends else begin, after.start() if after else limit)


@lru_cache(maxsize=16384)
def _key(name: str) -> str:
    return "" if country(name) or of_capital(name) or of_demonym(name) else name_key(name)
