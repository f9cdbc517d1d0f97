"""How names compare: one plain key for a name, whether two words are one, whether two names are one bearer's."""

from collections.abc import Sequence
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz.distance import DamerauLevenshtein

from twosource.language.name_judgement import judge
from twosource.language.name_parts import name_parts
from twosource.language.spelling import sound
from twosource.language.verdict import Verdict
from twosource.lexicon.folding import fold
from twosource.lexicon.legal_forms import LEGAL_FORMS
from twosource.lexicon.name_forms import form_groups


@lru_cache(maxsize=100_000)
def name_key(name: str) -> str:
    """Return `name` in plain lower-case Latin letters, words separated by single spaces."""
    plain = fold(anyascii(fold(name)))
    return " ".join("".join(sign if sign.isalnum() else " " for sign in plain.replace("'", "")).split())


@lru_cache(maxsize=100_000)
def same_word(a: str, b: str) -> bool:
    """Say whether two words of names are spellings or language forms of one (Sergei, Serhiy; Volodymyr, Vladimir).

    An initial fits every word that begins with it.
    """
    if a == b or sound(a) == sound(b):
        return True
    if len(a) == 1 or len(b) == 1:
        return a[:1] == b[:1]
    return bool(_forms().get(sound(a), _NONE) & _forms().get(sound(b), _NONE)) or _near(sound(a), sound(b))


def canonical_word(word: str) -> str:
    """Return one sound for all forms of a given name that belongs to one group of forms only."""
    groups = _forms().get(sound(word), _NONE)
    return sound(form_groups()[min(groups)][0]) if groups else sound(word)


_NONE: frozenset[int] = frozenset()


@lru_cache(maxsize=1)
def _forms() -> dict[str, frozenset[int]]:
    """Map the sound of a form to the groups that it stands in."""
    found: dict[str, set[int]] = {}
    for number, group in enumerate(form_groups()):
        for form in group:
            found.setdefault(sound(form), set()).add(number)
    return {form: frozenset(numbers) for form, numbers in found.items()}


def _near(a: str, b: str) -> bool:
    """Two long sounds with the same consonants are one: vowels suffer most in transliteration."""
    if min(len(a), len(b)) < 4 or a[0] != b[0] or abs(len(a) - len(b)) > 1:
        return False
    return _bones(a) == _bones(b) and sum(x != y for x, y in zip(a, b, strict=False)) <= 1


def _bones(word: str) -> str:
    return "".join(sign for sign in word if sign not in "aeiou")


def same_surname(a: str, b: str) -> bool:
    """Say whether two words are one surname, with or without the Arabic article, written with gh or with q."""
    return same_word(_bare_surname(a), _bare_surname(b))


def alike_surname(a: str, b: str) -> bool:
    """Say whether two surnames may be one: the same, or long ones that differ in a letter after the first."""
    one, other = _bare_surname(a), _bare_surname(b)
    long = min(len(one), len(other)) >= _LONG and one[0] == other[0]
    return same_word(one, other) or (long and DamerauLevenshtein.distance(one, other) == 1)


def _bare_surname(word: str) -> str:
    bare = word[2:] if word.startswith(("al", "el")) and len(word) >= _LONG + 1 else word
    return bare.replace("gh", "q").replace("kh", "h")


_LONG = 6


def same_person_name(a: Sequence[str], b: Sequence[str]) -> bool:
    """Say whether two full names, as words in order, can be one person's.

    First and last word must agree; words in the middle may be missing, but not differ. An order turned round
    ("Kim Jong-un", "Jong-un Kim") counts where all words agree.
    """
    if len(a) < 2 or len(b) < 2:
        return False
    if same_word(a[0], b[0]) and same_word(a[-1], b[-1]) and len(a[-1]) > 1 and len(b[-1]) > 1:
        short, long = sorted((a[1:-1], b[1:-1]), key=len)
        rest = iter(long)
        return all(any(same_word(word, other) for other in rest) for word in short)
    return len(a) == len(b) and sorted(map(sound, a)) == sorted(map(sound, b))


def without_legal_form(name: str) -> str:
    """Return a company's name without its legal form at either end ("Siemens AG" gives "Siemens")."""
    words = name.replace(",", " ").split()
    while len(words) > 1 and _plain_form(words[-1]) in LEGAL_FORMS:
        words.pop()
    while len(words) > 1 and _plain_form(words[0]) in LEGAL_FORMS:
        words.pop(0)
    return " ".join(words)


def _plain_form(word: str) -> str:
    return fold(word).replace(".", "")


def same_name(a: str, b: str) -> Verdict:
    """Say whether two names can be one bearer's: `same` or `different`, with the reason.

    Spellings, scripts, word order, forms of address and legal forms are looked through, and slips of one or two
    letters; numbers, generations and the kind of legal form must agree. The order of the two does not matter.
    """
    first, second = sorted((a, b))
    return judge(name_parts(first), name_parts(second), same_word)
