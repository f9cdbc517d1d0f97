"""How much of one document's wording stands in another, paragraph by paragraph."""

from collections import Counter

import numpy as np
from msgspec import Struct

from twosource.lineage.wording import WIDTH, Wording
from twosource.records.page import Span

SHARE = 0.35
SMALL_WORDS = 8
LONG_RUN = 14
"""A paragraph is shared when so large a part of it, or so long a run of words, stands in the other; eight words of it
written small, because "Foreign Minister Ana Brandt and her Danish counterpart Ole Skov" is a title, not a wording."""


class Match(Struct, frozen=True):
    """A paragraph that is shared: its number, the other's number, and the longest common run in both texts."""

    paragraph: int
    other: int
    covered: int
    words: int
    span: Span
    other_span: Span


class Overlap(Struct, frozen=True):
    """What one document has from another: the shared paragraphs, and the share of all its own words they cover."""

    matches: tuple[Match, ...]
    share: float
    touched: float


def overlap(one: Wording, other: Wording) -> Overlap:
    """Return what of `one` stands in `other`; `share` and `touched` (of paragraphs) lie between 0 and 1."""
    begins, found = _common(one, other)
    covered = np.zeros(len(one.spans), dtype=bool)
    for step in range(WIDTH):
        covered[begins + step] = True
    if not len(begins):
        return Overlap((), 0.0, 0.0)
    where = dict(zip(begins.tolist(), found.tolist(), strict=True))
    matches = tuple(match for first, last in one.runs if (match := _match(one, other, covered, where, first, last)))
    sized = sum(last - first >= SMALL_WORDS for first, last in one.runs)
    share = sum(match.covered for match in matches) / len(one.spans)
    return Overlap(matches, share, min(1.0, len(matches) / sized) if sized else 0.0)


def _common(one: Wording, other: Wording) -> tuple[np.ndarray, np.ndarray]:
    """Return where in `one` the common shingles begin, and for each the first place in `other`."""
    if not len(one.known) or not len(other.known):
        return np.empty(0, np.int64), np.empty(0, np.int64)
    at = np.minimum(np.searchsorted(other.known, one.known), len(other.known) - 1)
    same = other.known[at] == one.known
    begins = one.places[same]
    order = np.argsort(begins, kind="stable")
    return begins[order], other.places[at[same]][order]


def _match(
    one: Wording, other: Wording, covered: np.ndarray, where: dict[int, int], first: int, last: int
) -> Match | None:
    count = int(covered[first:last].sum())
    small = sum(one.small[place] for place in range(first, last) if covered[place])
    if small < SMALL_WORDS:
        return None
    run, begin = _longest(where, first, last)
    if count < SHARE * (last - first) and run < LONG_RUN:
        return None
    votes = Counter(other.paragraph[where[place]] for place in range(first, last) if place in where)
    chosen = min(votes, key=lambda number: (-votes[number], number))
    target = where[begin]
    return Match(
        one.paragraph[first],
        chosen,
        count,
        last - first,
        (one.spans[begin][0], one.spans[begin + run - 1][1]),
        (other.spans[target][0], other.spans[target + run - 1][1]),
    )


def _longest(where: dict[int, int], first: int, last: int) -> tuple[int, int]:
    """Return the length in words of the longest run that goes on in both texts alike, and where it begins."""
    best, begin, start = 0, first, first
    for place in range(first, last):
        if place not in where:
            continue
        if place == first or where.get(place - 1) != where[place] - 1:
            start = place
        if place - start + WIDTH > best:
            best, begin = place - start + WIDTH, start
    return best, begin
