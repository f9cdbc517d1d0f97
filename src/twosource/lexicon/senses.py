"""What words mean to one another: the same, the broader, the opposite, or another thing of one kind.

The tables `data/synsets.tsv` and `data/senses.tsv` are boiled down from WordNet 3.0 (Fellbaum 1998) by
`training/lexicon/senses.py`. A line of the first is a synset, numbered from 0 by its place: part of speech, with `*`
where its kinds exclude one another; then the synsets over it, against it, of the same content in another part of
speech, and, of an adjective, those to look at as well. A line of the second is a word with the synsets that are its
senses, the usual first, and its irregular forms. Numbers are to the base 36.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from twosource.lexicon.tables import rows

Sense = Literal["same", "broader", "narrower", "opposite", "sibling"]

FAR = 5
"""Steps up to what two words have in common, or from a word to a broader one."""
VAGUE = 4
"""Steps from the top below which a synset is too general to say anything: entity, object, act, change."""
_ENDINGS = (
    ("s", ""),
    ("es", ""),
    ("ies", "y"),
    ("ied", "y"),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
    ("er", ""),
    ("er", "e"),
    ("est", ""),
    ("est", "e"),
    ("men", "man"),
)


class Synset(Struct, frozen=True, gc=False):
    """One meaning: its part of speech, whether its kinds exclude one another, and its neighbours by number."""

    kind: str
    divides: bool
    over: tuple[int, ...]
    against: tuple[int, ...]
    akin: tuple[int, ...]
    also: tuple[int, ...]


@lru_cache(maxsize=100_000)
def relation(a: str, b: str) -> Sense | None:
    """Say what `b` is to `a`, words or terms of up to three words, in any form and case.

    `same`: both can be said for one thing, whatever their parts of speech ("reject", "rejection"). `broader`: whatever
    is `a` is also `b`; `narrower`: the other way about. `opposite`: antonyms, of adjectives also those that are like
    one ("tiny", "large"). `sibling`: kinds of one thing that exclude one another ("red", "yellow"). None: nothing of
    this is known. A word is taken in each of its usual senses, and what says that two agree goes before what parts
    them. The answer for (b, a) is that for (a, b) turned about.
    """
    one, other = a.lower(), b.lower()
    if one == other:
        return "same"
    if one > other:
        return _turned(relation(other, one))
    mine, theirs = senses(one), senses(other)
    if not mine or not theirs:
        return None
    if set(bases(one)) & set(bases(other)) or _same(mine, theirs):
        return "same"
    if _opposite(mine, theirs):
        return "opposite"
    if _over(theirs, mine):
        return "broader"
    if _over(mine, theirs):
        return "narrower"
    if _opposite(_clustered(mine), _clustered(theirs)):
        return "opposite"
    return "sibling" if _parted(mine, theirs) else None


def _turned(found: Sense | None) -> Sense | None:
    if found == "broader":
        return "narrower"
    return "broader" if found == "narrower" else found


@lru_cache(maxsize=50_000)
def senses(word: str) -> tuple[int, ...]:
    """Return the numbers of the senses of a lower-case word or term: its own, or else those of its base forms."""
    return tuple(
        dict.fromkeys(sense for base in bases(word) for sense in (int(n, 36) for n in _words()[0][base].split()))
    )


@lru_cache(maxsize=50_000)
def bases(word: str) -> tuple[str, ...]:
    """Return the words that a lower-case word can be a form of, itself first; a term is bent at either end."""
    known, irregular = _words()
    found = [word] if word in known else []
    found += irregular.get(word, ())
    head, space, last = word.rpartition(" ")
    found += [head + space + base for base in _stems(last) if head + space + base in known]
    first, space, tail = word.partition(" ")
    if space:
        found += [
            base + space + tail for base in (*irregular.get(first, ()), *_stems(first)) if base + space + tail in known
        ]
    return tuple(dict.fromkeys(found))


def spellings() -> Iterable[str]:
    """Return every word and term that has a sense here."""
    return _words()[0].keys()


def _stems(word: str) -> Iterator[str]:
    for ending, instead in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 1:
            yield stem + instead
            if not instead and len(stem) > 3 and stem[-1] == stem[-2]:
                yield stem[:-1]


def _same(mine: tuple[int, ...], theirs: tuple[int, ...]) -> bool:
    if set(mine) & set(theirs):
        return True
    for one, other in ((mine, theirs), (theirs, mine)):
        for sense in one:
            own = synset(sense)
            if set(own.akin) & set(other) or (own.kind == "a" and set(own.over) & set(other)):
                return True
    return False


def _opposite(mine: tuple[int, ...], theirs: tuple[int, ...]) -> bool:
    """Whether antonyms are among the senses."""
    return any(other in theirs for sense in mine for other in synset(sense).against)


def _clustered(senses: tuple[int, ...]) -> tuple[int, ...]:
    """Return the senses, those of adjectives with what they are like (indirect antonyms; Gross and Miller 1990)."""
    owns = [(sense, synset(sense)) for sense in senses]
    return tuple({n for sense, own in owns for n in (sense, *(own.over + own.also if own.kind == "a" else ()))})


def _over(broad: tuple[int, ...], narrow: tuple[int, ...]) -> bool:
    """Whether one of the senses of a broader word stands over one of those of a narrower, and says something."""
    for sense in narrow:
        if synset(sense).kind in "nv":
            above = _above(sense)
            if any(other in above and (above[other] == 1 or _depth(other) >= VAGUE) for other in broad):
                return True
    return False


def _parted(mine: tuple[int, ...], theirs: tuple[int, ...]) -> bool:
    """Whether the nearest thing that two senses have in common is one whose kinds exclude one another."""
    for one in mine:
        above = _above(one)
        for other in theirs:
            shared = {n: above[n] + steps for n, steps in _above(other).items() if n in above}
            shared.pop(one, None)
            shared.pop(other, None)
            if shared:
                nearest = min(shared.values())
                if any(synset(n).divides for n, steps in shared.items() if steps == nearest):
                    return True
    return False


@lru_cache(maxsize=20_000)
def _above(sense: int) -> dict[int, int]:
    """Return what stands over a sense, itself included, with the steps to each."""
    found, here = {sense: 0}, [sense]
    for steps in range(1, FAR + 1):
        here = [n for low in here for n in synset(low).over if n not in found]
        found.update(dict.fromkeys(here, steps))
    return found


@lru_cache(maxsize=20_000)
def _depth(sense: int) -> int:
    return max((_depth(n) + 1 for n in synset(sense).over), default=0)


@lru_cache(maxsize=20_000)
def synset(sense: int) -> Synset:
    """Return the synset of a number that `senses` gave."""
    kind, *cells = _lines()[sense].split("\t")
    over, against, akin, also = (tuple(int(n, 36) for n in cell.split()) for cell in (*cells, "", "", "", "")[:4])
    return Synset(kind[0], kind.endswith("*"), over, against, akin, also)


@lru_cache(maxsize=1)
def _lines() -> list[str]:
    return rows("synsets.tsv")


@lru_cache(maxsize=1)
def _words() -> tuple[dict[str, str], dict[str, list[str]]]:
    """Return the numbers of the senses of every word, and the base forms of irregular ones."""
    known: dict[str, str] = {}
    irregular: dict[str, list[str]] = {}
    for line in rows("senses.tsv"):
        word, numbers, *bent = line.split("\t")
        known[word] = numbers
        for form in bent[0].split() if bent else ():
            irregular.setdefault(form, []).append(word)
    return known, irregular
