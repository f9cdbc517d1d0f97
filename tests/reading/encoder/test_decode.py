from itertools import pairwise, product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.reading.encoder.decode import allowed, best_tags, tagged


def row_score(scores: np.ndarray, moves: np.ndarray, tags: tuple[int, ...]) -> float:
    total = float(sum(scores[at, tag] for at, tag in enumerate(tags)))
    return total + float(sum(moves[a, b] for a, b in pairwise(tags)))


@settings(max_examples=50)
@given(st.integers(0, 10_000), st.integers(1, 5))
def test_the_tags_are_the_likeliest_that_are_allowed(seed: int, length: int) -> None:
    draw = np.random.default_rng(seed)
    scores = draw.normal(size=(1, length, 5)).astype(np.float32)
    moves = allowed(5) + draw.normal(size=(5, 5)).astype(np.float32)
    rows = [tags for tags in product(range(5), repeat=length) if tags[0] in (0, 1, 3)]
    wanted = max(rows, key=lambda tags: row_score(scores[0], moves, tags))
    assert tuple(best_tags(list(scores), moves[None])[0]) == wanted


@given(st.integers(0, 10_000), st.lists(st.integers(1, 9), min_size=2, max_size=5))
def test_windows_beside_one_another_do_not_change_the_tags(seed: int, lengths: list[int]) -> None:
    draw = np.random.default_rng(seed)
    scores = [draw.normal(size=(length, 3)).astype(np.float32) for length in lengths]
    moves = (allowed(3) + draw.normal(size=(len(lengths), 3, 3))).astype(np.float32)
    together = best_tags(scores, moves)
    for at, row in enumerate(scores):
        assert best_tags([row], moves[at : at + 1])[0].tolist() == together[at].tolist()


def test_spans_end_where_their_inside_tags_do() -> None:
    assert list(tagged([0, 1, 2, 2, 1, 0, 3, 4, 2])) == [(1, 4, 1), (4, 5, 1), (6, 8, 3)]
