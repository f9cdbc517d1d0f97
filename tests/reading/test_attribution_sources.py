"""Who can be a source, and what a source that cannot speak is: nothing."""

import pytest

from twosource.language.sentences import sentences
from twosource.lexicon.speaking import can_report
from twosource.reading.attribution import find_attributions
from twosource.reading.attribution_items import skeleton
from twosource.reading.attribution_sources import can_speak


def spoken(text: str) -> bool:
    (part,) = skeleton(text, sentences(text), (), ())
    return can_speak(part.items, (0, len(part.items)))


def sources(text: str) -> list[str]:
    found = find_attributions(text, None, sentences(text), (), ())
    return [text[a:b] for item in found for a, b in item.source]


@pytest.mark.parametrize(
    "words",
    [
        "the two harbour pilots",
        "several people briefed on the sale",
        "a poll taken last week",
        "One of its founders",
        "Brandt himself",
        "a string of economists",
        "the company's outgoing chairman",
        "domestic and foreign critics",
        "four out of ten voters",
        "a senior official familiar with the plans",
        "she",
    ],
)
def test_people_bodies_and_papers_can_speak(words: str) -> None:
    assert spoken(words)


@pytest.mark.parametrize(
    "words",
    [
        "Raising",
        "the attack on the depot",
        "a new truce plan",
        "This development",
        "the figure",
        "Brandt's long silence",
    ],
)
def test_events_and_plans_cannot_speak(words: str) -> None:
    assert not spoken(words)


@pytest.mark.parametrize("noun", ["campaigners", "trustee", "vice-chairwoman", "40-year-old", "lawmen", "ministries"])
def test_a_noun_in_no_list_reports_where_its_ending_makes_it_a_doer(noun: str) -> None:
    assert can_report(noun)


@pytest.mark.parametrize("noun", ["weather", "order", "winter", "tariff", "clash"])
def test_things_report_nothing(noun: str) -> None:
    assert not can_report(noun)


def test_what_cannot_speak_makes_no_attribution() -> None:
    assert sources("The swap calls for a pause in the shelling.") == []
    assert sources("The commander calls for a pause in the shelling.") == ["The commander"]


def test_who_is_told_behind_the_verb_does_not_speak() -> None:
    text = '"We row on Sunday," Vera Novak, the captain of the eight, told the Quay Echo.'
    assert sources(text) == ["Vera Novak, the captain of the eight"]


def test_an_offer_to_somebody_is_not_an_offer_to_do_something() -> None:
    assert sources("The owners raised their offer to 7 per cent.") == []
    assert sources("The owners dropped their offer to pay for the repairs.") == ["their"]
