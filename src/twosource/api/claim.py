"""One claim with the words that it rests on."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

from msgspec import Struct

from twosource.api.rows import cells
from twosource.api.table import Table
from twosource.desk.exports.tables import claim_row
from twosource.desk.html.notebook import claim_html
from twosource.desk.phrases import outlet_name
from twosource.desk.sheet.compose import numbers_of
from twosource.desk.sheet.origins import origin_names
from twosource.records import page, story
from twosource.records.page import Span
from twosource.records.story import Difference, Origin


class Around:
    """What claims were weighed in: a story, by id, or None for a question; its documents and its origins."""

    def __init__(self, story: str | None, documents: tuple[page.Document, ...], origins: tuple[Origin, ...]) -> None:
        self.story = story
        self.documents = documents
        self.origins = origins

    @cached_property
    def by_id(self) -> dict[str, page.Document]:
        """The documents by id."""
        return {document.id: document for document in self.documents}

    @cached_property
    def outlets(self) -> dict[str, str]:
        """The outlet of each document, by id."""
        return {document.id: outlet_name(document) for document in self.documents}

    @cached_property
    def names(self) -> dict[str, str]:
        """The name of each origin, by id."""
        return origin_names(self.origins, self.documents, numbers_of(self.documents))


class Quote(Struct, frozen=True, kw_only=True):
    """Words of a document, at `span` of its text; `stance` is `supports`, `differs` or `contradicts`."""

    quote: str
    stance: str
    outlet: str
    published: str | None
    title: str | None
    url: str | None
    document: str
    span: Span


class Claim:
    """A statement with its standing. `record` is the claim as the dossier has it, with ids for names.

    `sides` are the parties whose word it is, `origins` through whose reporting it came, `witnesses` those of them
    that were there; all by name. `support` are the words that it rests on, and those that stand against it.
    """

    def __init__(self, record: story.Claim, around: Around) -> None:
        self.record = record
        self.around = around
        self.id = record.id
        self.text = record.text
        self.standing = record.standing
        self.reason = record.reason
        self.sides = record.sides
        self.differences: tuple[Difference, ...] = record.differences

    @cached_property
    def origins(self) -> tuple[str, ...]:
        """Through whose reporting it came among the documents."""
        return self._named(self.record.origins)

    @cached_property
    def witnesses(self) -> tuple[str, ...]:
        """The origins that were there when it was said or happened."""
        return self._named(self.record.witnesses)

    @cached_property
    def support(self) -> Table[Quote]:
        """The words of the documents, for it and against it."""
        known = self.around.by_id
        quotes = tuple(_quote(words, known[words.document]) for words in self.record.support if words.document in known)
        return Table("quotes", quotes, cells, "stance quote outlet published")

    def _named(self, ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(self.around.names.get(each, each) for each in ids)

    def __repr__(self) -> str:
        return f"<Claim, {self.standing}: {self.text!r}>"

    def _repr_html_(self) -> str:
        return claim_html(self.record, self.around.documents, self.around.origins)


def claims(of: Sequence[Claim]) -> Table[Claim]:
    """Return claims as a table."""
    return Table("claims", of, _row, "standing text sides outlets")


def _quote(words: story.Support, document: page.Document) -> Quote:
    return Quote(
        quote=words.quote,
        stance=words.stance,
        outlet=outlet_name(document),
        published=document.published.value,
        title=document.title,
        url=document.url,
        document=document.id,
        span=words.span,
    )


def _row(of: Claim) -> dict[str, Any]:
    """Return a claim as `export` has it, its origins by name, and the outlets that carry it beside it."""
    fixed = {"origins": list(of.origins), "witnesses": list(of.witnesses)}
    return cells(claim_row(of.record, of.around.story or ""), of.around.outlets) | fixed
