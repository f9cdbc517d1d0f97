"""Boxes in columns: to the right of what they rest on, apart from each other, near to what they rest on."""

from hypothesis import given
from hypothesis import strategies as st

from twosource.desk.html.layers import in_layers

GAP = 10.0
GRAPHS = st.integers(1, 30).flatmap(
    lambda size: st.tuples(
        st.just(size),
        st.lists(st.tuples(st.integers(0, size - 1), st.integers(0, size - 1)), max_size=60),
        st.integers(0, size),
    )
)


@given(GRAPHS, st.randoms(use_true_random=False))
def test_boxes_of_one_column_are_apart_whatever_rests_on_what_and_in_whatever_order_it_comes(graph, chance) -> None:  # type: ignore[no-untyped-def]
    size, arcs, first = graph
    columns, heights = in_layers(size, arcs, first=first, gap=GAP)
    for one in range(size):
        for other in range(one):
            assert columns[one] != columns[other] or abs(heights[one] - heights[other]) > GAP - 1e-6
    assert all(column >= (at >= first > 0) for at, column in enumerate(columns))
    chance.shuffle(arcs)
    assert in_layers(size, [*arcs, *arcs[:3]], first=first, gap=GAP) == (columns, heights)


@given(GRAPHS)
def test_without_circles_everything_is_to_the_right_of_what_it_rests_on(graph) -> None:  # type: ignore[no-untyped-def]
    size, arcs, first = graph
    forward = [(min(arc), max(arc)) for arc in arcs if arc[0] != arc[1]]
    columns, heights = in_layers(size, forward, first=first, gap=GAP)
    assert all(columns[left] < columns[right] for left, right in forward)
    assert min(heights) == 0
    assert max(heights) <= GAP * size


def test_a_row_is_a_row_and_two_pairs_do_not_cross() -> None:
    assert in_layers(3, [(0, 1), (1, 2)], first=1, gap=GAP) == ([0, 1, 2], [0, 0, 0])
    columns, heights = in_layers(4, [(0, 3), (1, 2)], first=2, gap=GAP)
    assert columns == [0, 0, 1, 1]
    assert (heights[0] - heights[1]) * (heights[3] - heights[2]) > 0


def test_a_long_chain_and_a_circle_are_laid_out() -> None:
    row = [(at, at + 1) for at in range(4999)]
    assert in_layers(5000, row, first=1, gap=GAP)[0] == list(range(5000))
    assert in_layers(5000, [*row, (4999, 0)], first=1, gap=GAP)[0] == list(range(5000))
