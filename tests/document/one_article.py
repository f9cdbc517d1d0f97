"""One article, written for these tests, in every form in which articles come.

`FORMS` has the bytes of each form by the name of the file it would be. Whoever adds an input adds its form there.
"""

import gzip
import json
from html import escape

from benchmarks.warc.made import answered, record

URL = "https://www.saltmere-courier.example/2025/03/pilots-and-board"
TITLE = "Pilots and harbour board meet again on Friday"
OUTLET = "Saltmere Courier"
PUBLISHED = "2025-03-05T18:20:00+01:00"
MODIFIED = "2025-03-05T20:05:00+01:00"
AUTHOR = "Ann Lee"
CAPTION = "Vera Holm leaves the harbour office on Wednesday evening."
SUBHEAD = "What is still open"
PARAGRAPHS = (
    "The harbour board and the pilots’ union met for five hours on Wednesday in Saltmere and agreed to meet again on "
    "Friday, both sides said.",
    "“Nobody left the room before the evening,” the board’s chairwoman, Vera Holm, told reporters at the gate. “That "
    "alone is new.”",
    "The union wants a night allowance of 12 per cent. The board has offered 6 per cent so far, and says that the "
    "port cannot pay more this year.",
    SUBHEAD,
    "Tomas Reuter, who leads the union’s delegation, said that two of eleven points were settled: the boats’ radios "
    "and the rest between two shifts. He called the mood “sober, not bad”.",
    "A mediator from the labour ministry, Ruth Adler, will chair the next round. She was asked by the board, and the "
    "union did not object.",
    "Ships of more than 90 metres may not enter the port without a pilot. Since the strike began on 24 February, "
    "forty-one have waited in the roads, the harbour office counted.",
)
TEXT = "\n\n".join(PARAGRAPHS)


def _tags(heading: str = "h2") -> str:
    return "".join(f"<{heading}>{p}</{heading}>" if p == SUBHEAD else f"<p>{escape(p)}</p>" for p in PARAGRAPHS)


_FIGURE = f'<figure><img src="a.jpg" alt=""/><figcaption>{CAPTION}</figcaption></figure>'
_BODY = _tags().replace("</p>", f"</p>{_FIGURE}", 1)
_PUBLISHER = {"@type": "NewsMediaOrganization", "@id": "https://www.saltmere-courier.example/#us", "name": OUTLET}
JSON_LD = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "url": URL,
    "headline": TITLE,
    "datePublished": PUBLISHED,
    "dateModified": MODIFIED,
    "author": {"@type": "Person", "name": AUTHOR},
    "publisher": _PUBLISHER,
    "inLanguage": "en-GB",
    "articleBody": TEXT,
}
_REFERRING = JSON_LD | {"publisher": {"@id": _PUBLISHER["@id"]}, "articleBody": _BODY}
PAGE = f"""<!doctype html><html lang="en-GB"><head><title>{TITLE} | {OUTLET}</title>
<link rel="canonical" href="{URL}"><meta property="og:site_name" content="{OUTLET}">
<meta property="article:published_time" content="{PUBLISHED}">
<meta property="article:modified_time" content="{MODIFIED}"><meta name="author" content="{AUTHOR}"></head><body>
<nav><a href="/">Home</a> <a href="/port">Port</a> <a href="/town">Town</a></nav>
<article><h1>{TITLE}</h1><p class="byline">By {AUTHOR}</p>{_BODY}
<p>Read more: <a href="/tugs">Tug crews vote next week</a></p></article>
<footer>About us. Contact. Terms.</footer></body></html>"""
FLAT = f"""{OUTLET}
Home
Port
Town
{TITLE}
By {AUTHOR}
Published 5 March 2025, 18:20
{CAPTION} Photo: Karl Nyman
{TEXT}
Read more: Tug crews vote next week
Follow {OUTLET} on Telegram
© 2025 {OUTLET}. All rights reserved.
"""
NINJS_1 = {
    "uri": URL,
    "type": "text",
    "firstcreated": PUBLISHED,
    "versioncreated": MODIFIED,
    "pubstatus": "usable",
    "copyrightholder": OUTLET,
    "language": "en-GB",
    "headline": TITLE,
    "byline": f"By {AUTHOR}",
    "body_text": TEXT.replace(f"\n\n{SUBHEAD}", ""),
    "body_xhtml": _BODY,
}
NINJS_2 = {
    "uri": URL,
    "standard": {"name": "ninjs", "version": "2.3"},
    "type": "text",
    "firstcreated": PUBLISHED,
    "versioncreated": MODIFIED,
    "copyrightholder": OUTLET,
    "language": "en-GB",
    "headlines": [{"role": "mobile", "value": "Pilots meet again"}, {"role": "main", "value": TITLE}],
    "by": f"By {AUTHOR}",
    "bodies": [
        {"role": "teaser", "contenttype": "text/plain", "value": PARAGRAPHS[0]},
        {"role": "main", "contenttype": "text/html", "value": _BODY},
    ],
}
NINJS_3 = {
    "uri": "urn:newsml:saltmere-courier.example:20250305:pilots",
    "type": "text",
    "firstCreated": PUBLISHED,
    "versionCreated": MODIFIED,
    "pubStatus": "usable",
    "copyrightHolder": OUTLET,
    "language": "en-GB",
    "headlines": [{"value": TITLE}],
    "by": AUTHOR,
    "people": [{"name": "Vera Holm", "rel": "about"}],
    "infoSources": [{"name": OUTLET}],
    "bodies": [{"contentType": "text/plain", "value": TEXT}],
}


def newsml(content: str, *, status: str = "usable", guid: str = "urn:newsml:saltmere-courier.example:1") -> str:
    """Return a news item around the content of its content set."""
    return f"""<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="{guid}" version="2" standard="NewsML-G2"
 standardversion="2.35" conformance="power" xml:lang="en-GB">
<rightsInfo><copyrightHolder uri="https://www.saltmere-courier.example/about"><name>{OUTLET}</name></copyrightHolder>
<copyrightNotice>Copyright 2025 {OUTLET}</copyrightNotice></rightsInfo>
<itemMeta><itemClass qcode="ninat:text"/><provider qcode="prov:sc"><name>{OUTLET}</name></provider>
<versionCreated>{MODIFIED}</versionCreated><firstCreated>{PUBLISHED}</firstCreated>
<pubStatus qcode="stat:{status}"/></itemMeta>
<contentMeta><contentCreated>2025-03-05T17:50:00+01:00</contentCreated><creditline>{OUTLET}</creditline>
<by>By {AUTHOR}</by><language tag="en-GB"/><headline>{TITLE}</headline><slugline>port-pilots</slugline></contentMeta>
<contentSet>{content}</contentSet></newsItem>"""


_NITF_BODY = _tags("hl2").replace(
    "</p>", f"</p><media><media-caption>{CAPTION}</media-caption><media-producer>A Photo</media-producer></media>", 1
)
NITF = f"""<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><head><docdata>
<doc-id id-string="urn:newsml:saltmere-courier.example:2"/><date.issue norm="20250305T182000+0100"/>
<doc.copyright holder="{OUTLET}" year="2025"/></docdata></head>
<body><body.head><hedline><hl1>{TITLE}</hl1></hedline><byline>By <person>{AUTHOR}</person></byline>
<dateline><location>Saltmere</location></dateline></body.head>
<body.content>{_NITF_BODY}</body.content></body></nitf>"""
_XHTML = f"""<html xmlns="http://www.w3.org/1999/xhtml"><head><title>{TITLE}</title></head><body>
<header><time>05.03.2025 18:20</time><h1>{TITLE}</h1></header><section class="main">{_BODY}</section></body></html>"""
_INLINE = '<inlineXML contenttype="{}">{}</inlineXML>'
_ESCAPED = escape(_tags(), quote=False)
_MESSAGE = '<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header/><itemSet>{}</itemSet></newsMessage>'
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
RSS = f"""<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>{OUTLET}</title>
<link>https://www.saltmere-courier.example/</link><description>News of the port</description><language>en-GB</language>
<item><title>{TITLE}</title><link>{URL}</link><guid isPermaLink="false">courier-1</guid>
<dc:creator>{AUTHOR}</dc:creator>
<pubDate>Wed, 05 Mar 2025 18:20:00 +0100</pubDate><description>{PARAGRAPHS[0]}</description>
<content:encoded><![CDATA[{_BODY}]]></content:encoded></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB"><title>{OUTLET}</title><id>urn:courier</id>
<link href="https://www.saltmere-courier.example/"/><updated>{MODIFIED}</updated>
<entry><id>urn:courier:1</id><title>{TITLE}</title><link href="{URL}"/><author><name>{AUTHOR}</name></author>
<published>{PUBLISHED}</published><updated>{MODIFIED}</updated><summary>{PARAGRAPHS[0]}</summary>
<content type="html">{escape(_BODY)}</content></entry></feed>"""


def _crawled() -> list[bytes]:
    """Return the records of a crawl of the page: the question, and the answer packed and in chunks as it was sent."""
    packed = gzip.compress(PAGE.encode(), mtime=0)
    parts = [packed[at : at + 500] for at in range(0, len(packed), 500)]
    sent = b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in [*parts, b""])
    coded = "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"
    return [
        record("request", URL, b"GET / HTTP/1.1\r\nHost: www.saltmere-courier.example\r\n\r\n"),
        record("response", URL, answered(sent, more=coded)),
    ]


FORMS: dict[str, bytes] = {
    name: form if isinstance(form, bytes) else (form if isinstance(form, str) else json.dumps(form)).encode()
    for name, form in {
        "page.html": PAGE,
        "flat.txt": FLAT,
        "prepared.jsonl": {
            "id": "a1",
            "url": URL,
            "outlet": OUTLET,
            "title": TITLE,
            "byline": AUTHOR,
            "published": PUBLISHED,
            "modified": MODIFIED,
            "text": TEXT,
        },
        "json-ld.json": json.dumps(JSON_LD, indent=1),
        "graph.jsonld": {"@context": "https://schema.org", "@graph": [{"@type": "WebPage"}, _PUBLISHER, _REFERRING]},
        "ninjs-1.json": NINJS_1,
        "ninjs-2.json": NINJS_2,
        "ninjs-3.json": json.dumps(NINJS_3, indent=1),
        "newsml-nitf.xml": _HEAD + newsml(_INLINE.format("application/nitf+xml", NITF)),
        "newsml-xhtml.xml": _HEAD + newsml(_INLINE.format("application/xhtml+xml", _XHTML)),
        "newsml-escaped.xml": newsml(f'<inlineData contenttype="text/html">{_ESCAPED}</inlineData>'),
        "newsml-words.xml": newsml(f'<inlineData contenttype="text/plain">{escape(TEXT)}</inlineData>'),
        "message.xml": _HEAD + _MESSAGE.format(newsml(_INLINE.format("application/nitf+xml", NITF))),
        "nitf.xml": _HEAD + NITF,
        "rss.xml": _HEAD + RSS,
        "atom.xml": _HEAD + ATOM,
        "crawl.warc": b"".join(_crawled()),
        "crawl.warc.gz": b"".join(gzip.compress(each, mtime=0) for each in _crawled()),
    }.items()
}
