import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from site_of_tests import Site, feed, item, page, site
from typer.testing import CliRunner, Result

from twosource.archive.opening import open_archive
from twosource.desk import cli
from twosource.desk.commands import watch as command


@pytest.fixture
def where() -> Iterator[Site]:
    with site() as found:
        for number in range(1, 6):
            found.put(f"/{number}", page(number))
        put_feed(found, 1, 2, 3)
        yield found


def put_feed(where: Site, *numbers: int) -> None:
    where.put("/feed", feed(*(item(f"{where.base}/{number}", number) for number in numbers)))


@pytest.fixture
def place(tmp_path: Path) -> str:
    return str(tmp_path / "talks.sqlite")


def words(where: Site, place: str, *more: str, once: bool = True) -> list[str]:
    feeds = more or (f"{where.base}/feed",)
    found = ["watch", *feeds, "--archive", place, "--reader", "rules", "--allow-host", where.host]
    return [*found, "--once"] if once else found


def call(*said: str) -> Result:
    return CliRunner().invoke(cli.app, list(said), prog_name="twosource")


def stories(place: str) -> list[dict[str, list[dict[str, str]]]]:
    found: list[dict[str, list[dict[str, str]]]] = json.loads(call("brief", "-a", place, "--format", "json").stdout)[
        "stories"
    ]
    return found


def test_one_round_says_in_a_line_what_was_added(where: Site, place: str) -> None:
    for added in ("3 documents", "0 documents"):
        result = call(*words(where, place))
        assert (result.exit_code, result.stdout, result.stderr) == (0, f"{place}: {added} added\n", "")


def test_a_change_is_shown_as_a_version_in_the_dossier(where: Site, place: str) -> None:
    link = f"{where.base}/1"
    for hour, more in ((18, ""), (21, "<p>Late on Tuesday the board gave way.</p>")):
        when = f"2025-06-03T{hour}:30:00+02:00"
        where.put("/1", page(1, modified=when, more=more))
        where.put("/feed", feed(item(link, 1, updated=when)))
        assert call(*words(where, place)).exit_code == 0
    (story,) = stories(place)
    assert len(story["documents"]) == 2
    assert {document["url"] for document in story["documents"]} == {link}
    (derivation,) = story["derivations"]
    assert "earlier version" in derivation["reason"]
    assert story["base"]["documents"] == 1  # type: ignore[call-overload]


def test_what_fails_is_a_line_and_a_status(where: Site, place: str) -> None:
    put_feed(where, 1, 9)
    result = call(*words(where, place))
    assert (result.exit_code, result.stdout) == (3, f"{place}: 1 document added; 1 page to be tried again\n")
    assert result.stderr == f"{where.base}/9: answered 404 Not Found; to be tried again\n"
    result = call(*words(where, place, f"{where.base}/none"))
    assert (result.exit_code, result.stderr) == (4, f"{where.base}/none: answered 404 Not Found\n")


def test_addresses_come_from_lists_too(where: Site, place: str, tmp_path: Path) -> None:
    lines = f'<outline text="Echo" xmlUrl="{where.base}/feed"/><outline text="again" xmlUrl="{where.base}/feed"/>'
    (tmp_path / "feeds.opml").write_text(f'<?xml version="1.0"?><opml version="2.0"><body>{lines}</body></opml>')
    result = call(*words(where, place, str(tmp_path / "feeds.opml")))
    assert (result.exit_code, result.stdout) == (0, f"{place}: 3 documents added\n")
    assert where.asked["/feed"] == 1


@pytest.mark.parametrize(
    ("holds", "told"),
    [
        (None, "no such file or folder; the address of a feed begins with https://"),
        ("<rss><channel><title>x</title></channel></rss>", "a feed in a file brings nothing new"),
        ("<opml><body/></opml>", "a list of feeds (OPML) without an address in it"),
        ("https://echo.example/rss", "no list of feeds (OPML)"),
        ("\x00\x01\x02\x00\x00", "binary"),
    ],
)
def test_what_names_no_feed_is_a_line_and_nothing_is_made(
    place: str, tmp_path: Path, holds: str | None, told: str
) -> None:
    if holds is not None:
        (tmp_path / "feeds").write_text(holds)
    result = call("watch", str(tmp_path / "feeds"), "--archive", place, "--once")
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (4, "", 1)
    assert result.stderr.startswith(f"{tmp_path / 'feeds'}: {told}")
    assert not Path(place).exists()
    assert call("watch", str(tmp_path), "--archive", place, "--once").exit_code == 4


@pytest.mark.parametrize("every", ["10", "m", "ten minutes", "1s", "30d", "-5m", "1.5h"])
def test_a_pause_that_is_none_is_a_bad_call(where: Site, place: str, every: str) -> None:
    result = call(*words(where, place), "--every", every)
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert result.stderr.startswith(f"twosource: --every {every}: ")


def test_a_machine_of_ones_own_network_is_called_only_where_it_is_named(where: Site, place: str) -> None:
    result = call("watch", f"{where.base}/feed", "--archive", place, "--once")
    assert (result.exit_code, where.asked["/feed"]) == (4, 0)


def test_a_feed_is_a_source_by_its_address_too(where: Site, place: str) -> None:
    where.put("/whole", feed(*(item(f"/{number}", number, whole=True) for number in (1, 2)), item("/3", 3)))
    added = call("add", f"{where.base}/whole", "--archive", place, "--reader", "rules", "--allow-host", where.host)
    assert (added.exit_code, added.stdout) == (3, f"{place}: 2 documents added\n")
    assert added.stderr.startswith(f"{where.base}/whole: 1 of 3 entries of this feed hold no more than the beginning")
    assert {each["url"] for story in stories(place) for each in story["documents"]} == {
        f"{where.base}/1",
        f"{where.base}/2",
    }


def follow(where: Site, place: str, monkeypatch: pytest.MonkeyPatch, sleep: Callable[[float], None]) -> int:
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    return command.watch(
        [f"{where.base}/feed"],
        archive=place,
        every="10m",
        once=False,
        reader="rules",
        hosts=[where.host],
        sleep=sleep,
    )


def test_it_goes_on_until_it_is_stopped(
    where: Site, place: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    pauses: list[float] = []

    def sleep(pause: float) -> None:
        pauses.append(pause)
        put_feed(where, 1, 2, 3, 4)
        if len(pauses) == 3:
            raise KeyboardInterrupt

    assert follow(where, place, monkeypatch, sleep) == 0
    said = capfd.readouterr()
    assert said.out.splitlines() == [
        f"{place}: {number} added" for number in ("3 documents", "1 document", "0 documents")
    ]
    assert said.err == "twosource: stopped\n"
    assert all(590 < pause <= 600 for pause in pauses)


def test_it_ends_where_no_feed_is_left(
    where: Site, place: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    where.fail("/feed", 410)
    assert follow(where, place, monkeypatch, lambda _: None) == 4
    assert capfd.readouterr().err.splitlines()[1:] == ["twosource: no feed is left to follow"]


def begun(where: Site, place: str) -> "subprocess.Popen[str]":
    line = [sys.executable, "-m", "twosource", *words(where, place, once=False)]
    return subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def until(holds: Callable[[], bool]) -> None:
    for _ in range(600):
        if holds():
            return
        time.sleep(0.05)
    raise AssertionError("it never came to that")


def captures(place: str) -> int:
    if not Path(place).exists() or not Path(place).stat().st_size:
        return 0
    with closing(open_archive(place, new=True)) as archive:
        return len(list(archive.captures()))


def test_whoever_is_killed_in_the_middle_goes_on_where_he_was(where: Site, place: str) -> None:
    where.dawdle("/3")
    killed = begun(where, place)
    until(lambda: captures(place) == 2)
    killed.kill()
    killed.communicate(timeout=30)
    where.put("/3", page(3))
    result = call(*words(where, place))
    assert (result.exit_code, result.stdout) == (0, f"{place}: 1 document added\n")
    assert (captures(place), where.asked["/1"], where.asked["/3"]) == (3, 1, 2)


def test_the_wish_of_the_system_that_it_end_is_heeded_at_once(where: Site, place: str) -> None:
    where.dawdle("/3")
    running = begun(where, place)
    until(lambda: where.asked["/3"] == 1)
    running.terminate()
    said = running.communicate(timeout=30)
    assert (running.returncode, said[1]) == (0, "twosource: stopped\n")
