"""How near two documents are in their matter, by shipped word weights; not by any other document."""

from collections import Counter
from functools import lru_cache

from twosource.language.weights import term_weight
from twosource.language.words import words
from twosource.records.page import Document

READ_CHARS = 6000


def matter(document: Document) -> dict[str, float]:
    """Return the content terms of the headline and the first pages of `document` as a unit vector."""
    return _vector(document.title or "", document.text[:READ_CHARS])


def alike(one: Document, other: Document) -> float:
    """Return how near two documents are in their matter, from 0 to 1."""
    small, large = sorted((matter(one), matter(other)), key=len)
    return sum(value * large[stem] for stem, value in small.items() if stem in large)


@lru_cache(maxsize=2048)
def _vector(title: str, text: str) -> dict[str, float]:
    own = words(text)
    counts = Counter(words(title, own).listed() + own.listed())
    weighted = {stem: term_weight(stem) * count**0.5 for stem, count in sorted(counts.items())}
    length = sum(value * value for value in weighted.values()) ** 0.5
    return {stem: value / length for stem, value in weighted.items()} if length else {}
