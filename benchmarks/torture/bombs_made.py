# ruff: noqa: E501 - a bomb is easier to look through on one line
"""Things that are small until they are opened, or regular in a way that no page is."""

import gzip
import io
import json
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from itertools import repeat
from typing import Protocol

import brotli
from msgspec import Struct

from benchmarks.warc.made import record

MILLION = 1_000_000
LARGE = 300
"""Millions of bytes to which a small thing unpacks."""
SECRET = "what only a file of this machine says"
"""Stands in a file that no page may have read."""
_SENTENCE = "The port is closed, Marta Oakes told reporters in Kyiv on Monday. "
_HTML = "<!doctype html><html><head><title>Port</title></head><body><p>" + _SENTENCE * 3 + "</p>"
_ITEM = (
    '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x:1" version="1"><contentMeta><headline>P</headline>'
    f"</contentMeta><contentSet><inlineXML><html><body><p>{_SENTENCE}%s</p></body></html></inlineXML></contentSet></newsItem>"
)
_RSS = "<rss version='2.0'><channel><title>Q</title><item><title>P</title><description>%s</description></item></channel></rss>"
_LAUGHS = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "lol"}">' for n in range(12))


class Bomb(Struct, frozen=True):
    """A file by its name, in pieces; whether it `is_read` for all that, and in how many `seconds`."""

    name: str
    file: str
    make: Callable[[], Iterator[bytes]]
    is_read: bool = False
    seconds: int = 0


def said(*parts: str) -> Callable[[], Iterator[bytes]]:
    """Return what yields these words."""
    return lambda: (part.encode() for part in parts)


def over(head: str, piece: str, times: int, tail: str = "") -> Callable[[], Iterator[bytes]]:
    """Return what yields a piece over and over."""

    def make() -> Iterator[bytes]:
        yield head.encode()
        most = max(1, MILLION // len(piece))
        for at in range(0, times, most):
            yield (piece * min(most, times - at)).encode()
        yield tail.encode()

    return make


class Machine(Protocol):
    """Packs piece by piece."""

    def compress(self, data: bytes, /) -> bytes:
        """Return what is packed of it so far."""
        ...

    def flush(self) -> bytes:
        """Return the rest."""
        ...


class _Brotli:
    def __init__(self) -> None:
        self._machine = brotli.Compressor(quality=5)

    def compress(self, data: bytes, /) -> bytes:
        return bytes(self._machine.process(data))

    def flush(self) -> bytes:
        return bytes(self._machine.finish())


def _zstandard() -> Machine:
    from backports.zstd import ZstdCompressor

    return ZstdCompressor()


def _packed(make: Callable[[], Machine], *pieces: bytes) -> bytes:
    """Pack a head, and much that says nothing."""
    machine = make()
    blank = b"a " * (MILLION // 2)
    return b"".join([*(machine.compress(each) for each in (*pieces, *repeat(blank, LARGE))), machine.flush()])


_GZIP: Callable[[], Machine] = partial(zlib.compressobj, wbits=31)
_PACKINGS: dict[str, Callable[[], Machine]] = {
    "gzip": _GZIP, "deflate": partial(zlib.compressobj, wbits=-15), "br": _Brotli, "zstd": _zstandard,
}  # fmt: skip


def _gzips(times: int) -> Callable[[], Iterator[bytes]]:
    def make() -> Iterator[bytes]:
        packed = _packed(_GZIP)
        for _ in range(times - 1):
            packed = gzip.compress(packed)
        yield packed

    return make


def _zip() -> Iterator[bytes]:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("page.html", bytes(20 * MILLION))
    yield sink.getvalue()


def _answers(coding: str) -> Callable[[], Iterator[bytes]]:
    def make() -> Iterator[bytes]:
        head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: {coding}\r\n\r\n".encode()
        for at in range(3):
            yield record("response", f"https://a.example/{at}", head + _packed(_PACKINGS[coding]), at=at)

    return make


def _member() -> Iterator[bytes]:
    page = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + _HTML.encode()
    whole = record("response", "https://a.example/1", page)
    size = f"Content-Length: {len(page)}".encode()
    yield _packed(_GZIP, whole.replace(size, f"Content-Length: {LARGE * MILLION}".encode()))
    yield gzip.compress(record("response", "https://a.example/2", page))


def _lines(**fields: object) -> Callable[[], Iterator[bytes]]:
    return lambda: iter([json.dumps({"text": _SENTENCE, **fields}).encode() + b"\n"])


def _names() -> Iterator[bytes]:
    firsts, lasts = (
        "Ann Ben Cora Dan Eve Finn Gus Hal Ida Jan".split(),
        ("son", "berg", "feld", "mann", "stein", "holm"),
    )
    for at in range(30_000):
        yield f"{firsts[at % 10]} {chr(65 + at % 26)}{chr(97 + at // 26 % 26)}{chr(97 + at // 676 % 26)}{lasts[at % 6]}, a baker, said no. ".encode()


def _nested(opens: str, closes: str = "", times: int = 200_000) -> Callable[[], Iterator[bytes]]:
    return said('{"@type": "NewsArticle", "articleBody": ', opens * times, closes * times, "}")


BOMBS: tuple[Bomb, ...] = (
    Bomb("gzip", "a.html.gz", _gzips(1)),
    Bomb("gzip in gzip", "a.gz", _gzips(3)),
    Bomb("gzip in gzip in gzip in gzip in gzip", "a.gz", _gzips(5)),
    Bomb("zstd", "a.html.zst", lambda: iter([_packed(_zstandard)])),
    Bomb("zip", "a.zip", _zip),
    *(Bomb(f"{coding} in a web archive", "a.warc", _answers(coding)) for coding in _PACKINGS),
    Bomb("gzip member of a web archive", "a.warc.gz", _member),
    Bomb("entities in news", "a.xml", said(f"<!DOCTYPE newsItem [{_LAUGHS}]>", _ITEM % "&e11;")),
    Bomb("entities in a feed", "a.xml", said(f"<!DOCTYPE rss [{_LAUGHS}]>", _RSS % "&e11;")),
    Bomb("entities in a page", "a.html", said(f"<!DOCTYPE html [{_LAUGHS}]>", _HTML, "<p>&e11;</p>"), is_read=True),
    Bomb("one entity over and over", "a.xml",
         over(f'<!DOCTYPE rss [<!ENTITY a "{"a" * 100_000}">]>' + _RSS.partition("%s")[0], "&a;", 100_000, "</description></item></channel></rss>")),
    Bomb("an entity elsewhere", "a.xml", said('<!DOCTYPE rss [<!ENTITY a SYSTEM "../secret">]>', _RSS % "&a;")),
    Bomb("an entity elsewhere in news", "a.xml", said('<!DOCTYPE nitf [<!ENTITY a SYSTEM "file:///etc/passwd">]>', "<nitf><body><body.content><p>&a;</p></body.content></body></nitf>")),
    Bomb("elements in elements", "a.html", over(_HTML, "<div>", 200_000)),
    Bomb("elements in elements of news", "a.xml", said(_ITEM % ("<p>" * 200_000))),
    Bomb("elements in elements of a feed", "a.xml", said(_RSS % ("<p>" * 200_000))),
    Bomb("elements in elements of an entry", "a.xml", said(_RSS % ("&lt;div&gt;" * 100_000 + _SENTENCE * 30))),
    Bomb("tables in tables", "a.html", over(_HTML, "<table><tr><td>", 80), is_read=True),
    Bomb("a million elements", "a.html", over(_HTML, "<b>a</b>", MILLION)),
    Bomb("a million paragraphs", "a.html", over(_HTML, f"<p>{_SENTENCE[:20]}</p>", MILLION)),
    Bomb("as many paragraphs as may be", "a.html", over(_HTML, f"<p>{_SENTENCE}</p>", 44_000), is_read=True, seconds=600),
    Bomb("as many links as may be", "a.html", over(_HTML, '<a href="/b">A port is closed in Kyiv on Monday</a>', 60_000), is_read=True),
    Bomb("as many headings as may be", "a.html", over(_HTML, '<h2><a href="/b">A port is closed in Kyiv today</a></h2>', 60_000), is_read=True),
    Bomb("unclosed links", "a.html", over(_HTML, "<a <b ", MILLION)),
    Bomb("comments", "a.html", over(_HTML, "<!--", MILLION), is_read=True),
    Bomb("a comment that is opened", "a.html", over("<!--", "<!-- ", MILLION)),
    Bomb("entities of HTML", "a.html", over(_HTML + "<p>", "&amp;&nbsp", MILLION), is_read=True),
    Bomb("an attribute", "a.html", over(_HTML + '<p class="', "article a ", 2 * MILLION, f'">{_SENTENCE}</p>')),
    Bomb("attributes", "a.html", over(_HTML + "<p ", "a='b' ", 2 * MILLION, f">{_SENTENCE}</p>")),
    Bomb("many attributes", "a.html", lambda: iter([_HTML.encode(), b"<p ", " ".join(f"a{n}=b" for n in range(300_000)).encode(), b">a</p>"])),
    Bomb("many names for a page's title", "a.html", over("<html><head>", '<meta property="og:title" content="A port"><meta name="author" content="Ann Lee, The Quay">', 90_000, _HTML[40:]), is_read=True),
    Bomb("data of a page", "a.html", lambda: iter([b'<html><head><script type="application/ld+json">', json.dumps({"@graph": [{"@type": "NewsArticle", "headline": f"P{n}", "author": {"name": f"A {n}"}} for n in range(20_000)]}).encode(), b"</script>", _HTML[40:].encode()]), is_read=True),
    Bomb("scripts of a page", "a.html", over("<html><head>", '<script type="application/ld+json">{"@type":"NewsArticle","headline":"P"}</script>', 60_000, _HTML[40:]), is_read=True),
    Bomb("lists in a list of JSON", "a.json", _nested("[", "]")),
    Bomb("objects in an object of JSON", "a.json", _nested('{"a":')),
    Bomb("a number of JSON", "a.jsonl", said('{"text": ', "1" * MILLION, "}")),
    Bomb("keys of JSON", "a.jsonl", lambda: iter([json.dumps({"text": _SENTENCE, **{f"k{n}": n for n in range(500_000)}}).encode()]), is_read=True),
    Bomb("nodes of JSON-LD", "a.json", lambda: iter([json.dumps({"@graph": [{"@id": f"#{n}", "isPartOf": {"@id": f"#{n + 1}"}} for n in range(150_000)] + [{"@type": "NewsArticle", "articleBody": _SENTENCE, "isBasedOn": {"@id": "#0"}}]}).encode()]), is_read=True),
    Bomb("nodes that are each other", "a.json", lambda: iter([json.dumps({"@graph": [{"@id": f"#{n}", "@type": "NewsArticle", "articleBody": _SENTENCE, "isBasedOn": [{"@id": f"#{m}"} for m in range(60)]} for n in range(60)]}).encode()]), is_read=True),
    Bomb("one text of many articles", "a.json", lambda: iter([json.dumps({"@graph": [{"@id": "#a", "@type": "BlogPosting", "headline": "P", "articleBody": _SENTENCE * 3_000}, *({"@type": "LiveBlogPosting", "headline": f"L{n}", "liveBlogUpdate": [{"@id": "#a"}] * 100} for n in range(100))]}).encode()])),
    Bomb("a text of 30 MB in a page", "a.html", over(_HTML + "<p>", _SENTENCE, 400_000)),
    Bomb("authors", "a.jsonl", _lines(byline=[f"Ann {n} Lee" for n in range(100_000)]), is_read=True),
    Bomb("an author", "a.jsonl", _lines(byline="By Ann Lee and " * 100_000), is_read=True),
    Bomb("a time", "a.jsonl", _lines(published="2 June 2025 10:30, " * 100_000), is_read=True),
    Bomb("an outlet, an address and a title", "a.jsonl", _lines(outlet="The Quay " * 100_000, url="https://a.example/" + "a/" * 500_000, title="Port of the " * 100_000, language="en-" * 100_000), is_read=True),
    Bomb("a line of 50 MB", "a.txt", over("", "word ", 10 * MILLION)),
    Bomb("a line of 50 MB of JSON", "a.jsonl", over('{"text": "', "word ", 10 * MILLION, '"}')),
    Bomb("a word of a million letters", "a.txt", over(_SENTENCE * 3, "a", MILLION, ". " + _SENTENCE), is_read=True),
    Bomb("short lines", "a.txt", over("", "Kyiv\nBy Ann Lee\nMonday 2 June 2025\n\n", 50_000)),
    Bomb("lines of marks", "a.txt", over(_SENTENCE, "\n* **a** [b](c) ![d](e) __f__", 100_000)),
    Bomb("quotation marks", "a.jsonl", over('{"text": "', "“", 3 * MILLION, '"}'), is_read=True, seconds=300),
    Bomb("names", "a.txt", _names, is_read=True, seconds=600),
    Bomb("pages of a feed", "a.xml", lambda: iter([b"<rss version='2.0'><channel><title>Q</title>", *repeat(f"<item><title>P</title><description>{_SENTENCE * 60}</description></item>".encode(), 2_500), b"</channel></rss>"]), seconds=900),
    Bomb("an author in a feed", "a.xml", said(_RSS.replace("<title>P", f"<author>{'a(' * 200_000}</author><pubDate>{'1 ' * 200_000}</pubDate><title>P") % (_SENTENCE * 60)), is_read=True),
    Bomb("vocabularies of a feed", "a.xml", said("<rss ", *(f"xmlns:a{n}='http://a.example/{n}' " for n in range(50_000)), ">" + _RSS[21:] % (_SENTENCE * 60))),
    Bomb("a list of pages", "a.xml", over("<urlset>", "<url><loc>https://a.example/1</loc></url>", 500_000, "</urlset>")),
    Bomb("marks without a page", "a.html", over("", "<", 5 * MILLION)),
    Bomb("marks of the end", "a.html", over(_HTML, "</", 4 * MILLION), is_read=True),
    Bomb("encodings", "a.html", over("<html><head>", "<meta charset=idna>", 200_000, "\u00e9" + _HTML[40:])),
)  # fmt: skip
"""What is made, and what becomes of it."""
