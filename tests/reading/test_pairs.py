"""Who does what to whom: the parties of a sentence, and the pairs among them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.language.sentences import sentences
from twosource.language.tagger import tag_words
from twosource.reading.clauses import clauses
from twosource.reading.entities import find_entities
from twosource.reading.pair_roots import model, packed_model, pairs, unpacked_model
from twosource.reading.pair_signs import REACH, signs
from twosource.reading.parties import parties
from twosource.reading.phrases import chunk
from twosource.reading.propositions import find_propositions
from twosource.records.reading import Proposition

ROOTS = frozenset(
    """AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE
    COERCE ASSAULT""".split()
)


def parts(text: str) -> dict[str, str]:
    """The parties of one sentence with their kinds."""
    named = sorted(
        ((m, e) for e in find_entities(text, sentences(text), None) for m in e.mentions), key=lambda n: (n[0], n[1].id)
    )
    words = tag_words(text, names=[span for span, _ in named])
    return {text[words[p.first].start : words[p.last - 1].end]: p.kind for p in parties(words, chunk(words), named)}


def read(text: str) -> tuple[Proposition, ...]:
    parts = sentences(text)
    return find_propositions(text, parts, find_entities(text, parts, None), (), (), ())


def root(text: str, doer: str, other: str) -> str | None:
    """The root of the first proposition in which the one acts on the other."""
    return next(
        (
            p.root
            for p in read(text)
            if p.root and any(doer in text[a:b] for a, b in p.actor) and any(other in text[a:b] for a, b in p.recipient)
        ),
        None,
    )


def test_names_and_those_who_act_are_parties() -> None:
    found = parts("The harbour police arrested Anna Berg and two students near Oslo.")
    assert found == {"The harbour police": "agent", "Anna Berg": "person", "two students": "agent", "Oslo": "place"}


def test_a_time_is_no_party_and_no_part_of_one() -> None:
    found = parts("Norway summoned the ambassador last Monday after a week of talks.")
    assert "the ambassador" in found
    assert not any("Monday" in words or "week" in words.split()[-1:] for words in found)


def test_several_names_in_one_phrase_are_parties_of_their_own() -> None:
    assert {"Norway", "Sweden"} <= parts("The Norway Sweden accord was signed.").keys() | parts(
        "Norway accuses Sweden of delay."
    ).keys()


@pytest.mark.parametrize(
    ("text", "doer", "other", "expected"),
    [
        ("The harbour police arrested two dockers at the north gate.", "police", "dockers", "COERCE"),
        ("Norway accused Sweden of breaking the accord.", "Norway", "Sweden", "ACCUSE"),
        ("The prime minister met the envoy of Norway in Oslo.", "minister", "envoy", "CONSULT"),
        ("Norway sent aid to the refugees in Sudan.", "Norway", "refugees", "AID"),
        ("The rebels shelled the government's positions, killing ten soldiers.", "rebels", "government", "ASSAULT"),
        ("The government released forty prisoners of the rebel group.", "government", "prisoners", "RETREAT"),
        ("The union asked the government for help.", "The union", "the government", "REQUEST"),
        ("Norway rejected the demand of the Swedish government.", "Norway", "Swedish government", "REJECT"),
    ],
)
def test_what_one_party_does_to_another(text: str, doer: str, other: str, expected: str) -> None:
    assert root(text, doer, other) == expected


def test_what_is_yielded_tells_retreat_from_concession() -> None:
    assert root("Sweden lifted the sanctions on Norway.", "Sweden", "Norway") in ("RETREAT", None)
    assert root("The government released the prisoners of Norway.", "government", "prisoners") != "CONCEDE"


def test_pairs_leave_the_statements_of_the_clauses_as_they_are() -> None:
    text = "Norway, which accused Sweden of delay, sent its envoy to Oslo and arrested two Swedish students."
    assert all(p.act is None and p.actor and p.recipient and p.root for p in read(text) if p.pair)
    assert {text[slice(*p.trigger)] for p in read(text) if p.trigger and not p.pair} >= {"accused", "sent", "arrested"}


def test_pairs_of_one_doer_and_root_are_one_proposition() -> None:
    text = "Norway condemned the attack of the rebels on the village, on Sweden and on two aid workers."
    told = [(p.actor, p.root) for p in read(text) if p.pair]
    assert len(told) == len(set(told))


def test_parties_far_apart_are_no_pair() -> None:
    text = "Norway met " + ", ".join(f"the envoy of {chr(65 + i % 26)}land" for i in range(60)) + "."
    words = tag_words(text)
    chunks = chunk(words)
    among, found = parties(words, chunks, ()), clauses(words, chunks)
    told = pairs(words, found, among, signs(words, found, among))
    assert all(abs(p.doer - p.other) <= REACH for p in told)
    assert len(told) <= 2 * REACH * len(among)


def test_a_packed_model_reads_back_as_it_was() -> None:
    kept = unpacked_model(packed_model(["ACCUSE", "AID"], {"b": [1, 2, 3], "a": [0, -200, 4]}, [5, 6, -7]))
    assert (kept.roots, dict(kept.rows)) == (["ACCUSE", "AID"], {"a": 0, "b": 1})
    assert kept.weights.tolist() == [[0, -200], [1, 2]]
    assert (dict(kept.standing), kept.standing_bias) == ({"a": 4, "b": 3}, -7)
    assert kept.bias.tolist() == [5, 6]


def test_every_root_of_the_model_is_one_of_plover() -> None:
    assert set(model().roots) - {"YIELD"} < ROOTS


@given(st.text(max_size=120))
def test_whatever_the_text_a_pair_has_its_words_in_it(text: str) -> None:
    for found in find_propositions(text, sentences(text), (), (), (), ()):
        assert found.root is None or found.root in ROOTS
        for start, end in (*found.actor, *found.recipient):
            assert 0 <= start < end <= len(text)
