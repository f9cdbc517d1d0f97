"""What a document is found by: the stems of its words, and its names in one spelling.

Every store looks up the same way. A word counts in all its forms ("talk", "talks"). A word that begins with a capital
counts in any spelling that sounds alike, and as any other form of the same given name; a place counts under all the
names that the program knows of it ("Kiev", "Turkey", "Saigon").
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from twosource.language.names import canonical_word
from twosource.language.weights import term
from twosource.lexicon.cities import city
from twosource.lexicon.countries import country
from twosource.records.page import Document, Span

_WORD = re.compile(r"[^\W_]+")
_LONGEST_PLACE = 4
BEFORE, AFTER = 80, 160
"""How many characters of its text a document is shown with, around the first word that was looked for."""


class Kept(Struct, frozen=True, gc=False):
    """What stands for a document where words are looked up: each a row of words with spaces between."""

    title: str
    text: str
    names: str


class Wanted(Struct, frozen=True, gc=False):
    """One thing looked for: all of its `terms` are there, or one of its `names` is."""

    terms: tuple[str, ...]
    names: tuple[str, ...]


def kept(document: Document) -> Kept:
    """Return what a document can be found by."""
    title, text = document.title or "", document.text
    names = {name for each in (title, text) for _, name in _names(each)}
    return Kept(" ".join(_terms(title)), " ".join(_terms(text)), " ".join(sorted(names)))


def wanted(words: str) -> tuple[Wanted, ...]:
    """Return what is asked for by words that a person typed; () where there is no word among them."""
    spans = [match.span() for match in _WORD.finditer(words)]
    found, at = [], 0
    while at < len(spans):
        size, place = _longest_place(words, spans[at : at + _LONGEST_PLACE])
        parts = [words[start:end] for start, end in spans[at : at + size]]
        names = {place} if place else set()
        if size == 1:
            names.add(_in_one_spelling(parts[0]))
        terms = tuple(stem for part in parts if (stem := term(part)))
        if terms:
            found.append(Wanted(terms, tuple(sorted(names - {""}))))
        at += size
    return tuple(dict.fromkeys(found))


def fits(text: str, asked: Sequence[Wanted]) -> bool:
    """Whether a text holds all that is asked for, and something is."""
    return bool(asked) and all(_has(*_in_text(text), each) for each in asked)


def _has(terms: frozenset[str], names: frozenset[str], each: Wanted) -> bool:
    return terms.issuperset(each.terms) or not names.isdisjoint(each.names)


@lru_cache(maxsize=50_000)
def _in_text(text: str) -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(_terms(text)), frozenset(name for _, name in _names(text))


def spelling(name: str) -> tuple[str, ...]:
    """Return one row of sounds for a name however it is spelt; () where it has no letters."""
    place = _place(name)
    return (place,) if place else tuple(filter(None, (_in_one_spelling(word) for word in _WORD.findall(name))))


def excerpt(document: Document, asked: Sequence[Wanted]) -> str:
    """Return a piece of a document's text around the first thing asked for, on one line."""
    text = document.text
    terms, names = {t for each in asked for t in each.terms}, {n for each in asked for n in each.names}
    places = [match.start() for match in _WORD.finditer(text) if term(match[0]) in terms]
    places = places[:1] + [start for (start, _), name in _names(text) if name in names][:1]
    middle = min(places, default=0)
    start, end = max(0, middle - BEFORE), min(len(text), middle + AFTER)
    start = start if start == 0 else text.find(" ", start, middle) + 1 or start
    end = end if end == len(text) else max(text.rfind(" ", middle, end), middle + 1)
    piece = " ".join(text[start:end].split())
    return ("… " if start else "") + piece + (" …" if end < len(text) else "")


def _terms(text: str) -> list[str]:
    return [stem for match in _WORD.finditer(text) if (stem := term(match[0]))]


def _names(text: str) -> Iterator[tuple[Span, str]]:
    """Yield the words that begin with no small letter, and the places among them, each in its one spelling."""
    spans = [match.span() for match in _WORD.finditer(text)]
    for at, (start, end) in enumerate(spans):
        if text[start].islower():
            continue
        if name := _in_one_spelling(text[start:end]):
            yield (start, end), name
        for first, last in spans[at : at + _LONGEST_PLACE]:
            if not text[first].islower() and (place := _place(text[start:last])):
                yield (start, last), place


def _longest_place(words: str, spans: Sequence[Span]) -> tuple[int, str]:
    """Return how many of the words that begin here name a place together, and which; 1 and "" where none do."""
    for size in range(len(spans), 0, -1):
        if place := _place(words[spans[0][0] : spans[size - 1][1]]):
            return size, place
    return 1, ""


@lru_cache(maxsize=100_000)
def _in_one_spelling(word: str) -> str:
    """Return the sound of a word of a name; German writes with s what others write with z."""
    return canonical_word(word).replace("z", "s") if len(word) > 1 else ""


@lru_cache(maxsize=100_000)
def _place(name: str) -> str:
    """Return one word for a country or a city by any of its names; "" where the name is none."""
    if len(name) > 60:
        return ""
    state, town = country(name), city(name)
    known = state or (town.name if town is not None else "")
    return "0" + "".join(sign for sign in known.casefold() if sign.isalnum()) if known else ""
