"""From scores of words to tags and spans."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from twosource.reading.encoder.pieces import Word
from twosource.records.page import Span

FORBIDDEN = np.float32(-1e4)


def allowed(states: int) -> NDArray[np.float32]:
    """Moves between tags: no inside tag (even) follows what is not of its own kind."""
    moves = np.zeros((states, states), np.float32)
    moves[:, 2::2] = FORBIDDEN
    for tag in range(2, states, 2):
        moves[tag - 1, tag] = moves[tag, tag] = 0.0
    return moves


def best_tags(scores: NDArray[np.float32], moves: NDArray[np.float32], lengths: NDArray[np.int64]) -> NDArray[np.int8]:
    """Return the likeliest row of tags of each window [windows, words] (Viterbi 1967).

    `scores` [windows, words, tags], `moves` [windows, tags, tags] from one word's tag to the next one's; only the
    first `lengths` words of a window count.
    """
    rows, length, states = scores.shape
    back = np.zeros((length, rows, states), np.int8)
    best = scores[:, 0].copy()
    best[:, 2::2] += FORBIDDEN
    for at in range(1, length):
        reached = best[:, :, None] + moves
        back[at] = reached.argmax(1)
        running = (at < lengths)[:, None]
        back[at] = np.where(running, back[at], np.arange(states, dtype=np.int8))
        best = np.where(running, reached.max(1) + scores[:, at], best)
    tags = np.zeros((rows, length), np.int8)
    tags[:, -1] = best.argmax(1)
    row = np.arange(rows)
    for at in range(length - 1, 0, -1):
        tags[:, at - 1] = back[at, row, tags[:, at]]
    return tags


def tagged(tags: Sequence[int] | NDArray[np.int8]) -> Iterator[tuple[int, int, int]]:
    """Yield (first word, behind the last word, tag that began it) of each span in a row of tags."""
    array = np.asarray(tags)
    for first in np.flatnonzero(array % 2 == 1).tolist():
        last = first + 1
        while last < len(array) and array[last] == array[first] + 1:
            last += 1
        yield first, last, int(array[first])


def span(words: Sequence[Word], first: int, last: int) -> Span:
    """Return where the words `[first, last)` stand in the text."""
    return words[first].start, words[last - 1].end
