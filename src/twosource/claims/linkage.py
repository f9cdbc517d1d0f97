"""Groups of things that are alike as a whole: average linkage (Sokal and Michener 1958) over a sparse graph."""

import heapq
from collections import defaultdict
from collections.abc import Mapping

Name = bytes


def link(sizes: Mapping[Name, int], near: Mapping[Name, Mapping[Name, float]], least: float) -> list[list[Name]]:
    """Return the groups whose members are alike by `least` on average.

    `sizes` says how often each thing stands there, `near` how alike two are; where nothing is said they are not.
    """
    kinds = sorted(sizes)
    number = {kind: place for place, kind in enumerate(kinds)}
    members = {place: [kind] for place, kind in enumerate(kinds)}
    size = {place: sizes[kind] for place, kind in enumerate(kinds)}
    sums = {
        place: {
            number[other]: score * size[place] * sizes[other] for other, score in near[kind].items() if other != kind
        }
        for place, kind in enumerate(kinds)
    }
    heap = [
        (-near[kind][other], place, number[other])
        for place, kind in enumerate(kinds)
        for other in near[kind]
        if kind < other and near[kind][other] >= least
    ]
    heapq.heapify(heap)
    following = len(kinds)
    while heap:
        _, i, j = heapq.heappop(heap)
        if i not in members or j not in members:
            continue
        members[following] = members.pop(i) + members.pop(j)
        size[following] = size[i] + size[j]
        joined: dict[int, float] = defaultdict(float)
        for old in (i, j):
            for other, total in sums.pop(old).items():
                if other not in (i, j):
                    joined[other] += total
                    del sums[other][old]
        sums[following] = dict(joined)
        for other, total in joined.items():
            sums[other][following] = total
            mean = total / (size[following] * size[other])
            if mean >= least:
                heapq.heappush(heap, (-mean, other, following))
        following += 1
    return list(members.values())
