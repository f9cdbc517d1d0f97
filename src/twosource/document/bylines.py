"""Lines that say who wrote an article, and nothing else."""

import re
from collections.abc import Sequence

from twosource.document.authors import authors, is_desk, is_person
from twosource.document.features import word_count
from twosource.document.lines import ends_sentence
from twosource.document.stamps import dateline

MOST_WORDS = 14
_OPENING = re.compile(
    r"^(?:(?:(?:written|reported|posted|story|words|text|report|analysis)\s+)?by\b(?!-)"
    r"|from (?:our|a|the) (?:\w+ ){0,2}?(?:correspondent|reporter)s?\b):?\s*(?P<names>.*)$",
    re.IGNORECASE,
)
_LABEL = frozenset(("by", "author", "authors", "written by", "reporter", "von", "par", "por"))
_SMALL = frozenset("and of in at for the with to a our from de la van von der den di da bin al el as".split())
_DUTIES = frozenset(
    """correspondent correspondents editor writer writers reporter reporters staff desk agency news senior political
    special chief deputy contributor columnist journalist""".split()
)
_BESIDE = re.compile(
    r"^\W*(?:@\w+$|\d+ ?min\w*\b|reading time|\d+ (?:minute|hour|day|week)s?\b|updated\b)", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
_HANDLE = re.compile(r"\s*(?:@\w+|\S+@\S+)\s*$")


def is_opened_byline(line: str) -> bool:
    """Say whether a line opens as a byline ("By", "From our correspondent") and goes on with names alone."""
    match = _OPENING.match(line)
    if match is None or word_count(line) > MOST_WORDS or (ends_sentence(line) and word_count(line) > 5):
        return False
    words = _WORD.findall(match["names"])
    return all(not word[0].islower() or word.lower() in _SMALL | _DUTIES for word in words)


def is_byline(lines: Sequence[str], i: int, title: int | None = None) -> bool:
    """Say whether line `i` is a byline: it opens as one, or names a person or desk where bylines stand.

    They stand right under the headline, whose line is `title`, and above the date; a label ("By") may stand over
    them, an outlet or a handle between them and the date.
    """
    line = lines[i]
    if is_opened_byline(line):
        return True
    if word_count(line) > MOST_WORDS or ends_sentence(line):
        return False
    before = lines[i - 1].casefold().strip(" :") if i else ""
    if before in _LABEL:
        return _names_people(line, at_most=6)
    dated = any(dateline(near) is not None for near in lines[i + 1 : i + 3])
    under = title is not None and i == title + 1 and (dated or any(map(_BESIDE.match, lines[i + 1 : i + 2])))
    if is_desk(line):
        return dated or under
    return (dated and _names_people(line, at_most=6 if under else 1)) or (under and _names_people(line, at_most=2))


def _names_people(line: str, *, at_most: int) -> bool:
    """A list of persons, which may end with an agency or outlet; not more of them than `at_most`."""
    bare = _HANDLE.sub("", line)
    if at_most == 1:
        return word_count(bare) <= 4 and is_person(bare)
    persons, others = authors([bare])
    if not persons or len(persons) > at_most or len(others) > 1:
        return False
    return all(not word[0].islower() or word in _SMALL for word in _WORD.findall(bare))
