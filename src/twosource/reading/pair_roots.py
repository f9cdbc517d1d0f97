"""Which two parties of a sentence are a pair of doer and other, and as which PLOVER root: a linear model.

The weights (`data/pair_roots.npz`) are fitted by `training/pair_roots`: multinomial logistic regression over the
signs of `pair_signs`, one row a sign, one column a root, and a last column that tells whether the pair stands at
all. They are whole numbers, hundredths, so that sums are the same everywhere.
"""

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from importlib import resources
from itertools import chain

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from twosource.language.tagger import Word
from twosource.lexicon.acts import RETREATING
from twosource.reading.clause_parts import Clause
from twosource.reading.pair_signs import Signs, Standing, every, standing_signs
from twosource.reading.parties import Party

YIELD = "YIELD"
"""The training data has one root where PLOVER has CONCEDE and RETREAT."""


class Model(Struct, frozen=True, eq=False):
    """A row of `weights` for each sign, with a column for each root; and what each sign says of standing at all."""

    roots: list[str]
    rows: Mapping[str, int]
    weights: NDArray[np.int32]
    bias: NDArray[np.int32]
    standing: Mapping[str, int]
    standing_bias: int


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
        weights, bias = kept["weights"].astype(np.int32), kept["bias"].astype(np.int32)
    return Model(
        roots,
        {name: row for row, name in enumerate(names)},
        weights[:, :-1],
        bias[:-1],
        dict(zip(names, weights[:, -1].tolist(), strict=True)),
        int(bias[-1]),
    )


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
    if len(among) < 2 or not found:
        return []
    standing = list(_standing(known, among, read))
    if not standing:
        return []
    whole = known.bias + _row(known, read.whole)
    told = []
    for i, j, first, last, stand in standing:
        between = chain.from_iterable(read.steps[first:last])
        scores = whole + _row(known, [*between, *read.doers[i], *read.done_to[j], *standing_signs(stand)])
        told.append(Pair(i, j, _root(words, known.roots[int(scores.argmax())])))
    return told


def _row(known: Model, signs: Iterable[str]) -> NDArray[np.int32]:
    """Return the sums of what the signs say for each root."""
    total: NDArray[np.int32] = known.weights[[known.rows[sign] for sign in signs if sign in known.rows]].sum(0)
    return total


def _standing(known: Model, among: Sequence[Party], read: Signs) -> Iterator[tuple[int, int, int, int, Standing]]:
    """Yield the pairs that stand: those whose signs say so more than not. Many pairs cost little more than one."""
    said = known.standing
    whole = known.standing_bias + _told(said, read.whole)
    steps, total = [0], 0
    for names in read.steps:
        for name in names:
            if name in said:
                total += said[name]
        steps.append(total)
    doers, others = ([_told(said, names) for names in lists] for lists in (read.doers, read.done_to))
    for i, j, first, last, stand in every(among, read):
        if whole + steps[last] - steps[first] + doers[i] + others[j] + _stands(known, stand) > 0:
            yield i, j, first, last, stand


def _told(said: Mapping[str, int], names: Iterable[str]) -> int:
    return sum([said[name] for name in names if name in said])


@lru_cache(maxsize=8192)
def _stands(known: Model, stand: Standing) -> int:
    return _told(known.standing, standing_signs(stand))


def _root(words: Sequence[Word], root: str) -> str:
    if root != YIELD:
        return root
    return "RETREAT" if any(word.lemma in RETREATING for word in words) else "CONCEDE"
