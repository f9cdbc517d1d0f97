"""How much of one document's wording stands in another, paragraph by paragraph."""

import numpy as np
from msgspec import Struct

from twosource.lineage.wording import WIDTH, Numbers, Wording
from twosource.records.page import Span

SHARE = 0.35
SMALL_WORDS = 8
LONG_RUN = 14
"""A paragraph is shared when so large a part of it, or so long a run of words, stands in the other; eight words of it
written small, because "Foreign Minister Ana Brandt and her Danish counterpart Ole Skov" is a title, not a wording."""


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
    if known is None:
        known = one.compared[other] = _overlap(one, other)
    return known


def _overlap(one: Wording, other: Wording) -> Overlap:
    begins, found = _common(one, other)
    if len(begins) + WIDTH - 1 < SMALL_WORDS:
        return Overlap((), 0.0, 0.0)
    matches = _matches(one, other, begins, found)
    sized = int(np.count_nonzero(one.sizes >= SMALL_WORDS))
    share = sum(match.covered for match in matches) / len(one)
    return Overlap(matches, share, min(1.0, len(matches) / sized) if sized else 0.0)


def _common(one: Wording, other: Wording) -> tuple[Numbers, Numbers]:
    """Return where in `one` the common shingles begin, in order, and for each the first place in `other`."""
    if not len(one.known) or not len(other.known):
        return np.empty(0, np.int64), np.empty(0, np.int64)
    at = other.known.searchsorted(one.known)
    at[at == len(other.known)] = 0
    same = (other.known[at] == one.known).nonzero()[0]
    begins = one.places[same]
    order = begins.argsort(kind="stable")
    return begins[order], other.places[at[same[order]]]


def _matches(one: Wording, other: Wording, begins: Numbers, found: Numbers) -> tuple[Match, ...]:
    """Return the paragraphs of `one` that are shared."""
    covered = np.zeros(len(one), dtype=bool)
    for step in range(WIDTH):
        covered[begins + step] = True
    small = np.add.reduceat(covered & one.small, one.runs[:, 0], dtype=np.int64)
    enough = (small >= SMALL_WORDS).nonzero()[0]
    if not len(enough):
        return ()
    counts = np.add.reduceat(covered, one.runs[:, 0], dtype=np.int64)
    within = begins.searchsorted(one.runs)
    # a run of words goes on while both texts go on by one word; no shingle reaches over a paragraph's end
    breaks = ((begins[1:] != begins[:-1] + 1) | (found[1:] != found[:-1] + 1)).nonzero()[0] + 1
    edges = np.concatenate([_NONE, breaks, [len(begins)]])
    lengths = edges[1:] - edges[:-1] + WIDTH - 1
    parts = edges[:-1].searchsorted(within).tolist()
    matches = []
    for number in enough.tolist():
        (low, high), (start, end) = within[number].tolist(), parts[number]
        longest = start + int(lengths[start:end].argmax())
        run, count, size = int(lengths[longest]), int(counts[number]), int(one.sizes[number])
        if count < SHARE * size and run < LONG_RUN:
            continue
        begin, target = int(begins[edges[longest]]), int(found[edges[longest]])
        matches.append(
            Match(
                int(one.paragraph[one.runs[number, 0]]),
                int(np.bincount(other.paragraph[found[low:high]]).argmax()),
                count,
                size,
                run,
                (int(one.starts[begin]), int(one.ends[begin + run - 1])),
                (int(other.starts[target]), int(other.ends[target + run - 1])),
            )
        )
    return tuple(matches)


_NONE = np.zeros(1, dtype=np.int64)
