"""Which pairs of documents are laid beside each other."""

from types import SimpleNamespace
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from twosource.lineage.compared import MOST, _first, _foremost
from twosource.lineage.pages import precedes

DAYS = st.sampled_from(["2024-03-01", "2024-03-02", "2024-03", "2024-04", "2024", "2023"])
MOMENTS = (
    st.none() | DAYS | st.sampled_from(["2024-03-01T09:00:00", "2024-03-01T10:00:00", "2024-03-02T09:00:00+00:00"])
)


@given(st.lists(MOMENTS, min_size=2, max_size=9))
def test_which_came_first_is_told_in_columns_as_of_one_pair(moments: list[str | None]) -> None:
    rows: list[Any] = [SimpleNamespace(moment=moment) for moment in moments]
    pairs = [(one, other) for other in range(len(rows)) for one in range(other)]
    one, other = np.array(pairs, dtype=np.int64).T
    told = {True: 1, False: -1, None: 0}
    assert _first(rows, one, other).tolist() == [told[precedes(rows[a], rows[b])] for a, b in pairs]


def test_each_is_compared_with_those_that_share_most_and_of_equal_ones_with_the_first() -> None:
    sources = np.arange(MOST + 4)
    counts = np.array([5] * MOST + [9, 9, 5, 5])
    moments = np.array([*range(MOST), 90, 91, 0, 99])
    later = np.full(len(sources), 50)
    chosen = _foremost(later, sources, counts, moments)
    expected = {MOST, MOST + 1, 0, MOST + 2, *range(1, MOST - 3)}
    assert {int(code) >> 32 for code in chosen.tolist()} == expected
