"""How much of one document's wording stands in another, paragraph by paragraph."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from msgspec import Struct

from twosource.lineage.wording import WIDTH, Numbers, Wording
from twosource.records.page import Span

SHARE = 0.35
SMALL_WORDS = 8
LONG_RUN = 14
"""A paragraph is shared when so large a part of it, or so long a run of words, stands in the other; eight words of it
written small, because "Foreign Minister Ana Brandt and her Danish counterpart Ole Skov" is a title, not a wording."""

MOST_CELLS = 1 << 20
"""Words of one document, or of the longest that it is laid beside, once for each of them, that are looked at together;
memory grows with this."""


class Match(Struct, frozen=True, gc=False):
    """A paragraph that is shared: its number, the other's number, and the longest common run in both texts.

    `covered` of its `words` stand in the other, and `run` of them in the longest common run.
    """

    paragraph: int
    other: int
    covered: int
    words: int
    run: int
    span: Span
    other_span: Span


class Overlap(Struct, frozen=True, gc=False):
    """What one document has from another: the shared paragraphs, and the share of all its own words they cover."""

    matches: tuple[Match, ...]
    share: float
    touched: float


def overlap(one: Wording, other: Wording) -> Overlap:
    """Return what of `one` stands in `other`; `share` and `touched` (of paragraphs) lie between 0 and 1."""
    known: Overlap | None = one.compared.get(other)
    return known if known is not None else overlaps(one, [other])[0]


def overlaps(one: Wording, others: Sequence[Wording]) -> list[Overlap]:
    """Return what of `one` stands in each of some others; each is looked for once."""
    compared = one.compared  # two threads that ask for it first may each be given their own
    new = [other for other in dict.fromkeys(others) if other not in compared]
    at_once = max(1, MOST_CELLS // max(1, len(one), *map(len, new)))
    for begin in range(0, len(new), at_once):
        some = new[begin : begin + at_once]
        for other, matches in zip(some, _matches(one, some), strict=True):
            compared[other] = _overlap(one, matches)
    return [compared[other] for other in others]


def _overlap(one: Wording, matches: list[Match]) -> Overlap:
    if not matches:
        return Overlap((), 0.0, 0.0)
    share = sum(match.covered for match in matches) / len(one)
    sized = int(np.count_nonzero(one.sizes >= SMALL_WORDS))
    return Overlap(tuple(matches), share, min(1.0, len(matches) / sized) if sized else 0.0)


class _Common(NamedTuple):
    """The common shingles of one wording with some others, parallel: with which, by number, in order of place.

    `begins` are where they begin in the one, `found` the first place in the other, counted through all others.
    """

    owners: Numbers
    begins: Numbers
    found: Numbers


def _common(one: Wording, others: Sequence[Wording]) -> _Common:
    hashes = np.concatenate([other.known for other in others])
    before = np.cumsum([0, *map(len, others[:-1])])
    sizes = [len(other.known) for other in others]
    whose = np.arange(len(others)).repeat(sizes)
    places = np.concatenate([other.places for other in others]) + before.repeat(sizes)
    at = one.known.searchsorted(hashes)
    at[at == len(one.known)] = 0
    same = one.known[at] == hashes
    same[1:] &= (hashes[1:] != hashes[:-1]) | (whose[1:] != whose[:-1])  # each hash once, where it stands first
    first = np.full((len(others), len(one.known)), -1)
    first[whose[same], at[same]] = places[same]
    found = first[:, one.firsts]
    owners, which = (found >= 0).nonzero()
    return _Common(owners, one.begins[which], found[owners, which])


def _matches(one: Wording, others: Sequence[Wording]) -> list[list[Match]]:
    """Return, for each of the others, the paragraphs of `one` that it shares."""
    matches: list[list[Match]] = [[] for _ in others]
    if not len(one.known):
        return matches
    common = _common(one, others)
    owners, begins, found = common
    hit = np.zeros((len(others), len(one)), dtype=bool)
    hit[owners, begins] = True
    covered = hit.copy()
    for step in range(1, WIDTH):
        covered[:, step:] |= hit[:, :-step]
    small = np.add.reduceat(covered & one.small, one.runs[:, 0], axis=1, dtype=np.int64)
    enough = (small >= SMALL_WORDS) & (np.bincount(owners, minlength=len(others)) > SMALL_WORDS - WIDTH)[:, None]
    if not enough.any():
        return matches
    parts = owners * len(one.runs) + one.run_of[begins]
    which, begin, run = _longest(common, parts)
    counts = np.add.reduceat(covered, one.runs[:, 0], axis=1, dtype=np.int64).ravel()[which]
    sizes, other = one.sizes[which % len(one.runs)], _paragraphs(common, parts, others)
    kept = enough.ravel()[which] & ((counts >= SHARE * sizes) | (run >= LONG_RUN))
    which, begin, run = which[kept], begin[kept], run[kept]
    target, begin = found[begin], begins[begin]
    starts = np.concatenate([each.starts for each in others])
    ends = np.concatenate([each.ends for each in others])
    found_in = zip(one.starts[begin].tolist(), one.ends[begin + run - 1].tolist(), strict=True)
    stands_in = zip(starts[target].tolist(), ends[target + run - 1].tolist(), strict=True)
    columns = (one.paragraph[begin], other[kept], counts[kept], sizes[kept], run)
    for owner, match in zip(
        (which // len(one.runs)).tolist(),
        map(Match, *(each.tolist() for each in columns), found_in, stands_in),
        strict=True,
    ):
        matches[owner].append(match)
    return matches


def _longest(common: _Common, parts: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Return each of the `parts` once, with the first of its longest runs: which shingle begins it, and its words.

    A run of words goes on while both texts go on by one word; no shingle reaches over a paragraph's end.
    """
    owners, begins, found = common
    goes_on = (begins[1:] == begins[:-1] + 1) & (found[1:] == found[:-1] + 1) & (owners[1:] == owners[:-1])
    edges = np.append(True, ~goes_on).nonzero()[0]
    lengths = np.append(edges[1:], len(begins)) - edges + WIDTH - 1
    order = np.lexsort((-lengths, parts[edges]))
    order = order[_news(parts[edges[order]])]
    return parts[edges[order]], edges[order], lengths[order]


def _paragraphs(common: _Common, parts: Numbers, others: Sequence[Wording]) -> Numbers:
    """Return the paragraph of the other that most shingles of each part are first found in, of equal ones the first."""
    there = np.concatenate([other.paragraph for other in others])[common.found]
    most = int(there.max()) + 1
    codes = parts * most + there
    edges = _news(codes)
    each, place = np.unique(codes[edges], return_inverse=True)
    counts = np.bincount(place, np.append(edges[1:], len(codes)) - edges)
    order = np.lexsort((each, -counts, each // most))
    found: Numbers = each[order[_news(each[order] // most)]] % most
    return found


def _news(values: Numbers) -> Numbers:
    """Return where another value begins than the one before it."""
    return np.append(True, values[1:] != values[:-1])[: len(values)].nonzero()[0]
