"""What stands around a number and bounds it ("at least", "or so"), and whether it holds for each party."""

from collections.abc import Sequence

from twosource.language.numeral_words import SCALES, Word
from twosource.language.numerals import word_at

_BEFORE: tuple[tuple[tuple[str, ...], str], ...] = (
    (("no", "more", "than"), "at-most"), (("not", "more", "than"), "at-most"),
    (("no", "fewer", "than"), "at-least"), (("no", "less", "than"), "at-least"),
    (("not", "less", "than"), "at-least"), (("not", "fewer", "than"), "at-least"),
    (("more", "than"), "at-least"), (("greater", "than"), "at-least"), (("higher", "than"), "at-least"),
    (("in", "excess", "of"), "at-least"), (("at", "least"), "at-least"), (("a", "minimum", "of"), "at-least"),
    (("well", "over"), "at-least"), (("just", "over"), "at-least"), (("over",), "at-least"),
    (("above",), "at-least"), (("exceeding",), "at-least"), (("exceeded",), "at-least"),
    (("exceeds",), "at-least"), (("surpassed",), "at-least"), (("topped",), "at-least"),
    (("upwards", "of"), "at-least"),
    (("fewer", "than"), "at-most"), (("less", "than"), "at-most"), (("at", "most"), "at-most"),
    (("up", "to"), "at-most"), (("as", "many", "as"), "at-most"), (("as", "much", "as"), "at-most"),
    (("a", "maximum", "of"), "at-most"), (("just", "under"), "at-most"), (("under",), "at-most"),
    (("below",), "at-most"), (("an", "estimated"), "about"), (("estimated",), "about"), (("close", "to"), "about"),
    (("about",), "about"), (("around",), "about"), (("some",), "about"), (("roughly",), "about"),
    (("nearly",), "about"), (("almost",), "about"), (("approximately",), "about"), (("circa",), "about"),
)  # fmt: skip
_AFTER: tuple[tuple[tuple[str, ...], str], ...] = (
    (("or", "more"), "at-least"), (("or", "so"), "about"), (("or", "fewer"), "at-most"), (("or", "less"), "at-most"),
    (("+",), "at-least"),
)  # fmt: skip
_HANDED = frozenset("hand hands handed handing turn turns turned turning take took taken taking".split())
_PARTIES = frozenset("side sides party parties country countries way direction camp delegation team".split())
_REACH = 9
_ENDS = frozenset(".;!?\n")


_BY_LAST_WORD = {last: tuple(item for item in _BEFORE if item[0][-1] == last) for last in {p[-1] for p, _ in _BEFORE}}


def bound_before(words: Sequence[Word], at: int) -> tuple[str, int]:
    """Return the bound that the words before token `at` set, and where those words begin."""
    for phrase, bound in _BY_LAST_WORD.get(word_at(words, at - 1), ()):
        begin = at - len(phrase)
        if phrase == ("over",) and word_at(words, begin - 1) in _HANDED:
            continue
        if begin >= 0 and all(word_at(words, begin + i) == word for i, word in enumerate(phrase)):
            return bound, begin
    return "exact", at


def bound_after(words: Sequence[Word], at: int) -> str | None:
    """Return the bound that the words from token `at` on set; None for none."""
    for phrase, bound in _AFTER:
        if all(word_at(words, at + i) == word for i, word in enumerate(phrase)):
            return bound
    return None


def holds_for_each(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether a number at tokens `[first, last)` is said of every party: "from each side", "apiece", "each"."""
    for at in range(last, last + _REACH):
        word = word_at(words, at)
        if word in _ENDS or word == "":
            break
        if word == "apiece" or (word in ("each", "per", "either") and word_at(words, at + 1) in _PARTIES):
            return True
        if word == "each" and word_at(words, at + 1) in (".", ",", ";", "", "\n", "and", "in"):
            return True
        if at > last and word[:1].isdecimal():
            break
    for at in range(first - 1, max(-1, first - _REACH), -1):
        word = word_at(words, at)
        if word in _ENDS or word == ",":
            break
        if word == "each" and word_at(words, at + 1) in _PARTIES:
            return True
    return False


def one_for_one(words: Sequence[Word], last: int, value: float) -> bool:
    """Whether the number before token `last` is exchanged for as many: "1,000 for 1,000", "1,000-for-1,000"."""
    at = last + (word_at(words, last) in "-‐‑–" and word_at(words, last) != "")
    if word_at(words, at) != "for":
        return False
    at += 1
    at += word_at(words, at) in ("-", "‐", "‑", "–")
    other = word_at(words, at).replace(",", "")
    if SCALES.get(other, 100 if other == "hundred" else 0) == value:
        return True
    return other.isdecimal() and len(other) < 12 and float(other) == value
