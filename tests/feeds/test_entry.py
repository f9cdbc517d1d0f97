from html import escape

import pytest
from writing import BODY, PARAGRAPHS, TEASER, atom, entry, item, rdf, rss

from twosource.feeds import Entry, cut, read_entry


def first(text: str) -> Entry:
    return read_entry(cut(text).entries[0])


def test_an_entry_of_rss_gives_what_it_says_of_its_article() -> None:
    more = "<dc:creator>Nadia Brandt</dc:creator><dc:source>TASS</dc:source><dc:rights>© 2025 Reuters</dc:rights>"
    more += '<source url="https://post.example/rss">Estuary Post</source>'
    one = first(rss(item(more=more)))
    assert (one.key, one.url, one.title) == ("echo-1", "https://echo.example/1", "Pilots and board go on talking")
    assert (one.published, one.updated, one.authors) == ("Tue, 03 Jun 2025 18:05:00 +0200", None, ("Nadia Brandt",))
    assert one.source is not None
    assert (one.source.name, one.source.url) == ("Estuary Post", "https://post.example/rss")
    assert (one.derived, one.rights, one.text, one.whole) == (("TASS",), "© 2025 Reuters", BODY, True)


@pytest.mark.parametrize(
    "content",
    [
        f'<content type="html">{escape(BODY)}</content>',
        f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{BODY}</div></content>',
    ],
)
def test_an_entry_of_atom_gives_its_text_its_times_and_the_feed_it_was_taken_from(content: str) -> None:
    source = '<source><title>Estuary Post</title><link href="https://post.example/"/></source>'
    one = first(atom(entry(content, more=source)))
    assert (one.published, one.updated) == ("2025-06-03T18:05:00+02:00", "2025-06-04T09:00:00+02:00")
    assert (one.text, one.whole, one.language) == (BODY, True, "en")
    assert one.source is not None
    assert (one.source.name, one.source.url) == ("Estuary Post", "https://post.example/")


def test_text_without_tags_becomes_paragraphs() -> None:
    plain = "\n\n".join(PARAGRAPHS)
    assert first(atom(entry(f'<content type="text">{plain}</content>'))).text == BODY.replace("'", "&#x27;")


def test_an_entry_of_rss_1_is_dated_by_dublin_core() -> None:
    one = first(
        rdf(
            '<item rdf:about="https://echo.example/9"><title>Nine</title><link>https://echo.example/9</link>'
            "<dc:date>2025-06-02T10:00:00Z</dc:date><dc:publisher>The Saltmere Echo</dc:publisher></item>"
        )
    )
    assert (one.key, one.updated) == ("https://echo.example/9", "2025-06-02T10:00:00Z")
    assert (one.feed.name, one.publisher) == ("Saltmere Echo", "The Saltmere Echo")


@pytest.mark.parametrize(
    ("body", "whole"),
    [
        (BODY, True),
        ("<p>Two words.</p>", False),
        ("", False),
        (BODY + "<p>The post <a href='x'>Pilots</a> appeared first on <a href='y'>Echo</a>.</p>", True),
        (BODY + "<p>And then […]</p>", False),
        (BODY + "<p>And then the board…</p>", False),
        (BODY + '<p><a href="https://echo.example/1">Continue reading the article</a></p>', False),
        (BODY + '<p><a href="https://echo.example/1">Read more »</a></p>', False),
        (BODY + "<p>Readers may read on. Nothing was said of it.</p>", True),
    ],
)
def test_an_entry_is_an_article_where_it_holds_all_of_it(body: str, whole: bool) -> None:
    one = first(rss(item(body=body)))
    assert one.whole is whole
    assert "appeared first" not in one.text


def test_a_summary_is_an_article_only_where_it_is_long() -> None:
    def described(text: str) -> Entry:
        return first(rss(f"<item><title>T</title><description>{escape(text)}</description></item>"))

    assert not described(BODY).whole
    assert described(BODY * 3).whole
    assert not described(TEASER).whole


def test_what_is_said_of_a_picture_is_not_said_of_the_article() -> None:
    more = (
        '<media:content url="https://echo.example/a.jpg"><media:title>A ship</media:title>'
        "<media:credit>AP</media:credit><media:description>A ship in the harbour</media:description></media:content>"
    )
    one = first(rss(item(more=more)))
    assert (one.title, one.text, one.authors) == ("Pilots and board go on talking", BODY, ())


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "ftp://echo.example/1", "https://", "http://[::1", "mailto:a@b"]
)
def test_an_address_that_is_none_of_the_web_is_none(link: str) -> None:
    assert first(rss(item(link=link))).url is None


def test_entries_without_any_name_are_told_apart_by_what_they_say() -> None:
    feed = cut(rss("<item><title>One</title></item>", "<item><description>Two</description></item>", "<item/>"))
    assert [read_entry(data).key for data in feed.entries] == ["One", "Two", ""]


@pytest.mark.parametrize(
    ("text", "title", "url", "published"),
    [
        (
            '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Echo</title><entry><id>x</id>'
            '<title mode="escaped">Pilots &amp;amp; board</title><link rel="alternate" href="https://echo.example/3"/>'
            "<issued>2003-12-13T08:29:29-04:00</issued></entry></feed>",
            "Pilots & board",
            "https://echo.example/3",
            "2003-12-13T08:29:29-04:00",
        ),
        (
            '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/'
            'simple/0.9/"><channel><title>Echo</title></channel><item><title>1 &lt; 2</title>'
            "<link>https://echo.example/9</link></item></rdf:RDF>",
            "1 < 2",
            "https://echo.example/9",
            None,
        ),
        (
            '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>Echo</a:title><a:entry><a:id>x</a:id>'
            '<a:title type="html">A &lt;b&gt;bold&lt;/b&gt; day</a:title><a:link rel="self" href="https://echo.example/s"/>'
            '<a:link href="https://echo.example/1"/><a:published>2025-01-01T00:00:00Z</a:published></a:entry></a:feed>',
            "A bold day",
            "https://echo.example/1",
            "2025-01-01T00:00:00Z",
        ),
        (
            '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://echo.example/rss.dtd">'
            '<rss version="0.91"><channel><title>E</title><item><title>Caf&eacute;</title>'
            "<link>https://echo.example/4</link></item></channel></rss>",
            "Café",
            "https://echo.example/4",
            None,
        ),
    ],
    ids=["Atom 0.3", "RSS 0.90", "Atom with a prefix", "RSS 0.91"],
)
def test_older_and_odder_feeds_say_the_same(text: str, title: str, url: str, published: str | None) -> None:
    one = first(text)
    assert (one.title, one.url, one.published) == (title, url, published)


@pytest.mark.parametrize(
    ("guid", "url"),
    [
        ("<guid>g1</guid>", None),
        ('<guid isPermaLink="true">/2025/g1</guid>', None),
        ("<guid>tag:echo.example,2025:1</guid>", None),
        ("<guid> https://echo.example/g1</guid>", "https://echo.example/g1"),
        ('<guid isPermaLink="false">https://echo.example/g1</guid>', None),
    ],
)
def test_a_name_is_no_address_wherever_the_feed_came_from(guid: str, url: str | None) -> None:
    text = rss(f"<item>{guid}<title>Nine</title></item>")
    for came_from in (None, "https://echo.example/feed"):
        (data,) = cut(text, came_from).entries
        assert read_entry(data).url == url
