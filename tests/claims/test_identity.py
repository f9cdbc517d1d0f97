from itertools import pairwise

import pytest
from assertion_making import make
from hypothesis import given
from hypothesis import strategies as st

from twosource.claims import identity
from twosource.claims.identity import likeness, matters
from twosource.memory import Memory
from twosource.records.assertion import Assertion
from twosource.records.reading import Quantity

words = st.dictionaries(
    st.sampled_from(["wage", "strike", "port", "crane", "ballot", "night", "shift"]), st.just(3.0), min_size=1
)
some = st.lists(
    st.builds(
        lambda topic, act, doers, n: (topic, act, doers, n),
        words,
        st.sampled_from(["demand", "offer", None]),
        st.sampled_from([("Union",), ("Operators",), ()]),
        st.integers(0, 1),
    ),
    max_size=12,
)


def built(drawn: list[tuple[dict[str, float], str | None, tuple[str, ...], int]]) -> list[Assertion]:
    return [
        make(id=f"p{i}", span=(i, i + 5), topic=t, act=a, doers=d, document=f"d{n}")
        for i, (t, a, d, n) in enumerate(drawn)
    ]


@given(some, st.randoms(use_true_random=False))
def test_matters_do_not_depend_on_the_order_of_assertions(drawn: list, random: object) -> None:  # type: ignore[type-arg]
    assertions = built(drawn)
    shuffled = list(assertions)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    ordered = sorted(shuffled, key=lambda a: (a.document, a.span, a.id))
    straight = sorted(assertions, key=lambda a: (a.document, a.span, a.id))
    assert matters(ordered) == matters(straight)


@given(some)
def test_every_assertion_is_in_exactly_one_matter(drawn: list) -> None:  # type: ignore[type-arg]
    assertions = built(drawn)
    assert sorted(a.id for group in matters(assertions) for a in group) == sorted(a.id for a in assertions)


@given(some)
def test_likeness_is_symmetric(drawn: list) -> None:  # type: ignore[type-arg]
    assertions = built(drawn)
    for a in assertions[:4]:
        for b in assertions[:4]:
            assert likeness(a, b) == likeness(b, a)


def test_the_same_words_by_another_doer_are_less_alike() -> None:
    same = make(id="p2")
    other = make(id="p3", doers=("Operators",))
    assert likeness(make(), same) > likeness(make(), other)


def test_two_clashing_slots_are_two_matters() -> None:
    first = make(time="2024-03-05", quantities=(Quantity(start=0, end=1, value=5, unit="%"),))
    second = make(id="p2", time="2024-04-05", quantities=(Quantity(start=0, end=1, value=9, unit="%"),))
    assert len(matters([first, second])) == 2


@given(
    st.lists(st.tuples(words, st.sampled_from(["demand", None])), max_size=16),
    st.lists(st.integers(0, 16), min_size=2, max_size=6),
    st.integers(1, 12),
)
def test_matters_are_the_same_whatever_is_known_of_other_assertions(
    drawn: list[tuple[dict[str, float], str | None]], ends: list[int], most: int
) -> None:
    every = [make(id=f"p{n}", span=(n, n + 5), topic=t, act=a) for n, (t, a) in enumerate(drawn)]
    memory = Memory()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(identity, "_PAIRS", most)  # so few that words come to be common, and rare again
        for start, end in pairwise(ends):
            now = every[min(start, end) : max(start, end)]
            assert matters(now, memory) == matters(now)


def met(**changes: object) -> Assertion:
    plain = {"act": "meet", "doers": ("Norland", "Sudland"), "recipients": (), "modality": "done", "place": "Geneva"}
    return make(**(plain | {"topic": {"@Geneva": 1.0}} | changes))


def test_one_meeting_is_one_matter_in_whatever_words_it_is_told() -> None:
    first = met(id="p1", topic={"talk": 3.0, "envoy": 3.0}, time="2024-03-04", reported="2024-03-05")
    again = met(id="p2", document="d2", topic={"negoti": 3.0, "side": 2.0}, reported="2024-03-05")
    country = met(id="p3", document="d3", topic={"round": 3.0, "held": 2.0}, place="Switzerland", reported="2024-03-04")
    assert matters([first, again, country]) == [[first, again, country]]


@pytest.mark.parametrize(
    "other",
    [
        {"place": "Doha"},
        {"doers": ("Norland", "Estland")},
        {"time": "2024-05-04", "reported": "2024-05-05"},
        {"reported": "2024-03-20"},
        {"modality": "planned", "time": "2024-03-11"},
        {"polarity": "negative"},
    ],
)
def test_another_meeting_is_another_matter(other: dict[str, str]) -> None:
    first = met(id="p1", topic={"talk": 3.0, "envoy": 3.0}, time="2024-03-04", reported="2024-03-05")
    second = met(**({"id": "p2", "document": "d2", "topic": {"negoti": 3.0}, "reported": "2024-03-05"} | other))
    assert len(matters([first, second])) == 2


def test_the_next_round_is_not_the_one_that_was_held() -> None:
    topic = {"talk": 3.0, "round": 3.0, "@Turkey": 1.0}
    held = make(id="p1", act="meet", topic=topic, modality="done", quote="Talks were held in Turkey", doers=())
    ahead = make(id="p2", act="meet", topic=topic, modality="proposed", quote="the next round of talks", doers=())
    again = make(id="p3", act="meet", topic=topic, modality="proposed", quote="the round of talks", doers=())
    assert likeness(held, ahead) < identity.SAME <= likeness(held, again)
