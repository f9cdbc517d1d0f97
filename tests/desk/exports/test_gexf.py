"""The graph of who rests on whom, read back by a library for graphs."""

import io
import re

import msgspec
import networkx
import pytest
from export_samples import whole
from exported_pages import told, told_in_another_order
from lxml import etree

from twosource.desk.exports.gexf import SPACE, pieces
from twosource.records.ledger import Dossier

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@pytest.fixture(scope="module")
def graph() -> networkx.MultiDiGraph:
    return networkx.MultiDiGraph(networkx.read_gexf(io.BytesIO(whole(pieces, told())), version="1.3"))


def test_every_document_and_origin_is_a_node_with_what_is_known_of_it(graph: networkx.MultiDiGraph) -> None:
    stories = told().dossier.stories
    documents = {document.id: document for story in stories for document in story.documents}
    origins = {origin.id: origin for story in stories for origin in story.origins}
    assert set(graph.nodes) == documents.keys() | origins.keys()
    for name, origin in origins.items():
        assert (graph.nodes[name]["label"], graph.nodes[name]["kind"]) == (origin.name, origin.kind)
        assert graph.nodes[name]["what"] == "origin"
    for name, document in documents.items():
        node = graph.nodes[name]
        assert node["what"] == "document"
        assert node.get("published") == document.published.value
        assert node.get("url") == document.url


def test_every_derivation_is_an_edge_that_says_how_and_why(graph: networkx.MultiDiGraph) -> None:
    found = {(a, b, data["label"], data.get("reason")) for a, b, data in graph.edges(data=True)}
    links = {
        (link.document, link.of.document or link.of.origin, link.kind, link.reason)
        for story in told().dossier.stories
        for link in story.derivations
    }
    rest = {
        (name, origin.id, "origin", None)
        for story in told().dossier.stories
        for origin in story.origins
        for name in origin.documents
    }
    assert links
    assert found == links | rest


def test_what_begins_on_a_day_begins_on_the_day_of_its_report(graph: networkx.MultiDiGraph) -> None:
    dated = [node for _, node in graph.nodes(data=True) if "start" in node]
    assert len(dated) > 10
    assert all(DAY.fullmatch(node["start"]) and node["published"].startswith(node["start"]) for node in dated)


def test_the_file_has_the_shape_of_the_schema() -> None:
    root = etree.fromstring(whole(pieces, told()))
    names = {etree.QName(element).localname for element in root.iter()}
    assert {etree.QName(element).namespace for element in root.iter()} == {SPACE}
    assert names == {
        "gexf", "meta", "creator", "description", "graph", "attributes", "attribute", "nodes", "node", "edges", "edge",
        "attvalues", "attvalue",
    }  # fmt: skip
    declared = {each.get("id") for each in root.iter(f"{{{SPACE}}}attribute")}
    assert {each.get("for") for each in root.iter(f"{{{SPACE}}}attvalue")} <= declared
    ends = [(each.get("source"), each.get("target"), each.get("kind")) for each in root.iter(f"{{{SPACE}}}edge")]
    assert len(ends) == len(set(ends))  # what is parallel is of another kind


def test_the_order_in_which_pages_came_changes_nothing() -> None:
    assert whole(pieces, told()) == whole(pieces, told_in_another_order())


def test_what_no_xml_can_hold_is_written_out() -> None:
    story = told().dossier.stories[0]
    odd = msgspec.structs.replace(story.documents[0], title="a\x00b\ufffe\x1b[31m<&", url="https://a.example/\x01")
    changed = msgspec.structs.replace(story, documents=(odd, *story.documents[1:]))
    of = msgspec.structs.replace(told(), dossier=Dossier(stories=(changed,)))
    label = networkx.read_gexf(io.BytesIO(whole(pieces, of)), version="1.3").nodes[odd.id]["label"]
    assert label == "“a<U+0000>b <U+001B>[31m<&”"
