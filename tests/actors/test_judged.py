from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st
from test_resolve import actor, document, read

from twosource.actors import resolve
from twosource.records.judgement import Judgement, decided
from twosource.records.story import Cast

BRANDTS = ("Angela Brandt spoke.", "Max Brandt spoke.", "Brandt left early.", "Angela Brandt wept. Brandt slept.")
TOWNS = ("He went to Kyiv.", "She left Kiev.", "They stayed in Lviv.")


def judged(*decisions: tuple[str, ...]) -> list[Judgement]:
    return [
        decided(f"{kind}-names", names, who="Anna Berg", when=f"2031-01-01T00:00:{at:02d}+00:00", why="")
        for at, (kind, *names) in enumerate(decisions)
    ]


def cast(texts: Sequence[str], *decisions: tuple[str, ...]) -> Cast:
    documents = [document(at, text) for at, text in enumerate(texts)]
    return resolve(documents, [read(item) for item in documents], judgements=judged(*decisions))


def test_a_surname_that_fits_two_goes_where_a_person_says() -> None:
    found = cast(BRANDTS[:3], ("merge", "Brandt", "Max Brandt"))
    assert actor(found, "Max Brandt").names == ("Brandt", "Max Brandt")
    assert actor(found, "Angela Brandt").names == ("Angela Brandt",)


def test_the_actor_keeps_the_id_of_the_name_that_comes_first() -> None:
    before = cast(BRANDTS)
    for first, second in (("Max Brandt", "Angela Brandt"), ("Angela Brandt", "Max Brandt")):
        found = cast(BRANDTS, ("merge", first, second))
        assert actor(found, "Max Brandt").id == actor(before, first).id


def test_names_that_a_list_calls_one_can_be_kept_apart() -> None:
    found = cast(TOWNS, ("split", "Kyiv", "Kiev"))
    assert actor(found, "Kyiv").names == ("Kyiv",)
    assert actor(found, "Kiev").names == ("Kiev",)
    assert actor(found, "Kiev").judged == actor(found, "Kyiv").judged != ()


def test_of_two_decisions_about_the_same_names_the_later_counts() -> None:
    merged, parted = ("merge", "Kyiv", "Lviv"), ("split", "Lviv", "Kyiv")
    assert len(cast(TOWNS, merged).actors) == len(cast(TOWNS, parted, merged).actors) == 1
    assert len(cast(TOWNS, parted).actors) == len(cast(TOWNS, merged, parted).actors) == 2


def test_an_older_merger_does_not_bring_together_by_a_third_name_what_a_newer_one_keeps_apart() -> None:
    found = cast(TOWNS, ("merge", "Kyiv", "Lviv"), ("merge", "Kiev", "Lviv"), ("split", "Kyiv", "Kiev"))
    assert actor(found, "Kyiv").id != actor(found, "Kiev").id
    assert actor(found, "Lviv").id == actor(found, "Kiev").id


def test_who_is_not_named_goes_with_the_nearest_name() -> None:
    texts = ("Sergei Orlov spoke.", "Sergey Orlov spoke. Orlov left.", "Orlov came.")
    found = cast(texts, ("split", "Sergei Orlov", "Sergey Orlov"))
    assert {a.names for a in found.actors} == {("Orlov", "Sergey Orlov"), ("Sergei Orlov",)} or {
        a.names for a in found.actors
    } == {("Orlov", "Sergei Orlov"), ("Orlov", "Sergey Orlov")}


def test_a_name_that_nobody_has_changes_nothing() -> None:
    assert cast(TOWNS, ("merge", "Kyiv", "Nowhere"), ("split", "", "Kyiv")) == cast(TOWNS)


NAMES = st.sampled_from(("Angela Brandt", "Max Brandt", "Brandt", "Kyiv"))


@given(st.lists(st.tuples(st.sampled_from(["merge", "split"]), NAMES, NAMES), max_size=5))
def test_every_entity_stays_a_member_of_one_actor(decisions: list[tuple[str, str, str]]) -> None:
    texts = (*BRANDTS, "Kyiv waited.")
    found, plain = cast(texts, *decisions), cast(texts)
    assert [(m.document, m.entity) for m in found.members] == [(m.document, m.entity) for m in plain.members]
    ids = [a.id for a in found.actors]
    assert len(ids) == len(set(ids))
    assert {m.actor for m in found.members} == set(ids)
