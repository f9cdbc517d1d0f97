from hypothesis import given
from hypothesis import strategies as st

from twosource.reading.encoder.pieces import Word
from twosource.reading.encoder.windows import CONTEXT, PIECES, windows

Text = tuple[list[Word], list[tuple[int, int]]]


@st.composite
def texts(draw: st.DrawFn) -> Text:
    """Words of one sign with a blank between them, in sentences between which words may be left over."""
    sizes = draw(st.lists(st.sampled_from([1, 1, 1, 2, 5, 40, 100]), max_size=600))
    words = [Word(2 * at, 2 * at + 1, (0,) * size) for at, size in enumerate(sizes)]
    sentences, at = [], 0
    while at < len(words):
        end = min(len(words), at + draw(st.sampled_from([1, 5, 30, 300])))
        sentences.append((2 * at, 2 * end - 1))
        at = end + draw(st.sampled_from([0, 0, 3]))
    return words, sentences


@given(texts())
def test_every_word_is_owned_once_and_in_order(text: Text) -> None:
    owned = [at for window in windows(*text) for at in range(window.own, window.last)]
    assert owned == list(range(len(text[0])))


@given(texts())
def test_no_window_is_larger_than_the_encoder_can_read(text: Text) -> None:
    for window in windows(*text):
        sizes = [len(word.pieces) for word in text[0][window.first : window.last]]
        assert sum(sizes) <= PIECES
        assert sum(sizes[: window.own - window.first]) <= CONTEXT


def test_a_window_begins_with_a_whole_sentence_before_it() -> None:
    words = [Word(2 * at, 2 * at + 1, (0,)) for at in range(400)]
    sentences = [(2 * at, 2 * at + 39) for at in range(0, 400, 20)]
    second = windows(words, sentences)[1]
    assert (second.first, second.own) == (200, 240)
