"""An archive that is damaged, by whatever means, is told to be so, with what is damaged and what helps."""

import random
import re
import sqlite3
import tracemalloc
import zlib
from contextlib import closing
from pathlib import Path

import msgspec
import pytest
from stores import capture, moment, put

from twosource.archive.examining import rows
from twosource.archive.examining.examine import UNREADABLE, examine
from twosource.archive.examining.finding import Finding
from twosource.archive.opening import open_archive
from twosource.archive.outbox import GIVEN_UP
from twosource.errors import BadCall
from twosource.records.judgement import decided

TEXTS = [f"Ship {number} came in on Monday. The dockers of Saltmere cheered." for number in range(12)]
FEED = "https://echo.example/rss"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """An archive with something of everything in it."""
    place = tmp_path_factory.mktemp("whole") / "talks.sqlite"
    with closing(open_archive(str(place), new=True)) as archive:
        for minute, text in enumerate(TEXTS):
            of = msgspec.structs.replace(
                capture(text, path=f"page {minute}", url=f"https://echo.example/{minute}"),
                charset="utf-8",
                taken=f"2025-06-01T10:{minute:02}:00+00:00",
                entry=b"<rss/>" if minute == 3 else None,
            )
            put(archive, text, title=f"Ship {minute}", minute=minute, of=of)
        archive.judge(
            lambda at: decided("merge-names", ("Oakes", "Okes"), who="A", when=at, why="one"), clock=lambda: moment(30)
        )
        archive.outbox().write("hook", [b"{}"], since=None, until=moment(20))
        sending = archive.outbox().begin("hook", now=moment(21), patience=60)
        assert sending is not None
        archive.outbox().end(sending, GIVEN_UP, now=moment(22))
        archive.note(FEED, {"": b"{}", "a": b"{}"})
        archive.keep("last", b"{}")
    return place.read_bytes()


@pytest.fixture
def place(whole: bytes, tmp_path: Path) -> Path:
    place = tmp_path / "talks.sqlite"
    place.write_bytes(whole)
    return place


def found(place: Path) -> list[Finding]:
    return [finding for finding in examine(str(place)) if finding is not None]


def told(place: Path) -> list[str]:
    return [f"{finding.where}: {finding.what}" for finding in found(place)]


def unguarded(place: Path) -> None:
    """Take the guards away, as a fault or an enemy would."""
    with closing(sqlite3.connect(place)) as file:
        for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            file.execute(f"DROP TRIGGER {name}")
        file.commit()


def damaged(place: Path, statement: str, *values: object) -> list[str]:
    """Change rows behind the back of the program; return what is told besides the guards."""
    unguarded(place)
    with closing(sqlite3.connect(place)) as file:
        file.execute(statement, values)
        file.commit()
    return [line for line in told(place) if not line.startswith("the trigger")]


def test_an_archive_as_it_was_written_is_whole(place: Path) -> None:
    assert found(place) == []


def test_looking_changes_nothing(place: Path) -> None:
    before = place.read_bytes()
    found(place)
    assert place.read_bytes() == before
    assert [path.name for path in place.parent.iterdir()] == [place.name]


def test_where_there_is_no_archive_nothing_is_looked_at(tmp_path: Path) -> None:
    with pytest.raises(BadCall, match="no archive is there"):
        found(tmp_path / "none")
    assert list(tmp_path.iterdir()) == []


def test_missing_guards_are_named(place: Path) -> None:
    with closing(sqlite3.connect(place)) as file:
        file.execute("DROP TRIGGER no_update_of_captures")
        file.execute("DROP INDEX held_by_document")
        file.execute("CREATE TRIGGER strange AFTER INSERT ON captures BEGIN SELECT 1; END")
        file.commit()
    assert told(place) == [
        "the index held_by_document: it is missing",
        "the trigger no_update_of_captures: it is missing: rows can be changed or deleted",
        "the trigger strange: it is none of an archive",
    ]


DAMAGE: dict[str, tuple[str, str]] = {
    "a capture that is gone": ("DELETE FROM captures WHERE id = 2", "addition of page 1 at .*: a capture is missing"),
    "an entry that is gone": ("DELETE FROM entries", "addition of page 3 at .*: the entry that led to it is missing"),
    "a document that is gone": ("DELETE FROM documents WHERE id = 2", "addition of page 1 at .*: a document is miss"),
    "a reading that is gone": (
        "DELETE FROM readings WHERE document = 2",
        "what rules 1 read in document d.* is missing",
    ),
    "what was given": ("DELETE FROM held WHERE addition = 2", "page 1 at .*: it gave nothing, and refused nothing"),
    "bytes of a capture": (
        "UPDATE captures SET data = x'789c' WHERE id = 2",
        "capture .* of https://echo.example/1: its bytes cannot be unpacked",
    ),
    "a hash": (f"UPDATE captures SET sha256 = '{'0' * 64}' WHERE id = 2", "its bytes are not those of its SHA-256"),
    "an encoding": ("UPDATE captures SET charset = 'utf-(' WHERE id = 2", "its encoding is none"),
    "an entry": ("UPDATE entries SET data = x'00'", "entry .* of a feed .*: its bytes cannot be unpacked"),
    "a digest": (
        f"UPDATE documents SET digest = '{'0' * 64}' WHERE id = 2",
        "document d.* “Ship 1”: its text .* its digest is another",
    ),
    "the name of a document": (
        "UPDATE documents SET name = 'd0' WHERE id = 2",
        "it lies under another name than its own",
    ),
    "a reading": (
        "UPDATE readings SET data = x'00' WHERE document = 2",
        "what rules 1 read in document .*: it cannot be unpacked",
    ),
    "who read": (
        "UPDATE additions SET reader = 'rulez 1' WHERE id = 2",
        "what rulez 1 read in document d.* is missing",
    ),
    "a time": (
        "UPDATE additions SET added = '2025-06-02T09:00:00+00:00' WHERE id = 2",
        "row 2 of additions: it is dated .*, no later than the one before",
    ),
    "no time": ("UPDATE additions SET seen = 'Monday' WHERE id = 2", "row 2 of additions, seen: “Monday” is no time"),
    "when it was on the net": (
        "UPDATE captures SET taken = '2025-06-01T11:00:00+00:00' WHERE id = 2",
        "its first addition says",
    ),
    "what was refused": ("UPDATE additions SET refused = '[' WHERE id = 2", "why something was refused cannot be read"),
    "who decided": ("UPDATE judgements SET who = 'B'", "judgement j.*: it is not what was decided"),
    "a kind of judgement": ("UPDATE judgements SET kind = 'merge-name'", "it is of no known kind"),
    "what a judgement is about": ("UPDATE judgements SET subject = '['", "what it is about cannot be read"),
    "a message": ("UPDATE messages SET target = 'another'", "message msg_.*: it is not what was written"),
    "a try to deliver": ("DELETE FROM messages", "row 1 of sendings: a row of messages is missing"),
    "a note of a feed": ("UPDATE followed SET data = x'00'", f"a note of the feed {FEED}: it cannot be unpacked"),
    "a document that nobody finds": (
        "DELETE FROM words_docsize WHERE id = 2",
        "the index of words: it is not that of the documents",
    ),
    "a number that is text": (
        "UPDATE held SET document = 'x' WHERE addition = 2",
        "row 2, 0 of held: document is of a wrong type",
    ),
    "text that is bytes": (
        "UPDATE captures SET media_type = x'ff' WHERE id = 2",
        "row 2 of captures: media_type is of a wrong type",
    ),
    "bytes that are a number": ("UPDATE documents SET data = 7 WHERE id = 2", "document d.*: it cannot be unpacked"),
}


@pytest.mark.parametrize("what", DAMAGE)
def test_damage_is_found_and_named(what: str, place: Path) -> None:
    statement, line = DAMAGE[what]
    lines = damaged(place, statement)
    assert lines
    assert any(re.search(line, each) for each in lines), lines


def test_a_text_that_was_altered_and_packed_again_is_found_and_named(place: Path) -> None:
    altered = zlib.compress(packed(place, "documents").replace(b"Monday", b"Tuesdy"))
    line, near, words = damaged(place, "UPDATE documents SET data = ? WHERE id = 2", altered)
    assert near.startswith("the index of neighbours")
    assert words.startswith("the index of words")
    assert re.fullmatch(r"document d.* “Ship 1”: its text .* not what was written: its digest is another", line)


def test_an_altered_text_whose_digest_fits_again_is_found_by_what_was_read_in_it(place: Path) -> None:
    from twosource.archive.packing import digest, unpack_record
    from twosource.records.page import Document

    shorter = zlib.compress(packed(place, "documents").replace(b" The dockers of Saltmere cheered.", b""))
    words = digest(unpack_record(shorter, Document))
    lines = damaged(place, "UPDATE documents SET data = ?, digest = ? WHERE id = 2", shorter, words)
    assert any(line.startswith("the index of words") for line in lines)


@pytest.mark.parametrize(
    "change", ["DELETE FROM blocks WHERE document = 2", "UPDATE blocks SET day = day + 1", "DELETE FROM sketches"]
)
def test_an_index_of_neighbours_that_is_not_that_of_the_documents_is_found(change: str, place: Path) -> None:
    (line,) = damaged(place, change)
    assert line.startswith("the index of neighbours: it is not that of the documents")


SPANS: dict[str, tuple[bytes, bytes, str]] = {
    "a mention outside": (
        b'"mentions":[]',
        b'"mentions":[[5,900]]',
        "span .5, 900. of entity e1 lies outside its text",
    ),
    "an empty mention": (b'"mentions":[]', b'"mentions":[[5,5]]', "span .5, 5. of entity e1 lies outside its text"),
    "a role of other words": (
        b'"roles":[]',
        b'"roles":[["captain",[0,4]]]',
        "of a role of entity e1 cuts to other words",
    ),
    "a time outside": (
        b'"times":[]',
        b'"times":[{"start":900,"end":905,"type":"DATE","value":"X"}]',
        "of a time lies outside its text",
    ),
    "another's reading": (b'"document":"d', b'"document":"dx', "it is of another document"),
    "nobody": (
        b'"attributions":[]',
        b'"attributions":[{"id":"a1","source":[],"cue":[],"content":[[0,4]],"manner":"direct","speaker":"e9"}]',
        "attribution a1 names somebody who is not in it",
    ),
    "a headline too short": (
        b'"attributions":[]',
        b'"attributions":[{"id":"a1","source":[],"cue":[],"content":[[0,9]],"manner":"direct","in":"title"}]',
        "of attribution a1 lies outside its text of 6 characters",
    ),
    "no attribution": (
        b'"propositions":[]',
        b'"propositions":[{"id":"p1","attribution":"a1","span":[0,4]}]',
        "proposition p1 rests on an attribution that is not in it",
    ),
}


@pytest.mark.parametrize("what", SPANS)
def test_a_span_that_cuts_to_nothing_of_its_text_is_found_and_named(what: str, place: Path) -> None:
    old, new, line = SPANS[what]
    reading = packed(place, "readings", "document")
    assert old in reading
    (told,) = damaged(
        place, "UPDATE readings SET data = ? WHERE document = 2", zlib.compress(reading.replace(old, new))
    )
    assert told.startswith("what rules 1 read in document d")
    assert re.search(line, told)


def packed(place: Path, table: str, key: str = "id") -> bytes:
    with closing(sqlite3.connect(place)) as file:
        (data,) = file.execute(f"SELECT data FROM {table} WHERE {key} = 2").fetchone()
    return zlib.decompress(data)


PLAIN = [
    b"https://echo.example/1te",
    b"rules 1",
    b"2025-06-02T10:01",
    b"2025-06-01T10:01",
    b"text/plain",
    b"merge-names",
]


@pytest.mark.parametrize("words", PLAIN)
def test_a_flipped_byte_in_a_plain_column_is_found_wherever_it_lies(words: bytes, place: Path) -> None:
    data = place.read_bytes()
    places = [match.start() for match in re.finditer(re.escape(words), data)]
    assert places
    for at in places[:12]:
        place.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
        assert any(finding.grave for finding in found(place)), data[at - 30 : at + 30]


def test_a_flipped_byte_in_the_head_of_a_page_is_found(place: Path) -> None:
    data = place.read_bytes()
    size = int.from_bytes(data[16:18], "big")
    for at in [0, 17, 68, *range(size, len(data), 2 * size)]:
        place.write_bytes(data[:at] + bytes([data[at] ^ 8]) + data[at + 1 :])
        assert any(finding.grave for finding in found(place)), at


def test_whatever_bytes_are_flipped_nothing_but_findings_comes_of_it(place: Path) -> None:
    chance, data = random.Random(5), place.read_bytes()
    for _ in range(30):
        bad = bytearray(data)
        for _ in range(chance.randrange(1, 40)):
            bad[chance.randrange(len(bad))] = chance.randrange(256)
        place.write_bytes(bad)
        told = [finding.help(str(place)) for finding in found(place)]
        assert "" not in told


@pytest.mark.parametrize("what", ["empty", "a page", "cut off", "another program's", "a later make"])
def test_what_cannot_be_read_at_all_is_one_finding(what: str, place: Path) -> None:
    data = place.read_bytes()
    if what == "a later make":
        with closing(sqlite3.connect(place)) as file:
            file.execute("UPDATE alembic_version SET version_num = 'r9999'")
            file.commit()
    else:
        others = {"empty": b"", "a page": b"<html>" * 900, "cut off": data[:700]}
        place.write_bytes(others.get(what, data[:68] + b"\0\0\0\7" + data[72:]))
    (finding,) = found(place)
    assert finding.kind == UNREADABLE
    assert finding.grave


def test_an_index_in_which_nothing_can_be_looked_up_is_found(tmp_path: Path) -> None:
    place = tmp_path / "long.sqlite"
    with closing(open_archive(str(place), new=True)) as archive:
        put(archive, " ".join(f"Wort{number}" for number in range(6000)))
    assert found(place) == []
    assert any("index of words" in line or "words" in line for line in damaged(place, "DELETE FROM words_idx"))


def test_a_last_dossier_that_is_lost_is_no_damage(place: Path) -> None:
    with closing(sqlite3.connect(place)) as file:
        file.execute("UPDATE derived SET data = x'00'")
        file.commit()
    (finding,) = found(place)
    assert not finding.grave
    assert "made again by itself" in finding.help(str(place))


def test_memory_does_not_grow_with_the_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "AT_ONCE", 4)
    few, many = (peak(tmp_path / f"{documents}.sqlite", documents) for documents in (12, 48))
    assert many < 1.3 * few


def peak(place: Path, documents: int) -> int:
    with closing(open_archive(str(place), new=True)) as archive:
        for number in range(documents):
            text = f"Ship {number} came in on Monday. " * 40
            put(archive, text, minute=0, of=capture(text, path=f"page {number}"))
    assert found(place) == []
    tracemalloc.start()
    try:
        assert sum(finding is None for finding in examine(str(place))) > documents
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
