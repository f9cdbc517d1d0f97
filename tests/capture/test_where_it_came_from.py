"""The address that something came from is that of a page, and of none of the articles in a file of many."""

import io
import json
from collections.abc import Callable, Iterable

import pytest

from benchmarks.warc.made import record
from twosource.archive.holdings import Holdings
from twosource.archive.in_memory import InMemoryArchive
from twosource.capture.content import captures
from twosource.capture.fetched import captures_of
from twosource.desk.web.adding import Jobs, Source
from twosource.fetch import Client, Fetched
from twosource.records.page import Capture, Failure
from twosource.settings import DEFAULT

URL = "https://wire.example/all"
TEXT = "The pilots and the harbour board met on Tuesday and agreed to go on talking, the chairwoman said. " * 6
BODY = f"<p>{TEXT}</p>"


def lines(**fields: str) -> bytes:
    return b"\n".join(json.dumps({**fields, "published": f"2025-06-0{n}"}).encode() for n in (1, 2, 3))


def entry(number: int, link: str) -> str:
    content = f"<content:encoded><![CDATA[{BODY}]]></content:encoded>"
    return f'<item><title>Talks</title>{link}<guid isPermaLink="false">tag:{number}</guid>{content}</item>'


SPACE = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
ENTRIES = entry(1, "<link>https://echo.example/1</link>") + entry(2, "") + entry(3, "<link>/rel</link>")
PAGE = f"<!doctype html><html><head><title>Pilots</title></head><body>{BODY}</body></html>".encode()
FEED = f'<rss version="2.0" {SPACE}><channel><title>Echo</title>{ENTRIES}</channel></rss>'.encode()
NITF = f"<nitf><body><body.head/><body.content>{BODY}</body.content></body></nitf>".encode()
LINKED = lines(**{"@type": "NewsArticle", "headline": "Pilots", "articleBody": TEXT})
GIVEN = {
    "html": (PAGE, [URL]),
    "text": (TEXT.encode(), [URL]),
    "lines": (lines(text=TEXT), [None] * 3),
    "json-ld": (LINKED, [None] * 3),
    "nitf": (NITF, [None]),
    "feed": (FEED, ["https://echo.example/1", None, "https://wire.example/rel"]),
}


def urls(found: Iterable[Capture | Failure]) -> list[str | None]:
    return [each.url for each in found if isinstance(each, Capture)]


def by_address(body: bytes) -> list[str | None]:
    return urls(captures_of(Fetched(url=URL, status=200, body=body), "given", DEFAULT))


def in_a_web_archive(body: bytes) -> list[str | None]:
    data = record("resource", URL, body, media_type="text/plain")
    return urls(captures("x.warc", io.BytesIO(data), DEFAULT))


def into_the_room(source: Source, client: Client | None = None) -> list[str | None]:
    held = Holdings(InMemoryArchive(), "rules")
    jobs = Jobs(held, client=client)
    jobs.submit([source]).result()
    jobs.close()
    return [each.url for each in held.archive.captures()]


def pasted_into_the_room(body: bytes) -> list[str | None]:
    return into_the_room(Source(name="pasted", data=body, url=URL))


def fetched_by_the_room(body: bytes) -> list[str | None]:
    class Answers(Client):
        def fetch(self, url: str, **_: object) -> Fetched:
            return Fetched(url=URL, status=200, body=body)

    asked = "https://short.example/x"
    return into_the_room(Source(name=asked, data=b"", url=asked, fetch=True), Answers())


@pytest.mark.parametrize("kind", GIVEN)
@pytest.mark.parametrize("way", [by_address, in_a_web_archive, pasted_into_the_room, fetched_by_the_room])
def test_a_page_has_the_address_that_it_came_from_and_data_has_its_own(
    way: Callable[[bytes], list[str | None]], kind: str
) -> None:
    body, expected = GIVEN[kind]
    assert way(body) == expected


def test_articles_in_one_file_by_address_are_no_versions_of_one_another() -> None:
    held = Holdings(InMemoryArchive(), "rules")
    for each in captures_of(Fetched(url=URL, status=200, body=LINKED), "given", DEFAULT):
        assert isinstance(each, Capture)
        list(held.take(each))
    assert not any(each.is_outdated for story in held.dossier().stories for each in story.derivations)
