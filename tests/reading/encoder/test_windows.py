from hypothesis import given
from hypothesis import strategies as st

from twosource.language.pieces import Word
from twosource.reading.encoder.windows import PIECES, Window, windows

Text = tuple[list[Word], list[tuple[int, int]], list[int]]


@st.composite
def texts(draw: st.DrawFn) -> Text:
    """Words of one sign with a blank between them, in sentences between which words may be left over, and lines."""
    sizes = draw(st.lists(st.sampled_from([1, 1, 1, 2, 5, 40, 100]), max_size=600))
    words = [Word(2 * at, 2 * at + 1, (0,) * size) for at, size in enumerate(sizes)]
    sentences: list[tuple[int, int]] = []
    lines, at = [], 0
    while at < len(words):
        end = min(len(words), at + draw(st.sampled_from([1, 5, 30, 300])))
        if not sentences or draw(st.booleans()):
            lines.append(at)
        sentences.append((2 * at, 2 * end - 1))
        at = end + draw(st.sampled_from([0, 0, 3]))
    return words, sentences, lines


def plain(count: int, sentence: int) -> tuple[list[Word], list[tuple[int, int]]]:
    words = [Word(2 * at, 2 * at + 1, (0,)) for at in range(count)]
    return words, [(2 * at, 2 * (at + sentence) - 1) for at in range(0, count, sentence)]


@given(texts())
def test_every_word_is_read_once_and_in_order(text: Text) -> None:
    assert [at for window in windows(*text) for at in range(window.first, window.last)] == list(range(len(text[0])))


@given(texts())
def test_no_window_is_larger_than_the_encoder_can_read(text: Text) -> None:
    for window in windows(*text):
        assert sum(len(word.pieces) for word in text[0][window.first : window.last]) <= PIECES


def test_a_window_is_filled_with_whole_sentences() -> None:
    words, sentences = plain(300, 20)
    assert windows(words, sentences) == [Window(0, 120), Window(120, 240), Window(240, 300)]


def test_a_line_that_fits_into_a_window_of_its_own_is_not_cut() -> None:
    words, sentences = plain(200, 20)
    assert windows(words, sentences, [0, 80, 180]) == [Window(0, 80), Window(80, 200)]


def test_a_sentence_is_cut_only_where_it_is_too_long_for_any_window() -> None:
    words, _ = plain(300, 300)
    assert windows(words, [(0, 599)]) == [Window(0, 126), Window(126, 252), Window(252, 300)]
