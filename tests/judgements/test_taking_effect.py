"""People's judgements, through the whole of a dossier."""

from collections.abc import Iterable
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from twosource import pipeline
from twosource.desk.json import dossier_bytes
from twosource.memory import Memory
from twosource.records.judgement import Heeded, Judgement, decided, holding, undone
from twosource.records.ledger import Dossier, Story
from twosource.records.story import Claim

ROOT = Path(__file__).parents[2]
Place = tuple[str, str]


@pytest.fixture(scope="module")
def pairs() -> list[pipeline.Read]:
    """Two stories, read by the smallest reader."""
    return list(pipeline.read_all([str(ROOT / "examples" / name) for name in ("istanbul", "harbour")], reader="rules"))


@pytest.fixture(scope="module")
def plain(pairs: list[pipeline.Read]) -> Dossier:
    return pipeline.dossier(pairs)


def judged(at: int, kind: str, *subject: str, who: str = "Anna Berg", why: str = "I asked") -> Judgement:
    return decided(kind, subject, who=who, when=f"2031-03-10T08:{at:02d}:00.000000+00:00", why=why)


def heeded(dossier: Dossier, judgement: Judgement) -> Heeded:
    (one,) = [j for story in dossier.stories for j in story.judgements if j.id == judgement.id]
    return one


def shared(story: Story) -> list[Claim]:
    """The claims of a story that rest on several propositions, the best supported first."""
    return [claim for claim in story.claims if len(claim.propositions) > 2 and not claim.utterance]


def claim(dossier: Dossier, name: str) -> Claim:
    (one,) = [claim for story in dossier.stories for claim in story.claims if claim.id == name]
    return one


def alone(story: Story) -> Iterable[Claim]:
    return (c for c in story.claims if len(c.propositions) == 1 and c.slots.get("act") != "speak")


def test_names_that_are_judged_one_are_one_actor_and_say_by_whom(pairs: list[pipeline.Read], plain: Dossier) -> None:
    first, second, *_ = [a for a in plain.stories[0].actors if a.type == "person"]
    one = judged(1, "merge-names", first.name, second.name)
    dossier = pipeline.dossier(pairs, judgements=[one])
    (actor,) = [a for a in dossier.stories[0].actors if first.name in a.names]
    assert set(actor.names) == {*first.names, *second.names}
    assert (actor.id, actor.judged) == (first.id, (one.id,))
    assert heeded(dossier, one).effective
    assert heeded(dossier, one).touches == (actor.id,)


def test_a_judgement_that_is_undone_leaves_nothing_behind(pairs: list[pipeline.Read], plain: Dossier) -> None:
    memory = Memory()
    first, second, *_ = [a for a in plain.stories[0].actors if a.type == "person"]
    for made in (judged(1, "merge-names", first.name, second.name), judged(1, "set-aside", pairs[0][0].id)):
        assert pipeline.dossier(pairs, memory, [made]) != plain
        assert pipeline.dossier(pairs, memory, [made, judged(2, "undo", made.id)]) == plain


def test_an_undoing_can_be_undone() -> None:
    made = judged(1, "set-aside", "d1")
    undo = judged(2, "undo", made.id)
    again = judged(3, "undo", undo.id)
    assert holding([again, undo, made]) == (made,)
    assert undone([again, undo, made]) == {undo.id}
    assert undone([undo, made]) == {made.id}


def test_a_document_set_aside_is_listed_and_has_no_part_in_anything(pairs: list[pipeline.Read]) -> None:
    for document, _ in pairs[::5]:
        one = judged(1, "set-aside", document.id)
        dossier = pipeline.dossier(pairs, judgements=[one])
        without = pipeline.dossier([pair for pair in pairs if pair[0].id != document.id])
        assert [bare(story) for story in dossier.stories if story.claims] == [bare(s) for s in without.stories]
        (kept,) = [d for story in dossier.stories for d in story.documents if d.id == document.id]
        assert "set aside" in kept.notices
        assert heeded(dossier, one).touches == (document.id,)
        assert not any(document.id in origin.documents for story in dossier.stories for origin in story.origins)


def bare(story: Story) -> Story:
    """A story without what is only listed in it, and without its name, which the oldest document gives it."""
    kept = tuple(document for document in story.documents if "set aside" not in document.notices)
    return structs.replace(story, id="", documents=kept, judgements=())


def test_all_documents_can_be_set_aside(pairs: list[pipeline.Read]) -> None:
    dossier = pipeline.dossier(pairs, judgements=[judged(1, "set-aside", d.id) for d, _ in pairs])
    assert sum(len(story.documents) for story in dossier.stories) == len(pairs)
    assert not any(story.claims or story.origins or story.actors for story in dossier.stories)
    assert all(story.title for story in dossier.stories)


def test_what_a_document_tells_goes_back_to_the_origin_that_a_person_names(pairs: list[pipeline.Read]) -> None:
    document = pairs[0][0]
    one = judged(1, "origin", document.id, "TASS")
    dossier = pipeline.dossier(pairs, judgements=[one])
    (story,) = [s for s in dossier.stories if document.id in {d.id for d in s.documents}]
    assert [o.name for o in story.origins if document.id in o.documents] == ["TASS"]
    (derivation,) = [d for d in story.derivations if d.document == document.id and d.of.origin is not None]
    assert derivation.reason == "goes back to TASS, by judgement of Anna Berg: I asked"
    assert heeded(dossier, one).effective


def test_a_copy_can_be_judged_to_be_its_outlets_own(pairs: list[pipeline.Read], plain: Dossier) -> None:
    copies = {d.document for story in plain.stories for d in story.derivations if d.kind == "copies"}
    document = next(d for d, _ in pairs if d.id in copies and d.outlet.name)
    dossier = pipeline.dossier(pairs, judgements=[judged(1, "origin", document.id, document.outlet.name or "")])
    origins = [o for story in dossier.stories for o in story.origins if document.id in o.documents]
    assert [origin.name for origin in origins] == [document.outlet.name]


def test_of_two_judgements_about_one_origin_the_later_counts(pairs: list[pipeline.Read]) -> None:
    document = pairs[0][0]
    early, late = judged(1, "origin", document.id, "TASS"), judged(2, "origin", document.id, "Reuters")
    dossier = pipeline.dossier(pairs, judgements=[late, early])
    assert (heeded(dossier, early).effective, heeded(dossier, late).effective) == (False, True)
    assert heeded(dossier, early).effect == "no effect: a later judgement says otherwise"


def test_what_is_detached_leaves_the_claim_which_keeps_its_id(pairs: list[pipeline.Read], plain: Dossier) -> None:
    kept = 0
    for whole in shared(plain.stories[0])[:4]:
        for place in whole.propositions[:2]:
            one = judged(1, "detach", whole.id, *place)
            dossier = pipeline.dossier(pairs, judgements=[one])
            assert heeded(dossier, one).effective
            rest = [c for s in dossier.stories for c in s.claims if c.id == whole.id]
            kept += len(rest)
            assert all(place not in c.propositions and one.id in c.judged for c in rest)
            stands = [c for s in dossier.stories for c in s.claims if place in c.propositions and not c.utterance]
            assert {c.propositions for c in stands if c.slots.get("act") != "speak"} == {(place,)} or not stands
    assert kept >= 4


def test_what_is_attached_brings_its_origin_and_leaves_its_own_claim(
    pairs: list[pipeline.Read], plain: Dossier
) -> None:
    moved = 0
    for target in shared(plain.stories[0])[:3]:
        for other in list(alone(plain.stories[0]))[:6]:
            (place,) = other.propositions
            one = judged(1, "attach", target.id, *place)
            dossier = pipeline.dossier(pairs, judgements=[one])
            found = claim(dossier, target.id)
            assert place in found.propositions
            assert found.text == target.text
            assert found.judged == (one.id,)
            assert target.id in heeded(dossier, one).touches
            stance = {(s.document, s.span): s.stance for s in found.support}
            if set(stance.values()) == {"supports"}:
                moved += 1
                assert set(other.origins) <= set(found.origins)
            assert not any(c.propositions == (place,) for s in dossier.stories for c in s.claims)
    assert moved


def test_detached_and_attached_again_by_a_later_judgement(pairs: list[pipeline.Read], plain: Dossier) -> None:
    whole = shared(plain.stories[0])[0]
    place = whole.propositions[-1]
    off, on = judged(1, "detach", whole.id, *place), judged(2, "attach", whole.id, *place)
    dossier = pipeline.dossier(pairs, judgements=[on, off])
    assert place in claim(dossier, whole.id).propositions
    assert (heeded(dossier, off).effective, heeded(dossier, on).effective) == (False, True)


def test_a_claim_is_found_again_when_an_older_document_gives_it_another_name(pairs: list[pipeline.Read]) -> None:
    ordered = sorted(pairs, key=lambda pair: pipeline.age(pair[0]))
    for first in range(1, 8):
        small = pipeline.dossier(ordered[first:])
        known = {c.id for s in pipeline.dossier(pairs).stories for c in s.claims}
        renamed = [c for s in small.stories for c in shared(s) if c.id not in known]
        if renamed:
            break
    whole = renamed[0]
    one = judged(1, "detach", whole.id, *whole.propositions[-1])
    assert heeded(pipeline.dossier(ordered[first:], judgements=[one]), one).effective
    grown = pipeline.dossier(pairs, judgements=[one])
    assert heeded(grown, one).effective
    assert whole.propositions[-1] not in {p for s in grown.stories for c in s.claims if one.id in c.judged
                                          and len(c.propositions) > 1 for p in c.propositions}  # fmt: skip


@pytest.mark.parametrize("kind", ["attach", "detach"])
def test_a_claim_that_is_gone_makes_a_judgement_without_effect(
    kind: str, pairs: list[pipeline.Read], plain: Dossier
) -> None:
    document, proposition = shared(plain.stories[0])[0].propositions[0]
    gone = judged(1, kind, "c000000000000", document, proposition)
    silent = judged(2, kind, shared(plain.stories[0])[0].id, document, "p99999")
    dossier = pipeline.dossier(pairs, judgements=[gone, silent])
    assert [heeded(dossier, each).effective for each in (gone, silent)] == [False, False]
    assert heeded(dossier, gone).effect == "no effect: the claim c000000000000 is no longer in this story"
    assert heeded(dossier, silent).effect.endswith("has no proposition p99999")
    assert structs.replace(dossier.stories[0], judgements=()) == plain.stories[0]


def test_a_judgement_about_nothing_that_is_here_is_in_no_story(pairs: list[pipeline.Read], plain: Dossier) -> None:
    nowhere = [judged(1, "merge-names", "Nobody", "Noone"), judged(2, "set-aside", "d0"), judged(3, "undo", "j0")]
    assert pipeline.dossier(pairs, judgements=nowhere) == plain


KINDS = ("merge-names", "split-names", "attach", "attach", "detach", "detach", "origin", "set-aside", "undo")


def some(dossier: Dossier, chance: Random) -> list[Judgement]:
    """Judgements of all kinds about what a dossier holds, some at odds with each other, some undone."""
    story = dossier.stories[0]
    names = [name for actor in story.actors for name in actor.names]
    places = [place for c in story.claims for place in c.propositions]
    made: list[Judgement] = []
    for at in range(chance.randint(1, 7)):
        kind = chance.choice(KINDS)
        whole = chance.choice([c for c in story.claims if c.propositions])
        document = chance.choice(story.documents).id
        subject: tuple[str, ...] = {
            "merge-names": tuple(chance.sample(names, 2)),
            "split-names": tuple(chance.sample(names, 2)),
            "attach": (whole.id, *chance.choice(places)),
            "detach": (whole.id, *chance.choice(whole.propositions)),
            "origin": (document, chance.choice(["TASS", "Coast Press", story.documents[0].outlet.name or "X"])),
            "set-aside": (document,),
            "undo": (chance.choice(made).id if made else "j0",),
        }[kind]
        made.append(judged(at, kind, *subject))
    return made


@given(st.randoms(use_true_random=False))
@settings(max_examples=14)
def test_judgements_in_any_order_and_by_way_of_others_give_the_dossier_that_they_give_at_once(
    pairs: list[pipeline.Read], plain: Dossier, chance: Random
) -> None:
    memory = Memory()
    made = some(plain, chance)
    for size in range(len(made) + 1):
        now = chance.sample(made[:size], size)
        dossier = pipeline.dossier(chance.sample(pairs, len(pairs)), memory, now)
    assert dossier_bytes(dossier) == dossier_bytes(pipeline.dossier(pairs, judgements=made))
    ids = [c.id for story in dossier.stories for c in story.claims]
    assert len(ids) == len(set(ids))
    assert {j.id for story in dossier.stories for j in story.judgements} <= {j.id for j in holding(made)}
