import json
from typing import Any

import msgspec
from port_strike import DOCUMENTS, DOSSIER, LEDGER

from twosource.desk.json import document_line, dossier_bytes
from twosource.records.reading import Attribution, Entity, Proposition, Quantity, Reading, TimeExpression

READING = Reading(
    document="d1",
    reader="by hand",
    entities=(
        Entity(id="e1", type="person", name="Ilse Brandt", mentions=((140, 151),), roles=(("leads", (157, 162)),)),
    ),
    times=(TimeExpression(start=37, end=43, type="DATE", value="2031-03-10"),),
    quantities=(Quantity(start=49, end=52, value=400, unit="person"),),
    attributions=(
        Attribution(id="a1", source=((140, 151),), cue=((135, 139),), content=((91, 133),), manner="direct"),
    ),
    propositions=(
        Proposition(id="p1", attribution=None, span=(0, 43), quantity=Quantity(start=49, end=52, value=400)),
        Proposition(id="p2", attribution="a1", span=(91, 133), vector=bytes([1, 255, 0])),
    ),
)


def evidence(value: Any) -> list[dict[str, Any]]:
    found = []
    if isinstance(value, dict):
        if "quote" in value:
            found.append(value)
        for item in value.values():
            found += evidence(item)
    elif isinstance(value, list):
        for item in value:
            found += evidence(item)
    return found


def test_every_quote_is_the_text_of_its_span() -> None:
    for story in json.loads(dossier_bytes(DOSSIER))["stories"]:
        texts = {document["id"]: document["text"] for document in story["documents"]}
        for item in evidence(story):
            start, end = item["span"]
            assert texts[item["document"]][start:end] == item["quote"]


def test_the_dossier_has_the_names_of_the_contract() -> None:
    story = json.loads(dossier_bytes(DOSSIER))["stories"][0]
    assert list(story) == [
        "id", "title", "first", "last", "base", "documents", "origins", "derivations", "actors", "claims",
        "timeline", "ledger", "judgements",
    ]  # fmt: skip
    assert story["base"] == {"documents": 3, "unread": 0, "undated": 0, "latest": "2031-03-11"}
    assert {"id", "ref", "title", "outlet", "url", "sha256", "published", "notices", "origins", "text"} <= set(
        story["documents"][0]
    )
    assert story["documents"][1]["origins"] == ["o1"]
    assert story["derivations"][0]["of"] == {"document": "d1"}
    assert story["derivations"][1]["of"] == {"origin": "o2"}
    assert list(story["ledger"]) == list(LEDGER.__struct_fields__)
    for entries in story["ledger"].values():
        for entry in entries:
            assert {"id", "text", "status", "history", "evidence"} <= set(entry)


def test_a_document_is_one_line_with_the_names_of_the_contract() -> None:
    line = document_line((DOCUMENTS[0], READING))
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1
    read = json.loads(line)
    assert {
        "id", "ref", "capture", "title", "outlet", "published", "modified", "byline", "language", "text", "captions",
        "notices", "credits", "entities", "times", "quantities", "attributions", "propositions",
    } <= set(read)  # fmt: skip
    assert read["published"] == {"value": "2031-03-10T12:40:00+01:00", "evidence": None}
    assert read["entities"][0]["mentions"] == [[140, 151]]
    assert read["attributions"][0]["in"] == "text"
    assert read["propositions"][0]["quantity"]["value"] == 400


def test_an_undated_document_says_what_its_text_allows() -> None:
    stamp = msgspec.structs.replace(DOCUMENTS[0].published, value=None, not_before="2031-03-09")
    document = msgspec.structs.replace(DOCUMENTS[0], published=stamp)
    assert json.loads(document_line((document, READING)))["published"] == {
        "value": None, "evidence": None, "not_before": "2031-03-09", "not_after": None,
    }  # fmt: skip


def test_the_vector_of_a_proposition_is_its_bytes_in_base64() -> None:
    found = json.loads(document_line((DOCUMENTS[0], READING)))["propositions"]
    assert [p["vector"] for p in found] == [None, "Af8A"]
