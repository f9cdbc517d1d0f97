"""The words of a text in columns: cut once, for all who count or compare them.

A word, as it is written, has a number in a vocabulary, and what is asked of a word by itself (its stem, its weight) is
worked out once for each that is met. A text is then the numbers of its words, and counting and comparing are work on
columns. Numbers are given as words come; nothing that is told depends on them.
"""

from collections import Counter
from collections.abc import Callable
from functools import lru_cache
from itertools import chain
from threading import RLock
from typing import Any

import numpy as np
from msgspec import Struct

from twosource.language.tokens import cut
from twosource.language.weights import LEAST_WEIGHT, term, term_weight
from twosource.records.page import Span

Numbers = np.ndarray[Any, np.dtype[Any]]

MOST, MOST_CHARS = 400_000, 8_000_000
"""Words of a vocabulary, and their characters; another is begun then, and what is remembered goes with the old one."""

KEPT = 4096
"""Texts whose words are remembered; the next stage asks for them again."""

LONG, FEW = 20_000, 16
"""Of texts of more characters only so many are, so that they do not fill the memory."""

_IS_SPACE = np.array([chr(code).isspace() for code in range(0x3002)])
"""For each character up to the last one that is white space, and one more that stands for all others."""


class Trait(Struct, frozen=True, eq=False):
    """What is asked of a word by itself, and of what type the answer is in a column."""

    find: Callable[[str], Any]
    dtype: str


class Numbering(dict[str, int]):
    """Words, each with a number, and a column for each trait that was asked for."""

    def __init__(self) -> None:
        """Begin with none."""
        super().__init__()
        self.words: list[str] = []
        self.chars = 0
        self._columns: dict[Trait, tuple[int, Numbers]] = {}
        self._lock = RLock()

    def __missing__(self, word: str) -> int:
        """Give a word the next number."""
        with self._lock:
            number = self.get(word)
            if number is None:
                number = len(self.words)
                self.words.append(word)
                self.chars += len(word)
                self[word] = number
            return number

    def column(self, trait: Trait) -> Numbers:
        """Return the trait of every word by its number; there may be more rows than words."""
        done, rows = self._columns.get(trait, (0, np.empty(0, trait.dtype)))
        return rows if done >= len(self.words) else self._filled(trait)

    def _filled(self, trait: Trait) -> Numbers:
        with self._lock:
            done, rows = self._columns.get(trait, (0, np.empty(0, trait.dtype)))
            size = len(self.words)
            if size > len(rows):
                rows = np.concatenate([rows, np.empty(max(size, 1024), trait.dtype)])
            rows[done:size] = [trait.find(word) for word in self.words[done:size]]
            self._columns[trait] = (size, rows)
            return rows


class Vocabulary(Numbering):
    """Words as they are written, and the `stems` that they are instances of.

    The trait `stem` is the number of a word's stem, and `content` the same, but -1 for what tells nothing.
    """

    def __init__(self) -> None:
        """Begin with none."""
        super().__init__()
        self.stems = Numbering()
        self.stem = Trait(lambda word: self.stems[term(word)], "int32")
        self.content = Trait(self._content, "int32")

    def _content(self, word: str) -> int:
        stem = term(word)
        return self.stems[stem] if term_weight(stem) > LEAST_WEIGHT else -1


WEIGHT = Trait(term_weight, "float64")
"""Of a stem, how much it tells."""


class Words(Struct, frozen=True, eq=False):
    """Words of a text in order: their numbers, and `[start, end)` of each in the text."""

    vocabulary: Vocabulary
    numbers: Numbers
    starts: Numbers
    ends: Numbers

    def __len__(self) -> int:
        """How many there are."""
        return len(self.numbers)

    def column(self, trait: Trait) -> Numbers:
        """Return the trait of each word."""
        found: Numbers = self.vocabulary.column(trait)[self.numbers]
        return found

    def stems(self) -> Numbers:
        """Return the number of each word's stem."""
        return self.column(self.vocabulary.stem)

    def weights(self) -> Numbers:
        """Return how much each word tells, from 0 to 7.6 for the unknown."""
        stems = self.stems()
        found: Numbers = self.vocabulary.stems.column(WEIGHT)[stems]
        return found

    def where(self, chosen: Numbers | slice) -> "Words":
        """Return some of the words, by flags or by a slice."""
        return Words(self.vocabulary, self.numbers[chosen], self.starts[chosen], self.ends[chosen])

    def within(self, span: Span) -> "Words":
        """Return the words that lie in a part of the text."""
        first, last = self.starts.searchsorted(span[0]), self.ends.searchsorted(span[1], side="right")
        return self.where(slice(int(first), int(last)))

    def listed(self) -> list[str]:
        """Return the content terms in order, each as often as it stands there."""
        found = self.column(self.vocabulary.content)
        return list(map(self.vocabulary.stems.words.__getitem__, found[found >= 0].tolist()))

    def terms(self) -> Counter[str]:
        """Count the content terms, as `weights.terms` does."""
        return Counter(self.listed())


def words(text: str, beside: Words | None = None) -> Words:
    """Return the words, numbers and marks of a text, numbered like others where they are to be counted with them."""
    kept = _kept_long if len(text) > LONG else _kept if beside is None else _kept_beside
    found = kept(text)
    return found if beside is None or found.vocabulary is beside.vocabulary else _cut(text, beside.vocabulary)


def terms_within(text: str, *spans: Span) -> Counter[str]:
    """Count the content terms of some parts of a text, of which others may be asked for next."""
    every = words(text)
    return Counter(chain.from_iterable(every.within(span).listed() for span in spans))


def _cut(text: str, vocabulary: Vocabulary) -> Words:
    found = cut(text)
    numbers = np.fromiter(map(vocabulary.__getitem__, found), np.int32, len(found))
    sizes = np.fromiter(map(len, found), np.int32, len(found))
    # between words there is white space and nothing else, so where they stand follows from their sizes
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    places = np.flatnonzero(~_IS_SPACE[np.minimum(codes, len(_IS_SPACE) - 1)])
    starts = places[np.cumsum(sizes) - sizes]
    return Words(vocabulary, numbers, starts, starts + sizes)


def _cut_now(text: str) -> Words:
    return _cut(text, _current())


_kept, _kept_long = lru_cache(maxsize=KEPT)(_cut_now), lru_cache(maxsize=FEW)(_cut_now)
_kept_beside = lru_cache(maxsize=KEPT)(_cut_now)
"""Of texts asked for beside others, such as headlines: by themselves, as else each would push a text out."""

_vocabularies = [Vocabulary()]


def _current() -> Vocabulary:
    vocabulary = _vocabularies[-1]
    if len(vocabulary) > MOST or vocabulary.chars > MOST_CHARS:
        _vocabularies[:] = [vocabulary := Vocabulary()]
        for kept in (_kept, _kept_long, _kept_beside):
            kept.cache_clear()
    return vocabulary
