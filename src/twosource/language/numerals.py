"""Cardinals and ordinals in words, digits and both: what one phrase of English comes to.

The grammar is a descent over tokens that never goes back beyond one section of a number, so its cost is linear
in the length of the phrase. It reads "three hundred and two", "4 thousand 3 hundred and 21", "a hundred".
"""

from collections.abc import Sequence

from msgspec import Struct

from twosource.language.numeral_words import (
    DASHES,
    DOZENS,
    HUNDREDS,
    ORDINALS,
    SCALES,
    SHORT_SCALES,
    SMALL,
    TENS,
    Word,
    read_digits,
)

ARTICLES = frozenset({"a", "an"})
_NO_LIMIT = 10**30


class Numeral(Struct, frozen=True, gc=False):
    """A number: its tokens `[first, last)`, its value, whether any of it is a word, its last multiplier."""

    first: int
    last: int
    value: int | float
    spelled: bool
    scale: int = 1


def word_at(words: Sequence[Word], at: int) -> str:
    """Return the token at `at` in lower case, the empty string outside the text."""
    return words[at].text if 0 <= at < len(words) else ""


def touching(words: Sequence[Word], at: int) -> bool:
    """Whether token `at` follows the token before it without a space."""
    return 0 < at < len(words) and words[at].start == words[at - 1].end


def skip_hyphen(words: Sequence[Word], at: int) -> int:
    """Return the token after the hyphen at `at`, or `at` where there is none."""
    return at + 1 if word_at(words, at) in DASHES else at


def read_cardinal(words: Sequence[Word], at: int) -> Numeral | None:
    """Return the longest cardinal that begins at token `at`; None where none does.

    Sections ("three hundred", "two") follow each other while their multipliers fall: million, thousand, one.
    """
    total: int | float = 0
    limit, last, spelled, scale = _NO_LIMIT, at, False, 1
    while limit > 1:
        begin = last + 1 if last > at and word_at(words, last) == "and" else last
        section = _section(words, begin)
        if section is None:
            break
        end, multiplier = _scales(words, section)
        value = section.value * multiplier
        fits = last == at or (0 < value < limit and (section.spelled or limit == 1000))
        if not fits:
            break
        total, last, scale, limit = total + value, end, multiplier, multiplier
        spelled = spelled or section.spelled or multiplier > 1
    return Numeral(at, last, total, spelled, scale) if last > at else None


def read_ordinal(words: Sequence[Word], at: int) -> Numeral | None:
    """Return the ordinal below a hundred that begins at token `at` ("first", "twenty-second")."""
    tens = TENS.get(word_at(words, at))
    if tens is None:
        value = ORDINALS.get(word_at(words, at), 0)
        return Numeral(at, at + 1, value, True) if value else None
    unit = skip_hyphen(words, at + 1)
    value = ORDINALS.get(word_at(words, unit), 99)
    return Numeral(at, unit + 1, tens + value, True) if value < 10 else None


def _section(words: Sequence[Word], at: int) -> Numeral | None:
    """Up to a scale: "three hundred and two", "ninety-five hundred", "2.5", "two dozen", "a" before a scale."""
    base = _base(words, at)
    if base is None:
        return None
    if word_at(words, base.last) in DOZENS:
        return Numeral(at, base.last + 1, base.value * 12, True)
    if word_at(words, base.last) not in HUNDREDS:
        return base if base.last > at else None
    hundreds = Numeral(at, base.last + 1, base.value * 100, True)
    joined = word_at(words, hundreds.last) == "and"
    rest = _below_hundred(words, hundreds.last + joined, digits=joined)
    if rest is None or not rest.value or word_at(words, rest.last) in HUNDREDS:
        return hundreds
    dozens = word_at(words, rest.last) in DOZENS
    return Numeral(at, rest.last + dozens, hundreds.value + rest.value * (12 if dozens else 1), True)


def _base(words: Sequence[Word], at: int) -> Numeral | None:
    """What may stand before "hundred" or a scale: a number below a hundred, digits, an article, or nothing."""
    word = word_at(words, at)
    if word in ARTICLES:
        following = word_at(words, at + 1)
        counted = following in SCALES or following in HUNDREDS or following == "dozen"
        return Numeral(at, at + 1, 1, True) if counted else None
    if word == "hundred" and word_at(words, at + 1) in SCALES:
        return Numeral(at, at, 1, True)
    return _below_hundred(words, at, digits=True)


def _below_hundred(words: Sequence[Word], at: int, *, digits: bool) -> Numeral | None:
    word = word_at(words, at)
    if word[:1].isdecimal():
        value = read_digits(word) if digits else None
        return None if value is None else Numeral(at, at + 1, value, False)
    if word in SMALL:
        return Numeral(at, at + 1, SMALL[word], True)
    if word not in TENS:
        return None
    unit = skip_hyphen(words, at + 1)
    unit += word_at(words, unit) == "and" and unit == at + 1
    value = SMALL.get(word_at(words, unit), 0)
    return Numeral(at, unit + 1, TENS[word] + value, True) if 0 < value < 10 else Numeral(at, at + 1, TENS[word], True)


def _scales(words: Sequence[Word], section: Numeral) -> tuple[int, int]:
    """Return the token after the scales that follow `section`, and their product ("three lakh crore")."""
    at, product = section.last, 1
    if (
        not section.spelled
        and word_at(words, at) in SHORT_SCALES
        and (touching(words, at) or len(word_at(words, at)) > 1)
    ):
        return at + 1, SHORT_SCALES[word_at(words, at)]
    hyphen = skip_hyphen(words, at)
    at = hyphen if word_at(words, hyphen) in SCALES else at
    while word_at(words, at) in SCALES and product < 10**15:
        product *= SCALES[word_at(words, at)]
        at += 1
    return at, product
