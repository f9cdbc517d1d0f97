"""Windows: runs of whole sentences that the encoder reads at once; whole lines where they fit."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

from msgspec import Struct

from twosource.language.pieces import Word
from twosource.records.page import Span

PIECES = 126
"""Word pieces of a window, its two marks not counted. Longer ones take more time a word and read no better."""


class Window(Struct, frozen=True):
    """Words `[first, last)` of the text."""

    first: int
    last: int


def windows(
    words: Sequence[Word], sentences: Sequence[Span], lines: Sequence[int] = (), most: int = PIECES
) -> list[Window]:
    """Return windows of at most `most` pieces that together hold every word once, in order.

    `lines` are the words that open a line, in order. A line that would fit into a window of its own is not cut,
    a sentence only where it is too long for any.
    """
    if not words:
        return []
    before = [0, *accumulate(len(word.pieces) for word in words)]
    starts = _cuts(words, sentences, before, most)
    ends = [*starts[1:], len(words)]
    found: list[Window] = []
    first = 0
    for start, end in zip(starts, ends, strict=True):
        if start == first:
            continue
        at = bisect_left(lines, start)
        opens = at < len(lines) and lines[at] == start
        close = (lines[at + 1] if at + 1 < len(lines) else len(words)) if opens else end
        whole = before[close] - before[start] <= most
        if before[close if whole else end] - before[first] > most:
            found.append(Window(first, start))
            first = start
    return [*found, Window(first, len(words))]


def _cuts(words: Sequence[Word], sentences: Sequence[Span], before: Sequence[int], most: int) -> list[int]:
    """Return the words at which a window may begin: first words of sentences, and within those that are too long."""
    places = [word.start for word in words]
    cuts = sorted({0, *(bisect_left(places, start) for start, _ in sentences)})
    found: list[int] = []
    for start, end in zip(cuts, [*cuts[1:], len(words)], strict=True):
        begin = start
        while begin < end:
            found.append(begin)
            begin = max(begin + 1, bisect_right(before, before[begin] + most, begin, end + 1) - 1)
    return found
