"""Mentions of a round: its number, or that it is the next or the last, from the words around an assertion."""

import re
from functools import lru_cache

from msgspec import Struct

from twosource.records.assertion import Assertion

_ORDINALS = {
    "first": 1, "1st": 1, "inaugural": 1, "opening": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4,
    "4th": 4, "fifth": 5, "5th": 5, "sixth": 6, "6th": 6, "seventh": 7, "7th": 7, "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip
_NEXT = frozenset(
    "next another new fresh further renewed upcoming future subsequent follow-up coming additional".split()
)
_LAST = frozenset("last previous latest earlier past initial prior recent".split())
_NOUN = r"(?:rounds?|talks?|negotiations?|sessions?|summits?|consultations?|discussions|bargaining)"
_MARKED = re.compile(
    rf"\b(?P<mark>{'|'.join(sorted([*_ORDINALS, *_NEXT, *_LAST], key=len, reverse=True))})\s+"
    rf"(?P<between>(?:[\w’'-]+\s+){{0,4}}?)(?P<noun>{_NOUN}|meetings?)\b",
    re.IGNORECASE,
)
_BARE = re.compile(rf"(?P<mark>)(?P<between>(?:[\w’'-]+\s+)?)\b(?P<noun>{_NOUN})\b", re.IGNORECASE)
_PART = re.compile(r"\b(?:days?|weeks?|hours?|minutes?|half|part|time)\b", re.IGNORECASE)
"""Counted here are parts of a meeting, or what it is the first of its kind in, and no meetings."""
_MEET = re.compile(r"\b(?:meet|met|meeting|meetings|come together|sit down)\b", re.IGNORECASE)
_AGAIN = re.compile(r"\b(?:again|once more|resume\w*|another|next)\b", re.IGNORECASE)
_PRESS = re.compile(r"\b(?:press|news|phone|telephone)\s*$", re.IGNORECASE)


class Mention(Struct, frozen=True):
    """One mention of a meeting of the parties: `number`, or `next`/`last` where only that is said."""

    number: int | None
    relative: str | None
    noun: str


@lru_cache(maxsize=16_384)
def mention(text: str) -> Mention | None:
    """Return the meeting that a clause is about: the mention that says most, or None."""
    matches = [*_MARKED.finditer(text), *_BARE.finditer(text)]
    found = [m for m in map(_mention, matches) if m is not None]
    return min(found, key=lambda m: (m.number is None, m.relative is None), default=None)


def _mention(match: "re.Match[str]") -> Mention | None:
    if _PRESS.search(match.group("between")):
        return None
    mark = "" if _PART.search(match.group("between")) else (match.group("mark") or "").lower()
    relative = "next" if mark in _NEXT else "last" if mark in _LAST else None
    return Mention(_ORDINALS.get(mark), relative, match.group("noun").lower())


def about_meeting(assertion: Assertion) -> Mention | None:
    """Return the meeting an assertion is about, where its doer or object is one or its act needs one."""
    found = mention(f"{assertion.doer_text} . {assertion.object} . {assertion.quote}")
    if found is None and (assertion.act in ("propose", "offer", "agree", "meet") and _MEET.search(assertion.quote)):
        return Mention(None, "next" if _AGAIN.search(assertion.quote) else None, "meeting")
    return found
