"""GEXF 1.3: who rests on whom, as a graph for Gephi and other programs that draw networks.

Nodes are the documents and the origins; an edge goes from a document to what it rests on, its `kind` says how. What has
a day begins on it, so that a timeline shows how a story spread. Ids of nodes are those of the dossier.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from lxml import etree

from twosource import __version__
from twosource.desk.exports.material import Material
from twosource.desk.phrases import headline, outlet_name, visible
from twosource.pipeline import published_day
from twosource.records.ledger import Dossier, Story
from twosource.records.page import Document
from twosource.records.story import Derivation, Origin

SPACE = "http://gexf.net/1.3"
OF_NODES = ("what", "kind", "outlet", "published", "url", "story")
OF_EDGES = ("reason", "quote")
RESTS = "origin"
"""The kind of an edge from a document to an origin that something in it goes back to."""


def pieces(of: Material) -> Iterator[bytes]:
    """Yield the graph."""
    root = etree.Element("gexf", nsmap={None: SPACE}, version="1.3")
    meta = etree.SubElement(root, "meta")
    etree.SubElement(meta, "creator").text = f"twosource {__version__}"
    etree.SubElement(meta, "description").text = "who rests on whom"
    graph = etree.SubElement(root, "graph", mode="dynamic", defaultedgetype="directed", timeformat="date")
    _attributes(graph, "node", OF_NODES)
    _attributes(graph, "edge", OF_EDGES)
    nodes, edges = etree.SubElement(graph, "nodes"), etree.SubElement(graph, "edges")
    _documents(nodes, of.dossier)
    _origins(nodes, of.dossier)
    for story in of.dossier.stories:
        _links(edges, story)
    yield etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _attributes(graph: etree._Element, of: str, names: tuple[str, ...]) -> None:
    listed = etree.SubElement(graph, "attributes", {"class": of, "mode": "static"})
    for name in names:
        etree.SubElement(listed, "attribute", id=name, title=name, type="string")


def _documents(nodes: etree._Element, dossier: Dossier) -> None:
    for story in dossier.stories:
        for document in story.documents:
            name = {"id": document.id, "label": visible(headline(document))}
            node = etree.SubElement(nodes, "node", **name, **_begin(document))
            values = {
                "what": "document",
                "outlet": outlet_name(document),
                "published": document.published.value,
                "url": document.url,
                "story": story.title,
            }
            _values(node, values)


def _origins(nodes: etree._Element, dossier: Dossier) -> None:
    origins: dict[str, Origin] = {}
    stories: dict[str, list[str]] = {}
    for story in dossier.stories:
        for origin in story.origins:
            origins[origin.id] = origin
            stories.setdefault(origin.id, []).append(story.title)
    for name, origin in sorted(origins.items()):
        node = etree.SubElement(nodes, "node", id=name, label=visible(origin.name))
        _values(node, {"what": "origin", "kind": origin.kind, "story": " · ".join(stories[name])})


def _links(edges: etree._Element, story: Story) -> None:
    documents = {document.id: document for document in story.documents}
    for link in story.derivations:
        target = link.of.document or link.of.origin or ""
        edge = _edge(edges, documents[link.document], target, link.kind)
        _values(edge, {"reason": link.reason, "quote": _quote(link)})
    for origin in story.origins:
        for name in origin.documents:
            _edge(edges, documents[name], origin.id, RESTS)


def _edge(edges: etree._Element, document: Document, target: str, kind: str) -> etree._Element:
    where = {"id": str(len(edges)), "source": document.id, "target": target}
    return etree.SubElement(edges, "edge", **where, kind=kind, label=kind, **_begin(document))


def _quote(link: Derivation) -> str:
    return link.evidence[0].quote if link.evidence else ""


def _begin(document: Document) -> dict[str, str]:
    """Return the day on which a node or an edge begins; nothing where it is not known to the day."""
    day = published_day(document) or ""
    try:
        return {"start": date.fromisoformat(day).isoformat()}
    except ValueError:
        return {}


def _values(element: etree._Element, values: Mapping[str, str | None]) -> None:
    """Note what is known of a node or an edge; what is not known is left out."""
    known = {name: visible(value) for name, value in values.items() if value}
    if known:
        listed = etree.SubElement(element, "attvalues")
        for name, value in known.items():
            etree.SubElement(listed, "attvalue", {"for": name, "value": value})
