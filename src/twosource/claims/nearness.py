"""How near the words of a story are to a word of a claim: the same stem or concept, the same sense, or much alike.

Vectors of words say how near two are, the table of senses what they are to each other: antonyms are near, since
they tell of the same matter.
"""

from collections.abc import Sequence

import numpy as np
from msgspec import Struct

from twosource.claims.content import Key
from twosource.language.word_vectors import word_vectors
from twosource.lexicon.senses import relation

LEAST = 0.38
"""Cosine from which two words are taken as near."""
ASKED = 40
"""So many of the nearest words are looked up in the table of senses."""
MARKS = "@=~"
"""How the names of keys begin that are no words; each is near itself only."""
_KNOWN = {"same": 0.95, "broader": 0.8, "narrower": 0.8, "opposite": 0.7, "sibling": 0.4}

Matrix = np.ndarray[tuple[int, int], np.dtype[np.float32]]


class Vocabulary(Struct, frozen=True):
    """The words of a story: the names of their keys, the forms they are written in, and their vectors, in rows."""

    names: Sequence[str]
    forms: Sequence[str]
    matrix: Matrix


class Nearest(Struct, frozen=True):
    """What is near a key: how near each name is, from 0 to 1. An opposite is on the same matter, and so near."""

    values: dict[str, float]


def vocabulary(forms: dict[str, str]) -> Vocabulary:
    """Return the words of a story, given the form of each key, in the order of their names."""
    names = sorted(forms)
    words = [forms[name] for name in names]
    return Vocabulary(names, words, word_vectors(words))


def nearest(key: Key, known: Vocabulary) -> Nearest:
    """Return what is near a key among the words of a story; a name is near itself only."""
    values: dict[str, float] = {}
    if key.name[0] not in MARKS and known.names:
        cosines = known.matrix @ word_vectors([key.form])[0]
        order = np.argsort(-cosines, kind="stable")[:ASKED]
        for at in order.tolist():
            name, cosine = known.names[at], float(cosines[at])
            if cosine < 0.2:
                break
            told = relation(key.form, known.forms[at])
            value = max(_KNOWN.get(told or "", 0.0), min(0.9, cosine + 0.1) if cosine >= LEAST else 0.0)
            if told == "sibling":
                value = _KNOWN["sibling"]
            if value:
                values[name] = value
    values[key.name] = 1.0
    return Nearest(values)
