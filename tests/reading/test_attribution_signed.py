"""Quotations with a name on the line below."""

import pytest
from voices import read, speaker_of


@pytest.mark.parametrize(
    "line",
    ["- Marta Lind", "– Marta Lind, head of the Harbour Union", "Marta Lind, harbour captain", "– Marta Lind, Oslo"],
)
def test_a_name_on_the_line_below_signs_a_quotation(line: str) -> None:
    text = f'The port is shut.\n\n"We will not give in to them."\n\n{line}\n\nThe rest is known.'
    assert speaker_of(text, "We will not give in") == "Marta Lind"


def test_a_signature_is_of_the_whole_quotation() -> None:
    text = 'The port is shut.\n\n"We began.\n\n"We will not give in to them."\n\n– Marta Lind'
    assert speaker_of(text, "We began") == "Marta Lind"


@pytest.mark.parametrize(
    "line",
    ["Marta Lind came later", "Marta Lind on the quay", "The harbour", "Marta Lind:", "Marta Lind", "Marta Lind, Oslo"],
)
def test_a_line_that_is_no_name_signs_nothing(line: str) -> None:
    text = f'The port is shut.\n\n"We will not give in to them."\n\n{line}\n\nThe rest is known.'
    assert speaker_of(text, "We will not give in") is None


@pytest.mark.parametrize("line", ["Marta Lind", "– Marta Lind", "Marta Lind, head of the Harbour Union"])
def test_a_quotation_with_a_speaker_is_not_signed(line: str) -> None:
    text = f'Ivan Hope said:\n\n"We will not give in to them," Hope said.\n\n{line}'
    assert speaker_of(text, "We will not give in") == "Ivan Hope"


def test_a_quotation_whose_first_line_has_a_speaker_is_not_signed() -> None:
    text = 'Ivan Hope said: "We began it all here.\n\n"We will not stop."\n\n– Marta Lind\n\nThe rest is known.'
    found, entities = read(text)
    assert {entities[said.speaker].name for said in found if said.speaker} == {"Ivan Hope"}
