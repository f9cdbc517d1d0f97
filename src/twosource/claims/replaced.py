"""Two sentences of nearly the same words: what stands in the one where the other has something else.

Words that both share hold the sentences together (Levenshtein's alignment, over base forms); each stretch between is
two phrases in one place, which are judged by numbers, countries, denials, senses and, last, nearness of meaning.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct
from rapidfuzz.distance import Levenshtein

from twosource.language.lemmas import noun_base, verb_base
from twosource.language.numeral_words import Word
from twosource.language.numerals import read_cardinal, read_ordinal
from twosource.language.places import compare_places
from twosource.language.word_vectors import word_likeness
from twosource.lexicon.cities import city
from twosource.lexicon.countries import country, of_capital, of_demonym
from twosource.lexicon.senses import relation
from twosource.lexicon.wording import DENYING_VERBS, EMPTY, NEGATIVE, NOT_DENYING, OPPOSED, WHOLE
from twosource.lexicon.words import is_word

SHARED = 0.5
"""Share of the words, empty ones aside, that both must have for one sentence to be the other in other words."""
MOST, LONGEST = 4, 6
"""Most stretches that differ, and most words of one."""
NEAR = 0.4
"""Likeness from which two words are taken to say the same; words drawn by chance have .11, synonyms mostly more."""
_ROUND = frozenset({"dozen", "hundred", "thousand", "million", "billion"})
_TOWN = 100
"""Thousands of inhabitants from which a name is taken for that of a town."""
_SEVERITY = ("agrees", "vaguer", "differs", "contradicts")
_RELATIONS = {
    "same": "agrees",
    "broader": "vaguer",
    "narrower": "vaguer",
    "opposite": "contradicts",
    "sibling": "contradicts",
}
_GROUNDS = {
    "same": "say the same",
    "broader": "differ in breadth",
    "narrower": "differ in breadth",
    "opposite": "are opposites",
    "sibling": "exclude each other",
}
_EXPLAINED = frozenset({_GROUNDS["same"], _GROUNDS["broader"]})
"""Grounds on which two phrases count as shared."""


class Replaced(Struct, frozen=True):
    """Two phrases in one place (either may be empty), how they stand, in which slot, and why."""

    relation: str
    slot: str
    first: str
    second: str
    ground: str

    @property
    def reason(self) -> str:
        """The phrases and the ground in words."""
        if not (self.first and self.second):
            return f"“{self.first or self.second}”: {self.ground}"
        return f"“{self.first}” and “{self.second}” {self.ground}"


def replaced(first: Sequence[str], second: Sequence[str]) -> tuple[Replaced, ...] | None:
    """Return what is replaced between two sentences, given as their words in order, or None if they are too unlike.

    At least half of the words must be shared or stand for one another as the same or the broader, and one be shared.
    Marks and articles are passed over, and words that only moved. Nothing replaced is an empty tuple.
    """
    one, other = _plain(first), _plain(second)
    if one > other:  # of several alignments the same is taken both ways
        found = _aligned(other, one)
        return (
            None if found is None else tuple(Replaced(r.relation, r.slot, r.second, r.first, r.ground) for r in found)
        )
    return _aligned(one, other)


def _aligned(one: list[str], other: list[str]) -> tuple[Replaced, ...] | None:
    mine, theirs = [_key(w) for w in one], [_key(w) for w in other]
    stretches = list(_unmoved(_stretches(mine, theirs), mine, theirs))
    kinds = {(*mine[a:b], "", *theirs[c:d]) for a, b, c, d in stretches}
    if len(kinds) > MOST or any(max(b - a, d - c) > LONGEST for a, b, c, d in stretches):
        return None
    shared = _size(one) - sum(_size(one[a:b]) for a, b, _, _ in stretches)
    found, explained, unexplained = [], 0, 0
    for a, b, c, d in stretches:
        judged = compare_phrases(one[a:b], other[c:d], tuple(one[b : b + 1]))
        sizes = _size(one[a:b]), _size(other[c:d])
        if judged.ground in _EXPLAINED:
            explained += min(sizes)
        else:
            unexplained += min(sizes) or max(sizes)
        found.append(judged)
    if not shared or shared + explained < SHARED * (shared + explained + unexplained):
        return None
    return tuple(found)


def worst(found: Sequence[Replaced]) -> Replaced | None:
    """Return the most severe of what was replaced, the first of several; None where nothing was."""
    return max(found, key=lambda r: _SEVERITY.index(r.relation), default=None)


def compare_phrases(first: Sequence[str], second: Sequence[str], after: Sequence[str] = ()) -> Replaced:
    """Judge two phrases that stand in one place, without articles; `after` is the word that follows in both.

    `contradicts` needs a ground that is known: other numbers or countries, one denied, opposites, kinds that exclude
    one another. Without one, near words agree and far ones differ.
    """

    def found(verdict: str, slot: str, ground: str) -> Replaced:
        return Replaced(verdict, slot, " ".join(first), " ".join(second), ground)

    denied = _denials(first, after) != _denials(second, after)
    p, q = _undenied(first), _undenied(second)
    a, b = ([w for w in words if w.lower() not in EMPTY] for words in (p, q))
    known = _known(p, q, after) if p and q else None
    if denied:
        if known == ("contradicts", "wording", _GROUNDS["opposite"]):
            return found("agrees", "polarity", "say the same, one by denying the opposite")
        if not (a and b) or (known is not None and known[0] in ("agrees", "vaguer")):
            return found("contradicts", "polarity", "one is denied")
        return found("differs", "polarity", "one is denied, of another thing")
    if known is not None:
        return found(*known)
    if not a and not b:
        return found("agrees", "wording", "add nothing")
    if not a or not b:
        return found("vaguer", "wording", "only one says so")
    if _is_name(a) and _is_name(b):
        return found("differs", "name", "are different names")
    if word_likeness(" ".join(a), " ".join(b)) >= NEAR:
        return found("agrees", "wording", "are near in meaning")
    return found("differs", "wording", "are far from each other in meaning")


def _known(first: Sequence[str], second: Sequence[str], after: Sequence[str]) -> tuple[str, str, str] | None:
    """Return relation, slot and ground where numbers, countries or senses tell."""
    p, q = " ".join(first), " ".join(second)
    one, other = _number(p), _number(q)
    if one is not None and other is not None:
        same = one == other
        return "agrees" if same else "contradicts", "quantity", "are one number" if same else "are different numbers"
    towns = _town(p), _town(q)
    if (towns[0] and (towns[1] or country(q))) or (towns[1] and country(p)):
        told = compare_places(p, q)
        return told, "place", "are different places" if told == "contradicts" else "are a place and one in it"
    lands = _land(p) or _land(" ".join((p, *after))), _land(q) or _land(" ".join((q, *after)))
    if lands[0] is not None and lands[1] is not None:
        if lands[0] == lands[1]:
            return "agrees", "place", "are of one country"
        return "contradicts", "place", "are of different countries"
    return _sensed(p.lower().split(), q.lower().split(), [w.lower() for w in after])


def _sensed(p: list[str], q: list[str], after: list[str]) -> tuple[str, str, str] | None:
    """Compare by senses: as wholes, with the word that follows, without empty words, and word by word."""
    a, b = [[w for w in words if w not in EMPTY] for words in (p, q)]
    for x, y in ((p, q), ([*p, *after], [*q, *after]), (a, b)):
        one, other = " ".join(x), " ".join(y)
        if _opposed(one, other):
            return "contradicts", "wording", _GROUNDS["opposite"]
        if one in WHOLE and other in WHOLE:
            return "agrees", "wording", _GROUNDS["same"]
        told = relation(one, other) if one and other else None
        if told is not None and not (x[-1:] == y[-1:] and told == "same" and len(x) > len(p)):
            return _RELATIONS[told], "wording", _GROUNDS[told]
    pairs = [relation(x, y) for x in a for y in b] + ["opposite" for x in p for y in q if _opposed(x, y)]
    for ground in ("opposite", "sibling"):
        if ground in pairs:
            return _RELATIONS[ground], "wording", _GROUNDS[ground]
    return None


def _opposed(a: str, b: str) -> bool:
    one, other = verb_base(a), verb_base(b)
    return bool({(a, b), (b, a), (one, other), (other, one)} & OPPOSED)


def _denials(words: Sequence[str], after: Sequence[str]) -> bool:
    """Whether a phrase denies: an odd number of words that do, and "failed to"."""
    pairs = list(pairwise([*(w.lower() for w in (*words, *after)), ""]))[: len(words)]
    count = sum(word in NEGATIVE and then not in NOT_DENYING for word, then in pairs)
    count += sum(verb_base(word) in DENYING_VERBS and then == "to" for word, then in pairs)
    return count % 2 == 1


def _size(words: Sequence[str]) -> int:
    """Return how many words say something."""
    return sum(word.lower() not in EMPTY and word.lower() not in NEGATIVE for word in words)


def _undenied(words: Sequence[str]) -> list[str]:
    """Return a phrase without what denies in it."""
    lows = [*(w.lower() for w in words), ""]
    gone = [verb_base(low) in DENYING_VERBS and then == "to" for low, then in pairwise(lows)]
    return [w for w, low, off in zip(words, lows, gone, strict=False) if low not in NEGATIVE and not off]


def _plain(words: Sequence[str]) -> list[str]:
    """Return the words without marks and articles, contractions and "no one" as words of their own."""
    found: list[str] = []
    for word in words:
        plain = word.replace("’", "'")
        low = plain.lower()
        if low == "%" or (low == "cent" and found and found[-1] == "per"):
            found[len(found) - (low == "cent") :] = ["percent"]
        elif low in ("a", "an", "the") or not any(c.isalnum() for c in plain):
            continue
        elif low.endswith("n't") and len(low) > 3:
            found += [{"ca": "can", "wo": "will"}.get(low[:-3], plain[:-3]), "not"]
        elif low == "cannot":
            found += ["can", "not"]
        elif low in ("st", "nd", "rd", "th") and found and found[-1].isdigit():
            found[-1] += low
        elif low in ("one", "body") and found and found[-1].lower() == "no":
            found[-1] = "nobody"
        else:
            found.append("nobody" if low == "no-one" else plain.removesuffix("'s").removesuffix("'"))
    return found


@lru_cache(maxsize=50_000)
def _key(word: str) -> str:
    """Return what a word is known by in the alignment: its number, or its base form."""
    number = _number(word)
    if number is not None:
        return f"{number[0]} {number[1]}"
    low = word.lower()
    return verb_base(noun_base(low))


Stretch = tuple[int, int, int, int]


def _stretches(mine: Sequence[str], theirs: Sequence[str]) -> list[Stretch]:
    """Return the stretches `[a, b)` and `[c, d)` that are not shared."""
    found: list[Stretch] = []
    for step in Levenshtein.opcodes(mine, theirs):
        if step.tag == "equal":
            continue
        a, b, c, d = step.src_start, step.src_end, step.dest_start, step.dest_end
        if found and found[-1][1] == a and found[-1][3] == c:
            found[-1] = (found[-1][0], b, found[-1][2], d)
        else:
            found.append((a, b, c, d))
    return found


def _unmoved(stretches: Sequence[Stretch], mine: Sequence[str], theirs: Sequence[str]) -> Iterator[Stretch]:
    """Yield the stretches without those that only stand elsewhere in the other sentence."""
    gone = [tuple(mine[a:b]) for a, b, c, d in stretches if c == d]
    come = [tuple(theirs[c:d]) for a, b, c, d in stretches if a == b]
    moved = set(gone) & set(come)
    for a, b, c, d in stretches:
        if not ((c == d and tuple(mine[a:b]) in moved) or (a == b and tuple(theirs[c:d]) in moved)):
            yield a, b, c, d


@lru_cache(maxsize=50_000)
def _number(phrase: str) -> tuple[str, float] | None:
    """Return the cardinal or ordinal that a phrase is as a whole, with its sort."""
    words, place = [], 0
    for text in phrase.lower().replace("-", " - ").split():
        words.append(Word(text, place, place + len(text)))
        place += len(text) + 1
    if not words:
        return None
    if words[0].text in _ROUND:
        return _number(f"a {phrase}")
    head = words[0].text.rstrip("stndrh")
    if len(words) == 1 and head.isdigit() and len(head) == len(words[0].text) - 2:
        return "ordinal", float(head)
    for sort, read in (("ordinal", read_ordinal), ("cardinal", read_cardinal)):
        found = read(words, 0)
        if found is not None and found.last == len(words):
            return sort, float(found.value)
    return None


def _is_name(words: Sequence[str]) -> bool:
    return all(word[:1].isupper() and not is_word(word) for word in words)


def _town(phrase: str) -> bool:
    """Whether a phrase written large names a town of size."""
    found = city(phrase) if phrase[:1].isupper() and not is_word(phrase) else None
    return found is not None and found.thousands >= _TOWN


def _land(phrase: str) -> str | None:
    """Return the country that a phrase written large names, by its name, its people or its capital."""
    return (country(phrase) or of_demonym(phrase) or of_capital(phrase)) if phrase[:1].isupper() else None
