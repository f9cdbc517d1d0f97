"""What a document that rests on another adds of its own: paragraphs that tell what none of its sources tells.

A rewritten lead has the details of its source in other words; a paragraph of own reporting has names, numbers and
quotations that the source has not. Where neither can be seen, a paragraph of a copy is taken for part of the copy.
"""

from collections.abc import Sequence
from functools import partial

from twosource.language.weights import term_weight
from twosource.lineage.pages import Page
from twosource.lineage.retelling import fresh, told
from twosource.lineage.witness import told_here
from twosource.records.page import Span

SAME = 0.4
"""A paragraph that has so much of its words, by weight, from the sources is theirs, whatever its details."""

NEW = 3.0
"""The weight of details that make a paragraph the document's own: two names, or a name and a number."""

AGAINST = 2.0
"""So many times the weight of the details that the paragraph shares with the sources."""


def _weights(page: Page, part: Span) -> dict[str, float]:
    return {stem: term_weight(stem) for stem in page.terms_at(part)}


def added(page: Page, part: Span, sources: Sequence[Page]) -> bool:
    """Say whether the paragraph at `part` is the document's own reporting beside what `sources` have."""
    if told_here(page, part) or not sources:
        return told_here(page, part)
    words = page.once(("weights", part), partial(_weights, page, part))
    known = sum(weight for stem, weight in words.items() if any(stem in source.terms for source in sources))
    if known >= SAME * sum(words.values()):
        return False
    inside = [fact for fact in page.details.facts if part[0] <= fact.span[0] < part[1]]
    new = sum(fact.weight for fact in inside if not any(told(fact, source) for source in sources))
    if new >= NEW and new > AGAINST * (sum(fact.weight for fact in inside) - new):
        return True
    return any(fresh(page, span, sources) for span in page.quotations if part[0] <= span[0] < part[1])
