"""Documents, what was read in them, and captures as they came."""

from datetime import date
from typing import Annotated

from msgspec import Meta, Struct

from twosource.desk.days import within
from twosource.desk.phrases import outlet_name
from twosource.desk.web.api.cursors import Listing, part
from twosource.desk.web.api.operation import Call, operation
from twosource.desk.web.api.problems import Absent
from twosource.desk.wire import answers, reading
from twosource.pipeline import published_day
from twosource.records import page

HEX = frozenset("0123456789abcdef")


class DocumentLine(Struct, frozen=True, kw_only=True):
    """A document in a list, with its story."""

    document: answers.Named
    story: str


class Documents(Struct, frozen=True, kw_only=True):
    """A part of the list of documents."""

    items: tuple[DocumentLine, ...]
    next: str | None


class DocumentsAsked(Listing, frozen=True, kw_only=True):
    """Which documents are wanted; one of which a month or a year is known fits where all of that does."""

    outlet: Annotated[str, Meta(max_length=200, description="The outlet's name.")] = ""
    since: Annotated[date | None, Meta(description="Published on this day or later.")] = None
    until: Annotated[date | None, Meta(description="Published on this day or earlier.")] = None


@operation("GET", "/documents")
def documents(call: Call, asked: DocumentsAsked) -> Documents:
    """The documents, the newest first, those without a date last."""
    stories = {document.id: story.id for document, story in call.shelf.documents.values()}
    items, following = part(
        (document for document, _ in call.shelf.documents.values() if _fits(document, asked)),
        asked,
        of="documents",
        key=lambda document: (published_day(document) or "", document.id),
        newest_first=True,
    )
    lines = tuple(DocumentLine(document=answers.named(item), story=stories[item.id]) for item in items)
    return Documents(items=lines, next=following)


def _fits(document: page.Document, asked: DocumentsAsked) -> bool:
    if asked.outlet and outlet_name(document) != asked.outlet:
        return False
    return within(published_day(document), since=str(asked.since or ""), until=str(asked.until or ""))


@operation("GET", "/documents/{document}")
def one_document(call: Call) -> reading.Document:
    """One document with what was read in it, as `read --format jsonl` prints it."""
    pair = call.shelf.pairs.get(call.names["document"])
    if pair is None:
        raise Absent("There is no such document.")
    return reading.document(pair)


@operation("GET", "/captures/{sha256}")
def capture(call: Call) -> bytes:
    """The bytes of a capture as they came, by their SHA-256."""
    name = call.names["sha256"]
    data = call.room.holdings.archive.capture(name) if len(name) == 64 and HEX.issuperset(name) else None
    if data is None:
        raise Absent("There is no such capture.")
    return data


OPERATIONS = (documents, one_document, capture)
