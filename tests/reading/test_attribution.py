"""Whose words are whose: sources, cues, contents and speakers, on sentences written for the purpose."""

import pytest
from hearing import entities, in_words, one, read
from hypothesis import given
from hypothesis import strategies as st

from twosource.language.sentences import sentences
from twosource.reading.attribution import find_attributions
from twosource.records.reading import Entity


def test_a_quotation_before_its_speaker_is_direct_and_holds_no_marks() -> None:
    found = one('"The gates stay shut. We mean it," Marta Lind said.')
    assert found["content"] == ["The gates stay shut. We mean it,"]
    assert (found["source"], found["cue"], found["manner"]) == (["Marta Lind"], ["said"], "direct")


def test_an_inverted_subject_keeps_its_apposition() -> None:
    found = one('"It is over," said Ilya Brandt, head of the harbour board.')
    assert found["source"] == ["Ilya Brandt, head of the harbour board"]
    assert found["speaker"] == "Ilya Brandt"


def test_two_appositions_belong_to_the_name_before_them() -> None:
    found = one("Ilya Brandt, deputy mayor of the city, a member of the board, stated that the gates were open.")
    assert found["source"] == ["Ilya Brandt, deputy mayor of the city, a member of the board"]
    assert found["speaker"] == "Ilya Brandt"


def test_a_quotation_around_its_cue_is_one_attribution() -> None:
    found = one('"We tried," Lind said, "but nobody came."'.replace("Lind", "Marta Lind"))
    assert found["content"] == ["We tried,", "but nobody came."]


def test_a_quotation_sentence_goes_on_with_the_speaker_before() -> None:
    found = one('"We tried," Marta Lind said. "Nobody came."\n\n"Nobody ever does."')
    assert found["content"] == ["We tried,", "Nobody came.", "Nobody ever does."]


def test_a_quotation_of_two_paragraphs_is_one_attribution() -> None:
    found = one("“We began with three ships.\n\n“We ended with one,” Marta Lind said.")
    assert found["content"] == ["We began with three ships.", "We ended with one,"]


def test_indirect_speech_ends_where_a_participle_takes_over() -> None:
    text = "Marta Lind said the gates would stay shut, adding that talks were possible."
    said, adding = read(text)
    assert in_words(text, said)["content"] == ["the gates would stay shut"]
    assert in_words(text, adding)["content"] == ["that talks were possible"]
    assert said.speaker == adding.speaker is not None


def test_a_second_verb_takes_the_subject_of_the_first() -> None:
    text = "Marta Lind rejected the offer and urged the city to pay."
    rejected, urged = (in_words(text, found) for found in read(text))
    assert rejected["content"] == ["the offer"]
    assert urged["content"] == ["the city to pay"]
    assert rejected["speaker"] == urged["speaker"] == "Marta Lind"


def test_quoted_words_in_reported_speech_make_it_mixed() -> None:
    found = one('Ilya Brandt said the owners had behaved "without shame" in the dispute.')
    assert found["manner"] == "mixed"
    assert found["content"] == ["the owners had behaved", "without shame", "in the dispute"]


def test_scare_quotes_are_no_attribution() -> None:
    assert read('The "smart" crane fell into the basin.') == ()


def test_a_remark_put_in_has_content_on_both_sides() -> None:
    found = one("The gates, Marta Lind said, would stay shut.")
    assert found["content"] == ["The gates", "would stay shut"]


def test_a_remark_put_behind_reports_the_whole_sentence() -> None:
    found = one("The gates will stay shut until the owners pay, Marta Lind said.")
    assert found["content"] == ["The gates will stay shut until the owners pay"]


def test_who_is_told_is_the_addressee_and_not_the_content() -> None:
    found = one("Ilya Brandt told Marta Lind that the gates were open.")
    assert (found["content"], found["addressee"]) == (["that the gates were open"], "Marta Lind")


def test_an_outlet_that_is_told_is_the_channel() -> None:
    (found,) = read('"It is over," Ilya Brandt told Fox News.')
    assert found.channel == "Fox News"


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("Marta Lind said in a statement that the gates were shut.", "statement"),
        ('"Enough!" Marta Lind wrote on Telegram.', "Telegram"),
        ("In an interview with Fox News, Marta Lind said the gates were shut.", "Fox News"),
    ],
)
def test_the_channel_is_the_platform_or_the_kind_of_writing(text: str, channel: str) -> None:
    (found,) = read(text)
    assert found.channel == channel


def test_occasion_and_time_are_those_of_the_cue() -> None:
    (found,) = read('"It is over," Ilya Brandt said during a joint news conference with Vera Novak in Riga on Monday.')
    assert found.occasion == "a joint news conference with Vera Novak in Riga on Monday"
    assert found.said == "2030-03-04"


def test_a_time_inside_the_content_is_not_when_it_was_said() -> None:
    (found,) = read("Ilya Brandt said the gates would open on Tuesday.")
    assert found.said is None


def test_a_time_before_the_subject_is_when_it_was_said() -> None:
    (found,) = read("On 12 May, Ilya Brandt said the gates would open on Tuesday.")
    assert found.said == "2030-05-12"


def test_the_aide_of_somebody_is_not_that_somebody() -> None:
    found = one("Marta Lind's lawyer said the gates were open.")
    assert found["speaker"] is None


def test_a_spokesman_without_a_name_speaks_for_the_organisation() -> None:
    found = one("A spokesman for the Harbour Union said the gates were shut.")
    assert found["speaker"] == "Harbour Union"


def test_a_person_is_preferred_to_the_organisation() -> None:
    found = one("Harbour Union chair Marta Lind said the gates were shut.")
    assert found["speaker"] == "Marta Lind"


def test_a_pronoun_that_nothing_resolves_is_the_last_speaker() -> None:
    text = 'Ilya Brandt said the gates were open. "They always were," he said.'
    assert [in_words(text, found)["speaker"] for found in read(text)] == ["Ilya Brandt", "Ilya Brandt"]


def test_a_pronoun_is_its_reference_where_there_is_one() -> None:
    text = 'Ilya Brandt met Marta Lind. "The gates are shut," she said.'
    she = text.index("she said")
    people = tuple(
        Entity(id=e.id, type=e.type, name=e.name, mentions=e.mentions, references=((she, she + 3),))
        if e.name == "Marta Lind"
        else e
        for e in entities(text)
    )
    (found,) = find_attributions(text, None, sentences(text), people, ())
    assert {e.id: e.name for e in people}[found.speaker or ""] == "Marta Lind"


def chains(text: str) -> dict[str | None, tuple[str, ...]]:
    names = {entity.id: entity.name for entity in entities(text)}
    return {names.get(found.speaker or ""): found.chain for found in read(text)}


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Ilya Brandt said the gates would open, TASS reported.", ("TASS",)),
        ("According to a TASS report, Ilya Brandt expressed hope for the talks.", ("TASS",)),
        ("According to Yonhap, quoting KCNA, Ilya Brandt said the test had worked.", ("KCNA", "Yonhap")),
        ("Reuters quoted Ilya Brandt as saying that the gates would open.", ("Reuters",)),
        ("The gates will open on Monday, Reuters reported, citing Ilya Brandt.", ("Reuters",)),
        ("Marta Lind, citing Ilya Brandt, said the gates would open on Monday.", ("Marta Lind",)),
        (
            "Gates open.\n\nSource: news agency TASS, citing Ilya Brandt\n\nBrandt said all was well.",
            ("TASS",),
        ),
    ],
)
def test_the_chain_names_the_relays_nearest_to_the_speaker_first(text: str, chain: tuple[str, ...]) -> None:
    assert chains(text)["Ilya Brandt"] == chain


def test_a_passive_names_its_source_behind_by() -> None:
    found = one("The offer was rejected by Marta Lind.")
    assert (found["source"], found["cue"], found["content"]) == (["Marta Lind"], ["was rejected"], ["The offer"])


def test_a_claim_that_hangs_on_a_noun_is_an_attribution() -> None:
    found = one("The claim by Ilya Brandt that the gates were closed is false.")
    assert (found["source"], found["cue"]) == (["Ilya Brandt"], ["claim"])
    assert found["content"] == ["that the gates were closed"]


def test_a_colon_belongs_to_the_cue() -> None:
    found = one('Marta Lind added: "No more ships."')
    assert (found["cue"], found["content"]) == (["added:"], ["No more ships."])


def test_auxiliaries_and_adverbs_belong_to_the_cue() -> None:
    found = one("Marta Lind has repeatedly denied that the gates were open.")
    assert found["cue"] == ["has repeatedly denied"]


@pytest.mark.parametrize(
    ("text"),
    [
        "The union's claims and the owners' questions were read.",
        "Three states joined the treaty.",
        "Attacks on ships went on.",
    ],
)
def test_a_noun_that_looks_like_a_verb_reports_nothing(text: str) -> None:
    assert read(text) == ()


HEADLINES = [
    ("Lind: gates stay shut", "Lind", "gates stay shut"),
    ("Gates stay shut – Lind", "Lind", "Gates stay shut"),
    ("No deal this week, says Lind", "Lind", "No deal this week"),
    ("‘We will stay,’ Lind says", "Lind", "We will stay,"),
]


@pytest.mark.parametrize(("title", "source", "content"), HEADLINES)
def test_a_headline_names_its_speaker(title: str, source: str, content: str) -> None:
    found = next(found for found in read("Marta Lind spoke in Riga.", title) if found.within == "title")
    assert [title[a:b] for a, b in found.source] == [source]
    assert [title[a:b] for a, b in found.content] == [content]
    assert found.speaker == "e0"


@pytest.mark.parametrize("title", ["Explainer: what the strike is about", "Port strike ends - Harbour News"])
def test_a_label_or_an_outlet_in_a_headline_is_no_speaker(title: str) -> None:
    assert read("Nothing was said.", title) == ()


pieces = st.sampled_from(
    [
        "Marta Lind",
        "said",
        "that",
        '"',
        "“",
        "”",
        "‘",
        "’",
        ",",
        ".",
        ":",
        "\n\n",
        "according to",
        "he",
        "who",
        "and",
        "TASS",
        "on Monday",
        "the gates",
        "citing",
        "(",
        ")",
        "–",
        "told",
        "has",
        "claims",
        "•",
    ]
)


@given(st.lists(pieces, max_size=40), st.lists(pieces, max_size=8))
def test_any_text_gives_spans_inside_it_without_marks(parts: list[str], headline: list[str]) -> None:
    text, title = " ".join(parts), " ".join(headline)
    for found in read(text, title):
        base = title if found.within == "title" else text
        assert found.content
        for start, end in (*found.source, *found.cue, *found.content):
            assert 0 <= start < end <= len(base)
            assert not set(base[start:end]) & set('"“”')


@pytest.mark.parametrize("unit", ['"a b," he said. ', "“a ‘b ", "the man said that he ", 'he said "x" and '])
def test_odd_text_without_end_is_read_to_its_end(unit: str) -> None:
    text = unit * 2000
    for found in find_attributions(text, None, sentences(text), (), ()):
        for start, end in (*found.source, *found.cue, *found.content):
            assert 0 <= start < end <= len(text)


def test_a_signature_behind_a_dash_is_a_source_without_a_cue() -> None:
    found = one('"We are tired of waiting" – Marta Lind.')
    assert (found["source"], found["cue"], found["speaker"]) == (["Marta Lind"], [], "Marta Lind")


def test_a_quotation_nobody_claims_has_no_source() -> None:
    found = one('"Nobody in this town wants to pay for the gates."')
    assert (found["source"], found["cue"], found["speaker"]) == ([], [], None)


def test_an_as_clause_stands_between_two_parts_of_a_quotation() -> None:
    found = one('"The ball," as Marta Lind put it, "is in their court."')
    assert found["content"] == ["The ball,", "is in their court."]


def test_a_relative_clause_between_subject_and_verb_gives_no_time() -> None:
    (found,) = read("Marta Lind, who has led the board since Monday, said the gates were shut.")
    assert found.said is None
    assert found.speaker is not None


def test_a_participle_shares_the_occasion_of_the_verb_before() -> None:
    text = "Marta Lind said at a rally in Riga that the gates were shut, adding that talks were possible."
    said, adding = read(text)
    assert said.occasion == adding.occasion == "a rally in Riga"


def test_of_two_who_speak_together_the_first_is_the_speaker() -> None:
    found = one("Marta Lind and Ilya Brandt said the gates were shut.")
    assert found["speaker"] == "Marta Lind"


def test_a_label_before_a_colon_is_the_source() -> None:
    text = '• Marta Lind: "We mean it."\n• Ilya Brandt: "So do we."'
    assert [in_words(text, found)["speaker"] for found in read(text)] == ["Marta Lind", "Ilya Brandt"]
