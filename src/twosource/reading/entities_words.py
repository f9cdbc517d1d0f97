"""The words of a text as names see them: capitals, places in their sentence, possessives cut off."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from msgspec import Struct

from twosource.lexicon.countries import is_adjective, state
from twosource.lexicon.organizations import known
from twosource.lexicon.words import is_word
from twosource.records.page import Span

_WORD = re.compile(
    r"(?:[A-Z]\.(?:\s?(?=[A-Z]\.))?){2,}"  # U.S., N. W. T.
    r"|[A-Z]\.(?=\s[A-Z])"  # an initial before a name
    r"|\d+(?:[.,:]\d+)*"
    # Words; OPEC2, Jean-Noel, N'Djamena, AT&T, and the plural owner in "workers' union".
    r"|(?:[^\W\d_]+|\d+(?=[^\W\d_]))(?:[-‑'’&][^\W_]+|\d+)*(?:(?<=s)['’](?=\s))?"
    r"|\S"
)
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$", re.IGNORECASE)
_OPENERS = frozenset("\"'“‘«„([•·*–—-:;…")
_LOWER_CAPS = re.compile(r"^(?:al|el|ash|an|ar|as|at|az|ad|bin|ibn|ben|abu|ul|ur|d|l|de|la|le)[-‑'’][A-ZÀ-Þ]")


class Word(Struct, frozen=True, gc=False):
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
            raw = match.group()
            for part, begin in _halves(raw, match.start()) if "-" in raw else ((raw, match.start()),):
                word = _word(part, begin, number, initial)
                found.append(word)
            opens = word.text not in "\"'" or not text[max(0, word.start - 1) : word.start].strip()
            initial = word.text in _OPENERS and opens and (initial or word.text in '"“‘«„:•([')
    return found


def _halves(raw: str, start: int) -> list[tuple[str, int]]:
    """Cut "Russia-Ukraine" and "US-China" in two names; "Jean-Noel" is one."""
    cut = raw.find("-")
    if 0 < cut < len(raw) - 1 and raw[0].isupper() and raw[cut + 1].isupper():
        left, right = raw[:cut], _POSSESSIVE.sub("", raw[cut + 1 :])
        if all(state(half) or is_adjective(half) or known(half) for half in (left, right)):
            return [(left, start), ("-", start + cut), (raw[cut + 1 :], start + cut + 1)]
    return [(raw, start)]


def _word(raw: str, start: int, sentence: int, initial: bool) -> Word:
    possessive = _POSSESSIVE.search(raw) if len(raw) > 2 and raw[-1] in "sS'’" else None
    kept = raw[: possessive.start()] if possessive else raw
    low = kept.lower().replace("’", "'")
    if kept[0].isupper():
        cap = kept.isalpha() or not _compound(kept, low)
    else:
        cap = not kept.isalpha() and kept[0].islower() and bool(_LOWER_CAPS.match(kept))
    return Word(kept, low, start, start + len(kept), sentence, cap, initial, possessive is not None)


def _compound(word: str, low: str) -> bool:
    """Say that "Kremlin-aligned", "UK-based" and "I've" are no names; "Jong-un" is one."""
    tail = re.split(r"[-‑]", word)[-1]
    if len(tail) < len(word) and tail.islower() and (len(tail) > 3 or tail in _TAILS) and is_word(tail):
        return True
    return low in _CONTRACTED


_TAILS = frozenset({"led", "run", "era", "ish", "to"})
_CONTRACTED = frozenset(
    head + tail
    for head in ("i", "you", "he", "she", "it", "we", "they", "that", "there", "what", "who", "here", "let", "where")
    for tail in ("'ve", "'re", "'ll", "'d", "'m", "'s")
)


def at(found: Sequence[Word], position: int) -> int:
    """Return the index of the last word that begins at or before `position`, or -1."""
    return bisect_right(found, position, key=lambda word: word.start) - 1
