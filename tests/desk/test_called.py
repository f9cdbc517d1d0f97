"""Whether a server lives, and what was called, for those who watch over it."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from litestar.testing import TestClient

from twosource.archive.holdings import Holdings
from twosource.archive.in_memory import InMemoryArchive
from twosource.desk import called, journal
from twosource.desk.called import watched
from twosource.desk.mcp.office import Office
from twosource.desk.mcp.server import make_server
from twosource.desk.mcp.serving import make_app as agents_app
from twosource.desk.web.app import make_app
from twosource.errors import BadCall
from twosource.records.ledger import Dossier

TOKEN = "a token of sixteen"


def fine() -> str:
    return ""


def gone() -> str:
    raise BadCall("talks: cannot be opened")


@contextmanager
def room(
    ask: Callable[[], object] = fine, *, holdings: Holdings | None = None, host: str = "127.0.0.1"
) -> Iterator[Any]:
    app = make_app(holdings or Holdings(InMemoryArchive(), "rules"), token=TOKEN if host != "127.0.0.1" else None)
    with TestClient(watched(app, ask), base_url=f"http://{host}:8000") as client:
        yield client


@pytest.mark.parametrize("host", ["127.0.0.1", "10.1.2.3", "room.example"])
def test_whoever_asks_hears_that_the_room_lives_and_nothing_else(host: str) -> None:
    with room(host=host) as client:
        for address in ("/healthz", "/readyz"):
            answer = client.get(address)
            assert (answer.status_code, answer.text, answer.headers["cache-control"]) == (200, "ok\n", "no-store")
            assert (client.head(address).status_code, client.head(address).text) == (200, "")
        if host != "127.0.0.1":
            assert client.get("/api/v1/stories").status_code == 401
        assert client.post("/healthz").status_code in (401, 403, 404, 405)


def test_a_room_whose_archive_is_gone_lives_and_is_not_ready() -> None:
    with room(gone) as client:
        assert client.get("/healthz").status_code == 200
        answer = client.get("/readyz")
        assert (answer.status_code, answer.text) == (503, "the archive cannot be reached\n")
        assert client.head("/readyz").status_code == 503


def test_an_archive_that_does_not_answer_is_not_ready(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = threading.Event()
    monkeypatch.setattr(called, "PATIENCE", 0.05)
    with room(answers.wait) as client:
        try:
            assert client.get("/readyz").status_code == 503
            assert client.get("/readyz").status_code == 503  # the first is being waited for still
            assert client.get("/healthz").status_code == 200
        finally:
            answers.set()


def test_health_is_told_while_a_dossier_is_being_made() -> None:
    made, asked = threading.Event(), threading.Event()

    class Slow(Holdings):
        def dossier(self, *, until: str | None = None) -> Dossier:
            asked.set()
            made.wait(60)
            return super().dossier(until=until)

    holdings = Slow(InMemoryArchive(), "rules")
    with room(holdings.archive.last, holdings=holdings) as client:
        readers = [threading.Thread(target=client.get, args=("/",)) for _ in range(60)]  # more than there are threads
        for reader in readers:
            reader.start()
        try:
            assert asked.wait(60)
            assert client.get("/healthz").status_code == 200
            assert client.get("/readyz").status_code == 200
        finally:
            made.set()
            for reader in readers:
                reader.join()


def test_agents_servers_tell_their_health_without_the_token() -> None:
    office = Office(Holdings(InMemoryArchive(), "rules"))
    app = watched(agents_app(make_server(office), token=TOKEN, hosts=["127.0.0.1"]), office.holdings.archive.last)
    with TestClient(app, base_url="http://pod.local:8001") as client:
        assert [client.get(address).text for address in ("/healthz", "/readyz")] == ["ok\n", "ok\n"]
        assert client.post("/mcp", json={}).status_code == 401


def test_calls_are_events_without_what_was_asked_for(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(journal.VARIABLE, "json")
    with room(host="room.example") as client:
        client.get(f"/login?token={TOKEN}", follow_redirects=False)
        client.get("/search?q=secret+matter")
        client.get("/healthz")
    told = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert [(each["event"], each["method"], each["path"], each["status"]) for each in told] == [
        ("call", "GET", "/login", 303),
        ("call", "GET", "/search", told[1]["status"]),
        ("call", "GET", "/healthz", 200),
    ]
    assert "sixteen" not in str(told)
    assert "matter" not in str(told)
    assert called.logging_of_server()["log_config"] is None


def test_nothing_is_written_of_calls_for_a_person(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    with room() as client:
        client.get("/healthz")
    assert capsys.readouterr().err == ""
    assert "log_config" not in called.logging_of_server()
