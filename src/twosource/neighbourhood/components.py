"""The regions of a set of documents: its components by ties, the strongest first, none larger than can be worked with.

Where stories lie so close that all are tied to all by some chain of likenesses, the weakest ties go: a region that
would grow beyond the bound by a tie does not (Kruskal's forest with a bound on the size of its trees). Nothing in it
depends on the order in which the documents come.
"""

from collections.abc import Sequence

import numpy as np

from twosource.neighbourhood.sketches import Sketches
from twosource.neighbourhood.sketching import Numbers
from twosource.neighbourhood.ties import Ties, in_matter, in_wording, same_page
from twosource.neighbourhood.wordings import FAMILY

LARGEST = 2000
"""Documents of a region at most."""

BANDS = 50
"""Ties are taken in band by band, by their strength; memory falls with this,"""

AT_ONCE = 100_000
"""and grows with how many are handed over at once."""


def regions(sketches: Sketches) -> list[list[int]]:
    """Return the places of the documents, region by region, each sorted, in order of their first.

    The sketches come in order of the documents' ids: of equal ties those of the first go before.
    """
    found = _Forest(len(sketches))
    worded = Ties.joined(list(in_wording(sketches)))
    close = worded.strength >= FAMILY  # these come first, and are not compared again
    found.grow([same_page(sketches), worded.where(close)])
    family = found.roots()
    found.grow([worded.where(~close), *in_matter(sketches, family)])
    return found.members()


class _Forest:
    """Trees of places, each known by one of them."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))
        self._size = [1] * size

    def grow(self, parts: Sequence[Ties]) -> None:
        """Take ties in, the strongest of all parts first, and of equal ones those of the first places."""
        for band in range(BANDS, 0, -1):
            most, least = band / BANDS, (band - 1) / BANDS
            ties = Ties.joined([each.where((each.strength <= most) & (each.strength > least)) for each in parts])
            order = np.lexsort((ties.other, ties.one, -ties.strength))
            for begin in range(0, len(order), AT_ONCE):
                some = order[begin : begin + AT_ONCE]
                for one, other in zip(ties.one[some].tolist(), ties.other[some].tolist(), strict=True):
                    self._tie(self._root(one), self._root(other))

    def _tie(self, first: int, second: int) -> None:
        if first != second and self._size[first] + self._size[second] <= LARGEST:
            small, large = sorted((first, second), key=lambda root: (self._size[root], root))
            self._parent[small] = large
            self._size[large] += self._size[small]

    def _root(self, place: int) -> int:
        parent = self._parent
        while parent[place] != place:
            parent[place] = parent[parent[place]]
            place = parent[place]
        return place

    def roots(self) -> Numbers:
        """Return for each place the one that its tree is known by."""
        return np.array([self._root(place) for place in range(len(self._parent))], dtype=np.int64)

    def members(self) -> list[list[int]]:
        """Return the places of each tree."""
        trees: dict[int, list[int]] = {}
        for place in range(len(self._parent)):
            trees.setdefault(self._root(place), []).append(place)
        return list(trees.values())
