"""Pronouns and descriptions ("he", "the Russian foreign minister") and whom they stand for."""

from collections.abc import Sequence

from twosource.reading.entities_words import Word
from twosource.records.page import Span
from twosource.records.reading import Entity


def references(words: Sequence[Word], entities: Sequence[Entity]) -> dict[str, list[Span]]:
    """Return, for each entity id, the spans of the pronouns and descriptions that stand for it, in order."""
    return {}
