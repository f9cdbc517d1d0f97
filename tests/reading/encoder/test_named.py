import numpy as np

from twosource.language.pieces import UNKNOWN, Vocabulary
from twosource.reading.encoder.model import Scored
from twosource.reading.encoder.named import names
from twosource.reading.encoder.tags import begins, inside


def named(text: str, tags: dict[int, int]) -> list[tuple[str, str]]:
    words = Vocabulary([UNKNOWN]).words(text)
    kinds = np.zeros(len(words), np.int8)
    for at, tag in tags.items():
        kinds[at] = tag
    found = names(
        text, Scored(words, np.zeros((3, len(words)), np.int8), kinds, kinds, {}, np.zeros((len(words), 64), np.int8))
    )
    return [(text[start:end], kind) for (start, end), kind in found]


def test_one_name_has_the_kind_that_it_has_most_often() -> None:
    place, person = begins("place"), begins("person")
    assert named("Lindau met Lindau in Lindau", {0: place, 2: person, 4: place}) == [("Lindau", "place")] * 3


def test_where_two_kinds_are_as_frequent_each_mention_keeps_its_own() -> None:
    found = named("Lindau met Lindau", {0: begins("place"), 2: begins("person")})
    assert found == [("Lindau", "place"), ("Lindau", "person")]


def test_a_name_that_is_tagged_twice_is_one_wherever_else_it_stands() -> None:
    place = begins("place")
    assert named("Lindau and Lindau and Lindau", {0: place, 2: place}) == [("Lindau", "place")] * 3
    assert named("Lindau and Lindau and lindau", {0: place, 2: place}) == [("Lindau", "place")] * 2


def test_a_surname_alone_is_the_person_s() -> None:
    found = named("Vera Norden came . Norden left", {0: begins("person"), 1: inside("person"), 4: begins("place")})
    assert found == [("Vera Norden", "person"), ("Norden", "person")]


def test_a_possessive_is_no_part_of_the_name() -> None:
    assert named("Norden 's port", {0: begins("place"), 1: inside("place"), 2: inside("place")}) == [
        ("Norden", "place")
    ]


def test_where_the_kinds_of_a_name_differ_the_lists_decide() -> None:
    found = named("Kremlin met Kremlin", {0: begins("place"), 2: begins("organization")})
    assert found == [("Kremlin", "organization")] * 2


def test_a_whole_name_is_a_person_s_where_its_surname_alone_is() -> None:
    found = named("Vera Norden came . Norden left", {0: begins("place"), 1: inside("place"), 4: begins("person")})
    assert found == [("Vera Norden", "person"), ("Norden", "person")]


def test_a_place_named_after_somebody_stays_one() -> None:
    found = named("Fort Norden fell . Norden left", {0: begins("place"), 1: inside("place"), 4: begins("person")})
    assert found == [("Fort Norden", "place"), ("Norden", "person")]
