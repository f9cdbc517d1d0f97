import numpy as np
import pytest

from twosource.language.word_vectors import word_likeness, word_vectors


@pytest.mark.parametrize(
    "pair", ["happy/delighted", "wounded/injured", "blast/explosion", "company/firm", "Talks/talked"]
)
def test_words_of_one_meaning_are_nearer_than_words_drawn_by_chance(pair: str) -> None:
    a, b = pair.split("/")
    assert word_likeness(a, b) > 0.5
    assert word_likeness(a, b) == word_likeness(b, a)
    assert word_likeness(a, "salmon") < 0.35


def test_words_of_one_stem_are_one_and_unknown_words_are_nothing() -> None:
    assert word_likeness("sign", "Signed") == 1.0
    assert word_likeness("xyzzyq", "ship") == 0.0


def test_vectors_are_unit_rows_in_the_order_asked_for() -> None:
    found = word_vectors(["ship", "xyzzyq", "vessels", "prison guard"])
    assert found.dtype == np.float32
    assert np.allclose(np.linalg.norm(found, axis=1), [1, 0, 1, 1], atol=1e-5)
    assert word_likeness("ship", "vessels") == pytest.approx(float(found[0] @ found[2]), abs=1e-6)
    assert word_vectors([]).shape == (0, found.shape[1])
