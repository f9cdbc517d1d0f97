"""One article as cut out of a page, before it is given an id and a language."""

from msgspec import Struct

from twosource.records.page import Credit, Outlet, Stamp


class Article(Struct, frozen=True, kw_only=True):
    """What a page says of one article. `published` is None where the page does not date it.

    Paragraphs of `text` are separated by a blank line, the lines of a list by one line feed;
    the spans of `credits` are offsets into `text`. Neither the headline nor photo captions are
    part of `text`. `declared` is the language that the page says it is in, `ref` the name that
    data give to the article beside its address.
    """

    title: str | None
    text: str
    outlet: Outlet = Outlet()
    published: Stamp | None = None
    modified: Stamp | None = None
    byline: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    credits: tuple[Credit, ...] = ()
    url: str | None = None
    declared: str | None = None
    ref: str | None = None
