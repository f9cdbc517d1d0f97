"""How near each document is to each other: an inverted index over all terms, and time where it is known."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from twosource.records.page import Document
from twosource.story.periods import period
from twosource.story.vectors import Vector

FLOOR = 0.1
"""Less likeness than this is noise and counts as none."""

NEAR_DAYS = 7
FAR_DAYS = 90
NEAR_FACTOR = 1.2
FAR_FACTOR = 0.6
"""Reports of one week are more likely of one story than their words alone say, those of different seasons less."""

_VAGUE = 31
"""Days; a period longer than this is no date."""

BLOCK = 256
"""So many documents are compared with all others at once; memory grows with this, time hardly falls beyond it."""

Numbers = np.ndarray[Any, np.dtype[Any]]
Postings = dict[str, tuple[Numbers, Numbers]]
Graph = list[dict[int, float]]
"""For each document, by its place in the row, its neighbours with their likeness."""


def neighbours(vectors: Sequence[Vector], documents: Sequence[Document]) -> Graph:
    """Return the likeness of all pairs that reach the floor, lowered where publication lies weeks apart.

    Documents are taken in blocks, and each block walks the postings of its own terms; the cost is that of the pairs
    that share a term. Terms come in one order, so that sums of floats are the same whatever the block.
    """
    postings = _postings(vectors)
    periods = np.array([period(document.published) for document in documents], dtype=np.int64).reshape(-1, 2)
    graph: Graph = [{} for _ in vectors]
    for begin in range(0, len(vectors), BLOCK):
        end = min(begin + BLOCK, len(vectors))
        likeness = _block(vectors, postings, begin, end)
        for place in range(begin, end):
            row = likeness[place - begin, :place]
            near = np.flatnonzero(row >= FLOOR)
            values = np.minimum(1.0, row[near]) * in_time(periods[place : place + 1], periods[near])
            kept = values >= FLOOR
            for other, value in zip(near[kept].tolist(), values[kept].tolist(), strict=True):
                graph[place][other] = graph[other][place] = value
    return graph


def _block(vectors: Sequence[Vector], postings: Postings, begin: int, end: int) -> Numbers:
    """Return the cosine of the documents from `begin` to `end` with all before `end`."""
    likeness = np.zeros((end - begin, end))
    stems = {stem for vector in vectors[begin:end] for stem in vector.terms if stem in postings}
    for stem in sorted(stems):
        places, weights = postings[stem]
        low, high = np.searchsorted(places, (begin, end))
        if high - low == 1:
            likeness[places[low] - begin, places[:high]] += weights[low] * weights[:high]
        else:
            rows, columns = places[low:high, None] - begin, places[None, :high]
            likeness[rows, columns] += weights[low:high, None] * weights[None, :high]
    return likeness


def _postings(vectors: Sequence[Vector]) -> Postings:
    """Return, for each term of two documents or more, where it stands and with what weight."""
    lists: dict[str, list[tuple[int, float]]] = {}
    for place, vector in enumerate(vectors):
        for stem, weight in vector.terms.items():
            lists.setdefault(stem, []).append((place, weight))
    return {
        stem: (np.array([place for place, _ in found]), np.array([weight for _, weight in found]))
        for stem, found in lists.items()
        if len(found) > 1
    }


def in_time(one: Numbers, other: Numbers) -> Numbers:
    """Return a factor for when the two of each pair were published; 1 where the time of either is open.

    Both are first and last days, [pairs, 2], of which one may be a single row.
    """
    gap = np.maximum(np.maximum(one[:, 0] - other[:, 1], other[:, 0] - one[:, 1]), 0)
    vague = (one[:, 1] - one[:, 0] > _VAGUE) | (other[:, 1] - other[:, 0] > _VAGUE)
    late = np.minimum(1.0, np.maximum(0, gap - NEAR_DAYS) / (FAR_DAYS - NEAR_DAYS))
    factor: Numbers = np.where((gap <= NEAR_DAYS) & vague, 1.0, NEAR_FACTOR - late * (NEAR_FACTOR - FAR_FACTOR))
    return factor
