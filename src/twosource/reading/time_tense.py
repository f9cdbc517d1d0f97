"""Whether the clause around a time expression looks back or ahead."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property

from twosource.records.page import Span

_REACH = 220  # characters: a clause longer than this is read no further
_AHEAD = frozenset(
    "will shall 'll going expected expects expect due scheduled slated set plans plan planned planning upcoming "
    "proposes propose proposed proposing deadline intends intend intended aims hopes hoped would could should may "
    "might must ready readies prepares preparing ahead invites invited postponed delayed rescheduled "
    "agenda forthcoming promised vowed pledged next tomorrow can wo expire expires begins starts "
    "takes meets meet visits visit travels returns resumes resume holds hosts "
    "heads flies convenes gather gathers".split()
)
_BACK = frozenset(
    "said says told was were had did has have been held met took came went began made gave left got became "
    "ran broke spoke struck hit killed shot fell rose grew won lost sent brought saw heard wrote knew found felt "
    "led paid put read cut quit sat stood sold bought built caught fought flew drew drove chose ate sank "
    "shook threw wore swore sought taught thought dealt kept slept swept wept meant lit fled bled fed laid lay "
    "dead died ended since yesterday sang rang sprang hung stuck stole froze tore bore split spent".split()
)
_INFINITIVE = frozenset("to be will would shall should could can may might must 'll".split())
_NOT_PAST = frozenset(
    "united need needs red bed indeed speed feed seed hundred shed embed exceed proceed succeed breed creed "
    "greed deed weed reed sacred naked wicked aged kindred concerned unprecedented so-called limited unmanned "
    "armed skilled experienced".split()
)
_TO_DO = re.compile(r"(?:is|are|was|were|be|being|due|set|ready|invited|agreed|wants?|wanted|hopes?|plans?) to\b")
_UNTIL = re.compile(r"\b(?:until|till|by|before) (?:the )?\Z", re.IGNORECASE)
_REMARK = re.compile(r",[\"”’]? (?:[\w’'.-]+ ){0,5}?(?:said|says|added|told)\b")
_LONGEST_OPENING = 12
"""Characters before an expression that opens its sentence: "On Monday,", "In early"."""
_WORD = re.compile(r"['’]?[A-Za-z]+(?:-[a-z]+)?")
_BREAK = re.compile(r"(?<!\b\w)[.!?](?=[\"”’]?\s+[^a-z\d\s])|;|[\n\u2028\u2029]|[\"“”](?=\s)")


class Clauses:
    """Tells the direction at a place of a text; `sentences` are its sentence spans, in order."""

    def __init__(self, text: str, sentences: Sequence[Span] | None) -> None:
        self._text = text
        self._starts = [start for start, _ in sentences] if sentences else []
        self._ends = [end for _, end in sentences] if sentences else []

    def sentence(self, start: int, end: int) -> Span:
        """The bounds of the sentence around `[start, end)`, no further off than the reach of a clause."""
        low, high = max(0, start - _REACH), min(len(self._text), end + _REACH)
        index = bisect_right(self._starts, start) - 1
        if index >= 0 and self._ends[index] >= end:
            return max(low, self._starts[index]), min(high, self._ends[index])
        for mark in _BREAK.finditer(self._text, low, start):
            low = mark.end()
        after = _BREAK.search(self._text, end, high)
        return low, after.start() if after else high

    def direction(self, start: int, end: int) -> int:
        """Return -1 where the nearest verb looks back, 1 where it looks ahead, 0 where nothing tells.

        The verb before the expression decides; the one after it where there is none before.
        """
        low, high = self.sentence(start, end)
        if _UNTIL.search(self._text, max(low, start - 14), start):
            return 1
        places, looks = self._cues
        before = bisect_left(places, start) - 1
        if before >= 0 and places[before] >= low:
            return looks[before]
        after = bisect_left(places, end)
        if start - low > _LONGEST_OPENING and _REMARK.match(self._text, end, high):
            return 0  # "the gates close on 10 July, he said": the remark tells nothing of the gates
        return looks[after] if after < len(places) and places[after] < high else 0

    @cached_property
    def _cues(self) -> tuple[list[int], list[int]]:
        """Where the verbs that look back or ahead begin, and which way they look."""
        found = [(match.start(), match.group()) for match in _WORD.finditer(self._text)]
        words = ["" if word == "May" else word.lower().replace("’", "'") for _, word in found]
        looks = [(place, _look(words, at)) for at, (place, _) in enumerate(found)]
        return [place for place, look in looks if look], [look for _, look in looks if look]


def _look(words: list[str], at: int) -> int:
    word = words[at]
    if at and words[at - 1] == "to" and word not in ("be", "have"):
        return 0  # the finite verb before the infinitive has told
    if word in _AHEAD:
        return 1
    if word == "to" and at and _TO_DO.match(f"{words[at - 1]} to"):
        return 1
    if at and words[at - 1] in _INFINITIVE:
        return 1 if words[at - 1] != "to" else 0
    if word in _BACK:
        planned = word in ("was", "were", "been", "had", "has", "have") and _then_ahead(words, at)
        return 1 if planned else -1
    return -1 if len(word) > 4 and word.endswith("ed") and word not in _NOT_PAST else 0


def _then_ahead(words: list[str], at: int) -> bool:
    """As in "was due to", "have been scheduled for", "are set to"."""
    return any(word in ("due", "scheduled", "expected", "planned", "set", "slated") for word in words[at + 1 : at + 3])
