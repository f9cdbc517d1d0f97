"""What becomes of a report in other houses: copied, cut, put in another order, given another lead, two made one."""

import re
from typing import NamedTuple

from benchmarks.scale.grammar import Chance, pick
from benchmarks.scale.names import respelled
from benchmarks.scale.writing import Desk

COPIED, REWRITTEN = 0.7, 0.3
"""With so much of its words taken over a document copies, rewrites, and with less it cites."""
KEPT_WORDS = 90
"""A report is not cut to fewer."""
OWN_HEADLINE = 0.7
RESPELLED, ROUNDED = 0.07, 0.07

_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{5,}(?=[ ,.])")
_NUMBER = re.compile(r"\b[1-9]\d{1,2}\b(?![-.,:]\d)")
_WORD = re.compile(r"[a-z]{4,}")
_OTHER_WORDS = dict(
    pair.split("=")
    for pair in (
        "also=as well|after=following|about=around|around=about|began=started|started=began|several=some|some=several"
        "|announced=made known|asked=requested|people=persons|residents=inhabitants|inhabitants=residents|killed=slain"
        "|while=whereas|because=since|since=because|near=close to|help=aid|large=big|rose=went up|fell=went down"
        "|meeting=gathering|report=account|said=stated|stated=said|explained=said|before=prior to|until=till"
        "|however=still|officials=authorities|hundreds=scores|decision=ruling|would=was to|should=ought to"
        "|could=was able to|outside=in front of|immediately=at once|demanded=insisted on|warned=cautioned"
        "|expected=foreseen|number=count|during=in the course of|later=afterwards|earlier=before|former=one-time"
        "|across=throughout|damage=harm|struck=hit|with=along with|from=out of|where=at which|will=is going to"
        "|first=initial|last=final|only=just|many=scores of|must=has to|every=each|nobody=no one|wanted=wished"
        "|showed=made plain|called=termed|most=the greater part|against=in opposition to|under=beneath"
    ).split("|")
)
REWORDED = 0.5
"""So many of the words that have another are given it."""


class Body(NamedTuple):
    """The paragraphs of a text, and which of them were taken over."""

    paragraphs: list[str]
    taken: list[bool]

    @property
    def share(self) -> float:
        """How much of the words was taken over."""
        sizes = [each.count(" ") + 1 for each in self.paragraphs]
        return sum(size for size, taken in zip(sizes, self.taken, strict=True) if taken) / sum(sizes)


def kind_of(share: float) -> str:
    """Return what a document does that has so much of its words from another."""
    return "copies" if share >= COPIED else "rewrites" if share >= REWRITTEN else "cites"


def edited(first: list[str], second: list[str] | None, desk: Desk, chance: Chance) -> tuple[Body, bool]:
    """Return what a house makes of a report, and whether it took something from the second too, if there is one."""
    draw, mixed = chance(), False
    rows, taken = list(first), [True] * len(first)
    if draw < 0.4:
        pass
    elif draw < 0.58:
        rows, taken = _cut(rows, chance)
    elif draw < 0.65:
        rows = _in_another_order(rows, chance)
    elif draw < 0.79:
        rows[0], taken[0] = desk.lead(), False
    elif draw < 0.87 and second is not None:
        rows, mixed = _merged(rows, second, chance)
        taken = [True] * len(rows)
    elif draw < 0.93:
        rows = [_WORD.sub(lambda word: _reworded(word, chance), row) for row in rows]
    else:
        for _ in range(1 + int(chance() * 2)):
            at = 1 + int(chance() * len(rows))
            rows.insert(at, desk.paragraph(set()))
            taken.insert(at, False)
    return Body(_touched(rows, chance), taken), mixed


def background(source: list[str], chance: Chance) -> list[str]:
    """Return one to three paragraphs of a report that are more than what somebody said."""
    fit = [row for row in source if "“" not in row and row.count(" ") >= 20]
    start = int(chance() * max(1, len(fit) - 2))
    return fit[start : start + 1 + int(chance() * 2.5)]


def _cut(rows: list[str], chance: Chance) -> tuple[list[str], list[bool]]:
    """Cut a report from below."""
    kept, length = 0, 0
    while kept < len(rows) and (length < KEPT_WORDS or chance() < 0.4):
        length += rows[kept].count(" ") + 1
        kept += 1
    return rows[:kept], [True] * kept


def _in_another_order(rows: list[str], chance: Chance) -> list[str]:
    """Leave the lead where it is, and turn the rest about."""
    rest = rows[1:]
    at = int(chance() * len(rest))
    return [rows[0], *rest[at:], *rest[:at]]


def _merged(first: list[str], second: list[str], chance: Chance) -> tuple[list[str], bool]:
    """Put most of one report together with some paragraphs of another."""
    more = second[1 : 2 + int(chance() * 3)]
    kept = first[: max(2, len(first) - len(more))]
    at = 1 + int(chance() * len(kept))
    return [*kept[:at], *more, *kept[at:]], bool(more)


def _touched(rows: list[str], chance: Chance) -> list[str]:
    """Spell a name otherwise, or round a number, throughout."""
    if chance() < RESPELLED:
        names = sorted({match[0] for row in rows for match in _NAME.finditer(row)})
        if names:
            old = pick(chance, names)
            new = respelled(old, chance)
            rows = [row.replace(old, new) for row in rows]
    if chance() < ROUNDED:
        rows = [_NUMBER.sub(_rounded, row) for row in rows]
    return rows


def _rounded(number: re.Match[str]) -> str:
    value = int(number[0])
    step = 10 if value < 100 else 50
    return str(max(step, round(value / step) * step))


def _reworded(word: re.Match[str], chance: Chance) -> str:
    other = _OTHER_WORDS.get(word[0])
    return other if other and chance() < REWORDED else word[0]
