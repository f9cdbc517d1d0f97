"""What a document is about, as weighted terms.

The weight of a term is its shipped inverse document frequency times the logarithm of how often it stands there;
headline and lead count more, and so do names, because neighbouring stories share their vocabulary (every quake has
a magnitude) but not their people and places.
"""

import math
from functools import cached_property, lru_cache

import numpy as np
from msgspec import Struct

from twosource.language.weights import term, term_weight
from twosource.language.words import WEIGHT, Numbers, Trait, Words, words
from twosource.lexicon.senses import senses
from twosource.records.page import Document

TITLE = 1.5
LEAD = 1.5
NAME = 3.0
LEAD_CHARS = 300
READ_CHARS = 40_000
"""Beyond this a text adds nothing about its matter; it bounds the work on a hostile page."""

RARE = 7.0
"""A name of this weight or more stands in hardly any text: two that share it may well be of one matter.

A word of the language is no such name, however rare: every trade has its Guild.
"""

KEPT = 100
"""The weightiest terms say what a document is about; the rest of a long text only makes it like every other."""

_OPENING = frozenset(".!?:;\"“”'‘’•*—–-…")
_HEADLINE_CAPITALS = 0.7


class Vector(Struct, frozen=True, dict=True, eq=False):
    """The unit vector of one document and its rare names; `weighted` are all its terms, before a name counts more.

    `stems`, `weighted` and `names`, parallel, are its terms, each once, their weights, and whether they are names.
    """

    document: str
    terms: dict[str, float]
    rare: frozenset[str]
    stems: list[str]
    weighted: Numbers
    names: Numbers

    @cached_property
    def words(self) -> dict[str, float]:
        """The unit vector of the terms that are no names."""
        return _unit(self.stems, np.where(self.names, 0.0, self.weighted))


def vector(document: Document) -> Vector:
    """Return what `document` is about; a text without content terms has empty vectors."""
    text = words(document.text[:READ_CHARS])
    title = words(document.title or "", text)
    vocabulary, numbers = text.vocabulary, np.concatenate([title.numbers, text.numbers])
    shown = np.concatenate([_shown(title) & (not _in_capitals(document.title or "")), _shown(text)])
    amounts = np.concatenate([np.full(len(title), TITLE), np.where(text.starts < LEAD_CHARS, LEAD, 1.0)])
    every = vocabulary.column(vocabulary.content)[numbers]
    telling = every >= 0
    stems, place = np.unique(every[telling], return_inverse=True)
    counts = np.bincount(place, amounts[telling], len(stems))
    numbers, shown = numbers[telling], shown[telling]
    small = np.bincount(place[vocabulary.column(_SMALL)[numbers]], minlength=len(stems))
    capital = np.bincount(place[shown], minlength=len(stems))
    weights = vocabulary.stems.column(WEIGHT)[stems]
    names = (capital > 0) & (capital >= small)
    weighted = weights * np.array(list(map(_log1p, counts.tolist())))
    listed = list(map(vocabulary.stems.words.__getitem__, stems.tolist()))
    common = {listed[at] for at in place[shown & vocabulary.column(_COMMON)[numbers]].tolist()}
    rare = {listed[at] for at in np.flatnonzero(names & (weights >= RARE)).tolist()}
    terms = _unit(listed, weighted * np.where(names, NAME, 1.0))
    return Vector(document.id, terms, frozenset(rare - common), listed, weighted, names)


def likeness(one: dict[str, float], other: dict[str, float]) -> float:
    """Return the cosine of two unit vectors."""
    if len(other) < len(one):
        one, other = other, one
    return math.fsum(weight * other[stem] for stem, weight in one.items() if stem in other)


def _shown(text: Words) -> Numbers:
    """Say of each word whether its capital shows a name: inside a sentence, as at its start it may as well be none."""
    shown: Numbers = text.column(_CAPITAL)
    shown[1:] &= ~text.column(_OPENS)[:-1]
    shown[:1] = False
    return shown


def _is_common(word: str) -> bool:
    """Say whether a word of a weight that few have is one of the language all the same."""
    return term_weight(term(word)) >= RARE and bool(senses(word.lower().removesuffix("’s").removesuffix("'s")))


_SMALL = Trait(lambda word: word[0].islower(), "bool")
_CAPITAL = Trait(lambda word: word[0].isupper(), "bool")
_OPENS = Trait(_OPENING.__contains__, "bool")
_COMMON = Trait(_is_common, "bool")
_log1p = lru_cache(maxsize=4096)(math.log1p)


def _in_capitals(title: str) -> bool:
    """Say whether a headline is written with capitals throughout, so that they mark no names."""
    long = [word for word in title.split() if len(word) > 3 and word[0].isalpha()]
    return sum(word[0].isupper() for word in long) > _HEADLINE_CAPITALS * len(long)


def _unit(stems: list[str], weights: Numbers) -> dict[str, float]:
    """Return the weightiest terms, of equal ones the first by their letters, in order of their letters, at length 1."""
    least = float(np.partition(weights, -KEPT)[-KEPT]) if len(weights) > KEPT else 0.0
    places = np.flatnonzero((weights >= least) & (weights > 0.0))
    kept = dict(sorted(zip(map(stems.__getitem__, places.tolist()), weights[places].tolist(), strict=True)))
    if len(kept) > KEPT:
        for stem in [stem for stem, weight in kept.items() if weight == least][KEPT - len(kept) :]:
            del kept[stem]
    length = math.sqrt(math.fsum(weight * weight for weight in kept.values()))
    return {stem: weight / length for stem, weight in kept.items()} if length else {}
