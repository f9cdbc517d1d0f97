"""One document with what was read in it."""

from collections.abc import Sequence
from typing import Any

from twosource.api.rows import SAID
from twosource.api.table import Table
from twosource.desk.html.notebook import document_html
from twosource.desk.phrases import outlet_name
from twosource.records import page
from twosource.records.reading import Attribution, Reading


class Document:
    """One article. `record` is all that the page gave, `reading` all that was read in it; spans count `text`.

    `outlet` is the publisher's name, or its host; `published` is ISO 8601, known only as far as the page tells.
    """

    def __init__(self, record: page.Document, reading: Reading, story: str | None = None) -> None:
        """Take what the page gave and what was read in it; `story` is the id of the story that it tells."""
        self.record = record
        self.story = story
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
        return Table("attributions", self.reading.attributions, self._said, SAID)

    def _said(self, of: Attribution) -> dict[str, Any]:
        names = {entity.id: entity.name for entity in self.reading.entities}
        text = (self.title or "") if of.within == "title" else self.text
        return {
            "document": self.id,
            "id": of.id,
            "outlet": self.outlet,
            "published": self.published,
            "speaker_name": names.get(of.speaker or "") or " … ".join(text[a:b] for a, b in of.source) or None,
            "addressee_name": names.get(of.addressee or ""),
            "manner": of.manner,
            "words": " … ".join(text[a:b] for a, b in of.content),
            "said": of.said,
            "occasion": of.occasion,
            "channel": of.channel,
            "chain": list(of.chain),
        }

    def __repr__(self) -> str:
        return f"<Document {self.id}: {self.title or self.text[:60]!r}, {self.outlet}>"

    def _repr_html_(self) -> str:
        return document_html(self.record, self.attributions.rows())


def documents(of: Sequence[Document]) -> Table[Document]:
    """Return documents as a table."""
    return Table("documents", of, _row, "title outlet published notices")


def _row(of: Document) -> dict[str, Any]:
    return {
        "story": of.story,
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
