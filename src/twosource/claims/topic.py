"""What a clause is about: its content words, without what stands in a slot of its own.

Names, times, numbers, negations and modal words are slots; they must differ without changing the matter.
"""

from bisect import bisect_left

from twosource.claims.people import People
from twosource.language.lemmas import noun_base, verb_base
from twosource.language.tokens import iterate_tokens
from twosource.language.weights import term, term_weight
from twosource.lexicon.concepts import concepts
from twosource.records.page import Document, Span
from twosource.records.reading import Reading

_SLOT_WORDS = frozenset(
    """not never no neither nor will would may might could can must should shall yet already also again new next
    another first second third fourth last previous more than least most about over nearly around some any both
    each either other own same such very just only still even much many several few say said says saying told
    tell according stated added noted""".split()
)
NAME = 1.0
"""Weight of a name in a topic: in one story the same few parties are named everywhere."""

_FLOOR = 1.2
"""Words below this weight are too common to say what a clause is about."""


def topic(document: Document, reading: Reading, who: People, span: Span) -> dict[str, float]:
    """Return the content terms of a stretch with their weights, and light `@party` terms for whom it names."""
    found = {f"@{n.actor.side or n.actor.id}": NAME for n in who.inside(span)}
    hidden = sorted([n.span for n in who.inside(span)] + _slots(reading, span))
    for token in iterate_tokens(document.text, span):
        if not _covered(hidden, token.start):
            add_term(found, token.text)
    return found


def add_term(found: dict[str, float], word: str) -> None:
    """Add one word's concept to a topic, unless it is a slot word or says too little."""
    low = word.lower().replace("’", "'").removesuffix("'s")
    if low in _SLOT_WORDS or not low[:1].isalpha():
        return
    known = concepts()
    concept = known.get(low) or known.get(noun_base(low)) or known.get(verb_base(low))
    stem = term(concept or low)
    weight = term_weight(stem)
    if weight >= _FLOOR or concept:
        found[stem] = max(weight, 1.5)


def _slots(reading: Reading, span: Span) -> list[Span]:
    first = bisect_left(reading.times, span[0], key=lambda t: t.start)
    spans = []
    for time in reading.times[first:]:
        if time.start >= span[1]:
            break
        spans.append((time.start, time.end))
    first = bisect_left(reading.quantities, span[0], key=lambda q: q.start)
    for quantity in reading.quantities[first:]:
        if quantity.start >= span[1]:
            break
        spans.append((quantity.start, quantity.start + 1))
    return spans


def _covered(spans: list[Span], place: int) -> bool:
    return any(a <= place < b for a, b in spans)
