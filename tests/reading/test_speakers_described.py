"""Who is meant by a person or a paper that is described but not named."""

import pytest
from voices import speaker_of


@pytest.mark.parametrize(
    "before",
    [
        "Retired boxer Ivan Hope said it would rain.",
        "The boxer, Ivan Hope, said it would rain.",
        "Ivan Hope, a retired boxer, said it would rain.",
        "Ivan Hope, 45, a retired boxer from the coast, said it would rain.",
        "Ivan Hope is a boxer. He came late.",
        "Ivan Hope, who was once a boxer, met Marta Lind.",
        "Ivan Hope is a boxer. Marta Lind said it would rain.",
    ],
)
def test_a_person_described_is_the_one_whom_the_text_calls_so(before: str) -> None:
    assert speaker_of(f'{before} "We will go on with it," the retired boxer added.', "We will go on") == "Ivan Hope"


@pytest.mark.parametrize("noun", ["lawyer", "pilot", "surgeon"])
def test_an_office_that_the_text_tells_of_somebody_is_his(noun: str) -> None:
    text = f'Ivan Hope is a {noun}. He came at noon. "We will go on with it," the {noun} added.'
    assert speaker_of(text, "We will go on") == "Ivan Hope"


@pytest.mark.parametrize(
    "text",
    [
        'A young boxer came with Ivan Hope. Hope said it would rain. "We will go on with it," the boxer added.',
        'Ivan Hope is a boxer. A boxer from the coast came too. "We will go on with it," the boxer added.',
        'Ivan Hope, a boxer, met Paul Novak, a boxer. "We will go on with it," the boxer added.',
        'Ivan Hope said his lawyer had come. "We will go on with it," the lawyer added.',
        'Ivan Hope said it would rain. "We will go on with it," the crowd chanted.',
        'Ivan Hope said it would rain. "We will go on with it," the port\'s boxer added.',
        'Ivan Hope is a businessman\'s uncle. "We will go on with it," the businessman added.',
        'Ivan Hope, a lawyer\'s uncle, came. "We will go on with it," the lawyer added.',
        'Ivan Hope met Marta Lind. "We will go on with it," the engineer added.',
        'Ivan Hope is a pilot project manager. "We will go on with it," the pilot added.',
    ],
)
def test_somebody_else_who_is_described_stays_unnamed(text: str) -> None:
    assert speaker_of(text, "We will go on") is None


@pytest.mark.parametrize(
    "noun", ["killer", "patient", "attacker", "robber", "driver", "judge", "monitor", "newsletter"]
)
def test_nobody_is_what_the_text_does_not_call_him(noun: str) -> None:
    text = f'Prosecutor Marta Lind said the crime was cruel. "We will go on with it," the {noun} said.'
    assert speaker_of(text, "We will go on") is None


@pytest.mark.parametrize("office", ["Norwegian foreign minister", "deputy mayor"])
def test_an_office_with_one_holder_is_that_of_whoever_spoke_right_before(office: str) -> None:
    text = f'Ivan Hope said it would rain. "We will go on with it," the {office} added.'
    assert speaker_of(text, "We will go on") == "Ivan Hope"


@pytest.mark.parametrize("office", ["retired driver", "Norwegian driver", "mayor"])
def test_an_office_that_many_hold_is_nobodys_unless_the_text_tells(office: str) -> None:
    text = f'Ivan Hope said it would rain. "We will go on with it," the {office} added.'
    assert speaker_of(text, "We will go on") is None


@pytest.mark.parametrize("noun", ["Russian", "Observer", "Charter"])
def test_a_capital_names_and_describes_nobody(noun: str) -> None:
    text = f'Ivan Hope, an observer, said it would rain. "We will go on with it," the {noun} added.'
    assert speaker_of(text, "We will go on") != "Ivan Hope"


def test_a_word_within_another_is_no_description() -> None:
    text = 'Norman Hope, a salesman, said it would rain. "We will go on with it," the man added.'
    assert speaker_of(text, "We will go on") is None


@pytest.mark.parametrize(
    "before",
    [
        "Ivan Hope released a statement on Monday.",
        "Ivan Hope, the head of the Harbour Union, has also released a statement.",
        'Ivan Hope said in a statement, "it is over".',
        'In a statement on the strike, Ivan Hope said "it is over".',
        'A statement by Ivan Hope said "it is over".',
        "Ivan Hope's statement says that it is over.",
        "In İİİİİİİİİ, Ivan Hope's statement says that it is over.",
    ],
)
def test_a_paper_speaks_for_whoever_was_said_to_have_written_it(before: str) -> None:
    assert speaker_of(f'{before} "We will go on with it," the statement added.', "We will go on") == "Ivan Hope"


@pytest.mark.parametrize(
    "before",
    [
        "Ivan Hope said a letter was found in a car.",
        "Ivan Hope said the man walked in with a letter.",
        "Paul Novak, after meeting Ivan Hope, released a letter on Monday.",
        "The Harbour Union sued Ivan Hope and released a letter.",
        "An aide to Ivan Hope released a letter.",
    ],
)
def test_a_paper_that_nobody_was_said_to_have_written_speaks_for_nobody(before: str) -> None:
    assert speaker_of(f'{before} "We will go on with it," the letter said.', "We will go on") is None
