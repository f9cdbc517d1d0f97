from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.standing import cases, cost
from twosource import pipeline
from twosource.desk.json import dossier_bytes
from twosource.memory import Memory


@pytest.fixture(scope="module")
def pairs() -> list[pipeline.Read]:
    """Reports of two matters with much of their wording in common, one of them with an office of another year."""
    reader = pipeline.stage("reader")("rules")
    documents = cost.documents(24, [each for each in cases.distortion() if each.open][:2])
    return [(document, reader.read(document)) for document in documents]


@given(st.randoms(use_true_random=False))
@settings(max_examples=12)
def test_documents_added_and_taken_away_in_any_order_give_the_dossier_that_they_give_at_once(
    pairs: list[pipeline.Read], chance: Random
) -> None:
    memory = Memory()
    rest = chance.sample(pairs, len(pairs))
    for size in [*sorted(chance.sample(range(1, len(pairs)), 4)), len(pairs), chance.randint(1, len(pairs) - 1)]:
        now = chance.sample(rest[:size], size)
        assert dossier_bytes(pipeline.dossier(now, memory)) == dossier_bytes(pipeline.dossier(now))


@given(st.randoms(use_true_random=False))
@settings(max_examples=8)
def test_one_story_that_grows_is_told_as_if_it_had_always_been_so(pairs: list[pipeline.Read], chance: Random) -> None:
    memory = Memory()
    rest = chance.sample(pairs, len(pairs))
    for size in (*sorted(chance.sample(range(1, len(pairs)), 3)), len(pairs)):
        assert cost.story(rest[:size], memory) == cost.story(rest[:size])


def test_a_copy_goes_its_own_way() -> None:
    memory, made = Memory(), list[int]()
    memory.part(("own",)).recall(("a",), made.append, 1)
    copy = memory.copy()
    copy.turn()
    copy.part(("own",)).recall(("a",), made.append, 1)
    copy.part(("own",)).recall(("a",), made.append, 2)
    memory.part(("own",)).recall(("a",), made.append, 1)
    assert made == [1, 2]


def test_what_is_not_asked_for_is_forgotten_after_a_turn_more() -> None:
    memory, made = Memory(), list[int]()
    for turn in range(4):
        memory.turn()
        if turn != 2:
            memory.recall(("a",), made.append, 1)
    assert made == [1, 1]


def test_what_is_made_of_something_else_is_made_anew() -> None:
    memory = Memory()
    assert [memory.recall(("sum",), sum, numbers) for numbers in ((1, 2), (1, 2), (2, 2))] == [3, 3, 4]
