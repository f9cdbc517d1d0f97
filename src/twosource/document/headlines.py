"""The headline of an article among the lines of a flat page."""

import re
from collections import Counter
from collections.abc import Sequence

from twosource.document.appeals import is_appeal
from twosource.document.authors import is_person
from twosource.document.bylines import is_opened_byline
from twosource.document.captions import is_caption
from twosource.document.classifier import Cut
from twosource.document.features import CUE_PATTERNS, vocabulary
from twosource.document.lines import ends_sentence
from twosource.document.segments import is_prose
from twosource.document.stamps import dateline
from twosource.lexicon.agencies import agency
from twosource.lexicon.publishers import publisher, sounds_like_media

SHORTEST, LONGEST = 3, 32
FURTHEST = 60
LEAST = 1.7
LEAST_KNOWN = 2
LEAST_SHARE = 0.4
NEAREST = 25
_LABEL = re.compile(r"^(?:by|author|reporter)s?\W*$", re.IGNORECASE)
_SERVICE = re.compile(
    r"^\W*(?:listen|reading time|read time|\d+\s*[- ]?min|back to|key points|\d+ of \d+)\b", re.IGNORECASE
)
_SUFFIX = re.compile(r"\s+(?P<mark>[|»·•–—-]|::)\s+(?P<name>[^|»·•–—]{2,40})$")


def headline(lines: Sequence[str], cut: Cut, text: Sequence[str], *, outlet: str | None = None) -> int | None:
    """Return the line that is the headline, or None; `outlet` is the name over the page, which is none.

    A headline shares its words with the text, ends like none of its sentences, stands before it, and often has a
    date or a byline after it or is repeated. The nearest line over the text that is nothing else needs less of that.
    """
    known_words = _stems("\n".join(text))
    repeats = Counter(_key(line) for line in lines)
    best, chosen = LEAST, None
    anchor = next((i for i in range(cut.start, cut.end) if cut.text[i] > 0.5 and is_prose(lines[i])), cut.start)
    over = _standing(lines, anchor)
    standing = None if over is None else _key(lines[over])
    for i in range(max(0, anchor - FURTHEST), anchor + 1):
        if (outlet is not None and _key(lines[i]) == _key(outlet)) or publisher(lines[i]) is not None:
            continue
        score = _score(lines, i, known_words, repeats, anchor, stands=_key(lines[i]) == standing)
        if score > best:
            best, chosen = score, i
    if chosen is None:
        return _repeated_inside(lines, cut, known_words, repeats)
    return _over_standfirst(lines, chosen, known_words)


def _standing(lines: Sequence[str], anchor: int) -> int | None:
    """The nearest line over the text that is no date, byline, caption, label or service of the page."""
    for i in range(anchor - 1, max(-1, anchor - NEAREST - 1), -1):
        line = lines[i]
        if is_prose(line) or CUE_PATTERNS["onward"].match(line):
            return None
        if not _stands_between(line):
            return None if _ends_as_statement(line) or len(line.split()) > LONGEST else i
    return None


def _stands_between(line: str) -> bool:
    """What may stand between headline and text."""
    if len(line.split()) < SHORTEST or _is_head_line(line) or is_person(line) or _SERVICE.match(line):
        return True
    cues = any(CUE_PATTERNS[name].search(line) for name in ("share", "account", "legal"))
    return is_caption(line) or is_appeal(line) or (cues and len(line.split()) < 12)


def _is_head_line(line: str) -> bool:
    return dateline(line) is not None or is_opened_byline(line) or bool(_LABEL.match(line))


def _over_standfirst(lines: Sequence[str], chosen: int, known_words: frozenset[str]) -> int:
    """Two lines of a head: the upper, shorter one is the headline, the lower one says more of the same."""
    i = chosen - 2 if chosen > 1 and len(lines[chosen - 1].split()) == 1 else chosen - 1
    if i < 0 or len(lines[i].split()) < SHORTEST or len(lines[i]) >= len(lines[chosen]):
        return chosen
    upper, words = lines[i], _stems(lines[i])
    known = len(words & known_words)
    if known < LEAST_KNOWN or known < LEAST_SHARE * len(words) or _key(upper) in _key(lines[chosen]):
        return chosen
    return chosen if _stands_between(upper) or upper.endswith(")") or ends_sentence(upper) else i


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


def _score(
    lines: Sequence[str], i: int, known_words: frozenset[str], repeats: Counter[str], anchor: int, *, stands: bool
) -> float:
    line = lines[i]
    words = _stems(line)
    known = len(words & known_words)
    if not SHORTEST <= len(line.split()) <= LONGEST or not words:
        return 0.0
    alike = known >= LEAST_KNOWN and known >= LEAST_SHARE * len(words)
    if not alike and (not stands or _is_label(line)):
        return 0.0
    if _is_head_line(line) or is_caption(line) or is_appeal(line) or (i == anchor and is_prose(line)):
        return 0.0
    following = lines[i + 1 : i + 6]
    score = 2 * known / len(words) + 0.25 * min(known, 8) + 1.0 * stands
    score += 1.0 * any(dateline(near) is not None for near in following)
    score += 1.0 * any(_is_signed(near) for near in following[:4])
    score -= 0.5 * any(_is_signed(near) or dateline(near) is not None for near in lines[max(0, i - 3) : i])
    score += 0.6 * min(2, repeats[_key(line)] - 1)
    score -= 0.04 * max(0, anchor - i)
    score -= 2.0 * _ends_as_statement(line)
    score -= 1.0 * any(CUE_PATTERNS["onward"].match(near) for near in lines[max(0, i - 4) : i])
    return score - 0.5 * sum(bool(CUE_PATTERNS[name].search(line)) for name in ("share", "account", "legal"))


def _is_label(line: str) -> bool:
    """A section's or an outlet's name: capitalized throughout and short, or known; an address, a path, a greeting."""
    words = line.split()
    named = len(words) <= 4 and all(not word[0].islower() for word in words)
    return named or publisher(line) is not None or "://" in line or words[0].casefold() in ("welcome", "work", "you")


def _is_signed(line: str) -> bool:
    return is_opened_byline(line) or bool(_LABEL.match(line))


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
