"""One document: its text with what was read in it, where it came from, and what rests on it."""

import re
from collections.abc import Iterable
from typing import Any

from litestar import Request, Response, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from msgspec import Struct

from twosource.desk.html.marks import stretches
from twosource.desk.sheet.lines import Source
from twosource.desk.side_by_side import beside
from twosource.desk.web.here import Here
from twosource.desk.web.judges import who
from twosource.desk.web.landing import notice
from twosource.desk.web.room import room_of
from twosource.desk.web.shelf import Shelf
from twosource.desk.web.story import frame
from twosource.desk.web.templating import render
from twosource.desk.web.verdicts import in_words
from twosource.records.ledger import Story
from twosource.records.page import SET_ASIDE, Document, Span
from twosource.records.reading import Attribution, Quantity, Reading

_MARK = re.compile(r"(\d{1,9})-(\d{1,9})")
MARKS = 50
"""Places that one address can have marked."""


class Piece(Struct, frozen=True, kw_only=True):
    """Words that are marked alike: by which layers, with what to say of them; `id` where a link goes to."""

    words: str
    layers: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    id: str = ""


class Said(Struct, frozen=True, kw_only=True):
    """An attribution in words."""

    attribution: Attribution
    speaker: str
    quotes: tuple[str, ...]
    spans: tuple[Span, ...]
    details: tuple[str, ...]


Call = Request[Any, Any, Any]
Places = list[tuple[Span, tuple[str, str]]]


@get("/documents/{name:str}", sync_to_thread=True)
def document(request: Request[Any, Any, Any], name: FromPath[str]) -> Response[bytes]:
    """Show a document, with the words of the address marked in it."""
    asked = [_MARK.fullmatch(value) for value in request.query_params.getall("mark", [])[:MARKS]]
    marks = [(int(found[1]), int(found[2])) for found in asked if found]

    def make(shelf: Shelf, at: Here) -> bytes:
        if name not in shelf.documents:
            raise NotFoundException
        return _document(shelf, at, *shelf.documents[name], marks, request)

    return room_of(request).fresh(request, "stories", make)


def _document(shelf: Shelf, at: Here, document: Document, story: Story, marks: list[Span], request: Call) -> bytes:
    reading = shelf.reading(document.id)
    source = next(s for s in shelf.sheet(story).sources if s.document.id == document.id)
    versions = shelf.versions.get(document.id, [document])
    before = versions[: versions.index(document)]
    older = next((version for version in reversed(before) if version.text != document.text), None)
    told = carried(shelf, story, document)
    return render(
        "document.html",
        at,
        **frame(shelf, story, ""),
        document=document,
        source=source,
        paragraphs=paragraphs(document, reading, story, marks),
        said=[_said(a, document, reading) for a in reading.attributions],
        carried=told,
        serves=[one for one in told if any(a < end and start < b for a, b in one.spans for start, end in marks)],
        compared=_compared(story, document, source, shelf),
        versions=versions,
        changed=(older, beside(older.text, document.text)) if older else None,
        taken=shelf.captures_of.get(document.id, []),
        origins=[origin for origin in story.origins if document.id in origin.documents],
        marks=marks,
        aside=SET_ASIDE,
        who=who(request),
        notice=notice(request, room_of(request), shelf),
        held=shelf.holding,
        judged=[
            (judgement, in_words(judgement, shelf))
            for judgement in shelf.judgements
            if document.id in judgement.subject
        ],
    )


def _compared(story: Story, document: Document, source: Source, shelf: Shelf) -> list[tuple[Document, str]]:
    """The documents that this one is worth being set beside: what it rests on, and what rests on it."""
    found: dict[str, str] = {}
    for link in story.derivations:
        if link.document == document.id and link.of.document:
            found.setdefault(link.of.document, f"{link.of.document}/{document.id}")
        elif link.of.document == document.id:
            found.setdefault(link.document, f"{document.id}/{link.document}")
    return [(shelf.documents[name][0], path) for name, path in found.items() if name in shelf.documents]


def paragraphs(document: Document, reading: Reading, story: Story, marks: Iterable[Span]) -> list[list[Piece]]:
    """Return the text in pieces, each with the layers that it belongs to."""
    end = len(document.text)
    places = [(span, layer) for span, layer in _places(document, reading, story, marks) if _inside(span, end)]
    names = [f"{number}" for number in range(len(places))]
    ordered = sorted(zip((span for span, _ in places), names, strict=True))
    layer_of = {name: layer for (_, layer), name in zip(places, names, strict=True)}
    rows: list[list[Piece]] = []
    begun: set[str] = set()
    for row in stretches(document.text, ordered):
        pieces = []
        for words, covering in row:
            layers = [layer_of[name] for name in covering]
            new = "mark" in {layer for layer, _ in layers} and "mark" not in begun
            begun.update(layer for layer, _ in layers)
            pieces.append(
                Piece(
                    words=words,
                    layers=tuple(dict.fromkeys(layer for layer, _ in layers)),
                    notes=tuple(dict.fromkeys(note for _, note in layers if note)),
                    id="mark" if new else "",
                )
            )
        rows.append(pieces)
    return rows


def _inside(span: Span, end: int) -> bool:
    return 0 <= span[0] < span[1] <= end


def _places(document: Document, reading: Reading, story: Story, marks: Iterable[Span]) -> Places:
    names = {entity.id: entity.name for entity in reading.entities}
    found: Places = [(span, ("mark", "")) for span in marks]
    found += [
        (support.span, ("evidence", ""))
        for claim in story.claims
        for support in claim.support
        if support.document == document.id
    ]
    for said in reading.attributions:
        if said.within != "text":
            continue
        who = names.get(said.speaker or "", "")
        found += [(span, ("said", f"said by {who}" if who else "said by somebody not named")) for span in said.content]
        found += [(span, ("speaker", who)) for span in said.source]
        found += [(span, ("speaker", "")) for span in said.cue]
    found += [((time.start, time.end), ("time", time.value)) for time in reading.times]
    found += [((item.start, item.end), ("quantity", amount(item))) for item in reading.quantities]
    return found


def amount(item: Quantity) -> str:
    """Return a quantity in words: `at least 1,000 person`."""
    bound = "" if item.bound == "exact" else item.bound.replace("-", " ") + " "
    value = "an open number" if item.value is None else f"{item.value:,}"
    return f"{bound}{value}{f' {item.unit}' if item.unit else ''}{' each' if item.each else ''}"


def _said(said: Attribution, document: Document, reading: Reading) -> Said:
    names = {entity.id: entity.name for entity in reading.entities}
    text = (document.title or "") if said.within == "title" else document.text
    details = [said.manner]
    details += [f"to {names[said.addressee]}"] if said.addressee in names else []
    details += [f"through {said.channel}"] if said.channel else []
    details += [f"at {said.occasion}"] if said.occasion else []
    details += ["by way of " + ", ".join(said.chain)] if said.chain else []
    details += [f"on {said.said}"] if said.said else []
    details += ["in the headline"] if said.within == "title" else []
    return Said(
        attribution=said,
        speaker=names.get(said.speaker or "", ""),
        quotes=tuple(text[start:end] for start, end in said.content),
        spans=said.content if said.within == "text" else (),
        details=tuple(details),
    )


class Carried(Struct, frozen=True, kw_only=True):
    """A claim that rests on a document too: where in it, and whether it speaks for or against it."""

    name: str
    text: str
    standing: str
    stance: str
    spans: tuple[Span, ...]
    alone: bool


def carried(shelf: Shelf, story: Story, document: Document) -> list[Carried]:
    """Return the claims that rest on a document, in the order in which it tells them."""
    found = []
    for claim in story.claims:
        support = [item for item in claim.support if item.document == document.id]
        if support:
            found.append(
                Carried(
                    name=claim.id,
                    text=claim.text,
                    standing=claim.standing,
                    stance=support[0].stance,
                    spans=tuple(sorted(item.span for item in support)),
                    alone=len({item.document for item in claim.support}) == 1,
                )
            )
    return sorted(found, key=lambda one: (one.spans[0], one.name))


HANDLERS = [document]
