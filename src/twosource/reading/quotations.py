"""Where quotations stand: every shape of quotation mark, closed or not, and which marks are apostrophes.

A quotation never crosses a line; one that is left open and taken up with a new mark in the next paragraph is two
quotations, the second `continued`. So is one whose closing mark comes lines later, with no mark at their beginnings:
every line of it is a quotation of its own.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from msgspec import Struct

from twosource.language.sentences import paragraphs
from twosource.records.page import Span

_MARK = re.compile(r"''|``|[\"“”„‟«»‘’‚']")
_DOUBLE = frozenset(("''", "``", '"', "“", "”", "„", "‟", "«", "»"))
_OPENERS = frozenset("„“‟«") | {"``"}
_CLOSERS = frozenset("”»")
_TERMINAL = re.compile(r"(?<![.!?…])[.!?…]++(?=\s|$)")
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


_LONGEST = 12
"""So many lines may pass before the mark that closes a quotation."""
_CLOSING = {"``": ("''",), "''": ("''",), '"': ('"', "”"), "“": ("”", '"'), "«": ("»",), "„": ("“", "”")}


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Return the outermost quotations of `text` in order."""
    found: list[Quotation] = []
    opened: Span | None = None  # the quotation that is still open: its start, and the end of its line
    between: list[Span] = []
    for paragraph in paragraphs(text):
        rest = paragraph
        if opened is not None:
            mark = _first_double(text, paragraph)
            if mark is None and len(between) < _LONGEST:
                between.append(paragraph)
                continue
            if mark is not None and _ends_what_is_open(text, paragraph, mark, text[opened[0] : opened[0] + 2]):
                found[-1] = _stretch(text, (opened[0], opened[1]), found[-1])
                found.extend(_whole(text, line, line[1]) for line in between)
                found.append(_whole(text, (paragraph[0], mark[1]), mark[0]))
                rest, between = (mark[1], paragraph[1]), []
        for line in between:
            found.extend(_in_paragraph(text, line))
        here = _in_paragraph(text, rest)
        if here and opened is not None and not between and here[0].start == paragraph[0]:
            here[0] = _continued(here[0]) if _reaches(text, opened, found[-1]) else here[0]
        found.extend(here)
        between = []
        opened = (here[-1].start, paragraph[1]) if here and _is_open(text, paragraph, here[-1]) else None
    for line in between:
        found.extend(_in_paragraph(text, line))
    return tuple(quotation for quotation in found if quotation.pieces)


def _first_double(text: str, paragraph: Span) -> tuple[int, int, str] | None:
    marks = ((m.start(), m.end(), m.group()) for m in _MARK.finditer(text, *paragraph))
    return next((mark for mark in marks if mark[2] in _DOUBLE), None)


def _ends_what_is_open(text: str, paragraph: Span, mark: tuple[int, int, str], opening: str) -> bool:
    """A mark at the end of a word, or by itself, that fits the one left open lines before."""
    fits = _CLOSING.get(opening) or _CLOSING.get(opening[:1], ())
    after = text[mark[1]] if mark[1] < paragraph[1] else " "
    return mark[2] in fits and mark[0] > paragraph[0] and not after.isalnum()


def _is_open(text: str, paragraph: Span, quotation: Quotation) -> bool:
    """Say whether nothing of the paragraph closes its last quotation."""
    opening = _first_double(text, (quotation.start, paragraph[1]))
    closing = _first_double(text, (quotation.end, paragraph[1]))
    return not quotation.closed and closing is None and opening is not None and opening[0] == quotation.start


def _stretch(text: str, line: Span, quotation: Quotation) -> Quotation:
    """Return the quotation left open, to the end of its line."""
    marks = _marks(text, line)
    pieces = _pieces(text, [*marks, (line[1], line[1], "")])
    return Quotation(quotation.start, line[1], pieces, closed=False, continued=quotation.continued)


def _whole(text: str, line: Span, end: int) -> Quotation:
    """Return a line, up to `end`, as the continuation of the quotation before it; closed where a mark follows."""
    marks = [(line[0], line[0], ""), *_marks(text, (line[0], end)), (end, end, "")]
    return Quotation(line[0], line[1], _pieces(text, marks), closed=end < line[1], continued=True)


def _marks(text: str, paragraph: Span) -> list[tuple[int, int, str]]:
    marks = [(m.start(), m.end(), m.group()) for m in _MARK.finditer(text, *paragraph)]
    return [mark for mark in marks if mark[2] in _DOUBLE or not _is_apostrophe(text, mark, paragraph)]


def _continued(quotation: Quotation) -> Quotation:
    return Quotation(quotation.start, quotation.end, quotation.pieces, quotation.closed, continued=True)


def _reaches(text: str, opened: Span, quotation: Quotation) -> bool:
    """Say whether the quotation left open goes on to the end of its paragraph."""
    return quotation.start == opened[0] and not text[quotation.end : opened[1]].strip()


def _in_paragraph(text: str, paragraph: Span) -> list[Quotation]:
    marks = _marks(text, paragraph)
    closers = _single_closers(text, marks)
    found: list[Quotation] = []
    left = _straight_left(marks)
    at = 0
    while at < len(marks):
        start, _, mark = marks[at]
        if mark in _DOUBLE:
            apart = _opens_apart(text, paragraph, marks, at)
            close = _double_close(text, paragraph, marks, at) if apart or _opens(text, paragraph, marks[at]) else None
        else:
            apart = False
            close = _single_close(closers, at) if _opens(text, paragraph, marks[at]) else None
            if close is None:
                at += 1
                continue
        if close is None:
            at += 1
        elif close < len(marks):
            # straight marks in even number pair up where a comma tells that one closes: "…, "said Lind. "…"
            paired = left[at] % 2 == 0 and _is_behind_comma(text, start, marks[close][0])
            reused = (
                not apart
                and not paired
                and _opens(text, paragraph, marks[close])
                and not _closes(text, paragraph, marks[close])
            )
            stop = marks[close][0] if reused else marks[close][1]
            found.append(Quotation(start, stop, _pieces(text, marks[at : close + 1]), closed=not reused))
            at = close if reused else close + 1
        else:
            found.append(_unclosed(text, paragraph, marks, at))
            at = bisect_left(marks, (found[-1].end, 0, ""))
    return found


def _is_behind_comma(text: str, low: int, at: int) -> bool:
    """Say whether nothing but a space stands between a comma and `at`."""
    return text[max(low, at - 2) : at].rstrip().endswith(",")


def _straight_left(marks: Sequence[tuple[int, int, str]]) -> list[int]:
    """Return for each mark how many straight ones there are from it on; 1 where any other double mark follows."""
    found = [0] * (len(marks) + 1)
    other = False
    for at in range(len(marks) - 1, -1, -1):
        straight = marks[at][2] in ('"', "''")
        other = other or (marks[at][2] in _DOUBLE and not straight)
        found[at] = 1 if other else found[at + 1] + straight
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
    if after.isspace() or (after in ",;:.)]" and text[mark[1] + 1 : mark[1] + 2] != "."):
        return False
    return before.isspace() or before in "([{-–—:/“\"'‘«"


def _opens_apart(text: str, paragraph: Span, marks: Sequence[tuple[int, int, str]], at: int) -> bool:
    """A straight mark with a space behind it: of two such with a space on either side, the first opens.

    That is how text cut into words has them. One behind a comma or a colon opens too where nothing closes it in its
    line ("said: " We …"), or where the space is a slip (said," We know").
    """
    start, end, mark = marks[at]
    if mark != '"' or end >= paragraph[1] or not text[end].isspace():
        return False
    apart = start == paragraph[0] or text[start - 1].isspace()
    lead = text[paragraph[0] : start].rstrip()[-1:]
    following = next((marks[k] for k in range(at + 1, len(marks)) if marks[k][2] in _DOUBLE), None)
    if following is None:
        return apart and lead in ("", ",", ":")
    spaced = text[following[0] - 1].isspace()
    return following[2] in ('"', "”") and (spaced if apart else lead in (",", ":") and not spaced)


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
