"""Which pairs of documents that share wording are worth laying beside each other.

Of a report in a hundred houses each is compared with those that had it first, and not with all the others.
"""

from collections.abc import Collection, Sequence

import numpy as np

from twosource.lineage.pages import DAY, Page
from twosource.lineage.wording import Numbers, proposals

MOST = 8
"""Documents that each is compared with, of those that may have been there before it: those that share most with it."""


def compared(rows: Sequence[Page], left: Collection[int], named: Collection[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the pairs of places to compare, in order; those in `left` are in none, those `named` are not left out."""
    one, other, counts = proposals([page.wording for page in rows])
    aside = np.zeros(len(rows), dtype=bool)
    aside[list(left)] = True
    within = ~(aside[one] | aside[other])
    one, other, counts = one[within], other[within], counts[within]
    first = _first(rows, one, other)
    codes = one << 32 | other
    chosen = _foremost(
        np.concatenate([other[first >= 0], one[first <= 0]]),  # the later one of each
        np.concatenate([one[first >= 0], other[first <= 0]]),
        np.concatenate([counts[first >= 0], counts[first <= 0]]),
        np.unique([page.moment or "~" for page in rows], return_inverse=True)[1],
    )
    wanted = np.concatenate([np.empty(0, np.int64), [min(pair) << 32 | max(pair) for pair in named]]).astype(np.int64)
    kept = np.isin(codes, np.concatenate([chosen, wanted]))
    return list(zip(one[kept].tolist(), other[kept].tolist(), strict=True))


def _foremost(later: Numbers, source: Numbers, counts: Numbers, moments: Numbers) -> Numbers:
    """Return the pairs of each later document with those that share most with it, of equal ones with the first."""
    order = np.lexsort((source, moments[source], -counts, later))
    later, source = later[order], source[order]
    chosen = np.arange(len(later)) - later.searchsorted(later) < MOST
    pairs: Numbers = np.minimum(later, source)[chosen] << 32 | np.maximum(later, source)[chosen]
    return pairs


def _first(rows: Sequence[Page], one: Numbers, other: Numbers) -> Numbers:
    """Say of each pair which was published first, as `precedes` does: 1 the one, -1 the other, 0 where none tells."""
    moments = [page.moment or "" for page in rows]
    sizes = np.array([len(moment) for moment in moments], dtype=np.int64)
    known = np.minimum(sizes[one], sizes[other])
    cut = np.where(sizes[one] == sizes[other], known, np.minimum(known, DAY))
    first = np.zeros(len(one), dtype=np.int64)
    for size in np.unique(cut[known > 0]).tolist():
        ranks = np.unique([moment[:size] for moment in moments], return_inverse=True)[1]
        which = (cut == size) & (known > 0)
        first[which] = np.sign(ranks[other[which]] - ranks[one[which]])
    return first
