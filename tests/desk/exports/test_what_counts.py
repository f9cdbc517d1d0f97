"""Documents that people set aside or outlets edited, and names that people merged, in what is exported."""

import json
from typing import Any

import pytest

from twosource.archive.holdings import Holdings
from twosource.archive.in_memory import InMemoryArchive
from twosource.desk.exports import json_lines, plover
from twosource.desk.exports.material import material
from twosource.records.page import Document

FIRST = {
    "url": "https://gazette.example/talks",
    "outlet": "Gazette",
    "published": "2025-06-01",
    "text": "Germany rejected the French plan on 1 June 2025. “We need more time,” Minister Ann Lee said in Berlin.",
}
EDITED = {**FIRST, "modified": "2025-06-02", "text": FIRST["text"].replace("more time", "another plan")}
OTHER = {
    "outlet": "Courier",
    "published": "2025-06-01",
    "text": "Germany rejected the French plan on 1 June 2025, Annabel Lee said. Nobody else spoke in Berlin.",
}


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Holdings:
    pages = tmp_path_factory.mktemp("pages") / "pages.jsonl"
    pages.write_text("".join(json.dumps(each) + "\n" for each in (FIRST, EDITED, OTHER)), encoding="utf-8")
    made = Holdings(InMemoryArchive(), "rules")
    documents = [each for each in made.add([str(pages)]) if isinstance(each, Document)]
    made.judge("set-aside", [documents[2].id], who="Eve", why="a draft")
    made.judge("merge-names", ["Ann Lee", "Annabel Lee"], who="Eve", why="one minister")
    return made


def lines(held: Holdings, kind: str) -> list[dict[str, Any]]:
    every = [json.loads(line) for line in json_lines.pieces(material(held, kept=False))]
    return [line for line in every if line["kind"] == kind]


def test_what_nothing_rests_on_is_listed_and_says_so(held: Holdings) -> None:
    counts = {line["text"]: line["counts"] for line in lines(held, "document")}
    assert counts == {FIRST["text"]: False, EDITED["text"]: True, OTHER["text"]: False}


def test_what_was_said_in_an_older_version_is_listed_by_name(held: Holdings) -> None:
    said = {line["words"].strip(","): line for line in lines(held, "attribution") if line["manner"] == "direct"}
    assert {line["speaker_name"] for line in said.values()} == {"Ann Lee"}
    assert (said["We need more time"]["speaker"], said["We need another plan"]["speaker"] is None) == (None, False)


def test_judgements_are_exported_with_what_came_of_them(held: Holdings) -> None:
    assert {(line["type"], line["who"], line["why"]) for line in lines(held, "judgement")} >= {
        ("set-aside", "Eve", "a draft")
    }


def test_no_event_is_made_of_a_document_that_does_not_count(held: Holdings) -> None:
    (speaking,) = [line["id"] for line in lines(held, "document") if line["counts"]]
    events = [json.loads(line) for line in plover.pieces(material(held, kept=False))]
    assert {event["cite_info"]["citation"] for event in events} == {speaking}


def test_a_story_is_known_by_the_beginning_of_its_id(held: Holdings) -> None:
    (story,) = lines(held, "story")
    assert material(held, kept=False, story=story["story"][:6]).dossier.stories[0].id == story["story"]
