"""How near each document is to each other: an inverted index over all terms, and time where it is known."""

from collections.abc import Sequence
from itertools import chain
from typing import Any, NamedTuple

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
"""So many documents are compared with all before them at once; memory grows with this, time hardly falls beyond it."""

PAIRS = 1 << 20
"""So many terms that two documents share are laid beside each other at once; memory grows with this too."""

UNIT = 1 << 20
"""Weights are taken as whole numbers of this part of the length of a vector, so that in any order the sum of their
products is the same, on any machine."""

Numbers = np.ndarray[Any, np.dtype[Any]]
Graph = list[dict[int, float]]
"""For each document, by its place in the row, its neighbours with their likeness."""


class _Postings(NamedTuple):
    """Terms that stand in two documents or more, term by term: in which, by place, with what weight.

    `begins` says, of each, where its term begins.
    """

    places: Numbers
    weights: Numbers
    begins: Numbers


def neighbours(vectors: Sequence[Vector], documents: Sequence[Document]) -> Graph:
    """Return the likeness of all pairs that reach the floor, lowered where publication lies weeks apart.

    The cost is that of the pairs that share a term.
    """
    postings = _postings(vectors)
    periods = np.array([period(document.published) for document in documents], dtype=np.int64).reshape(-1, 2)
    graph: Graph = [{} for _ in vectors]
    for begin in range(0, len(vectors), BLOCK):
        likeness = _block(postings, begin, min(begin + BLOCK, len(vectors)))
        rows, others = (likeness >= FLOOR).nonzero()
        values = np.minimum(1.0, likeness[rows, others]) * in_time(periods[begin + rows], periods[others])
        kept = values >= FLOOR
        pairs = zip((begin + rows)[kept].tolist(), others[kept].tolist(), values[kept].tolist(), strict=True)
        for place, other, value in pairs:
            graph[place][other] = graph[other][place] = value
    return graph


def _block(postings: _Postings, begin: int, end: int) -> Numbers:
    """Return the cosine of the documents from `begin` to `end` with all before each."""
    likeness = np.zeros((end - begin) * end)
    mine = np.flatnonzero((postings.places >= begin) & (postings.places < end))
    before = mine - postings.begins[mine]
    sums = np.cumsum(before)
    for first in range(0, int(sums[-1]) if len(sums) else 0, PAIRS):
        low, high = np.searchsorted(sums, (first, first + PAIRS), side="right")
        some, counts = mine[low:high], before[low:high]
        one = np.repeat(some, counts)
        other = np.arange(len(one)) - np.repeat(np.cumsum(counts) - counts - postings.begins[some], counts)
        codes = (postings.places[one] - begin) * end + postings.places[other]
        likeness += np.bincount(codes, postings.weights[one] * postings.weights[other], len(likeness))
    return likeness.reshape(end - begin, end) / UNIT**2


def _postings(vectors: Sequence[Vector]) -> _Postings:
    sizes = [len(vector.terms) for vector in vectors]
    listed = list(chain.from_iterable(vector.terms for vector in vectors))
    number = {stem: place for place, stem in enumerate(dict.fromkeys(listed))}
    numbers = np.fromiter(map(number.__getitem__, listed), np.int64, len(listed))
    weights = np.fromiter(chain.from_iterable(vector.terms.values() for vector in vectors), np.float64, len(listed))
    order = np.argsort(numbers, kind="stable")
    order = order[np.bincount(numbers)[numbers[order]] > 1]
    first = np.searchsorted(numbers[order], numbers[order])
    return _Postings(np.repeat(np.arange(len(vectors)), sizes)[order], np.rint(weights[order] * UNIT), first)


def in_time(one: Numbers, other: Numbers) -> Numbers:
    """Return a factor for when the two of each pair were published; 1 where the time of either is open.

    Both are first and last days, [pairs, 2], of which one may be a single row.
    """
    gap = np.maximum(np.maximum(one[:, 0] - other[:, 1], other[:, 0] - one[:, 1]), 0)
    vague = (one[:, 1] - one[:, 0] > _VAGUE) | (other[:, 1] - other[:, 0] > _VAGUE)
    late = np.minimum(1.0, np.maximum(0, gap - NEAR_DAYS) / (FAR_DAYS - NEAR_DAYS))
    factor: Numbers = np.where((gap <= NEAR_DAYS) & vague, 1.0, NEAR_FACTOR - late * (NEAR_FACTOR - FAR_FACTOR))
    return factor
