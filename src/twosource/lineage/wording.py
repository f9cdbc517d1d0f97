"""The wording of a document as shingles of five words, and which documents share some of them.

A shingle (w-shingling: Broder 1997) lies inside one paragraph and outside quotations. Shared shingles of any number
of documents are found by sorting their 64-bit hashes once, so no pair that shares nothing is ever looked at;
signatures such as banded MinHash estimate the likeness of whole texts and miss most pairs that share a passage only
(`docs/dependencies.md` has the figures).
"""

from collections.abc import Sequence
from functools import cached_property
from typing import Any
from weakref import WeakKeyDictionary
from zlib import crc32

import numpy as np
from msgspec import Struct

from twosource.language.sentences import paragraphs
from twosource.language.words import Trait, words
from twosource.lexicon.folding import fold
from twosource.records.page import Document, Span

WIDTH = 5
_BASE = np.uint64(0x9E3779B97F4A7C15)
SAMPLE = 2
"""One shingle in so many, chosen by its hash, is enough to propose a pair; the comparison itself uses all."""

LEAST_SHARED = 2
CROWD = 40
"""A shingle of more documents than this proposes each with the first few only: they are all copies of one text."""

Hashes = np.ndarray[tuple[int], np.dtype[np.uint64]]
Numbers = np.ndarray[tuple[int], np.dtype[np.int64]]
Weights = np.ndarray[tuple[int], np.dtype[np.float64]]
Flags = np.ndarray[tuple[int], np.dtype[np.bool_]]


class Wording(Struct, frozen=True, eq=False, dict=True, weakref=True):
    """The own words of one document, in order.

    `starts`, `ends`, `weights`, `paragraph` and `small` are parallel to the words: where each stands, how much it
    tells, in which paragraph (by number), and whether it is written small, so that a row of titles and names can be
    told from a sentence. The words themselves are not held: their vocabulary would stay with them.
    `shingles[i]` hashes the words i to i+4; `whole[i]` says that they follow each other unbroken.
    `runs` are the first word of each paragraph that has any, and the word after its last.
    `known` are the hashes of the unbroken ones, sorted, and `places` where each begins.
    """

    paragraphs: list[Span]
    starts: Numbers
    ends: Numbers
    weights: Weights
    paragraph: Numbers
    small: Flags
    runs: Numbers
    shingles: Hashes
    whole: Flags
    known: Hashes
    places: Numbers

    def __len__(self) -> int:
        """How many words there are."""
        return len(self.starts)

    @cached_property
    def sample(self) -> Hashes:
        """The hashes by which it is found, sorted, each once."""
        chosen = self.known[self.known % np.uint64(SAMPLE) == 0]
        once: Hashes = chosen[np.append(True, chosen[1:] != chosen[:-1])[: len(chosen)]]
        return once

    @cached_property
    def sizes(self) -> Numbers:
        """The words of each run."""
        sizes: Numbers = self.runs[:, 1] - self.runs[:, 0]
        return sizes

    @cached_property
    def run_of(self) -> Numbers:
        """The run that each word is in, by number."""
        return np.repeat(np.arange(len(self.runs)), self.sizes)

    @cached_property
    def begins(self) -> Numbers:
        """Where the unbroken shingles begin, in order."""
        return self.whole.nonzero()[0]

    @cached_property
    def firsts(self) -> Numbers:
        """For each of these, where in `known` its hash stands first."""
        return self.known.searchsorted(self.known)[self.places.argsort()]

    @cached_property
    def compared(self) -> WeakKeyDictionary["Wording", Any]:
        """What has been found out about this wording beside others; it goes when they go."""
        return WeakKeyDictionary()


def wording(document: Document, quotations: Sequence[Span]) -> Wording:
    """Return the wording of `document` outside `quotations`, which are in order and do not overlap."""
    parts = paragraphs(document.text)
    every = words(document.text)
    every = every.where(every.column(_COUNTS))
    opens, closes = np.array(quotations, dtype=np.int64).reshape(-1, 2).T
    over = closes.searchsorted(every.starts, side="right")  # so many quotations end before the word
    outside = opens.searchsorted(every.starts, side="right") <= over
    own, over = every.where(outside), over[outside]
    numbers = np.array([start for start, _ in parts], dtype=np.int64).searchsorted(own.starts, side="right") - 1
    shingles, whole = _shingles(own.column(_HASH), numbers + over)
    runs = shingles[whole]
    order = np.argsort(runs, kind="stable")
    return Wording(
        parts,
        own.starts,
        own.ends,
        own.weights(),
        numbers,
        own.column(_SMALL),
        _runs(numbers),
        shingles,
        whole,
        runs[order],
        np.flatnonzero(whole)[order],
    )


def proposals(wordings: Sequence[Wording]) -> tuple[Numbers, Numbers, Numbers]:
    """Return the places of the two of each pair in `wordings` that shares enough shingles, in order, and how many."""
    codes, counts = _in_common([each.sample for each in wordings])
    enough = counts >= LEAST_SHARED
    return codes[enough] >> 32, codes[enough] & 0xFFFFFFFF, counts[enough]


def sharing(samples: Sequence[Hashes], least: int) -> list[tuple[int, int]]:
    """Return the pairs of places whose hashes, each once a place, have `least` in common or more, in order."""
    codes, counts = _in_common(samples)
    return [(code >> 32, code & 0xFFFFFFFF) for code in codes[counts >= least].tolist()]


def _in_common(samples: Sequence[Hashes]) -> tuple[Numbers, Numbers]:
    """Return the pairs that have any hash in common, as `one << 32 | other` in order, and how many each has."""
    hashes = np.concatenate([*samples, np.empty(0, np.uint64)])
    owners = np.repeat(np.arange(len(samples)), [len(each) for each in samples])
    order = np.lexsort((owners, hashes))
    hashes, owners = hashes[order], owners[order]
    starts = np.flatnonzero(np.r_[True, hashes[1:] != hashes[:-1]]) if len(hashes) else np.empty(0, np.int64)
    sizes = np.diff(np.r_[starts, len(hashes)])
    first, crowded = np.repeat(starts, sizes), np.repeat(sizes, sizes) > CROWD
    found = [np.empty(0, np.int64)]
    for step in range(1, int(sizes.max(initial=1))):
        at = np.flatnonzero(hashes[step:] == hashes[:-step])
        if step >= CROWD:
            at = at[crowded[at]]
        at = at[~crowded[at] | (at - first[at] < CROWD // 4)]
        found.append(owners[at] << 32 | owners[at + step])
    return np.unique(np.concatenate(found), return_counts=True)


def _runs(paragraph: Numbers) -> Numbers:
    starts = (paragraph[1:] != paragraph[:-1]).nonzero()[0] + 1
    runs = np.empty((len(starts) + 1, 2), dtype=np.int64)
    runs[0, 0], runs[1:, 0], runs[:-1, 1], runs[-1, 1] = 0, starts, starts, len(paragraph)
    return runs if len(paragraph) else runs[:0]


def _shingles(words: Hashes, pieces: Numbers) -> tuple[Hashes, Flags]:
    """Return the hash of each five words in a row, and whether they are of one piece of the text."""
    count = max(0, len(words) - WIDTH + 1)
    hashes = np.zeros(count, dtype=np.uint64)
    for step in range(WIDTH):
        hashes = hashes * _BASE + words[step : step + count]
    hashes ^= hashes >> np.uint64(29)
    return hashes, pieces[:count] == pieces[WIDTH - 1 : WIDTH - 1 + count]


def _hash(word: str) -> int:
    plain = fold(word).encode("utf-8", "surrogatepass")
    return crc32(plain) << 32 | crc32(plain, 1)


_COUNTS = Trait(lambda word: word[0].isalnum(), "bool")
_SMALL = Trait(lambda word: word[0].islower(), "bool")
_HASH = Trait(_hash, "uint64")
