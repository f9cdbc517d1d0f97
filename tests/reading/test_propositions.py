"""What clauses assert, read without any entity or attribution."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.language.sentences import sentences
from twosource.reading.propositions import find_propositions
from twosource.records.reading import Proposition


def read(text: str) -> tuple[Proposition, ...]:
    return find_propositions(text, sentences(text), (), (), (), ())


def one(text: str, act: str) -> Proposition:
    return next(p for p in read(text) if p.act == act)


def cut(text: str, spans: tuple[tuple[int, int], ...]) -> list[str]:
    return [text[a:b] for a, b in spans]


def test_doer_act_and_object_of_a_plain_clause() -> None:
    text = "The union rejected the latest offer of the port operators on Monday."
    found = one(text, "decline")
    assert cut(text, found.actor) == ["The union"]
    assert cut(text, found.object) == ["the latest offer of the port operators"]
    assert (found.polarity, found.modality, found.root) == ("positive", "done", "REJECT")


def test_a_passive_has_its_doer_after_by() -> None:
    text = "The delegation will be led by Anna Berg."
    found = one(text, "lead")
    assert cut(text, found.actor) == ["Anna Berg"]
    assert cut(text, found.object) == ["The delegation"]
    assert found.modality == "planned"


def test_a_relative_clause_acts_for_the_name_before_it() -> None:
    text = "Anna Berg, who leads the delegation, left the hotel early."
    assert cut(text, one(text, "lead").actor) == ["Anna Berg"]


def test_a_joined_predicate_keeps_its_doer() -> None:
    text = "The minister welcomed the plan and rejected the date."
    assert cut(text, one(text, "decline").actor) == ["The minister"]


def test_a_negation_is_never_lost() -> None:
    for text in (
        "The union did not accept the offer.",
        "The union never accepted the offer.",
        "The union refused to accept the offer.",
        "The union has yet to accept the offer.",
        "The union cannot accept the offer.",
        "No union accepted the offer.",
        "None of the unions accepted the offer.",
        "Neither union accepted the offer.",
        "Nobody in the union accepted the offer.",
        "The union accepted no offer.",
    ):
        assert one(text, "accept").polarity == "negative", text


@pytest.mark.parametrize(
    "text",
    [
        "Neither the port ministry nor the union had signed the draft by Friday.",
        "Neither Anna Berg nor the union has signed the draft.",
        "Neither side has signed the draft.",
        "The mediators said neither the union nor Harbour Lines signed the draft.",
    ],
)
def test_neither_stays_with_those_it_denies(text: str) -> None:
    found = one(text, "sign")
    assert found.polarity == "negative"
    assert cut(text, found.actor)[0].lower().startswith("neither ")
    assert "neither " in text[found.span[0] : found.span[1]].lower()


def test_two_negations_make_none() -> None:
    assert one("The union did not refuse to accept the offer.", "accept").polarity == "positive"


def test_what_governs_a_clause_speaks_before_its_verb() -> None:
    expected = {
        "The sides agreed to meet in Oslo.": "agreed",
        "The sides plan to meet in Oslo.": "planned",
        "Norway proposed that the sides meet in Oslo.": "proposed",
        "The sides may meet in Oslo.": "possible",
        "The sides are ready to meet in Oslo.": "planned",
        "The sides must meet in Oslo.": "demanded",
        "The sides met in Oslo.": "done",
        "The sides will meet in Oslo.": "planned",
        "The sides are meeting in Oslo.": "under-way",
    }
    assert {text: one(text, "meet").modality for text in expected} == expected


def test_held_talks_are_a_meeting() -> None:
    assert one("Talks were held in Oslo.", "meet").root == "CONSULT"
    assert one("The second round took place in Oslo.", "meet").modality == "done"


def test_an_act_told_by_a_noun_has_its_possessor_as_doer() -> None:
    text = "The mediator praised Norway's proposal to resume the talks."
    found = next(p for p in read(text) if p.act == "propose")
    assert cut(text, found.actor) == ["Norway"]
    assert found.modality == "proposed"


def test_suggesting_that_something_is_so_proposes_nothing() -> None:
    assert not [p for p in read("The figures suggest the strike has ended.") if p.act == "propose"]


def test_no_answer_is_a_negative_answer() -> None:
    found = one("The company has not issued any statement in response.", "respond")
    assert found.polarity == "negative"


@given(st.text(alphabet="abcdefg ABC.,;\"'“”\n0123-éПриت", max_size=400))
def test_spans_lie_in_the_text_and_ids_count_up(text: str) -> None:
    found = read(text)
    assert [p.id for p in found] == [f"p{i + 1}" for i in range(len(found))]
    for p in found:
        for a, b in (p.span, *p.actor, *p.object, *p.recipient, *([p.trigger] if p.trigger else [])):
            assert 0 <= a <= b <= len(text)


def test_every_item_of_what_is_demanded_is_kept() -> None:
    text = "The union demanded a pay rise, the release of its leader and the withdrawal of the guards."
    found = one(text, "demand")
    assert text[found.span[0] : found.span[1]] == text[:-1]
    assert cut(text, found.object) == ["a pay rise, the release of its leader and the withdrawal of the guards"]


def test_who_gets_something_is_not_what_is_given() -> None:
    text = "Norway gave Chile the list."
    found = one(text, "hand-over")
    assert cut(text, found.object) == ["the list"]
    assert cut(text, found.recipient) == ["Chile"]


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("On Friday the union signed the draft.", "the union"),
        ("The draft the union signed is void.", "the union"),
        ("Norway published the draft and the union signed it.", "the union"),
        ("A plan to sign the draft was signed by the union.", "the union"),
    ],
)
def test_the_doer_begins_with_its_own_determiner(text: str, doer: str) -> None:
    triggers = [p for p in read(text) if p.trigger and text[slice(*p.trigger)] == "signed" and not p.pair]
    assert cut(text, triggers[0].actor) == [doer]


def test_a_plan_told_with_its_infinitive_is_the_doer_of_the_verb_after_it() -> None:
    text = "The plan to hold talks in Oslo collapsed."
    found = one(text, "end")
    assert cut(text, found.actor) == ["The plan"]


_PIECES = (
    "The the no not neither nor never nobody plan deal union mayor talks who which that of whom to by from against "
    "without signed sign signing was is be been has did will refused failed scrapped dropped denied cancelled safe "
    "cheap false impossible unable too yet longer only first and or but if on Friday , . ; it they him all any"
).split()
SENTENCES = st.lists(st.sampled_from(_PIECES), max_size=18).map(" ".join)


@given(SENTENCES)
def test_what_carries_a_proposition_lies_in_its_words(text: str) -> None:
    for found in read(text):
        start, end = found.trigger or found.span
        assert 0 <= found.span[0] <= start < end <= found.span[1] <= len(text)


def test_the_words_of_a_copula_hold_its_predicate() -> None:
    text = "It was neither safe nor cheap."
    (found,) = read(text)
    assert text[slice(*found.trigger or found.span)] == "safe"
    assert text[slice(*found.span)] == "It was neither safe"


def test_an_object_before_the_main_verb_stays_with_its_relative_clause() -> None:
    text = "The mayor who closed the school resigned."
    found = next(p for p in read(text) if p.trigger and not p.pair and text[slice(*p.trigger)] == "closed")
    assert cut(text, found.object) == ["the school"]


def test_what_nobody_wanted_is_what_did_what_the_verb_after_it_says() -> None:
    text = "The plan nobody wanted passed."
    found = next(p for p in read(text) if p.trigger and not p.pair and text[slice(*p.trigger)] == "passed")
    assert (cut(text, found.actor), found.polarity) == (["The plan"], "positive")


@pytest.mark.parametrize(
    ("text", "act", "actor"),
    [
        ("On Monday afternoon Hanna Strand, Bert Okoro and Trude Fen signed a deal.", "sign",
         "Hanna Strand, Bert Okoro and Trude Fen"),
        ("It ended after the union and Penn & Coast Railways agreed a rise.", "agree",
         "the union and Penn & Coast Railways"),
    ],
)  # fmt: skip
def test_all_who_are_joined_before_a_verb_do_it(text: str, act: str, actor: str) -> None:
    assert cut(text, one(text, act).actor) == [actor]


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("It rejected Norway's offer of fourteen months' pay.", "of fourteen months' pay"),
        ("There is an offer by Norway about the port.", "about the port"),
    ],
)
def test_what_a_proposal_is_about_stands_after_its_noun_and_whose_it_is(text: str, about: str) -> None:
    assert cut(text, next(p for p in read(text) if p.nominal and p.act == "offer").object) == [about]


def test_a_shorter_week_can_be_ruled_out() -> None:
    text = "She ruled out a shorter week."
    assert cut(text, one(text, "decline").object) == ["a shorter week"]


def test_a_union_that_wants_or_asks_demands_and_is_no_plural() -> None:
    found = read("The Guild asks for a rise.")
    assert any(p.root == "REQUEST" for p in found)


def test_whoever_lets_prisoners_go_publishes_nothing() -> None:
    assert not any(p.act == "publish" for p in read("The army released the prisoners."))
    assert any(p.act == "publish" for p in read("The army released the report."))


def test_who_insists_that_something_is_so_demands_nothing() -> None:
    told = read("Officials insisted that most talks were conducted through mediators.")
    assert {(p.act, p.root, p.modality) for p in told if p.act == "demand" or p.modality == "demanded"} == set()
    asked = one("Officials insisted that the army leave the town.", "demand")
    assert asked.root == "REQUEST"


def test_a_round_that_is_concluded_is_a_meeting_and_no_signature() -> None:
    assert one("Officials of both states concluded a round of talks in Basel.", "meet").modality == "done"
    assert one("The ministers concluded a fisheries treaty in Basel.", "sign").modality == "done"


def test_an_abbreviation_behind_a_hyphen_ends_no_sentence() -> None:
    text = "The two envoys will lead the Iran-U.S. talks in Basel on Monday."
    assert len(sentences(text)) == 1
    assert cut(text, one(text, "lead").object) == ["the Iran-U.S. talks"]


def test_brackets_do_not_cut_a_clause_off() -> None:
    text = "The talks will take place on Saturday (May 3) in Basel, the host said."
    assert cut(text, (one(text, "meet").span,)) == ["The talks will take place on Saturday (May 3) in Basel"]


def test_what_others_do_meanwhile_is_no_part_of_a_clause() -> None:
    text = "The envoys held talks in Basel, with both sides calling them useful."
    assert cut(text, (one(text, "meet").span,)) == ["The envoys held talks in Basel"]


def test_a_participle_behind_a_comma_has_its_doer_after_by() -> None:
    text = "His team met its counterpart, headed by Anna Berg."
    assert cut(text, one(text, "lead").actor) == ["Anna Berg"]


def test_an_ability_is_told_with_what_it_is_for() -> None:
    text = "The ministers discussed the right to strike in the ports."
    assert cut(text, (one(text, "discuss").span,)) == ["The ministers discussed the right to strike in the ports"]


def test_all_of_a_list_do_what_its_verb_says() -> None:
    for text in (
        "Arla, Brom, and Corda have rejected the demands.",
        "He says Arla, Brom, and Corda rejected the plan.",
    ):
        assert cut(text, one(text, "decline").actor) == ["Arla, Brom, and Corda"]


def test_a_share_of_something_is_an_object() -> None:
    text = "The operators have rejected many of the union's demands."
    assert cut(text, one(text, "decline").object) == ["many of the union's demands"]


def test_what_demands_include_is_demanded() -> None:
    text = "The union's demands include a rise of 40 per cent over four years."
    assert cut(text, one(text, "demand").object)[0].startswith("a rise of 40 per cent")


def test_who_pushes_back_on_something_postpones_nothing() -> None:
    assert one("The company pushed back on claims that it pays too little.", "oppose")
    assert one("The company pushed back the deadline.", "postpone")


def test_a_shortened_month_ends_no_clause() -> None:
    text = "The strike began Sept. 15 in three ports."
    assert cut(text, (read(text)[0].span,)) == ["The strike began Sept. 15 in three ports"]
