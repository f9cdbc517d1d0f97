"""The neighbourhood of one document: what an index proposes, nearest first, and what is near that.

It is a function of the set of documents that the index holds, whatever the order in which they came, and its cost
that of the documents near by, however many there are besides.
"""

import heapq
from collections.abc import Mapping
from typing import Protocol

import numpy as np

from twosource.neighbourhood.sketches import Sketches
from twosource.neighbourhood.sketching import Numbers, Sketch
from twosource.neighbourhood.ties import NEAR, likeness, within_span
from twosource.neighbourhood.wordings import FAMILY, in_common

MOST = 240
"""Documents of a neighbourhood; a story is worked out among them."""

BRIDGE = 0.3
"""A tie that is weaker leads out of the story: none is joined over it by the mean of likenesses."""

BEYOND = 20
"""Documents of other stories, for those that one or two of this story may belong to instead."""

ASKED = 8
"""For the neighbours of so many of them the index is asked; copies of one text have the same."""


class Index(Protocol):
    """Documents by their blocking keys, each known by its id."""

    def sharing(self, sketch: Sketch) -> Mapping[str, Sketch]:
        """Return the documents that share a key with a sketch and may be its neighbours by time.

        Of a key that many documents have, `CROWD` before it in time and as many after.
        """
        ...


def around(start: str, own: Sketch, index: Index) -> list[str]:
    """Return the ids of the documents around the one called `start`, which is the first; the others nearest first.

    The way to each leads over ties of which the weakest is as strong as can be (Prim's tree), until there is no tie
    left or enough is found.
    """
    known, family = {start: own}, set[str]()
    reached: dict[str, None] = {}
    asked = beyond = 0
    waiting = [(-1.0, -1.0, start)]
    while waiting and len(reached) < MOST and beyond < BEYOND:
        weakest, _, name = heapq.heappop(waiting)
        if name in reached:
            continue
        reached[name] = None
        beyond += weakest > -BRIDGE
        if asked < ASKED and name not in family:
            asked += 1
            found = {other: each for other, each in index.sharing(known[name]).items() if other not in reached}
            known |= found
            for other, strength in zip(found, strengths(known[name], list(found.values())), strict=True):
                if strength >= FAMILY:
                    family.add(other)
                if strength > 0.0:
                    heapq.heappush(waiting, (max(weakest, -strength), -strength, other))
    return list(reached)


def strengths(one: Sketch, others: list[Sketch]) -> list[float]:
    """Return how strongly a document is tied to each of some others, 0 where it is not."""
    if not others:
        return []
    columns = Sketches.of([one, *others])
    first, second = np.zeros(len(others), dtype=np.int64), np.arange(1, len(others) + 1)
    matter = likeness(columns, first, second)
    worded = in_common(one, columns)[1:]
    best: Numbers = np.maximum(np.where(matter >= NEAR, matter, 0.0), worded)
    best = np.where(within_span(columns.days[first], columns.days[second]), best, 0.0)
    same = (columns.pages[second] == one.page) & (one.page > 0)
    found: list[float] = np.where(same, 1.0, best).tolist()
    return found
