"""Whether a passage carries a claim, contradicts it, or says neither: a small encoder that reads the two together.

It was trained on passages and claims written for this project (`training/judge`, docs/judge.md). It is asked about the
few sentences that the words of a claim have found, one at a time and on one thread, so that an answer never depends on
what else is asked. What it says is one sign among others: filled slots decide by themselves.
"""

from functools import cache, lru_cache
from importlib.resources import files

import numpy as np
import onnxruntime
from msgspec import Struct

from twosource.language.pieces import FIRST, LAST, Vocabulary, vocabulary

LONGEST = 160
"""Pieces of claim and passage together; what is longer is cut at the end of the passage."""
_CLAIM = 80


class Judgement(Struct, frozen=True):
    """How likely a passage is to say nothing of a claim, to carry it, to contradict it; the three add up to 1."""

    neutral: float
    supported: float
    contradicted: float


class Judge:
    """The trained encoder with its last layer of logits."""

    def __init__(self, graph: bytes, pieces: Vocabulary) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
        options.log_severity_level = 3
        self.session = onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
        self.pieces = pieces

    def judge(self, claim: str, sentence: str, before: str = "") -> Judgement:
        """Return the judgement on a claim and a sentence, with as much of what stands before as there is room for.

        Of a claim too long to be read whole nothing is said.
        """
        first, last = self.pieces.numbers[FIRST], self.pieces.numbers[LAST]
        asked, lead, given = (
            [p for word in self.pieces.words(text) for p in word.pieces] for text in (claim, before, sentence)
        )
        if len(asked) > _CLAIM:
            return Judgement(1.0, 0.0, 0.0)
        room = LONGEST - len(asked) - 3
        given = given[:room]
        given = [*lead[max(0, len(lead) - (room - len(given))) :], *given]
        row = [first, *asked, last, *given, last]
        size = len(asked) + 2
        second = np.array([[0] * size + [1] * (len(row) - size)], np.int64)
        rows = {"pieces": np.array([row], np.int64), "features": second, "places": np.arange(len(row))[None]}
        logits = self.session.run(["logits"], rows)[0][0]
        chances = np.exp(logits - logits.max())
        neutral, supported, contradicted = (chances / chances.sum()).tolist()
        return Judgement(neutral, supported, contradicted)


@cache
def _judge() -> Judge:
    data = files("twosource.language") / "data"
    return Judge((data / "judge.onnx").read_bytes(), vocabulary("judge_pieces.txt.xz"))


@lru_cache(maxsize=65_536)
def judged(claim: str, sentence: str, before: str = "") -> Judgement:
    """Return what the judge that ships with the package says of a claim and a sentence, with the one before it."""
    return _judge().judge(claim, sentence, before)
