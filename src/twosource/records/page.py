"""What came in, and the articles cut out of it: captures and documents."""

from msgspec import Struct

Span = tuple[int, int]
"""`[start, end)` in Unicode code points of a document's text."""

UNREAD = "language not read"
"""The notice of a document in a language that is kept and compared, but not read."""

SET_ASIDE = "set aside"
"""The notice of a document that a person left out of account: it is listed, and nothing rests on it."""

LIVE_ENTRY = "liveblog entry"
"""The notice of a document that is one entry of a liveblog: other entries of its page are no versions of it."""


class Prepared(Struct, frozen=True, kw_only=True, gc=False):
    """The fields of one JSON Lines line, as the line gave them; `text` is kept exactly."""

    text: str
    id: str | None = None
    title: str | None = None
    published: str | None = None
    modified: str | None = None
    outlet: str | None = None
    url: str | None = None
    byline: tuple[str, ...] = ()
    language: str | None = None
    notices: tuple[str, ...] = ()


class Capture(Struct, frozen=True, kw_only=True, gc=False):
    """What a source gave, byte for byte. `path` is for messages to people and has no part in any result.

    `data` is what the source holds once its gzip wrapping is off; `sha256` is of `data`. `charset` is the
    encoding of `data` by the name Python knows it under, None where `prepared` holds the text already.
    `entry` is what led to it, where that was an entry of a feed, as a feed of one.
    `taken` is when it was on the net, as its source says: ISO 8601 in UTC. `crawl` is the path of the web archive
    that it is a page of: most of those are no articles, and nobody asked for any of them by itself, unless it lies in a
    record of its own (`alone`) and not in the answer of a server.
    """

    path: str
    data: bytes
    sha256: str
    media_type: str
    url: str | None = None
    taken: str | None = None
    prepared: Prepared | None = None
    charset: str | None = None
    entry: bytes | None = None
    crawl: str | None = None
    alone: bool = False


class Failure(Struct, frozen=True, kw_only=True, gc=False):
    """A source, or one article or line of it, that gave nothing; `reason` is one line for a person."""

    source: str
    reason: str


class Mishap(Failure, frozen=True, kw_only=True, gc=False):
    """A failure of the machine and of the moment, such as too little memory: another time the same may be read."""


class PassedOver(Failure, frozen=True, kw_only=True, gc=False):
    """A page of a web archive, its source, that holds no article: such pages are counted, and not told one by one."""


class Crawled(Failure, frozen=True, kw_only=True, gc=False):
    """The end of a web archive: how many records it holds, and how many of them were taken for pages."""

    records: int
    pages: int


class Remark(Failure, frozen=True, kw_only=True, gc=False):
    """No failure: what a person is to know of a source that was read, in one line."""


class CaptureNote(Struct, frozen=True, kw_only=True, gc=False, omit_defaults=True):
    """What a document remembers of its capture; `taken` tells which of two versions of a page is the newer."""

    path: str
    url: str | None
    sha256: str
    media_type: str
    taken: str | None = None


class Outlet(Struct, frozen=True, kw_only=True, gc=False):
    """Who publishes: the name as the page gives it, and the host without `www.`."""

    name: str | None = None
    domain: str | None = None


class Stamp(Struct, frozen=True, kw_only=True, gc=False):
    """When something was published, as far as it is known.

    `value` is ISO 8601 (`2025-05`, `2025-05-28`, `2025-05-28T10:30:00+03:00`), never filled up.
    `evidence` is the page's own words. Without a value, `not_before` and `not_after` (ISO dates)
    are what the text allows.
    """

    value: str | None = None
    evidence: str | None = None
    not_before: str | None = None
    not_after: str | None = None


class Credit(Struct, frozen=True, kw_only=True, gc=False):
    """Another publisher or source that the page names as where its matter comes from.

    `how` is one of `source` ("Source: X"), `citing` ("according to TASS", "TASS, citing Lavrov"),
    `original` ("Read more at X", "originally published by X"), `dateline` ("MOSCOW (Reuters) -"),
    `byline` (an agency in the byline), `structured` (isBasedOn, creditText, a foreign canonical link).
    `span` lies in the document's text and covers the name; None where the words are not in the text.
    """

    name: str
    how: str
    span: Span | None = None
    url: str | None = None


class Document(Struct, frozen=True, kw_only=True, gc=False):
    """One article. All spans count the code points of `text`, which does not hold the headline.

    Paragraphs of `text` are separated by a blank line, the lines of a list by one line feed.
    `notices` are short fixed phrases: `machine-written`, `language not read`, `anachronism`,
    `set aside`, `published not understood`, …
    """

    id: str
    ref: str | None
    capture: CaptureNote
    title: str | None
    outlet: Outlet
    published: Stamp
    modified: Stamp | None
    byline: tuple[str, ...]
    language: str | None
    text: str
    captions: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    credits: tuple[Credit, ...] = ()
    url: str | None = None
