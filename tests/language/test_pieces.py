import itertools

from hypothesis import given
from hypothesis import strategies as st

from twosource.language.pieces import UNKNOWN, Vocabulary

VOCABULARY = Vocabulary([UNKNOWN, "talk", "##s", "##ing", "paris", "'", ","])


def cut(text: str) -> list[tuple[str, tuple[int, ...]]]:
    return [(text[word.start : word.end], word.pieces) for word in VOCABULARY.words(text)]


def test_a_word_is_the_longest_pieces_from_the_left() -> None:
    assert cut("Talks, talking") == [("Talks", (1, 2)), (",", (6,)), ("talking", (1, 3))]


def test_accents_and_case_are_no_difference() -> None:
    assert cut("PÁRIS") == [("PÁRIS", (4,))]


def test_a_word_of_which_a_part_is_unknown_is_unknown_as_a_whole() -> None:
    assert cut("talkx")[0][1] == (0,)


def test_a_very_long_word_is_not_searched() -> None:
    assert cut("talk" + "s" * 1_000_000)[0][1] == (0,)


@given(st.text())
def test_words_stand_in_order_and_leave_out_only_white_space(text: str) -> None:
    words = VOCABULARY.words(text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(words))
    assert all(word.pieces for word in words)
    rest = list(text)
    for word in words:
        rest[word.start : word.end] = " " * (word.end - word.start)
    assert not "".join(rest).strip()
