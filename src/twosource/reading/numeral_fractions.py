"""Numbers with parts: fractions, mixed numbers, decimals in words, signs.

"two and a half million", "half a million", "one hundred and three and two thirds", "nought point nought three",
"one in five", "minus one". Whole numbers come from `numerals`.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from twosource.language.numeral_words import ORDINALS, PARTS, SCALES, SMALL, TENS, VULGAR, Word
from twosource.language.numerals import ARTICLES, Numeral, read_cardinal, skip_hyphen, touching, word_at

_SIGNS = frozenset({"minus", "negative"})
_SLASH_PARTS = frozenset({2, 3, 4, 5, 8, 16, 32, 64})
_MIXED_FROM = 10**6  # "one million and a half" is a million and a half of it; "one hundred and a half" is not


def read_number(words: Sequence[Word], at: int) -> Numeral | None:
    """Return the longest number phrase that begins at token `at`; None where none does."""
    if word_at(words, at) in _SIGNS:
        found = _unsigned(words, at + 1)
        return found and Numeral(at, found.last, -_tidy(found.value), found.spelled, found.scale)
    found = _unsigned(words, at)
    return found and replace(found, value=_tidy(found.value))


def _unsigned(words: Sequence[Word], at: int) -> Numeral | None:
    if word_at(words, at) in VULGAR:
        return _scaled(words, Numeral(at, at + 1, VULGAR[word_at(words, at)], False))
    part = _bare_part(words, at)
    if part is not None:
        return part
    whole = read_cardinal(words, at)
    if whole is None:
        return None
    for extend in (_over_part, _decimal, _mixed, _vulgar, _slash, _ratio):
        found = extend(words, whole)
        if found is not None:
            return found
    return whole


def _bare_part(words: Sequence[Word], at: int) -> Numeral | None:
    """As in "half", "half a million", "a third of", "a quarter of a million"."""
    after = at + (word_at(words, at) in ARTICLES)
    word = word_at(words, after)
    if word == "half":
        return _scaled(words, Numeral(at, after + 1, 0.5, True))
    if word not in PARTS or word.endswith("s") or (word != "quarter" and after == at):
        return None
    scaled = _scaled(words, Numeral(at, after + 1, 1 / PARTS[word], True))
    if scaled.scale > 1 or (after > at and word_at(words, scaled.last) == "of"):
        return scaled
    return None


def _over_part(words: Sequence[Word], whole: Numeral) -> Numeral | None:
    """A cardinal before a denominator: "three fifths", "twenty-three fifths", "one one hundred and fifth"."""
    tail = _loose_tens(words, whole)
    below = _denominator(words, tail or skip_hyphen(words, whole.last))
    if below is None or (whole.value != 1 and not word_at(words, below.last - 1).endswith(("s", "halves"))):
        return None
    if tail:
        above: float = whole.value - TENS[word_at(words, tail)]
        return _scaled(words, Numeral(whole.first, below.last, above / below.value, True))
    added = _after_and(words, whole)
    if added is not None and added.value < below.value:
        head = read_cardinal(words[whole.first : added.first - 1], 0)
        unit = head.scale if head is not None and head.scale >= _MIXED_FROM else 1
        value = whole.value - added.value + unit * added.value / below.value
        return Numeral(whole.first, below.last, value, True)
    return _scaled(words, Numeral(whole.first, below.last, whole.value / below.value, True))


def _loose_tens(words: Sequence[Word], whole: Numeral) -> int:
    """The place of a last "thirty" that belongs to what follows ("one hundred thirty-fifths"), else 0."""
    at = whole.last - 1
    loose = at > whole.first and word_at(words, at) in TENS and word_at(words, at - 1) != "and"
    unit = PARTS.get(word_at(words, skip_hyphen(words, whole.last)), 99)
    return at if loose and unit < 10 else 0


def _denominator(words: Sequence[Word], at: int) -> Numeral | None:
    word = word_at(words, at)
    if word in PARTS:
        return None if word in {"firsts", "seconds"} else Numeral(at, at + 1, PARTS[word], True)
    head = read_cardinal(words, at)
    if head is None or not head.spelled:
        return None
    unit = skip_hyphen(words, head.last)
    unit += word_at(words, unit) == "and"
    word = word_at(words, unit)
    small = ORDINALS.get(word.removesuffix("s"), 0)
    if not 0 < small < 10 or head.value % 10 or word == "seconds":
        return None
    return Numeral(at, unit + 1, head.value + small, True)


def _after_and(words: Sequence[Word], whole: Numeral) -> Numeral | None:
    for at in range(whole.last - 1, max(whole.first, whole.last - 5), -1):
        if word_at(words, at) == "and":
            return read_cardinal(words, at + 1)
    return None


def _decimal(words: Sequence[Word], whole: Numeral) -> Numeral | None:
    """As in "two hundred point zero three", "nought point eleven"."""
    if word_at(words, whole.last) != "point" or not whole.spelled:
        return None
    digits, at = "", whole.last + 1
    while word_at(words, at) in SMALL and SMALL[word_at(words, at)] < 10 and len(digits) < 15:
        digits += str(SMALL[word_at(words, at)])
        at += 1
    if not digits:
        tail = read_cardinal(words, at)
        if tail is None or not tail.spelled or tail.value >= 100:
            return None
        digits, at = str(tail.value), tail.last
    return _scaled(words, Numeral(whole.first, at, float(f"{whole.value}.{digits}"), True))


def _mixed(words: Sequence[Word], whole: Numeral) -> Numeral | None:
    """As in "two and a half", "five and a half million", "one million and a half", "three and one fourth"."""
    if word_at(words, whole.last) != "and":
        return None
    at = whole.last + 1
    part: Numeral | None = None
    bare = at + (word_at(words, at) in ARTICLES)
    if word_at(words, bare) in PARTS and not word_at(words, bare).endswith("s"):
        part = Numeral(at, bare + 1, 1 / PARTS[word_at(words, bare)], True)
    else:
        above = read_cardinal(words, at)
        part = above and _over_part(words, above)
    if part is None or part.value >= 1:
        return None
    if part.scale > 1:
        return Numeral(whole.first, part.last, whole.value + part.value, True, part.scale)
    scaled = _scaled(words, part)
    if scaled.scale > 1 and whole.scale > 1:
        return Numeral(whole.first, scaled.last, whole.value + scaled.value, True, scaled.scale)
    if scaled.scale > 1:
        return Numeral(whole.first, scaled.last, (whole.value + part.value) * scaled.scale, True, scaled.scale)
    unit = whole.scale if whole.scale >= _MIXED_FROM else 1
    return Numeral(whole.first, part.last, whole.value + part.value * unit, True)


def _vulgar(words: Sequence[Word], whole: Numeral) -> Numeral | None:
    mark = word_at(words, whole.last)
    if mark not in VULGAR or whole.spelled:
        return None
    return _scaled(words, Numeral(whole.first, whole.last + 1, whole.value + VULGAR[mark], False))


def _slash(words: Sequence[Word], whole: Numeral) -> Numeral | None:
    """As in "1/4", "7 3/4"."""
    direct = _slashed(words, whole.first) if whole.last == whole.first + 1 else None
    if direct is not None:
        return Numeral(whole.first, direct.last, direct.value, False)
    following = None if whole.spelled else _slashed(words, whole.last)
    return following and Numeral(whole.first, following.last, whole.value + following.value, False)


def _slashed(words: Sequence[Word], at: int) -> Numeral | None:
    above, below = word_at(words, at), word_at(words, at + 2)
    if word_at(words, at + 1) != "/" or not (above.isdecimal() and below.isdecimal()):
        return None
    if len(above) > 2 or len(below) > 2 or int(below) not in _SLASH_PARTS or not 0 < int(above) < int(below):
        return None
    return Numeral(at, at + 3, int(above) / int(below), False)


def _ratio(words: Sequence[Word], whole: Numeral) -> Numeral | None:
    """As in "one over three", "one in five", "two out of five hundred": a proper fraction, partly in words."""
    link = word_at(words, whole.last)
    at = whole.last + (2 if link == "out" and word_at(words, whole.last + 1) == "of" else 1)
    if link not in {"over", "in"} and at == whole.last + 1:
        return None
    below = read_cardinal(words, at)
    if below is None or not (whole.spelled or below.spelled) or not 0 < whole.value < below.value:
        return None
    if word_at(words, below.last) in _TIME_UNITS or word_at(words, below.last) in DASH_LIKE:
        return None
    return Numeral(whole.first, below.last, whole.value / below.value, True)


_TIME_UNITS = frozenset(
    word + plural
    for word in ("second", "minute", "hour", "day", "night", "week", "weekend", "month", "year", "decade", "quarter")
    for plural in ("", "s")
)
DASH_LIKE = frozenset("-‐‑")


def _scaled(words: Sequence[Word], part: Numeral) -> Numeral:
    """Apply a scale that follows a part: "half a million", "two thirds of a million", "three quarters billion"."""
    at = part.last
    at += word_at(words, at) == "of" and word_at(words, at + 1) in ARTICLES
    at += word_at(words, at) in ARTICLES
    word = word_at(words, at)
    scale = SCALES.get(word, 0) or (100 if word == "hundred" else 12 if word == "dozen" else 0)
    if not scale or (word.endswith("s") and touching(words, at)):
        return part
    return Numeral(part.first, at + 1, part.value * scale, True, scale)


def _tidy(value: float) -> int | float:
    """A whole value as an integer."""
    return int(value) if isinstance(value, float) and value.is_integer() and abs(value) < 1e15 else value
