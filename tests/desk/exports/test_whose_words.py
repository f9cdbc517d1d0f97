"""Words are given to the same actor wherever they go out."""

import json
import re

import pytest

from twosource.api.sources import taken
from twosource.archive.holdings import Holdings
from twosource.archive.in_memory import InMemoryArchive
from twosource.desk.exports import annotations, tables
from twosource.desk.exports.material import material
from twosource.desk.mcp.statements import statements
from twosource.desk.web.shelf import Shelf
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
