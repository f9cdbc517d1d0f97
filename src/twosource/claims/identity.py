"""Which assertions speak of the same matter.

Candidates share a telling word; the decision is the likeness of what they are about, helped by the same act and
doer, held back by other doers, other acts and slots that cannot both be filled so. Groups are made by average
linkage (Sokal and Michener 1958): an assertion belongs to a matter because it is like the whole of it, not because
it is like one neighbour. The result does not depend on order.
"""

import heapq
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import groupby

from msgspec import Struct, json

from twosource.claims.quantities import compare_several
from twosource.language.dates import FULL_DAY, bounds, compare_times
from twosource.language.lemmas import verb_base
from twosource.language.likeness import similarity
from twosource.language.places import compare_places
from twosource.lexicon.concepts import concepts
from twosource.memory import Memory
from twosource.records.assertion import Assertion

SAME = 0.55
"""Likeness from which two assertions speak of one matter; chosen on the sample stories, checked on others."""

NEAR_DAYS = 4
"""Reports that disagree about the day of one event are rarely further apart than this; further apart it is another."""

_TELLING = 1.4
_COMMON = 600
_PAIRS = 1_000_000
"""So many pairs of kinds are looked at in one story; where there would be more, the commonest words bring none
together."""

_LINKED = 0.3
"""Less likeness than this counts as none."""

_HELP = 0.12
"""What the same act of the same doer adds to a likeness."""


Kind = bytes
"""All of an assertion that likeness looks at: copies of one report have it in common, and are compared once."""


class Near(Struct, frozen=True):
    """How near the kinds of a story are: likeness from `_LINKED` up, and the words that bring kinds together."""

    near: dict[Kind, dict[Kind, float]]
    words: frozenset[str]
    few: frozenset[str]


def matters(assertions: Sequence[Assertion], memory: Memory | None = None) -> list[list[Assertion]]:
    """Return the assertions in groups of one matter each; groups and members in the order given."""
    memory = memory or Memory()
    places: dict[Kind, list[int]] = defaultdict(list)
    documents = groupby(assertions, key=lambda a: a.document)
    found = (kind for name, own in documents for kind in memory.recall(("kinds", name), _kinds_of, tuple(own)))
    for place, kind in enumerate(found):
        places[kind].append(place)
    kinds = {kind: assertions[own[0]] for kind, own in places.items()}
    first = min((a.document for a in assertions), default=None)
    nearness: Near = memory.revise(("near", first), lambda before: _nearness(kinds, before))
    groups = _link({kind: len(own) for kind, own in places.items()}, nearness.near)
    whole = sorted(sorted(place for kind in group for place in places[kind]) for group in groups)
    return [[assertions[place] for place in group] for group in whole]


def _kinds_of(assertions: Sequence[Assertion]) -> list[Kind]:
    return [kind_of(a) for a in assertions]


def kind_of(a: Assertion) -> Kind:
    """Return the kind of an assertion; kinds have an order that does not depend on other documents."""
    counted = [(q.value, q.unit, q.bound) for q in a.quantities]
    slots = (a.ordinal, a.time, counted, a.place, a.places, a.persons)
    dated = a.act == "meet" or (a.act is not None and a.time is not None)
    met = (a.polarity, a.modality, a.nominal, a.reported) if dated else (a.modality,)
    met = (*met, _is_next(a.quote))
    return json.encode((a.topic, a.doers, a.recipients, a.act, a.trigger.lower(), *slots, *met))


def _nearness(kinds: Mapping[Kind, Assertion], before: Near | None) -> Near:
    """Return how near kinds are that share a telling word; what is known of pairs `before` is not worked out again."""
    telling = {kind: _telling(a) for kind, a in kinds.items()}
    holders: dict[str, list[Kind]] = defaultdict(list)
    for kind in sorted(kinds):
        for word in telling[kind]:
            holders[word].append(kind)
    most = _bounded([len(own) for own in holders.values()])
    few = frozenset(word for word, own in holders.items() if len(own) <= most)
    before = before or Near({}, frozenset(), frozenset())
    near = {kind: dict(before.near.get(kind, ())) for kind in kinds}
    for kind in before.near.keys() - kinds.keys():
        for other in before.near[kind].keys() & kinds.keys():
            del near[other][kind]
    for word in before.few - few:
        _part(holders.get(word, ()), near, telling, few)
    stale = set(kinds.keys() - before.near.keys())
    stale.update(kind for word in few & before.words - before.few for kind in holders[word])
    for kind in sorted(stale):
        for other in {other for word in telling[kind] & few for other in holders[word]}:
            if kind < other or other not in stale:
                one, two = sorted((kind, other))
                score = _at_most_likeness(kinds[one], kinds[two])
                if score >= _LINKED:
                    near[one][two] = near[two][one] = score
    return Near(near, frozenset(holders), few)


def _part(
    holders: Sequence[Kind],
    near: dict[Kind, dict[Kind, float]],
    telling: Mapping[Kind, frozenset[str]],
    few: frozenset[str],
) -> None:
    """Take apart kinds that only a word brought together which too many share now."""
    for kind in holders:
        for other in [other for other in near[kind] if not telling[kind] & telling[other] & few]:
            near[kind].pop(other)
            near[other].pop(kind, None)


def _telling(a: Assertion) -> frozenset[str]:
    words = {name for name, weight in a.topic.items() if weight >= _TELLING and not name.startswith("@")}
    met = _met(a)
    return frozenset(words if met is None else {*words, " ".join(sorted(met))})


def _met(a: Assertion) -> frozenset[str] | None:
    """Who met whom, where a meeting of two parties is told as held; None for all else."""
    parties = frozenset((*a.doers, *a.recipients))
    held = a.act == "meet" and a.polarity == "positive" and a.modality in ("done", "under-way") and not a.nominal
    return parties if held and len(parties) > 1 else None


def _one_meeting(a: Assertion, b: Assertion) -> bool:
    """Whether two tell of one meeting, in whatever words: the same parties on one day, or in one place and in one week.

    Where only one tells the day or neither does, the days of the reports must be near, and the places given fit.
    """
    if a.act != "meet" or b.act != "meet" or _met(a) is None or _met(a) != _met(b) or a.ordinal != b.ordinal:
        return False
    if a.time and b.time:
        return compare_times(a.time, b.time) in ("agrees", "vaguer") and FULL_DAY.fullmatch(a.time[:10]) is not None
    if not (a.place and b.place and compare_places(a.place, b.place) in ("agrees", "vaguer")):
        return False
    days = [bounds(day) for day in (a.time or a.reported, b.time or b.reported) if day]
    known = [day[0] for day in days if day is not None]
    return len(known) > 1 and abs((known[0] - known[1]).days) < NEAR_DAYS


def _at_most_likeness(a: Assertion, b: Assertion) -> float:
    """Return the likeness, or 0 where topics alone show that it cannot link."""
    near = similarity(a.topic, b.topic)
    return _likeness(near, a, b) if near > _LINKED - 1.1 * _HELP or _one_meeting(a, b) else 0.0


def likeness(a: Assertion, b: Assertion) -> float:
    """Return how sure it is that two assertions speak of one matter, 0 to about 1.2; symmetric.

    The same act of the same party needs less in common; another verb needs much more.
    """
    return _likeness(similarity(a.topic, b.topic), a, b)


def _likeness(score: float, a: Assertion, b: Assertion) -> float:
    """Return the likeness of two assertions whose topics are alike by `score`."""
    if _one_meeting(a, b):
        return SAME + max(score, _HELP) - _clash(a, b)
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
    if (time and _far(a.time or "", b.time or "")) or _still_ahead(a, b) or _still_ahead(b, a):
        return 1.0
    number = bool(a.quantities and b.quantities) and compare_several(a.quantities, b.quantities) == "contradicts"
    place = _elsewhere(a, b) or _apart(a.places, b.places)
    count = time + number + place + _apart(a.persons, b.persons)
    return 1.0 if count > 1 else 0.2 * count


def _elsewhere(a: Assertion, b: Assertion) -> bool:
    return bool(a.place and b.place) and compare_places(a.place or "", b.place or "") not in ("agrees", "vaguer")


def _still_ahead(a: Assertion, b: Assertion) -> bool:
    """Whether `b` had been done when it was reported, and `a` was still to come then, or is the next: not one."""
    ahead = a.modality in ("planned", "proposed") and b.modality == "done" and not (a.time and b.time)
    if ahead and _is_next(a.quote) and not _is_next(b.quote):
        return True
    if a.act != b.act or a.modality != "planned" or b.modality != "done" or not a.time or not b.reported:
        return False
    first = bounds(a.time)
    return first is not None and first[0].isoformat() > b.reported


@lru_cache(maxsize=16_384)
def _is_next(quote: str) -> bool:
    return _NEXT.search(quote) is not None


_NEXT = re.compile(
    r"\b(?:next|second|another|further|new|upcoming|follow-up)\s+(?:[\w-]+\s+){0,2}?(?:rounds?|talks|meetings?|sessions?)\b",
    re.IGNORECASE,
)
"""A meeting that comes after one that was held."""


def _far(a: str, b: str) -> bool:
    """Whether two days lie too far apart to be one event told with two dates."""
    first, second = bounds(a), bounds(b)
    if first is None or second is None:
        return False
    return min(abs((x - y).days) for x in first for y in second) > NEAR_DAYS


def _apart(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether each names somebody or some place that the other does not, and nothing is shared."""
    return bool(a and b) and not set(a) & set(b)


def _bounded(sizes: Sequence[int]) -> int:
    """Return how many may share a word that still makes pairs, so that no story makes too many of them."""
    total = 0
    for size in sorted(sizes):
        total += size * (size - 1) // 2
        if total > _PAIRS:
            return min(_COMMON, size - 1)
    return _COMMON


def _link(sizes: Mapping[Kind, int], near: Mapping[Kind, Mapping[Kind, float]]) -> list[list[Kind]]:
    """Average linkage over a sparse graph; a missing edge counts as zero, and a kind as often as it stands there."""
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
        if kind < other and near[kind][other] >= SAME
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
            if mean >= SAME:
                heapq.heappush(heap, (-mean, other, following))
        following += 1
    return list(members.values())
