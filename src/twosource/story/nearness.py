"""How near each document is to each other: an inverted index over all terms, and time where it is known."""

from collections.abc import Sequence
from datetime import date

import numpy as np

from twosource.records.page import Document, Stamp
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

Graph = list[dict[int, float]]
"""For each document, by its place in the row, its neighbours with their likeness."""


def neighbours(vectors: Sequence[Vector], documents: Sequence[Document]) -> Graph:
    """Return the likeness of all pairs that reach the floor, lowered where publication lies weeks apart.

    Each document walks the postings of its own terms only; the cost is that of the pairs that share a term.
    """
    index = _postings(vectors)
    seen = dict.fromkeys(index, 0)
    periods = [_period(document.published) for document in documents]
    graph: Graph = [{} for _ in vectors]
    for place, vector in enumerate(vectors):
        likeness = np.zeros(place)
        for stem, weight in vector.terms.items():
            if stem not in index:
                continue
            known = seen[stem]
            if known:
                places, weights = index[stem]
                likeness[places[:known]] += weight * weights[:known]
            seen[stem] = known + 1
        for other in np.flatnonzero(likeness >= FLOOR).tolist():
            value = min(1.0, float(likeness[other])) * _in_time(periods[place], periods[other])
            if value >= FLOOR:
                graph[place][other] = graph[other][place] = value
    return graph


def _postings(vectors: Sequence[Vector]) -> dict[str, tuple[np.ndarray, np.ndarray]]:
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


def _in_time(one: tuple[int, int], other: tuple[int, int]) -> float:
    """Return a factor for when two documents were published; 1 where the time of either is open."""
    gap = max(one[0] - other[1], other[0] - one[1], 0)
    if gap <= NEAR_DAYS and (one[1] - one[0] > _VAGUE or other[1] - other[0] > _VAGUE):
        return 1.0
    late = min(1.0, max(0, gap - NEAR_DAYS) / (FAR_DAYS - NEAR_DAYS))
    return NEAR_FACTOR - late * (NEAR_FACTOR - FAR_FACTOR)


def _period(stamp: Stamp) -> tuple[int, int]:
    """Return the first and last day, counted from year 1, on which a document may have been published."""
    first, last = (stamp.value, stamp.value) if stamp.value else (stamp.not_before, stamp.not_after)
    return _day(first, 0, first=True), _day(last, date.max.toordinal(), first=False)


def _day(value: str | None, default: int, *, first: bool) -> int:
    parts = (value or "")[:10].split("-")
    if not all(part.isdigit() for part in parts):
        return default
    numbers = [int(part) for part in parts]
    month = numbers[1] if len(numbers) > 1 else (1 if first else 12)
    day = numbers[2] if len(numbers) > 2 else (1 if first else 28)
    try:
        return date(numbers[0], month, day).toordinal()
    except ValueError:
        return default
