"""What a source is, by its content: a page of HTML, the flat text of one, JSON, news as XML, a feed, a web archive."""

import hashlib
import io
import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO, cast

from twosource.capture.charsets import charset, refuse_binary
from twosource.capture.feeds import feed_captures
from twosource.capture.members import Begun, Bytes, Members, Plain, begins_with, is_gzip
from twosource.capture.news_xml import news_captures, news_root
from twosource.capture.prepared import json_captures, looks_like_json
from twosource.capture.rows import row_captures
from twosource.capture.unpack import Forward, Unpacked
from twosource.errors import Refused
from twosource.feeds import feed_kind
from twosource.records.page import Capture, Failure
from twosource.settings import Settings
from twosource.stores.parquet import MAGIC

HTML, PLAIN = "text/html", "text/plain"
WARC = b"WARC/"
"""How every record of a web archive begins."""
_ROOT = re.compile(r"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.I)
_TAG = re.compile(
    r"</?(?:p|div|span|a|li|ul|h[1-6]|article|section|main|header|table|meta|link|script|br|img|title)\b"
    r"[^<>]{0,500}>",
    re.I,
)
_MARKUP = re.compile(r"\s*(?:<!--.{0,4000}?-->\s*)*<\??[a-z!]", re.I | re.S)
_OTHER_XML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*+"
    r"<(urlset|sitemapindex|svg)\b",
    re.I | re.S,
)


def captures(
    path: str, stream: BinaryIO, settings: Settings, *, charset_said: str | None = None, url: str | None = None
) -> Iterator[Capture | Failure]:
    """Yield what `stream` holds: one capture of a page, or one for each line, row, item, entry, or archived page.

    `charset_said` is the encoding by whoever gave the stream; what the page itself says counts more.
    `url` is where the stream came from. It is the address of a page of HTML or flat text, and links in a feed are read
    against it; of the articles in a feed, in JSON or in news as XML it is the address of none.

    Raises:
        Refused: it holds nothing that can be read.

    """
    begun = Begun(cast("Forward", stream))
    if begins_with(begun.head, WARC) or (is_gzip(begun.head) and path.lower().endswith(".warc.gz")):
        yield from _of_web_archive(path, Members(begun, WARC, settings), settings)
        return
    if begun.head.startswith(MAGIC):
        yield from row_captures(path, stream, begun, settings)
        return
    unpacked = Unpacked(begun, settings)
    if unpacked.head.startswith(WARC):
        yield from _of_web_archive(path, [Plain(Begun(unpacked, unpacked.head))], settings)
        return
    refuse_binary(unpacked.head)
    if looks_like_json(unpacked.head, path):
        yield from json_captures(path, unpacked, settings)
        return
    data = unpacked.whole(settings.capture_bytes)
    name = charset(data, charset_said)
    text = data.decode(name, "replace")
    if not text.replace("\0", "").strip("\ufeff \t\r\n"):
        raise Refused("empty")
    if root := news_root(text[:65536].lstrip("\ufeff")):
        yield from news_captures(path, data, text, name, root)
        return
    if kind := feed_kind(text):
        if kind == "opml":
            raise Refused("a list of feeds (OPML); twosource watch follows them")
        yield from feed_captures(path, text, url=url)
        return
    digest = hashlib.sha256(data).hexdigest()
    yield Capture(path=path, data=data, sha256=digest, media_type=_media_type(text, path), charset=name, url=url)


def _of_web_archive(path: str, parts: Iterable[Bytes], settings: Settings) -> Iterator[Capture | Failure]:
    from twosource.capture.warc import warc_captures

    def inside(path: str, body: bytes, named: str | None, url: str | None) -> Iterator[Capture | Failure]:
        if begins_with(body, WARC) or body.startswith((WARC, MAGIC)):
            raise Refused("a web archive, or Parquet, within a web archive")
        return captures(path, io.BytesIO(body), settings, charset_said=named, url=url)

    yield from warc_captures(path, parts, settings, inside)


def _media_type(text: str, path: str) -> str:
    """Tell HTML by its root element, or by being full of tags; the ending decides what is open."""
    head = text[:65536]
    if other := _OTHER_XML.match(head):
        raise Refused(f"XML ({other.group(1)}), neither a page nor its text")
    if _MARKUP.match(head) and _ROOT.search(head):
        return HTML
    tags = sum(len(tag) for tag in _TAG.findall(head))
    named = path.lower().removesuffix(".gz").endswith((".html", ".htm", ".xhtml"))
    if _MARKUP.match(head) and (tags or named):
        return HTML
    if named and tags:
        return HTML
    return HTML if tags > len(head) // 10 else PLAIN
