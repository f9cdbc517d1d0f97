"""Who is meant by a person or a paper that is described but not named."""

import pytest
from voices import speaker_of


@pytest.mark.parametrize("noun", ["retired boxer", "young lawmaker", "billionaire businessman"])
def test_a_person_described_is_the_one_heard_before(noun: str) -> None:
    text = f'Ivan Hope said it would rain. "We will go on with it," the {noun} added.'
    assert speaker_of(text, "We will go on") == "Ivan Hope"


def test_a_person_described_is_the_only_one_named_before_where_nobody_was_heard() -> None:
    text = 'Ivan Hope once ran the yard. "We will go on with it," the retired boxer told the paper.'
    assert speaker_of(text, "We will go on") == "Ivan Hope"


@pytest.mark.parametrize(
    "text",
    [
        'A young boxer came with Ivan Hope. Hope said it would rain. "We will go on with it," the boxer added.',
        'An engineer came with Ivan Hope. Hope said it would rain. "We will go on with it," the engineer added.',
        'Ivan Hope said it would rain. "We will go on with it," the crowd chanted.',
        'Ivan Hope said it would rain. "We will go on with it," the port\'s boxer added.',
        'A man asked not to be named. Ivan Hope said it would rain. "We will go on with it," the boxer added.',
        'Marta Lind said it would rain. "We will go on with it," the young businessman added.',
        'Ivan Hope met Marta Lind. "We will go on with it," the engineer added.',
    ],
)
def test_somebody_else_who_is_described_stays_unnamed(text: str) -> None:
    assert speaker_of(text, "We will go on") is None


@pytest.mark.parametrize(
    "before",
    [
        "Ivan Hope released a statement on Monday.",
        'Ivan Hope said in a statement, "it is over".',
        'A statement by Ivan Hope said "it is over".',
        "Ivan Hope's statement says that it is over.",
    ],
)
def test_a_paper_speaks_for_whoever_was_said_to_have_written_it(before: str) -> None:
    assert speaker_of(f'{before} "We will go on with it," the statement added.', "We will go on") == "Ivan Hope"


def test_a_paper_that_nobody_was_said_to_have_written_speaks_for_nobody() -> None:
    text = 'Ivan Hope said a letter was found in a car. "We will go on with it," the letter said.'
    assert speaker_of(text, "We will go on") is None
