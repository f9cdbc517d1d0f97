"""Ordinal numbers that tell one event of a kind from the next: the second round, the third meeting."""

import re

_WORDS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10,
}  # fmt: skip
_ORDINAL = re.compile(
    r"\b(?:(?P<word>" + "|".join(_WORDS) + r")|(?P<figure>\d{1,2})(?:st|nd|rd|th))\b"
    r"(?!\s+(?:deputy|vice|lady|minister|half|quarter|day|week|month|year|person|place|largest|biggest|place|of))"
    r"(?P<time>\s+time)?",
    re.IGNORECASE,
)


def ordinal(text: str) -> int | None:
    """Return the first ordinal of a clause, or None; "for the first time" counts nothing, "the second time" does."""
    for match in _ORDINAL.finditer(text):
        number = _WORDS[match.group("word").lower()] if match.group("word") else int(match.group("figure"))
        if not (match.group("time") and number == 1):
            return number
    return None
