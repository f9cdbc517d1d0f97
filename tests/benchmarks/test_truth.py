import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.scale.news import made
from benchmarks.scale.truth import Pair, Score, b_cubed, derivation, pairs

# a: an agency's report; b and c: copies of it, c by way of b; d: a report of its own with background from b;
# e: a copy of d; f: a report of its own
TRUE: list[Pair] = [("b", "a", "copies"), ("c", "b", "copies"), ("d", "b", "cites"), ("e", "d", "copies")]


def test_the_truth_is_wholly_right() -> None:
    assert derivation(TRUE, TRUE).by_root == derivation(TRUE, TRUE).exact == Score(1.0, 1.0, 1.0)


def test_a_copy_laid_to_another_copy_of_the_same_report_is_right_but_not_exact() -> None:
    found = derivation(TRUE, [("b", "a", "copies"), ("c", "a", "copies"), ("d", "c", "cites"), ("e", "d", "copies")])
    assert found.by_root.f1 == 1.0
    assert found.exact == Score(0.5, 0.5, 0.5)


@pytest.mark.parametrize("pair", [("a", "b"), ("d", "e"), ("f", "a"), ("b", "f"), ("a", "f")])
def test_an_original_laid_to_its_copy_or_a_stranger_is_wrong(pair: tuple[str, str]) -> None:
    assert derivation(TRUE, [(*pair, "copies")]).by_root.precision == 0.0


def test_what_is_not_found_lowers_recall_alone() -> None:
    assert derivation(TRUE, TRUE[:2]).by_root == pytest.approx((1.0, 0.5, 2 / 3))


def test_a_copy_of_a_report_with_background_may_be_laid_to_where_the_background_is_from() -> None:
    found = derivation(TRUE, [("e", "a", "copies")])
    assert found.by_root.precision == 1.0
    assert found.by_root.recall == 0.25


def test_precision_of_a_kind_is_of_those_called_so_and_recall_of_those_that_are_so() -> None:
    found = derivation(TRUE, [("b", "a", "copies"), ("d", "a", "rewrites"), ("f", "a", "copies")])
    assert found.by_kind["copies"] == pytest.approx((0.5, 1 / 3, 0.4))
    assert found.by_kind["cites"] == Score(0.0, 1.0, 0.0)


def test_a_document_made_of_two_has_two_pairs() -> None:
    items = list(made(range(100, 108)))
    of_two = [item for item in items if item.second is not None]
    assert of_two
    assert len(pairs(items)) == sum(item.source is not None for item in items) + len(of_two)


def test_b_cubed_of_a_hand_made_case() -> None:
    # by hand: groups {1,1,2} and {2,2}: precision (2/3+2/3+1/3+1+1)/5, recall (1+1+1/3+2/3+2/3)/5
    found = b_cubed([1, 1, 2, 2, 2], ["x", "x", "x", "y", "y"])
    assert found.precision == pytest.approx(11 / 15)
    assert found.recall == pytest.approx(11 / 15)


def test_everything_in_one_group_is_all_recall_and_everything_alone_all_precision() -> None:
    true = [0, 0, 1, 1]
    assert b_cubed(true, [0, 0, 0, 0]) == pytest.approx((0.5, 1.0, 2 / 3))
    assert b_cubed(true, [0, 1, 2, 3]) == pytest.approx((1.0, 0.5, 2 / 3))
    assert b_cubed([], []) == Score(1.0, 1.0, 1.0)


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=40))
def test_precision_of_one_grouping_is_the_recall_of_the_other(rows: list[tuple[int, int]]) -> None:
    one, other = [first for first, _ in rows], [second for _, second in rows]
    forth, back = b_cubed(one, other), b_cubed(other, one)
    assert forth.precision == pytest.approx(back.recall)
    assert forth.f1 == pytest.approx(back.f1)


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=40), st.randoms())
def test_the_order_of_documents_does_not_matter(rows: list[tuple[int, int]], chance) -> None:  # type: ignore[no-untyped-def]
    before = b_cubed(*map(list, zip(*rows, strict=True)))
    chance.shuffle(rows)
    assert b_cubed(*map(list, zip(*rows, strict=True))) == pytest.approx(before)
