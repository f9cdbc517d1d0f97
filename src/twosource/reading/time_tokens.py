"""Text as a row of classed tokens, one letter each, so that patterns of time are regular expressions over letters.

A number of several words is one token; a written date, clock time, decade or ordinal is one token. Tokens that
can have no part in a time expression all have the letter `_`.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from twosource.language.numeral_words import DIGITS, ORDINALS, SMALL, TENS, Word
from twosource.language.numerals import read_cardinal, read_ordinal, word_at
from twosource.reading.time_words import Payload, vocabulary

_LEX = re.compile(
    r"(?P<long>[^\W\d_]{2,})"  # what most tokens are, and nothing else can be
    r"|(?P<iso>(?<![\d.,/-])\d{4}-\d{2}-\d{2}"
    r"(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z\b|[+-]\d{2}:?\d{2}\b)?)?(?![\d-]))"
    r"|(?P<numeric>(?<![\d.,/-])\d{1,4}(?P<between>[/.-])\d{1,2}(?P=between)\d{1,4}(?![\d/-]|\.\d)|\d{1,2}/\d{1,2},(?:\d{4}|\d\d)\b)"
    r"|(?P<clock>(?<![\d.,:])\d{1,2}:\d{2}(?::\d{2})?(?![\d:]))"
    r"|(?P<decade>(?<![\d.,])(?:\d{2}|['’‘])?\d0['’]?s\b)"
    r"|(?P<ordinal>\d{1,3}(?:st|nd|rd|th)\b)"
    rf"|(?P<digits>{DIGITS})"
    r"|(?P<ampm>[ap]\.\s?m\b\.?)"
    r"|(?P<short>['’‘]\d\d\b)"
    r"|(?P<poss>['’]s\b)"
    r"|(?P<clockword>o['’]clock\b)"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<mark>\S)|(?P<break>[\n\r\u2028\u2029])",
    re.IGNORECASE,
)
_NUMBER_WORDS = frozenset(SMALL) | frozenset(TENS) | frozenset(ORDINALS) | {"hundred"}
_FIRST_LETTER = 0x100
_NOTHING = "_"
_MONTH_BEFORE = frozenset(
    "in of since until till by from to through between and during for last next this early late mid "
    "before after around , -".split()
)
_KINDS: dict[str, frozenset[str]] = {
    "iso": frozenset({"ISO"}),
    "numeric": frozenset({"NUMERIC"}),
    "clock": frozenset({"CLOCK"}),
    "decade": frozenset({"DECADE"}),
    "ampm": frozenset({"AMPM"}),
    "short": frozenset({"SHORT"}),
    "clockword": frozenset({"OCLOCK"}),
}
_MABBR = frozenset({"MABBR"})


class Tokens(NamedTuple):
    """Parallel rows: one letter, one payload, the word in lower case and the place of each token."""

    letters: str
    payloads: list[Payload]
    words: list[str]
    starts: list[int]
    ends: list[int]


@lru_cache(maxsize=1)
def alphabet() -> dict[frozenset[str], str]:
    """Return the letter of every set of classes that a token can have."""
    sets = [classes for classes, _ in vocabulary().values()] + list(_KINDS.values()) + [_MABBR]
    sets += [_digit_classes(str(n).zfill(width)) for n in range(100) for width in (1, 2)]
    sets += [
        _digit_classes(written) for written in ("0800", "0861", "1000", "1961", "2199", "2561", "3000", "123", "1.5")
    ]
    sets += [_spelled_classes(value) for value in (*range(35), 60, 0.5, 1999, 5000)]
    sets += [_ordinal_classes(value) for value in (1, 2, 3, 4, 20, 31, 32)] + [frozenset({"YEAR", "NUM", "SPELLED"})]
    ordered = sorted({tuple(sorted(classes)) for classes in sets})
    return {frozenset(classes): chr(_FIRST_LETTER + index) for index, classes in enumerate(ordered)}


def _digit_classes(written: str) -> frozenset[str]:
    classes = {"NUM"}
    if not written.isdecimal() or len(written) not in (1, 2, 4):
        return frozenset(classes)
    value = int(written)
    if len(written) == 4:
        classes |= {"YEAR"} if 1000 <= value <= 2199 else set()
        classes |= {"HHMM"} if value // 100 <= 24 and value % 100 < 60 else set()
        return frozenset(classes)
    classes |= {"DAY"} if 1 <= value <= 31 else set()
    classes |= {"HOUR"} if value <= 24 else set()
    classes |= {"MM"} if 1 <= value <= 12 else set()
    classes |= {"YY"} if len(written) == 2 else set()
    return frozenset(classes)


def _spelled_classes(value: float) -> frozenset[str]:
    classes = {"NUM", "SPELLED"}
    whole = value == int(value)
    classes |= {"DAY"} if whole and 1 <= value <= 31 else set()
    classes |= {"HOUR"} if whole and 1 <= value <= 12 else set()
    classes |= {"BIGNUM"} if whole and 1000 <= value <= 2199 else set()
    return frozenset(classes)


def _ordinal_classes(value: int) -> frozenset[str]:
    classes = {"ORD"} | ({"DAYORD"} if 1 <= value <= 31 else set()) | ({"UNIT"} if value == 2 else set())
    return frozenset(classes | ({"QORD"} if 1 <= value <= 4 else set()))


def tokenize(text: str) -> Tokens:
    """Cut `text` into classed tokens."""
    words, kinds, originals = [], [], []
    for match in _LEX.finditer(text):
        written = match.group()
        kind = match.lastgroup
        low = written.lower()
        if kind != "long":
            low = low.replace("’", "'").replace("‘", "'")
        words.append(Word(low, match.start(), match.end()))
        kinds.append(kind)
        originals.append(written)
    return _classify(words, kinds, originals)


def _classify(words: list[Word], kinds: list[str | None], originals: list[str]) -> Tokens:
    known, letters_of = vocabulary(), alphabet()
    letters: list[str] = []
    payloads: list[Payload] = []
    kept: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at, count = 0, len(words)
    while at < count:
        word, kind = words[at], kinds[at]
        text = word.text
        last, classes, payload = at + 1, None, 0  # type: int, frozenset[str] | None, Payload
        if kind == "digits" or kind == "ordinal" or text in _NUMBER_WORDS or text in ("a", "an"):
            last, classes, payload = _number(words, kinds, at)
        if classes is None and kind in _KINDS:
            classes = _KINDS[kind]
        if classes is None and text in known:
            classes, payload = known[text]
            if payload in (3, 5) and "MONTH" in classes:
                classes = _month_or_not(words, kinds, originals, at, classes)
        letters.append(_NOTHING if classes is None else letters_of[classes])
        payloads.append(payload)
        kept.append(text)
        starts.append(word.start)
        ends.append(word.end if last == at + 1 else words[last - 1].end)
        at = last
    return Tokens("".join(letters), payloads, kept, starts, ends)


def _number(words: list[Word], kinds: list[str | None], at: int) -> tuple[int, frozenset[str] | None, Payload]:
    """The number at `at`: the token after it, its classes and its value."""
    text = words[at].text
    if kinds[at] == "ordinal":
        value = int(text[:-2])
        return at + 1, _ordinal_classes(value), value
    ordinal = read_ordinal(words, at)
    if ordinal is not None:
        return ordinal.last, _ordinal_classes(int(ordinal.value)), int(ordinal.value)
    year = _spelled_year(words, at)
    if year is not None:
        return year[0], frozenset({"YEAR", "NUM", "SPELLED"}), year[1]
    cardinal = read_cardinal(words, at)
    if cardinal is None:
        return at + 1, None, 0
    if not cardinal.spelled:
        return at + 1, _digit_classes(text), cardinal.value
    half = _half(words, cardinal.last)
    if half:
        return half, _spelled_classes(0.5), cardinal.value + 0.5
    return cardinal.last, _spelled_classes(cardinal.value), cardinal.value


def _half(words: list[Word], at: int) -> int:
    """The token after "and a half" at `at`, else 0."""
    if word_at(words, at) == "and" and word_at(words, at + 1) in ("a", "one") and word_at(words, at + 2) == "half":
        return at + 3
    return 0


def _spelled_year(words: list[Word], at: int) -> tuple[int, int] | None:
    """As in "nineteen ninety nine", "twenty twenty-five", "nineteen zero one", "two thousand and eighteen"."""
    first = SMALL.get(words[at].text, TENS.get(words[at].text, 0))
    following = word_at(words, at + 1)
    if first == 2 and following == "thousand":
        full = read_cardinal(words, at)
        return (full.last, int(full.value)) if full is not None and 2000 <= full.value < 2100 else None
    if not 13 <= first <= 20:
        return None
    if following in ("zero", "oh", "o"):
        digit = SMALL.get(word_at(words, at + 2), 0)
        return (at + 3, first * 100 + digit) if 0 < digit < 10 else None
    if SMALL.get(following, 0) < 10 and following not in TENS:
        return None
    rest = read_cardinal(words, at + 1)
    return (rest.last, first * 100 + int(rest.value)) if rest is not None and 10 <= rest.value < 100 else None


def _month_or_not(
    words: list[Word], kinds: list[str | None], originals: list[str], at: int, classes: frozenset[str]
) -> frozenset[str] | None:
    """As in "May" and "March" are months where they are written so and stand by a number or after a preposition."""
    following = word_at(words, at + 1)
    numbered = at + 1 < len(words) and (kinds[at + 1] in ("digits", "ordinal") or following in _NUMBER_WORDS)
    if not originals[at][0].isupper():
        return _MABBR if numbered and words[at].text == "march" else None
    before = word_at(words, at - 1)
    after_number = at > 0 and kinds[at - 1] in ("digits", "ordinal")
    if numbered or after_number or before in _MONTH_BEFORE or before in _NUMBER_WORDS or before in ("the", "a", "'s"):
        return classes
    return classes if before and words[at].text == "march" and not originals[at - 1][0].isupper() else None
