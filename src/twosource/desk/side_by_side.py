"""Two texts beside each other: which sentences are the same, reworded, retold, and which stand in one alone."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from types import MappingProxyType

import numpy as np
from msgspec import Struct
from rapidfuzz import fuzz, process

from twosource.language.sentences import sentences
from twosource.lexicon.folding import fold
from twosource.records.page import Span

SAME, REWORDED = 97.0, 58.0
"""How alike two sentences are, of a hundred, from which on they are the same but for signs, and reworded."""
MOST = 1500
"""Sentences of each text that are compared; beyond them a text is its own."""

_WORD = re.compile(r"\S+\s*")


class Words(Struct, frozen=True, kw_only=True):
    """A few words of a sentence, and whether the other sentence has others in their place."""

    words: str
    other: bool


class Row(Struct, frozen=True, kw_only=True):
    """A sentence of the first text beside one of the second.

    `copied` is the same, `reworded` has some words in common, `retold` tells the same with others; `alone` has None
    beside it.
    """

    kind: str
    first: tuple[Words, ...] | None
    second: tuple[Words, ...] | None
    spans: tuple[Span | None, Span | None]


class Beside(Struct, frozen=True, kw_only=True):
    """Two texts in rows, in the order of the second; and how many sentences of the second are of which kind."""

    rows: tuple[Row, ...]
    copied: int
    reworded: int
    retold: int
    alone: int


def beside(first: str, second: str, told: Mapping[Span, Span] = MappingProxyType({})) -> Beside:
    """Return two texts sentence beside sentence; `told` are sentences of the second that tell one of the first."""
    ours, theirs = sentences(first)[:MOST], sentences(second)[:MOST]
    pairs = _pairs([fold(first[a:b]) for a, b in ours], [fold(second[a:b]) for a, b in theirs])
    rows: list[Row] = []
    shown = 0
    left_over = set(range(len(ours))) - {at for at, _ in pairs.values()}
    left_over -= {ours.index(told[span]) for span in theirs if told.get(span) in ours}
    for number, span in enumerate(theirs):
        at, score = pairs.get(number, (None, 0.0))
        if at is None:
            rows.append(_retold(first, told[span], second, span) if span in told else _alone(second, span, last=True))
            continue
        for skipped in range(shown, at):
            if skipped in left_over:
                rows.append(_alone(first, ours[skipped], last=False))
                left_over.discard(skipped)
        shown = max(shown, at)
        rows.append(_together(first, ours[at], second, span, same=score >= SAME))
    rows += [_alone(first, ours[at], last=False) for at in sorted(left_over)]
    many = Counter(row.kind for row in rows)
    own = len(theirs) - many["copied"] - many["reworded"] - many["retold"]
    return Beside(rows=tuple(rows), copied=many["copied"], reworded=many["reworded"], retold=many["retold"], alone=own)


def _pairs(ours: Sequence[str], theirs: Sequence[str]) -> dict[int, tuple[int, float]]:
    """For sentences of the second text, their fellow in the first and how alike they are; each has one fellow only."""
    if not ours or not theirs:
        return {}
    scores = process.cdist(theirs, ours, scorer=fuzz.ratio, score_cutoff=REWORDED)
    found: dict[int, tuple[int, float]] = {}
    taken: set[int] = set()
    places = np.argwhere(scores >= REWORDED)
    ranked = sorted(places.tolist(), key=lambda place: (-scores[place[0], place[1]], place))
    for number, at in ranked:
        if number not in found and at not in taken:
            found[number] = (at, float(scores[number, at]))
            taken.add(at)
    return found


def _alone(text: str, span: Span, *, last: bool) -> Row:
    words = (Words(words=text[span[0] : span[1]], other=False),)
    if last:
        return Row(kind="alone", first=None, second=words, spans=(None, span))
    return Row(kind="alone", first=words, second=None, spans=(span, None))


def _retold(first: str, a: Span, second: str, b: Span) -> Row:
    ours, theirs = Words(words=first[a[0] : a[1]], other=False), Words(words=second[b[0] : b[1]], other=False)
    return Row(kind="retold", first=(ours,), second=(theirs,), spans=(a, b))


def _together(first: str, a: Span, second: str, b: Span, *, same: bool) -> Row:
    ours, theirs = first[a[0] : a[1]], second[b[0] : b[1]]
    if same:
        whole = (Words(words=ours, other=False),), (Words(words=theirs, other=False),)
        return Row(kind="copied", first=whole[0], second=whole[1], spans=(a, b))
    left, right = differing(ours, theirs)
    return Row(kind="reworded", first=left, second=right, spans=(a, b))


def differing(ours: str, theirs: str) -> tuple[tuple[Words, ...], tuple[Words, ...]]:
    """Return two wordings in pieces, those marked that the other does not have."""
    left, right = _WORD.findall(ours), _WORD.findall(theirs)
    matcher = SequenceMatcher(None, [fold(word) for word in left], [fold(word) for word in right], autojunk=False)
    first, second = [], []
    for tag, a, b, c, d in matcher.get_opcodes():
        if a < b:
            first.append(Words(words="".join(left[a:b]), other=tag != "equal"))
        if c < d:
            second.append(Words(words="".join(right[c:d]), other=tag != "equal"))
    return tuple(first), tuple(second)
