"""The headline that stands for a story: the one whose words most of its documents open with."""

from collections import Counter
from collections.abc import Mapping, Sequence

from twosource.language.weights import term_weight, terms
from twosource.memory import Memory
from twosource.records.page import Document
from twosource.records.story import Derivation

LEAD = 400
"""Characters of a text that are looked at beside its headline."""
SHORT = 12.0
"""Weight of two telling words: a headline of no more says too little to win by being general."""
COPIED = 1.0
"""What it counts that another document rests on one: as much as sharing all words with it."""


def title(documents: Sequence[Document], derivations: Sequence[Derivation], memory: Memory | None = None) -> str:
    """Return the headline that fits most documents, those on which others rest before others; of equals the first.

    A document without a headline lends its first words only where no document has a headline.
    """
    titled = [document for document in documents if document.title]
    if not titled:
        words = documents[0].text.split()
        return " ".join(words[:12]) + ("…" if len(words) > 12 else "") or "Untitled"
    memory = memory or Memory()
    opening: Mapping[str, frozenset[str]] = {
        d.id: memory.recall(("opening", d.id), _opening, d.title or "", d.text[:LEAD]) for d in documents
    }
    held = Counter(term for found in opening.values() for term in found)
    rests = Counter(d.of.document for d in derivations if d.of.document is not None)

    def fit(document: Document) -> float:
        own = {term: term_weight(term) for term in terms(document.title or "")}
        shared = sum(weight * (held[term] - 1) for term, weight in own.items())
        return (shared / (sum(own.values()) + SHORT) + COPIED * rests[document.id]) / max(len(documents) - 1, 1)

    best = max(titled, key=lambda d: round(fit(d), 9))
    return best.title or ""


def _opening(title: str, lead: str) -> frozenset[str]:
    return frozenset(terms(f"{title} {lead}"))
