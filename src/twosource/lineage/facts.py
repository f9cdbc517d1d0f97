"""The hard details of a document in order: days, clock times, durations, numbers and names, each once.

They are what is left of a report when every sentence is put into other words. A detail weighs what it tells: a small
number stands in many reports by chance, "1,437" in few. States and their capitals weigh nothing, because every report
of a matter between two states names both, in any of a dozen ways.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from twosource.language.names import canonical_word, name_key
from twosource.lexicon.countries import country, of_capital, of_demonym
from twosource.records.page import Document, Span
from twosource.records.reading import Reading

TIME = 2.5
PUBLICATION_DAY = 1.0
NUMBER = 3.5
SMALL_NUMBER = 1.5
PERSON = 2.0
OTHER_NAME = 1.5
ROUNDED = 0.1
"""A number is taken for a rounded one when it is off by no more than this share."""

EXACT = 10
SMALLEST = 3
"""Two sides, one minister: smaller numbers are grammar rather than detail."""

_DAY = re.compile(r"[\dX]{4}-(\d\d-\d\d)")
_CLOCK = re.compile(r"T(\d\d:\d\d)")
_LENGTH = re.compile(r"P(T?)(\d+(?:\.\d+)?)([YMWDHS])")
_YEAR = 365 * 24 * 60
_MINUTES = {"Y": _YEAR, "M": _YEAR / 12, "W": 7 * 24 * 60, "D": 24 * 60, "TH": 60, "TM": 1, "TS": 1 / 60}


class Fact(Struct, frozen=True, gc=False):
    """One detail where it stands first: `key` is the same however it is written; `hard` ones are no names."""

    key: str
    weight: float
    hard: bool
    span: Span


def facts(document: Document, reading: Reading | None) -> list[Fact]:
    """Return the details of the text in order, each key once; none where the document has not been read."""
    if reading is None:
        return []
    found = [*_times(document, reading), *_numbers(reading), *_names(reading)]
    first: dict[str, Fact] = {}
    for fact in sorted(found, key=lambda each: (each.span, each.key)):
        first.setdefault(fact.key, fact)
    return list(first.values())


class Details(Struct, frozen=True):
    """The details of a document, with what is asked of them: which there are, and which numbers, in order of size."""

    facts: tuple[Fact, ...]
    keys: frozenset[str]
    numbers: tuple[float, ...]

    @classmethod
    def of(cls, found: Sequence[Fact]) -> "Details":
        """Return the details `found`."""
        numbers = sorted(value for fact in found if (value := _value(fact)) is not None)
        return cls(tuple(found), frozenset(fact.key for fact in found), tuple(numbers))

    def near(self, fact: Fact) -> bool:
        """Say whether a number rounds, or is rounded to, one of these; those up to ten are exact."""
        value = _value(fact)
        if value is None or value <= EXACT:
            return False
        at = bisect_left(self.numbers, value)
        beside = self.numbers[max(0, at - 1) : at + 1]
        return any(abs(value - other) <= ROUNDED * max(value, other) for other in beside)


def _value(fact: Fact) -> float | None:
    return float(fact.key.removeprefix("number ")) if fact.key.startswith("number ") else None


def _times(document: Document, reading: Reading) -> Iterator[Fact]:
    published = (document.published.value or "")[:10]
    for time in reading.times:
        span = (time.start, time.end)
        if time.type == "DURATION":
            length = _LENGTH.fullmatch(time.value)
            if length and float(length[2]):
                minutes = round(float(length[2]) * _MINUTES.get(length[1] + length[3], 1))
                yield Fact(f"for {minutes} minutes", TIME, True, span)
            continue
        for value in (time.value, time.end_value or ""):
            if day := _DAY.match(value):
                yield Fact(f"on {day[1]}", PUBLICATION_DAY if value[:10] == published else TIME, True, span)
            if clock := _CLOCK.search(value):
                yield Fact(f"at {clock[1]}", TIME, True, span)


def _numbers(reading: Reading) -> Iterator[Fact]:
    for each in reading.quantities:
        if each.value is not None and each.value >= SMALLEST:
            small = each.value <= 10 and each.value == int(each.value)
            yield Fact(f"number {each.value:.12g}", SMALL_NUMBER if small else NUMBER, True, (each.start, each.end))


def _names(reading: Reading) -> Iterator[Fact]:
    for entity in reading.entities:
        key = _name(entity.name) if entity.type != "group" else None
        if key and entity.mentions:
            yield Fact(f"name {key}", PERSON if entity.type == "person" else OTHER_NAME, False, entity.mentions[0])


@lru_cache(maxsize=16384)
def _name(name: str) -> str | None:
    """Return the sound of the last word of a name, or None for states, capitals and peoples."""
    if country(name) or of_capital(name) or of_demonym(name):
        return None
    words = name_key(name).split()
    return canonical_word(words[-1]) if words else None


def sounds(text: str) -> frozenset[str]:
    """Return the sounds of all words of a text, to tell whether a name stands there in whatever role."""
    return frozenset(canonical_word(word) for word in name_key(text).split())
