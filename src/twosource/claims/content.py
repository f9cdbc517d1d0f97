"""What a sentence is made of, for looking it up: its content words and whom it names, each with a weight.

Numbers, times and modal words stand in slots of their own and are compared there.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from msgspec import Struct

from twosource.claims.people import Named, People
from twosource.language.lemmas import noun_base, verb_base
from twosource.language.tokens import iterate_tokens
from twosource.language.weights import term, term_weight
from twosource.lexicon.concepts import concepts
from twosource.records.page import Document, Span
from twosource.records.reading import Reading

NAME = 4.0
"""Weight of a name: in one story the same few are named everywhere, so it tells no more than a rarer word."""

NUMBER, TIME = 4.0, 3.0
FEW = 3
"""Numbers up to this stand everywhere."""

LEAST, MOST = 1.0, 5.5
_DAY = re.compile(r"[\dX]{4}-(\d\d(?:-\d\d)?)")
_SLOT_WORDS = frozenset(
    """not never no neither nor will would may might could can must should shall yet already also again
    more than least most about over nearly around some any both each either other own same such very just only still
    even much many several few say said says saying tell told tells according stated added noted be is are was were
    been being have has had having do does did done doing am get got gets a an the and or but if of to in on at by for
    from with as it its he him his she her they them their we us our you your i my me this that these those there here
    which who whom whose what when where why how while since until before after during between among through under
    into onto out off up down then now so too far per cent percent one ones make made makes making take took taken
    takes taking give gave given gives giving put puts go goes went gone come comes came way thing things mr mrs ms
    dr""".split()
)


class Key(Struct, frozen=True):
    """One thing to look up: a stem; `@` and an actor's id; `=` and a number; `~` and a day of the year or a duration.

    `form` is the word as written, small.
    """

    name: str
    form: str
    weight: float
    at: int


def content(document: Document, reading: Reading, who: People, span: Span) -> tuple[Key, ...]:
    """Return the content of a stretch in order; names stand for themselves, and their words are left out."""
    named = list(who.inside(span))
    found = [Key(f"@{n.actor.id}", n.actor.name, NAME, n.span[0]) for n in named]
    hidden = _hidden(named, reading, span)
    for token in iterate_tokens(document.text, span):
        if not any(start <= token.start < end for start, end in hidden):
            key = word_key(token.text, token.start)
            if key is not None:
                found.append(key)
    found += [*_numbers(reading, span), *_times(reading, span)]
    return tuple(sorted(found, key=lambda key: (key.at, key.name)))


def _numbers(reading: Reading, span: Span) -> Iterator[Key]:
    for each in reading.quantities[bisect_left(reading.quantities, span[0], key=lambda q: q.start) :]:
        if each.start >= span[1]:
            break
        if each.value is not None and each.value > FEW:
            yield Key(f"={each.value:.12g}", f"{each.value:.12g}", NUMBER, each.start)


def _times(reading: Reading, span: Span) -> Iterator[Key]:
    for each in reading.times[bisect_left(reading.times, span[0], key=lambda t: t.start) :]:
        if each.start >= span[1]:
            break
        day = _DAY.match(each.value)
        if day is not None or each.type == "DURATION":
            yield Key(f"~{day[1] if day else each.value}", each.value, TIME, each.start)


def words(text: str) -> tuple[Key, ...]:
    """Return the keys of the words of a text of which nothing else is known: a headline."""
    found = (word_key(token.text, token.start) for token in iterate_tokens(text))
    return tuple(key for key in found if key is not None)


def word_key(word: str, at: int = 0) -> Key | None:
    """Return the key of one word, or None for a word that only fills a slot or says too little."""
    low = word.lower().replace("’", "'").removesuffix("'s").removesuffix("'")
    if low in _SLOT_WORDS or not low[:1].isalpha() or len(low) < 2:
        return None
    weight = term_weight(term(low))
    name = term(concept(low)) or low  # some words in other letters have none
    return Key(name, low, min(MOST, max(LEAST, weight)), at)


def concept(low: str) -> str:
    """Return the concept that a word stands for, or the word."""
    known = concepts()
    return known.get(low) or known.get(noun_base(low)) or known.get(verb_base(low)) or low


def _hidden(named: Sequence[Named], reading: Reading, span: Span) -> list[Span]:
    """The stretches that stand in slots: names, times, and the figures of quantities."""
    spans = [n.span for n in named if not n.reference or n.span[1] - n.span[0] < 12]
    for time in reading.times[bisect_left(reading.times, span[0], key=lambda t: t.start) :]:
        if time.start >= span[1]:
            break
        spans.append((time.start, time.end))
    for quantity in reading.quantities[bisect_left(reading.quantities, span[0], key=lambda q: q.start) :]:
        if quantity.start >= span[1]:
            break
        spans.append((quantity.start, quantity.start + 1))
    return spans
