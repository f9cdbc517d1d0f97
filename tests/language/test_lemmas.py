import pytest

from twosource.claims.quantities import show
from twosource.language.lemmas import noun_plural
from twosource.records.reading import Quantity


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("prisoner", "prisoners"), ("person", "people"), ("body", "bodies"), ("day", "days"), ("crisis", "crises"),
        ("bus", "buses"), ("serviceman", "servicemen"), ("prisoner of war", "prisoners of war"),
        ("armed drone", "armed drones"), ("aircraft", "aircraft"), ("people", "people"),
        ("per cent", "per cent"), ("km", "km"),
    ],
)  # fmt: skip
def test_nouns_have_plurals(one: str, many: str) -> None:
    assert noun_plural(one) == many


@pytest.mark.parametrize(
    ("quantity", "words"),
    [
        (Quantity(start=0, end=1, value=52, unit="person", bound="at-least"), "at least 52 people"),
        (Quantity(start=0, end=1, value=1, unit="prisoner"), "1 prisoner"),
        (Quantity(start=0, end=1, value=1000, unit="EUR"), "1,000 EUR"),
        (Quantity(start=0, end=1, value=4.1, unit="%"), "4.1 %"),
        (Quantity(start=0, end=1, value=None, unit="drone"), "an open number of drones"),
    ],
)
def test_quantities_are_shown_as_a_person_writes_them(quantity: Quantity, words: str) -> None:
    assert show(quantity) == words
