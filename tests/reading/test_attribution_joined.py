"""What the learned reader found and what the grammar sees, made into one; here the learned part is given by hand."""

from functools import partial

from twosource.language.sentences import sentences
from twosource.reading.attribution import find_attributions
from twosource.reading.attribution_linked import linked_drafts
from twosource.reading.encoder.linked import Linked
from twosource.reading.entities import find_entities

Words = tuple[str, str, tuple[str, ...]]


def said(text: str, *learned: Words) -> list[tuple[str, str, str | None]]:
    """Return source, contents and speaker of each attribution where source, cues and contents were `learned`."""
    spans = sentences(text)
    entities = find_entities(text, spans)
    found = [
        Linked(_span(text, a), _span(text, b), tuple(filter(None, (_span(text, c) for c in d)))) for a, b, d in learned
    ]
    names = {entity.id: entity.name for entity in entities}
    read = find_attributions(text, None, spans, entities, (), partial(linked_drafts, found=found))
    return [
        (
            " ".join(text[slice(*span)] for span in one.source),
            " | ".join(text[slice(*span)] for span in one.content),
            names.get(one.speaker or ""),
        )
        for one in read
    ]


def _span(text: str, words: str) -> tuple[int, int] | None:
    return (text.index(words), text.index(words) + len(words)) if words else None


def test_the_grammar_finds_the_speaker_of_a_quotation_that_nothing_was_learned_of() -> None:
    text = 'Marta Lind came on Monday. "We will go on until they give in," Ivan Hope said.'
    assert said(text) == [("Ivan Hope", "We will go on until they give in,", "Ivan Hope")]


def test_a_signature_is_found_where_nothing_was_learned() -> None:
    assert said('"He has no plan for the port." – Oscar Quintero')[0][2] == "Oscar Quintero"


def test_the_grammar_adds_no_quotation_to_a_verb_that_does_not_quote() -> None:
    assert said('Marta Lind wants "a better port" for all.') == []


def test_a_quotation_belongs_to_the_cue_in_its_own_sentence() -> None:
    text = '"We saw it coming," said the Harbour Union. "It was no slip," Ivan Hope added.'
    learned = ("Ivan Hope", "added", ("We saw it coming", "It was no slip"))
    assert said(text, learned) == [
        ("the Harbour Union", "We saw it coming,", "Harbour Union"),
        ("Ivan Hope", "It was no slip,", "Ivan Hope"),
    ]


def test_the_cue_beside_a_quotation_comes_before_one_farther_off() -> None:
    text = '"We will go on with the talks," Ivan Hope said in an interview, according to the Harbour Union.'
    learned = ("the Harbour Union", "according to", ("We will go on with the talks",))
    assert ("Ivan Hope", "We will go on with the talks,", "Ivan Hope") in said(text, learned)


def test_whoever_says_a_part_of_a_quotation_says_all_of_it() -> None:
    text = 'Ivan Hope said on Monday, "We will go on. Nobody gives in. The port stays."'
    learned = ("Ivan Hope", "said", ("We will go on",))
    assert said(text, learned) == [("Ivan Hope", "We will go on. Nobody gives in. The port stays.", "Ivan Hope")]


def test_what_is_reported_within_a_quotation_is_not_all_of_it() -> None:
    text = 'Ivan Hope said, "We went there. Marta Lind claimed it was shut. We saw it open."'
    learned = (
        ("Ivan Hope", "said", ("We went there. Marta Lind claimed it was shut. We saw it open.",)),
        ("Marta Lind", "claimed", ("it was shut",)),
    )
    assert ("Marta Lind", "it was shut", "Marta Lind") in said(text, *learned)


def test_a_part_of_a_quotation_without_a_cue_is_left_to_the_speaker_beside_it() -> None:
    text = 'Marta Lind had a warning for the port. "We go. It is over for all of us."'
    assert said(text, ("", "", ("It is over",))) == [("", "We go. It is over for all of us.", "Marta Lind")]


def test_a_cue_right_behind_a_quotation_has_its_source_behind_it() -> None:
    text = '"They drove the sisters out of the country," denounced the Harbour Union on Monday.'
    learned = ("", "denounced", ("They drove the sisters out of the country",))
    assert said(text, learned)[0][2] == "Harbour Union"


def test_whoever_was_quoted_speaks_and_not_the_agency_behind_by() -> None:
    text = 'Ivan Hope met the press. "We will go on with it," Hope was quoted as saying by the Baltic Wire agency.'
    learned = ("the Baltic Wire agency", "was quoted as saying", ("We will go on with it",))
    assert said(text, learned)[0][2] == "Ivan Hope"


def test_an_office_that_begins_with_a_preposition_is_a_source() -> None:
    text = 'Ivan Hope met the press. "We will go on with it," said Under Secretary Hope.'
    assert said(text, ("", "said", ("We will go on with it",)))[0][2] == "Ivan Hope"


def test_whom_an_agency_quotes_speaks_and_the_agency_does_not() -> None:
    text = '"We will go on with it," the Baltic Wire quoted Ivan Hope as saying.'
    learned = ("the Baltic Wire", "quoted", ("We will go on with it",))
    assert said(text, learned) == [("Ivan Hope", "We will go on with it,", "Ivan Hope")]


def test_a_quotation_over_several_lines_is_of_whoever_stands_right_behind_it() -> None:
    text = "Markets fell.\n`` It is ugly.\nNobody buys now.\nIs it over yet? ''\nsaid Ivan Hope, a trader."
    learned = (("", "fell", ("It is ugly.",)), ("Ivan Hope, a trader", "said", ("Is it over yet?",)))
    assert said(text, *learned)[-1][1:] == ("It is ugly. | Nobody buys now. | Is it over yet?", "Ivan Hope")


def test_a_quotation_over_several_lines_stays_with_whoever_announced_it() -> None:
    text = "Ivan Hope said: `` It is ugly.\nNobody buys now.\nIs it over yet? ''\nLater Marta Lind said it was not."
    learned = (("Ivan Hope", "said", ("It is ugly.",)), ("Marta Lind", "said", ("it was not",)))
    found = said(text, *learned)
    assert found[0] == ("Ivan Hope", "It is ugly. | Nobody buys now. | Is it over yet?", "Ivan Hope")


def test_a_quotation_goes_on_with_somebody_and_not_with_words_that_nobody_says() -> None:
    text = 'Ivan Hope said it was over. Sales are predicted to fall. "We go on with it then."'
    learned = (("Ivan Hope", "said", ("it was over",)), ("", "are predicted", ("to fall",)))
    assert said(text, *learned)[0] == ("Ivan Hope", "it was over | We go on with it then.", "Ivan Hope")


def test_whoever_is_named_in_the_words_believed_does_not_believe_them() -> None:
    text = "It is believed that sailors abducted by the Harbour Union are still alive."
    learned = ("the Harbour Union", "It is believed", ("that sailors abducted by the Harbour Union are still alive",))
    assert said(text, learned) == [("", "that sailors abducted by the Harbour Union are still alive", None)]


def test_what_is_cited_is_no_part_of_what_is_reported() -> None:
    text = "The Harbour Union reported, citing a memo seen by Ivan Hope, that the yard will close."
    learned = ("The Harbour Union", "reported, citing", ("a memo seen by Ivan Hope, that the yard will close",))
    assert said(text, learned) == [
        ("The Harbour Union", "that the yard will close", "Harbour Union"),
        ("a memo seen by Ivan Hope", "that the yard will close", None),
    ]


def test_whom_an_agency_quotes_is_no_part_of_what_it_reports() -> None:
    text = "According to the Harbour Union, quoting the town's news agency Baltic Wire (BW), the yard is on high alert."
    whole = "the town's news agency Baltic Wire (BW), the yard is on high alert"
    assert said(text, ("the Harbour Union", "According to", (whole,))) == [
        ("the Harbour Union", "the yard is on high alert", "Harbour Union"),
        ("the town's news agency Baltic Wire (BW)", "the yard is on high alert", "Baltic Wire"),
    ]


def test_what_a_paper_reports_citing_somebody_quotes_whom_it_cites() -> None:
    text = 'The Dunmore Herald reported, citing Paul Novak, that the fire "was no accident".'
    spans = sentences(text)
    learned = Linked(_span(text, "The Dunmore Herald"), _span(text, "reported"), ((text.index("that"), len(text) - 1),))
    found = find_attributions(
        text, None, spans, find_entities(text, spans), (), partial(linked_drafts, found=[learned])
    )
    assert {one.manner for one in found if any("fire" in text[a:b] for a, b in one.content)} == {"mixed"}


def test_a_deed_with_its_object_is_no_speech() -> None:
    text = "The Harbour Union signed an agreement on Monday that raises wages."
    assert said(text, ("The Harbour Union", "signed", ("an agreement on Monday that raises wages",))) == []


def test_quotations_that_nothing_closes_are_of_whoever_says_the_next() -> None:
    text = '"We began it. "We fought on. "We won it," said Marta Lind.'
    assert said(text) == [("Marta Lind", "We began it. | We fought on. | We won it,", "Marta Lind")]


def test_a_content_of_several_quotations_holds_none_of_their_marks() -> None:
    text = 'Marta Lind said: "We left. "Nobody came back.'
    learned = ("Marta Lind", "said", ('We left. "Nobody came back',))
    assert said(text, learned) == [("Marta Lind", "We left. | Nobody came back.", "Marta Lind")]


def test_a_label_says_whose_words_follow_where_the_encoder_names_nobody() -> None:
    text = "The envoy stays in Oslo.\n\nHealth Ministry: no plans to send in army medics."
    learned = ("", "", ("no plans to send in army medics",))
    assert said(text, learned) == [("Health Ministry", "no plans to send in army medics", "Health Ministry")]


def test_whom_an_agency_cites_between_its_name_and_its_verb_is_who_speaks() -> None:
    text = "Marta Lind met Ivan Hope in Oslo. Reuters, citing Ivan Hope, reported that the talks would resume."
    content = "that the talks would resume"
    learned = (("Reuters", "citing", ("Ivan Hope",)), ("Reuters", "reported", (content,)))
    assert ("Ivan Hope", content, "Ivan Hope") in said(text, *learned)
    assert not [one for one in said(text, *learned) if one[1] == "Ivan Hope"]
