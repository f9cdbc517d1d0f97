"""Sources of every kind: what they hold is cut out of them and cleaned, and nothing is read in it."""

import gzip
import io
import zlib
from collections.abc import Callable, Iterator
from functools import partial

import brotli

from benchmarks.fuzz.holding import Outcome, sound, told
from twosource import pipeline
from twosource.capture.charsets import charset
from twosource.capture.content import captures
from twosource.capture.http_bodies import uncoded
from twosource.errors import Refused
from twosource.feeds import cut, feed_kind, read_entry, readable
from twosource.fetch.unpacking import unpacked
from twosource.records.page import Capture, Document, Failure
from twosource.settings import DEFAULT
from twosource.watch.places import named, text_of

LIMIT = 4 << 20
"""Bytes to which a body may unpack here."""
_CODINGS = ("gzip", "deflate", "br", "zstd", "x-gzip", "identity", "gzip, br", "deflate, gzip", "chunked")
_PACKED = (bytes, zlib.compress, partial(gzip.compress, mtime=0), brotli.compress)


def documents(name: str, data: bytes) -> Iterator[Document | Failure]:
    """Yield the documents of a source of this name."""
    for item in captures(name, io.BytesIO(data), DEFAULT):
        if isinstance(item, Failure):
            yield item
            continue
        yield from _cleaned(item)


def _cleaned(capture: Capture) -> Iterator[Document | Failure]:
    try:
        yield from pipeline.stage("clean")(capture, DEFAULT)
    except Refused as refused:
        yield Failure(source=capture.path, reason=refused.reason)


def source(name: str, data: bytes) -> Outcome:
    """Take and clean a source of this name."""
    return [sound(each) if isinstance(each, Document) else each for each in told(documents(name, data))]


def packed_archive(data: bytes) -> Outcome:
    """Take records of a web archive that are packed one by one, whole or as they are given."""
    if not data:
        return None
    way, body = data[0] % 3, data[1:]
    if way == 1:
        body = b"".join(gzip.compress(part, mtime=0) for part in body.split(b"\r\n\r\n\r\n"))
    elif way == 2:
        body = gzip.compress(body, mtime=0)
    return source("in.warc.gz", body)


def body(data: bytes) -> Outcome:
    """Take codings off the body of an HTTP answer, as it came and out of a web archive."""
    if len(data) < 2:
        return None
    coding, sent = _CODINGS[data[0] % len(_CODINGS)], _PACKED[data[1] % len(_PACKED)](data[2:])
    transfer, content = ("chunked", "") if coding == "chunked" else ("", coding)
    found: list[Outcome] = []
    codings = content.split(", ") if content else []
    ways: list[Callable[[], bytes]] = [
        lambda: uncoded(sent, transfer, content, LIMIT),
        lambda: b"".join(unpacked(iter([sent[:7], sent[7:]]), codings, LIMIT)),
    ]
    for way in ways:
        try:
            found.append(way())
        except Refused as refused:
            found.append(refused.reason)
    assert all(len(each) <= LIMIT for each in found)
    return found


def feed(data: bytes) -> Outcome:
    """Cut a feed into its entries, read each, and read a list of feeds."""
    text = text_of(data, None)
    kind = feed_kind(text)
    if kind == "opml":
        return named(text, "in.opml").addresses
    if kind is None:
        return read_entry(data).title
    return list(readable(cut(text, "https://a.example/feed").entries))


def encoding(data: bytes) -> Outcome:
    """Tell the encoding of bytes, whatever their server says; all that is told can be decoded with."""
    named_by, _, page = data.partition(b"\n")
    name = charset(page, named_by.decode("latin-1"))
    return name, page.decode(name, "replace").encode("utf-8", "surrogatepass")
