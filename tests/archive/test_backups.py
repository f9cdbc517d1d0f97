"""A backup is one state of an archive, whoever writes meanwhile; what is made of it is the same archive."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from stores import PLACES, READER, capture, document, moment, put
from stores import reading as read_in

from twosource.archive import backups
from twosource.archive.backups import back_up, beside, restore, salvage, settle
from twosource.archive.examining.examine import examine
from twosource.archive.examining.finding import Finding
from twosource.archive.holdings import Holdings
from twosource.archive.looking import ground
from twosource.archive.opening import open_archive
from twosource.desk.json import dossier_bytes
from twosource.errors import BadCall

PAGES = Path(__file__).parents[2] / "examples" / "harbour"
FEED = "https://echo.example/rss"


@pytest.fixture(scope="module")
def talks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("archive") / "talks.sqlite"
    with closing(open_archive(str(place), new=True)) as archive:
        held = Holdings(archive, "rules")
        list(held.take_in(map(str, sorted(PAGES.iterdir())[:6])))
        held.judge("merge-names", ["Marta Oakes", "M. Oakes"], who="Anna", why="one person")
        archive.note(FEED, {"": b"noted", "entry": b"seen"})
        archive.outbox().write("hook", [b"{}", b"[]"], since=None, until=moment(0))
    return place


def nothing() -> None:
    """No progress is shown."""


def backed_up(place: Path | str, file: Path) -> Path:
    with beside(file) as made:
        assert back_up(str(place), made, nothing) == []
        settle(made, file, str(file), over=True)
    return file


def everything(place: Path | str) -> tuple[object, ...]:
    """Return all that an archive says."""
    with closing(open_archive(str(place), new=False)) as archive:
        held = Holdings(archive, "rules")
        earliest = min(taken.at for taken in archive.captures())
        return (
            dossier_bytes(held.dossier()),
            held.changes(earliest),
            list(archive.captures()),
            archive.judgements(),
            archive.notes(FEED),
            [archive.capture(taken.sha256) for taken in archive.captures()],
            sorted(hit.document for hit in archive.search("dockers")),
            (archive.outbox().written("hook"), archive.outbox().waiting("hook")),
            archive.state(),
        )


def test_what_is_restored_is_the_same_archive(talks: Path, tmp_path: Path) -> None:
    file = backed_up(talks, tmp_path / "backup.sqlite")
    assert restore(str(file), str(tmp_path / "again.sqlite"), nothing) == []
    assert everything(tmp_path / "again.sqlite") == everything(talks)
    assert restore(str(file), f"{tmp_path}/folder/", nothing) == []
    assert everything(tmp_path / "folder") == everything(talks)


def test_what_is_salvaged_of_a_whole_archive_is_the_same_archive(talks: Path, tmp_path: Path) -> None:
    left: list[str] = []
    again = tmp_path / "again.sqlite"
    assert salvage(str(talks), str(again), nothing, lambda table, row: left.append(table)) == []
    assert everything(again) == everything(talks)
    assert left == []
    with closing(open_archive(str(again), new=False)) as archive:
        put(archive, "What is added later is numbered after all that came over.")


def test_a_backup_is_one_state_while_others_read_and_write(tmp_path: Path) -> None:
    place, file = tmp_path / "talks.sqlite", tmp_path / "backup.sqlite"
    with closing(open_archive(str(place), new=True)) as archive:
        before = [put(archive, "The port was closed."), put(archive, "The port was opened again.", minute=1)]
        reading = archive.read()
        next(reading)

        def meanwhile() -> str:
            backed_up(place, file)
            return moment(2)

        of = capture("The port was sold.")
        page = document("The port was sold.", of)
        archive.add(of, [(page, read_in(page))], [], reader=READER, clock=meanwhile)
        assert len(list(reading)) == 1
        assert len(list(archive.read())) == 3
    with closing(open_archive(str(file), new=False)) as backup:
        assert list(backup.read()) == sorted(before, key=lambda pair: pair[0].id)


def test_who_is_stopped_leaves_no_half_file(talks: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(backups, "_to_disk", stopped)
    with pytest.raises(KeyboardInterrupt):
        backed_up(talks, tmp_path / "backup.sqlite")
    with pytest.raises(KeyboardInterrupt):
        restore(str(talks), str(tmp_path / "again.sqlite"), nothing)
    assert list(tmp_path.iterdir()) == []


def test_an_archive_goes_from_one_database_to_the_other_and_back(talks: Path, tmp_path: Path) -> None:
    theirs, back = PLACES["PostgreSQL"](tmp_path), tmp_path / "back.sqlite"
    assert restore(str(talks), theirs, nothing) == []
    assert everything(theirs) == everything(talks)
    assert [finding for finding in examine(theirs) if finding] == []
    assert restore(theirs, str(back), nothing) == []
    assert everything(back) == everything(talks)
    assert restore(str(backed_up(theirs, tmp_path / "backup.sqlite")), PLACES["PostgreSQL"](tmp_path), nothing) == []
    with pytest.raises(BadCall, match="nothing is written over it"):
        restore(str(talks), theirs, nothing)
    with closing(open_archive(theirs, new=False)) as archive:
        put(archive, "A zebra is added later, and numbered after all that came over.")
        assert len(archive.search("zebra")) == 1


def test_what_is_whole_is_taken_out_of_a_damaged_database(talks: Path, tmp_path: Path) -> None:
    theirs = PLACES["PostgreSQL"](tmp_path)
    assert restore(str(talks), theirs, nothing) == []
    with ground(theirs) as found, found.writing() as connection:
        connection.exec_driver_sql("DROP TRIGGER only_added ON captures")
        connection.exec_driver_sql("UPDATE captures SET data = '\\x00' WHERE id = 2")
        connection.exec_driver_sql("DELETE FROM words WHERE document = 3")
    told = sorted(f"{finding.where}: {finding.what}" for finding in examine(theirs) if finding)
    assert "its bytes cannot be unpacked" in told[0]
    assert told[1].startswith("the index of words: it is not that of the documents")
    assert told[2] == "the trigger of captures: it is missing: rows can be changed or deleted"
    left: list[str] = []
    assert salvage(theirs, str(tmp_path / "again.sqlite"), nothing, lambda table, row: left.append(table))
    assert left.count("additions") == 1


def test_nobody_else_may_read_a_backup_or_what_is_made_of_it(talks: Path, tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        file = backed_up(talks, tmp_path / "backup.sqlite")
        restore(str(file), str(tmp_path / "again.sqlite"), nothing)
    finally:
        os.umask(before)
    assert [path.stat().st_mode & 0o777 for path in tmp_path.iterdir()] == [0o600, 0o600]


def test_nothing_is_ever_written_over_an_archive(talks: Path, tmp_path: Path) -> None:
    file = backed_up(talks, tmp_path / "backup.sqlite")
    for name in ("there.sqlite", "left.sqlite-wal"):
        (tmp_path / name).write_bytes(b"something")
        with pytest.raises(BadCall, match="is there already"):
            restore(str(file), str(tmp_path / name.removesuffix("-wal")), nothing)
        assert (tmp_path / name).read_bytes() == b"something"


def test_an_archive_that_appears_meanwhile_is_not_written_over(
    talks: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "again.sqlite"

    def meanwhile(*call: object) -> Iterator[Finding]:
        place.write_bytes(b"another's")
        return iter(())

    monkeypatch.setattr(backups, "damage", meanwhile)
    with pytest.raises(BadCall, match="is there already"):
        restore(str(talks), str(place), nothing)
    assert place.read_bytes() == b"another's"
    assert [path.name for path in tmp_path.iterdir()] == [place.name]


def test_nothing_is_made_of_a_damaged_backup_and_it_is_named(talks: Path, tmp_path: Path) -> None:
    file = backed_up(talks, tmp_path / "backup.sqlite")
    unguarded(file, "DELETE FROM captures WHERE id = 2")
    found = restore(str(file), str(tmp_path / "again.sqlite"), nothing)
    assert any("a capture is missing" in finding.what for finding in found)
    assert [path.name for path in tmp_path.iterdir()] == [file.name]


def unguarded(place: Path, *statements: str) -> None:
    with closing(sqlite3.connect(place)) as file:
        for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            file.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            file.execute(statement)
        file.commit()


DAMAGE = {
    "a capture is gone": "DELETE FROM captures WHERE id = 2",
    "a capture is another": "UPDATE captures SET data = x'789c030000000001' WHERE id = 2",
    "a document is gone": "DELETE FROM documents WHERE id = 2",
    "a document is another": "UPDATE documents SET digest = 'x' WHERE id = 2",
    "a reading is gone": "DELETE FROM readings WHERE document = 2",
    "a reading is another": "UPDATE readings SET data = x'00' WHERE document = 2",
    "what was given is gone": "DELETE FROM held WHERE addition = 2",
    "what was given is strange": "UPDATE held SET document = 'x' WHERE addition = 2",
    "the guards are gone": "SELECT 1",
    "an index is gone": "DROP INDEX held_by_document",
    "the words are gone": "DELETE FROM words_docsize",
}


@pytest.mark.parametrize("what", DAMAGE)
def test_the_advice_works_what_is_whole_is_taken_and_the_rest_is_added_again(
    what: str, talks: Path, tmp_path: Path
) -> None:
    bad, again = backed_up(talks, tmp_path / "bad.sqlite"), tmp_path / "again.sqlite"
    unguarded(bad, DAMAGE[what])
    left: list[tuple[str, object]] = []
    found = salvage(str(bad), str(again), nothing, lambda table, row: left.append((table, row)))
    assert found
    paths = {row.path for table, row in left if table == "additions"}  # type: ignore[attr-defined]
    assert len(paths) == (0 if what.startswith(("the ", "an index")) else 1)
    with closing(open_archive(str(again), new=False)) as archive:
        held = Holdings(archive, "rules")
        assert {taken.path for taken in archive.captures()}.isdisjoint(paths)
        assert sum(len(each.documents) for each in held.take_in(sorted(paths))) == len(paths)
        with closing(open_archive(str(talks), new=False)) as whole:
            assert dossier_bytes(held.dossier()) == dossier_bytes(Holdings(whole).dossier())


def test_what_is_whole_is_taken_past_pages_that_cannot_be_read(tmp_path: Path) -> None:
    place, again = tmp_path / "bad.sqlite", tmp_path / "again.sqlite"
    with closing(open_archive(str(place), new=True)) as archive:
        for number in range(60):
            put(archive, f"Ship {number} came in. " * 40, of=capture(str(number) * 900, path=f"page {number}"))
    data = bytearray(place.read_bytes())
    size = int.from_bytes(data[16:18], "big")
    with closing(sqlite3.connect(place)) as file:
        leaves = (
            [
                page
                for (page,) in file.execute("SELECT pageno FROM dbstat WHERE name = 'documents' AND pagetype = 'leaf'")
            ]
            if has_dbstat(file)
            else []
        )
    if not leaves:
        pytest.skip("this SQLite does not say what its pages are for")
    at = (leaves[len(leaves) // 2] - 1) * size
    data[at] ^= 0xFF
    place.write_bytes(data)
    left: list[str] = []
    assert salvage(str(place), str(again), nothing, lambda table, row: left.append(table))
    with closing(open_archive(str(again), new=False)) as archive:
        kept = {taken.path for taken in archive.captures()}
    assert 0 < len(kept) < 60
    assert left.count("additions") == 60 - len(kept)


def has_dbstat(file: sqlite3.Connection) -> bool:
    return any(row[0] == "ENABLE_DBSTAT_VTAB" for row in file.execute("PRAGMA compile_options"))
