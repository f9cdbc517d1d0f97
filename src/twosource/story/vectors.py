"""What a document is about, as weighted terms.

The weight of a term is its shipped inverse document frequency times the logarithm of how often it stands there;
headline and lead count more, and so do names, because neighbouring stories share their vocabulary (every quake has
a magnitude) but not their people and places.
"""

import math
from collections import Counter
from typing import NamedTuple

from msgspec import Struct

from twosource.language.tokens import iterate_words
from twosource.language.weights import LEAST_WEIGHT, term, term_weight
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


class Vector(Struct, frozen=True):
    """The unit vector of one document, beside it that of its terms that are no names, and its rare names."""

    document: str
    terms: dict[str, float]
    words: dict[str, float]
    rare: frozenset[str]


def vector(document: Document) -> Vector:
    """Return what `document` is about; a text without content terms has empty vectors."""
    seen = _Seen({}, Counter(), Counter(), set())
    title = document.title or ""
    _count(title, seen, TITLE, TITLE, capitals=not _in_capitals(title))
    _count(document.text[:READ_CHARS], seen, LEAD, 1.0)
    weights = {
        stem: term_weight(stem) * math.log1p(seen.counts[stem])
        for stem in sorted(seen.counts)
        if term_weight(stem) > LEAST_WEIGHT
    }
    names = {stem for stem in weights if seen.capital[stem] and seen.capital[stem] >= seen.small[stem]}
    return Vector(
        document.id,
        _unit({stem: weight * (NAME if stem in names else 1.0) for stem, weight in weights.items()}),
        _unit({stem: weight for stem, weight in weights.items() if stem not in names}),
        frozenset(stem for stem in names - seen.common if term_weight(stem) >= RARE),
    )


def likeness(one: dict[str, float], other: dict[str, float]) -> float:
    """Return the cosine of two unit vectors."""
    if len(other) < len(one):
        one, other = other, one
    return math.fsum(weight * other[stem] for stem, weight in one.items() if stem in other)


class _Seen(NamedTuple):
    """Terms as they are counted, how often as a name and as none, and those that are words of the language."""

    counts: dict[str, float]
    capital: Counter[str]
    small: Counter[str]
    common: set[str]


def _count(text: str, seen: _Seen, lead: float, rest: float, *, capitals: bool = True) -> None:
    """Add the terms of `text`; a word with a capital inside a sentence counts as a name, at its start as neither."""
    before = "."
    for word, start, _ in iterate_words(text):
        stem = term(word)
        if stem:
            seen.counts[stem] = seen.counts.get(stem, 0.0) + (lead if start < LEAD_CHARS else rest)
            if word[0].islower():
                seen.small[stem] += 1
            elif capitals and word[0].isupper() and before not in _OPENING:
                seen.capital[stem] += 1
                if term_weight(stem) >= RARE and senses(word.lower().removesuffix("’s").removesuffix("'s")):
                    seen.common.add(stem)
        before = word


def _in_capitals(title: str) -> bool:
    """Say whether a headline is written with capitals throughout, so that they mark no names."""
    long = [word for word in title.split() if len(word) > 3 and word[0].isalpha()]
    return sum(word[0].isupper() for word in long) > _HEADLINE_CAPITALS * len(long)


def _unit(weights: dict[str, float]) -> dict[str, float]:
    """Return the weightiest terms, in order of their letters, at length 1."""
    kept = sorted(weights, key=lambda stem: (-weights[stem], stem))[:KEPT]
    weights = {stem: weights[stem] for stem in sorted(kept)}
    length = math.sqrt(math.fsum(weight * weight for weight in weights.values()))
    return {stem: weight / length for stem, weight in weights.items()} if length else {}
