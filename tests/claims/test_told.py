"""Claims told in their own words."""

import pytest

from twosource.claims.told import is_told_in


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("The dockers' union accepted the offer.", "“The dockers’ union accepted the offer,” Hanna Brandt said."),
        ("The union turned down the offer.", "The union turned down the operators' offer of four per cent."),
        ("Norway handed the list to Latvia.", "Norway handed the list to Latvia, not to Estonia."),
    ],
)
def test_words_in_their_order_are_told(claim: str, sentence: str) -> None:
    assert is_told_in(claim, sentence)


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("Norway handed the list to Estonia.", "Norway handed the list to Latvia, not to Estonia."),
        ("Norway handed the list to Estonia.", "Norway handed the list to Latvia after talks with Estonia."),
        ("The union accepted the offer.", "The union almost accepted the offer."),
        ("The union voted against the bill.", "The union voted for the bill."),
        ("The operators turned down the union's offer.", "The union turned down the operators' offer."),
        ("Others than the union accepted the offer.", "The union accepted the offer."),
        ("The union accepted the offer.", "Had the union accepted the offer, the port would be open."),
        ("The union accepted the offer.", "Reports that the union accepted the offer are false."),
        ("", "The union accepted the offer."),
    ],
)
def test_other_words_another_order_and_words_that_turn_are_not(claim: str, sentence: str) -> None:
    assert not is_told_in(claim, sentence)
