"""Where a second article begins in one page.

A site that runs articles one under the other sets each with the same kind of head: a headline, then a date line of
one shape. A new section begins at a headline whose date line has the shape of the first article's, when prose that
shares the headline's words follows, and prose stood before it.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from twosource.document.features import vocabulary, word_count
from twosource.document.lines import Line, ends_sentence
from twosource.document.stamps import dateline

LEAST_PROSE = 3
REACH = 14
HEAD = 6
_DIGITS = re.compile(r"\d+")
_LETTERS = re.compile(r"[^\W\d_]+")


def sections(lines: Sequence[Line]) -> list[list[Line]]:
    """Cut the lines of a page so that each section holds one article; most pages are one section."""
    texts = [line.text for line in lines]
    prose = [is_prose(text) for text in texts]
    starts: list[int] = []
    shape: str | None = None
    since = 0
    for i, text in enumerate(texts):
        since += prose[i]
        if prose[i] or "@" in text or word_count(text) > 16:
            continue
        dated = dateline(text)
        if dated is None or dated.published is None:
            continue
        title = _title_before(texts, i)
        if title is None or not _is_followed(texts, prose, i, texts[title]):
            continue
        if shape is None:
            shape = _shape(text, dated.rest)
        elif _shape(text, dated.rest) == shape and since >= LEAST_PROSE:
            starts.append(_first_of_run(texts, title))
        else:
            continue
        since = 0
    bounds = [0, *starts, len(lines)]
    return [list(lines[a:b]) for a, b in pairwise(bounds) if b > a]


def is_prose(text: str) -> bool:
    """Say whether a line is a paragraph: a dozen words or more, ending as a sentence and not in mid-air."""
    return word_count(text) >= 12 and ends_sentence(text) and not text.endswith(("…", "..."))


def _title_before(texts: Sequence[str], i: int) -> int | None:
    """The nearest line before a date line that reads like a headline."""
    for j in range(i - 1, max(-1, i - HEAD - 1), -1):
        if is_prose(texts[j]):
            return None
        if 4 <= word_count(texts[j]) <= 32 and dateline(texts[j]) is None and len(vocabulary(texts[j])) >= 3:
            return j
    return None


def _is_followed(texts: Sequence[str], prose: Sequence[bool], i: int, title: str) -> bool:
    following = [texts[j] for j in range(i + 1, min(len(texts), i + 1 + REACH)) if prose[j]]
    return len(following) >= LEAST_PROSE and len(vocabulary(title) & vocabulary("\n".join(following))) >= 3


def _shape(text: str, rest: str) -> str:
    """A date line with digits and names levelled, so that two of one template are equal."""
    return _LETTERS.sub("a", _DIGITS.sub("0", text.replace(rest, "") if rest else text)).replace(" ", "")


def _first_of_run(texts: Sequence[str], title: int) -> int:
    """The first place where the same headline stands just before, when it is set twice."""
    for j in range(max(0, title - HEAD), title):
        if texts[j] == texts[title]:
            return j
    return title
