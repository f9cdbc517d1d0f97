"""Two reports laid beside each other, sentence by sentence: whether one follows the other."""

from collections import Counter
from collections.abc import Sequence

import numpy as np
from msgspec import Struct

from twosource.language.sentences import sentences
from twosource.language.weights import term_weight
from twosource.language.words import terms_within
from twosource.lineage.facts import Fact, facts
from twosource.lineage.masking import quoted
from twosource.lineage.pages import Page
from twosource.records.page import Document, Span
from twosource.records.reading import Reading

LEAST_SENTENCES = 5
MOST_SENTENCES = 150
"""What follows in a longer text is not compared: the work grows with the product of both."""

LEAST_TERMS = 3
LONGER = 1.4
"""A source that has so many times the sentences is no report that is retold as a whole."""

FLOOR = 0.05
"""So alike are any two sentences of one story."""

LIKE = 0.12
FOLLOWED = 0.7
HEARD = 0.8
IN_ORDER = 0.28
OF_ANY_ORDER = 0.93
OF_TURNED = 1.6
QUOTED = 0.5
HARD, SOFT = 5.0, 3.0
NEAREST = 2
RETOLD = 0.25
"""So alike are two sentences of which one tells what the other does."""

Likeness = np.ndarray[tuple[int, int], np.dtype[np.float64]]


class Alignment(Struct, frozen=True):
    """How many of a report's sentences are followed in another, and the pairs that are nearest, in order."""

    followed: int
    sentences: int
    nearest: tuple[tuple[Span, Span], ...]


class Part(Struct, frozen=True, gc=False):
    """Where a sentence or paragraph stands, and the unit vector of its details and terms (quoted ones at less)."""

    span: Span
    vector: dict[str, float]


def aligned(page: Page, source: Page) -> Alignment | None:
    """Return how `page` follows `source`, or None where it does not follow it from beginning to end.

    It follows when nearly every sentence of either has a like one in the other, when the order costs next to nothing
    (the likeness in order is almost that of the best pairs in any order), and when the order turned round costs much.
    """
    later, first = _sentences(page), _sentences(source)
    if min(len(later), len(first)) < LEAST_SENTENCES or len(first) > LONGER * len(later):
        return None
    table = np.array([[_likeness(one, other) for other in first] for one in later])
    followed = table.max(1) > LIKE
    if followed.mean() < FOLLOWED or (table.max(0) > LIKE).mean() < HEARD:
        return None
    above = np.clip(table - FLOOR, 0, None)
    kept, turned, free = _in_order(above), _in_order(above[:, ::-1]), float(above.max(1).sum())
    if kept < IN_ORDER * len(later) or kept < OF_ANY_ORDER * free or kept < OF_TURNED * turned:
        return None
    best = sorted(range(len(later)), key=lambda at: (-round(float(table[at].max()), 6), at))[:NEAREST]
    pairs = tuple((later[at].span, first[int(table[at].argmax())].span) for at in sorted(best))
    return Alignment(int(followed.sum()), len(later), pairs)


def paragraph_parts(page: Page) -> list[Part]:
    """Return the paragraphs of a page that can be compared."""
    return page.once(("paragraphs",), lambda: _parts(page, page.wording.paragraphs[:MOST_SENTENCES]))


def counterpart(page: Page, span: Span, others: Sequence[Part]) -> Span | None:
    """Return which of another page's paragraphs tells most of what the paragraph at `span` does; None if none does."""
    for part in page.once(("part", span), lambda: _parts(page, [span])):
        best = max(others, key=lambda other: _likeness(part, other), default=None)
        return best.span if best is not None and _likeness(part, best) > LIKE else None
    return None


def _sentences(page: Page) -> list[Part]:
    return page.once(("sentences",), lambda: _parts(page, sentences(page.document.text)[:MOST_SENTENCES]))


def retold(first: Document, read: Reading, second: Document, reread: Reading) -> dict[Span, Span]:
    """Return the sentences of the second document that tell what a sentence of the first does, each with the likest.

    Both may have it from elsewhere; who has it from whom is not asked here.
    """
    there = _read_parts(first, read)
    found = {}
    for part in _read_parts(second, reread):
        best = max(there, key=lambda other: (_likeness(part, other), -other.span[0]), default=None)
        if best is not None and _likeness(part, best) >= RETOLD:
            found[part.span] = best.span
    return found


def _read_parts(document: Document, reading: Reading) -> list[Part]:
    spans = sentences(document.text)[:MOST_SENTENCES]
    return parts_of(document.text, facts(document, reading), quoted(document, reading.attributions), spans)


def _parts(page: Page, spans: Sequence[Span]) -> list[Part]:
    return parts_of(page.document.text, page.details.facts, page.quotations, spans)


def parts_of(text: str, details: Sequence[Fact], quotations: Sequence[Span], spans: Sequence[Span]) -> list[Part]:
    """Return the stretches of a text that hold enough words to be compared."""
    rows = []
    for start, end in spans:
        words = terms_within(text, (start, end))
        if words.total() >= LEAST_TERMS:
            heard = _quoted(text, quotations, start, end)
            own = words - heard if heard else words
            weights = {stem: term_weight(stem) * (1 if stem in own else QUOTED) for stem in words}
            weights |= {f"#{fact.key}": HARD if fact.hard else SOFT for fact in details if start <= fact.span[0] < end}
            length = sum(value * value for value in weights.values()) ** 0.5
            rows.append(Part((start, end), {key: value / length for key, value in sorted(weights.items())}))
    return rows


def _quoted(text: str, quotations: Sequence[Span], start: int, end: int) -> Counter[str]:
    """Count the terms of a sentence that stand in quotations, which two reporters may both have heard."""
    parts = [(max(start, first), min(end, last)) for first, last in quotations if first < end and start < last]
    return terms_within(text, *parts) if parts else Counter()


def _likeness(one: Part, other: Part) -> float:
    small, large = sorted((one.vector, other.vector), key=len)
    return sum(value * large[key] for key, value in small.items() if key in large)


def _in_order(table: Likeness) -> float:
    """Return the greatest sum of one cell a row, the columns never going back; several rows may share a column."""
    best = np.zeros(table.shape[1])
    for row in table:
        best = np.maximum.accumulate(best) + row
    return float(best.max())
