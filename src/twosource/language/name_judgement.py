"""Whether two names, taken apart, are one bearer's. The first rule that fits decides and is the reason."""

import re
from collections.abc import Callable

from rapidfuzz.distance import DamerauLevenshtein

from twosource.language.name_alignment import Alignment, align
from twosource.language.name_parts import NameParts
from twosource.language.verdict import Verdict

Same = Callable[[str, str], bool]
_GENERIC = frozenset({"limited", "corporation"})
_VOWELS = re.compile(r"[aeiouyw']")
SLIPS = 2
"""So many letters may differ in all."""


def judge(a: NameParts, b: NameParts, same: Same) -> Verdict:
    """Return the verdict on two names; `same` says whether two words are forms of one."""
    if not a.words or not b.words:
        alike = a.raw == b.raw
        return _verdict(alike, "the names are equal" if alike else "a name without words")
    apart = _set_apart(a, b)
    if apart:
        return Verdict("different", apart)
    if a.script == b.script == "syllabic":
        return _verdict(a.raw == b.raw, "the same characters" if a.raw == b.raw else "other characters")
    if a.words == b.words or "".join(a.words) == "".join(b.words):
        return Verdict("same", "the same words")
    if a.script == b.script == "consonantal":
        close = DamerauLevenshtein.distance(a.raw, b.raw) <= SLIPS
        return _verdict(close, "nearly the same letters" if close else "other letters")
    if "consonantal" in {a.script, b.script}:
        return _by_consonants(a, b)
    if "syllabic" in {a.script, b.script}:
        return _by_joined(a, b)
    if a.organization or b.organization:
        return _organizations(a, b, same)
    return _persons(a, b, same)


def _verdict(alike: bool, reason: str) -> Verdict:
    return Verdict("same" if alike else "different", reason)


def _set_apart(a: NameParts, b: NameParts) -> str | None:
    """Return why two names cannot be one bearer's whatever their words, or None."""
    if a.numbers != b.numbers and ((a.numbers and b.numbers) or (a.organization and b.organization)):
        return "other numbers"
    if a.generation and b.generation and a.generation != b.generation:
        return "another generation"
    if a.forms and b.forms and not a.forms & b.forms and not (a.forms | b.forms) <= _GENERIC:
        return "another legal form"
    return None


def _by_consonants(a: NameParts, b: NameParts) -> Verdict:
    """Arabic and Hebrew leave most vowels out: only the consonants can be compared."""
    left, right = (_bones(part) for part in (a, b))
    distance = DamerauLevenshtein.distance(left, right)
    close = min(len(left), len(right)) > 2 and distance <= 0.3 * max(len(left), len(right))
    return _verdict(close, "the same consonants" if close else "other consonants")


def _bones(part: NameParts) -> str:
    """Arabic has no p and no v, and writes sounds in single letters that Latin needs two for."""
    return _VOWELS.sub(
        "", "".join(part.words).replace("kh", "x").replace("sh", "s").replace("p", "b").replace("v", "b")
    )


def _by_joined(a: NameParts, b: NameParts) -> Verdict:
    left, right = "".join(a.words), "".join(b.words)
    close = DamerauLevenshtein.distance(left, right) <= 0.35 * max(len(left), len(right))
    return _verdict(close, "nearly the same sound" if close else "another sound")


def _organizations(a: NameParts, b: NameParts, same: Same) -> Verdict:
    pairs = align(a.words, b.words, same=lambda x, y: x == y, limit=SLIPS)
    left, right = _letters(pairs.left), _letters(pairs.right)
    if left or right:
        joined = DamerauLevenshtein.distance("".join(a.words), "".join(b.words)) <= 1
        return _verdict(joined, "the same letters" if joined else f"{_named(left + right)} in only one of them")
    if not pairs.pairs:  # letters that stand alone, and no word
        return _verdict(False, f"{_named(a.words)} and {_named(b.words)} differ")
    worst = max(pairs.pairs, key=lambda pair: pair[2])
    close = pairs.distance <= SLIPS and worst[2] <= 0.34 * max(len(worst[0]), len(worst[1]))
    return _verdict(close, _slip(worst) if close else f"{worst[0]} and {worst[1]} differ too much")


def _letters(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in words if len(word) > 1)


def _named(words: tuple[str, ...]) -> str:
    return " ".join(words)


def _slip(pair: tuple[str, str, int]) -> str:
    return "the same words" if not pair[2] else f"{pair[0]} and {pair[1]} differ in {pair[2]} letters"


def _persons(a: NameParts, b: NameParts, same: Same) -> Verdict:
    pairs = align(a.words, b.words, same=same)
    if pairs.left and pairs.right:
        return _leftovers(a, b, pairs)
    if not pairs.pairs:
        return Verdict("different", "no word in common")
    short = min((a, b), key=lambda part: len(part.words))
    if len(short.words) == 1 and max(len(a.words), len(b.words)) > 1:
        return Verdict("different", "a single name is not enough")
    if all(min(len(x), len(y)) == 1 for x, y, _ in pairs.pairs):
        return Verdict("different", "initials are not enough")
    if _turned(a, b):
        return Verdict("different", "father and son the other way round")
    if not pairs.pairs:  # letters that stand alone, and no word
        return _verdict(False, f"{_named(a.words)} and {_named(b.words)} differ")
    worst = max(pairs.pairs, key=lambda pair: pair[2])
    close = pairs.distance <= SLIPS
    return _verdict(close, _slip(worst) if close else f"{worst[0]} and {worst[1]} differ too much")


def _leftovers(a: NameParts, b: NameParts, pairs: Alignment) -> Verdict:
    left, right = "".join(a.words), "".join(b.words)
    spaced = len(a.words) != len(b.words) and len(left) > 5
    if spaced and DamerauLevenshtein.distance(left, right) <= SLIPS and left[0] == right[0]:
        return Verdict("same", "nearly the same letters, otherwise spaced")
    return Verdict("different", f"{_named(pairs.left)} against {_named(pairs.right)}")


def _turned(a: NameParts, b: NameParts) -> bool:
    """Say whether "x bin y" stands against "y bin x"."""
    if "bin" not in a.words or "bin" not in b.words:
        return False
    at, to = a.words.index("bin"), b.words.index("bin")
    if not 0 < at < len(a.words) - 1 or not 0 < to < len(b.words) - 1:
        return False
    return a.words[at - 1] == b.words[to + 1] and a.words[at + 1] == b.words[to - 1]
