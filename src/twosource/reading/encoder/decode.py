"""From scores of words to tags and spans."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from twosource.language.pieces import Word
from twosource.records.page import Span

FORBIDDEN = np.float32(-1e4)


def allowed(states: int) -> NDArray[np.float32]:
    """Moves between tags: no inside tag (even) follows what is not of its own kind."""
    moves = np.zeros((states, states), np.float32)
    moves[:, 2::2] = FORBIDDEN
    for tag in range(2, states, 2):
        moves[tag - 1, tag] = moves[tag, tag] = 0.0
    return moves


def best_tags(scores: Sequence[NDArray[np.float32]], moves: NDArray[np.float32]) -> list[NDArray[np.int8]]:
    """Return the likeliest row of tags of each row of words (Viterbi 1967).

    `scores` are [words, tags] for each row, `moves` [rows, tags, tags] from one word's tag to the next one's. The
    longest rows are put first, so that at each word those that go on stand together.
    """
    order = sorted(range(len(scores)), key=lambda at: -len(scores[at]))
    lengths = [len(scores[at]) for at in order]
    length, states = lengths[0], scores[0].shape[1]
    emitted = np.zeros((length, len(order), states), np.float32)
    for row, at in enumerate(order):
        emitted[: lengths[row], row] = scores[at]
    going = np.searchsorted(-np.array(lengths), -np.arange(length), "left").tolist()  # rows longer than each place
    moves = moves[order]
    back = np.zeros((length, len(order), states), np.int8)
    best = emitted[0]
    best[:, 2::2] += FORBIDDEN
    for at in range(1, length):
        rows = going[at]
        reached = best[:rows, :, None] + moves[:rows]
        back[at, :rows] = reached.argmax(1)
        best[:rows] = reached.max(1)
        best[:rows] += emitted[at, :rows]
    tags = np.zeros((length, len(order)), np.int8)
    every = np.arange(len(order))
    tags[np.array(lengths) - 1, every] = best.argmax(1)
    for at in range(length - 1, 0, -1):
        rows = going[at]
        tags[at - 1, :rows] = back[at, every[:rows], tags[at, :rows]]
    found: list[NDArray[np.int8]] = [tags[:0, 0]] * len(order)
    for row, at in enumerate(order):
        found[at] = tags[: lengths[row], row]
    return found


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
