"""What a document's neighbours are found by: blocking keys, as record linkage calls them, and a short vector.

Two documents are neighbours when they share a key and pass its test. There are keys of three kinds. A run of twelve
words outside quotations, of which one in three is chosen by its hash, so that it is the same one in every text (Broder
1997; Manku, Jain and Das Sarma 2007): a page of another house that has it took it from there, or from where that one
has it. Two of the ten weightiest terms together: a page that has both and is near enough in all its weighty terms may
be of the same story. And the address: another state of the same page.
"""

import hashlib
from itertools import combinations
from typing import Any
from zlib import crc32

import msgspec
import numpy as np
from msgspec import Struct

from twosource.lineage.chance import COMMON
from twosource.lineage.masking import quoted
from twosource.lineage.pages import versions_of
from twosource.lineage.publishers import voice_of_document
from twosource.lineage.wording import WIDTH, Hashes, Wording, wording
from twosource.records.page import Document
from twosource.story.periods import period
from twosource.story.vectors import vector

VERSION = 1
"""Another, where the sketch of the same document is another."""
RUN = 12
"""Words of a run that is a key."""
CHOSEN = 3
"""Of so many runs one is a key,"""
TELLING = 9.0
"""where its words tell so much more than common ones."""
WEIGHTIEST = 10
"""Any two of so many terms are a key."""
TERMS = 32
"""The weightiest terms, by which likeness is told here."""
UNIT = 4096
"""The length of their vector; weights are whole numbers, of which sums are the same in any order."""

Numbers = np.ndarray[Any, np.dtype[Any]]
Terms = np.ndarray[tuple[int], np.dtype[np.uint32]]
Weights = np.ndarray[tuple[int], np.dtype[np.float32]]
_Packed = tuple[tuple[int, int], int, int, bytes, bytes, bytes, bytes]
_BASE = 0x9E3779B97F4A7C15
_ALL = (1 << 64) - 1


class Sketch(Struct, frozen=True, eq=False):
    """The blocking keys of one document and what they are tested by.

    `days` are the first and the last day on which it may have been published, counted from year 1; `house` is the hash
    of its publisher, `page` that of its address, 0 where there is none. `runs` and `matters` are hashes of 64 bits,
    sorted, each once. `terms` are hashes of 32 bits, sorted, with their `weights`, a vector of length `UNIT` at most.
    """

    days: tuple[int, int]
    house: int
    page: int
    runs: Hashes
    matters: Hashes
    terms: Terms
    weights: Weights

    @property
    def first_day(self) -> int:
        """The first day on which it may have been published; where that is open it comes after all others."""
        return self.days[0] or self.days[1]

    def packed(self) -> bytes:
        """Return all of it as bytes."""
        columns = (self.runs, self.matters, self.terms, self.weights)
        return msgspec.msgpack.encode((self.days, self.house, self.page, *(each.tobytes() for each in columns)))

    @classmethod
    def unpacked(cls, data: bytes) -> "Sketch":
        """Return the sketch that `packed` was asked of; msgspec.DecodeError or ValueError where it is none."""
        days, house, page, runs, matters, terms, weights = msgspec.msgpack.decode(data, type=_Packed)
        return cls(
            days=days,
            house=house,
            page=page,
            runs=np.frombuffer(runs, dtype=np.uint64),
            matters=np.frombuffer(matters, dtype=np.uint64),
            terms=np.frombuffer(terms, dtype=np.uint32),
            weights=np.frombuffer(weights, dtype=np.float32),
        )


def sketch(document: Document) -> Sketch:
    """Return the sketch of a document, by nothing but the document."""
    weights = vector(document).terms
    order = sorted(weights, key=lambda stem: (-weights[stem], stem))[:TERMS]
    hashes = np.array([crc32(stem.encode()) for stem in order], dtype=np.uint32)
    places = np.argsort(hashes, kind="stable")
    where = versions_of(document)
    return Sketch(
        days=period(document.published),
        house=_hash(voice_of_document(document, {}).key),
        page=_hash(where) if where and document.text else 0,
        runs=_runs(wording(document, quoted(document, ()))),
        matters=_pairs(hashes[:WEIGHTIEST].tolist()),
        terms=hashes[places],
        weights=np.array([round(UNIT * weights[stem]) for stem in order], dtype=np.float32)[places],
    )


def _runs(words: Wording) -> Hashes:
    """Return the chosen ones among the runs of words that tell something, each out of three shingles that cover it."""
    step, last = WIDTH - 1, RUN - WIDTH
    count = max(0, len(words.shingles) - last)
    unbroken = words.whole[:count] & words.whole[step : step + count] & words.whole[last : last + count]
    base = np.uint64(_BASE)
    hashes = words.shingles[:count] * base + words.shingles[WIDTH : WIDTH + count]
    hashes = hashes * base + words.shingles[last : last + count]
    hashes ^= hashes >> np.uint64(29)
    chosen = np.flatnonzero(unbroken & (hashes % np.uint64(CHOSEN) == 0))
    told = np.cumsum(np.r_[0.0, np.maximum(0.0, words.weights - COMMON)])
    return np.unique(hashes[chosen[told[chosen + RUN] - told[chosen] >= TELLING]])


def _pairs(hashes: list[int]) -> Hashes:
    pairs = [(min(pair) << 32 | max(pair)) * _BASE & _ALL for pair in combinations(hashes, 2)]
    return np.unique(np.array(pairs, dtype=np.uint64))


def _hash(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=8).digest(), "big")
