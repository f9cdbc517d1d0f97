"""One document with what was read in it."""

from collections.abc import Sequence
from typing import Any

from twosource.api.rows import SAID, Attribution, cells, said_in
from twosource.api.table import Table
from twosource.desk.html.notebook import document_html
from twosource.desk.phrases import outlet_name
from twosource.records import page
from twosource.records.reading import Reading


class Document:
    """One article. `record` is all that the page gave, `reading` all that was read in it; spans count `text`.

    `outlet` is the publisher's name, or its host; `published` is ISO 8601, known only as far as the page tells.
    """

    def __init__(self, record: page.Document, reading: Reading) -> None:
        self.record = record
        self.reading = reading
        self.id = record.id
        self.title = record.title
        self.outlet = outlet_name(record)
        self.published = record.published.value
        self.url = record.url
        self.language = record.language
        self.text = record.text
        self.notices = record.notices

    @property
    def attributions(self) -> Table[Attribution]:
        """Who says what in it."""
        return Table("attributions", tuple(said_in(self.record, self.reading, {})), cells, SAID)

    def __repr__(self) -> str:
        return f"<Document {self.id}: {self.title or self.text[:60]!r}, {self.outlet}>"

    def _repr_html_(self) -> str:
        return document_html(self.record, [cells(row) for row in self.attributions])


def documents(of: Sequence[Document]) -> Table[Document]:
    """Return documents as a table."""
    return Table("documents", of, _row, "title outlet published notices")


def _row(of: Document) -> dict[str, Any]:
    return {
        "id": of.id,
        "ref": of.record.ref,
        "title": of.title,
        "outlet": of.outlet,
        "published": of.published,
        "url": of.url,
        "language": of.language,
        "words": len(of.text.split()),
        "notices": list(of.notices),
    }
