"""Every command that a system wishes to end does so: a line, its status, and an archive that is whole.

The signal comes when the call has begun its work, however long that takes: when it has written something, or said that
it is open, or asked for something.
"""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from signal import SIGHUP, SIGINT, SIGTERM
from threading import Event, Thread
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from benchmarks.torture.at_once import count
from benchmarks.torture.calls import Call, call
from benchmarks.torture.whole import added, completed_badly, dossier_of, written

MANY = 60
SIGNALS = [(SIGINT, 130), (SIGTERM, 143), (SIGHUP, 129)]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("pages") / "pages.jsonl", MANY)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    place = tmp_path / "a.sqlite"
    assert call(*added(written(tmp_path / "two.jsonl", 2), place)).status == 0
    return place


@pytest.fixture
def silent_site() -> Iterator[tuple[str, Event]]:
    """An address on this machine that never answers, and whether it was asked."""
    asked, end = Event(), Event()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.set()
            end.wait(60)

        def do_POST(self) -> None:
            self.do_GET()

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"127.0.0.1:{server.server_port}", asked
    end.set()
    server.shutdown()
    thread.join()
    server.server_close()


def stopped(begun: Call, number: int, when: Callable[[], bool]) -> tuple[int, str]:
    """Send a signal to a call as soon as something is so, and return how it ended."""
    while not when():
        assert begun.process.is_alive(), begun.ended()
        time.sleep(0.002)
    begun.stop(number)
    ended = begun.ended()
    return ended.status, ended.errors


@pytest.mark.parametrize(("number", "status"), SIGNALS)
def test_an_addition_that_is_stopped_is_completed_by_the_next(
    number: int, status: int, pages: Path, tmp_path: Path
) -> None:
    archive = tmp_path / "new.sqlite"
    begun = Call(*added(pages, archive))
    ended = stopped(begun, number, lambda: count(archive) > 2)
    assert ended in ((status, "twosource: stopped\n"), (0, ""))  # it may come too late where others keep it waiting
    with closing(sqlite3.connect(archive)) as file:
        assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert 2 < count(archive) <= MANY
    if number == SIGTERM:
        assert completed_badly(pages, archive, dossier_of(pages)) is None


@pytest.mark.parametrize(("number", "status"), SIGNALS)
def test_a_result_that_is_stopped_leaves_nothing(
    number: int, status: int, tmp_path: Path, silent_site: tuple[str, Event]
) -> None:
    address, asked = silent_site
    for words in (["brief"], ["read"], ["export", "--as", "csv"], ["export", "--as", "jsonl"]):
        asked.clear()
        begun = Call(*words, f"http://{address}/", "--allow-host", address, "-o", tmp_path / "result")
        assert stopped(begun, number, asked.is_set) == (status, "twosource: stopped\n")
        assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("number", "status"), [(SIGINT, 130), (SIGTERM, 0), (SIGHUP, 0)])
def test_what_goes_on_until_it_is_stopped_has_ended_well_when_the_system_stops_it(
    number: int, status: int, archive: Path
) -> None:
    for words in (["serve", "--port", "0"], ["mcp", "--http", "--port", "0"]):
        begun = Call(*words, "--archive", archive)
        ended, errors = stopped(begun, number, lambda begun=begun: "Ctrl+C" in begun.said())  # type: ignore[misc]
        assert (ended, errors.count("\n"), errors.endswith("\ntwosource: stopped\n")) == (status, 2, True)
    assert list(archive.parent.glob("*-wal")) == []


@pytest.mark.parametrize("number", [SIGINT, SIGTERM, SIGHUP])
def test_feeds_are_followed_until_it_is_stopped(number: int, archive: Path, silent_site: tuple[str, Event]) -> None:
    address, asked = silent_site
    begun = Call("watch", f"http://{address}/", "--allow-host", address, "--archive", archive)
    assert stopped(begun, number, asked.is_set) == (0, "twosource: stopped\n")


@pytest.mark.parametrize(("number", "status"), SIGNALS)
def test_a_message_that_is_being_sent_is_let_go_of(
    number: int, status: int, archive: Path, silent_site: tuple[str, Event]
) -> None:
    address, asked = silent_site
    secret = archive.with_name("secret")
    secret.write_text("whsec_" + "a2tra2tra2tra2tra2tra2tra2tra2tra2tra2tra2s=", encoding="utf-8")
    begun = Call("notify", "--archive", archive, "--to", f"http://{address}/", "--secret-file", secret)
    assert stopped(begun, number, asked.is_set) == (status, "twosource: stopped\n")
    with closing(sqlite3.connect(archive)) as file:
        assert file.execute("SELECT status FROM outcomes").fetchall() == [(0,)]


def test_a_room_whose_archive_is_gone_says_so_in_lines(archive: Path) -> None:
    room = Call("serve", "--port", "0", "--archive", archive)
    while "Ctrl+C" not in room.said():
        assert room.process.is_alive()
        time.sleep(0.002)
    archive.rename(archive.with_name("elsewhere"))
    address = room.said().split()[6]
    for path in ("", "api/v1/stories"):
        with pytest.raises(HTTPError) as refused, urlopen(address + path):
            pass
        assert (refused.value.code, b"Traceback" in refused.value.read()) == (500, False)
    room.stop(SIGTERM)
    ended = room.ended()
    assert (ended.status, ended.errors.count("\n")) == (0, 4)
    assert ended.errors.count("was moved, replaced or deleted") == 2
