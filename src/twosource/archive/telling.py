"""Which documents hold most of some terms: those in which a claim may be told."""

from collections.abc import Callable, Iterable, Mapping
from itertools import islice

from twosource.language.words import words
from twosource.neighbourhood import Sketch, Wordings
from twosource.records.page import Document

PART = 0.5
"""The weightiest terms that together make up so much of the weight find the documents; the others rank them."""

WELL = 4
"""For each document that is wanted so many are looked at closely,"""

ROWS = 20
"""and so many for how they are worded, because most may be prints of one report."""

ALIKE = 2
"""So many of one wording: what is printed in a hundred houses is told once, and leaves room for who else tells it."""


def weightiest(weights: Mapping[str, float]) -> list[str]:
    """Return the fewest terms that make up half of the weight, or a little more, the weightiest first."""
    total, found = 0.0, []
    for term in sorted(weights, key=lambda each: (-weights[each], each)):
        found.append(term)
        total += weights[term]
        if total >= PART * sum(weights.values()):
            break
    return found


def fullest(
    weights: Mapping[str, float], documents: Iterable[Document], sketch: Callable[[Document], Sketch], limit: int
) -> dict[str, Sketch]:
    """Return the documents that hold most of the terms by weight, the fullest first, by id with their sketches.

    Of equal ones the first to be published come first, and of one wording there are few.
    """
    held: dict[str, tuple[float, int, Sketch]] = {}
    for document in documents:
        found = sum(weights[term] for term in sorted(weights.keys() & terms_of(document)))
        own = sketch(document)
        if document.id not in held or (-found, own.first_day) < held[document.id][:2]:
            held[document.id] = (-found, own.first_day, own)
    wordings = Wordings(ALIKE)
    order = sorted(held, key=lambda name: (*held[name][:2], name))
    taken = (name for name in order if wordings.take(held[name][2]))
    return {name: held[name][2] for name in islice(taken, limit)}


def terms_of(document: Document) -> frozenset[str]:
    """Return the terms of headline and text."""
    text = words(document.text)
    return frozenset(words(document.title or "", text).listed()).union(text.listed())
