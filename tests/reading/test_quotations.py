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


@pytest.mark.parametrize(("opening", "closing"), [("``", "''"), ("“", "”"), ('"', '"')])
def test_a_quotation_whose_mark_comes_lines_later_goes_on_line_by_line(opening: str, closing: str) -> None:
    text = f"She said, {opening}We began.\nIt was long.\nThen we left.{closing} He said nothing."
    first, second, third = find_quotations(text)
    assert [first.closed, second.closed, third.closed] == [False, False, True]
    assert [first.continued, second.continued, third.continued] == [False, True, True]
    assert [text[slice(*part.inner)] for part in (first, second, third)] == [
        "We began.",
        "It was long.",
        "Then we left.",
    ]


def test_a_quotation_that_nothing_closes_takes_no_later_line() -> None:
    assert words('She said, "We began.\nHe was late.\nThey said "no" to it.') == [["We began."], ["no"]]


@pytest.mark.parametrize(
    "text",
    ['He called it " the end of it ", and left.', 'He said, " the end of it " and left.', 'He said," the end of it".'],
)
def test_marks_set_apart_by_spaces_open_and_close_in_turn(text: str) -> None:
    assert words(text) == [["the end of it"]]


def test_straight_marks_in_even_number_pair_up_whatever_the_spaces() -> None:
    text = 'It rained. "We will stay, "Lind said. "We like it here. " Nobody left.'
    assert [text[slice(*quotation.inner)] for quotation in find_quotations(text)] == [
        "We will stay,",
        "We like it here.",
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('"We began it. "We fought on. "We won it," said Ana.', ["We began it.", "We fought on.", "We won it,"]),
        ('He said: "We left. "Nobody came back.', ["We left.", "Nobody came back."]),
    ],
)
def test_marks_of_which_each_opens_a_quotation_are_no_pairs(text: str, words: list[str]) -> None:
    assert [text[slice(*found.inner)] for found in find_quotations(text)] == words
