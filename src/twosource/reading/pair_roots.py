"""Which two parties of a sentence are a pair of doer and other, and as which PLOVER root: a linear model.

The weights (`data/pair_roots.npz`) are fitted by `training/pair_roots`: multinomial logistic regression over the
signs of `pair_signs`, one row a sign, one column a root, and a last column that tells whether the pair stands at
all. They are whole numbers, hundredths, so that sums are the same everywhere.
"""

import io
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from importlib import resources

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from twosource.language.tagger import Word
from twosource.lexicon.acts import RETREATING
from twosource.reading.clause_parts import Clause
from twosource.reading.pair_signs import Signs, between, pair, possible, reach
from twosource.reading.parties import Party

YIELD = "YIELD"
"""The training data has one root where PLOVER has CONCEDE and RETREAT."""


class Model(Struct, frozen=True):
    """A row of `weights` for each sign, row 0 for those unknown; a column for each root, and one for standing."""

    roots: list[str]
    rows: Mapping[str, int]
    weights: NDArray[np.int32]
    bias: NDArray[np.int32]


class Pair(Struct, frozen=True):
    """Places of the doer and the other among the parties, and the root of what is done."""

    doer: int
    other: int
    root: str


@lru_cache(maxsize=1)
def model() -> Model:
    """Return the model that ships with the package."""
    packed = resources.files("twosource.reading").joinpath("data", "pair_roots.npz").read_bytes()
    return unpacked_model(packed)


def unpacked_model(packed: bytes) -> Model:
    """Return the model whose file holds these bytes."""
    with np.load(io.BytesIO(packed)) as kept:
        roots, names = (kept[part].tobytes().decode().split("\n") for part in ("roots", "names"))
        weights = np.vstack([np.zeros((1, len(roots) + 1), np.int32), kept["weights"].astype(np.int32)])
        return Model(roots, {name: row for row, name in enumerate(names, 1)}, weights, kept["bias"].astype(np.int32))


def packed_model(roots: Sequence[str], signs: Mapping[str, Sequence[int]], bias: Sequence[int]) -> bytes:
    """Return a model as the bytes of the file that `model` reads; weights are hundredths."""
    buffer = io.BytesIO()
    names = sorted(signs)
    np.savez_compressed(
        buffer,
        roots=np.frombuffer("\n".join(roots).encode(), np.uint8),
        names=np.frombuffer("\n".join(names).encode(), np.uint8),
        weights=np.array([signs[name] for name in names], np.int16),
        bias=np.array(bias, np.int32),
    )
    return buffer.getvalue()


def pairs(
    words: Sequence[Word], found: Sequence[Clause], among: Sequence[Party], read: Signs, using: Model | None = None
) -> list[Pair]:
    """Return the pairs among the parties of a sentence, in the order of their doers; `read` are its signs."""
    known = using or model()
    every = [(i, j) for i in range(len(among)) for j in reach(i, len(among)) if possible(among, i, j)]
    if not every or not found:
        return []
    scores = _scores(known, among, read, every)
    best = scores[:, :-1].argmax(axis=1)
    return [Pair(i, j, _root(words, known.roots[best[k]])) for k, (i, j) in enumerate(every) if scores[k, -1] > 0]


def _scores(known: Model, among: Sequence[Party], read: Signs, every: Sequence[tuple[int, int]]) -> NDArray[np.int32]:
    rows = known.rows
    steps, doers, others = (_sums(known, lists) for lists in (read.steps, read.doers, read.done_to))
    shown = np.array([[rows.get(sign, 0) for sign in pair(among, read, i, j)] for i, j in every])
    first, last = np.array([between(among, i, j) for i, j in every]).T
    doer, other = np.array(every).T
    whole = known.bias + known.weights[[rows.get(sign, 0) for sign in read.whole]].sum(axis=0)
    scores: NDArray[np.int32] = (
        whole
        + known.weights[shown].sum(axis=1)
        + (steps[last] - steps[first])
        + (doers[doer + 1] - doers[doer])
        + (others[other + 1] - others[other])
    )
    return scores


def _sums(known: Model, lists: Iterable[Sequence[str]]) -> NDArray[np.int32]:
    """Sums of the weights of all lists before each place, so that a stretch is the difference of two rows."""
    flat: list[int] = []
    ends = [0]
    for names in lists:
        flat += [known.rows[name] for name in names if name in known.rows]
        ends.append(len(flat))
    sums = np.zeros((len(flat) + 1, known.weights.shape[1]), np.int32)
    if flat:
        known.weights[flat].cumsum(axis=0, out=sums[1:])
    return sums[ends]


def _root(words: Sequence[Word], root: str) -> str:
    if root != YIELD:
        return root
    return "RETREAT" if any(word.lemma in RETREATING for word in words) else "CONCEDE"
