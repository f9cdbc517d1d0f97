"""Who wrote it: persons apart from desks, agencies and outlets."""

import html
import re
from collections.abc import Iterable, Sequence

from twosource.lexicon.agencies import agency
from twosource.lexicon.publishers import publisher, sounds_like_media

_LEAD = re.compile(
    r"^(?:(?:written|reported|reporting|story|words|text|posted|published|report|analysis|opinion|comment)\s+)?"
    r"(?:by|von|par|por)\b[:\s]*"
    r"|^from (?:our|a|the) (?:\w+ ){0,2}?(?:correspondent|reporter)s?,? "
    r"|^(?:author|authors|writer|reporter)s?\s*:\s*",
    re.I,
)
_JOIN = re.compile(
    r"\s*(?:[;|/•·]|,(?!\s*(?:jr|sr|ii|iii)\b\.?)|\band\b|&|\bwith\b|(?<=[^\W\d_]{4})\.(?=\s+[^\W\d_]))\s*", re.I
)
_TAIL = re.compile(
    r"\s+(?:for|of|from|at|in|on)\s+.*$|\s*[(@].*$|\s+[-–—]\s+.*$|\s*https?://.*$|\s*\S+@\S+.*$", re.I | re.S
)
_NO_PERSON = frozenset(
    """admin administrator agency agencies agence associated associates author authors board blog broadcasting
    bureau channel com community company contributor contributors correspondent correspondents daily desk
    digital editor editorial editors foundation gazette group guest herald inc institute journal journalists llc
    magazine media ministry monitor net network news newsdesk newsletter newspaper newsroom newswire office
    online org organization post press publisher radio reporter reporters review service services site society
    staff studio team telegraph television times today tribune tv university unknown us user web website
    webmaster wire wires world writer writers""".split()
)
_DESKS = frozenset(
    """agence agency bureau correspondent correspondents desk journalists newsdesk newsroom newswire reporters staff
    wire wires""".split()
)
_NOBODY = frozenset(
    """admin administrator anonymous author authors contributor editor editors guest unknown us user web webmaster
    website""".split()
)
_DUTY = frozenset("senior political foreign diplomatic chief deputy special managing business health".split())
_NAME = re.compile(r"^[^\W\d_][\w.'’ʼ`-]*(?:\s+[^\W\d_][\w.'’ʼ`-]*){1,4}$")
_LONGEST = 300


def authors(names: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Split what a byline gives into the names of persons and the rest (agencies, desks, outlets), in order."""
    persons: list[str] = []
    others: list[str] = []
    for line in names:
        for part in _parts(line):
            (persons if is_person(part) else others).append(part)
    return tuple(dict.fromkeys(persons)), tuple(dict.fromkeys(others))


def is_person(name: str) -> bool:
    """Whether a part of a byline is shaped like the name of a person and names no desk, outlet or agency."""
    words = name.split()
    if not _NAME.match(name) or any(word.lower().strip(".") in _NO_PERSON for word in words):
        return False
    if words[0].lower() in ("the", "a") or any(word.lower().startswith("editor-") for word in words):
        return False
    if words[0].lower() in _DUTY or (name.isupper() and len(name) < 5):
        return False
    capital = sum(word[0].isupper() or not word[0].isascii() for word in words)
    return capital >= max(2, len(words) - 2)


def signed(persons: Sequence[str], others: Sequence[str], outlet: str | None) -> tuple[str, ...]:
    """Return who signs an article: persons, or where none does the desk, staff or agency that the byline names.

    The outlet itself is no author, and neither is a name that an account has and nobody bears ("admin").
    """
    plain = _plain(outlet or "")
    if named := tuple(name for name in persons if _plain(name) != plain):
        return named
    return tuple(name for name in others if _plain(name) != plain and (is_desk(name) or _is_agency(name)))


def is_desk(name: str) -> bool:
    """Say whether a name is that of a desk, a staff or a newsroom ("World desk", "Courier Staff")."""
    words = name.lower().split()
    if not 2 <= len(words) <= 5 or not name[0].isupper() or _NOBODY.intersection(words):
        return False
    return words[-1] in _DESKS or words[-2:] in (["staff", "writer"], ["staff", "reporter"], ["web", "team"])


def _is_agency(name: str) -> bool:
    if agency(name) is not None or publisher(name) is not None:
        return True
    words = name.split()
    return 2 <= len(words) <= 5 and all(word[0].isupper() for word in words) and sounds_like_media(name)


def _plain(name: str) -> str:
    return re.sub(r"\W+", " ", name.casefold()).strip().removeprefix("the ")


def _parts(line: str) -> list[str]:
    line = " ".join(html.unescape(line).split())[:_LONGEST]
    if line.startswith(("http://", "https://", "www.")) or not line:
        return []
    found = []
    for part in _JOIN.split(_LEAD.sub("", line)):
        part = _LEAD.sub("", part)
        part = _TAIL.sub("", part).strip(" \t.,:;-–—")
        if part and not part.isdigit():
            found.append(_cased(part))
    return found


def _cased(name: str) -> str:
    """Names in capitals throughout are set that way by the page; agencies' initials stay."""
    words = name.split()
    if len(words) >= 2 and name.isupper() and all(len(word) > 1 or word.endswith(".") for word in words):
        return " ".join("-".join(part.capitalize() for part in word.split("-")) for word in words)
    return name
