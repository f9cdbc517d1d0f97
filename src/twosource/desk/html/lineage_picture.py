"""Who rests on whom, drawn: origins at the left, each document to the right of what it rests on."""

from collections.abc import Mapping, Sequence

import msgspec
from markupsafe import Markup
from msgspec import Struct

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


def lineage_picture(story: Story, numbers: Numbers, name: str) -> Markup:
    """Return the picture of the story's lineage; empty for a single document, of which there is nothing to draw."""
    if len(story.documents) < 2:
        return Markup("")
    edges = _edges(story)
    columns = _columns(story, numbers, edges)
    at = _places(columns, edges)
    height = max(y for _, y in at.values()) + HIGH + EDGE
    width = EDGE * 2 + len(columns) * WIDE + (len(columns) - 1) * ACROSS
    names = origin_names(story.origins, story.documents, numbers)
    origins = [msgspec.structs.replace(o, name=names[o.id]) for o in story.origins if o.id in at]
    absent = _absent(story, edges)
    drawn = [_line(edge, at) for edge in edges if edge.left in at and edge.right in at]
    drawn += [_origin_box(origin, at[origin.id], absent=origin.id in absent) for origin in origins]
    drawn += [_document_box(d, numbers[d.id], at[d.id], name) for d in story.documents]
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


def _columns(story: Story, numbers: Numbers, edges: Sequence[Edge]) -> list[list[str]]:
    """Origins first, then each document in the column after the last document it rests on."""
    inside = {document.id for document in story.documents}
    parents: dict[str, list[str]] = {name: [] for name in inside}
    for edge in edges:
        if edge.left in inside:
            parents[edge.right].append(edge.left)
    depth: dict[str, int] = {}
    # each round settles one more column; what still hangs in a circle stays where it is
    for _ in range(len(inside)):
        settled = {n: max((depth.get(p, 0) + 1 for p in parents[n]), default=0) for n in inside}
        settled = {name: min(value, len(inside)) for name, value in settled.items()}
        if settled == depth:
            break
        depth = settled
    levels = sorted(set(depth.values()))
    columns = [sorted((n for n in inside if depth[n] == level), key=lambda n: numbers[n]) for level in levels]
    used = {edge.left for edge in edges}
    origins = [origin.id for origin in story.origins if origin.id in used]
    return _untangled([origins, *columns] if origins else columns, edges)


def _untangled(columns: list[list[str]], edges: Sequence[Edge]) -> list[list[str]]:
    """Order the columns by the places of what each rests on, beginning with what most rests on.

    A document of several origins stands with the first of them, so that the documents of one origin are together.
    """
    children = _neighbours(edges, forwards=False)
    parents = _neighbours(edges, forwards=True)
    ordered = [sorted(columns[0], key=lambda name: -len(children.get(name, ())))]
    for column in columns[1:]:
        ordered.append(sorted(column, key=lambda name: _first_place(parents.get(name, ()), ordered)))
    if len(ordered) > 1:
        place = {name: float(at) for at, name in enumerate(ordered[1])}
        ordered[0].sort(key=lambda name: _mean([place[other] for other in children.get(name, ()) if other in place]))
    return ordered


def _first_place(names: Sequence[str], columns: Sequence[Sequence[str]]) -> int:
    """Return the first place that one of the names has in the nearest column to the left that holds any."""
    for column in reversed(columns):
        places = [column.index(name) for name in names if name in column]
        if places:
            return min(places)
    return len(names) + sum(map(len, columns))


def _neighbours(edges: Sequence[Edge], *, forwards: bool) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for edge in edges:
        key, value = (edge.right, edge.left) if forwards else (edge.left, edge.right)
        found.setdefault(key, []).append(value)
    return found


def _mean(places: Sequence[float]) -> float:
    return sum(places) / len(places) if places else EDGE


def _places(columns: Sequence[Sequence[str]], edges: Sequence[Edge]) -> dict[str, tuple[float, float]]:
    """The tallest column is set evenly; the others stand level with their neighbours, without overlap."""
    step = HIGH + DOWN
    tallest = max(range(len(columns)), key=lambda i: (len(columns[i]), i))
    y = {name: EDGE + at * step for at, name in enumerate(columns[tallest])}
    outwards = [*range(tallest + 1, len(columns)), *range(tallest - 1, -1, -1)]
    parents, children = _neighbours(edges, forwards=True), _neighbours(edges, forwards=False)
    for at in outwards:
        beside = set(columns[at - 1] if at > tallest else columns[at + 1])
        near = parents if at > tallest else children
        goals = [_mean([y[other] for other in near.get(name, ()) if other in beside]) for name in columns[at]]
        y.update(zip(columns[at], _apart(goals, len(columns[tallest]) * step), strict=True))
    return {name: (EDGE + at * (WIDE + ACROSS), y[name]) for at, column in enumerate(columns) for name in column}


def _apart(goals: Sequence[float], height: float) -> list[float]:
    """Push what would overlap down, then what fell off the end up again; the order stays."""
    step = HIGH + DOWN
    placed: list[float] = []
    for goal in goals:
        placed.append(max(goal, placed[-1] + step) if placed else goal)
    limit = EDGE + height - step
    for at in range(len(placed) - 1, -1, -1):
        placed[at] = min(placed[at], limit)
        limit = placed[at] - step
    return placed


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


def _document_box(document: Document, number: int, at: tuple[float, float], name: str) -> Markup:
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
    return element("a", box, href=f"#t{name.lstrip('s')}-{number}")
