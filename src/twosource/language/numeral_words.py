"""The words numbers are made of, and how a run of digits is read."""

import re

from msgspec import Struct

SMALL: dict[str, int] = {
    "zero": 0, "nought": 0, "naught": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS: dict[str, int] = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES: dict[str, int] = {
    "thousand": 10**3, "lakh": 10**5, "lac": 10**5, "million": 10**6, "crore": 10**7, "billion": 10**9,
    "trillion": 10**12, "quadrillion": 10**15,
}  # fmt: skip
SCALES |= {word + "s": value for word, value in SCALES.items()}
SHORT_SCALES: dict[str, int] = {
    "k": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "mio": 10**6, "bn": 10**9, "bln": 10**9, "b": 10**9,
    "tn": 10**12, "tln": 10**12, "trn": 10**12,
}  # fmt: skip
"""Scales that only digits carry (`10m`, `3 bn`)."""
DOZENS = frozenset({"dozen", "dozens"})
HUNDREDS = frozenset({"hundred", "hundreds"})
ORDINALS: dict[str, int] = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14,
    "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20,
    "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80,
    "ninetieth": 90,
}  # fmt: skip
_LARGE_PARTS = {
    "hundredth": 100, "thousandth": 10**3, "millionth": 10**6, "billionth": 10**9, "trillionth": 10**12,
}  # fmt: skip
PARTS: dict[str, int] = {"half": 2, "halves": 2, "quarter": 4, "quarters": 4}
PARTS |= {word: value for word, value in ORDINALS.items() if value > 2} | _LARGE_PARTS
PARTS |= {word + "s": value for word, value in (ORDINALS | _LARGE_PARTS).items() if word != "second"}
"""Words for a part of one: `half`, `thirds`, `hundredths`. `second` is never one, `firsts` only in `twenty-firsts`."""
VULGAR: dict[str, float] = {
    "½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 1 / 5, "⅖": 2 / 5, "⅗": 3 / 5, "⅘": 4 / 5,
    "⅙": 1 / 6, "⅚": 5 / 6, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8,
}  # fmt: skip
DASHES = frozenset("-‐‑–—")

DIGITS = (
    r"\d{1,3}(?:[,\u00a0\u202f\u2009]\d{3})+(?!\d)(?:\.\d+)?"  # 1,000.5
    r"|\d{1,2}(?:,\d{2}){1,8},\d{3}(?!\d)(?:\.\d+)?"  # 12,34,567
    r"|\d{1,3}(?:\.\d{3})+,\d{1,2}(?!\d)"  # 1.000,5
    r"|\d{1,3}(?:\.\d{3}){2,}(?!\d)"  # 1.000.000
    r"|\d+(?:\.\d+|,\d{1,2}(?!\d))?"  # 1000, 5.00, 5,00
)
"""How digits group: a pattern for one written number, with every usual separator but the plain space."""

_LONGEST = 18
_DIGITS = re.compile(DIGITS + r"|\d{1,3}(?: \d{3})+(?:\.\d+)?")
_GROUPED = re.compile(r"\d{1,3}(?:[,\u00a0\u202f\u2009 ]\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?")
_CONTINENTAL = re.compile(r"\d{1,3}(?:\.\d{3})+,\d{1,2}|\d{1,3}(?:\.\d{3}){2,}")


class Word(Struct, frozen=True, gc=False):
    """A token in lower case, with its place."""

    text: str
    start: int
    end: int


def read_digits(written: str) -> int | float | None:
    """Return the number that `written` (a match of `DIGITS`) stands for; None when it is too long to be one."""
    if len(written) > _LONGEST or not _DIGITS.fullmatch(written):
        return None
    if _GROUPED.fullmatch(written):
        plain = re.sub(r"[,\s]", "", written)
    elif _CONTINENTAL.fullmatch(written):
        plain = written.replace(".", "").replace(",", ".")
    else:
        plain = written.replace(",", ".")
    return float(plain) if "." in plain else int(plain)
