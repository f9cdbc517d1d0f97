"""The name that stands over a flat page: its first line, over menu and headline."""

import re
from collections.abc import Sequence

from twosource.document.bylines import is_opened_byline
from twosource.document.stamps import dateline
from twosource.lexicon.publishers import publisher, sounds_like_media

LOOKED_AT = 3
MOST_WORDS, LONGEST = 5, 40
MENU_WORDS = 5
_SKIPPED = re.compile(
    r"^\W*(?:skip (?:to|navigation)\b.*|(?:open |close |toggle |main )?(?:menu|navigation|search)|advertisement|home"
    r"|sign in|log ?in|subscribe|×)\W*$",
    re.IGNORECASE,
)
_BACK_HOME = re.compile(r"\s*[-–|:]\s*(?:back to )?home(?: ?page)?$|\s+home ?page$", re.IGNORECASE)
_WORD = re.compile(r"[A-ZÀ-ÞА-Я0-9][\w’'&.+-]*|&")
_TO = r"\b(?:told|said to|tells|seen by|obtained by|contacted by|spoke to|contact|follow|support)"
_DOES = r"(?:correspondents?|desk|asked|has asked|understands|has learned|can reveal|approached|contacted|attended)\b"
_TITLES = frozenset(
    """advertiser advocate argus beacon call chronicle citizen courant courier democrat digest dispatch echo examiner
    express gazette globe guardian herald independent inquirer journal leader ledger mail mercury messenger mirror
    monitor news observer packet post press progress recorder record register reporter republic review sentinel
    standard star statesman sun telegraph times today tribune union voice""".split()
)
_ONLY_TITLES = frozenset("advertiser argus courant courier echo gazette statesman".split())
_SMALL = frozenset("of the de and for in di del la le on der".split())


def masthead(lines: Sequence[str], plain_words: frozenset[str]) -> str | None:
    """Return the outlet named over the page, spelled as its prose spells it; None where no line is one.

    A short line of capitalized words is one when it sounds like an outlet and a menu follows, or when the page speaks
    of itself by that name elsewhere ("told the Courier"). `plain_words` are words of menus; a name has others.
    """
    top = [i for i, line in enumerate(lines[:12]) if not _SKIPPED.match(line)][:LOOKED_AT]
    for place, i in enumerate(top):
        name = _BACK_HOME.sub("", lines[i])
        if not _may_be_name(name, plain_words):
            continue
        sounds = _sounds(name) and (len(name.split()) > 1 or publisher(name) is not None)
        firm = sounds and (sounds_like_media(name) or name.split()[-1].casefold() in _ONLY_TITLES)
        if place == 0 and firm and _is_over_menu(lines, i):
            return _spelled(name, lines)
        if (sounds or place == 0) and _speaks_of(name, lines, i):
            return _spelled(name, lines)
    return None


def _may_be_name(line: str, plain_words: frozenset[str]) -> bool:
    words = line.split()
    if not 1 <= len(words) <= MOST_WORDS or len(line) > LONGEST or line.endswith((":", "?", "!", "…", ",")):
        return False
    if not all(_WORD.fullmatch(word) or word in _SMALL for word in words) or dateline(line) is not None:
        return False
    return not all(word.casefold() in plain_words or word.isdigit() for word in words)


def _is_over_menu(lines: Sequence[str], i: int) -> bool:
    """A short line follows that neither dates nor signs: a menu or a motto, not the rest of an article's head."""
    following = lines[i + 1] if i + 1 < len(lines) else ""
    short = len(following.split()) <= MENU_WORDS or "|" in following
    return bool(following) and short and dateline(following) is None and not is_opened_byline(following)


def _sounds(name: str) -> bool:
    return sounds_like_media(name) or name.split()[-1].casefold() in _TITLES


def _speaks_of(name: str, lines: Sequence[str], own: int) -> bool:
    """The page uses the name as its own; where it sounds like an outlet's, sources speaking to it are enough."""
    words = name.split()
    bare = re.escape(re.sub(r"^the ", "", name, flags=re.IGNORECASE))
    owned = rf"(?:©|\(c\)|copyright)[\s\d,–-]*(?:the )?{bare}\b|\b{bare} (?:staff|reporters?|newsletters?|app)\b"
    if _sounds(name):
        owned += rf"|{_TO} (?:the )?{bare}\b|\b{bare} {_DOES}|[/|]\s?(?:the )?{bare}$"
    patterns = [re.compile(owned, re.IGNORECASE)]
    if len(words) > 1 and words[-1].casefold() in _TITLES:
        patterns.append(re.compile(rf"\bthe {re.escape(words[-1].capitalize())}\b"))
    return any(i != own and any(pattern.search(line) for pattern in patterns) for i, line in enumerate(lines))


def _spelled(name: str, lines: Sequence[str]) -> str:
    """A name in capitals throughout as the page spells it in words, or else with capitals first."""
    if not name.isupper() or len(name.split()) < 2:
        return name
    pattern = re.compile(re.escape(name), re.IGNORECASE)
    for line in lines:
        if (match := pattern.search(line)) and not match.group().isupper():
            return match.group()
    return " ".join(word if len(word) < 4 else word.capitalize() for word in name.split())
