"""The words of a text in columns."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from twosource.language import words as module
from twosource.language.tokens import cut, iterate_tokens
from twosource.language.weights import term, term_weight, terms
from twosource.language.words import Numbering, Trait, Vocabulary, terms_within, words

texts = st.text(max_size=120) | st.text(alphabet="ab AB.U.S-–’'1,:;É \n“”\u3000\u2028", max_size=40)


@given(texts)
@example("Iran-U.S. talks, in 1,000 words: “co-operation” isn’t\u3000new\n")
@example("\ud800 lone")
def test_words_and_places_are_those_of_the_tokens(text: str) -> None:
    found = words(text)
    cut = [found.vocabulary.words[number] for number in found.numbers.tolist()]
    known = [(token.text, token.start, token.end) for token in iterate_tokens(text)]
    assert list(zip(cut, found.starts.tolist(), found.ends.tolist(), strict=True)) == known


@given(texts)
def test_terms_are_counted_as_elsewhere(text: str) -> None:
    assert words(text).terms() == terms(text)
    assert terms_within(text, (0, len(text))) == terms(text)


def test_the_terms_of_parts_are_counted_together() -> None:
    text = "The ferry left the harbour. The harbour was shut."
    assert terms_within(text, (0, 27), (28, 49)) == terms(text)
    assert terms_within(text, (4, 9)) == terms("ferry")
    assert not terms_within(text)


def test_weights_are_those_of_the_terms() -> None:
    found = words("The ferry’s crew, 14 of them")
    cut = [found.vocabulary.words[number] for number in found.numbers.tolist()]
    assert found.weights().tolist() == [term_weight(term(word)) for word in cut]


def test_another_vocabulary_changes_nothing() -> None:
    text, other = "Ferries wait in the harbour", "The harbour waits"
    before = words(text)
    module._vocabularies[:] = [Vocabulary()]
    module._kept.cache_clear()
    after = words(text)
    assert before.vocabulary is not after.vocabulary
    assert before.terms() == after.terms()
    assert before.weights().tolist() == after.weights().tolist()
    assert words(other, before).vocabulary is before.vocabulary


def test_headlines_push_no_text_out_of_those_that_are_remembered() -> None:
    module._vocabularies[:] = [Vocabulary()]
    module._kept.cache_clear()
    texts = [words(f"Ferry {number} waits in the harbour") for number in range(module.KEPT)]
    for number, text in enumerate(texts):
        words(f"Ferry {number} waits", text)
    again = [words(f"Ferry {number} waits in the harbour") for number in range(module.KEPT)]
    assert all(one is other for one, other in zip(texts, again, strict=True))


def test_a_vocabulary_that_is_full_makes_way_for_another() -> None:
    for some in (map(str, range(module.MOST + 1)), ["x" * (module.MOST_CHARS + 1)]):
        full = Vocabulary()
        for word in some:
            assert full[word] < len(full)
        module._vocabularies[:] = [full]
        assert words(f"A ferry, number {len(full)}").vocabulary is not full


def test_the_parts_of_a_long_text_are_counted_in_time_that_grows_with_its_length(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    cuts: list[str] = []

    def noting(text: str) -> list[str]:
        cuts.append(text)
        return cut(text)

    monkeypatch.setattr(module, "cut", noting)
    text = "The ferry left the harbour of Arlen. " * (module.LONG // 30)
    assert len(text) > module.LONG
    for start in range(0, 37 * 20, 37):
        assert terms_within(text, (start, start + 37)) == terms(text[:37])
    assert len(cuts) == 1


def test_many_threads_number_words_once() -> None:
    numbering, size = Numbering(), Trait(len, "int64")
    some = [str(number) for number in range(2000)]

    def number(start: int) -> list[tuple[int, int]]:
        turned = some[start:] + some[:start]
        return [(numbering[word], int(numbering.column(size)[numbering[word]])) for word in turned]

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(number, range(0, 2000, 250)))
    assert sorted(numbering.words) == sorted(some)
    assert np.array_equal(numbering.column(size)[: len(some)], [len(word) for word in numbering.words])
    assert all(pair in set(found[0]) for each in found for pair in each)
