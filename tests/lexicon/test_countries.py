import pytest

from twosource.lexicon.cities import city
from twosource.lexicon.countries import countries, country, is_adjective, is_people, of_capital, of_demonym, state
from twosource.lexicon.given_names import gender
from twosource.lexicon.organizations import is_press, known
from twosource.lexicon.regions import is_region, of_region
from twosource.lexicon.words import is_word


@pytest.mark.parametrize(
    ("name", "display"),
    [
        ("Turkey", "Türkiye"),
        ("TURKIYE", "Türkiye"),
        ("the Russian Federation", "Russia"),
        ("U.S.", "United States"),
        ("Britain", "United Kingdom"),
        ("Republic of Korea", "South Korea"),
        ("DPRK", "North Korea"),
        ("Holy See", "Vatican"),
        ("Côte d’Ivoire", "Ivory Coast"),
    ],
)
def test_a_country_has_one_display_name(name: str, display: str) -> None:
    assert country(name) == display


@pytest.mark.parametrize("word", ["us", "Moscow", "Turkish", "Paris", ""])
def test_pronouns_capitals_and_adjectives_are_no_countries(word: str) -> None:
    assert country(word) is None


def test_capitals_and_seats_stand_for_their_state() -> None:
    assert of_capital("Kiev") == of_capital("Kyiv") == "Ukraine"
    assert of_capital("the Kremlin") == "Russia"
    assert state("Ankara") == state("Turkey") == "Türkiye"


def test_adjectives_and_people_are_told_apart() -> None:
    assert of_demonym("Polish") == of_demonym("Poles") == "Poland"
    assert is_adjective("Russian")
    assert not is_people("Russian")
    assert is_people("Russians")


def test_every_country_is_found_by_each_of_its_names() -> None:
    names = [(name, item.name) for item in countries() for name in (item.name, *item.names)]
    assert {name for name, display in names if country(name) != display} == set()


def test_cities_have_their_other_names_and_their_country() -> None:
    found = city("Kiev")
    assert found is not None
    assert (found.name, found.country) == ("Kyiv", "Ukraine")


def test_regions_lie_in_countries_or_in_none() -> None:
    assert of_region("Crimea") == "Ukraine"
    assert is_region("the Middle East")
    assert of_region("Middle East") is None


def test_agencies_are_known_and_speak_for_no_side() -> None:
    assert is_press("Reuters")
    assert known("EU") == ("European Union", "organization", "European Union")
    assert known("who") is None


def test_common_words_are_no_names() -> None:
    assert is_word("Officials")
    assert not is_word("Lavrov")
    assert gender("Serhii") == "m"
    assert gender("Olena") == "f"
