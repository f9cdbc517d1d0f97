"""The sentences of a story by what they say, so that the few that may speak of a claim are found among any number.

Each key of a claim is looked up with the words near it. A sentence holds a key itself, or its neighbours do: what
"the agreement" is stands in the sentence before, or in the headline. How much of a claim a sentence holds is the
weighted share of its keys.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np
from msgspec import Struct

from twosource.claims.content import Key
from twosource.claims.nearness import MARKS, Nearest, Vocabulary, vocabulary
from twosource.claims.units import Unit

BEFORE, ELSEWHERE = 0.7, 0.45
"""How much of a key counts that stands in one of the two sentences before, or elsewhere in the document."""

CANDIDATES = 80
LEAST_HELD, LEAST_OWN = 0.3, 0.15

Numbers = np.ndarray[tuple[int], np.dtype[np.int64]]
Scores = np.ndarray[tuple[int], np.dtype[np.float32]]


class Mark(Struct, frozen=True):
    """One key of a claim: how nearly a sentence itself holds it, and how nearly with what stands around."""

    key: Key
    own: float
    around: float


class Found(Struct, frozen=True):
    """A sentence with the share of a claim that it holds, with what stands around it and by itself.

    `names` says of each actor that the claim names, by id and by display name, how fully the sentence or what stands
    around it holds him.
    """

    unit: Unit
    held: float
    own: float
    marks: tuple[Mark, ...]
    names: Mapping[str, float]

    @property
    def told(self) -> float:
        """How much of the claim, names left out, the sentence itself holds; what stands around it counts half."""
        plain = [mark for mark in self.marks if mark.key.name[0] != "@"]
        total = sum(mark.key.weight for mark in plain)
        held = sum(mark.key.weight * max(mark.own, mark.around / 2) for mark in plain)
        return held / total if total else self.own

    def itself(self, *names: str) -> float:
        """Return how fully the sentence itself holds somebody."""
        return max((m.own for m in self.marks if m.key.name[1:] in names or m.key.form in names), default=0.0)

    def holds(self, *names: str) -> float:
        """Return how fully somebody is held, who goes by any of `names` (an id, a display name)."""
        return max((self.names.get(name, 0.0) for name in names), default=0.0)


class Index(Struct, frozen=True):
    """Sentences in the order of documents, and where each key stands. `parts` are the first unit of each document."""

    units: Sequence[Unit]
    postings: Mapping[str, Numbers]
    words: Vocabulary
    parts: Numbers
    sides: Mapping[str, Numbers]
    titles: Mapping[str, Numbers]


def index(units: Sequence[Unit], titles: Sequence[tuple[str, tuple[Key, ...]]]) -> Index:
    """Return the index of sentences, which stand together by document; `titles` are the keys of its headline."""
    postings: dict[str, list[int]] = defaultdict(list)
    sides: dict[str, list[int]] = defaultdict(list)
    forms: dict[str, str] = {}
    parts: list[int] = []
    number: dict[str, int] = {}
    for at, unit in enumerate(units):
        if not at or units[at - 1].document != unit.document:
            number[unit.document] = len(parts)
            parts.append(at)
        for key in unit.content:
            if not postings[key.name] or postings[key.name][-1] != at:
                postings[key.name].append(at)
            if key.name[0] not in MARKS:
                forms.setdefault(key.name, key.form)
        for side in unit.parties:
            sides[side].append(at)
    heads: dict[str, list[int]] = defaultdict(list)
    for document, keys in titles:
        if document in number:
            for key in keys:
                heads[key.name].append(number[document])
    return Index(units, _arrays(postings), vocabulary(forms), np.array(parts, np.int64), _arrays(sides), _arrays(heads))


def _arrays(places: Mapping[str, Sequence[int]]) -> dict[str, Numbers]:
    return {name: np.array(each, np.int64) for name, each in places.items()}


_NOWHERE = np.empty(0, np.int64)


def search(claim: Sequence[Key], near: Sequence[Nearest], sides: Mapping[str, str], known: Index) -> list[Found]:
    """Return the sentences that hold most of a claim, the fullest first.

    `near` is parallel to `claim`; `sides` gives the side of each name.
    """
    if not claim or not known.units:
        return []
    inside = np.stack([_here(key, names, sides, known) for key, names in zip(claim, near, strict=True)])
    around = np.stack([np.maximum(here, _around(key, here, known)) for key, here in zip(claim, inside, strict=True)])
    weights = np.array([key.weight for key in claim], np.float32)
    own, held = weights @ inside / weights.sum(), weights @ around / weights.sum()
    found = []
    for at in np.lexsort((np.arange(len(held)), -own, -held))[:CANDIDATES].tolist():
        if held[at] >= LEAST_HELD and own[at] >= LEAST_OWN:
            marks = tuple(
                Mark(key, float(a), float(b)) for key, a, b in zip(claim, inside[:, at], around[:, at], strict=True)
            )
            found.append(Found(known.units[at], float(held[at]), float(own[at]), marks, _names(marks, sides)))
    return found


def _names(marks: Sequence[Mark], sides: Mapping[str, str]) -> Mapping[str, float]:
    found: dict[str, float] = {}
    for mark in marks:
        if mark.key.name[0] == "@":
            for name in (mark.key.name[1:], mark.key.form, sides.get(mark.key.name, "")):
                found[name] = max(found.get(name, 0.0), mark.around)
    return found


def _here(key: Key, names: Nearest, sides: Mapping[str, str], known: Index) -> Scores:
    """Where a key stands, and how nearly."""
    scores = np.zeros(len(known.units), np.float32)
    if key.name[0] == "@":
        scores[known.sides.get(sides.get(key.name, ""), _NOWHERE)] = 0.8
    for name, value in sorted(names.values.items(), key=lambda pair: (pair[1], pair[0])):
        scores[known.postings.get(name, _NOWHERE)] = value
    return scores


def _around(key: Key, here: Scores, known: Index) -> Scores:
    """What the sentences before and the rest of the document lend."""
    parts = known.parts
    best = np.maximum.reduceat(here, parts)
    best[known.titles.get(key.name, _NOWHERE)] = 1.0
    lent = np.repeat(best * ELSEWHERE, np.diff(np.append(parts, len(here))))
    first = np.zeros(len(here), bool)
    first[parts] = True
    before = np.append(0.0, here[:-1]).astype(np.float32)
    before[first] = 0.0
    earlier = np.append(0.0, before[:-1]).astype(np.float32)
    earlier[first] = 0.0
    return np.maximum(lent, BEFORE * np.maximum(before, earlier))
