"""Weights of words."""

from hypothesis import given
from hypothesis import strategies as st

from twosource.language.weights import term, term_weight, terms


def test_a_rare_word_tells_more_than_a_common_one() -> None:
    weights = [term_weight(term(word)) for word in ("the", "government", "harbour", "qzxvorbia")]
    assert weights == sorted(weights)
    assert weights[0] < weights[1] < weights[2]


def test_forms_of_one_word_are_one_term() -> None:
    assert term("negotiating") == term("negotiations")
    assert term("Harbour's") == term("harbour") == term("HARBOUR’S")


def test_accents_do_not_part_a_name() -> None:
    assert term("Türkiye") == term("Turkiye")


def test_function_words_and_marks_are_no_content() -> None:
    assert set(terms("The dockers, who were at the port, said: no!")) >= {"docker", "port"}
    assert "the" not in terms("The dockers")
    assert "," not in terms("The dockers, the port")


@given(st.text(max_size=200))
def test_any_text_has_terms_with_a_weight(text: str) -> None:
    assert all(found and number > 0 for found, number in terms(text).items())
