from hypothesis import given
from hypothesis import strategies as st

from twosource.language.sentences import sentences

PIECES = ("The ferry sailed. ", "“We agree,” said Ana Roth. ", "It was “open. ", "(No. 4 stays ", "and so on, ")


def test_a_paragraph_of_any_length_is_cut_between_its_sentences() -> None:
    text = "The ferry sailed at noon. " * 4_000
    assert {text[start:end] for start, end in sentences(text)} == {"The ferry sailed at noon."}
    assert len(sentences(text)) == 4_000


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=6), st.integers(1, 1_500))
def test_sentences_hold_every_word_once_and_in_order(pieces: list[str], times: int) -> None:
    text = "".join(pieces) * times
    kept = "".join(text[start:end] for start, end in sentences(text))
    assert "".join(kept.split()) == "".join(text.split())
