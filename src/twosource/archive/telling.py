"""Which documents hold most of some terms: those in which a claim may be told."""

from collections.abc import Callable, Iterable, Mapping

from twosource.language.words import words
from twosource.neighbourhood import FAMILY, Sketch, in_common
from twosource.records.page import Document

PART = 0.5
"""The weightiest terms that together make up so much of the weight find the documents; the others rank them."""

WELL = 4
"""For each document that is wanted so many are looked at closely."""

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
) -> tuple[str, ...]:
    """Return the ids of the documents that hold most of the terms by weight, the fullest first, each once.

    Of equal ones the first to be published come first, and of one wording there are few.
    """
    held: dict[str, tuple[float, str, str]] = {}
    texts: dict[str, Document] = {}
    for document in documents:
        found = sum(weights[term] for term in sorted(weights.keys() & terms_of(document)))
        rank = (-found, document.published.value or "~", document.id)
        if document.id not in held or rank < held[document.id]:
            held[document.id], texts[document.id] = rank, document
    chosen: dict[str, Sketch] = {}
    for name in sorted(held, key=lambda name: held[name]):
        own = sketch(texts[name])
        if sum(in_common(own, other) >= FAMILY for other in chosen.values()) < ALIKE:
            chosen[name] = own
        if len(chosen) == limit:
            break
    return tuple(chosen)


def terms_of(document: Document) -> frozenset[str]:
    """Return the terms of headline and text."""
    return frozenset(words(document.title or "").terms().keys() | words(document.text).terms().keys())
