# ruff: noqa: E501 - data are easier to check on one line
"""What each target begins with: the sample pages, and small pieces of everything that its parser knows."""

import gzip
import json
from collections.abc import Callable, Iterator

import msgspec

from benchmarks.fuzz.reading import BETWEEN
from benchmarks.speed.pages import EXAMPLES
from benchmarks.torture.odd_texts import CASES
from benchmarks.warc.made import made_records, record
from twosource import pipeline

Seeds = Callable[[], Iterator[bytes]]
"""Yields inputs, the same every time."""
_SAID = "“The port is closed,” Marta Oakes, the minister, told reporters in Kyiv on Monday 2 June 2025."
_LIVE = [{"@type": "BlogPosting", "headline": "One", "articleBody": _SAID, "datePublished": "2025-06-02T10:30:00Z"}]
_ARTICLE = {
    "@context": "https://schema.org", "@type": "NewsArticle", "headline": "Port", "articleBody": _SAID,
    "datePublished": "2025-06-02T10:30:00+03:00", "author": [{"@type": "Person", "name": "Ann Lee"}],
    "publisher": {"@type": "Organization", "@id": "#us", "name": "The Quay"}, "isBasedOn": "https://a.example/1",
    "inLanguage": "en-GB", "isAccessibleForFree": False, "creditText": "Wire",
}  # fmt: skip
_NINJS = {
    "uri": "urn:x:1", "type": "text", "versioncreated": "2025-06-02T10:30:00Z", "headline": "Port", "byline": "By Ann",
    "body_html": f"<p>{_SAID}</p>", "infosources": [{"name": "Wire", "role": "provider"}], "pubstatus": "usable",
    "bodies": [{"role": "main", "contenttype": "text/html", "value": f"<p>{_SAID}</p>"}], "language": "en",
}  # fmt: skip
_NITF = (
    '<nitf><head><docdata><date.issue norm="20250602T103000Z"/><du-key key="1"/></docdata></head><body><body.head>'
    "<hedline><hl1>Port</hl1></hedline><byline>By <person>Ann Lee</person></byline><distributor><org>Wire</org>"
    f"</distributor></body.head><body.content><p>{_SAID}</p><block><p>Two.</p></block></body.content></body></nitf>"
)
_ITEM = (
    '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x:1" version="2" xml:lang="en"><itemMeta>'
    '<itemClass qcode="ninat:text"/><provider literal="Wire"/><versionCreated>2025-06-02T10:30:00Z</versionCreated>'
    '<pubStatus qcode="stat:usable"/></itemMeta><contentMeta><contentCreated>2025-06-02</contentCreated><creator><name>'
    "Ann Lee</name></creator><headline>Port</headline></contentMeta><contentSet><inlineXML>%s</inlineXML></contentSet>"
    "</newsItem>"
)
_RSS = (
    '<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Quay</title><ttl>60</ttl><item>'
    "<title>Port</title><link>https://a.example/1</link><guid>1</guid><pubDate>Mon, 02 Jun 2025 10:30:00 GMT</pubDate>"
    "<dc:creator>Ann</dc:creator><source url='https://b.example/'>Wire</source>"
    f"<content:encoded><![CDATA[<p>{_SAID * 8}</p>]]></content:encoded></item></channel></rss>"
)
_ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://a.example/"><title>Quay</title><entry><id>urn:1</id>'
    '<title type="html">Port</title><link rel="alternate" href="1"/><updated>2025-06-02T10:30:00Z</updated><author>'
    f'<name>Ann</name></author><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{_SAID * 8}</p></div>'
    "</content></entry></feed>"
)
_RDF = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel>'
    "<title>Q</title></channel><item><title>Port</title><link>https://a.example/1</link></item></rdf:RDF>"
)
_OPML = '<opml version="2.0"><body><outline text="Q"><outline xmlUrl="https://a.example/feed"/></outline></body></opml>'
_SITEMAP = "<urlset><url><loc>https://a.example/1</loc></url></urlset>"


def files(ending: str) -> Seeds:
    """Return what yields the sample pages of this ending."""
    return lambda: (path.read_bytes() for path in sorted(EXAMPLES.glob(f"*/*{ending}")))


def said() -> Iterator[bytes]:
    """Yield texts that report what was said, and a little of each odd text."""
    yield _SAID.encode()
    yield b"Mr Oakes said in a statement that 40 to 50 people, up from 12 per cent, had been freed last week, TASS reported."
    for make, _ in CASES.values():
        yield make(20)[:600].encode()


def several() -> Iterator[bytes]:
    """Yield several pages at once."""
    pages = list(files(".txt")())
    yield from (BETWEEN.join(pages[at : at + 2]) for at in range(0, len(pages), 2))
    yield BETWEEN.join([_SAID.encode()] * 3)


def data() -> Iterator[bytes]:
    """Yield articles as JSON."""
    live = {"@type": "LiveBlogPosting", "headline": "Live", "liveBlogUpdate": _LIVE}
    third = _NINJS | {"standard": {"name": "ninjs", "version": "3.0"}, "headlines": [{"role": "main", "value": "P"}]}
    for value in (_ARTICLE, {"@graph": [_ARTICLE, live]}, live, _NINJS, third, [_ARTICLE, _NINJS]):
        yield json.dumps(value).encode()


def lines() -> Iterator[bytes]:
    """Yield lines of prepared text."""
    fields = {
        "id": 1, "title": "Port", "published": "2025-06-02", "modified": "Updated 9:06 AM", "outlet": {"name": "Quay"},
        "url": "https://a.example/1", "byline": ["Ann Lee", "Wire"], "language": "en", "text": _SAID,
    }  # fmt: skip
    line = json.dumps(fields).encode()
    yield line
    yield line + b"\n{\n" + json.dumps({"text": "The \ud83d ferry\0."}).encode() + b"\n"
    yield b"[" + line + b",\n" + line + b"]"
    yield line.decode().encode("utf-16")
    yield gzip.compress(line, mtime=0)


def xml() -> Iterator[bytes]:
    """Yield news as XML."""
    yield _NITF.encode()
    yield (_ITEM % _NITF).encode()
    html = f'<html xmlns="http://www.w3.org/1999/xhtml"><body><p>{_SAID}</p></body></html>'
    yield (_ITEM % html).encode()
    item = _ITEM % html
    yield f'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>{item}{item}</itemSet></newsMessage>'.encode()
    yield b'<!DOCTYPE nitf [<!ENTITY a "b">]>' + _NITF.encode()


def feeds() -> Iterator[bytes]:
    """Yield feeds of each kind, and lists of feeds and of pages."""
    yield from (text.encode() for text in (_RSS, _ATOM, _RDF, _OPML, _SITEMAP))
    yield from files(".xml")()


def records() -> Iterator[bytes]:
    """Yield records of a web archive."""
    page = next(files(".html")())
    url = "https://a.example/1"
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
    yield record("response", url, head + b"\r\n" + page)
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(page), page)
    yield record("response", url, head + b"Transfer-Encoding: chunked\r\n\r\n" + chunked)
    packed = gzip.compress(page, mtime=0)
    yield record("response", url, head + b"Content-Encoding: gzip\r\n\r\n" + packed)
    yield record("resource", url, _SAID.encode(), media_type="text/plain")
    yield record("conversion", url, json.dumps(_ARTICLE).encode(), media_type="application/ld+json") * 2
    yield b"".join(each.data for each in made_records(6) if len(each.data) < 4_000)


def packed_records() -> Iterator[bytes]:
    """Yield records that are to be packed in each of the ways that `packed_archive` knows."""
    for way in range(3):
        yield from (bytes([way]) + (gzip.compress(each, mtime=0) if way == 0 else each) for each in records())


def bodies() -> Iterator[bytes]:
    """Yield bodies for each coding, packed in each way."""
    for coding in range(9):
        yield from (bytes([coding, way]) + _SAID.encode() for way in range(4))
    yield b"\x08\x005\r\nferry\r\n0\r\n\r\n"


def stored() -> Iterator[bytes]:
    """Yield records as an archive holds them."""
    pairs = list(pipeline.read_all([str(EXAMPLES / "harbour" / "02-saltmere-echo.txt")], reader="rules"))
    for at, each in enumerate((*pairs[0], pipeline.dossier(pairs))):
        yield bytes([4 + at]) + msgspec.json.encode(each)


def encodings() -> Iterator[bytes]:
    """Yield a text in many encodings, under the name that a server would give."""
    for name in "utf-8 cp1251 cp1252 iso-8859-9 gb18030 shift_jis utf-16 utf-16-le utf-32 koi8-r euc-kr".split():
        words = f"<meta charset={name}> Ödön Müller said: “Привет” 港" * 3
        yield name.encode() + b"\n" + words.encode(name, "replace")


def of(*words: str) -> Seeds:
    """Return what yields these words."""
    return lambda: (each.encode() for each in words)


ROBOTS = of(
    "private\nUser-agent: *\nDisallow: /private\nAllow: /*.html$\nCrawl-delay: 1.5\nSitemap: https://a.example/s.xml",
    "x\nUser-agent: twosource\nUser-agent: other/1\nDisallow: /*a*b*c$ # no\nRequest-rate: 1/5\nVisit-time: 0600-0845",
)
ADDRESSES = of(
    "https://a.example/b?c=d#e", "http://[::1]:8080/", "http://2130706433/", "https://user:word@b.example",
    "//c.example/..", "../x?y", "https://müller.example/ä", "http://0x7f.1/", "https://xn--mller-kva.example:443/%2e",
)  # fmt: skip
HEADERS = of(
    "text/html; charset=utf-8", "Mon, 02 Jun 2025 10:30:00 GMT\nMon, 02 Jun 2025 10:29:00 GMT", "120",
    "public, max-age=60", 'text/html; charset="x"; a*0=b',
)  # fmt: skip
TIMES = of(
    "2025-06-02T10:30:00+03:00", "20250602T1030Z", "1748860200", "Mon, 02 Jun 2025 10:30:00 GMT", "on Monday 2 June 2025",
    "Published 3 May 2024, 10:00; updated 12:10", "last week, from May 16 to 18, for three years", "05/06/2025 9:06 a.m.",
    "2 июня 2025", "the first half of the 1990s", "every Friday until mid-July", "2025-W21", "XXXX-WXX-3",
    "between 40 and 50 people, 1.5 million euros, two thirds, a dozen",
)  # fmt: skip
SINCE = of(
    "yesterday", "3 days ago", "last Monday", "2 June 14:30", "2025-06", "2025-06-02T10:30+03:00", "in 5 minutes"
)
NAMES = of(
    "Volodymyr Zelenskyy\nWolodymyr Selenskyj", "Lavrov\nSergey Lavrov", "Harbour Union Ltd\nThe Harbour Union",
    "Dr. Ann M. Lee Jr\nA. M. Lee", "Сергей Лавров\nLavrov", "O'Neil-Smith\nvan der Berg", "李明\nLi Ming",
)  # fmt: skip
CALLS = of("whsec_a2tra2tra2tra2tra2tra2tra2tra2tra2tra2s=", "WyJ4IiwiYSJd", "WyJ4Il0", "WyJ5IiwiYSJd")
CLAIMS = of(
    "Russia proposed talks in Istanbul on 2 June.\nMoscow has offered Kyiv a round in Istanbul next Monday.",
    "No prisoners were exchanged.\n1,000 prisoners were exchanged.", "Lavrov said it was over.\nIt was over, TASS said.",
)  # fmt: skip
DAMAGE = of("\0\0\0\x10A", "\0\0\x10\0\x01\0\0\x20\0\x02", "\0\0\x30\x55\x7f")
JUDGEMENTS = of(
    "merge-names\tVera Holm\tHolm", "split-names\tVera Holm\tTomas Reuter\nundo\tj1", "origin\td1\tTASS\nset-aside\td2",
    "attach\tc1\td1\tp1\ndetach\tc1\td1\tp1",
)  # fmt: skip
