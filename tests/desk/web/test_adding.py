import asyncio
import logging
from collections.abc import Iterator
from functools import partial
from threading import Event
from typing import Any, cast

import pytest
from httpx import ASGITransport, AsyncClient
from litestar.testing import TestClient
from readers import HERE, Archive, Reader
from test_changing import PAGE, add, finished

from benchmarks.warc.made import made_records, packed
from twosource.archive.holdings import Holdings
from twosource.desk.commands.serve import serve
from twosource.desk.web import adding
from twosource.desk.web.adding import Busy, Jobs, Source
from twosource.desk.web.app import make_app
from twosource.errors import BadCall
from twosource.fetch import Client, Fetched
from twosource.settings import Web

HTML = {"Content-Type": "text/html", "Authorization": "Bearer none"}


class Slow(Archive):
    """An archive that is being written to as long as it is not let go on."""

    def __init__(self) -> None:
        super().__init__()
        self.begun, self.going = Event(), Event()

    def add(self, *given, **named):  # type: ignore[no-untyped-def]
        self.begun.set()
        assert self.going.wait(60)
        return super().add(*given, **named)  # type: ignore[no-untyped-call]


@pytest.fixture
def slow() -> Iterator[Slow]:
    archive = Slow()
    yield archive
    archive.going.set()


def source(number: int) -> Source:
    return Source(name=f"{number}.html", data=PAGE.replace("3 May", f"{3 + number} May").encode())


@pytest.mark.parametrize("bounds", [{"waiting": 2}, {"waiting_bytes": 2 * len(source(0).data)}])
def test_no_more_waits_than_is_allowed_and_what_is_done_makes_room(slow: Slow, bounds: dict[str, Any]) -> None:
    jobs = Jobs(Holdings(slow, "rules"), **bounds)
    work = [jobs.submit([source(number)]) for number in range(2)]
    for begin in (jobs.submit, jobs.begin):
        with pytest.raises(Busy):
            begin([source(2)])
    slow.going.set()
    assert [len(each.result(60).documents) for each in work] == [1, 1]
    assert len(jobs.submit([source(2)]).result(60).documents) == 1
    jobs.close()


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[Jobs]:
    """The additions of each room that is opened; one may wait in it."""
    found: list[Jobs] = []

    def noted(holdings: Holdings, **_: object) -> Jobs:
        found.append(Jobs(holdings, waiting=1))
        return found[-1]

    monkeypatch.setattr(adding, "Jobs", noted)
    return found


def test_who_sends_too_much_is_told_when_to_send_it_again(slow: Slow, made: list[Jobs]) -> None:
    reader = Reader(slow)
    (jobs,) = made
    jobs.submit([source(0)])
    form = {"_csrf_token": reader.page("/add").xpath("//input[@name='_csrf_token']/@value")[0], "page": PAGE}
    answers = [reader.client.post("/add", data=form), reader.client.post("/api/v1/sources", content=b"x", headers=HTML)]
    for answer in answers:
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "10")
    assert "waits to be taken in" in answers[0].text
    assert answers[1].json()["status"] == 503


def test_programs_that_wait_for_a_source_hold_up_nobody_who_reads(slow: Slow, monkeypatch: pytest.MonkeyPatch) -> None:
    """Forty calls is as many as have a thread each."""

    async def read_beside() -> None:
        app = make_app(Holdings(slow, "rules"))
        async with AsyncClient(transport=ASGITransport(cast(Any, app)), base_url="http://127.0.0.1:8000") as client:
            sent = [
                asyncio.ensure_future(client.post("/api/v1/sources", content=PAGE, headers=HTML)) for _ in range(45)
            ]
            await asyncio.to_thread(slow.begun.wait, 60)
            answer = await asyncio.wait_for(client.get("/api/v1/documents/d0"), 20)
            assert answer.status_code == 404
            assert not any(each.done() for each in sent)
            slow.going.set()
            assert {answer.status_code for answer in await asyncio.gather(*sent)} == {200}

    monkeypatch.setattr(adding, "Jobs", partial(Jobs, waiting=45))
    asyncio.run(read_beside())


def test_what_the_archive_says_is_told_and_what_nobody_knows_is_logged(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    holdings = Holdings(Archive(), "rules")
    jobs = Jobs(holdings)
    told = []
    for error in (BadCall("talks: cannot be written, the disk is full"), ZeroDivisionError("by nothing")):
        monkeypatch.setattr(holdings, "take_captures", lambda _, error=error: (_ for _ in ()).throw(error))
        with caplog.at_level(logging.ERROR, "twosource"):
            told += [each.reason for each in jobs.submit([source(0)]).result(60).refused]
    assert told == ["talks: cannot be written, the disk is full", "could not be kept (ZeroDivisionError)"]
    assert "by nothing" in caplog.text
    assert "disk" not in caplog.text
    jobs.close()


def test_of_a_web_archive_the_articles_are_taken_in_and_only_damage_is_told() -> None:
    jobs = Jobs(Holdings(Archive(), "rules"))
    crawl = b"".join(map(packed, made_records(12)))
    job = jobs.submit([Source(name="crawl.warc.gz", data=crawl), Source(name="cut.warc.gz", data=crawl[:-9])]).result(
        60
    )
    assert (len(job.documents), job.known) == (2, ["cut.warc.gz", "cut.warc.gz"])
    assert [failure.reason for failure in job.refused] == ["truncated gzip"]
    jobs.close()


def test_a_room_that_is_closed_does_not_go_on_with_what_waits(slow: Slow) -> None:
    jobs = Jobs(Holdings(slow, "rules"))
    now = jobs.submit([source(0), source(1)])
    later = jobs.submit([source(2)])
    assert slow.begun.wait(60)
    jobs._closed.set()
    slow.going.set()
    jobs.close()
    assert later.cancelled() or later.result().refused
    assert len(now.result().documents) == 1
    assert [each.source for each in now.result().refused] == ["1.html"]
    assert len(list(slow.captures())) == 1


def test_the_room_closes_its_additions_when_it_is_closed(made: list[Jobs]) -> None:
    with Reader(Archive()).client:
        (jobs,) = made
        assert not jobs._closed.is_set()
    assert jobs._closed.is_set()


def test_files_beyond_the_bound_are_named_as_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adding, "FILES", 1)
    reader = Reader(Archive())
    token = reader.page("/add").xpath("//input[@name='_csrf_token']/@value")[0]
    files = [("files", (f"{number}.html", source(number).data)) for number in range(3)]
    answer = reader.client.post("/add", data={"_csrf_token": token}, files=files)
    words = finished(reader, str(answer.url).removeprefix("http://127.0.0.1:8000"))
    assert "1 document taken, 2 refused" in words
    assert "2.html: more than 1 files" in words


def test_checking_by_program_counts_with_what_is_changed() -> None:
    client = TestClient(make_app(Holdings(Archive(), "rules"), rates=(200, 2)), base_url="http://127.0.0.1:8000")
    body = {"claim": "The mine closes."}
    assert [client.post("/api/v1/check", json=body).status_code for _ in range(3)] == [200, 200, 429]


def test_a_room_that_is_opened_again_takes_in_again() -> None:
    jobs = Jobs(Holdings(Archive(), "rules"))
    jobs.close()
    with pytest.raises(Busy):
        jobs.submit([source(0)])
    jobs.open()
    assert jobs.submit([source(0)]).result(60).done == 1
    jobs.close()


def test_a_page_is_fetched_from_its_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Client, "fetch", lambda _, url: Fetched(url=f"{url}/mine", status=200, body=PAGE.encode()))
    reader = Reader(Archive())
    assert "1 document taken" in add(reader, fetch=" https://news.example ")
    assert [taken.url for taken in reader.holdings.archive.captures()] == ["https://news.example/mine"]


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("http://127.0.0.1:8000/", "127.0.0.1 lies in a network that is not public"),
        ("http://169.254.169.254/latest", "169.254.169.254 lies in a network that is not public"),
        ("file:///etc/passwd", "only http:// and https:// are fetched from"),
        ("news", "only http:// and https:// are fetched from"),
    ],
)
def test_the_room_fetches_nothing_from_its_own_network(address: str, reason: str) -> None:
    assert reason in add(Reader(Archive()), fetch=address)


def test_a_room_fetches_from_the_hosts_that_its_keeper_allows(monkeypatch: pytest.MonkeyPatch) -> None:
    class Made(Exception):
        pass

    def made(bounds: Web) -> None:
        assert (bounds.allowed, bounds.seconds) == (("10.0.0.7:8080",), adding.FETCHED.seconds)
        raise Made

    monkeypatch.setattr("twosource.desk.commands.serve.Client", made)
    with pytest.raises(Made):
        serve("a", host="127.0.0.1", port=0, token=None, https=False, reader="rules", hosts=["10.0.0.7:8080"])


def test_a_room_fetches_by_the_client_that_it_is_given() -> None:
    class Mine(Client):
        def fetch(self, url: str) -> Fetched:  # type: ignore[override]
            return Fetched(url=url, status=200, body=PAGE.encode())

    reader = Reader(Archive())
    reader.client = TestClient(make_app(reader.holdings, client=Mine(adding.FETCHED)), base_url=HERE)
    assert "1 document taken" in add(reader, fetch="http://10.0.0.7/page")
