"""The words of a text as names see them: capitals, places in their sentence, possessives cut off."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from msgspec import Struct

from twosource.records.page import Span

_WORD = re.compile(
    r"(?:[A-Z]\.(?:\s?(?=[A-Z]\.))?){2,}"  # U.S., N. W. T.
    r"|[A-Z]\.(?=\s[A-Z])"  # an initial before a name
    r"|\d+(?:[.,:]\d+)*"
    r"|(?:[^\W\d_]+|\d+(?=[^\W\d_]))(?:[-‑'’&][^\W_]+|\d+)*"  # words; OPEC2, Jean-Noel, N'Djamena, AT&T
    r"|\S"
)
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$", re.IGNORECASE)
_OPENERS = frozenset("\"'“‘«„([•·*–—-:;…")
_LOWER_CAPS = re.compile(r"^(?:al|el|ash|an|ar|as|at|az|ad|bin|ibn|ben|abu|ul|ur|d|l|de|la|le)[-‑'’][A-ZÀ-Þ]")


class Word(Struct, frozen=True):
    """One word, number or mark. `initial` says that it would be written large anyway."""

    text: str
    low: str
    start: int
    end: int
    sentence: int
    cap: bool
    initial: bool
    possessive: bool


def words(text: str, sentences: Sequence[Span]) -> list[Word]:
    """Cut `text` into words sentence by sentence; a possessive 's is outside the word it follows."""
    found: list[Word] = []
    for number, (start, end) in enumerate(sentences):
        initial = True
        for match in _WORD.finditer(text, start, end):
            word = _word(match.group(), match.start(), number, initial)
            found.append(word)
            initial = word.text in _OPENERS and (initial or word.text in '"“‘«„:•([')
    return found


def _word(raw: str, start: int, sentence: int, initial: bool) -> Word:
    possessive = _POSSESSIVE.search(raw) if len(raw) > 2 else None
    kept = raw[: possessive.start()] if possessive else raw
    cap = kept[0].isupper() or (kept[0].islower() and bool(_LOWER_CAPS.match(kept)))
    low = kept.lower().replace("’", "'")
    return Word(kept, low, start, start + len(kept), sentence, cap, initial, possessive is not None)


def at(found: Sequence[Word], position: int) -> int:
    """Return the index of the last word that begins at or before `position`, or -1."""
    return bisect_right(found, position, key=lambda word: word.start) - 1
