"""The encoder as it ships: an ONNX graph with 8-bit weights, run by ONNX Runtime on one thread.

One thread, one window at a time: so a text is read alike whatever is read beside it.
"""

import lzma
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

import numpy as np
import onnxruntime
from msgspec import Struct
from numpy.typing import NDArray

from twosource.reading.encoder.decode import FORBIDDEN, best_tags
from twosource.reading.encoder.features import OPENING, word_features
from twosource.reading.encoder.pieces import FIRST, LAST, Vocabulary, Word
from twosource.reading.encoder.tags import BEGINS, IS_INSIDE, KIND_TAGS, ROLES, ROWS
from twosource.reading.encoder.windows import Window, windows
from twosource.reading.quotations import Quotation
from twosource.records.page import Span

Floats = NDArray[np.float32]
_TOGETHER = 64
"""Windows whose tags are decoded at once, which bounds the memory that a long text takes."""


class Scored(Struct, frozen=True):
    """Words of a text with what the heads say of each.

    `roles` [3, words] are tags of `ROLES`, `kinds` [words] those of names. `links` are the vectors [4, 64] by which
    a cue finds its source and a content its cue, for each word that begins one of these.
    """

    words: Sequence[Word]
    roles: NDArray[np.int8]
    kinds: NDArray[np.int8]
    links: Mapping[int, Floats]


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
        self.moves = moves

    def score(self, text: str, sentences: Sequence[Span], quotations: Sequence[Quotation]) -> Scored:
        """Return the words of `text` with their tags. Time is linear in its length."""
        words = self.vocabulary.words(text)
        features = word_features(text, words, quotations)
        lines = [at for at, feature in enumerate(features) if feature >= OPENING]
        cut = windows(words, sentences, lines)
        tags = np.zeros((len(ROWS), len(words)), np.int8)
        links: dict[int, Floats] = {}
        for at in range(0, len(cut), _TOGETHER):
            group = cut[at : at + _TOGETHER]
            found = [self.run(words, features, window) for window in group]
            self._decode(group, [scores for scores, _ in found], tags)
            for window, (_, vectors) in zip(group, found, strict=True):
                begins = (tags[: len(ROLES), window.first : window.last] == BEGINS).any(0)
                for place in np.flatnonzero(begins).tolist():
                    links[window.first + place] = vectors[place].reshape(4, -1).copy()  # and not the whole window
        return Scored(words, tags[: len(ROLES)], tags[-1], links)

    def run(self, words: Sequence[Word], features: Sequence[int], window: Window) -> tuple[Floats, Floats]:
        """Return tag scores [words, tags] and link vectors [words, 256] of a window: one pass of the encoder."""
        numbers = self.vocabulary.numbers
        pieces, marks, firsts = [numbers[FIRST]], [0], []
        for at in range(window.first, window.last):
            own = words[at].pieces
            firsts.append(len(pieces))
            pieces.extend(own)
            marks.extend([features[at]] * len(own))
        given = {
            "pieces": np.array([[*pieces, numbers[LAST]]], np.int64),
            "features": np.array([[*marks, 0]], np.int64),
            "places": np.arange(len(pieces) + 1, dtype=np.int64)[None],
            "firsts": np.array(firsts, np.int64),
        }
        tags, links = self.session.run(["tags", "links"], given)
        opening = [feature >= OPENING for feature in features[window.first : window.last]]
        return tags + FORBIDDEN * np.outer(opening, IS_INSIDE), links  # no span crosses a line

    def _decode(self, group: Sequence[Window], found: Sequence[Floats], tags: NDArray[np.int8]) -> None:
        """Write the tags of the words of the windows into `tags` [rows, words]."""
        longest = max(map(len, found))
        scores = np.full((len(ROWS), len(found), longest, KIND_TAGS), FORBIDDEN, np.float32)
        for number, part in enumerate(ROWS):
            for at, given in enumerate(found):
                scores[number, at, : len(given), : part.stop - part.start] = given[:, part]
        lengths = np.array([len(given) for given in found])
        best = best_tags(
            scores.reshape(-1, longest, KIND_TAGS),
            self.moves.repeat(len(found), 0),
            np.tile(lengths, len(ROWS)),
        ).reshape(len(ROWS), len(found), longest)
        for at, window in enumerate(group):
            tags[:, window.first : window.last] = best[:, at, : window.last - window.first]


@cache
def encoder() -> Encoder:
    """Return the encoder that ships with the package; loaded once."""
    data = files("twosource.reading.encoder") / "data"
    vocabulary = lzma.decompress((data / "vocabulary.txt.xz").read_bytes()).decode("utf-8").split("\n")
    with (data / "moves.npy").open("rb") as opened:
        moves = np.load(opened, allow_pickle=False)
    return Encoder((data / "reader.onnx").read_bytes(), Vocabulary(vocabulary), moves)
