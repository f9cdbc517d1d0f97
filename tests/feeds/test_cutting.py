import pytest
from hypothesis import given
from hypothesis import strategies as st
from writing import BODY, atom, entry, item, rdf, rss

from twosource.errors import Refused
from twosource.feeds import cut, feed_kind, outlines, read_entry


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (rss(), "rss"),
        (atom(), "feed"),
        (rdf(), "rdf"),
        ("\ufeff<?xml version='1.0'?>\n<!-- of the Echo -->\n" + rss()[21:], "rss"),
        ("<opml version='2.0'><body/></opml>", "opml"),
        ("<!doctype html><html><body>rss feed</body></html>", None),
        ("<rssfeed/>", None),
        ("<?a?><!--b--><!DOCTYPE c [d]>" * 6 + "<rss/>", "rss"),
        ("<?a?><!--b--><!DOCTYPE c [d]>" * 2000, None),
        ("<!--" * 9000, None),
        ("rss is what the <rss> of a page is called", None),
    ],
)
def test_a_feed_is_known_by_its_root(text: str, kind: str | None) -> None:
    assert feed_kind(text) == kind


def test_each_entry_is_a_feed_of_its_own_that_says_what_it_said_among_the_others() -> None:
    feed = cut(rss(item(1), item(2, title="A second day")))
    assert [read_entry(data).title for data in feed.entries] == ["Pilots and board go on talking", "A second day"]
    for data in feed.entries:
        again = cut(data.decode())
        assert again.entries == (data,)


def test_an_entry_is_the_same_bytes_whatever_stands_beside_it_or_counts_its_comments() -> None:
    one = cut(rss(item(1))).entries[0]
    more = "<lastBuildDate>Tue, 03 Jun 2025 20:00:00 +0200</lastBuildDate>"
    other = cut(rss(item(2), item(1, more="<slash:comments>7</slash:comments>"), more=more)).entries[1]
    assert one == other


@given(st.lists(st.integers(1, 9), max_size=6))
def test_cutting_does_not_depend_on_what_else_is_in_the_feed(numbers: list[int]) -> None:
    alone = [cut(rss(item(number))).entries[0] for number in numbers]
    assert list(cut(rss(*map(item, numbers))).entries) == alone


def test_a_feed_that_breaks_off_loses_the_entry_that_may_be_half() -> None:
    text = rss(item(1), item(2), item(3))
    feed = cut(text[: text.rindex("nobody had left")])
    assert (len(feed.entries), feed.whole, cut(text).whole) == (2, False, True)


def test_broken_xml_is_mended() -> None:
    text = rss(item(1, title="ok", more="<category>Ships & <b>boats</category>"), item(2))
    first, second = map(read_entry, cut(text).entries)
    assert (first.title, second.title) == ("ok", "Pilots and board go on talking")
    bare = rss(item(1, link="LINK")).replace("LINK", "https://echo.example/?a=1&b=2")
    assert read_entry(cut(bare).entries[0]).url == "https://echo.example/?a=1&b=2"


def test_entities_of_html_are_characters() -> None:
    text = rss(item(1, title="TITLE")).replace("TITLE", "Caf&eacute; &amp; bar&nbsp;&#8211; open")
    assert read_entry(cut(text).entries[0]).title == "Café & bar – open"


def test_entities_are_never_expanded_and_nothing_is_fetched() -> None:
    doctype = '<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "file:///etc/hostname">]>'
    text = rss(item(1, title="TITLE")).replace("<rss", doctype + "<rss").replace("TITLE", "x &b; &c; y")
    assert feed_kind(text) == "rss"
    title = read_entry(cut(text).entries[0]).title or ""
    assert "aaaa" not in title
    assert len(title) < 20


@pytest.mark.parametrize(
    "inner",
    [
        "<author>" + "a" * 100_000 + "</author>",
        "<title " + " ".join(f'a{i}="1"' for i in range(20_000)) + "/>",
        "".join(f"<category>{i}</category>" for i in range(20_000)),
        "<description>" + "&lt;" * 600_000 + "</description>",
        "<description>" + "<a>" * 20_000 + "</description>",
        "".join(f'<link xmlns:n{i}="u{i}"/>' for i in range(5_000)),
        "<description>" + "<![CDATA[" * 50_000 + "</description>",
    ],
    ids=["author", "attributes", "categories", "entities", "depth", "namespaces", "cdata"],
)
def test_what_is_made_to_take_long_is_cut_short(inner: str) -> None:
    feed = cut(rss(item(1), f"<item>{inner}</item>"))
    assert read_entry(feed.entries[0]).whole
    assert not any(read_entry(data).whole for data in feed.entries[1:])


def test_more_entries_than_anybody_writes_are_counted_and_left_out() -> None:
    feed = cut(rss("<item/>" * 2_100))
    assert (len(feed.entries), feed.beyond) == (2_000, 100)


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("<ttl>30</ttl>", 1800),
        ("<ttl>soon</ttl>", None),
        ("", None),
        ("<ttl>99999999999</ttl>", 7 * 86_400),
        ("<sy:updatePeriod xmlns:sy='s'>hourly</sy:updatePeriod>", 3600),
        ("<updatePeriod>daily</updatePeriod><updateFrequency>4</updateFrequency>", 21_600),
    ],
)
def test_a_feed_says_how_long_it_wants_to_be_left_alone(said: str, seconds: int | None) -> None:
    assert cut(rss(more=said)).every == seconds


@pytest.mark.parametrize(
    "text", ["<rss></rss>", "<", "<rss><channel><thing/></channel></rss>", "<rss>" * 9, rss("<b/>" * 210_000)]
)
def test_what_is_no_feed_is_refused_in_one_line(text: str) -> None:
    with pytest.raises(Refused) as refused:
        cut(text)
    assert "\n" not in refused.value.reason


def test_relative_links_are_read_against_where_the_feed_came_from() -> None:
    feed = cut(rss(item(1, link="/2025/ferries")), "https://echo.example/feed.xml")
    assert read_entry(feed.entries[0]).url == "https://echo.example/2025/ferries"
    assert read_entry(cut(atom(entry(BODY, link="../x")), "https://echo.example/a/b").entries[0]).url == (
        "https://echo.example/x"
    )


def test_a_list_of_feeds_gives_their_addresses_in_order() -> None:
    inner = '<outline text="News"><outline xmlUrl="https://b.example/rss"/></outline><outline text="none"/>'
    text = f'<opml version="2.0"><body><outline xmlUrl=" https://a.example/rss "/>{inner}</body></opml>'
    assert list(outlines(text)) == ["https://a.example/rss", "https://b.example/rss"]


@pytest.mark.parametrize(
    "head",
    [
        f'<rss xmlns:a="http://{"x" * 500_000}"><channel><title>T</title>',
        f'<rss {"a" * 40_000}="b"><channel><title>T</title>',
        f'<rss><channel xmlns:a="http://{"x" * 500_000}"><title>T</title>',
        f'<rss><channel><a:title xmlns:a="http://{"x" * 500_000}">T</a:title>',
        "<rss><channel>" + f'<link a="{"x" * 2000}" b="{"x" * 2000}">{"x" * 2000}</link>' * 60,
    ],
    ids=["namespace", "attribute", "namespace of the channel", "namespace of a part", "parts"],
)
def test_a_small_feed_whose_entries_would_fill_the_memory_is_refused(head: str) -> None:
    with pytest.raises(Refused, match="more than 64 MB"):
        cut(f"{head}{'<item><guid>1</guid></item>' * 2000}</channel></rss>")


def test_a_vocabulary_by_a_name_that_is_no_address_is_broken_xml() -> None:
    with pytest.raises(Refused, match="broken XML"):
        cut(rss(item(1)).replace("<rss ", '<rss xmlns:x="http://a<b>" ', 1))
