"""What people decided, in every form of the dossier."""

import json

import msgspec
import pytest
from port_strike import DOSSIER

from twosource.desk import html, markdown, text
from twosource.desk.json import dossier_bytes
from twosource.records.judgement import Heeded
from twosource.records.ledger import Dossier

STORY = DOSSIER.stories[0]
CLAIM, ACTOR = STORY.claims[0], next(a for a in STORY.actors if a.type == "person")


def decided(kind: str, *subject: str, touches: tuple[str, ...] = (), effect: str, who: str = "Anna Berg") -> Heeded:
    return Heeded(
        id=f"j{kind}", kind=kind, subject=subject, who=who, when="2031-03-11T09:00:00+00:00", why="<b>she</b> told me",
        effective=bool(touches), effect=effect, touches=touches,
    )  # fmt: skip


JUDGEMENTS = (
    decided("detach", CLAIM.id, "d1", "p1", touches=(CLAIM.id,), effect="“So” does not belong to the claim “So it is”"),
    decided("merge-names", "A", "B", touches=(ACTOR.id,), effect="“A” and “B” are one"),
    decided("set-aside", "d2", touches=("d2",), effect="“Merrow gates shut” is left out of account", who="B\u202eo"),
    decided("attach", "c0", "d1", "p2", effect="no effect: the claim c0 is no longer in this story"),
)


def with_judgements() -> Dossier:
    documents = tuple(
        msgspec.structs.replace(d, notices=(*d.notices, "set aside")) if d.id == "d2" else d for d in STORY.documents
    )
    story = msgspec.structs.replace(STORY, documents=documents, judgements=JUDGEMENTS)
    return Dossier(stories=(story, *DOSSIER.stories[1:]))


SHOWN = {"text": text.dossier_bytes, "markdown": markdown.dossier_bytes, "html": html.dossier_bytes}


@pytest.mark.parametrize("form", SHOWN)
def test_judgements_have_a_section_only_where_there_are_any(form: str) -> None:
    heading = {"text": "JUDGEMENTS", "markdown": "## Judgements", "html": "-judgements"}[form]
    assert heading in SHOWN[form](with_judgements()).decode()
    assert "udgement" not in SHOWN[form](DOSSIER).decode().replace("JUDGEMENTS", "Judgements")


@pytest.mark.parametrize("form", SHOWN)
def test_who_decided_what_when_and_why_is_said(form: str) -> None:
    shown = " ".join(SHOWN[form](with_judgements()).decode().split())
    assert "“A” and “B” are one" in shown
    assert "11 March 2031" in shown
    assert "No effect: the claim c0 is no longer in this story" in shown
    assert "Anna Berg" in shown
    assert ("<b>she</b> told me" in shown) == (form == "text")


@pytest.mark.parametrize("form", SHOWN)
def test_claims_actors_and_documents_that_a_judgement_touched_are_marked(form: str) -> None:
    shown = " ".join(SHOWN[form](with_judgements()).decode().split())
    assert shown.count("by judgement of Anna Berg") == 2
    assert "by judgement of B&lt;U+202E&gt;o" in shown or "by judgement of B" in shown
    assert "set aside" in shown
    assert "\u202e" not in shown


def test_json_has_the_judgements_of_each_story_none_where_there_are_none() -> None:
    assert [story["judgements"] for story in json.loads(dossier_bytes(DOSSIER))["stories"]] == [[]] * len(
        DOSSIER.stories
    )
    found = json.loads(dossier_bytes(with_judgements()))["stories"][0]["judgements"]
    keys = ["id", "kind", "subject", "who", "when", "why", "effective", "effect", "touches"]
    assert [list(each) for each in found] == [keys] * 4
    assert [each["effective"] for each in found] == [True, True, True, False]
