"""Where quotations stand: every shape of quotation mark, closed or not, and which marks are apostrophes.

A quotation never crosses a paragraph; one that is left open and taken up with a new mark in the next paragraph
is two quotations, the second `continued`.
"""

import re
from bisect import bisect_left

from msgspec import Struct

from twosource.language.sentences import paragraphs
from twosource.records.page import Span

_MARK = re.compile(r"''|``|[\"“”„‟«»‘’‚']")
_DOUBLE = frozenset(("''", "``", '"', "“", "”", "„", "‟", "«", "»"))
_OPENERS = frozenset("„“‟«") | {"``"}
_CLOSERS = frozenset("”»")
_TERMINAL = re.compile(r"[.!?…]+(?=\s|$)")
_ELISIONS = re.compile(r"['’](?:\d\ds?|tis|twas|n|em|til|cause|bout)\b", re.IGNORECASE)


class Quotation(Struct, frozen=True):
    """One quotation: from its opening mark `start` to behind its closing mark `end`.

    `pieces` are the stretches between marks, without any mark: one, or more where quotations are nested.
    `closed` is false where the closing mark is missing; `continued` says that it goes on from the paragraph before.
    """

    start: int
    end: int
    pieces: tuple[Span, ...]
    closed: bool = True
    continued: bool = False

    @property
    def inner(self) -> Span:
        """The words between the outer marks."""
        return self.pieces[0][0], self.pieces[-1][1]


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Return the outermost quotations of `text` in order."""
    found: list[Quotation] = []
    open_before = False
    for paragraph in paragraphs(text):
        here = _in_paragraph(text, paragraph)
        if here and open_before and here[0].start == paragraph[0]:
            here[0] = _continued(here[0])
        open_before = bool(here) and not here[-1].closed and _reaches_end(text, paragraph, here[-1])
        found.extend(here)
    return tuple(quotation for quotation in found if quotation.pieces)


def _continued(quotation: Quotation) -> Quotation:
    return Quotation(quotation.start, quotation.end, quotation.pieces, quotation.closed, continued=True)


def _reaches_end(text: str, paragraph: Span, quotation: Quotation) -> bool:
    return not text[quotation.end : paragraph[1]].strip()


def _in_paragraph(text: str, paragraph: Span) -> list[Quotation]:
    marks = [(m.start(), m.end(), m.group()) for m in _MARK.finditer(text, *paragraph)]
    marks = [mark for mark in marks if mark[2] in _DOUBLE or not _is_apostrophe(text, mark, paragraph)]
    closers = _single_closers(text, marks)
    found: list[Quotation] = []
    at = 0
    while at < len(marks):
        start, _, mark = marks[at]
        if mark in _DOUBLE:
            close = _double_close(text, paragraph, marks, at) if _opens(text, paragraph, marks[at]) else None
        else:
            close = _single_close(closers, at) if _opens(text, paragraph, marks[at]) else None
            if close is None:
                at += 1
                continue
        if close is None:
            at += 1
        elif close < len(marks):
            reused = _opens(text, paragraph, marks[close]) and not _closes(text, paragraph, marks[close])
            stop = marks[close][0] if reused else marks[close][1]
            found.append(Quotation(start, stop, _pieces(text, marks[at : close + 1]), closed=not reused))
            at = close if reused else close + 1
        else:
            found.append(_unclosed(text, paragraph, marks, at))
            at = bisect_left(marks, (found[-1].end, 0, ""))
    return found


def _is_apostrophe(text: str, mark: tuple[int, int, str], paragraph: Span) -> bool:
    before = text[mark[0] - 1] if mark[0] > paragraph[0] else " "
    after = text[mark[1]] if mark[1] < paragraph[1] else " "
    if mark[2] in "‘‚":
        return False
    return (before.isalnum() and after.isalnum()) or bool(_ELISIONS.match(text, mark[0]))


def _opens(text: str, paragraph: Span, mark: tuple[int, int, str]) -> bool:
    """An opening mark has a space, bracket, dash or another mark before it and a word after it."""
    before = text[mark[0] - 1] if mark[0] > paragraph[0] else " "
    after = text[mark[1]] if mark[1] < paragraph[1] else " "
    if mark[2] in _OPENERS or mark[2] == "‘":
        return True
    return (before.isspace() or before in "([{-–—:/“\"'‘«") and not after.isspace()


def _closes(text: str, paragraph: Span, mark: tuple[int, int, str]) -> bool:
    before = text[mark[0] - 1] if mark[0] > paragraph[0] else " "
    return mark[2] in _CLOSERS or not before.isspace()


def _double_close(text: str, paragraph: Span, marks: list[tuple[int, int, str]], at: int) -> int:
    """Return the index of the mark that ends the quotation opened at `at`; past the end where none does."""
    straight = marks[at][2] in ('"', "''", "”")
    depth = 1
    for index in range(at + 1, len(marks)):
        mark = marks[index]
        if mark[2] not in _DOUBLE:
            continue
        if straight or mark[2] in ('"', "''"):
            return index
        if marks[at][2] == "»":
            closing = mark[2] == "«"
        elif marks[at][2] == "„" and mark[2] == "“":
            closing = True
        else:
            closing = mark[2] not in _OPENERS
        depth += -1 if closing else 1
        # a second opening mark before any closing one: the first was never closed
        if depth > 2:
            return index
        if depth == 0:
            return index
    return len(marks)


def _single_closers(text: str, marks: list[tuple[int, int, str]]) -> tuple[list[int], list[int]]:
    """Indexes of single marks that may close: after punctuation (sure), and after anything but a plural s."""
    sure, likely = [], []
    for index, (start, end, mark) in enumerate(marks):
        if mark not in ("’", "'") or (end < len(text) and text[end].isalnum()) or start == 0:
            continue
        before = text[start - 1]
        if before in ".,!?…—–":
            sure.append(index)
        if (not before.isspace() and before != "s") or (
            not before.isspace() and (end >= len(text) or not text[end : end + 2].lstrip().isalpha())
        ):
            likely.append(index)
    return sure, likely


def _single_close(closers: tuple[list[int], list[int]], at: int) -> int | None:
    for candidates in reversed(closers):
        found = bisect_left(candidates, at + 1)
        if found < len(candidates):
            return candidates[found]
    return None


def _unclosed(text: str, paragraph: Span, marks: list[tuple[int, int, str]], at: int) -> Quotation:
    """A quotation without an end: to the end of its paragraph where it begins one or is announced, or is
    taken up in the next; else to the end of its sentence.
    """
    start = marks[at][0]
    lead = text[paragraph[0] : start].rstrip()
    end = paragraph[1]
    if lead and lead[-1] not in ":," and text[end : end + 4].lstrip()[:1] not in ('"', "“"):
        found = _TERMINAL.search(text, marks[at][1], paragraph[1])
        end = found.end() if found else end
    inside = [mark for mark in marks[at:] if mark[0] < end]
    return Quotation(start, end, _pieces(text, [*inside, (end, end, "")]), closed=False)


def _pieces(text: str, marks: list[tuple[int, int, str]]) -> tuple[Span, ...]:
    """The stretches between the marks; a single mark counts only where it opens, or closes one that is open."""
    found: list[Span] = []
    before = marks[0][1]
    inner = False
    for index, (start, end, mark) in enumerate(marks[1:], 1):
        if index < len(marks) - 1 and mark in ("’", "'", "‘", "‚"):
            opens = mark in "‘‚" or not (text[start - 1].isalnum() or text[start - 1] in ".,!?")
            if inner == opens:
                continue
            inner = opens
        piece = trimmed(text, before, start)
        if piece[0] < piece[1]:
            found.append(piece)
        before = end
    return tuple(found)


def trimmed(text: str, start: int, end: int) -> Span:
    """Return the span without white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
