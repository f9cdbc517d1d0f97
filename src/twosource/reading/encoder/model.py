"""The encoder as it ships: an ONNX graph with 8-bit weights, run by ONNX Runtime on one thread.

One thread, one window at a time: so a text is read alike whatever is read beside it.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import accumulate, chain
from typing import NamedTuple

import numpy as np
import onnxruntime
from msgspec import Struct
from numpy.typing import NDArray

from twosource.language.pieces import FIRST, LAST, Vocabulary, Word, vocabulary
from twosource.reading.encoder.decode import best_tags
from twosource.reading.encoder.features import OPENING, word_features
from twosource.reading.encoder.tags import BEGINS, ROLES, ROWS, VECTOR
from twosource.reading.encoder.windows import PIECES, Window, windows
from twosource.reading.quotations import Quotation
from twosource.records.page import Span

Floats = NDArray[np.float32]
_TOGETHER = 64
"""Windows whose tags are decoded at once, which bounds the memory that a long text takes."""


_OUTPUTS = ["tags", "links", "parts", "vectors"]
_PLACES = np.arange(PIECES + 2)[None]
_DECODED = (list(range(len(ROLES))), [len(ROLES)])
"""Rows of tags that are decoded at once: those of the roles have fewer tags than those of the names."""


_FINE = 100.0
"""Whole numbers a unit in which the vectors of words are kept: one of ten thousand is so long that it is cut off."""


class Pass(NamedTuple):
    """What one pass of the encoder says of the words of a window, one row a word: `parts` are places in `PARTS`."""

    tags: Floats
    links: Floats
    parts: NDArray[np.int64]
    vectors: Floats


class Laid(Struct, frozen=True):
    """The pieces of a text and the features of their words; `firsts` [words + 1] says where the words begin."""

    pieces: NDArray[np.int64]
    features: NDArray[np.int64]
    firsts: NDArray[np.int64]


class Scored(Struct, frozen=True):
    """Words of a text with what the heads say of each.

    `roles` [3, words] are tags of `ROLES`, `kinds` [words] those of names, `parts` [words] places in
    `PARTS`. `links` are the vectors [4, 64] by which
    a cue finds its source and a content its cue, for each word that begins one of these. `vectors` [words, 64] say
    what each word adds to the matter of a stretch.
    """

    words: Sequence[Word]
    roles: NDArray[np.int8]
    kinds: NDArray[np.int8]
    parts: NDArray[np.int8]
    links: Mapping[int, Floats]
    vectors: NDArray[np.int8]


class Encoder:
    """Reads texts in windows and tags their words."""

    def __init__(self, graph: bytes, vocabulary: Vocabulary, moves: Floats) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        # what is fused beyond this makes the normalisation nine times slower
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
        options.log_severity_level = 3
        self.session = onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
        self.vocabulary = vocabulary
        self.edges = vocabulary.numbers[FIRST], vocabulary.numbers[LAST]
        self.moves = moves

    def score(self, text: str, sentences: Sequence[Span], quotations: Sequence[Quotation]) -> Scored:
        """Return the words of `text` with their tags. Time is linear in its length."""
        words = self.vocabulary.words(text)
        features = word_features(text, words, quotations)
        lines = [at for at, feature in enumerate(features) if feature >= OPENING]
        cut = windows(words, sentences, lines)
        laid = self.laid(words, features)
        tags = np.zeros((len(ROWS), len(words)), np.int8)
        parts = np.zeros(len(words), np.int8)
        vectors = np.zeros((len(words), VECTOR), np.int8)
        links: dict[int, Floats] = {}
        for at in range(0, len(cut), _TOGETHER):
            group = cut[at : at + _TOGETHER]
            found = [self.run(laid, window) for window in group]
            for window, said in zip(group, found, strict=True):
                mine = slice(window.first, window.last)
                parts[mine] = said.parts
                vectors[mine] = np.clip(np.rint(said.vectors * _FINE), -127, 127)
            first, last = group[0].first, group[-1].last
            within = lines[bisect_left(lines, first) : bisect_left(lines, last)]
            cuts = sorted({*within, *(window.first for window in group)})
            tags[:, first:last] = self.decoded(np.concatenate([said.tags for said in found]), [c - first for c in cuts])
            for window, said in zip(group, found, strict=True):
                begins = (tags[: len(ROLES), window.first : window.last] == BEGINS).any(0)
                for place in np.flatnonzero(begins).tolist():
                    links[window.first + place] = said.links[place].reshape(4, -1).copy()  # and not the whole window
        return Scored(words, tags[: len(ROLES)], tags[-1], parts, links, vectors)

    def laid(self, words: Sequence[Word], features: Sequence[int]) -> Laid:
        """Return the pieces of all words with the features of their words, one after the other."""
        counts = [len(word.pieces) for word in words]
        pieces = np.fromiter(chain.from_iterable([word.pieces for word in words]), np.int64, sum(counts))
        return Laid(pieces, np.repeat(np.array(features, np.int64), counts), np.array([0, *accumulate(counts)]))

    def run(self, laid: Laid, window: Window) -> Pass:
        """Return what the heads say of a window: one pass of the encoder."""
        start, end = laid.firsts[window.first], laid.firsts[window.last]
        pieces, features = np.zeros((2, 1, end - start + 2), np.int64)
        pieces[0, 0], pieces[0, -1] = self.edges
        pieces[0, 1:-1], features[0, 1:-1] = laid.pieces[start:end], laid.features[start:end]
        given = {
            "pieces": pieces,
            "features": features,
            "places": _PLACES[:, : end - start + 2],
            "firsts": laid.firsts[window.first : window.last] - (start - 1),
        }
        return Pass(*self.session.run(_OUTPUTS, given))

    def decoded(self, scores: Floats, cuts: Sequence[int]) -> NDArray[np.int8]:
        """Return the tags [rows, words] of words with `scores` [words, scores of all rows].

        `cuts` are the words at which a window or a line begins: no span crosses one.
        """
        tags = np.zeros((len(ROWS), len(scores)), np.int8)
        stretches = list(zip(cuts, [*cuts[1:], len(scores)], strict=True))
        for numbers in _DECODED:
            states = ROWS[numbers[0]].stop - ROWS[numbers[0]].start
            given = [scores[first:last, ROWS[number]] for number in numbers for first, last in stretches]
            moves = self.moves[numbers, :states, :states].repeat(len(stretches), 0)
            best = iter(best_tags(given, moves))
            for number in numbers:
                for first, last in stretches:
                    tags[number, first:last] = next(best)
        return tags


@cache
def encoder() -> Encoder:
    """Return the encoder that ships with the package; loaded once."""
    data = files("twosource.reading.encoder") / "data"
    with (data / "moves.npy").open("rb") as opened:
        moves = np.load(opened, allow_pickle=False)
    return Encoder((data / "reader.onnx").read_bytes(), vocabulary(), moves)
