import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from stores import put

from twosource.archive import sqlite, sqlite_schema
from twosource.archive.interface import Archive
from twosource.archive.opening import FILE, open_archive
from twosource.errors import BadCall

TEXTS = [f"Ship {number} came in on Monday." for number in range(30)]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "talks.sqlite"


@pytest.fixture
def archive(place: Path) -> Iterator[Archive]:
    with closing(open_archive(str(place), new=True)) as made:
        yield made


def refusal(place: Path | str, *, new: bool = True) -> str:
    with pytest.raises(BadCall) as caught:
        open_archive(str(place), new=new)
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith(f"{place}: ")
    return str(caught.value)


def changed(place: Path, *statements: str) -> None:
    with closing(sqlite3.connect(place)) as file:
        for statement in statements:
            file.execute(statement)
        file.commit()


def test_an_archive_is_one_file_when_no_program_has_it_open(place: Path, archive: Archive) -> None:
    put(archive, TEXTS[0])
    archive.close()
    assert [path.name for path in place.parent.iterdir()] == [place.name]


def test_a_folder_holds_its_archive(tmp_path: Path) -> None:
    for folder in (f"{tmp_path}", f"{tmp_path}/talks/"):
        open_archive(folder, new=True).close()
        open_archive(folder, new=False).close()
    assert (tmp_path / FILE).is_file()
    assert (tmp_path / "talks" / FILE).is_file()


def test_where_no_archive_is_none_is_made_unless_it_is_asked_for(tmp_path: Path) -> None:
    assert "no archive is there" in refusal(tmp_path / "none", new=False)
    assert "no archive is there" in refusal(tmp_path, new=False)
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "begun").touch()  # a program that was stopped before it could make one
    assert "no archive is there" in refusal(tmp_path / "begun", new=False)
    open_archive(str(tmp_path / "begun"), new=True).close()
    assert "cannot be opened" in refusal(tmp_path / "no" / "folder")


def test_an_address_is_no_archive_but_that_of_a_database() -> None:
    assert "a file, a folder, or postgresql://" in refusal("https://echo.example/talks")
    assert "a file, a folder, or postgresql://" in refusal("postgresql+other://localhost/talks")


@pytest.mark.parametrize("other", ["a page", "another program's", "a later make", "an empty database", "a folder's"])
def test_what_is_no_archive_of_this_make_is_left_as_it_is(other: str, place: Path) -> None:
    if other == "a page":
        place.write_text("<html><body>The port was closed.</body></html>", encoding="utf-8")
    elif other == "another program's":
        changed(place, "CREATE TABLE captures (id)", "INSERT INTO captures VALUES (1)")
    elif other == "a later make":
        open_archive(str(place), new=True).close()
        changed(place, "UPDATE alembic_version SET version_num = 'r9999'", "PRAGMA journal_mode = DELETE")
    elif other == "an empty database":
        changed(place, "PRAGMA application_id = 77")
    else:
        changed(place, "CREATE TABLE alembic_version (version_num)")
    before = place.read_bytes()
    assert ("later version" if other == "a later make" else "no archive of twosource") in refusal(place)
    assert place.read_bytes() == before


def test_a_file_that_was_cut_off_is_told_in_one_line(place: Path, archive: Archive) -> None:
    for text in TEXTS:
        put(archive, text)
    archive.close()
    with place.open("r+b") as file:
        file.truncate(20_000)
    with pytest.raises(BadCall, match="damaged"):
        list(open_archive(str(place), new=False).read())


def test_an_archive_that_others_will_not_let_go_of_is_said_to_be_in_use(
    place: Path, archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(archive, TEXTS[0])
    archive.close()
    changed(place, "PRAGMA journal_mode = DELETE")
    monkeypatch.setattr(sqlite, "PATIENCE", 0)
    monkeypatch.setattr(sqlite_schema, "_TRIES", 2)
    with closing(sqlite3.connect(place, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT * FROM additions").fetchall()
        assert "for too long" in refusal(place, new=False)
    open_archive(str(place), new=False).close()
