"""Annotations by the W3C's model: each leads back to its words, and says what rests on them."""

import json
from typing import Any

import jsonschema
import msgspec
import pytest
from export_samples import whole
from exported_pages import told, told_in_another_order

from twosource.desk.exports.annotations import pieces
from twosource.desk.exports.material import Material
from twosource.records.ledger import Dossier, Ledger
from twosource.records.page import Document
from twosource.records.reading import Attribution

URI: dict[str, Any] = {"type": "string", "pattern": r"^[a-z]+:[^\s<>\"{}|\\^`]+$"}
QUOTE = {
    "type": "object",
    "properties": {
        "type": {"const": "TextQuoteSelector"},
        "exact": {"type": "string", "minLength": 1},
        "prefix": {"type": "string"},
        "suffix": {"type": "string"},
    },
    "required": ["type", "exact"],
    "additionalProperties": False,
}
NUMBER = {"type": "integer", "minimum": 0}
POSITION = {
    "type": "object",
    "properties": {"type": {"const": "TextPositionSelector"}, "start": NUMBER, "end": NUMBER},
    "required": ["type", "start", "end"],
    "additionalProperties": False,
}
TARGET = {
    "type": "object",
    "properties": {
        "type": {"const": "SpecificResource"},
        "source": URI,
        "selector": {"type": "array", "minItems": 1, "items": {"oneOf": [QUOTE, POSITION]}},
    },
    "required": ["type", "source", "selector"],
    "additionalProperties": False,
}
PURPOSES = {"enum": ["describing", "tagging", "linking"]}
TEXT = {
    "type": "object",
    "properties": {
        "type": {"const": "TextualBody"},
        "value": {"type": "string", "minLength": 1},
        "format": {"const": "text/plain"},
        "purpose": PURPOSES,
    },
    "required": ["type", "value", "purpose"],
    "additionalProperties": False,
}
LINK = {
    "type": "object",
    "properties": {"type": {"const": "SpecificResource"}, "source": URI, "purpose": {"const": "linking"}},
    "required": ["type", "source", "purpose"],
    "additionalProperties": False,
}
ANNOTATION = {
    "type": "object",
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
        "id": URI,
        "type": {"const": "Annotation"},
        "motivation": {"const": "describing"},
        "generator": {
            "type": "object",
            "properties": {"type": {"const": "Software"}, "name": {"type": "string"}},
            "required": ["type", "name"],
            "additionalProperties": False,
        },
        "body": {"type": "array", "items": {"oneOf": [TEXT, LINK]}, "minItems": 1},
        "target": TARGET,
    },
    "required": ["@context", "id", "type", "body", "target"],
    "additionalProperties": False,
}
PAGE = {
    "type": "object",
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
        "id": URI,
        "type": {"const": "AnnotationPage"},
        "partOf": {
            "type": "object",
            "properties": {
                "id": URI,
                "type": {"const": "AnnotationCollection"},
                "label": {"type": "string"},
                "total": NUMBER,
            },
            "required": ["id", "type", "total"],
            "additionalProperties": False,
        },
        "startIndex": NUMBER,
        "items": {"type": "array", "items": ANNOTATION},
    },
    "required": ["@context", "id", "type", "items"],
    "additionalProperties": False,
}
"""The Web Annotation Data Model, as far as it is used: sections 3.1, 3.2, 4.1, 4.2 and 5 of the Recommendation."""


@pytest.fixture(scope="module")
def page() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(whole(pieces, told()))
    return found


def documents() -> dict[str, Document]:
    return {document.id: document for story in told().dossier.stories for document in story.documents}


def link(annotation: dict[str, Any], at: int) -> str:
    links = [body["source"] for body in annotation["body"] if body["purpose"] == "linking"]
    return str(links[at])


def document_of(annotation: dict[str, Any]) -> Document:
    return documents()[link(annotation, 1).removeprefix("urn:twosource:document:")]


def test_the_page_keeps_to_the_model_of_the_w3c(page: dict[str, Any]) -> None:
    jsonschema.validate(page, PAGE)
    assert page["partOf"]["total"] == len(page["items"]) > 300


def test_every_annotation_has_a_name_of_its_own(page: dict[str, Any]) -> None:
    names = [each["id"] for each in page["items"]]
    assert len(names) == len(set(names))


def test_every_quote_stands_at_its_position_with_the_words_around_it(page: dict[str, Any]) -> None:
    placed = [each for each in page["items"] if len(each["target"]["selector"]) == 2]
    assert len(placed) > 300
    for each in placed:
        quote, position = each["target"]["selector"]
        text, start, end = document_of(each).text, position["start"], position["end"]
        assert text[start:end] == quote["exact"]
        assert text[:start].endswith(quote["prefix"])
        assert text[end:].startswith(quote["suffix"])


def test_every_word_that_the_dossier_rests_on_is_annotated(page: dict[str, Any]) -> None:
    marked = {
        (link(each, 0), document_of(each).id, *(each["target"]["selector"][1][side] for side in ("start", "end")))
        for each in page["items"]
        if len(each["target"]["selector"]) == 2
    }
    for story in told().dossier.stories:
        for claim in story.claims:
            for support in claim.support:
                assert (f"urn:twosource:claim:{claim.id}", support.document, *support.span) in marked
        for kind in Ledger.__struct_fields__:
            for entry in getattr(story.ledger, kind):
                for evidence in entry.evidence:
                    name = f"urn:twosource:{kind.removesuffix('s')}:{entry.id}"
                    assert (name, evidence.document, *evidence.span) in marked
    for name, reading in told().readings.items():
        for said in reading.attributions:
            for span in said.content if said.within == "text" else ():
                assert (f"urn:twosource:attribution:{name}:{said.id}", name, *span) in marked


def test_a_target_is_the_address_of_the_page_where_it_has_one(page: dict[str, Any]) -> None:
    for each in page["items"]:
        document = document_of(each)
        known = document.url if document.url != "http://[nowhere" else None
        assert each["target"]["source"] == (known or f"urn:twosource:document:{document.id}")


def test_the_order_in_which_pages_came_changes_nothing() -> None:
    assert whole(pieces, told()) == whole(pieces, told_in_another_order())


def with_document(**fields: Any) -> Material:
    """The samples with one document that says otherwise, and one attribution in its headline."""
    of = told()
    story = of.dossier.stories[0]
    first = msgspec.structs.replace(story.documents[0], **fields)
    said = Attribution(id="a1", source=(), cue=(), content=((0, 4),), manner="direct", within="title")
    reading = msgspec.structs.replace(of.readings[first.id], attributions=(said,))
    bare = msgspec.structs.replace(story, documents=(first,), claims=(), ledger=Ledger())
    return msgspec.structs.replace(of, dossier=Dossier(stories=(bare,)), readings={first.id: reading})


@pytest.mark.parametrize("url", ["javascript:alert(1)", "https://a.example/b c", 'https://a.example/">', "x", ""])
def test_what_is_no_address_of_the_web_is_no_target(url: str) -> None:
    (only,) = json.loads(whole(pieces, with_document(url=url)))["items"]
    assert only["target"]["source"].startswith("urn:twosource:document:d")


def test_words_of_a_headline_are_found_by_their_quote_alone() -> None:
    (only,) = json.loads(whole(pieces, with_document(title="“Not a word”, they said")))["items"]
    assert [selector["type"] for selector in only["target"]["selector"]] == ["TextQuoteSelector"]
    assert only["target"]["selector"][0]["exact"] == "“Not"


def test_without_a_story_the_page_is_empty_and_still_one() -> None:
    empty = msgspec.structs.replace(told(), dossier=Dossier(stories=()))
    found = json.loads(whole(pieces, empty))
    jsonschema.validate(found, PAGE)
    assert found["items"] == []
