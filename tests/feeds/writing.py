"""Feeds written for the tests."""

from html import escape

SPACES = (
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:media="http://search.yahoo.com/mrss/" xmlns:slash="http://purl.org/rss/1.0/modules/slash/"'
)
PARAGRAPHS = (
    "The ferry pilots of Saltmere and the harbour board met on Tuesday and agreed to go on talking next week.",
    "Both sides said that the meeting had lasted five hours and that a paper with eleven points was on the table.",
    "The board's chairwoman, Vera Holm, told reporters that nobody had left the room before the evening.",
    "The union wants a night allowance of 12 per cent. The board has offered half of that so far.",
)
BODY = "".join(f"<p>{words}</p>" for words in PARAGRAPHS)
TEXT = "\n\n".join(PARAGRAPHS)
TEASER = "The ferry pilots and the harbour board met on Tuesday. […]"


def rss(*items: str, title: str = "Saltmere Echo", link: str = "https://echo.example/", more: str = "") -> str:
    head = f"<title>{title}</title><link>{link}</link><description>News</description>{more}"
    return f'<?xml version="1.0"?><rss version="2.0" {SPACES}><channel>{head}{"".join(items)}</channel></rss>'


def item(
    number: int = 1,
    body: str = BODY,
    *,
    link: str | None = None,
    title: str = "Pilots and board go on talking",
    published: str = "Tue, 03 Jun 2025 18:05:00 +0200",
    more: str = "",
) -> str:
    address = f"https://echo.example/{number}" if link is None else link
    return (
        f"<item><title>{escape(title)}</title><link>{escape(address)}</link>"
        f'<guid isPermaLink="false">echo-{number}</guid><pubDate>{published}</pubDate>'
        f"<description>{escape(TEASER)}</description>"
        + (f"<content:encoded><![CDATA[{body}]]></content:encoded>" if body else "")
        + f"{more}</item>"
    )


def atom(*entries: str, title: str = "Saltmere Echo") -> str:
    return (
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>{title}</title>'
        f'<link href="https://echo.example/"/><updated>2025-06-04T00:00:00Z</updated>{"".join(entries)}</feed>'
    )


def entry(content: str, *, more: str = "", link: str = "https://echo.example/1") -> str:
    return (
        f'<entry><id>tag:echo.example,2025:1</id><title>Pilots and board go on talking</title><link href="{link}"/>'
        f"<published>2025-06-03T18:05:00+02:00</published><updated>2025-06-04T09:00:00+02:00</updated>"
        f"{content}{more}</entry>"
    )


def rdf(*items: str) -> str:
    spaces = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"'
    head = "<title>Saltmere Echo</title><link>https://echo.example/</link>"
    return (
        f'<rdf:RDF {spaces} {SPACES}><channel rdf:about="https://echo.example/feed">{head}</channel>'
        f"{''.join(items)}</rdf:RDF>"
    )
