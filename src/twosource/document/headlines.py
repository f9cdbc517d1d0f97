"""The headline of an article among the lines of a flat page."""

import re
from collections import Counter
from collections.abc import Sequence

from twosource.document.appeals import is_appeal
from twosource.document.captions import is_caption
from twosource.document.classifier import Cut
from twosource.document.features import CUE_PATTERNS, vocabulary
from twosource.document.lines import ends_sentence
from twosource.document.segments import is_prose
from twosource.document.stamps import dateline
from twosource.lexicon.agencies import agency
from twosource.lexicon.publishers import sounds_like_media

SHORTEST, LONGEST = 3, 32
FURTHEST = 60
LEAST = 1.7
LEAST_KNOWN = 2
LEAST_SHARE = 0.4
_BYLINE = re.compile(r"^(?:written |story )?by\b|^(?:author|reporter)s?\b", re.IGNORECASE)
_SUFFIX = re.compile(r"\s+(?P<mark>[|»·•–—-]|::)\s+(?P<name>[^|»·•–—]{2,40})$")


def headline(lines: Sequence[str], cut: Cut, text: Sequence[str]) -> int | None:
    """Return the line that is the headline, or None.

    A headline shares its words with the text, ends like none of its sentences, stands before it, and often has a
    date or a byline after it or is repeated.
    """
    known_words = _stems("\n".join(text))
    repeats = Counter(_key(line) for line in lines)
    best, chosen = LEAST, None
    anchor = next((i for i in range(cut.start, cut.end) if cut.text[i] > 0.5 and is_prose(lines[i])), cut.start)
    for i in range(max(0, anchor - FURTHEST), anchor + 1):
        score = _score(lines, i, known_words, repeats, anchor)
        if score > best:
            best, chosen = score, i
    if chosen is None:
        chosen = _repeated_inside(lines, cut, known_words, repeats)
    return chosen


def same_headline(line: str, title: str) -> bool:
    """Say whether a line is the headline again, whatever its case and quotation marks; a sentence is not."""
    if _ends_as_statement(line) != _ends_as_statement(title):
        return False
    one, other = _key(line), _key(title)
    long = len(one) > 30 and abs(len(one) - len(other)) < 25
    return one == other or (long and (other.startswith(one) or one.startswith(other)))


def split_suffix(title: str, page: Sequence[str]) -> tuple[str, str | None]:
    """Split "Headline - Outlet" into its parts; the second is None where what follows names no outlet.

    It does where it sounds like a medium, or where the page sets the headline without it, too.
    """
    match = _SUFFIX.search(title)
    if not match or len(match["name"].split()) > 5 or not match["name"][0].isupper():
        return title, None
    bare, name = title[: match.start()].rstrip(), match["name"].strip()
    if len(bare.split()) < SHORTEST:
        return title, None
    alone = any(_key(line) == _key(bare) for line in page)
    whole = sum(_key(line) == _key(title) for line in page) > 1
    if match["mark"] in "|»" or alone or (not whole and (sounds_like_media(name) or agency(name))):
        return bare, name
    return title, None


def _stems(text: str) -> frozenset[str]:
    """The first five letters of its words: "election" and "electoral" are one."""
    return frozenset(word[:5] for word in vocabulary(text))


def _key(line: str) -> str:
    return re.sub(r"\W+", " ", line.casefold()).strip()


def _score(lines: Sequence[str], i: int, known_words: frozenset[str], repeats: Counter[str], anchor: int) -> float:
    line = lines[i]
    count = len(line.split())
    words = _stems(line)
    known = len(words & known_words)
    if not SHORTEST <= count <= LONGEST or known < LEAST_KNOWN or known < LEAST_SHARE * len(words):
        return 0.0
    if dateline(line) is not None or is_caption(line) or is_appeal(line) or (i == anchor and is_prose(line)):
        return 0.0
    following = lines[i + 1 : i + 6]
    score = 2 * known / len(words) + 0.25 * min(known, 8)
    score += 1.0 * any(dateline(near) is not None for near in following)
    score += 1.0 * any(_BYLINE.match(near) for near in following[:4])
    score -= 0.5 * any(_BYLINE.match(near) or dateline(near) is not None for near in lines[max(0, i - 3) : i])
    score += 0.6 * min(2, repeats[_key(line)] - 1)
    score -= 0.04 * max(0, anchor - i)
    score -= 2.0 * _ends_as_statement(line)
    return score - 0.5 * sum(bool(CUE_PATTERNS[name].search(line)) for name in ("share", "account", "legal"))


def _ends_as_statement(line: str) -> bool:
    bare = line.rstrip("\"'”’»)")
    return ends_sentence(line) and not bare.endswith(("?", "!"))


def _repeated_inside(lines: Sequence[str], cut: Cut, known_words: frozenset[str], repeats: Counter[str]) -> int | None:
    """A line of the page's that is repeated and reads like a headline, wherever it stands."""
    for i in range(cut.start, min(len(lines), cut.end + 12)):
        words = _stems(lines[i])
        if repeats[_key(lines[i])] > 1 and 4 <= len(lines[i].split()) <= LONGEST and not ends_sentence(lines[i]):
            known = len(words & known_words)
            if known >= 3 and known >= 0.6 * len(words):
                return i
    return None
