"""The judge of pairs that ships with the package: what it must never get wrong, and that it judges alike every time."""

import pytest

from twosource.language.judge import LONGEST, judged

PASSAGE = "The harbour union turned down the operators' offer of four per cent on Monday."


def test_a_passage_carries_its_own_words() -> None:
    assert judged(PASSAGE, PASSAGE).supported > 0.9


@pytest.mark.parametrize(
    "claim",
    [
        "The harbour union accepted the operators' offer of four per cent on Monday.",
        "The harbour union turned down the operators' offer of nine per cent on Monday.",
    ],
)
def test_a_passage_contradicts_what_it_says_otherwise(claim: str) -> None:
    assert judged(claim, PASSAGE).contradicted > judged(claim, PASSAGE).supported


def test_a_passage_on_something_else_says_nothing_of_a_claim() -> None:
    found = judged("The museum bought a painting.", PASSAGE)
    assert found.neutral > max(found.supported, found.contradicted)


def test_the_three_chances_add_up_to_one_however_long_the_texts() -> None:
    for claim, passage in (("", ""), ("word " * 500, "other " * 500), ("\u202e\x00", "€")):
        found = judged(claim, passage)
        assert found.neutral + found.supported + found.contradicted == pytest.approx(1)


def test_of_what_stands_before_a_sentence_the_nearest_is_read() -> None:
    far = "the ship sailed " * LONGEST
    assert judged("The ship sank.", "It sank.", far) == judged("The ship sank.", "It sank.", "and sank " + far)


def test_of_a_claim_too_long_to_be_read_nothing_is_said() -> None:
    assert judged("the ship sailed " * LONGEST, PASSAGE).neutral == 1
