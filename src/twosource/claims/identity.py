"""Which assertions speak of the same matter.

Candidates share a telling word; the decision is the likeness of what they are about, helped by the same act and
doer, held back by other doers, other acts and slots that cannot both be filled so. Groups are made by average
linkage (Sokal and Michener 1958): an assertion belongs to a matter because it is like the whole of it, not because
it is like one neighbour. The result does not depend on order.
"""

import heapq
from collections import defaultdict
from collections.abc import Sequence

from twosource.claims.quantities import compare_several
from twosource.language.dates import bounds, compare_times
from twosource.language.lemmas import verb_base
from twosource.language.likeness import similarity
from twosource.lexicon.concepts import concepts
from twosource.records.assertion import Assertion

SAME = 0.55
"""Likeness from which two assertions speak of one matter; chosen on the sample stories, checked on others."""

NEAR_DAYS = 4
"""Reports that disagree about the day of one event are rarely further apart than this; further apart it is another."""

_TELLING = 1.4
_COMMON = 600
_PAIRS = 1_000_000
"""So many pairs are looked at in one story; where there would be more, the commonest words bring none together."""

_LINKED = 0.3
"""Less likeness than this counts as none."""

_HELP = 0.12
"""What the same act of the same doer adds to a likeness."""


def matters(assertions: Sequence[Assertion]) -> list[list[Assertion]]:
    """Return the assertions in groups of one matter each; groups and members in the order given."""
    kinds = [_kind(a) for a in assertions]
    numbers = {kind: number for number, kind in enumerate(dict.fromkeys(kinds))}
    of = [numbers[kind] for kind in kinds]
    known: dict[tuple[int, int], float] = {}
    edges: dict[tuple[int, int], float] = {}
    for i, j in _candidates(assertions):
        pair = of[i], of[j]
        if pair not in known:
            known[pair] = _at_most_likeness(assertions[i], assertions[j])
        if known[pair] >= _LINKED:
            edges[i, j] = known[pair]
    groups = _link(len(assertions), edges)
    return [[assertions[i] for i in group] for group in groups]


def _kind(a: Assertion) -> tuple[object, ...]:
    """All of an assertion that likeness looks at: copies of one report have it in common, and are compared once."""
    return (
        *(tuple(a.topic.items()), a.doers, a.recipients, a.act, a.trigger.lower(), a.ordinal),
        *(a.time, a.quantities, a.place, a.places, a.persons),
    )


def _at_most_likeness(a: Assertion, b: Assertion) -> float:
    """Return the likeness, or 0 where topics alone show that it cannot link."""
    near = similarity(a.topic, b.topic)
    return _likeness(near, a, b) if near > _LINKED - 1.1 * _HELP else 0.0


def likeness(a: Assertion, b: Assertion) -> float:
    """Return how sure it is that two assertions speak of one matter, 0 to about 1.2; symmetric.

    The same act of the same party needs less in common; another verb needs much more.
    """
    return _likeness(similarity(a.topic, b.topic), a, b)


def _likeness(score: float, a: Assertion, b: Assertion) -> float:
    """Return the likeness of two assertions whose topics are alike by `score`."""
    plain = min(sum(not t.startswith("@") for t in a.topic), sum(not t.startswith("@") for t in b.topic))
    if plain < 2 and score < 0.85:
        score -= 0.25
    shared = set(a.doers) & set(b.doers)
    same = _family(a.act) == _family(b.act)
    if a.act and same and (shared or not a.doers or not b.doers):
        score += _HELP
    elif (a.act or b.act) and not same:
        score -= 0.5 if a.act and b.act else 0.2
    elif not a.act and _verb(a) != _verb(b):
        score -= 0.15
    if a.doers and b.doers and not shared:
        score -= 0.2
    if a.recipients and b.recipients and not set(a.recipients) & set(b.recipients):
        score -= 0.1
    return score - _clash(a, b)


_FAMILIES = {"offer": "propose", "confirm": "accept", "resume": "meet", "oppose": "decline"}
"""Acts that tell one thing in two words."""


def _family(act: str | None) -> str | None:
    return _FAMILIES.get(act or "", act)


def _verb(a: Assertion) -> str:
    base = verb_base(a.trigger.lower())
    return concepts().get(base, base)


def _clash(a: Assertion, b: Assertion) -> float:
    """What contradictory slots take away: one is a difference within a matter, two are two matters."""
    if a.ordinal and b.ordinal and a.ordinal != b.ordinal:
        return 1.0
    time = bool(a.time and b.time) and compare_times(a.time or "", b.time or "") == "contradicts"
    if time and _far(a.time or "", b.time or ""):
        return 1.0
    number = bool(a.quantities and b.quantities) and compare_several(a.quantities, b.quantities) == "contradicts"
    place = bool(a.place and b.place and a.place != b.place) or _apart(a.places, b.places)
    count = time + number + place + _apart(a.persons, b.persons)
    return 1.0 if count > 1 else 0.2 * count


def _far(a: str, b: str) -> bool:
    """Whether two days lie too far apart to be one event told with two dates."""
    first, second = bounds(a), bounds(b)
    if first is None or second is None:
        return False
    return min(abs((x - y).days) for x in first for y in second) > NEAR_DAYS


def _apart(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether each names somebody or some place that the other does not, and nothing is shared."""
    return bool(a and b) and not set(a) & set(b)


def _candidates(assertions: Sequence[Assertion]) -> set[tuple[int, int]]:
    """Pairs that share a telling word."""
    holders: dict[str, list[int]] = defaultdict(list)
    for i, assertion in enumerate(assertions):
        for name, weight in assertion.topic.items():
            if weight >= _TELLING and not name.startswith("@"):
                holders[name].append(i)
    few = _bounded([len(places) for places in holders.values()])
    pairs: set[tuple[int, int]] = set()
    for name in sorted(holders):
        places = holders[name]
        if len(places) <= few:
            pairs.update((i, j) for at, i in enumerate(places) for j in places[at + 1 :])
    return pairs


def _bounded(sizes: Sequence[int]) -> int:
    """Return how many may share a word that still makes pairs, so that no story makes too many of them."""
    total = 0
    for size in sorted(sizes):
        total += size * (size - 1) // 2
        if total > _PAIRS:
            return min(_COMMON, size - 1)
    return _COMMON


def _link(count: int, edges: dict[tuple[int, int], float]) -> list[list[int]]:
    """Average linkage over a sparse graph; a missing edge counts as zero."""
    members = {i: [i] for i in range(count)}
    near: dict[int, dict[int, float]] = defaultdict(dict)
    for (i, j), score in edges.items():
        near[i][j] = near[j][i] = score
    heap = [(-score, i, j) for (i, j), score in edges.items() if score >= SAME]
    heapq.heapify(heap)
    following = count
    while heap:
        _, i, j = heapq.heappop(heap)
        if i not in members or j not in members:
            continue
        joined = sorted(members.pop(i) + members.pop(j))
        sums: dict[int, float] = defaultdict(float)
        for old in (i, j):
            for other, total in near.pop(old, {}).items():
                if other not in (i, j):
                    sums[other] += total
                    near[other].pop(old, None)
        members[following] = joined
        near[following] = dict(sums)
        for other, total in sums.items():
            near[other][following] = total
            mean = total / (len(joined) * len(members[other]))
            if mean >= SAME:
                heapq.heappush(heap, (-mean, min(following, other), max(following, other)))
        following += 1
    return sorted(members.values())
