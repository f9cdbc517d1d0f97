"""What clauses are made of: phrases, verb groups with their company, and the words at which a clause ends."""

from collections.abc import Sequence

from msgspec import Struct

from twosource.language.tagger import Word
from twosource.records.page import Span

CLOSERS = frozenset('.;:!?()[]—"“”«»')
SUBORDINATORS = frozenset(
    "that because while whereas although though if whether unless until since when where after before as once".split()
)
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
"""Tags of verbs that can have a subject of their own."""


class Phrase(Struct, frozen=True):
    """A noun phrase with all its of-phrases; `head` is the index of its head word, `words` [first, last)."""

    first: int
    last: int
    head: int


class Clause(Struct, frozen=True):
    """One verb group and its company. Indices are into the sentence's words; `span` into the text."""

    span: Span
    verb: int
    group: tuple[int, int]
    subject: Phrase | None
    object: Phrase | None
    after: tuple[tuple[str, Phrase], ...]
    before: tuple[tuple[str, Phrase], ...]
    passive: bool
    infinitive: bool
    governor: int | None
    under: str | None


def phrase_span(words: Sequence[Word], phrase: Phrase) -> Span:
    """Return where a phrase stands in the text."""
    return words[phrase.first].start, words[phrase.last - 1].end
