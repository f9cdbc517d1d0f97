"""Words with their places."""

import re
from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from twosource.records.page import Span

_TOKEN = re.compile(
    r"[A-Za-z]++(?![^\s,;:])"  # most words, to be done with them soon
    r"|(?:[^\W\d_]+[-–])?(?:[A-Z]\.){2,}"  # U.S., U.N., Iran-U.S.
    r"|\d+(?:[.,:]\d+)*"  # 1,000 10:30 3.5
    r"|[^\W\d_]+(?:[-’'][^\W\d_]+)*"  # words, hyphenated words, contractions
    r"|\S"
)


class Token(Struct, frozen=True, gc=False):
    """One word, number or mark: its words, and `[start, end)` in the text it was cut from."""

    text: str
    start: int
    end: int

    @property
    def lower(self) -> str:
        """The word in lower case with the straight apostrophe."""
        return self.text.lower().replace("’", "'")


def tokens(text: str, span: Span | None = None) -> list[Token]:
    """Cut `text`, or the part of it that `span` names, into tokens; offsets are into `text`."""
    return list(iterate_tokens(text, span))


def iterate_tokens(text: str, span: Span | None = None) -> Iterator[Token]:
    """Yield the tokens of `text` one by one."""
    start, end = span or (0, len(text))
    for match in _TOKEN.finditer(text, start, end):
        yield Token(match.group(), match.start(), match.end())


def cut(text: str) -> list[str]:
    """Return the tokens of `text` as they are written, without their places."""
    return _TOKEN.findall(text)


def word_counts(text: str, span: Span | None = None) -> Counter[str]:
    """Count the tokens of `text` as they are written."""
    start, end = span or (0, len(text))
    return Counter(_TOKEN.findall(text, start, end))
