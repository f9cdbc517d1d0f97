"""FollowTheMoney entities, read back by the model of the format, and by its library where that is installed."""

import json
from typing import Any

import pytest
from exported_pages import told

from twosource.desk.exports import follow_the_money
from twosource.desk.exports.entities import TEXT, Entities, day, link, texts, tongue

THING = set("name alias country summary description keywords proof sourceUrl publisher publisherUrl modifiedAt".split())
INTEREST = set("role description recordId proof date summary".split())
SCHEMATA: dict[str, tuple[set[str], set[str]]] = {
    "Article": (THING | set("title fileName author publishedAt language bodyText".split()), set()),
    "Person": (THING | {"position"}, {"name"}),
    "Organization": (THING, {"name"}),
    "PublicBody": (THING, {"name"}),
    "LegalEntity": (THING, {"name"}),
    "Note": (THING | {"entity"}, set()),
    "Event": (THING | set("date location involved".split()), {"name"}),
    "Mention": (set("document name resolved detectedSchema".split()), {"document", "name"}),
    "Representation": (INTEREST | {"agent", "client"}, {"agent", "client"}),
    "Documentation": (INTEREST | {"document", "entity"}, {"document", "entity"}),
}
"""The properties of each schema that are used here, and those that it must have (followthemoney/schema/*.yaml)."""

PARTIES = {"Person", "Organization", "PublicBody", "LegalEntity"}
RANGES = {
    "proof": {"Article"},
    "document": {"Article"},
    "resolved": PARTIES,
    "agent": PARTIES,
    "client": PARTIES,
    "involved": PARTIES,
}


@pytest.fixture(scope="module")
def entities() -> dict[str, Any]:
    found = [json.loads(line) for line in follow_the_money.pieces(told())]
    by_id = {each["id"]: each for each in found}
    assert len(by_id) == len(found)
    return by_id


def test_every_entity_has_the_properties_of_its_schema(entities: dict[str, Any]) -> None:
    assert {each["schema"] for each in entities.values()} == SCHEMATA.keys()
    for each in entities.values():
        allowed, needed = SCHEMATA[each["schema"]]
        assert needed <= each["properties"].keys() <= allowed
        assert all(values and all(values) for values in each["properties"].values())


def test_every_reference_leads_to_an_entity_that_may_be_there(entities: dict[str, Any]) -> None:
    for each in entities.values():
        for name, schemata in RANGES.items():
            assert {entities[there]["schema"] for there in each["properties"].get(name, [])} <= schemata


def test_the_library_of_the_format_takes_every_entity_as_it_is(entities: dict[str, Any]) -> None:
    model = pytest.importorskip("followthemoney", reason="followthemoney needs ICU to be built against").model
    for each in entities.values():
        schema = model.get(each["schema"])
        assert schema.validate(each) is None
        read = model.get_proxy(each, cleaned=False).to_dict()["properties"]
        assert {name: sorted(values) for name, values in read.items()} == {
            name: sorted(values) for name, values in each["properties"].items()
        }
        for name, values in each["properties"].items():
            if schema.properties[name].type.name == "entity":
                there = [model.get(entities[value]["schema"]) for value in values]
                assert all(one.is_a(schema.properties[name].range) for one in there)


def test_every_claim_and_entry_rests_on_articles_and_their_words(entities: dict[str, Any]) -> None:
    documentation = [each["properties"] for each in entities.values() if each["schema"] == "Documentation"]
    resting = {(words["entity"][0], words["document"][0]) for words in documentation if words["role"] == ["supports"]}
    articles = {name: each["properties"].get("bodyText", []) for name, each in entities.items()}
    proven = {
        (name, article)
        for name, each in entities.items()
        if each["schema"] in ("Note", "Event")
        for article in each["properties"]["proof"]
    }
    assert proven == resting
    for words in documentation:
        start, end = map(int, words["recordId"][0].split("-"))
        assert "".join(articles[words["document"][0]])[start:end] == "".join(words["description"])


def test_officials_represent_their_state(entities: dict[str, Any]) -> None:
    named = {each["properties"]["name"][0]: name for name, each in entities.items() if each["schema"] in PARTIES}
    represented = {
        (each["properties"]["agent"][0], each["properties"]["client"][0])
        for each in entities.values()
        if each["schema"] == "Representation"
    }
    assert (named["Sergey Lavrov"], named["Russia"]) in represented
    assert entities[named["Sergey Lavrov"]]["properties"]["country"] == ["ru"]


def test_a_long_text_is_given_in_pieces_and_whole() -> None:
    long = ("word " * 20_000 + "\n\n") * 3 + "x" * (2 * TEXT)
    assert "".join(texts(long)) == long
    assert max(map(len, texts(long))) <= TEXT


def test_what_the_format_has_no_form_for_is_left_out() -> None:
    assert (day("2025-05"), day("2025-05-28T10:30:00+03:00"), day("XXXX-05-28"), day("2025-W23"), day(None)) == (
        "2025-05", "2025-05-28", None, None, None,
    )  # fmt: skip
    assert [link(url) for url in ("https://a.org/b", "http://[nowhere", "javascript:alert(1)", "http://a b", None)] == [
        "https://a.org/b", None, None, None, None,
    ]  # fmt: skip
    assert (tongue("en"), tongue("xx"), tongue(None)) == ("eng", None, None)


def test_what_is_told_of_one_thing_in_several_stories_is_told_together() -> None:
    found = Entities()
    found.add("a1", "LegalEntity", name="The Union", country=None)
    found.add("a1", "Organization", name=["The Union", "Union"], summary="")
    assert list(found.written()) == [
        {"id": "twosource-a1", "schema": "Organization", "properties": {"name": ["The Union", "Union"]}}
    ]
