"""Who rests on whom, drawn: origins at the left, each document to the right of what it rests on."""

from collections.abc import Callable, Mapping, Sequence

import msgspec
from markupsafe import Markup
from msgspec import Struct

from twosource.desk.html.layers import in_layers
from twosource.desk.html.svg import cut_to, element, label, picture
from twosource.desk.phrases import count, day_in_words, outlet_name
from twosource.desk.sheet.lines import Numbers
from twosource.desk.sheet.origins import UNKNOWN, origin_names
from twosource.records.ledger import Story
from twosource.records.page import Document
from twosource.records.story import Origin

WIDE, HIGH = 190.0, 42.0
ACROSS, DOWN = 74.0, 12.0
EDGE = 6.0
KINDS = ("copies", "rewrites", "cites", "credits", "own")


class Edge(Struct, frozen=True, order=True):
    """What is at the right rests on what is at the left."""

    left: str
    right: str
    kind: str


def lineage_picture(
    story: Story, numbers: Numbers, name: str, link: Callable[[str], str] = lambda name: f"#{name}"
) -> Markup:
    """Return the picture of the story's lineage; empty for a single document, of which there is nothing to draw.

    `link` gives the address that a document's id leads to.
    """
    if len(story.documents) < 2:
        return Markup("")
    edges = _edges(story)
    at = _places(story, numbers, edges)
    height = max(y for _, y in at.values()) + HIGH + EDGE
    width = max(x for x, _ in at.values()) + WIDE + EDGE
    names = origin_names(story.origins, story.documents, numbers)
    origins = [msgspec.structs.replace(o, name=names[o.id]) for o in story.origins if o.id in at]
    absent = _absent(story, edges)
    drawn = [_line(edge, at) for edge in edges if edge.left in at and edge.right in at]
    drawn += [_origin_box(origin, at[origin.id], absent=origin.id in absent) for origin in origins]
    drawn += [_document_box(d, numbers[d.id], at[d.id], link(d.id)) for d in story.documents]
    return picture(
        "Who rests on whom",
        f"{count(len(story.documents), 'document')} and {count(len(story.origins), 'origin')}. "
        "The same is said in words in the list of sources.",
        *drawn,
        name=f"{name}-lineage",
        width=width,
        height=height,
    )


def _edges(story: Story) -> list[Edge]:
    inside = {document.id for document in story.documents}
    edges = set()
    through: dict[str, set[str]] = {}
    for derivation in story.derivations:
        left = derivation.of.document if derivation.of.document in inside else derivation.of.origin
        if left is not None and derivation.document in inside and left != derivation.document:
            edges.add(Edge(left, derivation.document, derivation.kind))
            through.setdefault(derivation.document, set()).add(left)
    outlets = {d.id: {d.outlet.name, d.outlet.domain} for d in story.documents}
    for origin in story.origins:
        for document in origin.documents:
            rests = through.get(document, set())
            if document in inside and origin.id not in rests and not rests & set(origin.documents):
                own = origin.kind == UNKNOWN or origin.name in outlets[document]
                edges.add(Edge(origin.id, document, "own" if own else "cites"))
    return sorted(edges)


def _absent(story: Story, edges: Sequence[Edge]) -> set[str]:
    """The origins of which no document is their own: what they reported is not in the set."""
    own = {edge.left for edge in edges if edge.kind == "own"}
    return {origin.id for origin in story.origins if origin.id not in own}


def _places(story: Story, numbers: Numbers, edges: Sequence[Edge]) -> dict[str, tuple[float, float]]:
    """Where each box stands: in columns that run from left to right."""
    used = {edge.left for edge in edges}
    origins = [origin.id for origin in story.origins if origin.id in used]
    names = [*origins, *sorted((d.id for d in story.documents), key=lambda name: numbers[name])]
    number = {name: at for at, name in enumerate(names)}
    pairs = sorted({(number[e.left], number[e.right]) for e in edges if e.left in number and e.right in number})
    columns, heights = in_layers(len(names), pairs, first=len(origins), gap=HIGH + DOWN)
    top = min(heights, default=0.0)
    return {name: (EDGE + columns[at] * (WIDE + ACROSS), EDGE + heights[at] - top) for name, at in number.items()}


def _line(edge: Edge, at: Mapping[str, tuple[float, float]]) -> Markup:
    (x1, y1), (x2, y2) = at[edge.left], at[edge.right]
    x1, y1, y2 = x1 + WIDE, y1 + HIGH / 2, y2 + HIGH / 2
    bend = max(28.0, (x2 - x1) / 2) if x2 > x1 else 60.0
    path = f"M{x1:.1f} {y1:.1f}C{x1 + bend:.1f} {y1:.1f} {x2 - bend:.1f} {y2:.1f} {x2 - 5:.1f} {y2:.1f}"
    kind = edge.kind if edge.kind in KINDS else "cites"
    head = element("path", d=f"M{x2 - 7:.1f} {y2 - 4:.1f}L{x2:.1f} {y2:.1f}L{x2 - 7:.1f} {y2 + 4:.1f}", class_="head")
    return element("g", element("path", d=path, class_="edge"), head, class_=f"line {kind}")


def _origin_box(origin: Origin, at: tuple[float, float], *, absent: bool) -> Markup:
    x, y = at
    kind = "origin" if origin.kind == UNKNOWN else f"origin, {origin.kind}"
    return element(
        "g",
        element("rect", x=x, y=y, width=WIDE, height=HIGH, rx=HIGH / 2),
        label(cut_to(origin.name, WIDE - 32, 13), x + 18, y + 18),
        label(f"{kind}, not in the set" if absent else kind, x + 18, y + 33, class_="small"),
        class_="origin absent" if absent else "origin",
    )


def _document_box(document: Document, number: int, at: tuple[float, float], href: str) -> Markup:
    x, y = at
    published = document.published.value
    day = day_in_words(published) if published else "undated"
    box = element(
        "g",
        element("rect", x=x, y=y, width=WIDE, height=HIGH, rx=5),
        label(f"[{number}] {cut_to(outlet_name(document), WIDE - 50, 13)}", x + 10, y + 18),
        label(day, x + 10, y + 33, class_="small"),
        class_="document",
    )
    return element("a", box, href=href)
