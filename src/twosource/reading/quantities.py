"""Quantities of a text: numbers with what they count, how they are bounded, and whether each party has them.

The span holds the words that bound the number, the number, and its currency, measure or per cent sign; the noun
that is counted is in `unit` only. The two ends of a range are two quantities, the first `at-least`, the second
`at-most`. "Dozens", "thousands" have the value None and the bound `about`.
"""

import re
from collections.abc import Sequence

from twosource.language.numeral_words import DIGITS, SCALES, SHORT_SCALES, SMALL, TENS, VULGAR, Word
from twosource.language.numerals import Numeral, touching, word_at
from twosource.reading import quantity_bounds as bounds
from twosource.reading.numeral_fractions import read_number
from twosource.reading.quantity_units import (
    CODES,
    DOLLARS,
    MEASURES,
    SYMBOLS,
    coin_after,
    coin_named,
    counted_noun,
    measure_after,
)
from twosource.records.reading import Quantity, TimeExpression

_LEX = re.compile(
    r"[^\W\d_]{2,}(?:['’]\w{1,2}\b)?"  # what most tokens are, and nothing else can be
    rf"|(?<![\d.,])\d{{1,3}}(?: \d{{3}})+(?![\d,]|\.\d{{3}})(?:\.\d+)?|{DIGITS}"
    r"|ரூ|u\.s\.(?=\s?\$)|[^\W\d_]+(?:['’]\w{1,2}\b)?|['’]s\b|\S|\n",
    re.IGNORECASE,
)
_OPENERS = (
    frozenset(SMALL) | frozenset(TENS) | frozenset(VULGAR)
    | {"a", "an", "half", "quarter", "hundred", "minus", "negative"}
)  # fmt: skip
_OPEN_AMOUNTS = frozenset("dozens scores hundreds thousands millions billions trillions tens".split())
_VAGUE = frozenset({"several", "few", "many", "some"})
_ROUND = frozenset(SCALES) | {"hundred", "dozen", "score"}
_PERCENT = frozenset({"%", "percent", "percents", "pct", "percentage"})
_NUMBERED = frozenset(
    "article section chapter page paragraph route flight room no number nr resolution clause annex protocol "
    "channel highway platform gate day para version phase stage level grade volume part line item".split()
)
_PREFIXES = frozenset({"mid", "pre", "post", "under", "over", "some", "around"})
_NO_ONE = frozenset({"no", "this", "that", "the", "another", "each", "every", "any", "some", "which", "at"})
_DASHES = frozenset("-‐‑–")


def find_quantities(text: str, times: Sequence[TimeExpression]) -> tuple[Quantity, ...]:
    """Return the quantities of `text` in order; a number that is part of one of `times` is none."""
    words = _lex(text)
    found: list[Quantity] = []
    taken = iter([*times])
    time = next(taken, None)
    at = 0
    while at < len(words):
        while time is not None and time.end <= words[at].start:
            time = next(taken, None)
        if time is not None and words[at].end > time.start:
            at += 1
            continue
        ends = time.start if time is not None else len(text)
        quantity, after = _quantity(words, at, text, ends)
        if quantity is not None:
            found.append(quantity)
        at = max(after, at + 1)
    return tuple(_without_overlap(found))


def _lex(text: str) -> list[Word]:
    return [Word(match.group().lower().replace("’", "'"), match.start(), match.end()) for match in _LEX.finditer(text)]


def _without_overlap(found: list[Quantity]) -> list[Quantity]:
    kept: list[Quantity] = []
    for quantity in found:
        if not kept or kept[-1].end <= quantity.start:
            kept.append(quantity)
    return kept


def _quantity(words: list[Word], at: int, text: str, ends: int) -> tuple[Quantity | None, int]:
    """The quantity that begins at token `at`, and the token to go on from."""
    word = words[at].text
    if word in _OPEN_AMOUNTS:
        return _open_amount(words, at)
    if not (word[0].isdecimal() or word in _OPENERS):
        return _vague(words, at) if word in _VAGUE else (None, at + 1)
    number = read_number(words, at)
    if number is None or words[number.last - 1].end > ends:
        return None, at + 1
    if not number.spelled and _is_a_name(words, number, text):
        return None, number.last
    if not number.spelled and _tight_dash(words, number.last):
        other = read_number(words, number.last + 1)
        if other is None or _with_unit(words, other, _coin_before(words, number.first)[0])[1] is None:
            return None, other.last if other else number.last + 1  # a score, a telephone number
    return _measured(words, number, text), number.last


def _tight_dash(words: list[Word], at: int) -> bool:
    """Whether figures follow figures after a dash without spaces: "20-30", "3-2", "555-2012"."""
    return (
        word_at(words, at) in _DASHES
        and touching(words, at)
        and touching(words, at + 1)
        and (word_at(words, at + 1)[:1].isdecimal())
    )


def _measured(words: list[Word], number: Numeral, text: str) -> Quantity | None:
    before, factor, first = _coin_before(words, number.first)
    value, unit, last = _with_unit(words, number, before)
    value *= factor
    if unit is None and _range_end(words, number, last) == "at-least":
        other = read_number(words, last + 1)
        unit = _with_unit(words, other, before)[1] if other else None
    if _is_negative(words, first):
        value, first = -value, first - 1
    lone = number.last == number.first + 1 and words[number.first].text == "one"
    if lone and (unit is None or word_at(words, last) == "of" or word_at(words, number.first - 1) in _NO_ONE):
        return None if len(words) > 1 else Quantity(start=0, end=words[0].end, value=1)
    bound, begin = bounds.bound_before(words, first)
    bound = bounds.bound_after(words, last) or bound
    bound = _range_end(words, number, last) or bound
    each = bounds.holds_for_each(words, first, last) or bounds.one_for_one(words, last, number.value)
    return Quantity(start=words[begin].start, end=words[last - 1].end, value=value, unit=unit, bound=bound, each=each)


def _coin_before(words: list[Word], first: int) -> tuple[str | None, int, int]:
    """The currency before a number ("US$", "c $", "MUSD"), its factor, and the token where it begins."""
    word = word_at(words, first - 1)
    if word in SYMBOLS:
        land = word_at(words, first - 2)
        near = touching(words, first - 1) or land in ("us", "u.s.", "c", "hk", "nz")
        if word == "$" and land in DOLLARS and near:
            return DOLLARS[land], 1, first - 2
        return SYMBOLS[word], 1, first - 1
    if word in CODES:
        return word.upper(), 1, first - 1
    if _in_millions(word):
        return word[1:].upper(), 10**6, first - 1
    if word in ("dollar", "sen", "rs"):
        return {"rs": "INR"}.get(word) or coin_named(word), 1, first - 1
    return None, 1, first


def _with_unit(words: list[Word], number: Numeral, coin: str | None) -> tuple[float | int, str | None, int]:
    """The value, the unit and the token after the last one that belongs to the quantity."""
    value, at = number.value, number.last
    word = word_at(words, at)
    if coin is not None:
        repeated = coin_after(words, at)
        return value, coin, repeated[1] if repeated and repeated[0] == coin else at
    hyphen = at + (word in _DASHES and not word_at(words, at + 1)[:1].isdecimal())
    if word in _PERCENT:
        return value, "%", at + 1 + (word_at(words, at + 1) in ("point", "points"))
    if word == "per" and word_at(words, at + 1) == "cent":
        return value, "%", at + 2
    if _in_millions(word):
        return value * 10**6, word[1:].upper(), at + 1
    named = coin_after(words, hyphen)
    if named is not None:
        return _with_small_coins(words, value, *named)
    measure = measure_after(words, hyphen)
    if measure is not None:
        return value, measure[0], measure[1]
    return value, counted_noun(words, hyphen, value), at


def _is_negative(words: list[Word], first: int) -> bool:
    """Whether a minus sign is written before token `first`: "-5 degrees", but not the dash of "20-30"."""
    sign = word_at(words, first - 1)
    return sign in ("-", "−") and touching(words, first) and not touching(words, first - 1)


def _in_millions(word: str) -> bool:
    """Whether a word is a currency in millions: "MUSD"."""
    return len(word) == 4 and word[0] == "m" and word[1:] in CODES


def _with_small_coins(words: list[Word], value: float | int, coin: str, at: int) -> tuple[float | int, str, int]:
    """What follows a currency: a scale ("75 USD million") or the small coins ("15 dollars 50")."""
    scale = SCALES.get(word_at(words, at)) or (SHORT_SCALES.get(word_at(words, at), 0) if coin != "cent" else 0)
    if scale:
        return value * scale, coin, at + 1
    if coin in ("cent", "penny", "sen") or not float(value).is_integer():
        return value, coin, at
    begin = at + (word_at(words, at) == "and")
    rest = read_number(words, begin)
    if rest is None or not isinstance(rest.value, int) or not 0 < rest.value < 100 or word_at(words, rest.first) in "a":
        return value, coin, at
    small = coin_after(words, rest.last)
    if small is not None and small[0] in ("cent", "penny"):
        return round(value + rest.value / 100, 2), coin, small[1]
    if word_at(words, rest.last) in (".", ",", "!", "?", ";", "", "\n", "more", "and") and small is None:
        return round(value + rest.value / 100, 2), coin, rest.last
    return value, coin, at


def _range_end(words: list[Word], number: Numeral, last: int) -> str | None:
    """The bound of a number that is one end of a range: "20-30", "between 20 and 30", "from 5 to 7"."""
    opening = word_at(words, number.first - 1)
    following, beyond = word_at(words, last), word_at(words, last + 1)[:1]
    number_next = beyond.isdecimal() or word_at(words, last + 1) in _OPENERS or beyond in SYMBOLS
    if (opening == "between" and following == "and") or (opening == "from" and following == "to"):
        return "at-least" if number_next else None
    if following in _DASHES and touching(words, last + 1) and beyond.isdecimal():
        return "at-least"
    before = word_at(words, number.first - 2)
    if (
        opening in _DASHES
        and before[-1:].isdecimal()
        and touching(words, number.first)
        and touching(words, number.first - 1)
    ):
        return "at-most"
    return "at-most" if _opened(words, number.first, opening) else None


def _opened(words: list[Word], first: int, link: str) -> bool:
    if link not in ("and", "to"):
        return False
    wanted = "between" if link == "and" else "from"
    return any(word_at(words, at) == wanted for at in range(first - 2, max(-1, first - 9), -1))


def _open_amount(words: list[Word], at: int) -> tuple[Quantity | None, int]:
    """As in "dozens of drones", "hundreds of thousands", "millions": how many is left open."""
    last = at + 1
    while word_at(words, last) == "of" and word_at(words, last + 1) in _OPEN_AMOUNTS:
        last += 2
    word = word_at(words, at)
    if (word == "tens" and last == at + 1) or word_at(words, at - 1) in ("the", "-"):
        return None, last
    unit = coin_after(words, last + (word_at(words, last) == "of"))
    noun = unit[0] if unit else counted_noun(words, last, None)
    if noun is None and word_at(words, last) != "of" and word in ("scores", "tens"):
        return None, last
    first = at
    return _open(words, first, last, noun), last


def _vague(words: list[Word], at: int) -> tuple[Quantity | None, int]:
    """As in "several hundred", "a few thousand"."""
    last = at + 1
    while word_at(words, last) in _ROUND:
        last += 1
    if last == at + 1:
        return None, last
    return _open(words, at, last, counted_noun(words, last, None)), last


def _open(words: list[Word], first: int, last: int, unit: str | None) -> Quantity:
    each = bounds.holds_for_each(words, first, last)
    return Quantity(start=words[first].start, end=words[last - 1].end, value=None, unit=unit, bound="about", each=each)


def _is_a_name(words: list[Word], number: Numeral, text: str) -> bool:
    """Whether figures are part of a name or a code: "F-16", "A320", "Boeing 747", "Article 5", "G7", "3D"."""
    first, last = number.first, number.last
    before, after = word_at(words, first - 1), word_at(words, last)
    if before == "+" and touching(words, first):
        return True
    if touching(words, first) and before[-1:].isalpha() and before not in CODES:
        return not _in_millions(before)
    if touching(words, first) and before in "-‐‑–./_:#@" and touching(words, first - 1):
        ahead = word_at(words, first - 2)
        if ahead[-1:].isalpha() and before in "-‐‑" and ahead not in _PREFIXES:
            return True
        if before in "/_:@" or (before == "." and ahead[-1:].isalnum()):
            return True
    chained = touching(words, last) and touching(words, last + 1) and word_at(words, last + 1)[:1].isdecimal()
    if chained and after in "./:":
        return True
    if touching(words, last) and after[:1].isalpha():
        return after not in MEASURES and after not in CODES and coin_named(after) is None and after not in _PERCENT
    if before in _NUMBERED or (before == "." and word_at(words, first - 2) in ("no", "nos", "art", "sec")):
        return True
    return _follows_a_name(words, number, text)


def _follows_a_name(words: list[Word], number: Numeral, text: str) -> bool:
    """As in "Boeing 747", "Expo 2020": figures after a capital in mid-sentence, with nothing to count after them."""
    first, last = number.first, number.last
    if number.last != number.first + 1 or first < 2:
        return False
    word = words[first - 1]
    before = word_at(words, first - 2)
    named = (
        text[word.start].isupper()
        and word.text.isalpha()
        and len(word.text) > 2
        and word.text not in CODES
        and not _in_millions(word.text)
    )
    if not named or before in '.!?\n"“:' or touching(words, first):
        return False
    after = word_at(words, last)
    counts = counted_noun(words, last, None) or after in _PERCENT or after in _DASHES or coin_after(words, last)
    return not counts and "," not in words[first].text and "." not in words[first].text
