"""Words are given to the same actor wherever they go out."""

import json
import re

import pytest
from exported_pages import told
from msgspec.structs import replace

from twosource.api.sources import taken
from twosource.archive.holdings import Holdings
from twosource.archive.in_memory import InMemoryArchive
from twosource.desk.exports import annotations, follow_the_money, plover, tables
from twosource.desk.exports.entities import known_as
from twosource.desk.exports.material import Material, material
from twosource.desk.mcp.statements import statements
from twosource.desk.web.shelf import Shelf
from twosource.records.ledger import Dossier
from twosource.settings import DEFAULT

TALKS = [
    {
        "text": "Dmitry Medvedev, the deputy head of Russia's security council, said that Ukraine must accept the "
        "terms of the talks in Istanbul. Medvedev told TASS in Moscow so.",
        "outlet": "Gazette",
        "published": "2025-05-26",
        "title": "Talks in Istanbul",
    },
    {
        "text": "Talks in Istanbul resume on 2 June 2025. Daniil Medvedev, a spokesman for Ukraine's foreign ministry, "
        "said that Ukraine rejected the terms of the talks in Istanbul. Medvedev told Reuters in Kyiv so.",
        "outlet": "Courier",
        "published": "2025-05-27",
        "title": "Talks in Istanbul rejected",
    },
    {
        "text": "Medvedev said on Tuesday that the talks in Istanbul on 2 June 2025 would fail. Russia proposed the "
        "talks in Istanbul.",
        "outlet": "Herald",
        "published": "2025-05-27",
        "title": "Talks in Istanbul will fail",
    },
]

NAMES = {"Dmitry Medvedev", "Daniil Medvedev", "Medvedev"}


@pytest.fixture(scope="module")
def held() -> Holdings:
    """Two people of one surname, and a document that does not say which of them it means."""
    made = Holdings(InMemoryArchive(), "rules")
    list(made.take_captures(taken(TALKS, DEFAULT)))
    return made


def test_words_of_an_undecided_name_are_given_to_nobody_else(held: Holdings) -> None:
    of = material(held, kept=False)
    (story,) = of.dossier.stories
    exported = {
        (row.document, row.words): (row.speaker_name, row.side or "")
        for row in tables.attributions(story, of.readings)
        if row.speaker_name
    }
    told = {(each.document, each.words): (each.speaker, each.side) for each in statements(Shelf(held))}
    assert {key: told[key] for key in exported} == exported
    assert {name for name, _ in told.values()} >= NAMES


def test_annotations_follow_what_people_decided() -> None:
    made = Holdings(InMemoryArchive(), "rules")
    list(made.take_captures(taken(TALKS, DEFAULT)))
    made.judge("merge-names", ["Medvedev", "Dmitry Medvedev"], who="Eve", why="it is he")
    page = json.loads(b"".join(annotations.pieces(material(made, kept=False))))
    bodies = [body["value"] for each in page["items"] for body in each["body"] if "value" in body]
    assert set(re.findall(r"said by ((?:D\w+ )?Medvedev)", "\n".join(bodies))) == NAMES - {"Medvedev"}


def doubled(of: Material, name: str) -> Material:
    """Return the same with one actor more of a name that is there."""
    stories = []
    for story in of.dossier.stories:
        others = [replace(each, id="p0123456789ab") for each in story.actors if each.name == name]
        stories.append(replace(story, actors=(*story.actors, *others)))
    return replace(of, dossier=Dossier(stories=tuple(stories)))


def test_a_name_of_two_actors_is_tied_to_neither_by_mere_name() -> None:
    def recipients(of: Material) -> list[tuple[str, bool]]:
        events = map(json.loads, plover.pieces(of))
        parties = [party for event in events for party in event.get("recipient", [])]
        return [(party["identifier_text"], "identifier_id" in party) for party in parties]

    def tied(of: Material) -> set[str]:
        entities = map(json.loads, follow_the_money.pieces(of))
        return {name for each in entities for name in each["properties"].get("entity", []) if each["schema"] == "Note"}

    name = next(name for name, known in recipients(told()) if known)
    ids = {each.id for story in told().dossier.stories for each in story.actors if each.name == name}
    assert {known for party, known in recipients(doubled(told(), name)) if party == name} == {False}
    assert tied(told()) & set(map(known_as, ids))
    assert not tied(doubled(told(), name)) & set(map(known_as, {*ids, "p0123456789ab"}))
