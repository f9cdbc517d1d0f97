"""Who may read what is written: an archive is its owner's, unless he says otherwise."""

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from stores import put

from twosource.archive.opening import FILE, open_archive
from twosource.desk.folder import folder
from twosource.desk.output import opened
from twosource.errors import BadCall

MASKS = [0o000, 0o022, 0o077]


@contextmanager
def masked(mask: int) -> Iterator[None]:
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


def rights(place: Path) -> int:
    return stat.S_IMODE(place.stat().st_mode)


@pytest.mark.parametrize("mask", MASKS)
def test_an_archive_that_is_made_is_nobody_elses_with_all_that_lies_beside_it(tmp_path: Path, mask: int) -> None:
    with masked(mask):
        archive = open_archive(f"{tmp_path}/talks/", new=True)
        with closing(archive):
            put(archive, "The ship came in on Monday.")
            found = {each.name: rights(each) for each in (tmp_path / "talks").iterdir()}
    assert rights(tmp_path / "talks") == 0o700
    assert set(found) == {FILE, f"{FILE}-wal", f"{FILE}-shm"}
    assert set(found.values()) == {0o600}


@pytest.mark.parametrize("mask", MASKS)
def test_an_archive_that_is_shared_stays_shared_with_all_that_lies_beside_it(tmp_path: Path, mask: int) -> None:
    place = tmp_path / "talks.sqlite"
    open_archive(str(place), new=True).close()
    place.chmod(0o660)
    with masked(mask), closing(open_archive(str(place), new=True)) as archive:
        put(archive, "The ship came in on Monday.")
        assert {rights(each) for each in tmp_path.iterdir()} == {0o660}


@pytest.mark.parametrize("mask", MASKS)
def test_a_result_has_the_rights_of_any_new_file_when_it_is_whole_and_is_private_until_then(
    tmp_path: Path, mask: int
) -> None:
    with masked(mask):
        with opened(str(tmp_path / "out.txt")) as sink:
            sink.write(b"words")
            assert [rights(each) for each in tmp_path.iterdir()] == [0o600]
        with folder(str(tmp_path / "tables")) as put_in:
            put_in("a.csv", b"words")
            (fresh,) = (each for each in tmp_path.iterdir() if each.is_dir())
            assert rights(fresh) == 0o700
    assert rights(tmp_path / "out.txt") == 0o666 & ~mask
    assert rights(tmp_path / "tables") == 0o777 & ~mask


def test_what_the_maker_of_a_file_wrote_into_its_schema_calls_nothing_that_does_harm(tmp_path: Path) -> None:
    place = tmp_path / "talks.sqlite"
    open_archive(str(place), new=True).close()
    with closing(sqlite3.connect(place)) as file:
        file.execute("CREATE TRIGGER evil AFTER INSERT ON captures BEGIN SELECT load_extension('evil'); END")
        file.commit()
    with closing(open_archive(str(place), new=False)) as archive, pytest.raises(BadCall, match="unsafe use"):
        put(archive, "The ship came in on Monday.")
