"""Which documents are tied to which, and how strongly: pairs that share a key and pass its test.

Documents are taken in order of time, many at once, and compared with those of the weeks before that share a key. So
what shares nothing is never looked at, and the work grows with the number of documents, not of their pairs.
"""

from collections.abc import Iterator

import numpy as np
from msgspec import Struct

from twosource.neighbourhood.sketches import Sketches
from twosource.neighbourhood.sketching import UNIT, Numbers
from twosource.story.nearness import in_time

NEAR = 0.2
"""How near two documents of the same weighty terms are where they may be of one story: less than the nearest two of any
small group and the story that it joins, on ECB+ and on the sets of `benchmarks/standing/cases/distortion`."""

SPAN = 90
"""Days; documents that were published farther apart have others between them where they are of one story."""

CROWD = 40
"""Where more documents than this have a key, each is compared with so many that were published before it."""

VAGUE = 31
"""Days; a document of a longer period is compared as one without a date."""

AT_ONCE = 32_768
"""Documents that are compared with those before them at once; memory grows with this."""

CODES = 4_000_000
"""Pairs that share a key, each as often as it does, that are held before they are counted; memory grows with this."""

PAIRS = 10_000
"""Pairs whose terms are laid beside each other at once."""


class Ties(Struct, frozen=True, eq=False):
    """Pairs of documents, by place, with how much ties them, above 0 and up to 1."""

    one: Numbers
    other: Numbers
    strength: Numbers

    def __len__(self) -> int:
        """How many there are."""
        return len(self.one)

    def where(self, flags: Numbers) -> "Ties":
        """Return the ties of which the flag is up."""
        return Ties(self.one[flags], self.other[flags], self.strength[flags])

    @classmethod
    def joined(cls, parts: list["Ties"]) -> "Ties":
        """Return the ties of all parts."""
        return cls(
            np.concatenate([np.empty(0, np.int32), *(each.one for each in parts)]),
            np.concatenate([np.empty(0, np.int32), *(each.other for each in parts)]),
            np.concatenate([np.empty(0, np.float64), *(each.strength for each in parts)]),
        )


def same_page(sketches: Sketches) -> Ties:
    """Return the ties of documents of one address, which are states of one page."""
    known = np.flatnonzero(sketches.pages)
    order = known[np.argsort(sketches.pages[known], kind="stable")]
    same = np.flatnonzero(sketches.pages[order[1:]] == sketches.pages[order[:-1]])
    return Ties(order[same].astype(np.int32), order[same + 1].astype(np.int32), np.ones(len(same)))


def in_wording(sketches: Sketches) -> Iterator[Ties]:
    """Yield the ties of documents of two houses that have runs of words in common, by what share of the shorter."""
    sizes = sketches.runs_of[:, 1] - sketches.runs_of[:, 0]
    for codes, counts in _sharing(sketches, sketches.runs, sketches.runs_of):
        one, other = _apart(codes)
        strength = counts / np.minimum(sizes[one], sizes[other])
        fit = (sketches.houses[one] != sketches.houses[other]) & within_span(sketches.days[one], sketches.days[other])
        yield Ties(one, other, strength).where(fit)


def in_matter(sketches: Sketches, family: Numbers) -> Iterator[Ties]:
    """Yield the ties of documents that are near in matter, but for those of one `family` [documents]."""
    for codes, _ in _sharing(sketches, sketches.matters, sketches.matters_of, family):
        one, other = _apart(codes)
        fit = within_span(sketches.days[one], sketches.days[other])
        one, other = one[fit], other[fit]
        strength = likeness(sketches, one, other)
        yield Ties(one, other, strength).where(strength >= NEAR)


def likeness(sketches: Sketches, one: Numbers, other: Numbers) -> Numbers:
    """Return how near the two documents of each pair of places are in matter and time, from 0 to 1."""
    parts = [np.empty(0)]
    for begin in range(0, len(one), PAIRS):
        left, right = one[begin : begin + PAIRS], other[begin : begin + PAIRS]
        same = sketches.terms[left][:, :, None] == sketches.terms[right][:, None, :]
        beside = (same * sketches.weights[right][:, None, :]).sum(axis=2)
        cosine = (beside * sketches.weights[left]).sum(axis=1) / float(UNIT**2)  # of whole numbers: no machine rounds
        parts.append(np.minimum(1.0, np.minimum(1.0, cosine) * in_time(sketches.days[left], sketches.days[right])))
    return np.concatenate(parts)


def within_span(one: Numbers, other: Numbers) -> Numbers:
    """Say of pairs of periods, [pairs, 2] in days, whether documents of theirs may be neighbours."""
    flags: Numbers = np.maximum(one[:, 0] - other[:, 1], other[:, 0] - one[:, 1]) <= SPAN
    return flags


def day_of(days: Numbers) -> Numbers:
    """Return the days by which documents with these periods, [documents, 2], are put in order; 0 where it is vague."""
    day: Numbers = np.where(days[:, 1] - days[:, 0] > VAGUE, 0, days[:, 0])
    return day


def _sharing(
    sketches: Sketches, keys: Numbers, keys_of: Numbers, family: Numbers | None = None
) -> Iterator[tuple[Numbers, Numbers]]:
    """Yield pairs of owners as `one << 32 | other`, the one before the other, with how many keys they share."""
    day = day_of(sketches.days)
    order = np.argsort(day, kind="stable")
    dateless = int(np.count_nonzero(day == 0))
    for begin in range(0, len(order), AT_ONCE):
        end = min(begin + AT_ONCE, len(order))
        low = int(np.searchsorted(day[order], day[order[begin]] - SPAN))
        spans = [(0, end)] if low <= dateless else [(0, dateless), (low, end)]
        ranks = np.concatenate([np.arange(first, last) for first, last in spans])
        starts, ends = keys_of[order[ranks]].T
        sizes = ends - starts
        at = np.arange(sizes.sum()) - np.repeat(np.cumsum(sizes) - sizes - starts, sizes)
        yield _counted(keys[at], np.repeat(ranks, sizes), begin, order, family)


def _apart(codes: Numbers) -> tuple[Numbers, Numbers]:
    return (codes >> 32).astype(np.int32), (codes & 0xFFFFFFFF).astype(np.int32)


def _counted(
    keys: Numbers, ranks: Numbers, begin: int, order: Numbers, family: Numbers | None
) -> tuple[Numbers, Numbers]:
    """Return the pairs of which the later one is of rank `begin` or later."""
    by_key = np.argsort(keys, kind="stable")
    keys, ranks = keys[by_key], ranks[by_key]
    found: list[tuple[Numbers, Numbers]] = []
    waiting: list[Numbers] = []
    for step in range(1, CROWD + 1):
        same = np.flatnonzero((keys[step:] == keys[:-step]) & (ranks[step:] >= begin))
        if not len(same):
            break
        one, other = order[ranks[same]], order[ranks[same + step]]
        codes = np.minimum(one, other) << 32 | np.maximum(one, other)
        waiting.append(codes if family is None else codes[family[one] != family[other]])
        if sum(map(len, waiting)) > CODES:
            found.append(np.unique(np.concatenate(waiting), return_counts=True))
            waiting.clear()
    found.append(np.unique(np.concatenate([np.empty(0, np.int64), *waiting]), return_counts=True))
    return _added(found)


def _added(parts: list[tuple[Numbers, Numbers]]) -> tuple[Numbers, Numbers]:
    """Return the codes of all parts, each once and in order, with the sums of their counts."""
    if len(parts) == 1:
        return parts[0]
    codes, counts = (np.concatenate(column) for column in zip(*parts, strict=True))
    order = np.argsort(codes, kind="stable")
    codes, counts = codes[order], counts[order]
    starts = np.flatnonzero(np.append(True, codes[1:] != codes[:-1])[: len(codes)])
    return codes[starts], np.add.reduceat(counts, starts)
