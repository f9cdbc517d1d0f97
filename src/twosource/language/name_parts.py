"""A name taken apart for comparison: plain words, numbers, legal form, and whether an organisation bears it."""

import re
from collections.abc import Iterable
from functools import lru_cache

from anyascii import anyascii
from msgspec import Struct

from twosource.lexicon.folding import fold
from twosource.lexicon.legal_forms import KIND_OF_FORM, LEADING_FORMS, LONG_FORMS
from twosource.lexicon.organizations import ORGANIZATION_HEADS
from twosource.lexicon.titles import HONORIFICS, TITLES

_WORD = re.compile(r"\d+(?:st|nd|rd|th)\b|\d+|[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
_DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,}(?:[^\W\d_]\b)?")
_SYLLABIC = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_CONSONANTAL = re.compile("[\u0590-\u06ff]")
_NUMBERS = {
    word: number
    for number, words in enumerate(
        "zero|one first 1st|two second 2nd|three third 3rd|four fourth 4th|five fifth 5th|six sixth 6th|"
        "seven seventh 7th|eight eighth 8th|nine ninth 9th|ten tenth 10th|eleven eleventh|twelve twelfth|thirteen|"
        "fourteen|fifteen|sixteen|seventeen|eighteen|nineteen".split("|")
    )
    for word in words.split()
}
_TENS = {
    word: 10 * number
    for number, words in enumerate("||twenty|thirty|forty fourty|fifty|sixty|seventy|eighty|ninety".split("|"))
    for word in words.split()
}
_SAME = {"intl": "international", "int'l": "international", "natl": "national", "assn": "association"}
_SAME |= {"univ": "university", "dept": "department", "govt": "government", "mfg": "manufacturing", "bros": "brothers"}
_SAME |= {"organisation": "organization", "labour": "labor", "centre": "center", "defence": "defense", "und": "and"}
_SAME |= {"abdul": "abd", "abdel": "abd", "ibn": "bin", "gruppe": "group"}
_EMPTY = frozenset({"the", "and", "of", "for", "et", "de", "la", "le", "s"})
_PREFIXED = frozenset({"al", "el", "ul", "an", "ar", "as", "ad"})
_SUFFIXES = {"jr": "2nd", "junior": "2nd", "sr": "1st", "senior": "1st", "ii": "2nd", "iii": "3rd", "iv": "4th"}


class NameParts(Struct, frozen=True):
    """The words of a name in plain letters; what is set apart from them.

    `script` is `syllabic` (Chinese, Japanese, Korean), `consonantal` (Arabic, Hebrew) or `letters`.
    """

    words: tuple[str, ...]
    numbers: tuple[int, ...]
    forms: frozenset[str]
    organization: bool
    generation: str | None
    script: str
    raw: str


@lru_cache(maxsize=50_000)
def name_parts(name: str) -> NameParts:
    """Take `name` apart. A name without any letter gives no words."""
    folded = fold(name)
    script = "syllabic" if _SYLLABIC.search(name) else "consonantal" if _CONSONANTAL.search(name) else "letters"
    plain = fold(anyascii(_DOTTED.sub(lambda match: match.group().replace(".", ""), folded)))
    plain, forms = _long_forms(" ".join(plain.replace("&", " and ").replace("%", " per cent ").split()))
    words, numbers = _numbered(_SAME.get(word, word) for word in _WORD.findall(plain))
    kept, short = _short_forms(words)
    forms |= short
    organization = bool(forms) or any(word in ORGANIZATION_HEADS for word in kept)
    kept = [word.replace("'", "").removesuffix("s") if word.endswith("'s") else word.replace("'", "") for word in kept]
    generation = None
    if not organization:
        kept = [word for word in kept if word not in HONORIFICS] or kept
        while len(kept) > 2 and kept[0] in TITLES:
            kept.pop(0)
        kept = [*kept[:1], *("bin" if word == "ben" else word for word in kept[1:])]
        if len(kept) > 2 and kept[-1] in _SUFFIXES:
            generation = _SUFFIXES[kept.pop()]
        kept = [word for word in kept if word not in _PREFIXED] or kept
    kept = [word for word in kept if word not in _EMPTY] or kept
    return NameParts(tuple(kept), tuple(numbers), frozenset(forms), organization, generation, script, folded)


def _long_forms(plain: str) -> tuple[str, set[str]]:
    """Cut legal forms of several words out ("limited liability company")."""
    forms = set()
    for form, kind in LONG_FORMS.items():
        if form in plain:
            forms.add(kind)
            plain = plain.replace(form, " ")
    return plain, forms


def _short_forms(words: list[str]) -> tuple[list[str], set[str]]:
    kept = [
        word
        for at, word in enumerate(words)
        if not (word in KIND_OF_FORM and (at or (word in LEADING_FORMS and len(words) > 1)))
    ]
    if not kept:
        return words, set()
    return kept, {KIND_OF_FORM[word] for word in words if word in KIND_OF_FORM and word not in kept}


def _numbered(words: Iterable[str]) -> tuple[list[str], list[int]]:
    """Take numbers out of the words, written as figures or in letters ("forty-four", "1st")."""
    kept: list[str] = []
    numbers: list[int] = []
    tens = 0
    for word in words:
        value = int(word) if word.isdecimal() and len(word) < 10 else _NUMBERS.get(word)
        if word in _TENS:
            tens = _TENS[word]
            numbers.append(tens)
        elif value is not None and tens and 0 < value < 10:
            numbers[-1] = tens + value
            tens = 0
        elif value is not None:
            numbers.append(value)
            tens = 0
        else:
            kept.append(word)
            tens = 0
    return kept, numbers
