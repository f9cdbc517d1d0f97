"""How much a word tells: inverse document frequencies of English, shipped with the package.

The weights are constants: two documents compare alike whatever others lie beside them. `word_weights.tsv` is made
by `training/words.py`: its first line holds the number of documents counted, every other line a term and the
number of documents it stands in.
"""

import math
from collections import Counter
from functools import lru_cache
from importlib.resources import files
from typing import Any

import snowballstemmer
from anyascii import anyascii

from twosource.language.tokens import word_counts
from twosource.records.page import Span

STOP_SHARE = 0.3
"""A term in more than this share of all documents says nothing about what a document is about."""

LEAST_WEIGHT = math.log(1 / STOP_SHARE)
"""The weight of a term that stands in just that share of all documents."""

_LONGEST = 40


def terms(text: str, span: Span | None = None) -> Counter[str]:
    """Count the content terms of `text`, or of a part of it: stems in lower-case ASCII, and numbers.

    Function words and marks are left out; a name is a term like any other, in whatever case it is written.
    """
    counts: Counter[str] = Counter()
    for word, count in word_counts(text, span).items():
        stem = term(word)
        if term_weight(stem) > LEAST_WEIGHT:
            counts[stem] += count
    return counts


@lru_cache(maxsize=200_000)
def term(word: str) -> str:
    """Return the term that `word` is an instance of, or the empty string for marks and single letters.

    Accents are folded, the possessive is cut, and the rest is stemmed by the Snowball English algorithm.
    """
    if not word[0].isalnum():
        return ""
    plain = word if word.isascii() else anyascii(word)
    plain = plain.lower().replace("'", "’").removesuffix("’s").replace("’", "").replace(".", "")[:_LONGEST]
    if plain.isalpha():
        return str(_stemmer().stemWord(plain)) if len(plain) > 1 else ""
    return plain


@lru_cache(maxsize=200_000)
def term_weight(stem: str) -> float:
    """Return the inverse document frequency of a term that `term` has made, to 7.6 for the unknown; 0 for the empty."""
    if not stem:
        return 0.0
    documents, counts = _table()
    return math.log((1 + documents) / (1 + counts.get(stem, 0)))


@lru_cache(maxsize=1)
def _table() -> tuple[int, dict[str, int]]:
    lines = (files("twosource.language") / "word_weights.tsv").read_text("utf-8").splitlines()
    pairs = (line.split("\t") for line in lines[1:])
    return int(lines[0]), {stem: int(count) for stem, count in pairs}


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    return snowballstemmer.stemmer("english")
