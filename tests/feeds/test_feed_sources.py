import gzip
import io
import re
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from writing import BODY, TEASER, TEXT, atom, entry, item, rss

from twosource.capture import take
from twosource.document import clean
from twosource.pipeline import brief
from twosource.records.page import Capture, Credit, Document, Failure


def taken(tmp_path: Path, text: str) -> list[Capture | Failure]:
    (tmp_path / "feed").write_text(text, encoding="utf-8")
    return list(take([str(tmp_path / "feed")]))


def document(tmp_path: Path, text: str) -> Document:
    (capture,) = taken(tmp_path, text)
    assert isinstance(capture, Capture)
    (one,) = clean(capture)
    return one


def test_each_whole_entry_is_a_capture_that_knows_its_address(tmp_path: Path) -> None:
    found = taken(tmp_path, rss(item(1), item(2)))
    assert [one.url for one in found if isinstance(one, Capture)] == [
        "https://echo.example/1",
        "https://echo.example/2",
    ]
    assert {one.media_type for one in found if isinstance(one, Capture)} == {"application/rss+xml"}


def test_the_capture_of_an_entry_is_a_feed_that_gives_the_same_entry(tmp_path: Path) -> None:
    first, _ = taken(tmp_path, rss(item(1), item(2)))
    assert isinstance(first, Capture)
    (again,) = taken(tmp_path, first.data.decode())
    assert isinstance(again, Capture)
    assert again.data == first.data


def test_entries_that_hold_only_a_beginning_are_one_line(tmp_path: Path) -> None:
    *captures, failure = taken(tmp_path, rss(item(1), item(2, body=""), item(3, body="")))
    assert len(captures) == 1
    assert isinstance(failure, Failure)
    assert failure.reason == (
        "2 of 3 entries of this feed hold no more than the beginning; twosource watch takes in the pages they link"
    )
    (only,) = taken(tmp_path, rss(item(1, body="")))
    assert isinstance(only, Failure)
    assert only.reason.startswith("all entries of this feed")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (rss(), "a feed without entries"),
        (rss(item())[:600], "a feed that breaks off"),
        ("<rss><nothing/></rss>", "XML without anything of a feed in it"),
        ("<opml version='2.0'><body/></opml>", "a list of feeds (OPML); twosource watch follows them"),
    ],
)
def test_a_feed_with_nothing_in_it_is_one_line(tmp_path: Path, text: str, reason: str) -> None:
    (failure,) = taken(tmp_path, text)
    assert isinstance(failure, Failure)
    assert failure.reason == reason


def test_a_feed_comes_packed_and_through_a_pipe_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "feed.gz").write_bytes(gzip.compress(rss(item()).encode("utf-16")))
    (packed,) = take([str(tmp_path / "feed.gz")])
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BufferedReader(io.BytesIO(rss(item()).encode()))))
    (piped,) = take(["-"])
    assert isinstance(packed, Capture)
    assert isinstance(piped, Capture)
    assert packed.data == piped.data


def test_an_entry_is_the_article_that_its_page_is(tmp_path: Path) -> None:
    head = "<title>Pilots and board go on talking</title><meta property='og:site_name' content='Saltmere Echo'>"
    body = f"<nav><a href='/'>Home</a></nav><article><h1>Pilots and board go on talking</h1>{BODY}</article>"
    (tmp_path / "page.html").write_text(f"<!doctype html><html><head>{head}</head><body>{body}</body></html>")
    (capture,) = take([str(tmp_path / "page.html")])
    assert isinstance(capture, Capture)
    (page,) = clean(capture)
    one = document(tmp_path, rss(item()))
    assert (one.title, one.text) == (page.title, page.text) == ("Pilots and board go on talking", TEXT)
    assert grams(one.text) == grams(page.text)


def grams(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[at : at + 4]) for at in range(len(words) - 3)}


def test_times_byline_outlet_and_address_are_those_of_the_entry(tmp_path: Path) -> None:
    one = document(tmp_path, rss(item(more="<dc:creator>Nadia Brandt</dc:creator>"), title="Saltmere Echo | World"))
    assert (one.published.value, one.published.evidence) == (
        "2025-06-03T18:05:00+02:00",
        "Tue, 03 Jun 2025 18:05:00 +0200",
    )
    assert (one.byline, one.url) == (("Nadia Brandt",), "https://echo.example/1")
    assert (one.outlet.name, one.outlet.domain) == ("Saltmere Echo", "echo.example")
    atomic = document(
        tmp_path, atom(entry(f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{BODY}</div></content>'))
    )
    assert (atomic.published.value, atomic.text) == ("2025-06-03T18:05:00+02:00", TEXT)
    assert atomic.modified is not None
    assert atomic.modified.value == "2025-06-04T09:00:00+02:00"


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("Tue, 03 Jun 2025 18:05:00 EST", "2025-06-03T18:05:00-05:00"),
        ("Tue, 03 Jun 25 18:05 GMT", "2025-06-03T18:05:00+00:00"),
        ("Tue, 03 Jun 2025", "2025-06-03"),
        ("2025-06-03T18:05:00Z", "2025-06-03T18:05:00+00:00"),
        ("yesterday evening", None),
    ],
)
def test_times_are_understood_as_feeds_write_them(tmp_path: Path, words: str, value: str | None) -> None:
    one = document(tmp_path, rss(item(published=words)))
    assert one.published.value == value


@pytest.mark.parametrize(
    ("more", "credit"),
    [
        ('<source url="https://post.example/rss">Estuary Post</source>', ("Estuary Post", "https://post.example/rss")),
        ("<dc:source>https://post.example/7</dc:source>", ("post.example", "https://post.example/7")),
        ("<dc:source>Estuary Post</dc:source>", ("Estuary Post", None)),
    ],
)
def test_what_an_entry_names_as_its_source_is_evidence_of_lineage(
    tmp_path: Path, more: str, credit: tuple[str, str | None]
) -> None:
    one = document(tmp_path, rss(item(more=more)))
    assert Credit(name=credit[0], how="structured", url=credit[1]) in one.credits
    assert one.outlet.name == "Saltmere Echo"


def test_rights_of_an_agency_are_evidence_of_lineage(tmp_path: Path) -> None:
    one = document(tmp_path, rss(item(more="<dc:rights>© 2025 Reuters. All rights reserved.</dc:rights>")))
    assert [(credit.name, credit.span) for credit in one.credits] == [("Reuters", None)]
    assert document(tmp_path, rss(item(more="<dc:rights>© Saltmere Echo</dc:rights>"))).credits == ()


def test_a_feed_that_collects_names_the_outlet_that_it_collects_from(tmp_path: Path) -> None:
    own = '<source url="https://echo.example/rss">Saltmere Echo</source>'
    one = document(tmp_path, rss(item(more=own), title="All the ferries", link="https://planet.example/"))
    assert (one.outlet.name, one.credits) == ("Saltmere Echo", ())
    unnamed = document(tmp_path, rss(item(), title="All the ferries", link="https://planet.example/"))
    assert (unnamed.outlet.name, unnamed.outlet.domain) == (None, "echo.example")


def test_an_entry_in_two_feeds_of_one_outlet_is_one_document(tmp_path: Path) -> None:
    one, other = (document(tmp_path, rss(item(), title=title)) for title in ("Echo - World", "Echo - Ships"))
    assert one.id == other.id


def test_an_entry_without_words_of_its_own_gives_no_article(tmp_path: Path) -> None:
    (failure,) = taken(tmp_path, rss(item(body=f"<p>{TEASER}</p>")))
    assert isinstance(failure, Failure)


def test_a_page_and_its_entry_in_a_feed_are_one_origin(tmp_path: Path) -> None:
    head = "<title>Pilots</title><link rel='canonical' href='https://echo.example/1'>"
    page = f"<!doctype html><html><head>{head}</head><body><article><h1>Pilots</h1>{BODY}</article></body></html>"
    (tmp_path / "page.html").write_text(page)
    (tmp_path / "feed.xml").write_text(rss(item(1)))
    (story,) = brief([str(tmp_path)], reader="rules").stories
    assert (len(story.documents), len(story.origins)) == (2, 1)


def test_an_entry_that_no_reader_can_read_costs_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from feedparser import parse

    def failing(stream: io.BytesIO, **more: object) -> object:
        if b"broken" in stream.getvalue():
            raise KeyError("links")
        return parse(stream, **more)

    monkeypatch.setattr("feedparser.parse", failing)
    found = taken(tmp_path, rss(item(1), item(2, title="broken"), item(3)))
    assert [isinstance(each, Capture) for each in found] == [True, True, False]
    assert isinstance(found[2], Failure)
    assert found[2].reason == "1 of 3 entries of this feed cannot be read"
