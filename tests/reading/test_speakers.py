"""Who speaks: pronouns, letters, labels, quotations that go on, and names in other spellings."""

import pytest
from voices import read, speaker_of

from twosource.language.sentences import sentences
from twosource.reading.attribution import find_attributions
from twosource.records.reading import Entity


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('Marta Lind\'s letter said "we will go on".', "Marta Lind"),
        ('A letter by Marta Lind to the owner, Ivan Hope, said "we will go on".', "Marta Lind"),
        ('The Harbour Union letter reads "we will go on".', "Harbour Union"),
        ('The Ministry of Health issued a statement saying "we will go on".', "Ministry of Health"),
        ('A statement on the Harbour Union\'s website said "we will go on".', "Harbour Union"),
        ('Ivan Hope was heard on Monday. His letter to the court said "we will go on".', "Ivan Hope"),
    ],
)
def test_a_letter_speaks_for_whoever_wrote_it(text: str, speaker: str) -> None:
    assert speaker_of(text, "we will go on") == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('The Harbour Union\'s president, Ivan Hope, said "we will go on".', "Ivan Hope"),
        ('A spokesman for the Harbour Union, Ivan Hope, said "we will go on".', "Ivan Hope"),
        ('Marta Lind, the president of the union said, "we will go on".', "Marta Lind"),
        ('Ivan Hope, 45, said: "we will go on".', "Ivan Hope"),
    ],
)
def test_an_office_and_a_name_beside_it_are_one(text: str, speaker: str) -> None:
    assert speaker_of(text, "we will go on") == speaker


@pytest.mark.parametrize("kin", ["husband", "lawyer", "spokesman"])
def test_somebody_of_hers_is_not_she(kin: str) -> None:
    assert speaker_of(f'Marta Lind came on Monday. "We will go on," her {kin} said.', "We will go on") is None


def test_nobody_speaks_of_himself_by_name() -> None:
    text = 'For Kevin Allton, a teacher, Andy Warhol was a legend. He said, "Andy Warhol was the centre of it all."'
    assert speaker_of(text, "the centre of it all") == "Kevin Allton"


def test_it_is_the_institution_that_spoke_last() -> None:
    text = '"We saw," said the Ministry of Health. "It was no slip", it added; and, later, "it will not be our last".'
    assert speaker_of(text, "It was no slip") == "Ministry of Health"
    assert speaker_of(text, "it will not be our last") == "Ministry of Health"


def test_it_is_the_institution_that_the_sentence_before_begins_with() -> None:
    text = 'The Ministry of Health described its plan on Monday. It said that "nobody will be left behind".'
    assert speaker_of(text, "nobody will be left behind") == "Ministry of Health"


def test_an_age_stands_for_the_one_person_named_before() -> None:
    text = 'Marta Lind lives in Hafen. "We will go on," the 45-year-old said.'
    assert speaker_of(text, "We will go on") == "Marta Lind"


def test_a_quotation_without_a_cue_is_of_the_person_the_sentence_before_is_about() -> None:
    text = 'Marta Lind had a warning for the port. "We will go on until they give in."'
    assert speaker_of(text, "We will go on") == "Marta Lind"
    two = 'Marta Lind had a warning for Ivan Hope. "We will go on until they give in."'
    assert speaker_of(two, "We will go on") is None


def test_a_quotation_announced_by_a_colon_is_of_the_announced() -> None:
    text = 'Ann Reed said it was over.\n\nThen Paul Hill replied:\n\n"We have a situation where it is not over."'
    assert speaker_of(text, "We have a situation") == "Paul Hill"


def test_a_label_may_hold_an_office() -> None:
    text = (
        'These are the mails:: Secretary of the Navy Ivan Hope: "Save it for later."\n: Director Ann Reed: "I agree."'
    )
    assert speaker_of(text, "Save it for later") == "Ivan Hope"
    assert speaker_of(text, "I agree") == "Ann Reed"


def test_whoever_is_quoted_as_saying_speaks_and_the_agency_passes_it_on() -> None:
    text = '"We will go on with the talks," TASS quoted Marta Lind as saying.'
    assert speaker_of(text, "We will go on") == "Marta Lind"


@pytest.mark.parametrize("dash", ["–", "—", "―"])
def test_a_signature_behind_a_dash_is_the_speaker(dash: str) -> None:
    assert speaker_of(f'"He has no plan for the port." {dash} Oscar Quintero', "He has no plan") == "Oscar Quintero"


def test_a_surname_is_known_under_two_spellings_of_the_full_name() -> None:
    text = 'Talk with Kristin Wilkins, curator. Kristen Wilkins opened the show. "He was a legend," Wilkins said.'
    found, entities = read(text)
    assert {entities[said.speaker].name for said in found if said.speaker} <= {"Kristin Wilkins", "Kristen Wilkins"}
    assert [entity.type for entity in entities.values()] == ["person"]


def test_letters_stand_for_the_name_that_begins_with_them() -> None:
    text = 'General Motors is closing plants. "We will go on with this," GM said.'
    assert speaker_of(text, "We will go on") == "General Motors"


def test_a_quotation_over_several_lines_has_one_speaker() -> None:
    text = "Ann Reed said: `` We began.\nIt went on for long.\nThen it ended. ''\nThe rest is known."
    for words in ("We began.", "It went on for long.", "Then it ended."):
        assert speaker_of(text, words) == "Ann Reed"


def test_a_quotation_over_several_lines_may_name_its_speaker_at_the_end() -> None:
    text = "The port is shut.\n`` We began.\nThen it ended, '' said Ann Reed.\nThe rest is known."
    assert speaker_of(text, "We began.") == "Ann Reed"


def test_a_quotation_of_many_paragraphs_does_not_make_a_pronoun_lose_its_name() -> None:
    text = 'Marta Lind was asked.\n\n"The port was ours.\n\n"It was.\n\n"Nobody came.\n\n"So we stay," she replied.'
    assert speaker_of(text, "So we stay") == "Marta Lind"


def test_of_two_named_in_a_sentence_a_pronoun_means_the_first() -> None:
    text = 'Peter Lind brought in a new captain, Paul Hope, last month. He said, "We need another plan."'
    assert speaker_of(text, "We need another plan") == "Peter Lind"


def test_a_surname_that_nobody_took_for_a_name_stands_for_whoever_bears_it() -> None:
    text = 'Marta Lind and Jon Lind met. Jon Lind was late. "We stay," Lind said.'
    places = ((0, 10), (15, 23), (29, 37))
    entities = [
        Entity(id="e1", type="person", name="Marta Lind", mentions=places[:1]),
        Entity(id="e2", type="person", name="Jon Lind", mentions=places[1:]),
    ]
    (found,) = find_attributions(text, None, sentences(text), entities, ())
    assert found.speaker == "e2"


def test_a_body_is_known_by_its_name_where_nobody_took_it_for_one() -> None:
    text = 'The Harbour Union met. "We stay," the Harbour Union said.'
    body = Entity(id="e1", type="organization", name="Harbour Union", mentions=((4, 17),))
    (found,) = find_attributions(text, None, sentences(text), [body], ())
    assert found.speaker == "e1"


def test_it_goes_on_through_several_sentences() -> None:
    text = 'The Ministry of Health met on Monday. It said "nobody will be left". "We stay here," it added.'
    assert speaker_of(text, "We stay here") == "Ministry of Health"


def test_nobody_who_abducted_believes() -> None:
    text = "It is believed that sailors abducted by Ivan Hope are alive."
    assert speaker_of(text, "are alive") is None


def test_nobody_means_himself_by_the_minister() -> None:
    text = 'Foreign Minister Ivan Hope came. Hope said: "The minister must answer for this."'
    _, entities = read(text)
    assert not any(entity.references for entity in entities.values())


def test_whom_an_agency_quotes_may_be_told_by_kind_name_and_letters() -> None:
    text = 'According to TASS, quoting Riga\'s news agency Baltic Wire (BW), the yard is on "high alert".'
    assert speaker_of(text, "high alert") == "Baltic Wire"


def test_what_somebody_says_according_to_himself_is_his_own() -> None:
    text = 'Ivan Hope said that, according to the harbour, the pier "will be shut by May".'
    found, entities = read(text)
    assert [entities[one.speaker].name for one in found if one.speaker] == ["Ivan Hope"]


@pytest.mark.parametrize("opening", ["The Harbour Union met", "Rain fell as the Harbour Union met"])
def test_it_is_the_body_that_a_clause_before_begins_with(opening: str) -> None:
    assert speaker_of(f'{opening}, and it said "nobody will be left".', "nobody will be left") == "Harbour Union"


def test_it_is_who_the_it_before_was() -> None:
    text = "The Harbour Union met. It said that it rained. " + "It added that it snowed. " * 9 + 'It said "we stay".'
    assert speaker_of(text, "we stay") == "Harbour Union"
