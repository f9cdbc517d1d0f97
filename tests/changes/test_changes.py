"""What changed between two dossiers of real pages, and of dossiers made by hand."""

from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from twosource import pipeline
from twosource.changes import changes
from twosource.changes.passages import MOST, _texts
from twosource.memory import Memory
from twosource.records.change import Change
from twosource.records.judgement import decided
from twosource.records.ledger import Dossier, Ledger, Proposal, Round, Story
from twosource.records.page import Document, Stamp
from twosource.records.story import Claim

ROOT = Path(__file__).parents[2]
NOTHING = Dossier(stories=())


@pytest.fixture(scope="module")
def pairs() -> list[pipeline.Read]:
    """Two stories in the order in which they were published, read by the smallest reader."""
    read = pipeline.read_all([str(ROOT / "examples" / name) for name in ("istanbul", "harbour")], reader="rules")
    return sorted(read, key=lambda pair: pipeline.age(pair[0]))


@pytest.fixture(scope="module")
def whole(pairs: list[pipeline.Read]) -> Dossier:
    return pipeline.dossier(pairs)


def with_claim(dossier: Dossier, old: Claim, new: Claim | None) -> Dossier:
    story = dossier.stories[0]
    claims = tuple(c for each in story.claims for c in ((new,) if each is old else (each,)) if c is not None)
    return structs.replace(dossier, stories=(structs.replace(story, claims=claims), *dossier.stories[1:]))


def with_ledger(dossier: Dossier, ledger: Ledger) -> Dossier:
    story = structs.replace(dossier.stories[0], ledger=ledger)
    return structs.replace(dossier, stories=(story, *dossier.stories[1:]))


def lines(story: Story) -> int:
    entries = sum(len(getattr(story.ledger, kind)) for kind in story.ledger.__struct_fields__)
    return 1 + len(story.documents) + len(story.claims) + entries + len(story.judgements)


def test_from_nothing_everything_is_new(whole: Dossier) -> None:
    found = changes(NOTHING, whole)
    assert {(change.kind, change.before) for change in found} == {("new", None)}
    assert len(found) == sum(map(lines, whole.stories))


def test_to_nothing_everything_is_withdrawn(whole: Dossier) -> None:
    found = changes(whole, NOTHING)
    assert {(change.kind, change.after, change.documents) for change in found} == {("withdrawn", None, ())}
    assert len(found) == sum(map(lines, whole.stories))


@given(st.randoms(use_true_random=False))
@settings(max_examples=12)
def test_changes_name_what_is_there_and_nothing_changes_by_itself(
    pairs: list[pipeline.Read], whole: Dossier, chance: Random
) -> None:
    memory = Memory()
    before = pipeline.dossier(chance.sample(pairs, chance.randint(1, len(pairs))), memory)
    documents = chance.sample(pairs, chance.randint(1, len(pairs)))
    judgements = [
        decided("set-aside", (chance.choice(documents)[0].id,), who="A", when="2031", why="")
        for _ in range(chance.randint(0, 1))
    ]
    after = pipeline.dossier(documents, memory, judgements)
    assert changes(before, before) == changes(after, after) == ()
    known = {d.id: d for dossier in (before, after) for story in dossier.stories for d in story.documents}
    stories = [story.id for story in (*after.stories, *before.stories)]
    found = changes(before, after)
    for change in found:
        assert set(change.documents) <= {d.id for story in after.stories for d in story.documents}
        assert change.story in stories
        assert (change.before, change.after) != (None, None)
        assert change.before != change.after
        assert all(e.quote == known[e.document].text[slice(*e.span)] for e in change.evidence)
    assert [stories.index(c.story) for c in found] == sorted(stories.index(c.story) for c in found)
    keys = [(c.what, c.id, c.kind, c.story) for c in found]
    assert len(keys) == len(set(keys))


def test_what_a_later_report_does_to_a_claim_names_that_report(pairs: list[pipeline.Read]) -> None:
    denial = next(d for d, _ in pairs if d.title == "Oakes: I have accepted nothing")
    early = [pair for pair in pairs if pair[0].published.value and pair[0].id != denial.id]
    early = [pair for pair in early if pipeline.age(pair[0]) < pipeline.age(denial)]
    found = changes(pipeline.dossier(early), pipeline.dossier([*early, next(p for p in pairs if p[0] is denial)]))
    (contested,) = [c for c in found if (c.what, c.kind) == ("claim", "contested")]
    assert contested.documents == (denial.id,)
    assert contested.before is not None
    assert contested.after is not None
    assert contested.after.startswith("contested: contradicted by Dockers and Harbour Workers' Union")
    assert next(c for c in found if c.story == contested.story) == contested


def test_what_was_planned_and_was_held_is_superseded_by_the_report_of_it(pairs: list[pipeline.Read]) -> None:
    held = next(d for d, _ in pairs if (d.title or "").startswith("Second round held at"))
    early = [pair for pair in pairs if pipeline.age(pair[0]) < pipeline.age(held)]
    found = changes(pipeline.dossier(early), pipeline.dossier([*early, next(p for p in pairs if p[0] is held)]))
    overtaken = [c for c in found if (c.what, c.kind) == ("claim", "superseded")]
    assert overtaken
    assert {c.documents for c in overtaken} == {(held.id,)}
    paper = next(c for c in found if c.what == "paper")
    assert (paper.kind, paper.before, paper.after) == ("altered", "ready", "handed over")


def test_a_claim_of_another_id_that_rests_on_the_same_words_is_the_same(whole: Dossier) -> None:
    old = whole.stories[0].claims[0]
    assert changes(whole, with_claim(whole, old, structs.replace(old, id="c-other"))) == ()


def test_a_claim_that_says_the_same_with_a_copy_more_did_not_change(whole: Dossier) -> None:
    old = next(c for c in whole.stories[0].claims if len(c.support) > 2)
    fewer = structs.replace(old, support=old.support[:-1])
    assert changes(with_claim(whole, old, fewer), whole) == ()


@pytest.mark.parametrize(
    ("standing", "kind"),
    [
        ("contested", "contested"),
        ("corroborated", "corroborated"),
        ("superseded", "superseded"),
        ("repeated", "altered"),
    ],
)
def test_a_standing_that_turns_gives_the_change_its_name(standing: str, kind: str, whole: Dossier) -> None:
    old = next(c for c in whole.stories[0].claims if c.standing == "single-origin")
    new = structs.replace(old, standing=standing, reason="a reason")
    (change,) = changes(whole, with_claim(whole, old, new))
    assert (change.kind, change.what, change.id, change.text) == (kind, "claim", old.id, old.text)
    assert (change.before, change.after) == (f"single-origin: {old.reason}", f"{standing}: a reason")


def test_a_claim_that_a_judgement_changed_has_no_document_for_its_cause(whole: Dossier) -> None:
    old = next(c for c in whole.stories[0].claims if len(c.support) > 2)
    less = structs.replace(old, support=old.support[:-1], sides=("Nobody",), judged=("j1",))
    (change,) = changes(with_claim(whole, old, less), whole)
    assert change.documents == ()


def test_a_round_that_is_moved_is_one_round_and_its_dates_stand_side_by_side(whole: Dossier) -> None:
    one = Round(id="r1", text="Second round", status="proposed", history=(), evidence=(), number=2, time="2025-06-02")
    other = structs.replace(one, id="r2", status="postponed", time="2025-06-05")
    before, after = with_ledger(whole, Ledger(rounds=(one,))), with_ledger(whole, Ledger(rounds=(other,)))
    (change,) = changes(before, after)
    assert (change.kind, change.what, change.id) == ("altered", "round", "r2")
    assert (change.before, change.after) == ("proposed; time 2025-06-02", "postponed; time 2025-06-05")


def test_an_answer_that_is_given_stands_beside_the_silence_before_it(whole: Dossier) -> None:
    proposals = [p for story in whole.stories for p in story.ledger.proposals if p.answers]
    old = next(p for p in proposals if any(a.answer == "none yet" for a in p.answers))
    party = next(a.party for a in old.answers if a.answer == "none yet")
    given = tuple(
        structs.replace(a, answer="accepted", time="2025-06-01") if a.party == party else a for a in old.answers
    )
    new = structs.replace(old, answers=given, status="accepted")
    (change,) = changes(with_ledger(whole, Ledger(proposals=(old,))), with_ledger(whole, Ledger(proposals=(new,))))
    assert (change.before, change.after) == (f"{party}: no answer yet", f"{party}: accepted (2025-06-01)")


def test_looking_at_more_documents_in_vain_is_no_change(whole: Dossier) -> None:
    def looked(number: int) -> Dossier:
        answers = tuple(structs.replace(a, looked_at=number) for a in old.answers)
        new = structs.replace(old, answers=answers, text=f"{old.text} — none yet ({number} documents)")
        return with_ledger(whole, Ledger(proposals=(new,)))

    old: Proposal = next(p for story in whole.stories for p in story.ledger.proposals if p.answers)
    assert changes(looked(4), looked(5)) == ()


def test_a_judgement_made_and_undone_is_told_without_a_document(pairs: list[pipeline.Read], whole: Dossier) -> None:
    document = pairs[0][0]
    made = decided("set-aside", (document.id,), who="Anna Berg", when="2031-01-01", why="a hoax")
    aside = pipeline.dossier(pairs, judgements=[made])
    done, back = changes(whole, aside), changes(aside, whole)
    assert all(change.documents == () for change in (*done, *back))
    (told,) = [c for c in done if c.what == "judgement"]
    assert (told.kind, told.before, told.after) == ("new", None, "decided by Anna Berg: a hoax")
    (left,) = [c for c in done if c.what == "document"]
    assert (left.id, left.before, left.after) == (document.id, "taken into account", "set aside")
    assert [c.kind for c in back if c.what == "judgement"] == ["withdrawn"]


def edited(pair: pipeline.Read, **changed: object) -> pipeline.Read:
    """The same page, taken again after it was edited."""
    document: Document = structs.replace(pair[0], **({"modified": Stamp(value="2025-12-01T10:00:00+00:00")} | changed))
    return document, pipeline.stage("reader")("rules").read(document)


def passages(found: tuple[Change, ...]) -> list[tuple[str, str | None, str | None]]:
    return [(c.kind, c.before, c.after) for c in found if c.what == "passage"]


@pytest.fixture(scope="module")
def page(pairs: list[pipeline.Read]) -> pipeline.Read:
    """A page with an address."""
    document = next(d for d, _ in pairs if (d.title or "").startswith("Second round held at"))
    return edited((document, pairs[0][1]), url="https://ledger.example/second-round", id="d-old", modified=None)


def test_a_page_that_was_edited_is_told_passage_by_passage(pairs: list[pipeline.Read], page: pipeline.Read) -> None:
    paragraphs = page[0].text.split("\n\n")
    words = paragraphs[1].split()
    words[4] = "ELSEWHERE"
    new = [paragraphs[0], " ".join(words), *paragraphs[3:], "A wholly different sentence closes the page now."]
    after = edited(page, id="d-new", text="\n\n".join(new))
    others = [pair for pair in pairs if pair[0].title != page[0].title]
    found = changes(pipeline.dossier([*others, page]), pipeline.dossier([*others, page, after]))
    told = passages(found)
    assert sorted(kind for kind, _, _ in told) == ["altered", "new", "withdrawn"]
    assert ("withdrawn", " ".join(paragraphs[2].split()), None) in told
    assert ("new", None, "A wholly different sentence closes the page now.") in told
    (_, was, now) = next(each for each in told if each[0] == "altered")
    assert now is not None
    assert was is not None
    assert "ELSEWHERE" in now
    assert now.replace("ELSEWHERE", paragraphs[1].split()[4]) == was
    assert {c.documents for c in found if c.what == "passage"} == {("d-new",)}
    (document,) = [c for c in found if c.what == "document"]
    assert (document.kind, document.id, document.after) == ("altered", "d-new", "edited")


def test_what_an_edited_page_still_says_is_not_told_as_gone_and_as_new(
    pairs: list[pipeline.Read], page: pipeline.Read
) -> None:
    later = edited(page, id="d-later", text=page[0].text + "\n\nThe mayor asked both to go on talking.")
    others = [pair for pair in pairs if pair[0].title != page[0].title]
    found = changes(pipeline.dossier([*others, page]), pipeline.dossier([*others, page, later]))
    gone, fresh = ({c.text for c in found if c.what == "claim" and c.kind == kind} for kind in ("withdrawn", "new"))
    assert not gone & fresh


def told_of(page: Document, before: list[str], after: list[str]) -> list[tuple[str, str | None, str | None]]:
    """Return what is told where the paragraphs of a page are others."""
    old, new = (structs.replace(page, text="\n\n".join(paragraphs)) for paragraphs in (before, after))
    return [(c.kind, c.before, c.after) for c in _texts("s1", old, new)]


def test_a_paragraph_is_the_one_that_it_is_likest_to(page: pipeline.Read) -> None:
    before = ["The port closes on Monday at noon.", "The port closes on Friday at noon.", "Nobody was hurt."]
    after = ["The port closes on Friday at nine.", "The port closes on Monday at nine."]
    assert told_of(page[0], before, after) == [
        ("altered", "… closes on Friday at noon.", "… closes on Friday at nine."),
        ("altered", "… closes on Monday at noon.", "… closes on Monday at nine."),
        ("withdrawn", "Nobody was hurt.", None),
    ]


@pytest.mark.parametrize("bound", ["many paragraphs", "many letters"])
def test_of_a_very_long_page_only_what_is_not_word_by_word_the_same_is_told(
    bound: str, page: pipeline.Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    count, words = (MOST + 5, "") if bound == "many paragraphs" else (300, " ships" * 500)
    before = [f"On day {day} the port was closed{words}." for day in range(count)]
    after = [f"{day}. {text}" for day, text in enumerate(before)]
    for name in ("fuzz", "process"):
        monkeypatch.setattr(f"twosource.changes.passages.{name}", None)
    told = told_of(page[0], ["First.", *before, "Moved.", "Last."], ["First.", "Moved.", *after, "Last."])
    assert [text for kind, text, _ in told if kind == "withdrawn"] in (before, [*before, "Moved."])
    assert [text for kind, _, text in told if kind == "new"] in (after, ["Moved.", *after])
    assert {kind for kind, _, _ in told} == {"withdrawn", "new"}


def test_one_endless_paragraph_is_told_whole(page: pipeline.Read) -> None:
    before = "The port was closed again. " * MOST
    ((kind, was, now),) = told_of(page[0], [before], [before + "It rained."])
    assert (kind, was, now) == ("altered", before.strip(), before + "It rained.")


def test_a_page_of_which_only_the_headline_changed(pairs: list[pipeline.Read], page: pipeline.Read) -> None:
    after = edited(page, id="d-new", title="Quite another headline")
    others = [pair for pair in pairs if pair[0].title != page[0].title]
    found = changes(pipeline.dossier([*others, page]), pipeline.dossier([*others, page, after]))
    assert passages(found) == [("altered", page[0].title, "Quite another headline")]


def test_an_older_state_of_a_page_that_comes_later_is_no_edit(pairs: list[pipeline.Read], page: pipeline.Read) -> None:
    newest = edited(page, id="d-new", text=page[0].text + "\n\nOne sentence more stands here.")
    found = changes(pipeline.dossier([*pairs, newest]), pipeline.dossier([*pairs, newest, page]))
    assert passages(found) == []


def test_a_story_that_becomes_part_of_another_is_told_once(whole: Dossier) -> None:
    first, second = whole.stories[:2]
    both = structs.replace(first, documents=first.documents + second.documents, claims=first.claims + second.claims)
    found = changes(whole, structs.replace(whole, stories=(both, *whole.stories[2:])))
    (told,) = [c for c in found if c.what == "story"]
    assert (told.kind, told.story, told.before, told.after) == (
        "withdrawn",
        first.id,
        second.title,
        f"part of “{first.title}”",
    )
    assert not [c for c in found if c.what == "claim"]
