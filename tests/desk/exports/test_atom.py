"""The feed of changes, read as programs read feeds: each change once, under one name, at the archive's own time."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import feedparser
import pytest
from export_samples import EXAMPLES, whole
from lxml import etree
from typer.testing import CliRunner

from twosource.archive.holdings import Holdings
from twosource.archive.in_memory import InMemoryArchive
from twosource.desk import changes_atom
from twosource.desk.changes_text import heading
from twosource.desk.cli import app
from twosource.desk.exports.atom import pieces
from twosource.desk.exports.material import material

ROOM = "https://room.example"
PAGES = sorted(map(str, (EXAMPLES / "harbour").iterdir()))
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")


def hours(step: timedelta = timedelta(hours=6)) -> Callable[[], str]:
    times = (datetime(2031, 3, 10, 8, tzinfo=UTC) + number * step for number in count())
    return lambda: next(times).isoformat(timespec="microseconds")


@pytest.fixture(scope="module")
def held() -> Holdings:
    """The pages of the strike at Saltmere, one every six hours."""
    holdings = Holdings(InMemoryArchive(), "rules", clock=hours())
    for page in PAGES:
        list(holdings.add([page]))
    return holdings


def feed(held: Holdings, **options: Any) -> bytes:
    return whole(pieces, material(held, kept=True, **options))


def entries(data: bytes) -> list[Any]:
    read = feedparser.parse(data)
    assert not read.bozo
    return list(read.entries)


def test_a_feed_reader_reads_it(held: Holdings) -> None:
    read = feedparser.parse(feed(held, base=ROOM))
    assert (read.bozo, read.version) == (False, "atom10")
    assert read.feed.id.startswith("urn:uuid:")
    assert read.feed.updated == held.archive.last()
    assert {link.rel: link.href for link in read.feed.links} == {
        "self": f"{ROOM}/changes.atom",
        "alternate": f"{ROOM}/changes",
    }
    assert len(read.entries) > 80


def test_what_the_standard_asks_of_every_entry_is_there(held: Holdings) -> None:
    root = etree.fromstring(feed(held))
    space = f"{{{changes_atom.SPACE}}}"
    assert [len(root.findall(space + name)) for name in ("id", "title", "updated", "author")] == [1, 1, 1, 1]
    found = root.findall(space + "entry")
    for entry in found:
        assert [len(entry.findall(space + name)) for name in ("id", "title", "updated", "content")] == [1, 1, 1, 1]
        assert TIME.fullmatch(str(entry.findtext(space + "updated")))
    names = [entry.findtext(space + "id") for entry in found]
    assert len(names) == len(set(names))


def test_it_tells_what_changes_tells_hour_by_hour_the_newest_first(
    held: Holdings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(changes_atom, "MOST", 10_000)
    moments = [taken.at for taken in held.archive.captures()]
    told = []
    for before, last in reversed(list(zip(["1970", *moments], moments, strict=False))):
        changes = held.changes(before, until=last)
        fresh = {each.story for each in changes if (each.what, each.kind, each.before) == ("story", "new", None)}
        told += [
            (heading(each), last, each.kind, each.what)
            for each in changes
            if each.story not in fresh or (each.what, each.id) == ("story", each.story)
        ]
    found = [
        (entry.title.partition(":")[0], entry.updated, *(tag.term for tag in entry.tags))
        for entry in entries(feed(held))
    ]
    assert found == told


def test_of_a_story_that_is_new_there_is_one_entry() -> None:
    holdings = Holdings(InMemoryArchive(), "rules", clock=hours(timedelta(seconds=1)))
    list(holdings.add(PAGES))
    found = entries(feed(holdings))
    assert {entry.title.partition(":")[0] for entry in found} == {"New story"}
    assert len(found) == len(holdings.dossier().stories)
    assert "documents of" in found[0].content[0].value


def test_an_entry_that_was_there_is_there_again_when_more_is_added() -> None:
    holdings = Holdings(InMemoryArchive(), "rules", clock=hours())
    before: dict[str, Any] = {}
    for page in PAGES[:5]:
        list(holdings.add([page]))
        now = {entry.id: (entry.title, entry.updated, entry.content) for entry in entries(feed(holdings))}
        assert before.items() <= now.items()
        before = now
    assert len(before) > 10


def test_the_same_archive_gives_the_same_bytes(held: Holdings) -> None:
    assert feed(held, base=ROOM) == feed(Holdings(held.archive, "rules"), base=ROOM)


def test_it_begins_with_the_hour_that_is_asked_for(held: Holdings) -> None:
    since = [taken.at for taken in held.archive.captures()][-2]
    some = entries(feed(held, since=since))
    assert some == [entry for entry in entries(feed(held)) if entry.updated >= since]
    assert some
    assert entries(feed(held, since="2099-01-01T00:00:00.000000+00:00")) == []


def test_a_link_leads_to_the_line_in_the_reading_room(held: Holdings) -> None:
    told = [link for entry in entries(feed(held, base=ROOM)) for link in entry.get("links", ())]
    links = [link.href for link in told if link.rel == "alternate"]
    assert len(links) > 80
    assert all(re.fullmatch(ROOM + r"/(stories|documents)/\w+(/(claims|ledger)/\w+)?", link) for link in links)


def test_without_an_address_of_a_room_there_is_no_link_to_one(held: Holdings) -> None:
    links = [link for entry in entries(feed(held)) for link in entry.get("links", ()) if link.rel == "alternate"]
    assert links == []


def test_of_one_story_only_its_own_changes_are_told(held: Holdings) -> None:
    least = held.dossier().stories[-1]
    found = entries(feed(held, story=least.id, base=ROOM))
    assert {entry.links[0].href.split("/")[4] for entry in found if "/stories/" in entry.links[0].href} == {least.id}


def test_what_a_page_says_is_shown_and_never_obeyed(tmp_path: Path) -> None:
    holdings = Holdings(InMemoryArchive(), "rules", clock=hours())
    wicked = '{"text": "Oakes said: \\u201cNo <script>alert(1)</script>\\u0007\\u202e.\\u201d", '
    wicked += '"title": "<b>&]]>\\u0000", "url": "javascript:alert(1)", "outlet": "<i>Echo"}'
    (tmp_path / "a.jsonl").write_text(wicked + "\n", "utf-8")
    list(holdings.add([PAGES[0]]))
    list(holdings.add([str(tmp_path / "a.jsonl")]))
    data = feed(holdings, base=ROOM)
    etree.fromstring(data)
    html = " ".join(content.text or "" for content in etree.fromstring(data).iter(f"{{{changes_atom.SPACE}}}content"))
    assert "<script" not in html
    assert "<b>" not in html
    assert b"javascript:" not in data


def test_an_empty_archive_has_an_empty_feed() -> None:
    empty = Holdings(InMemoryArchive(), "rules")
    assert entries(feed(empty)) == []


def export(*words: str) -> Any:
    return CliRunner().invoke(app, ["export", *words], prog_name="twosource")


@pytest.fixture
def place(tmp_path: Path) -> str:
    name = str(tmp_path / "a.sqlite")
    assert CliRunner().invoke(app, ["add", PAGES[0], "--archive", name, "--reader", "rules"]).exit_code == 0
    return name


def test_the_command_writes_it(place: str) -> None:
    done = export("--archive", place, "--as", "atom", "--base", ROOM + "/", "--since", "yesterday")
    assert (done.exit_code, done.stderr) == (0, "")
    assert entries(done.stdout_bytes)[0].link.startswith(ROOM + "/stories/")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--as", "atom", "--base", "room"], "no address"),
        (["--as", "atom", "--base", "https://a.example/\x07"], "no address"),
        (["--as", "atom", "--since", "soonish"], "no time that is understood"),
        (["--as", "gexf", "--since", "yesterday"], "gexf does not take --since"),
        (["--as", "bundle", "--base", ROOM, "-o", "x"], "bundle does not take --base"),
    ],
)
def test_a_call_that_makes_no_sense_is_one_line(words: list[str], told: str, place: str) -> None:
    done = export("--archive", place, *words)
    assert (done.exit_code, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)
    assert told in done.stderr


def test_sources_have_no_past_to_tell_of() -> None:
    done = export(PAGES[0], "--as", "atom")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "atom tells of an archive" in done.stderr
