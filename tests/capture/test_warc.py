import errno
import gzip
import io
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import count, islice
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from fastwarc.stream_io import BrotliWriter, ZstdWriter
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.warc.made import answered, made_records, packed, record
from twosource.capture import take, warc
from twosource.capture.content import captures
from twosource.records.page import Capture, Crawled, Failure
from twosource.settings import DEFAULT, Settings

URL = "https://www.echo.example/talks"


def page(words: str = "The talks go on") -> bytes:
    text = f"<p>{words}, the mediator said on Monday after the second meeting.</p>"
    return f"<!doctype html><html><head><title>{words}</title></head><body>{text}</body></html>".encode()


def response(body: bytes = page(), url: str = URL, **more: str) -> bytes:
    return record("response", url, answered(body, **more))


def taken(data: bytes, settings: Settings = DEFAULT, path: str = "crawl") -> list[Capture | Failure]:
    return list(captures(path, io.BytesIO(data), settings))


def pages(*records: bytes) -> list[Capture]:
    found = taken(b"".join(map(gzip.compress, records)))
    return [each for each in found if isinstance(each, Capture)]


def failures(data: bytes, settings: Settings = DEFAULT) -> list[str]:
    found = [each for each in taken(data, settings) if isinstance(each, Failure) and not isinstance(each, Crawled)]
    return [f"{each.source}: {each.reason}" for each in found]


def counted(data: bytes) -> tuple[int, int]:
    last = taken(data)[-1]
    assert isinstance(last, Crawled)
    return last.records, last.pages


def chunked(body: bytes, size: int = 50) -> bytes:
    parts = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def written(body: bytes, writer: type[BrotliWriter] | type[ZstdWriter]) -> bytes:
    with TemporaryDirectory() as place:
        path = Path(place) / "packed"
        with writer(str(path)) as file:
            file.write(body)
        return path.read_bytes()


def zstd(body: bytes) -> bytes:
    return written(body, ZstdWriter)


def br(body: bytes) -> bytes:
    return written(body, BrotliWriter)


def test_a_page_comes_with_its_address_and_the_time_of_its_record() -> None:
    (found,) = pages(record("response", f"<{URL}>", answered(page()), at=3661))
    assert (found.url, found.taken, found.media_type) == (URL, "2025-06-01T01:01:01+00:00", "text/html")
    assert found.data == page()
    assert found.crawl == "crawl"


@pytest.mark.parametrize(
    "wrapped",
    [
        lambda records: b"".join(records),
        lambda records: b"".join(map(gzip.compress, records)),
        lambda records: gzip.compress(b"".join(records)),
        lambda records: gzip.compress(b"".join(map(gzip.compress, records))),
        lambda records: b"".join(map(zstd, records)),
        lambda records: gzip.compress(records[0]) + b"\0" * 5000 + gzip.compress(b"".join(records[1:])),
        lambda records: b"".join(gzip.compress(each[:-4]) + gzip.compress(each[-4:]) for each in records),
        lambda records: gzip.compress(b"").join([b"", *map(gzip.compress, records)])[20:] + gzip.compress(b""),
    ],
    ids=[
        "plain",
        "each packed",
        "packed as a whole",
        "packed twice",
        "zstd",
        "filled up with zeros",
        "ends apart",
        "gaps",
    ],
)
def test_a_web_archive_is_known_by_its_content_however_it_is_packed(wrapped, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    urls = [f"{URL}/{n}" for n in range(4)]
    (tmp_path / "crawl.html").write_bytes(wrapped([response(page(url), url) for url in urls]))
    found = list(take([str(tmp_path)]))
    assert [each.url for each in found if isinstance(each, Capture)] == urls
    assert isinstance(found[-1], Crawled)


@pytest.mark.parametrize(
    "other",
    [
        record("request", URL, b"GET / HTTP/1.1\r\nHost: echo.example\r\n\r\n"),
        record("revisit", URL, answered(b"")),
        record("metadata", URL, b"fetchTimeMs: 1", media_type="application/warc-fields"),
        record("warcinfo", URL, b"software: crawler", media_type="application/warc-fields"),
        record("continuation", URL, page(), media_type="text/html"),
        record("resource", "urn:text:" + URL, b"The words of the page.", media_type="text/plain"),
        record("resource", URL, b"\x89PNG", media_type="image/png"),
        record("response", "dns:echo.example", b"20250601 192.0.2.1", media_type="text/dns"),
        response(page(), status="404 Not Found"),
        response(page(), status="301 Moved Permanently"),
        response(page(), status="206 Partial Content"),
        response(b"User-agent: *\nDisallow: /", media_type="text/plain"),
        response(b"\xff\xd8\xff\xe0 a picture", media_type="image/jpeg"),
        response(b"\x89PNG a picture that is called a page"),
        response(b"Words without a tag, whatever they are called."),
        response(b""),
        response(b'{"text": "What a page loads from behind."}', media_type="application/json"),
        response(b"<?xml version='1.0'?><urlset></urlset>", media_type="application/xml"),
        response(response(), media_type="text/html"),
        response(gzip.compress(response()), media_type="text/html"),
    ],
)
def test_what_is_no_page_is_passed_over_and_said_to_nobody(other: bytes) -> None:
    data = gzip.compress(response()) + gzip.compress(other) + gzip.compress(response())
    assert len(pages(response(), other, response())) == 2
    assert failures(data) == []
    assert counted(data) == (3, 2)


@pytest.mark.parametrize("kind", ["resource", "conversion"])
def test_a_record_of_nothing_but_a_page_is_one_and_so_are_the_words_of_a_page(kind: str) -> None:
    bare = record(kind, URL, page(), media_type="text/html; charset=utf-8")
    words = record(kind, URL, b"The talks go on, the mediator said on Monday.", media_type="text/plain")
    assert [each.media_type for each in pages(bare, words)] == ["text/html", "text/plain"]


def test_what_is_no_page_is_not_looked_into(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warc, "uncoded", lambda *_: pytest.fail("a body was read"))
    others = [each.data for each in made_records(200) if each.kind not in ("article", "index", "small")]
    assert counted(b"".join(map(gzip.compress, others))) == (len(others), 0)


@pytest.mark.parametrize("start", ["WARC/0.18", "WARC/1.0", "WARC/1.1"])
@pytest.mark.parametrize("status", ["HTTP/1.0", "HTTP/1.1", "HTTP/2", "HTTP/3"])
def test_any_version_is_read(start: str, status: str) -> None:
    answer = answered(page()).replace(b"HTTP/1.1", status.encode(), 1)
    data = record("response", URL, answer).replace(b"WARC/1.1", start.encode(), 1)
    assert len(pages(data)) == 1


def test_xhtml_is_a_page_and_so_is_one_whose_server_does_not_say_what_it_is() -> None:
    silent = record("response", URL, b"HTTP/1.1 200 OK\r\n\r\n" + page())
    assert len(pages(response(media_type="application/xhtml+xml"), silent)) == 2


@pytest.mark.parametrize(
    ("more", "body"),
    [
        ("Transfer-Encoding: chunked\r\n", chunked(page())),
        ("Content-Encoding: gzip\r\n", gzip.compress(page())),
        ("Content-Encoding: x-gzip\r\n", gzip.compress(page())),
        ("Content-Encoding: deflate\r\n", zlib.compress(page())),
        ("Content-Encoding: deflate\r\n", zlib.compress(page())[2:-4]),
        ("Content-Encoding: br\r\n", br(page())),
        ("Content-Encoding: zstd\r\n", zstd(page())),
        ("Content-Encoding: deflate, br\r\n", br(zlib.compress(page()))),
        ("Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n", chunked(gzip.compress(page()))),
        ("Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n", page()),
        ("Content-Encoding: br\r\n", page()),
        ("Content-Encoding: none\r\n", page()),
    ],
)
def test_codings_come_off_where_they_were_put_on(more: str, body: bytes) -> None:
    assert [each.data for each in pages(response(body, more=more))] == [page()]


def test_a_body_that_cannot_be_read_is_told_with_its_place_and_address() -> None:
    first = gzip.compress(response())
    bad = gzip.compress(response(b"\1\2\3" * 50, f"{URL}/x", more="Content-Encoding: br\r\n"))
    assert failures(first + bad + first) == [f"crawl:{len(first)}: {URL}/x: damaged br"]
    assert counted(first + bad + first) == (3, 2)


def test_a_body_that_grows_without_end_is_refused_and_the_others_stay() -> None:
    settings = Settings(capture_bytes=100_000)
    bomb = response(gzip.compress(b"<p>" + b"\0" * 1_000_000), more="Content-Encoding: gzip\r\n")
    data = b"".join(map(gzip.compress, [bomb, response(b"<p>" * 50_000), response()]))
    assert [reason.split(": ")[-1] for reason in failures(data, settings)] == ["holds more than 0 MB"] * 2
    assert len([each for each in taken(data, settings) if isinstance(each, Capture)]) == 1


def test_a_record_that_grows_without_end_is_refused_and_the_others_stay() -> None:
    bomb = gzip.compress(response(b"\0" * 3_000_000, media_type="image/png"))
    data = gzip.compress(response()) + bomb + gzip.compress(response())
    (reason,) = failures(data, Settings(unpacked_bytes=1_000_000))
    assert "grows beyond" in reason
    assert len([each for each in taken(data, Settings(unpacked_bytes=1_000_000)) if isinstance(each, Capture)]) == 2


@given(st.integers(0, 2), st.data())
def test_damage_to_one_record_takes_no_other_with_it(which: int, chance: st.DataObject) -> None:
    members = [bytearray(gzip.compress(response(page(str(n)), f"{URL}/{n}"), mtime=0)) for n in range(4)]
    at = chance.draw(st.integers(10, len(members[which]) - 1))
    member = members[which]
    member[at : at + chance.draw(st.integers(1, 20))] = chance.draw(st.binary(max_size=20))
    found = [each for each in taken(b"".join(map(bytes, members)), path="x.warc.gz") if isinstance(each, Capture)]
    whole = {f"{URL}/{n}" for n in range(4) if n != which}
    assert whole <= {each.url for each in found}
    assert all(each.data == page(str(each.url)[-1]) for each in found if each.url in whole)


@pytest.mark.parametrize("packed", [True, False])
def test_an_archive_that_breaks_off_gives_what_is_there_and_says_so(packed: bool) -> None:
    records = [response(page(str(n)), f"{URL}/{n}") for n in range(3)]
    data = b"".join(map(gzip.compress, records) if packed else records)[:-80]
    assert len([each for each in taken(data) if isinstance(each, Capture)]) == 2
    assert len(failures(data)) == 1


def test_a_record_of_a_wrong_length_is_told_and_the_next_that_can_be_found_goes_on() -> None:
    records = [response(page(str(n)), f"{URL}/{n}") for n in range(4)]
    length = len(answered(page("1")))
    records[1] = records[1].replace(b"Content-Length: %d" % length, b"Content-Length: %d" % (length + 400))
    data = b"".join(records)
    assert failures(data) == [
        f"crawl:{len(records[0])}: {URL}/1: its record has a wrong length, and runs into the next"
    ]
    assert pages(b"".join(records))[-1].url == f"{URL}/3"


@pytest.mark.parametrize("packed", [True, False])
def test_a_head_without_end_is_told_and_the_next_record_goes_on(packed: bool) -> None:
    endless = response(page(), f"{URL}/x").replace(b"WARC-Date", b"X: %b\r\nWARC-Date" % (b"y" * 100_000), 1)
    records = [response(), endless, response(), response()]
    data = b"".join(map(gzip.compress, records) if packed else records)
    assert len(failures(data)) == 1
    assert len([each for each in taken(data) if isinstance(each, Capture)]) >= 3


SMALL = [each for each in made_records(10) if len(each.data) < 5000]


@given(st.lists(st.sampled_from(SMALL), max_size=6), st.lists(st.integers(1, 400), min_size=1))
def test_it_makes_no_difference_in_what_pieces_a_stream_comes(records, sizes) -> None:  # type: ignore[no-untyped-def]
    data = b"".join(map(packed, records))
    whole = taken(gzip.compress(response()) + data)
    pieces = list(captures("crawl", Pieces(gzip.compress(response()) + data, sizes), DEFAULT))
    assert pieces == whole


class Pieces(io.BytesIO):
    """Gives no more at once than a network does."""

    def __init__(self, data: bytes, sizes: list[int]) -> None:
        super().__init__(data)
        self._sizes, self._at = sizes, 0

    def read1(self, size: int | None = -1, /) -> bytes:
        self._at += 1
        return super().read1(min(size or 0, self._sizes[self._at % len(self._sizes)]))


def test_nothing_is_held_but_the_record_at_hand() -> None:
    given: list[int] = []

    class Counted(io.RawIOBase):
        def __init__(self, parts: Iterator[bytes]) -> None:
            self._parts = parts

        def read1(self, size: int, /) -> bytes:
            given.append(size)
            return next(self._parts, b"")

    endless = (gzip.compress(response(page(str(n)), f"{URL}/{n}")) for n in count())
    found = list(islice(captures("crawl", Counted(endless), DEFAULT), 50))  # type: ignore[arg-type]
    assert [each.url for each in found if isinstance(each, Capture)] == [f"{URL}/{n}" for n in range(50)]
    assert len(given) < 60


@pytest.mark.parametrize("packed", [True, False])
def test_a_disk_that_fails_is_told_and_what_came_before_stays(packed: bool) -> None:
    class Failing(io.BytesIO):
        def read1(self, size: int | None = -1, /) -> bytes:
            part = super().read1(min(size or 0, 700))
            if not part:
                raise OSError(errno.EIO, "Input/output error")
            return part

    records = [response(page(str(n)), f"{URL}/{n}") for n in range(300)]
    found = list(captures("crawl", Failing(b"".join(map(gzip.compress, records) if packed else records)), DEFAULT))
    assert len([each for each in found if isinstance(each, Capture)]) >= 298
    assert found[-2] == Failure(source="crawl", reason="input/output error")


def test_what_only_looks_like_the_next_record_is_passed_over_in_time_that_grows_with_it() -> None:
    first, last = gzip.compress(response(page("1"))), gzip.compress(response(page("2")))
    for false in (b"\x1f\x8b\x08" * 30_000, first[:30] * 3000, b"\x1f\x8b"):
        found = taken(first + false + last)
        assert [each.data for each in found if isinstance(each, Capture)] == [page("1"), page("2")]


def test_a_time_that_cannot_be_understood_is_none() -> None:
    when = datetime(2025, 6, 1, tzinfo=UTC).strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    (found,) = pages(response().replace(when, b"yesterday"))
    assert found.taken is None


def test_the_encoding_of_the_server_counts_where_the_page_does_not_say() -> None:
    words = "Переговоры продолжаются"
    body = page(words).decode().encode("cp1251")
    (found,) = pages(response(body, media_type="text/html; charset=Windows-1251"))
    assert words in found.data.decode(found.charset or "")
    said = body.replace(b"<head>", b'<head><meta charset="windows-1251">')
    (found,) = pages(response(said, media_type="text/html; charset=iso-8859-5"))
    assert words in found.data.decode(found.charset or "")
    (found,) = pages(response(page(words), media_type="text/html; charset=windows-1251"))
    assert found.charset == "utf-8"


def test_a_fault_in_one_page_stops_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    news = b'<rss xmlns:x="http://a<b>"><channel><title>a</title></channel></rss>'
    monkeypatch.setattr("twosource.capture.content.feed_captures", lambda *_, **__: 1 / 0)
    found = taken(b"".join((response(page("One")), response(news), response(page("Two")))))
    assert [type(each) for each in found] == [Capture, Failure, Capture, Crawled]
    assert isinstance(found[1], Failure)
    assert found[1].reason == f"{URL}: could not be taken (ZeroDivisionError: division by zero)"
