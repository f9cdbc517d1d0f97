"""What a source is, by its content: an HTML page, the flat text of a page, JSON Lines, or a web archive."""

import hashlib
import io
import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO, cast

from twosource.capture.charsets import charset, refuse_binary
from twosource.capture.members import Begun, Bytes, Members, Plain, begins_with, is_gzip
from twosource.capture.prepared import json_captures, looks_like_json
from twosource.capture.unpack import Forward, Unpacked
from twosource.errors import Refused
from twosource.records.page import Capture, Failure
from twosource.settings import Settings

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
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*"
    r"<(rss|feed|rdf:RDF|urlset|sitemapindex|svg|newsItem|newsMessage)\b",
    re.I | re.S,
)


def captures(path: str, stream: BinaryIO, settings: Settings, named: str | None = None) -> Iterator[Capture | Failure]:
    """Yield what `stream` holds: one capture of a page, or one for each line of JSON Lines or page of a web archive.

    `named` is the encoding that a server gives, which counts where a page does not name its own.

    Raises:
        Refused: it holds nothing that can be read.

    """
    begun = Begun(cast("Forward", stream))
    if begins_with(begun.head, WARC) or (is_gzip(begun.head) and path.lower().endswith(".warc.gz")):
        yield from _of_web_archive(path, Members(begun, WARC, settings), settings)
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
    name = charset(data, named)
    text = data.decode(name, "replace")
    if not text.replace("\0", "").strip("\ufeff \t\r\n"):
        raise Refused("empty")
    digest = hashlib.sha256(data).hexdigest()
    yield Capture(path=path, data=data, sha256=digest, media_type=_media_type(text, path), charset=name)


def _of_web_archive(path: str, parts: Iterable[Bytes], settings: Settings) -> Iterator[Capture | Failure]:
    from twosource.capture.warc import warc_captures

    def inside(path: str, body: bytes, named: str | None) -> Iterator[Capture | Failure]:
        if begins_with(body, WARC) or body.startswith(WARC):
            raise Refused("a web archive within a web archive")
        return captures(path, io.BytesIO(body), settings, named)

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
