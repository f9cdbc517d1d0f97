import gzip
import hashlib
import json

import pytest
from own_servers import DATE, Server, answer, redirect

from twosource.capture import take
from twosource.fetch import Client
from twosource.records.page import Capture, Failure
from twosource.settings import Settings, Web

PAGE = "<html><head><title>Talks</title></head><body><p>The talks were held, the mediator said.</p></body></html>"


def taken(server: Server, *paths: str) -> list[Capture | Failure]:
    settings = Settings(web=Web(allowed=(server.host,)))
    return list(take([server.url + path for path in paths], settings))


def test_a_page_at_an_address_is_the_page_in_a_file_with_its_address_and_time() -> None:
    with Server({"/a": redirect("/b"), "/b": answer(PAGE.encode(), Date=DATE, Content_Type="text/plain")}) as server:
        (found,) = taken(server, "/a")
        assert isinstance(found, Capture)
        assert (found.path, found.url) == (f"{server.url}/a", f"{server.url}/b")
    assert (found.data, found.sha256) == (PAGE.encode(), hashlib.sha256(PAGE.encode()).hexdigest())
    assert (found.media_type, found.taken) == ("text/html", "2025-05-28T10:30:00+00:00")


@pytest.mark.parametrize("date", ["", "yesterday", "Wed, 28 May 1825 10:30:00 GMT", "Wed, 99 May 2025 10:30:00 GMT"])
def test_a_server_that_does_not_know_the_time_gives_none(date: str) -> None:
    with Server({"/": answer(PAGE.encode(), Date=date)}) as server:
        (found,) = taken(server, "/")
    assert isinstance(found, Capture)
    assert found.taken is None


def test_what_it_is_its_content_decides_and_not_its_server() -> None:
    lines = b"".join(json.dumps({"text": f"The talks were held on {n} May."}).encode() + b"\n" for n in (1, 2))
    says = {
        "/page": answer(PAGE.encode(), Content_Type="image/png"),
        "/lines": answer(gzip.compress(lines), Content_Type="text/html"),
        "/text": answer(b"The talks were held, the mediator said.", Content_Type="application/octet-stream"),
    }
    with Server(says) as server:
        found = [each for each in taken(server, *says) if isinstance(each, Capture)]
    assert [each.media_type for each in found] == ["text/html", "application/json", "application/json", "text/plain"]
    assert [each.url for each in found[1:3]] == [None, None]  # the address of the file, and of neither article


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "empty"),
        (b"%PDF-1.7", "binary: a PDF file"),
        (b"\x89PNG\r\n\x1a\n", "binary: a picture"),
        (b"\x1f\x8b\x08", "truncated gzip"),
    ],
)
def test_what_is_no_text_is_refused_as_a_file_of_the_kind_is(body: bytes, reason: str) -> None:
    with Server({"/a": answer(body), "/b": answer(PAGE.encode())}) as server:
        refused, found = taken(server, "/a", "/b")
        assert refused == Failure(source=f"{server.url}/a", reason=reason)
    assert isinstance(found, Capture)


def test_an_encoding_that_only_the_server_says_is_heeded_and_the_pages_own_word_counts_more() -> None:
    words = "<html><p>Переговоры состоялись"
    said = "text/html; charset=koi8-r"
    own = words.replace("<html>", '<html><meta charset="windows-1251">')
    says = {
        "/silent": answer(words.encode("koi8-r"), Content_Type=said),
        "/own": answer(own.encode("cp1251"), Content_Type=said),
        "/utf8": answer(words.encode(), Content_Type=said),
        "/wrong": answer(words.encode(), Content_Type="text/html; charset=no-such-thing"),
    }
    with Server(says) as server:
        found = [each for each in taken(server, *says) if isinstance(each, Capture)]
    assert [each.charset for each in found] == ["koi8-r", "cp1251", "utf-8", "utf-8"]
    assert all("Переговоры" in each.data.decode(each.charset or "") for each in found)


def test_what_cannot_be_fetched_is_named_and_the_rest_is_taken() -> None:
    with Server({"/b": answer(PAGE.encode())}) as server:
        first, second = taken(server, "/a", "/b")
        assert first == Failure(source=f"{server.url}/a", reason="answered 404 Not Found")
        assert isinstance(second, Capture)


def test_one_client_serves_all_addresses_of_a_call() -> None:
    with Server({f"/{n}": answer(PAGE.encode()) for n in range(3)}) as server:
        taken(server, "/0", "/1", "/2")
        assert [path for path, _ in server.asked].count("/robots.txt") == 1
        client = Client(Web(allowed=(server.host,)))
        for n in range(3):
            list(take([f"{server.url}/{n}"], client=client))
        assert [path for path, _ in server.asked].count("/robots.txt") == 2
