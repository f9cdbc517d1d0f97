"""Strings that hold a regular expression up, made out of the expression itself."""

import re
from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import Any

codes, parser = import_module("re._constants"), import_module("re._parser")
"""How Python itself takes a pattern apart; it says so nowhere that is promised to stay."""

Pump = tuple[str, str, str]
"""What leads there, what is said over and over, and what breaks off."""
_ANYWHERE = (
    "a", "A", " ", "\n", ".", ",", '"', "“", "”", "<", ">", "(", "[", "1", "1,", "-", "_", "&", "<!--", "a ", "A ",
    "A. ", "a.", "and ", "of the ", "which was ",
    "\n\n", "* ", "**", "__", "a, ", "http://", "a/", "a-", "<a ", "<p>", "<?", "[a](",
    "June ", "2025-", "12:", "By ", "by a and ",
)  # fmt: skip
_TAILS = ("\0", "a\0", "")
_SAMPLES = "aA1 .,-'\"“<>&\n_:/(é0Zz;=?!#*[]{}|~"


def pumps(pattern: re.Pattern[str] | re.Pattern[bytes]) -> Iterator[Pump]:
    """Yield what may hold a pattern up, each once."""
    words = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    flags = pattern.flags & ~re.LOCALE
    if not isinstance(pattern.pattern, str):
        flags |= re.ASCII
    tree = parser.parse(words, flags)
    made: dict[Pump, None] = {("", pump, "\0"): None for pump in _ANYWHERE}
    for head, body in _repeated(tree, ""):
        for pump in _said(body):
            for tail in _TAILS:
                made[head, pump, tail] = None
            made["", pump, "\0"] = None
            made["", head + pump, "\0"] = None
    if whole := _shortest(tree):
        made["", whole, "\0"] = None
        made["", whole[:-1] or whole, "\0"] = None
    yield from (pump for pump in made if pump[1])


def _repeated(tree: Sequence[Any], head: str) -> Iterator[tuple[str, Any]]:
    """Yield each part that may be repeated, with the shortest string that leads to it."""
    for code, value in tree:
        if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            if value[1] > 8:
                yield head, value[2]
            yield from _repeated(value[2], head)
        else:
            for inner in _parts(code, value):
                yield from _repeated(inner, head)
        head += _shortest([(code, value)])


def _parts(code: Any, value: Any) -> Sequence[Any]:
    if code is codes.SUBPATTERN:
        return (value[-1],)
    if code is codes.BRANCH:
        found: Sequence[Any] = value[1]
        return found
    if code in (codes.ASSERT, codes.ASSERT_NOT):
        return (value[1],)
    return (value,) if code is codes.ATOMIC_GROUP else ()


def _said(body: Any) -> Iterator[str]:
    """Yield what a repeated part may match: its shortest, and every kind of character where it is but one."""
    if len(body) == 1 and body[0][0] in (codes.IN, codes.ANY, codes.NOT_LITERAL):
        yield from _fitting(body[0], most=6)
        return
    yield _shortest(body)
    if len(body) == 1 and body[0][0] is codes.SUBPATTERN:
        yield from _said(body[0][1][-1])
    if len(body) == 1 and body[0][0] is codes.BRANCH:
        yield from (_shortest(branch) for branch in body[0][1][1][:6])


def _shortest(tree: Sequence[Any]) -> str:
    """Return a string that the tree matches, as short as may be, what is looked at on the way left out."""
    made = ""
    for code, value in tree:
        if code is codes.LITERAL:
            made += chr(value)
        elif code in (codes.IN, codes.ANY, codes.NOT_LITERAL):
            made += next(iter(_fitting((code, value), most=1)), "a")
        elif code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            made += _shortest(value[2]) * min(value[0], 60)
        elif code is codes.BRANCH:
            made += min((_shortest(branch) for branch in value[1]), key=len)
        elif code is codes.SUBPATTERN:
            made += _shortest(value[-1])
        elif code is codes.ATOMIC_GROUP:
            made += _shortest(value)
    return made


def _fitting(item: tuple[Any, Any], *, most: int) -> list[str]:
    """Return characters that one place of a pattern matches."""
    found = [letter for letter in _SAMPLES if _fits(item, letter)]
    code, value = item
    if not found and code is codes.IN:
        found = [
            chr(each[1] if each[0] is codes.LITERAL else each[1][0])
            for each in value
            if each[0] in (codes.LITERAL, codes.RANGE)
        ]
    return found[:most]


def _fits(item: tuple[Any, Any], letter: str) -> bool:
    code, value = item
    if code is codes.ANY:
        return True
    if code is codes.NOT_LITERAL:
        return bool(ord(letter) != value)
    negated, found = False, False
    for kind, what in value:
        if kind is codes.NEGATE:
            negated = True
        elif kind is codes.LITERAL:
            found = found or ord(letter) == what
        elif kind is codes.RANGE:
            found = found or what[0] <= ord(letter) <= what[1]
        elif kind is codes.CATEGORY:
            found = found or bool(re.match(_CATEGORIES[str(what)], letter))
    return found != negated


_CATEGORIES = {
    "CATEGORY_DIGIT": r"\d", "CATEGORY_NOT_DIGIT": r"\D", "CATEGORY_SPACE": r"\s", "CATEGORY_NOT_SPACE": r"\S",
    "CATEGORY_WORD": r"\w", "CATEGORY_NOT_WORD": r"\W",
}  # fmt: skip
