"""Which documents hold most of some terms: those in which a claim may be told."""

from collections import Counter
from collections.abc import Iterable, Mapping

from twosource.language.weights import terms
from twosource.records.page import Document

PART = 0.5
"""The weightiest terms that together make up so much of the weight find the documents; the others rank them."""

WELL = 4
"""For each document that is wanted so many are looked at closely."""


def weightiest(weights: Mapping[str, float]) -> list[str]:
    """Return the fewest terms that make up half of the weight, or a little more, the weightiest first."""
    total, found = 0.0, []
    for term in sorted(weights, key=lambda each: (-weights[each], each)):
        found.append(term)
        total += weights[term]
        if total >= PART * sum(weights.values()):
            break
    return found


def fullest(weights: Mapping[str, float], documents: Iterable[Document], limit: int) -> tuple[str, ...]:
    """Return the ids of the documents that hold most of the terms by weight, the fullest first, each once."""
    held: dict[str, float] = {}
    for document in documents:
        found = sum(weights[term] for term in sorted(weights.keys() & terms_of(document).keys()))
        held[document.id] = max(found, held.get(document.id, 0.0))
    return tuple(sorted(held, key=lambda name: (-held[name], name))[:limit])


def terms_of(document: Document) -> Counter[str]:
    """Return the terms of headline and text."""
    return terms(f"{document.title or ''} {document.text}")
