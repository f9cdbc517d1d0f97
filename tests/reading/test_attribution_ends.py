"""Where reported words begin and end in their sentence, and who goes on speaking."""

import pytest
from hearing import entities, in_words, one, read

from twosource.language.sentences import sentences
from twosource.reading.attribution import find_attributions
from twosource.records.reading import Entity


def test_what_is_said_in_a_relative_clause_ends_with_it() -> None:
    found = read("The Harbour Union, which Marta Lind says was behind the leak, has denied it.")
    said = [in_words("The Harbour Union, which Marta Lind says was behind the leak, has denied it.", a) for a in found]
    assert (["Marta Lind"], ["was behind the leak"]) in [(a["source"], a["content"]) for a in said]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The depot that police say holds stolen copper was searched.", "holds stolen copper"),
        ("The pump that the owners said they would mend has failed.", "they would mend"),
        ("The walkout, which officials called for in the spring, is over.", "The walkout"),
        ("Officials said the quay was shut, as divers searched the basin.", "the quay was shut"),
        ("Officials said the quay was shut, as it is every winter.", "the quay was shut, as it is every winter"),
        ("Officials said the quay was shut, while pilots waited outside the bar.", "the quay was shut"),
    ],
)
def test_a_content_ends_where_the_outlet_goes_on(text: str, content: str) -> None:
    assert one(text)["content"] == [content]


def test_a_remark_and_a_clause_about_who_was_told_are_no_content() -> None:
    found = one("The quay was sound, Marta Lind told the council, which was in recess.")
    assert found["content"] == ["The quay was sound"]


def test_the_report_goes_back_to_whoever_reported() -> None:
    text = (
        "Baltic Wire reported on Monday that the yard was sold. The report said the price was low, citing two bankers."
    )
    found = [in_words(text, a) for a in read(text)]
    assert [(a["source"], a["chain"]) for a in found] == [
        (["Baltic Wire"], ()),
        (["The report"], ("Baltic Wire",)),
        (["two bankers"], ("Baltic Wire",)),
    ]


def test_a_source_put_in_with_citing_is_whose_words_they_are() -> None:
    text = "Baltic Wire reported, citing a clerk at the registry, that the yard was sold."
    found = [in_words(text, a) for a in read(text)]
    assert [(a["source"], a["content"]) for a in found] == [
        (["Baltic Wire"], ["that the yard was sold"]),
        (["a clerk at the registry"], ["that the yard was sold"]),
    ]


def test_an_office_stands_for_whoever_spoke_right_before() -> None:
    text = 'Marta Lind said the berth was free. "We need it," the deputy harbour minister said.'
    assert [in_words(text, a)["speaker"] for a in read(text)] == ["Marta Lind", "Marta Lind"]


def test_an_office_stands_for_nobody_where_two_were_named() -> None:
    text = 'Marta Lind told Ilya Brandt the berth was free. "We need it," the deputy harbour minister said.'
    assert [in_words(text, a)["speaker"] for a in read(text)] == ["Marta Lind", None]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            'Vera Novak, head of the Harbour Union, said owners of the yard "left without a word."',
            ["Vera Novak, head of the Harbour Union"],
            ["owners of the yard", "left without a word."],
        ),
        (
            "The Harbour Union, a body of nine guilds, urged the owners to come back.",
            ["The Harbour Union, a body of nine guilds"],
            ["the owners to come back"],
        ),
        (
            "Two pilots, including one from the islands, which have no harbour, said the buoys were dark.",
            ["Two pilots"],
            ["the buoys were dark"],
        ),
        (
            "Although Marta Lind said the gates were open, the lorries turned back.",
            ["Marta Lind"],
            ["the gates were open"],
        ),
        (
            "The Harbour Union promised to answer in a letter that nobody has seen.",
            ["The Harbour Union"],
            ["to answer in a letter that nobody has seen"],
        ),
        (
            'Ilya Brandt told "Morning Watch" that the crane was safe.',
            ["Ilya Brandt"],
            ["that the crane was safe"],
        ),
        (
            "According to the harbour office, Ilya Brandt, the master of the tug, will keep his licence.",
            ["the harbour office"],
            ["Ilya Brandt, the master of the tug, will keep his licence"],
        ),
        (
            "Ilya Brandt told Danish officials they were late.",
            ["Ilya Brandt"],
            ["they were late"],
        ),
    ],
)
def test_the_subject_of_the_clause_speaks_and_its_words_are_the_content(
    text: str, source: list[str], content: list[str]
) -> None:
    found = one(text)
    assert (found["source"], found["content"]) == (source, content)


def test_who_is_close_to_a_body_does_not_speak_for_it() -> None:
    assert one("Two people close to the Harbour Union said the vote was lost.")["speaker"] is None
    assert one("A steward of the Harbour Union said the vote was lost.")["speaker"] == "Harbour Union"


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "According to the board's analyst, Vera Novak, the tide will turn.",
            ["the board's analyst, Vera Novak"],
            ["the tide will turn"],
        ),
        (
            'After Marta Lind called herself "a harbour girl," the crowd cheered.',
            ["Marta Lind"],
            ["herself", "a harbour girl,"],
        ),
        (
            "Marta Lind says the yard has a clause – reported to be worth nothing – and a lease.",
            ["Marta Lind"],
            ["the yard has a clause – reported to be worth nothing – and a lease"],
        ),
    ],
)
def test_participles_and_main_clauses_are_told_from_what_is_reported(
    text: str, source: list[str], content: list[str]
) -> None:
    found = one(text)
    assert (found["source"], found["content"]) == (source, content)


def test_a_planned_move_of_somebody_is_nothing_that_was_said() -> None:
    assert read("Ilya Brandt's proposed move to the north has collapsed.") == ()


def test_a_pronoun_goes_on_with_who_was_heard_and_not_with_who_was_named() -> None:
    text = "Marta Lind said the price Vera Novak paid was fair. She said: “We take it.”"
    at = text.index("She")
    known = [
        Entity(id=item.id, type=item.type, name=item.name, mentions=item.mentions, references=((at, at + 3),))
        if item.name == "Vera Novak"
        else item
        for item in entities(text)
    ]
    found = find_attributions(text, None, sentences(text), known, ())
    assert [item.speaker for item in found] == ["e0", "e0"]


def test_a_quotation_over_three_paragraphs_has_one_speaker() -> None:
    text = "Ilya Brandt said: “The sea rose.\n\n“It rose and it rose again.\n\n“Then it was gone.”"
    (found,) = read(text)
    assert len(found.content) == 3
