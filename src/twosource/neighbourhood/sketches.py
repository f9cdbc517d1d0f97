"""Sketches of many documents in columns, so that a million of them take little room."""

from collections.abc import Sequence

import numpy as np
from msgspec import Struct

from twosource.lineage.wording import Hashes
from twosource.neighbourhood.sketching import TERMS, Numbers, Sketch


class Sketches(Struct, frozen=True, eq=False):
    """The sketches of so many documents, each known by its place.

    `days` [documents, 2], `houses` and `pages` [documents]; `terms` and `weights` [documents, TERMS], filled up with
    term 0 of weight 0. `runs` and `matters` are all keys in a row; `run_owners` and `matter_owners`, parallel to them,
    are the places of those that they belong to.
    """

    days: Numbers
    houses: Hashes
    pages: Hashes
    terms: Numbers
    weights: Numbers
    runs: Hashes
    run_owners: Numbers
    matters: Hashes
    matter_owners: Numbers

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
        places = np.arange(len(sketches), dtype=np.int32)
        return cls(
            days=np.array([each.days for each in sketches], dtype=np.int32).reshape(-1, 2),
            houses=np.array([each.house for each in sketches], dtype=np.uint64),
            pages=np.array([each.page for each in sketches], dtype=np.uint64),
            terms=terms,
            weights=weights,
            runs=_in_a_row([each.runs for each in sketches]),
            run_owners=np.repeat(places, [len(each.runs) for each in sketches]),
            matters=_in_a_row([each.matters for each in sketches]),
            matter_owners=np.repeat(places, [len(each.matters) for each in sketches]),
        )

    @classmethod
    def joined(cls, parts: Sequence["Sketches"]) -> "Sketches":
        """Return the columns of several, one after the other."""
        starts = np.cumsum([0, *map(len, parts)])
        return cls(
            days=np.concatenate([each.days for each in parts]),
            houses=np.concatenate([each.houses for each in parts]),
            pages=np.concatenate([each.pages for each in parts]),
            terms=np.concatenate([each.terms for each in parts]),
            weights=np.concatenate([each.weights for each in parts]),
            runs=np.concatenate([each.runs for each in parts]),
            run_owners=_shifted([each.run_owners for each in parts], starts),
            matters=np.concatenate([each.matters for each in parts]),
            matter_owners=_shifted([each.matter_owners for each in parts], starts),
        )

    def taken(self, order: Numbers) -> "Sketches":
        """Return the columns with the documents in another order, given by their places in this one."""
        rank = np.empty(len(order), dtype=np.int32)
        rank[order] = np.arange(len(order), dtype=np.int32)
        return Sketches(
            days=self.days[order],
            houses=self.houses[order],
            pages=self.pages[order],
            terms=self.terms[order],
            weights=self.weights[order],
            runs=self.runs,
            run_owners=rank[self.run_owners],
            matters=self.matters,
            matter_owners=rank[self.matter_owners],
        )


def _in_a_row(parts: Sequence[Hashes]) -> Hashes:
    return np.concatenate([np.empty(0, np.uint64), *parts])


def _shifted(parts: Sequence[Numbers], starts: Numbers) -> Numbers:
    return np.concatenate([part + np.int32(start) for part, start in zip(parts, starts.tolist(), strict=False)])
