"""Average linkage over a sparse graph.

Two groups are joined while the mean likeness of their members, pairs without an edge counting as none, reaches the
threshold. A mean over all pairs is what keeps two neighbouring stories apart that share a country or one report.
"""

import heapq
from collections.abc import Iterable

from twosource.story.nearness import Graph


def link(graph: Graph, together: Iterable[tuple[int, int]], threshold: float) -> list[list[int]]:
    """Return groups of places of `graph`, each sorted, in order of their first member.

    `together` are pairs that belong in one group whatever their likeness. Ties are broken by place, so the same
    graph always gives the same groups.
    """
    groups = {members[0]: members for members in united(len(graph), together)}
    leader = {member: first for first, members in groups.items() for member in members}
    sums = _sums(graph, leader)
    heap = [
        (-total / (len(groups[one]) * len(groups[other])), one, other)
        for one, row in sums.items()
        for other, total in row.items()
        if one < other
    ]
    heap = [entry for entry in heap if -entry[0] >= threshold]
    heapq.heapify(heap)
    while heap:
        mean, one, other = heapq.heappop(heap)
        if other not in sums.get(one, {}) or -mean != _mean(sums, groups, one, other):
            continue  # one of the two has grown or gone since
        _join(sums, groups, one, other)
        for third in sums[one]:
            value = _mean(sums, groups, one, third)
            if value >= threshold:
                heapq.heappush(heap, (-value, min(one, third), max(one, third)))
    return [sorted(groups[first]) for first in sorted(groups)]


def united(size: int, together: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Return the numbers below `size` in groups, each sorted, such that the two of every pair are in one group."""
    parent = list(range(size))

    def root(place: int) -> int:
        while parent[place] != place:
            parent[place] = parent[parent[place]]
            place = parent[place]
        return place

    for one, other in together:
        low, high = sorted((root(one), root(other)))
        parent[high] = low
    groups: dict[int, list[int]] = {}
    for place in range(size):
        groups.setdefault(root(place), []).append(place)
    return list(groups.values())


def _sums(graph: Graph, leader: dict[int, int]) -> dict[int, dict[int, float]]:
    sums: dict[int, dict[int, float]] = {first: {} for first in leader.values()}
    for place, row in enumerate(graph):
        one = leader[place]
        for neighbour, value in row.items():
            other = leader[neighbour]
            if one != other:
                sums[one][other] = sums[one].get(other, 0.0) + value
    # each pair of groups was summed twice, in two orders; one of the two sums has to be the one
    for one, row in sums.items():
        for other in row:
            if one < other:
                sums[other][one] = row[other]
    return sums


def _mean(sums: dict[int, dict[int, float]], groups: dict[int, list[int]], one: int, other: int) -> float:
    return sums[one][other] / (len(groups[one]) * len(groups[other]))


def _join(sums: dict[int, dict[int, float]], groups: dict[int, list[int]], one: int, other: int) -> None:
    """Take the group `other` into `one`."""
    groups[one] += groups.pop(other)
    gone = sums.pop(other)
    for third, total in gone.items():
        del sums[third][other]
        if third != one:
            sums[one][third] = sums[third][one] = sums[one].get(third, 0.0) + total
