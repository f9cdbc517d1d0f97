"""Sketches of many documents in columns, so that a million of them take little room."""

from collections.abc import Sequence

import numpy as np
from msgspec import Struct

from twosource.lineage.wording import Hashes
from twosource.neighbourhood.sketching import TERMS, Numbers, Sketch


class Sketches(Struct, frozen=True, eq=False):
    """The sketches of so many documents, each known by its place.

    `days` [documents, 2], `houses` and `pages` [documents]; `terms` and `weights` [documents, TERMS], filled up with
    term 0 of weight 0. `runs` and `matters` are all keys in a row; `runs_of` and `matters_of` [documents, 2] say from
    where to where each document has its own.
    """

    days: Numbers
    houses: Hashes
    pages: Hashes
    terms: Numbers
    weights: Numbers
    runs: Hashes
    runs_of: Numbers
    matters: Hashes
    matters_of: Numbers

    def __len__(self) -> int:
        """How many documents there are."""
        return len(self.houses)

    @classmethod
    def of(cls, sketches: Sequence[Sketch]) -> "Sketches":
        """Return the columns of some sketches, in their order."""
        terms = np.zeros((len(sketches), TERMS), dtype=np.uint32)
        weights = np.zeros((len(sketches), TERMS), dtype=np.float32)
        for place, each in enumerate(sketches):
            terms[place, : len(each.terms)] = each.terms
            weights[place, : len(each.weights)] = each.weights
        return cls(
            days=np.array([each.days for each in sketches], dtype=np.int32).reshape(-1, 2),
            houses=np.array([each.house for each in sketches], dtype=np.uint64),
            pages=np.array([each.page for each in sketches], dtype=np.uint64),
            terms=terms,
            weights=weights,
            runs=_in_a_row([each.runs for each in sketches]),
            runs_of=_from_to([each.runs for each in sketches]),
            matters=_in_a_row([each.matters for each in sketches]),
            matters_of=_from_to([each.matters for each in sketches]),
        )

    @classmethod
    def joined(cls, parts: Sequence["Sketches"]) -> "Sketches":
        """Return the columns of several, one after the other."""
        return cls(
            days=np.concatenate([each.days for each in parts]),
            houses=np.concatenate([each.houses for each in parts]),
            pages=np.concatenate([each.pages for each in parts]),
            terms=np.concatenate([each.terms for each in parts]),
            weights=np.concatenate([each.weights for each in parts]),
            runs=np.concatenate([each.runs for each in parts]),
            runs_of=_shifted([each.runs_of for each in parts], [each.runs for each in parts]),
            matters=np.concatenate([each.matters for each in parts]),
            matters_of=_shifted([each.matters_of for each in parts], [each.matters for each in parts]),
        )

    def taken(self, order: Numbers) -> "Sketches":
        """Return the columns with the documents in another order, given by their places in this one."""
        return Sketches(
            days=self.days[order],
            houses=self.houses[order],
            pages=self.pages[order],
            terms=self.terms[order],
            weights=self.weights[order],
            runs=self.runs,
            runs_of=self.runs_of[order],
            matters=self.matters,
            matters_of=self.matters_of[order],
        )


def _in_a_row(parts: Sequence[Hashes]) -> Hashes:
    return np.concatenate([np.empty(0, np.uint64), *parts])


def _from_to(parts: Sequence[Hashes]) -> Numbers:
    ends = np.cumsum([0, *map(len, parts)], dtype=np.int64)
    return np.stack([ends[:-1], ends[1:]], axis=1)


def _shifted(parts: Sequence[Numbers], keys: Sequence[Hashes]) -> Numbers:
    before = _from_to(keys)[:, 0].tolist()
    return np.concatenate([part + start for part, start in zip(parts, before, strict=True)])
