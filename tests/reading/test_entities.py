import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.language.sentences import sentences
from twosource.reading.coreference import entity_at
from twosource.reading.entities import find_entities
from twosource.records.reading import Entity

PORT = (
    "Dana Ortiz, president of the Harbour Workers' Union, said on Monday that the dockers would stay out. "
    "She spoke after talks with Transport Minister Pavel Novak in Rotterdam. "
    "The minister had asked for a pause, but the union refused it. "
    '"He knows our terms," Ortiz said.'
)


def entities(text: str) -> dict[str, Entity]:
    return {entity.name: entity for entity in find_entities(text, sentences(text))}


def cut(text: str, spans: tuple[tuple[int, int], ...]) -> list[str]:
    return [text[start:end] for start, end in spans]


def test_titles_are_roles_and_no_part_of_the_name() -> None:
    text = "Norwegian Foreign Minister Kari Dahl met U.S. envoy for Sudan Peter Hale and Kremlin spokesman Oleg Belov."
    found = entities(text)
    assert [role for role, _ in found["Kari Dahl"].roles] == ["Norwegian Foreign Minister"]
    assert [role for role, _ in found["Peter Hale"].roles] == ["U.S. envoy for Sudan"]
    assert [role for role, _ in found["Oleg Belov"].roles] == ["Kremlin spokesman"]
    assert found["Kremlin"].type == "organization"


def test_a_role_may_follow_the_name() -> None:
    found = entities("Mykola Hnatiuk, First Deputy Foreign Minister of Ukraine, spoke first.")
    assert [role for role, _ in found["Mykola Hnatiuk"].roles] == ["First Deputy Foreign Minister of Ukraine"]


def test_the_title_of_the_next_person_is_no_role_of_the_one_before() -> None:
    found = entities("After meeting Hakan Yilmaz, Russian Foreign Minister Sergei Orlov announced a plan.")
    assert found["Hakan Yilmaz"].roles == ()


def test_a_minister_of_affairs_is_a_person_and_not_an_affair() -> None:
    found = entities("Danish Minister of Food and Fisheries Peter Kovacs was there.")
    assert list(found) == ["Peter Kovacs"]
    assert found["Peter Kovacs"].roles[0][0] == "Danish Minister of Food and Fisheries"


def test_surnames_pronouns_and_descriptions_go_to_their_bearer() -> None:
    found = entities(PORT)
    assert cut(PORT, found["Dana Ortiz"].mentions) == ["Dana Ortiz", "Ortiz"]
    assert cut(PORT, found["Dana Ortiz"].references) == ["She"]
    assert cut(PORT, found["Pavel Novak"].references) == ["The minister", "He"]
    assert cut(PORT, found["Harbour Workers' Union"].references) == ["the union"]


def test_the_speaker_is_not_the_he_of_his_own_words() -> None:
    text = 'Tomas Berg met Ivan Petrov. "He broke his word," Berg said.'
    assert cut(text, entities(text)["Ivan Petrov"].references)[0] == "He"


def test_two_bearers_of_a_surname_stay_two() -> None:
    text = "Angela Brandt met Max Brandt in Oslo. Brandt said nothing."
    names = [entity.name for entity in find_entities(text, sentences(text)) if entity.type == "person"]
    assert names == ["Angela Brandt", "Max Brandt", "Brandt"]


@pytest.mark.parametrize("name", ["AU-sponsored", "UN-brokered", "Qatar-led", "NATO-run"])
def test_what_only_qualifies_a_noun_is_no_mention(name: str) -> None:
    text = f"The {name} talks began in Pretoria on Tuesday."
    at = text.index("Pretoria")
    tagged = [((4, 4 + len(name)), "organization"), ((at, at + 8), "place")]
    assert [each.name for each in find_entities(text, [(0, len(text))], tagged)] == ["Pretoria"]
    assert name not in entities(text)


def test_an_adjective_of_nationality_is_no_mention_but_the_people_are() -> None:
    found = entities("Russian troops left. The Ukrainians did not say why the Russians went.")
    assert {name: entity.type for name, entity in found.items()} == {"Ukrainians": "group", "Russians": "group"}


def test_countries_by_any_name_are_one_place() -> None:
    text = "Turkey offered to host. Türkiye has done so before, and the US agreed with the U.S., as ever."
    found = find_entities(text, sentences(text))
    assert [(entity.type, len(entity.mentions)) for entity in found] == [("place", 2), ("place", 2)]


def test_joined_names_are_two_and_compounds_none() -> None:
    found = entities("The Russia-Ukraine talks were Oman-mediated and Moscow-based.")
    assert sorted(found) == ["Russia", "Ukraine"]


def test_an_acronym_belongs_to_the_name_before_it() -> None:
    text = "The Northern Fisheries Board (NFB) met. The NFB agreed."
    found = entities(text)
    assert cut(text, found["Northern Fisheries Board"].mentions) == ["Northern Fisheries Board", "NFB", "NFB"]


def test_first_words_months_and_days_are_no_names() -> None:
    assert entities("Officials met on Monday. However, nothing came of it in May. Talks go on.") == {}


def test_the_head_of_a_phrase_is_who_it_is_about() -> None:
    text = "Ukraine's foreign minister Andrii Bilyk spoke, as did a spokesman for the Port Authority."
    found = find_entities(text, sentences(text))
    names = {entity.id: entity.name for entity in found}
    assert names[entity_at(found, (0, text.index(" spoke"))) or ""] == "Andrii Bilyk"
    start = text.index("a spokesman")
    assert names[entity_at(found, (start, len(text) - 1)) or ""] == "Port Authority"
    assert entity_at(found, (text.index("spoke"), text.index("spoke") + 5)) is None


letters = st.sampled_from([*"abAB .,\"'“”()-’\n", "Minister ", "President ", "of ", "Moscow ", "he ", "the ", "Ann "])


@given(st.lists(letters, max_size=60).map("".join))
def test_every_span_cuts_to_words_and_ids_follow_the_text(text: str) -> None:
    found = find_entities(text, sentences(text))
    assert [entity.id for entity in found] == [f"e{at + 1}" for at in range(len(found))]
    firsts = [entity.mentions[0][0] for entity in found]
    assert firsts == sorted(firsts)
    for entity in found:
        for start, end in (*entity.mentions, *entity.references, *(span for _, span in entity.roles)):
            assert 0 <= start < end <= len(text)
            assert text[start:end].strip() == text[start:end] != ""
        assert all(text[start:end] == role for role, (start, end) in entity.roles)


def test_a_long_run_of_names_takes_time_in_proportion() -> None:
    text = "Anna Bell " * 20_000
    assert find_entities(text, [(0, len(text))])


def test_a_union_of_several_trades_is_one_name() -> None:
    found = entities(
        "Bakers in Hull stopped work on Monday. The talks with the Bakers and Millers' Union went on, as did those "
        "with the Carters, Draymen and Stable Hands' Union and with the Northern Mill Owners' Association. "
        "Ada Holm of the International Federation of Weavers and Lace Makers came too."
    )
    assert [name for name, entity in found.items() if entity.type == "organization"] == [
        "Bakers and Millers' Union",
        "Carters, Draymen and Stable Hands' Union",
        "Northern Mill Owners' Association",
        "International Federation of Weavers and Lace Makers",
    ]
    assert "Bakers" not in found


def test_a_name_before_and_stays_a_name_of_its_own() -> None:
    found = entities("She met Dana Ortiz and Harbour Workers' Union men. France and the Seamen's Guild agreed.")
    assert {"Dana Ortiz", "Harbour Workers' Union", "France", "Seamen's Guild"} <= set(found)


def test_a_name_all_in_capitals_is_the_same_name() -> None:
    found = entities("ELMWICK (Northern Wire) - It rained on Monday. The mayor said Elmwick had seen worse.")
    assert [(entity.name, len(entity.mentions)) for entity in found.values() if entity.type == "place"] == [
        ("Elmwick", 2)
    ]


def test_the_presidents_of_two_nations_are_no_group() -> None:
    assert entities("He rang the Norwegian and Danish presidents on Monday.") == {}


MILLS = (
    "The Bakers and Millers' Union and the Northern Mill Owners' Association met in Hull on Monday. "
    "The owners had offered 3 per cent, and the bakers' union wanted more. "
    "A cooks' union sent its greetings, and the union hoped for the best. "
    "The talks between millers and owners will go on. The association said they would last."
)


def test_descriptions_of_organisations_go_to_the_name_that_has_their_words() -> None:
    found = entities(MILLS)
    assert cut(MILLS, found["Northern Mill Owners' Association"].references) == [
        "The owners",
        "owners",
        "The association",
        "they",
    ]
    # "The union" after "a cooks' union" is that of the cooks, who are not named.
    assert cut(MILLS, found["Bakers and Millers' Union"].references) == ["the bakers' union", "millers"]


def test_a_plural_between_leaves_they_undecided() -> None:
    text = "The Bakers' Union met the ministers on Monday. They want an answer."
    assert entities(text)["Bakers' Union"].references == ()


def test_a_company_is_the_only_organisation_that_can_be_one() -> None:
    one = "Holm Shipping Ltd has closed a yard, the Labour Ministry said. The company gave no reason to the ministry."
    found = entities(one)
    assert cut(one, found["Holm Shipping Ltd"].references) == ["The company"]
    assert cut(one, found["Labour Ministry"].references) == ["the ministry"]


def test_somebody_not_named_takes_the_description_along() -> None:
    text = "Foreign Minister Kari Dahl spoke in Oslo. A Danish diplomat disagreed. The diplomat gave no reason."
    assert entities(text)["Kari Dahl"].references == ()


def test_a_role_may_stand_before_a_comma_or_under_a_heading() -> None:
    found = entities(
        "The mediator appointed by the state, Ada Holm, asked both sides to return. "
        "It was signed by Norway's prime minister, Kari Dahl. The judge, Ivo Lund said, was late."
    )
    assert [role for role, _ in found["Ada Holm"].roles] == ["mediator appointed by the state"]
    assert [role for role, _ in found["Kari Dahl"].roles] == ["Norway's prime minister"]
    assert found["Ivo Lund"].roles == ()
    (role,) = entities("Ada Holm\nThe retired judge has mediated before.")["Ada Holm"].roles
    assert role[0] == "retired judge"


def test_a_description_with_of_goes_to_whoever_has_that_office_there() -> None:
    text = (
        "Ada Holm, general secretary of the Weavers' Union, met Ivo Lund, general secretary of the Cooks' League. "
        "The general secretary of the league left first. The union leader stayed."
    )
    found = entities(text)
    assert cut(text, found["Ivo Lund"].references) == ["The general secretary of the league"]
    assert cut(text, found["Ada Holm"].references) == ["The union leader"]
    assert cut(text, found["Cooks' League"].references) == ["the league"]


def test_an_office_of_public_record_fits_a_description_that_names_the_state() -> None:
    text = "Sergei Lavrov and Hakan Fidan met on Monday. The Turkish foreign minister left first. The minister slept."
    found = entities(text)
    assert cut(text, found["Hakan Fidan"].references)[:1] == ["The Turkish foreign minister"]
    assert found["Sergei Lavrov"].references == ()


def test_an_acronym_may_be_written_like_a_word() -> None:
    text = "The Northern Oil and Harbour Workers Union of NZ (Nohwunz) met. Nohwunz agreed, and Holm (Lund) did not."
    found = entities(text)
    assert cut(text, found["Northern Oil and Harbour Workers Union of NZ"].mentions)[1:] == ["Nohwunz", "Nohwunz"]
    assert "Lund" in found


def test_who_speaks_behind_a_name_is_not_called_so() -> None:
    text = "At a meeting with Karl Dunn, the Prime Minister said that the war was over."
    assert [entity.roles for entity in find_entities(text, sentences(text)) if entity.name == "Karl Dunn"] == [()]
