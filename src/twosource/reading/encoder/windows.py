"""Windows: runs of whole sentences that the encoder reads at once, each with what stands before it for context."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

from msgspec import Struct

from twosource.reading.encoder.pieces import Word
from twosource.records.page import Span

PIECES = 254
"""Word pieces of a window, its two marks not counted."""
CONTEXT = 48
"""Word pieces of the sentences before a window that are read again with it."""


class Window(Struct, frozen=True):
    """Words `[first, last)` of the text; those before `own` were read with the window before and are context."""

    first: int
    own: int
    last: int


def windows(words: Sequence[Word], sentences: Sequence[Span], lead: int = PIECES) -> list[Window]:
    """Return windows that together own every word once, in order.

    A sentence that is too long for a window is cut. `lead` is the room of the first window.
    """
    if not words:
        return []
    before = [0, *accumulate(len(word.pieces) for word in words)]
    starts = _cuts(words, sentences, before)
    found: list[Window] = []
    first = own = 0
    room = min(lead, PIECES)
    for start, end in zip(starts, [*starts[1:], len(words)], strict=True):
        if start > own and before[end] - before[first] > room:
            found.append(Window(first, own, start))
            first, own, room = _context(starts, before, start), start, PIECES
    return [*found, Window(first, own, len(words))]


def _cuts(words: Sequence[Word], sentences: Sequence[Span], before: Sequence[int]) -> list[int]:
    """Return the words at which a window may begin: first words of sentences, and within those that are too long."""
    places = [word.start for word in words]
    cuts = sorted({0, *(bisect_left(places, start) for start, _ in sentences)})
    found: list[int] = []
    for start, end in zip(cuts, [*cuts[1:], len(words)], strict=True):
        begin = start
        while begin < end:
            found.append(begin)
            begin = max(begin + 1, bisect_right(before, before[begin] + PIECES - CONTEXT, begin, end + 1) - 1)
    return found


def _context(starts: Sequence[int], before: Sequence[int], own: int) -> int:
    """Return where the context of a window that owns the words from `own` begins: whole sentences, or a part of one."""
    nearest = bisect_left(before, before[own] - CONTEXT)
    at = bisect_left(starts, nearest)
    return starts[at] if starts[at] < own else nearest
