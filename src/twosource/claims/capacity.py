"""As what somebody acts or is named: "as a mediator", "was named deputy chair", "is the note-taker"."""

import re
from collections.abc import Sequence
from functools import lru_cache

from twosource.language.lemmas import noun_base
from twosource.language.word_vectors import word_likeness
from twosource.lexicon.senses import relation

_NAMED = re.compile(
    r"\b(?:as|named|appointed|elected|becomes?|became|made|nominated|chosen|is|was|remains?)\s+"
    r"(?:(?:an?|the|its|his|her|their|one of the|one of)\s+)?"
    r"(?P<noun>[a-z]+(?:-[a-z]+)*(?: [a-z]+(?:-[a-z]+)*){0,2}?)"
    r"(?=\s+(?:of|for|in|at|to|on|by|from|who|which|that|during|under|and|until|since)\b|[.,;:)”\"]|$)"
)
_BELOW = frozenset("deputy vice acting interim assistant former ex honorary designate".split())
_ENDINGS = ("er", "or", "ist", "ant", "ent", "man", "woman", "person", "chair", "head", "chief", "ee", "ess", "ian")
LIKE = 0.6
"""Cosine from which two nouns may name one capacity."""


def compare_capacities(claimed: str, given: str) -> tuple[str, str, str] | None:
    """Compare as what somebody is told to act in two sentences; None where one of them does not say it."""
    mine, theirs = _capacities(claimed), _capacities(given)
    if not mine or not theirs:
        return None
    if any(_one(a, b) for a in mine for b in theirs):
        return None
    return "contradicts", " ".join(mine[0]), " ".join(theirs[0])


@lru_cache(maxsize=16_384)
def _capacities(words: str) -> Sequence[tuple[str, ...]]:
    found = [tuple(match["noun"].split()) for match in _NAMED.finditer(words)]
    return [noun for noun in found if _is_person(noun[-1])]


def _is_person(word: str) -> bool:
    """Whether a noun says what somebody is: a kind of person, by the senses or by its ending."""
    base = noun_base(word.rpartition("-")[2])
    return relation(base, "person") == "broader" or base.endswith(_ENDINGS)


def _one(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two phrases may name one capacity: a deputy is no chief, and another noun another post."""
    if set(a) & _BELOW != set(b) & _BELOW:
        return False
    one, other = noun_base(a[-1]), noun_base(b[-1])
    if one == other:
        return True
    told = relation(one, other)
    if told is not None:
        return told in ("same", "broader", "narrower")
    return word_likeness(one, other) >= LIKE
