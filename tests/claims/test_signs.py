"""Yes or no, done or open, by the words alone."""

import pytest

from twosource.claims.signs import denied, is_open, may_be, says_undone


@pytest.mark.parametrize(
    "words",
    [
        "the union did not accept the offer",
        "She ruled out paying compensation",
        "They never let the soldiers go",
        "the talks ended without a treaty",
        "He refused to say where the pilot was",
        "the vote has yet to be taken",
        "They won’t sign",
    ],
)
def test_an_odd_number_of_denying_words_denies(words: str) -> None:
    assert denied(words)


@pytest.mark.parametrize(
    "words",
    [
        "the union accepted the offer",
        "he is not opposed to paying",  # two denials
        "the minister did not rule out talks",
        "no doubt the ship will sail",
        "it was not only signed but sealed",
        "without going to trial the two settled",
    ],
)
def test_none_or_two_of_them_deny_nothing(words: str) -> None:
    assert not denied(words)


def test_what_may_be_is_planned_or_proposed_is_open() -> None:
    assert is_open("the operator may sue the league")
    assert is_open("Northern Ghelan is considering an amnesty law")
    assert is_open("the council is to meet on Saturday")
    assert not is_open("the council met on Saturday")


def test_a_plan_is_open_but_no_mere_possibility() -> None:
    assert may_be("the shipment could go by sea")
    assert not may_be("the shipment will go by sea")


def test_a_stretch_says_that_its_matter_is_still_to_come() -> None:
    assert says_undone("The two sides have yet to sign")
    assert says_undone("The dismissals are still only planned")
    assert not says_undone("The two sides have signed")
