import pytest

from twosource import questions
from twosource.claims.replaced import compare_phrases, replaced, worst
from twosource.language.tokens import tokens


def told(first: str, second: str) -> str | None:
    found = replaced(*([token.text for token in tokens(text)] for text in (first, second)))
    if found is None:
        return None
    decides = worst(found)
    return decides.relation if decides else "same"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The minister signed the accord.", "The minister did not sign the accord."),
        ("The minister failed to sign the accord.", "The minister signed the accord."),
        ("No deal was reached in Geneva.", "A deal was reached in Geneva."),
        ("The court acquitted the former president.", "The court convicted the former president."),
        ("Shares rose on Tuesday.", "Shares fell on Tuesday."),
        ("The talks were held in Istanbul.", "The talks were held in Ankara."),
        ("The Turkish minister hosted the talks.", "The Russian minister hosted the talks."),
        ("The second round was held in May.", "The 3rd round was held in May."),
        ("The storm killed twelve people.", "The storm killed 14 people."),
        ("The strike started on Monday.", "The strike began on Friday."),
        ("Exports to China fell.", "Exports from China fell."),
        ("The government supports the plan.", "The government opposed the plan."),
        ("A man paints the kitchen.", "A man paints the dining room."),
    ],
)
def test_what_cannot_both_hold_contradicts(first: str, second: str) -> None:
    assert told(first, second) == told(second, first) == "contradicts"
    assert questions.compare(first, second).relation == "contradicts"


@pytest.mark.parametrize(
    ("first", "second", "relation"),
    [
        ("The union rejected the offer on Friday.", "The union turned down the offer on Friday.", "agrees"),
        ("The minister didn’t accept the offer.", "The minister rejected the offer.", "agrees"),
        ("The minister failed to sign the accord.", "The minister did not sign the accord.", "agrees"),
        ("The talks will resume on Monday.", "The negotiations will resume on Monday.", "agrees"),
        ("Ten people were wounded in the blast.", "10 people were injured in the explosion.", "agrees"),
        ("Shares rose 3% on Tuesday.", "Shares climbed three per cent on Tuesday.", "agrees"),
        ("The storm killed 12 people.", "The storm killed a dozen people.", "same"),
        ("Nobody in the village was hurt.", "No one in the village was hurt.", "same"),
        ("Yesterday the union rejected the offer.", "The union rejected the offer yesterday.", "same"),
        ("The ship was seized off Oman.", "The vessel was seized off Oman.", "vaguer"),
        ("The talks were held in Turkey.", "The talks were held in Istanbul.", "vaguer"),
        ("The minister resigned on Monday.", "The minister unexpectedly resigned on Monday.", "vaguer"),
        ("Zelensky met Erdogan in Ankara.", "Zelensky met Putin in Ankara.", "differs"),
        ("The mayor opened the bridge.", "The mayor painted the bridge.", "differs"),
    ],
)
def test_what_is_said_otherwise_contradicts_nothing(first: str, second: str, relation: str) -> None:
    assert told(first, second) == told(second, first) == relation


def test_sentences_of_other_words_are_not_laid_side_by_side() -> None:
    assert told("The union rejected the offer.", "Rain fell on the northern coast.") is None
    assert told("", "") is None


def test_a_denial_of_something_else_has_no_ground_to_contradict() -> None:
    assert compare_phrases(["did", "not", "paint"], ["opened"]).relation == "differs"
    assert compare_phrases(["not", "only"], ["also"]).relation != "contradicts"


def test_the_reason_names_both_phrases() -> None:
    found = compare_phrases(["turned", "down"], ["accepted"])
    assert found.relation == "contradicts"
    assert found.reason == "“turned down” and “accepted” are opposites"
