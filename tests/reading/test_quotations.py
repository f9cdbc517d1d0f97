"""Quotation marks of every shape, and what is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.reading.quotations import find_quotations


def words(text: str) -> list[list[str]]:
    return [[text[a:b] for a, b in quotation.pieces] for quotation in find_quotations(text)]


@pytest.mark.parametrize(
    "text",
    [
        'The envoy said "we shall stay" on Monday.',
        "The envoy said “we shall stay” on Monday.",
        "The envoy said «we shall stay» on Monday.",
        "The envoy said „we shall stay“ on Monday.",
        "The envoy said »we shall stay« on Monday.",
        "The envoy said ''we shall stay'' on Monday.",
        "The envoy said ‘we shall stay’ on Monday.",
        "The envoy said 'we shall stay' on Monday.",
    ],
)
def test_every_shape_of_mark_encloses_the_same_words(text: str) -> None:
    assert words(text) == [["we shall stay"]]


@pytest.mark.parametrize(
    "text",
    [
        "The dockers’ union and the port's owners didn't meet.",
        "It was the summer of '98, and rock 'n' roll wasn't over.".replace("'n'", "’n’"),
        "A man 5'10\" tall left.",
    ],
)
def test_an_apostrophe_is_no_quotation_mark(text: str) -> None:
    assert words(text) == []


def test_a_possessive_plural_does_not_end_a_single_quotation() -> None:
    assert words("‘It is the dockers’ choice, not ours,’ she said.") == [["It is the dockers’ choice, not ours,"]]


def test_a_quotation_inside_a_quotation_is_cut_at_its_marks() -> None:
    text = "“He told us, ‘Wait here,’ and left,” she said."
    assert words(text) == [["He told us,", "Wait here,", "and left,"]]


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    text = '"They have lost ALL their sense!\n\nThe meeting goes on.'
    (quotation,) = find_quotations(text)
    assert not quotation.closed
    assert text[slice(*quotation.inner)] == "They have lost ALL their sense!"


def test_a_quotation_taken_up_in_the_next_paragraph_is_marked_as_continued() -> None:
    text = "“We began early.\n\n“We ended late,” she said."
    first, second = find_quotations(text)
    assert (first.closed, first.continued) == (False, False)
    assert (second.closed, second.continued) == (True, True)


def test_a_missing_closing_mark_does_not_swallow_the_next_quotation() -> None:
    assert words('She said "not now. Then "not ever" was heard.')[-1] == ["not ever"]


marked = st.text(alphabet="ab ,.!\n\"'“”‘’«»„", max_size=60)


@given(marked)
def test_quotations_are_ordered_and_hold_no_double_mark(text: str) -> None:
    reached = 0
    for quotation in find_quotations(text):
        assert reached <= quotation.start < quotation.end <= len(text)
        reached = quotation.end
        for start, end in quotation.pieces:
            assert quotation.start <= start < end <= quotation.end
            assert not set(text[start:end]) & set('"“”«»„')
            assert "\n" not in text[start:end]
