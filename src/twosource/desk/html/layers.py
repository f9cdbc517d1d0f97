"""A graph in columns: each box to the right of what it rests on, and near to it (after Sugiyama, 1981)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

SWEEPS = 24
"""How often each column is set anew by its neighbours, from the left and from the right in turn."""
Arc = tuple[int, int]
"""What is at the left, and what rests on it, by their numbers."""


def in_layers(size: int, arcs: Iterable[Arc], *, first: int, gap: float) -> tuple[list[int], list[float]]:
    """Return the column of each of `size` boxes, and its height in there, at least `gap` from the next.

    The `first` boxes are in the first column, and no other is unless there are none. Arcs that close a circle count for
    nothing. The same numbers give the same places.
    """
    forward = _without_circles(size, sorted(set(arcs)))
    columns = _columns(size, forward, first)
    return columns, _without_bands(_heights(columns, forward, gap), gap)


def _without_circles(size: int, arcs: Sequence[Arc]) -> list[Arc]:
    """Return the arcs but for those that lead back to a box from which their own was reached."""
    outgoing = defaultdict(list)
    for left, right in arcs:
        outgoing[left].append(right)
    kept: list[Arc] = []
    begun, ended = [False] * size, [False] * size
    for start in range(size):
        way = [] if begun[start] else [(start, iter(outgoing[start]))]
        begun[start] = True
        while way:
            at, rest = way[-1]
            following = next(rest, None)
            if following is None:
                ended[at] = True
                way.pop()
            elif not begun[following]:
                begun[following] = True
                kept.append((at, following))
                way.append((following, iter(outgoing[following])))
            elif ended[following]:
                kept.append((at, following))
    return kept


def _columns(size: int, arcs: Sequence[Arc], first: int) -> list[int]:
    """Return the column of each box: as far to the left as it can be."""
    outgoing, waits = defaultdict(list), [0] * size
    for left, right in arcs:
        outgoing[left].append(right)
        waits[right] += 1
    columns = [0 if at < first else int(first > 0) for at in range(size)]
    ready = [at for at in range(size) if not waits[at]]
    for at in ready:  # which grows meanwhile
        for right in outgoing[at]:
            columns[right] = max(columns[right], columns[at] + 1)
            waits[right] -= 1
            if not waits[right]:
                ready.append(right)
    return columns


def _heights(columns: Sequence[int], arcs: Sequence[Arc], gap: float) -> list[float]:
    """Return the height of each box: in the middle of its neighbours as far as others leave room."""
    members: dict[int, list[int]] = defaultdict(list)
    for at, column in enumerate(columns):
        members[column].append(at)
    sides: tuple[dict[int, list[int]], dict[int, list[int]]] = defaultdict(list), defaultdict(list)
    for left, right in arcs:
        sides[0][right].append(left)
        sides[1][left].append(right)
    heights = [0.0] * len(columns)
    for inside in members.values():
        _set_apart(inside, dict.fromkeys(inside, 0.0), heights, gap)
    for sweep in range(SWEEPS):
        neighbours = sides[sweep % 2]
        for column in sorted(members, reverse=bool(sweep % 2)):
            wanted = {
                at: _middle([heights[each] for each in neighbours[at]] or [heights[at]]) for at in members[column]
            }
            _set_apart(members[column], wanted, heights, gap)
    return heights


def _middle(heights: Sequence[float]) -> float:
    return sum(heights) / len(heights)


def _set_apart(inside: Sequence[int], wanted: dict[int, float], heights: list[float], gap: float) -> None:
    """Set the boxes of a column in the order of what they want, and all together where they are nearest to it."""
    lowest = float("-inf")
    for at in sorted(inside, key=lambda at: (wanted[at], at)):
        heights[at] = max(wanted[at], lowest)
        lowest = heights[at] + gap
    off = _middle([wanted[at] - heights[at] for at in inside])
    for at in inside:
        heights[at] += off


def _without_bands(heights: Sequence[float], gap: float) -> list[float]:
    """Return the heights from 0 on, without the bands in which no box of any column lies."""
    moved = list(heights)
    up, end = min(heights, default=0.0), 0.0
    for at in sorted(range(len(heights)), key=lambda at: heights[at]):
        up = max(up, heights[at] - end)
        moved[at] = heights[at] - up
        end = moved[at] + gap
    return moved
