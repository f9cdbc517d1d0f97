"""What the lower-case pieces do not tell: how a word is written, and where it stands."""

from collections.abc import Sequence

from twosource.language.pieces import Word
from twosource.reading.quotations import Quotation

LOWER, CAPITAL, CAPITALS, MIXED = range(4)
QUOTED = 4
OPENING = 8
FEATURES = 16
_BREAKS = frozenset("\n\r\u2028\u2029")


def word_features(text: str, words: Sequence[Word], quotations: Sequence[Quotation]) -> list[int]:
    """Return a number below `FEATURES` for each word: its case, whether it is quoted, whether it opens a line."""
    found = []
    spans = [(q.start, q.end) for q in quotations]
    at, before = 0, 0
    for word in words:
        while at < len(spans) and spans[at][1] <= word.start:
            at += 1
        quoted = at < len(spans) and spans[at][0] <= word.start
        opening = word is words[0] or not _BREAKS.isdisjoint(text[before : word.start])
        before = word.end
        found.append(_case(text[word.start : word.end]) + QUOTED * quoted + OPENING * opening)
    return found


def _case(word: str) -> int:
    if word.islower() or not word[0].isalpha():
        return LOWER
    if word.istitle() or (len(word) == 1 and word.isupper()):
        return CAPITAL
    return CAPITALS if word.isupper() else MIXED
