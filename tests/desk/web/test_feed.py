"""The reading room has the feed of changes, and its pages say where."""

import feedparser
from readers import HERE, Reader

from twosource.archive.in_memory import InMemoryArchive


def test_the_room_has_a_feed_with_links_to_itself() -> None:
    reader = Reader()
    answer = reader.ask("/changes.atom")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/atom+xml")
    read = feedparser.parse(answer.content)
    assert not read.bozo
    assert len(read.entries) == len(reader.holdings.dossier().stories)
    assert reader.ask(read.entries[0].link.removeprefix(HERE)).status_code == 200


def test_the_page_of_changes_says_where_the_feed_is() -> None:
    page = Reader().page("/changes")
    (link,) = page.xpath("//head/link[@rel='alternate'][@type='application/atom+xml']/@href")
    assert link == "/changes.atom"


def test_who_has_the_feed_of_this_state_is_not_sent_it_again() -> None:
    reader = Reader()
    tag = reader.ask("/changes.atom").headers["etag"]
    assert reader.ask("/changes.atom", **{"If-None-Match": tag}).status_code == 304
    assert reader.ask("/changes.atom", **{"If-None-Match": tag, "Host": "localhost:8000"}).status_code == 200


def test_an_empty_room_has_an_empty_feed() -> None:
    read = feedparser.parse(Reader(InMemoryArchive()).ask("/changes.atom").content)
    assert (read.bozo, read.entries) == (False, [])


def test_a_room_with_a_token_keeps_its_feed_to_those_who_have_it() -> None:
    reader = Reader(token="a-token-of-sixteen")
    assert reader.ask("/changes.atom").status_code == 401
    assert reader.ask("/changes.atom", Authorization="Bearer a-token-of-sixteen").status_code == 200
