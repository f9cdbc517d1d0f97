"""How near in meaning two words are: one short vector a word, made once and shipped.

The vectors are distilled from all-MiniLM-L6-v2 by `training/word_vectors.py` in the way of Model2Vec (Tulkens and van
Dongen 2024): no model is run. They are of single words, whatever the sentence; antonyms are near, as in any vectors of
words, so that nearness says that two words are of one field and distance that they are not.
"""

import io
from collections.abc import Sequence
from functools import lru_cache
from importlib import resources

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from twosource.language.lemmas import noun_base, verb_base
from twosource.language.weights import term
from twosource.lexicon.senses import bases

Floats = NDArray[np.float32]


class _Table(Struct, frozen=True):
    """The row of each word, and the vectors."""

    words: dict[str, int]
    vectors: NDArray[np.int8]


def word_likeness(a: str, b: str) -> float:
    """Return the cosine of two words' vectors, from -1 to 1, in any form and case.

    It is 1 for words of one stem and 0 where a word is not known. Of several words the mean of their vectors counts.
    """
    one, other = a.lower(), b.lower()
    if one == other or [term(w) for w in one.split()] == [term(w) for w in other.split()] != []:
        return 1.0
    return _cosine(one, other) if one < other else _cosine(other, one)


def word_vectors(words: Sequence[str]) -> Floats:
    """Return one row a word [words, parts]: unit vectors, and nothing but zeros for a word that is not known."""
    table = _table()
    found = np.zeros((len(words), table.vectors.shape[1]), np.float32)
    for at, word in enumerate(words):
        rows = [row for row in map(_row, word.lower().split()) if row is not None]
        if rows:
            own = table.vectors[rows].astype(np.float32)
            mean = (own / np.linalg.norm(own, axis=1, keepdims=True)).mean(0)
            found[at] = mean / max(float(np.linalg.norm(mean)), 1e-9)
    return found


@lru_cache(maxsize=100_000)
def _cosine(a: str, b: str) -> float:
    one, other = word_vectors((a, b))
    return float(one @ other)


@lru_cache(maxsize=50_000)
def _row(word: str) -> int | None:
    known = _table().words
    plain = word.replace("’", "'").removesuffix("'s")
    forms = (plain, *bases(plain), noun_base(plain), verb_base(plain), term(plain) if plain else "")
    return next((known[form] for form in forms if form in known), None)


@lru_cache(maxsize=1)
def _table() -> _Table:
    packed = resources.files("twosource.language").joinpath("data/word_vectors.npz").read_bytes()
    with np.load(io.BytesIO(packed)) as kept:
        words, vectors = kept["words"].tobytes().decode().split("\n"), kept["vectors"]
    return _Table({word: row for row, word in enumerate(words)}, vectors)
